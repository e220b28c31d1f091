package diagram

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/prose"
	"ken/render/diagram"
)

// The rules of blanks:
//
//   - What is asked can be told from what is shown: two neighbours are not both hidden.
//   - An answer stands neither in its own question nor in that of another blank, and
//     nowhere in the drawing it is filled into.
//   - The same diagram and seed hide the same.

// What of a diagram may be hidden.
const (
	BlankLabels = "labels" // what stands in boxes, branches and days
	BlankEdges  = "edges"  // the words on edges
	BlankBoth   = "both"
)

// Blanks says what of a diagram is hidden for recall.
type Blanks struct {
	// What is one of the three; "" is BlankLabels.
	What string
	// Share is how much of the labels is hidden, 0 to 1; 0 means a third.
	Share float64
	// Seed chooses which.
	Seed uint64
	// Passed tells blanks that are not wanted; nil wants all.
	Passed func(c cards.Card) bool
	// Fence writes the drawing of a card as Mermaid; without it cards have none.
	Fence func(d diagram.Diagram) string
}

// mostEdges is how many words on edges are hidden at once.
const mostEdges = 6

// A blank is one place of a diagram that is hidden, with the card that asks for it.
type blank struct {
	node int // index into Drawn.Nodes, -1 where it is an edge
	edge int
	card cards.Card
}

// Blank hides labels of a diagram or words on its edges, and returns it as a sheet to be
// filled in, with a card for each blank in the order of the diagram. Nothing in the sheet
// tells what is hidden; its citations are left out with the rest. What a card asks for is
// one label, its source is what the diagram rests on there, and its drawing has that one
// label hidden. The diagram that is given stays as it is.
func Blank(d Drawn, b Blanks) (sheet Drawn, list []cards.Card) {
	var chosen []blank
	if b.What != BlankEdges {
		chosen = d.labels(b)
	}
	if b.What == BlankEdges || b.What == BlankBoth {
		chosen = append(chosen, d.words(b, chosen)...)
	}
	sheet = d.bare()
	for _, one := range chosen {
		sheet = sheet.masked(one, cards.DrawnBlank)
		if b.Fence != nil {
			one.card.Drawing = &cards.Drawing{Of: d.Topic, Mermaid: b.Fence(d.masked(one, cards.AskedBlank).Diagram)}
		}
		list = append(list, one.card)
	}
	return sheet, list
}

// labels chooses the nodes to be hidden.
func (d Drawn) labels(b Blanks) []blank {
	order := make([]int, len(d.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(drawnLot(b.Seed, d.Nodes[i].ID), drawnLot(b.Seed, d.Nodes[j].ID))
	})
	most := int(cmp.Or(b.Share, 1.0/3)*float64(len(d.Nodes)) + 0.5)
	hidden := map[string]bool{}
	var chosen []blank
	for _, i := range order {
		n := d.Nodes[i]
		if len(chosen) >= most || d.besides(n.ID, hidden) {
			continue
		}
		if c, ok := d.asks(n); ok && !b.passes(c) && apart(c, chosen) {
			hidden[n.ID] = true
			chosen = append(chosen, blank{node: i, edge: -1, card: c})
		}
	}
	slices.SortFunc(chosen, func(x, y blank) int { return cmp.Compare(x.node, y.node) })
	return chosen
}

// words chooses the words on edges to be hidden. Everyday words, as the "is" of a
// definition, are worth no question.
func (d Drawn) words(b Blanks, before []blank) []blank {
	hidden := map[string]bool{}
	for _, one := range before {
		hidden[d.Nodes[one.node].ID] = true
	}
	var chosen []blank
	for i, e := range d.Edges {
		if len(chosen) == mostEdges || d.Diagram.Graph == nil {
			break
		}
		if !telling(e.Label) || len(e.Cites) == 0 || hidden[e.From] || hidden[e.To] {
			continue
		}
		c := card(d.labelOf(e.From)+" "+cards.DrawnBlank+" "+d.labelOf(e.To)+"?", e.Label, citeOf(e, e.Label))
		if !b.passes(c) && apart(c, slices.Concat(before, chosen)) {
			chosen = append(chosen, blank{node: -1, edge: i, card: c})
		}
	}
	return chosen
}

func (b Blanks) passes(c cards.Card) bool { return b.Passed != nil && b.Passed(c) }

// apart tells whether a card's answer stands in no question, and no other answer in its.
func apart(c cards.Card, chosen []blank) bool {
	if c.Tells(c.Question) {
		return false
	}
	for i := range chosen {
		if c.Tells(chosen[i].card.Question) || chosen[i].card.Tells(c.Question) {
			return false
		}
	}
	return true
}

// telling tells whether a text has a word that is no everyday one.
func telling(text string) bool {
	for w := range prose.Words(text) {
		if !prose.Stop(w.Term) {
			return true
		}
	}
	return false
}

// drawnLot is a number for a node that the seed alone decides.
func drawnLot(seed uint64, id string) uint64 {
	h := fnv.New64a()
	var b [8]byte
	for i := range b {
		b[i] = byte(seed >> (8 * i))
	}
	_, _ = h.Write(b[:]) // it never fails
	_, _ = h.Write([]byte(id))
	v := h.Sum64()
	v ^= v >> 29 // neighbouring ids differ in few bits of the sum
	return v * 0xbf58476d1ce4e5b9
}

// besides tells whether a node lies next to one that is hidden.
func (d Drawn) besides(id string, hidden map[string]bool) bool {
	for _, e := range d.Edges {
		if e.From == id && hidden[e.To] || e.To == id && hidden[e.From] {
			return true
		}
	}
	return false
}

// longExact is how many words an answer has at most that is compared word by word. A
// whole clause is compared by what it says.
const longExact = 4

// card makes the card of a blank.
func card(question, answer string, at notes.Source) cards.Card {
	c := cards.Card{
		Kind: cards.Exact, Level: cards.Recall, Question: question, Answers: []string{strings.TrimSpace(strings.TrimSuffix(answer, "…"))},
		Source: at, Origin: cards.Made, Tags: []string{},
	}
	if len(strings.Fields(answer)) > longExact {
		c.Kind = cards.Prose
	}
	c.ID = cards.Identify(c)
	return c
}
