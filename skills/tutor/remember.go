package tutor

import (
	"slices"

	"ken/notes/journal"
	"ken/notes/recall"
)

// remember has the deck know at once what events say of the card that is asked: asking
// the log, which replays all cards, can wait until the end of the session. What was
// known before goes with the step.
func (s *Session) remember(st step, events ...journal.Event) step {
	i := s.item()
	was := i.Memory
	st.was = &was
	for _, e := range events {
		i.Memory = with(i.Memory, e, s.now.choice)
	}
	i.aim()
	return st
}

// forget has the deck know again what it knew before a step.
func (s *Session) forget(st *step) {
	if st.from != 0 {
		s.load[st.from]++
	}
	if st.to != 0 {
		s.load[st.to]--
	}
	st.from, st.to = 0, 0
	if i := s.deck.item(st.card); i != nil && st.was != nil {
		i.Memory = *st.was
		i.aim()
	}
	st.was = nil
}

// with is what is known of a card after one more event, as the journal replays it. A
// review leads to the state that was promised for its rating.
func with(c journal.CardState, e journal.Event, promised [4]recall.State) journal.CardState {
	switch e.Type {
	case journal.Review:
		return reviewed(c, e, promised)
	case journal.Suspend:
		c.Suspended = true
	case journal.Bury:
		c.Buried = e.Moment().Day()
	case journal.Flag:
		c.Flagged, c.Flag = !e.Off, e.Note
		if e.Off {
			c.Flag = ""
		}
	case journal.Accept:
		if !slices.Contains(c.Accepted, e.Answer) {
			c.Accepted = append(slices.Clip(c.Accepted), e.Answer)
		}
	case journal.Check:
		if at, known := slices.BinarySearch(c.Checks, e.Due); !known {
			c.Checks = slices.Insert(slices.Clone(c.Checks), at, e.Due)
		}
	}
	return c
}

func reviewed(c journal.CardState, e journal.Event, promised [4]recall.State) journal.CardState {
	if e.Final != "" && e.Auto != "" && e.Final != e.Auto {
		c.Overrides++
	}
	if e.Src == journal.SrcPractice {
		c.Practice++
		return c
	}
	c.State = promised[e.Rating-1]
	if c.Reviews++; c.Reviews == 1 {
		c.First = e.Moment()
	}
	c.Rating = e.Rating
	if c.Streak++; e.Rating == recall.Again {
		c.Streak = 0
	}
	for len(c.Checks) > 0 && c.Checks[0] <= e.Moment().Day() {
		c.Checks = c.Checks[1:]
	}
	return c
}
