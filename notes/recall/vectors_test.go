package recall

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// The numbers below stand in the public tests of py-fsrs, ts-fsrs, fsrs-rs and go-fsrs
// (all MIT); each test names the one it is from.

// minutes are steps.
func minutes(m ...int) []time.Duration {
	steps := make([]time.Duration, len(m))
	for i, n := range m {
		steps[i] = time.Duration(n) * time.Minute
	}
	return steps
}

// anki are the settings of those tests: steps of 1 and 10 minutes, relearning of 10.
func anki() Settings {
	s := Default()
	s.Steps, s.Relearning = minutes(1, 10), minutes(10)
	return s
}

// without are settings with no steps.
func without() Settings {
	s := Default()
	s.Steps, s.Relearning = nil, nil
	return s
}

// start is when those tests begin.
var start = MomentOf(time.Date(2022, 11, 29, 12, 30, 0, 0, time.UTC))

// due is when st is due, at the time of day of its last review where it is by days.
func due(st State) Moment {
	if st.DueAt != 0 {
		return Moment{st.DueAt, st.Last.Offset}
	}
	return later(st.Last, st.Interval)
}

// later is m so many days later.
func later(m Moment, days int) Moment {
	return Moment{m.At + int64(days)*dayMillis, m.Offset}
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s is %.9f, want %.9f", what, got, want)
	}
}

// py-fsrs tests/test_basic.py test_review_card, ts-fsrs FSRS-6.test.ts, go-fsrs
// TestBasicSchedulerExample; the memory after each review from data/fsrs.
func TestIntervalsOfAHistoryReviewedWhenDue(t *testing.T) {
	ratings := []Rating{3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3}
	want := []int{0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21}
	stability := []float64{
		2.3065, 2.3065, 10.971048, 46.316858, 162.999816, 497.876555, 6.890413, 2.154598,
		2.154598, 3.983123, 7.236254, 12.483044, 20.770357,
	}
	difficulty := []float64{
		2.118104, 2.111214, 2.104331, 2.097455, 2.090586, 2.083724, 7.383202, 9.125105,
		9.111208, 9.097325, 9.083456, 9.069601, 9.05576,
	}
	phases := []Phase{
		Learning, Review, Review, Review, Review, Review, Relearning, Relearning, Review,
		Review, Review, Review, Review,
	}
	var st State
	m := start
	for i, r := range ratings {
		st = anki().Next(st, r, m)
		if st.Interval != want[i] || st.Phase != phases[i] {
			t.Errorf("review %d: %d days in phase %d, want %d in %d", i+1, st.Interval, st.Phase, want[i], phases[i])
		}
		near(t, "the stability", st.Stability, stability[i], 1e-6)
		near(t, "the difficulty", st.Difficulty, difficulty[i], 1e-6)
		m = due(st)
	}
	if st.Reps != 13 || st.Lapses != 1 {
		t.Errorf("%d reviews, %d lapses; want 13 and 1", st.Reps, st.Lapses)
	}
}

// py-fsrs test_memo_state, fsrs-rs src/inference.rs, ts-fsrs FSRS-6.test.ts.
func TestMemoryAfterSixReviews(t *testing.T) {
	var st State
	m := start
	for i, r := range []Rating{1, 3, 3, 3, 3, 3} {
		m = later(m, []int{0, 0, 1, 3, 8, 21}[i])
		st = anki().Next(st, r, m)
	}
	near(t, "the stability", st.Stability, 53.62691, 1e-4)
	near(t, "the difficulty", st.Difficulty, 6.3574867, 1e-4)
}

// ts-fsrs FSRS-6.test.ts "first repeat".
func TestMemoryAfterTheFirstAnswer(t *testing.T) {
	for i, st := range anki().Choices(State{}, start) {
		near(t, "the stability", st.Stability, []float64{0.212, 1.2931, 2.3065, 8.2956}[i], 1e-8)
		near(t, "the difficulty", st.Difficulty, []float64{6.4133, 5.11217071, 2.11810397, 1}[i], 1e-8)
	}
}

// py-fsrs test_repeated_correct_reviews and test_stability_lower_bound.
func TestMemoryStaysWithinItsBounds(t *testing.T) {
	var easy, again State
	m := start
	for i := range 1000 {
		if i < 10 {
			easy = anki().Next(easy, Easy, Moment{m.At + int64(i), 0})
		}
		again = anki().Next(again, Again, m)
		m = later(m, 1)
	}
	near(t, "the difficulty after ten times easy", easy.Difficulty, 1, 0)
	if again.Stability < Weakest {
		t.Errorf("after a thousand times again the stability is %v", again.Stability)
	}
}

// fsrs-rs src/model.rs test_power_forgetting_curve.
func TestForgettingCurve(t *testing.T) {
	for i, want := range []float64{1, .9403443, .9253786, .9185229, .9, .8261359} {
		st := State{Phase: Review, Stability: []float64{1, 2, 3, 4, 4, 2}[i], Difficulty: 5, Last: start, Reps: 1}
		near(t, "recall", Default().Retrievability(st, later(start, i)), want, 1e-6)
		near(t, "recall on a day", Default().RecallOn(st, start.Day()+i), want, 1e-6)
	}
	for i, want := range []float64{1, 0.9, 0.84588465, 0.8093881} {
		st := State{Phase: Review, Stability: 1, Difficulty: 5, Last: start, Reps: 1}
		near(t, "recall", Default().Retrievability(st, later(start, i)), want, 1e-7)
	}
}

// ts-fsrs algorithm.test.ts, fsrs-rs src/model.rs test_next_stability.
func TestMemoryAfterOneAnswer(t *testing.T) {
	for r := Again; r <= Easy; r++ {
		i := r - 1
		st := State{Phase: Review, Stability: 5, Difficulty: 5, Last: start, Reps: 1}
		same := Default().Next(st, r, start)
		near(t, "the stability on the same day", same.Stability, []float64{1.596818, 5, 5, 8.12961}[i], 1e-6)
		near(t, "the difficulty", same.Difficulty,
			[]float64{8.34176237, 6.66599536, 4.99022837, 3.31446137}[i], 1e-7)
	}
}

// fsrs-rs src/inference.rs test_memo_state and test_next_states: weights of FSRS-5.
func TestWeightsOfFSRS5(t *testing.T) {
	w, err := Weights([]float64{
		0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254,
		1.432437, 0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072,
		0.18046261, 0.121442534,
	})
	if err != nil {
		t.Fatal(err)
	}
	s := anki()
	s.Name, s.Weights = "fsrs-5", w
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	var st State
	m := start
	for i, r := range []Rating{1, 3, 3, 3} {
		m = later(m, []int{0, 1, 3, 8}[i])
		st = s.Next(st, r, m)
	}
	for i, next := range s.Choices(st, later(m, 21)) {
		near(t, "the stability", next.Stability, []float64{2.9691455, 17.091452, 31.722992, 71.7502}[i], 1e-3)
	}
	near(t, "the difficulty", s.Next(st, Good, later(m, 21)).Difficulty, 7.382128, 1e-4)
}

// fsrs-rs src/inference.rs test_memory_from_sm2.
func TestMemoryOfAnotherScheduler(t *testing.T) {
	for _, c := range [][5]float64{ // ease, days, retention, stability, difficulty
		{2.5, 10, 0.9, 10, 6.9140563},
		{2.5, 10, 0.8, 3.01572, 9.393428},
		{2.5, 10, 0.95, 24.841097, 1.2974405},
		{1.3, 20, 0.9, 20, 10},
	} {
		stability, difficulty, err := Default().FromInterval(c[0], c[1], c[2])
		if err != nil {
			t.Fatal(err)
		}
		near(t, "the stability", stability, c[3], 1e-4)
		near(t, "the difficulty", difficulty, c[4], 1e-4)
	}
	for _, c := range [][3]float64{{1, 10, .9}, {2.5, -1, .9}, {2.5, 10, 1}, {math.NaN(), 10, .9}} {
		if _, _, err := Default().FromInterval(c[0], c[1], c[2]); err == nil {
			t.Errorf("an ease of %v, %v days and a retention of %v are a memory", c[0], c[1], c[2])
		}
	}
}

// fsrs-rs src/model.rs test_convert_parameters.
func TestWeightsOfFSRS45(t *testing.T) {
	old := []float64{0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61}
	w, err := Weights(old)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int]float64{4: 6.81, 5: .44675013, 6: 1.36, 17: 0, 18: 0, 19: 0, 20: .5} {
		near(t, "the weight", w[i], want, 1e-6)
	}
	s := Default()
	if s.Weights = w; s.Check() != nil {
		t.Error(s.Check())
	}
	if _, err := Weights(old[:16]); err == nil {
		t.Error("sixteen weights are taken")
	}
	if _, err := Weights(append(slices.Clone(old[:16]), math.NaN())); err == nil {
		t.Error("a weight that is no number is taken")
	}
}

// go-fsrs fsrs_test.go TestLongTermScheduler, ts-fsrs "long-term": the core with the
// short term off, which ken does not use, so that a change of it would be seen.
func TestCoreWithoutTheShortTerm(t *testing.T) {
	core := Default().core()
	core.EnableShortTerm = false
	var held *fsrs.MemoryState
	for i, r := range []fsrs.Rating{1, 3, 3, 3, 3, 3} {
		after := core.NextState(held, 0.9, []uint64{0, 0, 1, 3, 8, 21}[i], r)
		held = &after.Memory
	}
	near(t, "the stability", held.Stability, 53.335106, 1e-4)

	held = nil
	days := 0
	for i, r := range []fsrs.Rating{3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3} {
		all := core.NextStates(held, 0.9, uint64(days))
		kept := map[fsrs.Rating]fsrs.ItemState{fsrs.Again: all.Again, fsrs.Good: all.Good}[r].Memory
		held = &kept
		// Its scheduler holds the four apart: again < hard < good.
		again, hard := Default().whole(all.Again.Interval), Default().whole(all.Hard.Interval)
		again = min(again, hard)
		days = max(Default().whole(all.Good.Interval), max(hard, again+1)+1)
		if r == fsrs.Again {
			days = again
		}
		if want := []int{3, 14, 57, 196, 586, 1559, 10, 1, 3, 5, 9, 15, 25}[i]; days != want {
			t.Errorf("review %d: %d days, want %d", i+1, days, want)
		}
	}
}
