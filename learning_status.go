package main

import (
	"context"
	"fmt"
)

// A learningStatus is how the learner stands, as "ken status" has it.
type learningStatus struct {
	Cards int `json:"cards"` // that are asked at all
	Due   int `json:"due"`
	New   int `json:"new"` // never asked
	// Delegated is how many statements ken wrote for the user, Recalled of how many the user
	// has recalled what they rest on, Debt the difference.
	Delegated int `json:"delegated"`
	Recalled  int `json:"recalled"`
	Debt      int `json:"debt"`

	minutes int
}

// learningStatus counts the cards and what is owed. Where they cannot be read that is
// said, and all else of the status stands.
func (s *session) learningStatus(ctx context.Context) (learningStatus, error) {
	t, err := s.tutoring(ctx)
	if err == nil {
		k, serr := t.standing(ctx)
		if serr == nil {
			return learningStatus{k.Cards, k.Due, k.New, k.Delegated, k.Recalled, k.Debt, k.Minutes}, nil
		}
		err = serr
	}
	if ctx.Err() == nil {
		s.warnHinted(err, "cards are not counted")
	}
	return learningStatus{}, ctx.Err()
}

// text says it; nothing where there is nothing to learn yet.
func (l learningStatus) text(p *paper) {
	if l.Cards+l.Delegated == 0 {
		return
	}
	p.printf("\n")
	p.heading("Learning")
	due := fmt.Sprintf("%d due", l.Due)
	if l.Due > 0 {
		due += ", about " + plural(l.minutes, "minute")
	}
	p.row("", fmt.Sprintf("%s: %s; %d new", plural(l.Cards, "card"), due, l.New))
	if l.Delegated > 0 {
		p.row("", fmt.Sprintf("%s written for you; you have recalled what %d rest on, %d to go",
			plural(l.Delegated, "statement"), l.Recalled, l.Debt))
	}
}
