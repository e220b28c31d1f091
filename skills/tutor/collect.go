package tutor

import (
	"ken/notes/cards"
)

// Collect puts together what a deck holds: the cards that stand in documents and those
// of the book, as the book has anchored them, what was dropped, and proposals that
// nobody has decided on. A card has the first of these standings that it comes with.
func Collect(a cards.Anchored, unwanted, proposed []cards.Card) []Held {
	changed := map[string]bool{}
	for _, c := range a.AnswerChanged {
		changed[c.Card.ID] = true
	}
	var held []Held
	add := func(s Standing, list []cards.Card) {
		for _, c := range list {
			held = append(held, Held{Card: c, Standing: s, Changed: s == Written && changed[c.ID]})
		}
	}
	add(Written, a.Cards)
	add(Kept, a.Own)
	add(Orphan, a.Orphans)
	add(Dropped, unwanted)
	add(Proposed, proposed)
	return held
}
