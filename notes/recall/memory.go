package recall

import (
	"math"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// elapsed is how many learner's days lie between two reviews. It is 0 where the
// clock was set back, and where they are less apart than [Rollover], whatever days
// they lie in: a session over the border of a day, or a flight over many zones, is
// no night's sleep.
func elapsed(from, to Moment) int {
	if to.millis()-from.millis() < Rollover.Milliseconds() {
		return 0
	}
	return max(0, to.Day()-from.Day())
}

// sound tells whether st holds a memory that can be computed with.
func (s State) sound() bool {
	return s.Phase != New && s.Stability >= Weakest && s.Stability <= Strongest &&
		s.Difficulty >= 1 && s.Difficulty <= 10
}

// Retrievability is the chance, from 0 to 1, that an item is recalled at m. It falls
// by learner's days, as [Settings.Next] counts them, so that it is 1 within the day
// of its last review. It is 0 for what was never answered.
func (s Settings) Retrievability(st State, m Moment) float64 {
	if !st.sound() {
		return 0
	}
	core := s.core()
	return core.ForgettingCurve(float64(elapsed(st.Last, m)), st.Stability)
}

// RecallOn is the chance that an item is recalled on a learner's day, if it is not
// reviewed before. On the day of its last review, and before it, it is 1.
func (s Settings) RecallOn(st State, day int) float64 {
	if !st.sound() {
		return 0
	}
	core := s.core()
	return core.ForgettingCurve(float64(max(0, day-st.Last.Day())), st.Stability)
}

// A memory is how strong an item is held, and how hard it is.
type memory struct {
	stability, difficulty float64
	interval              float64 // days until the retention asked for, not rounded
}

// remember is the memory after an answer. Where st holds none that can be computed
// with, the answer counts as the first.
func (s Settings) remember(core *fsrs.Parameters, st State, r Rating, days int) memory {
	if !st.sound() {
		return s.first(core, r)
	}
	before := fsrs.MemoryState{Stability: st.Stability, Difficulty: st.Difficulty}
	after := core.NextState(&before, s.Retention, uint64(max(0, days)), fsrs.Rating(r)) //nolint:gosec // not negative
	return memory{after.Memory.Stability, after.Memory.Difficulty, after.Interval}
}

// first is the memory after the first answer. go-fsrs raises a first stability to
// 0.1; fsrs-rs, py-fsrs and Anki keep what was fitted, and so it is kept here.
func (s Settings) first(core *fsrs.Parameters, r Rating) memory {
	after := core.NextState(nil, s.Retention, 0, fsrs.Rating(r))
	fitted := min(max(s.Weights[r-1], Weakest), Strongest)
	return memory{fitted, after.Memory.Difficulty, after.Interval * fitted / after.Memory.Stability}
}

// FromInterval is the memory of an item of a scheduler that knew only an interval of
// days and an ease, as SM-2 does: 2.5 at first, 1.3 at least. The retention is what
// that scheduler reached, 0.9 where it is not known. The formula is that of fsrs-rs.
// It fails where a value makes no sense.
func (s Settings) FromInterval(ease, days, retention float64) (stability, difficulty float64, err error) {
	scheduler := fsrs.FSRS{Parameters: s.core()}
	got, err := scheduler.MemoryStateFromSM2(ease, days, retention)
	if err != nil {
		return 0, 0, err //nolint:wrapcheck // it names the value
	}
	return min(max(got.Stability, Weakest), Strongest), min(max(got.Difficulty, 1), 10), nil
}

// Weights returns the 21 weights of FSRS-6 for those of an older version: the 17 of
// FSRS-4.5, the 19 of FSRS-5, or 21 as they are. It fails where there are other than
// those, or one is no number.
func Weights(older []float64) ([21]float64, error) {
	w, err := fsrs.MigrateWeights(older)
	for _, v := range w {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return [21]float64{}, fsrs.ErrInvalidWeightsValue
		}
	}
	return w, err //nolint:wrapcheck // it says what is wrong
}
