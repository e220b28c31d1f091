package diagram

import (
	"cmp"
	"hash/fnv"
	"slices"

	"ken/notes"
	"ken/notes/cards"
	"ken/render/diagram"
)

// Blanks says what of a diagram is hidden for recall.
type Blanks struct {
	// Share is how much of the nodes is hidden, 0 to 1; 0 means a third.
	Share float64
	// Seed chooses which: the same seed hides the same.
	Seed uint64
	// Edges hides the words on edges as well, where there are any.
	Edges bool
}

// Blank hides labels of a diagram and returns it with a card for each of them, in the
// order of the nodes. What a card asks for is one label, its source is what the diagram
// rests on there. Two neighbours are not both hidden, so that each can be told from what
// leads to it. The diagram that is given stays as it is.
func Blank(d Drawn, b Blanks) (Drawn, []cards.Card) {
	hidden := map[string]bool{}
	most := int(cmp.Or(b.Share, 1.0/3)*float64(len(d.Nodes)) + 0.5)
	order := make([]int, len(d.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(drawnLot(b.Seed, d.Nodes[i].ID), drawnLot(b.Seed, d.Nodes[j].ID))
	})
	var list []cards.Card
	at := map[string]cards.Card{}
	for _, i := range order {
		n := d.Nodes[i]
		if len(hidden) >= most {
			break
		}
		if d.besides(n.ID, hidden) {
			continue
		}
		if c, ok := d.asks(n); ok {
			hidden[n.ID], at[n.ID] = true, c
		}
	}
	for _, n := range d.Nodes {
		if c, ok := at[n.ID]; ok {
			list = append(list, c)
		}
	}
	out := d.masked(hidden)
	if b.Edges && out.Diagram.Graph != nil {
		for i, e := range d.Edges {
			if e.Label != "" && !hidden[e.From] && !hidden[e.To] && len(e.Cites) > 0 {
				out.Diagram.Graph.Edges[i].Blank = true
				list = append(list, card("How does "+d.labelOf(e.From)+" belong together with "+d.labelOf(e.To)+"?", e.Label, e.Cites[0]))
			}
		}
	}
	return out, list
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

// asks makes the question that a hidden node answers: what an edge leads to, else what an
// edge leads from. Where several nodes would be right there is none.
func (d Drawn) asks(n Node) (cards.Card, bool) {
	for _, e := range d.Edges {
		if e.To == n.ID && d.only(e, func(f Edge) bool { return f.From == e.From }) {
			return card(question(d.Form, d.labelOf(e.From), e.Label, true), n.Label, citeOf(e, n.Label)), true
		}
	}
	for _, e := range d.Edges {
		if e.From == n.ID && d.only(e, func(f Edge) bool { return f.To == e.To }) {
			return card(question(d.Form, d.labelOf(e.To), e.Label, false), n.Label, citeOf(e, n.Label)), true
		}
	}
	return cards.Card{}, false
}

// citeOf is the place of an edge that holds an answer.
func citeOf(e Edge, answer string) notes.Source {
	for _, c := range e.Cites {
		if stands(answer, c.Quote) {
			return c
		}
	}
	return e.Cites[0]
}

// only tells whether no other edge with the same words shares an end with one.
func (d Drawn) only(e Edge, same func(Edge) bool) bool {
	n := 0
	for _, f := range d.Edges {
		if same(f) && key(f.Label) == key(e.Label) {
			n++
		}
	}
	return n == 1 && len(e.Cites) > 0
}

// question asks for the far end of an edge.
func question(form Form, near, label string, forward bool) string {
	switch {
	case label != "" && forward:
		return near + " " + label + " …?"
	case label != "":
		return "… " + label + " " + near + ": what does?"
	case form == Timeline && forward:
		return "What happened on " + near + "?"
	case form == Timeline:
		return "When was this: " + near + "?"
	case form == Process && forward:
		return "What comes after “" + near + "”?"
	case form == Process:
		return "What comes before “" + near + "”?"
	case form == People && forward:
		return "What does " + near + " answer for?"
	case form == People:
		return "Who answers for “" + near + "”?"
	case form == Mindmap && forward:
		return "What belongs to “" + near + "”?"
	case form == Mindmap:
		return "What does “" + near + "” belong to?"
	case forward:
		return "What does “" + near + "” lead to?"
	}
	return "What leads to “" + near + "”?"
}

func card(question, answer string, at notes.Source) cards.Card {
	c := cards.Card{
		Kind: cards.Exact, Level: cards.Recall, Question: question, Answers: []string{answer}, Source: at, Origin: cards.Made, Tags: []string{},
	}
	c.ID = cards.Identify(c)
	return c
}

func (d Drawn) labelOf(id string) string {
	for _, n := range d.Nodes {
		if n.ID == id {
			return n.Label
		}
	}
	return id
}

// masked returns the diagram with some nodes marked as hidden, in copies of its parts.
func (d Drawn) masked(hidden map[string]bool) Drawn {
	return d.with(func(id string, n *diagram.Node, b *diagram.Branch) {
		if n != nil {
			n.Blank = hidden[id]
		} else {
			b.Blank = hidden[id]
		}
	}, hidden)
}

// Mastery sets how well each node is known: the mean of what known says of the places
// that the node rests on, as cards that overlap them have it. Where known tells nothing of
// any, the node keeps -1.
func Mastery(d Drawn, known func(at notes.Source) (float64, bool)) Drawn {
	how := map[string]float64{}
	for _, n := range d.Nodes {
		sum, count := 0.0, 0
		for _, c := range n.Cites {
			if v, ok := known(c); ok {
				sum += min(max(v, 0), 1)
				count++
			}
		}
		how[n.ID] = -1
		if count > 0 {
			how[n.ID] = sum / float64(count)
		}
	}
	return d.with(func(id string, n *diagram.Node, b *diagram.Branch) {
		if n != nil {
			n.Mastery = how[id]
		} else {
			b.Mastery = how[id]
		}
	}, nil)
}

// with copies the parts of a drawing and has each node or branch changed. The periods of
// a timeline are hidden as a whole.
func (d Drawn) with(change func(string, *diagram.Node, *diagram.Branch), hidden map[string]bool) Drawn {
	switch {
	case d.Diagram.Graph != nil:
		g := *d.Diagram.Graph
		g.Nodes, g.Edges = slices.Clone(g.Nodes), slices.Clone(g.Edges)
		for i := range g.Nodes {
			change(g.Nodes[i].ID, &g.Nodes[i], nil)
		}
		d.Diagram.Graph = &g
	case d.Diagram.Tree != nil:
		t := changed(*d.Diagram.Tree, change)
		d.Diagram.Tree = &t
	case d.Diagram.Timeline != nil && hidden != nil:
		t := *d.Diagram.Timeline
		t.Periods = slices.Clone(t.Periods)
		n := -1
		periods := map[string]int{}
		for _, e := range d.Edges {
			if _, known := periods[e.From]; !known {
				n++
				periods[e.From] = n
			}
			if (hidden[e.From] || hidden[e.To]) && n < len(t.Periods) {
				t.Periods[n].Blank = true
			}
		}
		d.Diagram.Timeline = &t
	}
	return d
}

func changed(b diagram.Branch, change func(string, *diagram.Node, *diagram.Branch)) diagram.Branch {
	change(b.ID, nil, &b)
	b.Children = slices.Clone(b.Children)
	for i := range b.Children {
		b.Children[i] = changed(b.Children[i], change)
	}
	return b
}
