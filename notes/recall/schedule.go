package recall

import (
	"math"
	"time"
)

// Next returns the state after an answer at m. The interval is exact: [Settings.Place]
// spreads it. A rating that is none of the four leaves st as it is.
//
// An answer before the last one, as after a clock was set back, counts as one of the
// same day.
func (s Settings) Next(st State, r Rating, m Moment) State {
	if r < Again || r > Easy {
		return st
	}
	if r == Again { // its interval hangs on no other
		return s.answered(st, r, m)
	}
	return s.choices(st, m, Hard)[r-1]
}

// Choices returns the states after each of the answers, Again first. Of those
// scheduled by days hard ≤ good < easy, also where the longest interval cuts them
// off; it moves as little as that asks for. If Longest is 1, they are equal.
func (s Settings) Choices(st State, m Moment) [4]State {
	return s.choices(st, m, Again)
}

// choices are the states after the answers from least on.
func (s Settings) choices(st State, m Moment, least Rating) [4]State {
	var all [4]State
	for r := least; r <= Easy; r++ {
		all[r-1] = s.answered(st, r, m)
	}
	hard, good, easy := &all[Hard-1], &all[Good-1], &all[Easy-1]
	if longest := s.whole(math.MaxFloat64); good.Interval >= longest && longest > 1 {
		good.within(longest-1, m)
	}
	if good.DueAt == 0 {
		hard.within(good.Interval, m)
	}
	if easy.Interval <= good.Interval {
		easy.waits(s.whole(float64(good.Interval+1)), m)
	}
	return all
}

// answered is the state after one answer, whatever the others would lead to.
func (s Settings) answered(st State, r Rating, m Moment) State {
	core := s.core()
	after := s.remember(&core, st, r, elapsed(st.Last, m))
	next := st
	next.Stability, next.Difficulty = after.stability, after.difficulty
	next.Last = m
	next.Reps = st.Reps + 1
	steps, phase := s.Steps, Learning
	if st.Phase == Review || st.Phase == Relearning {
		steps, phase = s.Relearning, Relearning
	}
	if st.Phase == Review && r == Again {
		next.Lapses++
	}
	to := turned(steps, st.Step, r)
	if st.Phase == Review && r != Again {
		to = out
	}
	if to == out {
		next.Phase, next.Step = Review, 0
		next.waits(s.whole(after.interval), m)
		return next
	}
	next.Phase, next.Step = phase, to.step
	next.pauses(to.wait, m)
	return next
}

// waits sets the days until s is due.
func (s *State) waits(days int, m Moment) {
	s.Interval, s.DueDay, s.DueAt = days, m.Day()+days, 0
}

// within shortens the days until s is due to most, if it is due by days.
func (s *State) within(most int, m Moment) {
	if s.DueAt == 0 && s.Interval > most {
		s.waits(most, m)
	}
}

// pauses sets the time until s is due within a session. What reaches a day waits for
// whole days, so that it is due the same whenever in the day it was answered.
func (s *State) pauses(wait time.Duration, m Moment) {
	if wait >= day {
		s.waits(int(wait.Round(day)/day), m)
		return
	}
	s.Interval, s.DueAt = 0, m.millis()+wait.Milliseconds()
	s.DueDay = Moment{At: s.DueAt, Offset: m.Offset}.Day()
}
