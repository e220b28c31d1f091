package tutor

import (
	"fmt"

	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
)

// Suspend has the card not asked until it is resumed, and goes on. An answer that was
// given before stays.
func (s *Session) Suspend(now recall.Moment) error { return s.away(journal.Suspend, now) }

// Bury has the card not asked again on this learner's day, and goes on.
func (s *Session) Bury(now recall.Moment) error { return s.away(journal.Bury, now) }

// away takes the card out of the session.
func (s *Session) away(t journal.Type, now recall.Moment) error {
	if s.stage == Done {
		return fmt.Errorf("%s the card: %w", t, ErrStage)
	}
	if s.stage == Sure {
		if err := s.Confidence(0); err != nil {
			return err
		}
	}
	e := s.event(t, now)
	if s.stage == Feedback && s.now.proposed != 0 {
		if err := s.settle(0, e); err != nil {
			return err
		}
	} else {
		e, err := s.write(e)
		if err != nil {
			return err
		}
		st := step{kind: aside, before: s.state, card: s.now.card, events: []string{e.ID}}
		s.past = append(s.past, s.remember(st, e))
	}
	s.drop(s.now.card)
	s.next(now)
	return nil
}

// drop takes a card from those that come back.
func (s *Session) drop(card string) {
	var left []pending
	for _, p := range s.again {
		if p.card != card {
			left = append(left, p)
		}
	}
	s.again = left
}

// finish settles an answer that was given as it is proposed. One that only the learner
// can rate, and has not, is no answer yet.
func (s *Session) finish() error {
	if s.stage == Sure {
		if err := s.Confidence(0); err != nil {
			return err
		}
	}
	if s.stage == Feedback && s.now.proposed != 0 {
		return s.settle(0)
	}
	return nil
}

// Leave ends the session. Every answer that was given is kept, one that was not rated
// as it is proposed.
func (s *Session) Leave(now recall.Moment) (Summary, error) {
	if s.stage != Done {
		if err := s.finish(); err != nil {
			return Summary{}, err
		}
		s.end(now)
	}
	return *s.summary(), nil
}

// Flag notes that the card is to be looked at, and why; "" for no reason. The session
// stays where it is.
func (s *Session) Flag(note string, now recall.Moment) error {
	if s.stage == Done {
		return fmt.Errorf("flag the card: %w", ErrStage)
	}
	e := s.event(journal.Flag, now)
	e.Note = note
	e.Off = s.item().Memory.Flagged && note == ""
	e, err := s.write(e)
	if err != nil {
		return err
	}
	st := step{kind: noted, card: s.now.card, events: []string{e.ID}}
	s.past = append(s.past, s.remember(st, e))
	return nil
}

// Edited takes in the card that is asked as the user has changed it, and stays at it.
// Its history stays; an answer that was already compared stays as it was found.
func (s *Session) Edited(c cards.Card, now recall.Moment) error {
	if s.stage == Done || c.ID != s.now.card {
		return fmt.Errorf("edit the card: %w", ErrStage)
	}
	from, to := cards.Hash(s.item().Card), cards.Hash(c)
	if from != to {
		e := s.event(journal.Edit, now)
		e.From, e.To = from, to
		if _, err := s.write(e); err != nil {
			return err
		}
	}
	s.deck.replace(c)
	delete(s.wrongs, c.ID)
	a := &s.now
	if s.stage == Asking && from != to {
		a.clue, a.choices, a.words, a.rung = "", nil, "", Free
	}
	return nil
}

// More goes on after the end: with the cards that are still wrong where again is set,
// else with what is due by now, or ahead. It returns a session of its own.
func (s *Session) More(again bool, now recall.Moment) *Session {
	w := s.wants
	w.Only = nil
	if again {
		w.Only = s.summary().Again
		w.Minutes, w.Count = 0, 0
	} else {
		w.Ahead = s.deck.Count(now).Due == 0
	}
	return s.desk.Begin(w, now)
}
