package recall

import "time"

// A Rating is how well something was recalled, 1 to 4, as in FSRS.
type Rating int

// The ratings. Hard is for what was recalled with effort, never for what was not.
const (
	Again Rating = iota + 1 // not recalled
	Hard
	Good
	Easy
)

// A Phase is where an item stands.
type Phase int

// The phases, as Anki has them.
const (
	New        Phase = iota // never answered
	Learning                // in its first steps
	Review                  // scheduled by days
	Relearning              // in the steps after a lapse
)

// A Moment is a point in time as the learner's clock showed it. The offset is
// kept with the time so that a replay far from home counts the same days.
type Moment struct {
	At     int64 // milliseconds since 1970 UTC
	Offset int   // of the local clock, in minutes east of UTC
}

// Rollover is when a learner's day begins: 04:00 on the local clock, as in Anki,
// so that a session after midnight belongs to the evening.
const Rollover = 4 * time.Hour

// MomentOf returns t with the offset of its own location.
func MomentOf(t time.Time) Moment {
	_, offset := t.Zone()
	return Moment{At: t.UnixMilli(), Offset: offset / 60}
}

// Day is the learner's day that m lies in, counted from 1970-01-01 on the local
// clock; negative before it.
func (m Moment) Day() int {
	const most = 24 * 60 // minutes; no zone of the world has more than 14 hours
	offset := int64(min(max(m.Offset, -most), most))
	civil := m.millis() + offset*60_000 - Rollover.Milliseconds()
	const day = 24 * 60 * 60 * 1000
	n := civil / day
	if civil%day < 0 {
		n--
	}
	return int(n)
}

// millis is m.At within a hundred million days of 1970, the range of ECMAScript's
// dates, so that no sum of times overflows.
func (m Moment) millis() int64 {
	const most = 8_640_000_000_000_000
	return min(max(m.At, -most), most)
}

// Time returns m as a time in a zone of its offset.
func (m Moment) Time() time.Time {
	return time.UnixMilli(m.At).In(time.FixedZone("", m.Offset*60))
}

// A State is what is known of the memory of one item after its reviews. The zero
// State is that of an item never answered.
type State struct {
	Phase Phase
	// Step counts the steps of Learning and Relearning that are behind, from 0.
	Step int
	// Stability is the number of days until the chance of recall falls to 90 %.
	Stability float64
	// Difficulty is between 1 and 10.
	Difficulty float64
	// Last is the last review; meaningless where Reps is 0.
	Last Moment
	// Interval is the days from the last review to DueDay; 0 within a session.
	Interval int
	// DueDay is the learner's day on which it is due, in the phases scheduled by days.
	DueDay int
	// DueAt is when it is due within a session, in milliseconds since 1970 UTC; 0
	// where it is due by the day.
	DueAt int64
	// Reps counts all reviews, Lapses those of Review that were not recalled.
	Reps, Lapses int
}

// Due tells whether s is due at m. An item never answered is not due: it is new.
func (s State) Due(m Moment) bool {
	switch {
	case s.Phase == New:
		return false
	case s.DueAt != 0:
		return m.At >= s.DueAt
	default:
		return m.Day() >= s.DueDay
	}
}
