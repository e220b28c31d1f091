package grading

import (
	"time"

	"ken/notes/recall"
)

// A Manner is how an answer came about.
type Manner struct {
	// Hint is how far down the ladder it was asked: 0 freely, 1 with first letters or a
	// hint, 2 with gaps, 3 by choosing among answers.
	Hint int
	// Failed tells that a try before this one, today, failed.
	Failed bool
	// Gave tells that the learner gave up.
	Gave bool
	// Took is the time it took, Usual the median of the card's or the learner's earlier
	// answers; 0 where it is not known.
	Took, Usual time.Duration
	// Sure is how sure the learner was: 1 guess, 2 unsure, 3 sure; 0 not asked.
	Sure int
	// Streak counts the reviews before this one, without a break, that were recalled.
	Streak int
}

// Propose returns the rating to propose for a verdict. Hard is for what was recalled
// with effort; what was not recalled is Again, whatever its manner. Of what is left to
// the learner, the lean is proposed.
func Propose(v Verdict, how Manner) recall.Rating {
	switch {
	case how.Gave || how.Failed, v.Verdict == Wrong, v.Verdict == Unsure && v.Lean == Wrong:
		return recall.Again
	case v.Verdict == Partly, how.Hint > 0, how.slow():
		return recall.Hard
	case v.Verdict == Right && how.fast() && how.Sure == 3 && how.Streak >= 1:
		return recall.Easy
	}
	return recall.Good
}

// slow is more than twice the usual time, fast at most the usual.
func (m Manner) slow() bool { return m.Usual > 0 && m.Took > 2*m.Usual }

func (m Manner) fast() bool { return m.Usual > 0 && m.Took > 0 && m.Took <= m.Usual }
