package recall

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// anyone are settings of a learner who may exist.
func anyone(r *rand.Rand) Settings {
	s := Default()
	for i, b := range bounds {
		s.Weights[i] = b[0] + r.Float64()*(b[1]-b[0])
	}
	s.Retention = LeastRetention + r.Float64()*(MostRetention-LeastRetention)
	s.Longest = 1 + r.IntN(LongestInterval)
	s.Steps = [][]time.Duration{nil, minutes(10), minutes(1, 10), minutes(5, 60, 1439)}[r.IntN(4)]
	s.Relearning = [][]time.Duration{nil, minutes(10), minutes(10, 100)}[r.IntN(3)]
	return s
}

// whole tells what is wrong with a state, "" where nothing is.
func whole(s Settings, st State) string {
	switch {
	case !st.sound():
		return fmt.Sprintf("the memory is %v and %v", st.Stability, st.Difficulty)
	case st.DueAt == 0 && (st.Interval < 1 || st.Interval > s.Longest):
		return fmt.Sprintf("the interval is %d of %d", st.Interval, s.Longest)
	case st.DueAt == 0 && st.DueDay != st.Last.Day()+st.Interval:
		return fmt.Sprintf("due on %d, %d days after %d", st.DueDay, st.Interval, st.Last.Day())
	case st.DueAt != 0 && (st.Interval != 0 || st.DueAt <= st.Last.At || st.Phase == Review):
		return fmt.Sprintf("due at %d with an interval of %d in phase %d", st.DueAt, st.Interval, st.Phase)
	}
	return ""
}

// ordered tells what is wrong with the order of choices.
func ordered(s Settings, all [4]State) string {
	hard, good, easy := all[1].Interval, all[2].Interval, all[3].Interval
	if hard > good || good > easy || (good == easy && s.Longest > 1) {
		return fmt.Sprintf("hard %d, good %d, easy %d days", hard, good, easy)
	}
	if all[1].Stability > all[2].Stability*(1+1e-12) && all[1].Reps > 1 && all[1].Phase == Review {
		return fmt.Sprintf("hard leaves a stability of %v, good of %v", all[1].Stability, all[2].Stability)
	}
	return ""
}

func TestAnyHistoryOfAnyLearner(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 400 {
		s := anyone(r)
		if err := s.Check(); err != nil {
			t.Fatal(err)
		}
		var st State
		m := Moment{r.Int64N(4e12) - 2e12, r.IntN(29*60) - 14*60}
		for range 30 {
			all := s.Choices(st, m)
			for i, next := range all {
				if wrong := whole(s, next); wrong != "" {
					t.Fatalf("%+v after %d: %s", st, i+1, wrong)
				}
				if got := s.Next(st, Rating(i+1), m); got != all[i] {
					t.Fatalf("the choice is %+v, next is %+v", all[i], got)
				}
			}
			if wrong := ordered(s, all); wrong != "" {
				t.Fatalf("%+v: %s", st, wrong)
			}
			st = all[r.IntN(4)]
			m.At += int64(r.ExpFloat64() * []float64{1e5, 1e8, 1e10}[r.IntN(3)])
		}
	}
}

// The longer ago, the less is recalled; the better held, the more. The stronger an
// item is held, the longer it waits; the more is asked for, the sooner it comes.
func TestRecallAndIntervalsAreMonotonic(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		s := anyone(r)
		st := State{Phase: Review, Stability: 0.01 + r.Float64()*500, Difficulty: 1 + 9*r.Float64(), Last: start, Reps: 1}
		strong := st
		strong.Stability *= 1 + r.Float64()
		before := 2.0
		for days := range 60 {
			at := later(start, days*days)
			got := s.Retrievability(st, at)
			if !(got < before && got > 0 && got <= 1) || s.Retrievability(strong, at) < got {
				t.Fatalf("after %d days %v is recalled, before it %v, if stronger %v",
					days*days, got, before, s.Retrievability(strong, at))
			}
			if on := s.RecallOn(st, at.Day()); on != got {
				t.Fatalf("on day %d %v is recalled, at its noon %v", at.Day(), on, got)
			}
			before = got
		}
		if s.days(strong.Stability) < s.days(st.Stability) {
			t.Fatalf("the stronger waits %d days, the weaker %d", s.days(strong.Stability), s.days(st.Stability))
		}
		strict := s
		strict.Retention = s.Retention + (MostRetention-s.Retention)*r.Float64()
		if strict.days(st.Stability) > s.days(st.Stability) {
			t.Fatalf("more is asked for, and it waits %d days, not %d", strict.days(st.Stability), s.days(st.Stability))
		}
	}
}

// At the retention asked for the interval is where recall has fallen to it.
func TestAnIntervalEndsAtTheRetention(t *testing.T) {
	for _, retention := range []float64{0.7, 0.8, 0.9, 0.95, 0.97} {
		s := Default()
		s.Retention = retention
		st := State{Phase: Review, Stability: 400, Difficulty: 5, Last: start, Reps: 1}
		near(t, "recall", s.RecallOn(st, start.Day()+s.days(400)), retention, 0.002)
	}
	if got := Default().days(2.5); got != 3 {
		t.Errorf("two days and a half round to %d", got)
	}
}

// No value makes a state that cannot be computed with, or a panic.
func FuzzNext(f *testing.F) {
	f.Add(3, 2.3, 5.0, int64(0), int64(1e12), 0, 840, 3, 1, 1, 0, 100)
	f.Add(1, math.NaN(), math.Inf(1), int64(math.MinInt64), int64(math.MaxInt64), math.MinInt, math.MaxInt, 4, 99, -5, 7, 1)
	f.Add(2, 1e308, -3.0, int64(math.MaxInt64), int64(math.MinInt64), 1, 1, 2, -1, math.MinInt, math.MaxInt, 36500)
	f.Fuzz(func(t *testing.T, phase int, stability, difficulty float64, last, at int64, offset, offset2, rating, step, reps, goal, longest int) {
		s := anki()
		s.Longest = longest
		if s.Check() != nil {
			t.Skip()
		}
		st := State{
			Phase: Phase(phase), Stability: stability, Difficulty: difficulty, Last: Moment{last, offset},
			Step: step, Reps: reps, Interval: step, DueDay: goal,
		}
		m := Moment{at, offset2}
		if r := s.Retrievability(st, m); !(r >= 0 && r <= 1) {
			t.Fatalf("recall is %v", r)
		}
		for i, next := range s.Choices(st, m) {
			if !next.sound() || next.DueAt == 0 && (next.Interval < 1 || next.Interval > longest) {
				t.Fatalf("after %d: %+v", i+1, next)
			}
			placed := s.Place("card", next, func(day int) int { return day % 7 })
			if placed.DueAt == 0 && (placed.Interval < 1 || placed.Interval > longest) {
				t.Fatalf("placed: %+v", placed)
			}
			if in := Within(placed, m, goal); in.DueDay > placed.DueDay || in.Interval > placed.Interval {
				t.Fatalf("for the goal %d: %+v, before %+v", goal, in, placed)
			}
		}
		if next := s.Next(st, Rating(rating), m); rating >= 1 && rating <= 4 && !next.sound() {
			t.Fatalf("after %d: %+v", rating, next)
		}
		Within(st, m, goal)
		s.Place("", st, nil)
	})
}
