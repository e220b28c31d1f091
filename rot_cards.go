package main

import (
	"cmp"
	"context"
	"slices"

	"ken/notes"
	"ken/skills/tutor"
)

// A rottenCard is a card that ken made of words which no longer stand where they stood.
type rottenCard struct {
	Card     string `json:"card"`
	Question string `json:"question"`
	// State is "changed" or "missing".
	State  string       `json:"state"`
	Source notes.Source `json:"source"` // as it was when the card was made
	// Now is what stands there instead; its Path is "" where nothing does.
	Now notes.Source `json:"now"`
	Why string       `json:"why"`
}

// rottenCards are the cards of "ken rot".
type rottenCards struct {
	list []rottenCard
	of   int // cards that were made of a document
}

// rottenCards lists the cards whose source has changed, of the documents named or of all.
// Where the cards cannot be read the notes are looked at all the same.
func (s *session) rottenCards(ctx context.Context, names []string) (rottenCards, error) {
	within, err := s.within(names)
	if err != nil {
		return rottenCards{}, err
	}
	t, err := s.tutoring(ctx)
	if err != nil {
		if ctx.Err() == nil {
			s.warnHinted(err, "cards are not looked at")
		}
		return rottenCards{}, ctx.Err()
	}
	var r rottenCards
	for _, i := range t.deck.Items() {
		if i.Standing != tutor.Kept || i.Source.Quote == "" || !within(i.Source.Path) {
			continue
		}
		r.of++
		if rot, found := t.rotten[i.ID]; found && i.Stale != "" {
			r.list = append(r.list, rottenCardOf(i, rot))
		}
	}
	slices.SortStableFunc(r.list, func(a, b rottenCard) int {
		return cmp.Or(cmp.Compare(a.Source.Path, b.Source.Path), cmp.Compare(a.Source.Line, b.Source.Line))
	})
	return r, nil
}

func rottenCardOf(i tutor.Item, r tutor.Rotten) rottenCard {
	c := rottenCard{i.ID, i.Question, "changed", r.Source, r.Now, r.Reason}
	if r.Now.Quote == "" {
		c.State, c.Now = "missing", notes.Source{Heading: []string{}}
	}
	return c
}

func (r rottenCards) text(p *paper) {
	for _, c := range r.list {
		p.in(p.style.Cite, "card "+c.Card)
		p.printf(": %s\n", c.Question)
		replaced(p, c.State, c.Source, c.Now)
	}
}
