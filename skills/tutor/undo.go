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
	review string   // the id of the review, "" where it wrote none or that was replaced
	events []string // the ids of what else it wrote
	before state    // but for what is rated or noted
	// from and to are the days between which the card was moved, 0 for none; was is what
	// was known of it, nil where the step changed nothing of that.
	from, to int
	was      *journal.CardState
}

type stepKind int

const (
	attempt stepKind = iota // until the answer was shown
	rated                   // from there to the rating; what came before goes with it
	aside                   // suspending and burying
	noted                   // flagging, which changes nothing but the log
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
	if s.stage == Sure {
		return "the answer to: " + s.item().Question
	}
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
	if s.stage == Sure { // nothing is written down yet
		out := Undone{Card: s.now.card, What: s.undoing()}
		s.now, s.stage = asking{card: s.now.card, again: s.now.again, shown: now}, Asking
		return out, nil
	}
	if len(s.past) == 0 {
		return s.undoEarlier(now)
	}
	from := s.goneBack()
	out := Undone{Card: s.past[from].card, What: s.undoing()}
	if err := s.takeSteps(from, now); err != nil {
		return Undone{}, err
	}
	if s.past[from].kind != noted {
		s.state = s.past[from].before
		s.now.shown = now
	}
	s.past = s.past[:from]
	return out, nil
}

// goneBack is where in the past the first step stands that goes with the last one: a
// rating goes with its attempt, and with what was done to the card between them.
func (s *Session) goneBack() int {
	last := len(s.past) - 1
	if s.past[last].kind == rated {
		return s.lastAttempt()
	}
	return last
}

// takeSteps takes back the events of all steps from one on. The review comes last: if
// the log fails before it the answer still stands, in the log as in the session.
func (s *Session) takeSteps(from int, now recall.Moment) error {
	for n := len(s.past) - 1; n >= from; n-- {
		st := &s.past[n]
		for last := len(st.events) - 1; last >= 0; last-- {
			if err := s.takeBack(st.events[last], now); err != nil {
				return err
			}
			st.events = st.events[:last:last]
		}
	}
	for n := len(s.past) - 1; n >= from; n-- {
		if st := &s.past[n]; st.review != "" {
			if err := s.takeBack(st.review, now); err != nil {
				return err
			}
			st.review = ""
		}
		s.forget(&s.past[n])
	}
	return nil
}

// takeBack writes that an event did not happen.
func (s *Session) takeBack(id string, now recall.Moment) error {
	if _, err := s.log.Add(journal.Event{Type: journal.Undo, Ref: id, At: now.At, TZ: now.Offset}); err != nil {
		return fmt.Errorf("take back: %w", err)
	}
	return nil
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
		for _, id := range followed(events, n) {
			if err := s.takeBack(id, now); err != nil {
				return Undone{}, err
			}
		}
		s.deck.Refresh()
		s.askFirst(e.Card, now)
		return out, nil
	}
	return Undone{}, ErrNothing
}

// followed are the ids of an event and of what followed from it: they have its time.
func followed(events []journal.Event, n int) []string {
	ids := []string{events[n].ID}
	for k := range events {
		e := &events[k]
		if k != n && e.Card == events[n].Card && e.At == events[n].At && events[n].Type == journal.Review &&
			(e.Type == journal.Check || e.Type == journal.Accept || e.Type == journal.Flag) {
			ids = append(ids, e.ID)
		}
	}
	return ids
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
