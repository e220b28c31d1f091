package recall

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// wait says when st is due: a time within a session, or days.
func wait(st State) string {
	if st.DueAt != 0 {
		return time.Duration((st.DueAt - st.Last.At) * 1e6).String()
	}
	return fmt.Sprintf("%dd", st.Interval)
}

// Steps as Anki has them, rslib/src/scheduler/states/steps.rs: Hard on the first step
// is the mean of two, or half longer than the only one; on a later step it repeats it.
func TestSteps(t *testing.T) {
	for _, c := range []struct {
		steps []time.Duration
		given string // answers before; the phase and step they lead to
		want  string // after again, hard, good, easy
	}{
		{minutes(10), "", "10m0s 15m0s 2d 8d"},
		{minutes(10), "1", "10m0s 15m0s 1d 2d"},
		{minutes(1, 10), "", "1m0s 5m30s 10m0s 8d"},
		{minutes(1, 10), "3", "1m0s 10m0s 2d 4d"},
		{minutes(1, 10), "2", "1m0s 5m30s 10m0s 2d"},
		{minutes(1, 10), "32", "1m0s 10m0s 2d 4d"},
		{minutes(1, 10, 100), "3", "1m0s 10m0s 1h40m0s 4d"},
		{minutes(1, 10, 100), "33", "1m0s 1h40m0s 2d 4d"},
		{minutes(1, 10, 100), "331", "1m0s 5m30s 10m0s 1d"},
		{nil, "", "1d 1d 2d 8d"},
		{minutes(1000), "", "16h40m0s 1d 2d 8d"}, // 25 hours are a day, whenever it was answered
	} {
		s := Default()
		s.Steps = c.steps
		if err := s.Check(); err != nil {
			t.Fatal(err)
		}
		var st State
		m := start
		for _, r := range c.given {
			st = s.Next(st, Rating(r-'0'), m)
			m.At += 1000
		}
		var got []string
		for _, next := range s.Choices(st, m) {
			got = append(got, wait(next))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("steps %v after %q: %s, want %s", c.steps, c.given, strings.Join(got, " "), c.want)
		}
	}
}

func TestALapseIsRelearnt(t *testing.T) {
	s := anki()
	s.Relearning = minutes(10, 20)
	st := State{Phase: Review, Stability: 20, Difficulty: 5, Last: start, Interval: 20, Reps: 4}
	m := later(start, 20)
	for _, c := range []struct {
		r      Rating
		phase  Phase
		step   int
		wait   string
		lapses int
	}{
		{Again, Relearning, 0, "10m0s", 1},
		{Hard, Relearning, 0, "15m0s", 1},
		{Good, Relearning, 1, "20m0s", 1},
		{Hard, Relearning, 1, "20m0s", 1},
		{Again, Relearning, 0, "10m0s", 1}, // only what falls out of Review is a lapse
		{Good, Relearning, 1, "20m0s", 1},
		{Good, Review, 0, "1d", 1},
	} {
		st = s.Next(st, c.r, m)
		if st.Phase != c.phase || st.Step != c.step || wait(st) != c.wait || st.Lapses != c.lapses {
			t.Errorf("after %d: phase %d step %d, %s, %d lapses; want %d %d %s %d",
				c.r, st.Phase, st.Step, wait(st), st.Lapses, c.phase, c.step, c.wait, c.lapses)
		}
		m.At += 60_000
	}
	if st.Reps != 11 {
		t.Errorf("%d reviews are counted, want 11", st.Reps)
	}
	none := without().Next(State{Phase: Review, Stability: 20, Difficulty: 5, Last: start, Reps: 4}, Again, later(start, 20))
	if none.Phase != Review || none.Interval < 1 || none.Lapses != 1 {
		t.Errorf("without steps a lapse leads to %+v", none)
	}
}

// go-fsrs says 100, 101 and 102 days where 100 are the most.
func TestOrderHoldsAfterTheLongestInterval(t *testing.T) {
	st := State{Phase: Review, Stability: 900, Difficulty: 3, Last: start, Reps: 9}
	for _, c := range []struct {
		longest int
		want    string
	}{{36500, "1651d 2149d 3239d"}, {100, "99d 99d 100d"}, {2, "1d 1d 2d"}, {1, "1d 1d 1d"}} {
		s := Default()
		s.Longest = c.longest
		all := s.Choices(st, later(start, 900))
		got := wait(all[1]) + " " + wait(all[2]) + " " + wait(all[3])
		if got != c.want {
			t.Errorf("with at most %d days: %s, want %s", c.longest, got, c.want)
		}
	}
}

func TestAClockSetBackCountsTheSameDay(t *testing.T) {
	st := Default().Next(State{}, Good, start)
	back := Default().Next(st, Good, later(start, -30))
	same := Default().Next(st, Good, start)
	if back.Stability != same.Stability || back.Difficulty != same.Difficulty {
		t.Errorf("a month back the memory is %v and %v, at once %v and %v",
			back.Stability, back.Difficulty, same.Stability, same.Difficulty)
	}
	if r := Default().Retrievability(st, later(start, -30)); r != 1 {
		t.Errorf("before its review an item is recalled with %v", r)
	}
}

func TestARatingThatIsNoneChangesNothing(t *testing.T) {
	st := Default().Next(State{}, Good, start)
	for _, r := range []Rating{-1, 0, 5} {
		if got := Default().Next(st, r, later(start, 3)); got != st {
			t.Errorf("the rating %d leads to %+v", r, got)
		}
	}
}

// A review 20 minutes after another is no day later, though midnight of Greenwich, or
// the border of the learner's day, lies between: go-fsrs counts a day there, and
// trebles the stability.
func TestBordersOfDays(t *testing.T) {
	first := MomentOf(time.Date(2026, 3, 1, 23, 50, 0, 0, time.UTC))
	border := MomentOf(time.Date(2026, 3, 2, 3, 50, 0, 0, time.UTC))
	for _, m := range []Moment{first, border} {
		again := Moment{m.At + 20*60_000, 0}
		st := without().Next(without().Next(State{}, Good, m), Good, again)
		near(t, "the stability", st.Stability, 2.3065, 1e-9)
	}
	// A night lies between four in the morning and the evening before, and not
	// between the evening and the hours after midnight.
	evening := time.Date(2026, 3, 1, 21, 0, 0, 0, time.UTC)
	for hours, want := range map[int]int{1: 0, 6: 0, 8: 1, 20: 1, 30: 1, 31: 2} {
		got := elapsed(MomentOf(evening), MomentOf(evening.Add(time.Duration(hours)*time.Hour)))
		if got != want {
			t.Errorf("%d hours after nine in the evening %d days have passed, want %d", hours, got, want)
		}
	}
}

func TestDaysFarFromNowAndFromGreenwich(t *testing.T) {
	for _, c := range []struct {
		at   string
		want int
	}{
		{"1970-01-01T04:00:00Z", 0},
		{"1970-01-01T03:59:59Z", -1},
		{"1969-12-31T04:00:00Z", -1},
		{"1969-12-31T03:59:59Z", -2},
		{"1900-01-01T12:00:00Z", -25567},
		{"2100-02-28T12:00:00Z", 47540},
		{"2100-03-01T12:00:00Z", 47541}, // 2100 has no 29 February
		{"2026-03-01T04:00:00+14:00", 20513},
		{"2026-03-01T03:59:59+14:00", 20512},
		{"2026-03-01T04:00:00-12:00", 20513},
		{"2026-03-01T03:59:59-12:00", 20512},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := MomentOf(at).Day(); got != c.want {
			t.Errorf("%s is day %d, want %d", c.at, got, c.want)
		}
		st := Default().Next(State{}, Easy, MomentOf(at))
		if st.DueDay != c.want+8 || !st.Due(Moment{MomentOf(at).At + 8*dayMillis, MomentOf(at).Offset}) {
			t.Errorf("learnt at %s it is due on day %d, want %d", c.at, st.DueDay, c.want+8)
		}
	}
}
