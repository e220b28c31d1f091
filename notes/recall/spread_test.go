package recall

import (
	"strconv"
	"testing"
)

// The ranges are those of Anki's rslib/src/scheduler/states/fuzz.rs.
func TestRangesOfSpread(t *testing.T) {
	for _, c := range [][3]int{
		{1, 1, 1},
		{2, 2, 2},
		{3, 2, 4},
		{5, 4, 6},
		{7, 5, 9},
		{17, 14, 20},
		{20, 17, 23},
		{37, 33, 41},
		{100, 93, 107},
		{0, 1, 1},
		{-4, 1, 1},
	} {
		lo, hi, _ := Spread("a", 1, c[0])
		if lo != c[1] || hi != c[2] {
			t.Errorf("%d days move from %d to %d, want %d to %d", c[0], lo, hi, c[1], c[2])
		}
	}
}

func TestSpreadHoldsItsIntervalAndItsPick(t *testing.T) {
	for interval := 1; interval <= LongestInterval; interval += 1 + interval/50 {
		for reps := range 20 {
			lo, hi, pick := Spread("k7f3a9", reps, interval)
			if lo > interval || hi < interval || pick < lo || pick > hi || lo < 1 {
				t.Fatalf("%d days: from %d to %d, picked %d", interval, lo, hi, pick)
			}
			if _, _, again := Spread("k7f3a9", reps, interval); again != pick {
				t.Fatalf("%d days: picked %d, then %d", interval, pick, again)
			}
		}
	}
}

// Cards learnt together part: of 9,000 with an interval of 17 days each of the seven
// days gets its share.
func TestSpreadIsEven(t *testing.T) {
	days := map[int]int{}
	for i := range 7000 {
		_, _, pick := Spread("card"+strconv.Itoa(i), 3, 17)
		days[pick]++
	}
	for d := 14; d <= 20; d++ {
		if days[d] < 880 || days[d] > 1120 {
			t.Errorf("of 7000 items %d come after %d days, want 1000 or so", days[d], d)
		}
	}
	changed := 0
	for reps := range 100 {
		_, _, a := Spread("k7f3a9", reps, 100)
		_, _, b := Spread("k7f3a9", reps+1, 100)
		if a != b {
			changed++
		}
	}
	if changed < 80 {
		t.Errorf("of a hundred reviews in a row only %d move otherwise than the one before", changed)
	}
}

func TestPlaceTakesTheDayWithLeastDue(t *testing.T) {
	st := State{Phase: Review, Stability: 17, Difficulty: 5, Last: start, Interval: 17, DueDay: start.Day() + 17, Reps: 3}
	_, _, pick := Spread("a", 3, 17)
	for _, c := range []struct {
		name string
		load func(day int) int
		want int
	}{
		{"nothing is known", nil, pick},
		{"all days are equal", func(int) int { return 4 }, pick},
		{"one day is free", func(d int) int { return min(1, abs(d-start.Day()-14)) }, 14},
		{"the free day is out of range", func(d int) int { return min(1, abs(d-start.Day()-13)) }, pick},
		{"fewer the later", func(d int) int { return -d }, 20},
		{"the nearer of two free days", func(d int) int {
			if off := d - start.Day() - pick; off == 2 || off == 4 {
				return 0
			}
			return 9
		}, pick + 2},
	} {
		got := Default().Place("a", st, c.load)
		if got.Interval != c.want || got.DueDay != start.Day()+c.want {
			t.Errorf("%s: after %d days, want %d", c.name, got.Interval, c.want)
		}
	}
	short := Default()
	short.Longest = 15
	if got := short.Place("a", st, func(d int) int { return -d }); got.Interval != 15 {
		t.Errorf("placed after %d days, where 15 are the most", got.Interval)
	}
	step := State{Phase: Learning, Last: start, DueAt: start.At + 600_000, Reps: 1}
	if got := Default().Place("a", step, nil); got != step {
		t.Errorf("what is due in the session was placed: %+v", got)
	}
	if got := Default().Place("a", State{}, nil); got != (State{}) {
		t.Errorf("what is new was placed: %+v", got)
	}
}

// Three hundred items learnt in one evening do not come back in one.
func TestPlaceLevelsTheDays(t *testing.T) {
	load := map[int]int{}
	for i := range 300 {
		st := Default().Next(State{}, Easy, start)
		st.Stability, st.Interval, st.DueDay = 40, 40, start.Day()+40
		st = Default().Place(strconv.Itoa(i), st, func(d int) int { return load[d] })
		load[st.DueDay]++
	}
	lo, hi, _ := Spread("", 1, 40)
	for d := lo; d <= hi; d++ {
		if n := load[start.Day()+d]; n < 300/(hi-lo+1) || n > 300/(hi-lo+1)+1 {
			t.Errorf("%d of 300 come after %d days", n, d)
		}
	}
}

func abs(n int) int { return max(n, -n) }
