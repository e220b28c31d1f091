package recall

import "testing"

func TestCatchUp(t *testing.T) {
	for _, c := range []struct {
		name          string
		overdue, most int
		coming        func(day int) int
		want          Plan
	}{
		{"ninety at fifteen a day", 90, 15, nil, Plan{15, 6}},
		{"the last day is not left with one", 91, 30, nil, Plan{23, 4}},
		{"all at once", 12, 20, nil, Plan{12, 1}},
		{"with five more each day", 90, 20, func(int) int { return 5 }, Plan{20, 6}},
		{"more comes than is done", 90, 20, func(int) int { return 21 }, Plan{20, 0}},
		{"there is none", 0, 20, nil, Plan{}},
		{"there is no time", 90, 0, nil, Plan{}},
	} {
		if got := CatchUp(c.overdue, c.most, c.coming); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// A plan ends with nothing left, and one review a day fewer would take longer.
func TestAPlanIsTheLeastThatIsEnough(t *testing.T) {
	for overdue := 1; overdue < 400; overdue += 7 {
		for most := 1; most < 60; most += 3 {
			coming := func(day int) int { return (day * overdue) % 5 }
			p := CatchUp(overdue, most, coming)
			if p.Days == 0 {
				continue
			}
			if n := daysWith(p.PerDay, overdue, coming); n == 0 || n > p.Days || p.PerDay > most {
				t.Fatalf("%d overdue, at most %d: %+v takes %d days", overdue, most, p, n)
			}
			if n := daysWith(p.PerDay-1, overdue, coming); n != 0 && n <= p.Days {
				t.Fatalf("%d overdue, at most %d: %+v, and one less takes %d days", overdue, most, p, n)
			}
		}
	}
}
