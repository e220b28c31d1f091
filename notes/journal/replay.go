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

// take brings a card to the state after one more event; last tells that no counted
// review follows. The slices of c are not written to: others hold them.
func (c *CardState) take(e *Event, s *recall.Settings, last bool) {
	switch e.Type {
	case Review:
		c.review(e, s, last)
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
}

// forget has the memory of a card begin anew. What the learner decided of the card
// itself stays.
func (c *CardState) forget() {
	c.State = recall.State{}
	c.Buried, c.Checks = 0, nil
	c.Reviews, c.Rating, c.Streak, c.Repair = 0, 0, 0, false
	c.First = recall.Moment{}
}

// review takes in an answer.
func (c *CardState) review(e *Event, s *recall.Settings, last bool) {
	if e.Final != "" && e.Auto != "" && e.Final != e.Auto {
		c.Overrides++
	}
	if !e.Counts() {
		c.Practice++
		return
	}
	m, lapses := e.Moment(), c.Lapses
	if last {
		c.State = due(e, s, s.Next(c.State, e.Rating, m))
	} else {
		c.State = s.After(c.State, e.Rating, m)
	}
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
	for len(c.Checks) > 0 && c.Checks[0] <= m.Day() {
		c.Checks = c.Checks[1:]
	}
}

// due sets the day of a state as it was promised, or as it is chosen for a card where
// that was not, or is not possible with what is known now. A promise may be shorter
// than the range that intervals are spread over: a goal may have come in between.
func due(e *Event, s *recall.Settings, st recall.State) recall.State {
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
