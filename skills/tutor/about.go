package tutor

import (
	"ken/notes"
	"ken/notes/cards"
)

// About tells whether a text with its place belongs to a goal, as a card would that asks
// for it.
func (g Goal) About(text string, at notes.Source) bool {
	return g.covers(&Item{Held: Held{Card: cards.Card{Question: text, Source: at}}})
}

// Goals are those the deck works towards.
func (d *Deck) Goals() []Goal { return d.goals }

// Of returns the ids of the cards that belong to a goal and may be asked.
func (d *Deck) Of(g Goal) []string {
	var ids []string
	for n := range d.items {
		if i := &d.items[n]; i.Asked() && g.covers(i) {
			ids = append(ids, i.ID)
		}
	}
	return ids
}
