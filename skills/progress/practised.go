package progress

import (
	"slices"

	"ken/notes/journal"
	"ken/notes/recall"
)

// Practice moves no card, and yet shows what somebody can say: the questions before a
// document and after a brief are answered out of the same memory. So what was answered
// right in practice counts as recalled, for as long as a card's first answer would hold:
// about three weeks by the usual settings. Then it is owed again, unless it was kept.

// givenUp is the form of an answer that was not tried: whatever it was graded, the answer
// was read.
const givenUp = "unknown"

// A practised question is one that was answered in practice.
type practised struct {
	path      string
	line, end int
	right     bool // the last answer that tells something was
	state     recall.State
}

// practised goes through the answers in practice. Of a question only the first answer of a
// learner's day tells something: after it the answer was seen. What a card's own answers
// said later goes before.
func (m *measuring) practised() []practised {
	at, list := make(map[string]int), []practised{}
	for i := range m.Events {
		e := &m.Events[i]
		path, line, end, ok := e.Place()
		if !ok || e.Src != journal.SrcPractice || m.answeredSince(e) {
			continue
		}
		n, known := at[e.Card]
		if !known {
			n = len(list)
			at[e.Card], list = n, append(list, practised{})
		}
		list[n].take(e, m.Settings, path, line, end)
	}
	return slices.Clip(list)
}

// answeredSince tells whether the card of a question was answered later so that it counted.
func (m *measuring) answeredSince(e *journal.Event) bool {
	st := m.States[e.Card]
	return st.Reviews > 0 && st.Last.At >= e.At
}

func (p *practised) take(e *journal.Event, s recall.Settings, path string, line, end int) {
	now := e.Moment()
	if p.path != "" && p.state.Last.Day() == now.Day() {
		return
	}
	p.path, p.line, p.end = path, line, end
	p.right = e.Form != givenUp && (e.Rating >= recall.Good || e.Rating > recall.Again && e.Verdict() == "right")
	rating := e.Rating
	if !p.right {
		rating = recall.Again
	}
	p.state = s.After(p.state, rating, now)
}
