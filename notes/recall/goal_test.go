package recall

import (
	"math/rand/v2"
	"testing"
)

// A fifth of the time for weeks, a twentieth for a year and more; never today.
func TestWindowBeforeAGoal(t *testing.T) {
	for _, c := range [][3]int{ // days left; first and last day of the window
		{1, 1, 1},
		{2, 1, 1},
		{5, 4, 4},
		{10, 8, 9},
		{30, 24, 29},
		{60, 50, 59},
		{120, 106, 119},
		{365, 347, 364},
		{1000, 950, 999},
	} {
		first, last, ok := Window(20_000, 20_000+c[0])
		if !ok || first != 20_000+c[1] || last != 20_000+c[2] {
			t.Errorf("%d days before a goal the window is %d to %d, want %d to %d",
				c[0], first-20_000, last-20_000, c[1], c[2])
		}
	}
	for _, goal := range []int{20_000, 19_999, 0} {
		if _, _, ok := Window(20_000, goal); ok {
			t.Errorf("the goal %d has passed and has a window", goal)
		}
	}
}

// reviewed is an item reviewed at m that is due so many days later.
func reviewed(m Moment, days int) State {
	return State{
		Phase: Review, Stability: float64(days), Difficulty: 5, Last: m,
		Interval: days, DueDay: m.Day() + days, Reps: 4,
	}
}

func TestWhatStaysForAGoal(t *testing.T) {
	today := start.Day()
	step := Default().Next(State{}, Again, start)
	for _, c := range []struct {
		name string
		st   State
		goal int
	}{
		{"it is due long before", reviewed(start, 10), today + 100},
		{"the goal has passed", reviewed(start, 300), today - 1},
		{"the goal is today", reviewed(start, 300), today},
		{"there is none", reviewed(start, 300), 0},
		{"it is new", State{}, today + 30},
		{"it is due in the session", step, today + 30},
		{"it is fresh", reviewed(start, 60), today + 7},
		{"it was learnt the day before", reviewed(start, 20), today + 1},
	} {
		if got := Within(c.st, start, c.goal); got != c.st {
			t.Errorf("%s: %+v, before %+v", c.name, got, c.st)
		}
	}
	near(t, "the recall of what is fresh", Default().RecallOn(reviewed(start, 35), today+7), 0.973, 0.001)
	if got := Within(reviewed(start, 3), start, today+1); got.Interval != 1 {
		t.Errorf("a day before the goal it is due after %d days, want tomorrow", got.Interval)
	}
}

// Whatever the item and the goal, it comes by the end of the window, not before
// tomorrow, and asking again changes nothing; the choices keep their order.
func TestWithinHoldsForAnyGoal(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 20_000 {
		m := Moment{start.At + r.Int64N(1e11), r.IntN(29*60) - 14*60}
		st := reviewed(m, 1+r.IntN(1000))
		goal := m.Day() + 1 + r.IntN(700)
		got := Within(st, m, goal)
		first, last, _ := Window(m.Day(), goal)
		if got.DueDay <= m.Day() || got.DueDay > st.DueDay || got.Interval != got.DueDay-m.Day() {
			t.Fatalf("goal in %d days: %+v", goal-m.Day(), got)
		}
		if got != st && (got.DueDay < first || got.DueDay > last) {
			t.Fatalf("due on %d, the window is %d to %d", got.DueDay, first, last)
		}
		if got.DueDay > last && !fresh(st, goal-m.Day()) {
			t.Fatalf("due on %d, after the window %d to %d", got.DueDay, first, last)
		}
		if again := Within(got, m, goal); again != got {
			t.Fatalf("asked again %+v, before %+v", again, got)
		}
		all := Default().Choices(st, later(m, 1+r.IntN(100)))
		before := 0
		for _, next := range all[Hard-1:] {
			next = Within(next, next.Last, goal+100)
			if next.Interval < before {
				t.Fatalf("hard, good and easy are not in order: %+v", all)
			}
			before = next.Interval
		}
	}
}

// Three hundred items studied for a date: each is seen once more in the last fifth to
// twentieth of the time, few more than once, and no day gets more than its share.
func TestADeckIsSeenBeforeItsGoal(t *testing.T) {
	for _, left := range []int{14, 30, 90, 365} {
		perDay := map[int]int{}
		goal := start.Day() + left
		first, _, _ := Window(start.Day(), goal)
		inWindow := 0
		for i := range 300 {
			m := start
			m.At += int64(i) * 40_000
			st := Default().Next(State{}, Good, m)
			seen := 0
			for st.DueDay < goal {
				m = later(m, st.DueDay-m.Day())
				st = Default().Next(st, Good, m)
				st = Within(Default().Place(string(rune('a'+i)), st, nil), m, goal)
				if m.Day() >= first {
					perDay[m.Day()]++
					seen++
				}
			}
			inWindow += seen
			if seen == 0 {
				t.Errorf("%d days: item %d was last seen %d days before the goal", left, i, goal-m.Day())
			}
		}
		busiest := 0
		for _, n := range perDay {
			busiest = max(busiest, n)
		}
		width := goal - first
		t.Logf("%d days: a window of %d, %.1f reviews an item in it, at most %d a day", left, width, float64(inWindow)/300, busiest)
		if float64(inWindow)/300 > 2.5 {
			t.Errorf("%d days: %d reviews of 300 items in the window", left, inWindow)
		}
	}
}
