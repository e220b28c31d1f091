package tutor

import (
	"fmt"

	"ken/notes/journal"
	"ken/notes/recall"
)

// A step is something that can be taken back, with the events it wrote.
type step struct {
	kind   stepKind
	card   string
	events []string
	before state // of an attempt and of what was done aside
	// from and to are the days between which the card was moved, 0 for none.
	from, to int
}

type stepKind int

const (
	attempt stepKind = iota // until the answer was shown
	rated                   // from there to the rating; what came before goes with it
	aside                   // suspending, burying, flagging
)

// Undone says what was taken back.
type Undone struct {
	Card string `json:"card"`
	What string `json:"what"`
	// Earlier tells that it was done before this session.
	Earlier bool `json:"earlier,omitempty"`
}

// undoing says what Undo would take back of this session.
func (s *Session) undoing() string {
	if len(s.past) == 0 {
		return ""
	}
	st := &s.past[len(s.past)-1]
	question := st.card
	if i := s.deck.item(st.card); i != nil {
		question = i.Question
	}
	switch st.kind {
	case attempt:
		return "the answer to: " + question
	case rated:
		return "the rating of: " + question
	}
	return "what was done to: " + question
}

// Undo takes back the last thing that was done, and goes back to its card: of an answer
// all that belongs to it. What this session did is taken back first, then what the log
// has from before it, as far back as it goes. Nothing is erased: the log says that it
// did not happen.
func (s *Session) Undo(now recall.Moment) (Undone, error) {
	if len(s.past) == 0 {
		return s.undoEarlier(now)
	}
	top := s.past[len(s.past)-1]
	out := Undone{Card: top.card, What: s.undoing()}
	for {
		st := &s.past[len(s.past)-1]
		for len(st.events) > 0 {
			last := len(st.events) - 1
			if err := s.takeBack(st.events[last], st.card, now); err != nil {
				return Undone{}, err
			}
			st.events = st.events[:last:last]
		}
		s.unshift(st)
		before, kind := st.before, st.kind
		s.past = s.past[:len(s.past)-1]
		if kind != rated && (top.kind != rated || kind == attempt) {
			s.state = before
			break
		}
	}
	s.now.shown = now
	s.refresh()
	return out, nil
}

// takeBack writes that an event did not happen.
func (s *Session) takeBack(id, card string, now recall.Moment) error {
	if _, err := s.log.Add(journal.Event{Type: journal.Undo, Ref: id, At: now.At, TZ: now.Offset}); err != nil {
		return fmt.Errorf("take back: %w", err)
	}
	s.dirty[card] = true
	return nil
}

// unshift moves a card back in the count of what is due.
func (s *Session) unshift(st *step) {
	if st.from != 0 {
		s.load[st.from]++
	}
	if st.to != 0 {
		s.load[st.to]--
	}
	st.from, st.to = 0, 0
}

// lastAttempt is where in the past the attempt at the question that is asked stands.
func (s *Session) lastAttempt() int {
	for n := len(s.past) - 1; n >= 0; n-- {
		if s.past[n].kind == attempt {
			return n
		}
	}
	return -1
}

// undoEarlier takes back what was done last before this session, and asks its card.
func (s *Session) undoEarlier(now recall.Moment) (Undone, error) {
	events := s.log.Events()
	for n := len(events) - 1; n >= 0; n-- {
		e := &events[n]
		if !undoable(e) || s.deck.item(e.Card) == nil {
			continue
		}
		out := Undone{Card: e.Card, What: string(e.Type) + " of: " + s.deck.item(e.Card).Question, Earlier: true}
		if err := s.takeBack(e.ID, e.Card, now); err != nil {
			return Undone{}, err
		}
		s.refresh()
		s.askFirst(e.Card, now)
		return out, nil
	}
	return Undone{}, ErrNothing
}

// undoable tells what the learner did himself: not what another program did.
func undoable(e *journal.Event) bool {
	switch e.Type {
	case journal.Review:
		return e.Src != journal.SrcImport
	case journal.Suspend, journal.Resume, journal.Bury, journal.Flag, journal.Forget, journal.Accept:
		return true
	}
	return false
}

// askFirst asks a card now, and what was asked afterwards.
func (s *Session) askFirst(card string, now recall.Moment) {
	ids := make([]string, 0, len(s.queue.IDs)+1)
	ids = append(ids, s.queue.IDs[:s.at]...)
	current := s.now.card
	if s.stage != Done && !s.now.again && len(ids) > 0 && ids[len(ids)-1] == current {
		ids = ids[:len(ids)-1]
		s.at--
	}
	ids = append(ids, card)
	if s.stage != Done && current != card {
		ids = append(ids, current)
	}
	for _, id := range s.queue.IDs[min(len(s.queue.IDs), s.at+1):] {
		if id != card {
			ids = append(ids, id)
		}
	}
	s.queue.IDs = ids
	s.at++
	s.stage = Asking
	s.now = asking{card: card, shown: now}
}
