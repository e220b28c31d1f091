package tutor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/prose"
	"ken/skills/evidence"
)

// When a card is a leech: Anki's eight is late (S9); after that every third time.
const (
	leechAt    = 6
	leechAgain = 3
)

// A Repair is what can be done about a card that is forgotten again and again, instead
// of asking it once more. Nothing of it happens by itself.
type Repair struct {
	Card   string `json:"card"`
	Lapses int    `json:"lapses"`
	// Proposals are what may help, the most likely first; never none.
	Proposals []Mend `json:"proposals"`
}

// A Mend is one proposal.
type Mend struct {
	// Kind is "split", "context", "confused" or "mnemonic".
	Kind string `json:"kind"`
	Text string `json:"text"` // what is proposed and why
	// Cards are what the card would become; of "context" one card with its id, of "split"
	// several without. Empty where the learner has to write.
	Cards []cards.Card `json:"cards,omitempty"`
	// Other is the card it is taken for, of "confused".
	Other string `json:"other,omitempty"`
}

// Repair returns the proposals for a card. The same deck and log give the same.
func (d *Deck) Repair(id string) Repair {
	i := d.item(id)
	if i == nil {
		return Repair{Card: id, Proposals: []Mend{}}
	}
	r := Repair{Card: id, Lapses: i.Memory.Lapses}
	r.Proposals = append(r.Proposals, d.confused(i)...)
	r.Proposals = append(r.Proposals, split(i)...)
	r.Proposals = append(r.Proposals, inContext(i)...)
	r.Proposals = append(r.Proposals, Mend{Kind: "mnemonic", Text: mnemonic(i)})
	return r
}

// Leeches are the cards to repair, the most often forgotten first.
func (d *Deck) Leeches() []Repair {
	list := []Repair{}
	for n := range d.items {
		if i := &d.items[n]; i.Asked() && i.Memory.Lapses >= leechAt {
			list = append(list, d.Repair(i.ID))
		}
	}
	slices.SortStableFunc(list, func(a, b Repair) int { return cmp.Compare(b.Lapses, a.Lapses) })
	return list
}

// mostPieces is how many parts of an answer are still learnt as one.
const mostPieces = 3

// split proposes a card for each part of a long answer.
func split(i *Item) []Mend {
	pieces := parts(i)
	if len(pieces) < 2 || i.Kind == cards.List && len(pieces) <= mostPieces {
		return nil
	}
	m := Mend{Kind: "split", Text: fmt.Sprintf("Its answer has %d parts. A card for each is easier to keep than one for all.", len(pieces))}
	for n, p := range pieces {
		c := i.Card
		c.ID, c.Kind, c.Answers, c.Ordered, c.GUID, c.Part, c.Origin = "", cards.Prose, []string{p}, false, "", n, cards.Made
		if len(strings.Fields(p)) <= 4 {
			c.Kind = cards.Exact
		}
		c.Question = fmt.Sprintf("%s (part %d of %d)", i.Question, n+1, len(pieces))
		if n > 0 && i.Kind == cards.List && i.Ordered {
			c.Question = fmt.Sprintf("%s What comes after “%s”?", i.Question, best(pieces[n-1]))
		}
		m.Cards = append(m.Cards, c)
	}
	return []Mend{m}
}

// parts are the items of a list, the sentences of prose, or what a semicolon parts.
func parts(i *Item) []string {
	if i.Kind == cards.List {
		return i.Answers
	}
	if i.Kind != cards.Prose || len(i.Answers) == 0 {
		return nil
	}
	text := best(i.Answers[0])
	var out []string
	for _, s := range prose.Sentences(text) {
		for clause := range strings.SplitSeq(s.In(text), "; ") {
			if clause = strings.TrimSpace(clause); !blank(clause) {
				out = append(out, clause)
			}
		}
	}
	return out
}

// inContext proposes to say in the question what it is about, where it does not.
func inContext(i *Item) []Mend {
	h := i.Source.Heading
	if len(h) == 0 {
		return nil
	}
	under := h[len(h)-1]
	if shared(evidence.Stems(under), evidence.Stems(i.Question)) > 0 || i.Tells(under) || blank(under) {
		return nil
	}
	c := i.Card
	c.Question = fmt.Sprintf("%s: %s", under, i.Question)
	return []Mend{{
		Kind: "context", Cards: []cards.Card{c},
		Text: fmt.Sprintf("Its question does not say that it is about “%s”. With that in it there is more to remember it by.", under),
	}}
}

// confused finds cards that are taken for this one: their answers were given to it, or
// its answer to theirs, or the questions say nearly the same and the answers do not.
func (d *Deck) confused(i *Item) []Mend {
	given := d.wrongAnswers()
	type pair struct {
		other *Item
		count int
	}
	var pairs []pair
	stems := evidence.Stems(i.Question)
	for n := range d.items {
		o := &d.items[n]
		if o.ID == i.ID || !o.Asked() || o.Kind == cards.List || i.Kind == cards.List || sameAnswer(i, o) {
			continue
		}
		count := matches(given[i.ID], o) + matches(given[o.ID], i)
		if count == 0 && o.Source.Path == i.Source.Path && o.Kind == i.Kind {
			other := evidence.Stems(o.Question)
			if len(stems) > 2 && shared(stems, other) >= 0.8 && shared(other, stems) >= 0.8 {
				count = 1
			}
		}
		if count > 0 {
			pairs = append(pairs, pair{o, count})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.count, a.count) })
	var out []Mend
	for _, p := range pairs[:min(len(pairs), 2)] {
		out = append(out, Mend{
			Kind: "confused", Other: p.other.ID,
			Text: fmt.Sprintf("It is taken for another: “%s”. A card that asks how the two differ keeps them apart.", p.other.Question),
			Cards: []cards.Card{{
				Kind: cards.Prose, Level: cards.Understand, Origin: cards.Made, Source: i.Source, Tags: i.Tags,
				Question: fmt.Sprintf("How do these differ? 1. %s 2. %s", i.Question, p.other.Question),
				Answers:  []string{best(i.Answers[0]) + "; " + best(p.other.Answers[0])},
			}},
		})
	}
	return out
}

// wrongAnswers are what was typed and wrong, by card, where the log keeps that.
func (d *Deck) wrongAnswers() map[string][]string {
	given := map[string][]string{}
	for _, e := range d.log.Events() {
		if e.Type == journal.Review && e.Given != "" && e.Verdict() == "wrong" {
			given[e.Card] = append(given[e.Card], prose.Plain(e.Given))
		}
	}
	return given
}

// matches counts the texts that are an answer of a card.
func matches(given []string, i *Item) int {
	n := 0
	for _, g := range given {
		for _, a := range i.Answers {
			for alt := range strings.SplitSeq(a, " | ") {
				if g == prose.Plain(alt) {
					n++
				}
			}
		}
	}
	return n
}

func sameAnswer(a, b *Item) bool {
	return prose.Plain(best(a.Answers[0])) == prose.Plain(best(b.Answers[0]))
}

// mnemonic asks for a bridge of the learner's own: those hold best.
func mnemonic(i *Item) string {
	if i.Kind == cards.List {
		return "Write a word or a sentence whose letters begin the items, and put it into the hint of the card."
	}
	return "Write down, in your own words, what it reminds you of or why it has to be so, and put that into the hint of the card."
}
