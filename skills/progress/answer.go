package progress

import (
	"ken/notes/journal"
	"ken/notes/recall"
)

// An answer is a review as what is measured asks about it.
type answer struct {
	*journal.Event
	day int
	// first tells the first answer to the card on its learner's day: what comes after it
	// was just seen.
	first bool
	// long tells an answer that says something of memory: counted, the first of its day,
	// to a card scheduled by days, with a night in between. chance is then the model's, and
	// stability that before the answer.
	long      bool
	chance    float64
	stability float64
}

// recalled tells whether something was recalled, with whatever effort.
func (a answer) recalled() bool { return a.Rating > recall.Again }

// answersOf returns the reviews in order, imported ones among them.
func answersOf(in Input) []answer {
	var list []answer
	memory := make(map[string]*remembered)
	for i := range in.Events {
		e := &in.Events[i]
		if e.Type != journal.Review && e.Type != journal.Forget {
			continue
		}
		r := memory[e.Card]
		if r == nil {
			r = &remembered{day: noDay}
			memory[e.Card] = r
		}
		if e.Type == journal.Forget {
			r.state = recall.State{}
			continue
		}
		list = append(list, r.answered(e, in.Settings))
	}
	return list
}

// noDay is before every learner's day.
const noDay = -1 << 40

// remembered is the memory of a card while the log is gone through.
type remembered struct {
	state recall.State
	day   int // of the last answer
}

func (r *remembered) answered(e *journal.Event, s recall.Settings) answer {
	m := e.Moment()
	a := answer{Event: e, day: m.Day()}
	a.first = a.day != r.day
	r.day = a.day
	if !e.Counts() {
		return a
	}
	night := a.day > r.state.Last.Day() && e.At-r.state.Last.At >= recall.Rollover.Milliseconds()
	if a.first && night && r.state.Phase == recall.Review {
		a.long, a.stability = true, r.state.Stability
		a.chance = s.Retrievability(r.state, m)
	}
	r.state = s.After(r.state, e.Rating, m)
	return a
}
