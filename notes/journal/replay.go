package journal

import (
	"slices"

	"ken/notes/recall"
)

// Where reviews come from that say who decided.
const (
	SrcAuto     = "auto"
	SrcSelf     = "self"
	SrcPractice = "practice"
	SrcImport   = "import"
)

// Counts tells whether an event is a review that the schedule goes by.
func (e *Event) Counts() bool {
	return e.Type == Review && e.Src != SrcPractice && e.understood()
}

// Verdict is what an answer was in the end: right, partly or wrong, by the learner's
// word where there is one, else by the program's, else by the rating; "" of what is no
// review.
func (e *Event) Verdict() string {
	switch {
	case e.Type != Review:
		return ""
	case e.Final != "":
		return e.Final
	case e.Auto != "" && e.Auto != "unsure":
		return e.Auto
	case e.Rating == recall.Again:
		return "wrong"
	case e.Rating == recall.Hard:
		return "partly"
	}
	return "right"
}

// with returns the state after one more event of the card. Slices of c are not written
// to: others hold them.
func (c CardState) with(e *Event, s *recall.Settings) CardState {
	switch e.Type {
	case Review:
		return c.reviewed(e, s)
	case Edit:
		c.Text = e.To
	case Suspend:
		c.Suspended = true
	case Resume:
		c.Suspended = false
	case Bury:
		c.Buried = e.Moment().Day()
	case Flag:
		c.Flagged, c.Flag = !e.Off, e.Note
		if e.Off {
			c.Flag = ""
		}
	case Forget:
		c.forget()
	case Accept:
		if e.Answer != "" && !slices.Contains(c.Accepted, e.Answer) {
			c.Accepted = append(slices.Clip(c.Accepted), e.Answer)
		}
	case Check:
		if at, known := slices.BinarySearch(c.Checks, e.Due); !known {
			c.Checks = slices.Insert(slices.Clone(c.Checks), at, e.Due)
		}
	}
	return c
}

// forget has the memory of a card begin anew. What the learner decided of the card
// itself stays.
func (c *CardState) forget() {
	c.State = recall.State{}
	c.Buried, c.Checks = 0, nil
	c.Reviews, c.Rating, c.Streak, c.Repair = 0, 0, 0, false
	c.First = recall.Moment{}
}

// reviewed returns the state after an answer.
func (c CardState) reviewed(e *Event, s *recall.Settings) CardState {
	c.judge(e)
	if !e.Counts() {
		c.Practice++
		return c
	}
	m := e.Moment()
	lapses := c.Lapses
	c.State = due(e, *s, s.Next(c.State, e.Rating, m))
	c.Repair = c.Lapses > lapses && c.Lapses >= leechAt && (c.Lapses-leechAt)%leechAgain == 0
	if c.Reviews == 0 {
		c.First = m
	}
	c.Reviews++
	c.Rating = e.Rating
	c.Streak++
	if e.Rating == recall.Again {
		c.Streak = 0
	}
	if e.Ms > 0 {
		c.times = lastAnd(c.times, e.Ms)
	}
	if n, day := 0, m.Day(); len(c.Checks) > 0 {
		for n < len(c.Checks) && c.Checks[n] <= day {
			n++
		}
		c.Checks = c.Checks[n:]
	}
	return c
}

// judge takes in what became of a score.
func (c *CardState) judge(e *Event) {
	if e.Final != "" && e.Auto != "" && e.Final != e.Auto {
		c.Overrides++
	}
	if e.Auto != "" {
		c.judged = lastAnd(c.judged, Judged{e.Score, e.Verdict(), e.Final != "" || e.Src == SrcSelf})
	}
}

// lastAnd returns the last of a list and one more, in a slice that no other ends at.
func lastAnd[T any](list []T, one T) []T {
	if len(list) >= mostKept {
		list = list[len(list)-mostKept+1:]
	}
	return append(list, one)
}

// due sets the day of a state as it was promised, or as it is chosen for a card where
// that was not, or is not possible with what is known now. A promise may be shorter
// than the range that intervals are spread over: a goal may have come in between.
func due(e *Event, s recall.Settings, st recall.State) recall.State {
	if st.DueAt != 0 || st.Phase == recall.New {
		return st
	}
	_, hi, _ := recall.Spread(e.Card, st.Reps, st.Interval)
	if e.Ivl < 1 || e.Ivl > min(hi, s.Longest) {
		return s.Place(e.Card, st, nil)
	}
	st.Interval = e.Ivl
	st.DueDay = st.Last.Day() + e.Ivl
	return st
}
