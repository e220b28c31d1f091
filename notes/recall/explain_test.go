package recall

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestExplain(t *testing.T) {
	st := reviewed(start, 17)
	lo, _, pick := Spread("k7f3", 4, 17)
	if lo != 14 || pick == 17 || pick == 19 {
		t.Fatalf("the case needs another card: it moves to %d", pick)
	}
	moved := func(days int) State {
		m := st
		m.waits(days, m.Last)
		return m
	}
	strong := reviewed(start, 400)
	strong.Stability = 40_000
	strong.waits(400, start)
	short := Default()
	short.Longest = 400
	for _, c := range []struct {
		name string
		s    Settings
		st   State
		goal int
		want string // the reasons, and what the last sentence holds
	}{
		{"never answered", Default(), State{}, 0, "new 0: never answered"},
		{"in a step", anki(), anki().Next(State{}, Hard, start), 0, "step 0: 5 minutes after the last answer: step 1 of 2 of learning"},
		{"relearning", anki(), anki().Next(st, Again, start), 0, "step 0: 10 minutes after the last answer: step 1 of 1 of relearning"},
		{"spread", Default(), moved(pick), 0, "recall 17, spread " + strconv.Itoa(pick) + ": from 14 to 20"},
		{"least due", Default(), moved(19), 0, "recall 17, load 19: less is due after 19"},
		{"order", Default(), moved(21), 0, "recall 17, order 21: An easier answer waits longer: hence 21 days."},
		{"of another program", Default(), moved(90), 0, "recall 17, recorded 90: The log has 90 days"},
		{"longest", short, strong, 0, "recall 400, longest 400, load 400: less is due"},
		{"for a goal", Default(), moved(19), start.Day() + 10, "recall 17, load 19, goal 8: to be seen shortly before the goal of 2022-12-09"},
	} {
		e := c.s.Explain("k7f3", c.st, later(start, 3), c.goal)
		var whys []string
		for _, r := range e.Reasons {
			whys = append(whys, string(r.Why)+" "+strconv.Itoa(r.Days))
		}
		list, sentence, _ := strings.Cut(c.want, ": ")
		if got := strings.Join(whys, ", "); got != list {
			t.Errorf("%s: %s, want %s", c.name, got, list)
		}
		if last := e.Reasons[len(e.Reasons)-1].Text; !strings.Contains(last, sentence) {
			t.Errorf("%s: %q does not say %q", c.name, last, sentence)
		}
	}
}

func TestExplanationHoldsTheNumbers(t *testing.T) {
	e := Default().Explain("a", reviewed(start, 17), later(start, 17), 0)
	near(t, "recall", e.Recall, 0.9, 1e-9)
	if e.Stability != 17 || e.Difficulty != 5 || e.Elapsed != 17 || e.Interval != 17 || e.Due != "2022-12-16" || e.Reps != 4 {
		t.Errorf("%+v", e)
	}
	step := anki().Explain("a", anki().Next(State{}, Good, MomentOf(start.Time().In(time.FixedZone("", 3600)))), start, 0)
	if step.Due != "2022-11-29T13:40:00+01:00" {
		t.Errorf("due at %s", step.Due)
	}
}

func TestForecast(t *testing.T) {
	items := []State{reviewed(start, 10), reviewed(start, 100), {}}
	now := later(start, 10)
	f := Default().Expect(items, now, start.Day()+40)
	near(t, "the score today", f.Today, (0.9+Default().RecallOn(items[1], start.Day()+10))/3, 1e-9)
	near(t, "the score at the date", f.AtDate,
		(Default().RecallOn(items[0], start.Day()+40)+Default().RecallOn(items[1], start.Day()+40))/3, 1e-9)
	if f.Items != 3 || f.New != 1 || f.Reviews < 2 || f.Kept <= f.AtDate || f.Kept > 2.0/3 {
		t.Errorf("%+v", f)
	}
	if past := Default().Expect(items, now, 0); past.AtDate != past.Today || past.Kept != past.Today || past.Reviews != 0 {
		t.Errorf("for a date that has passed %+v", past)
	}
	if none := Default().Expect(nil, now, start.Day()+40); none != (Forecast{}) {
		t.Errorf("of nothing %+v", none)
	}
	if far := Default().Expect(items, now, start.Day()+3_000_000); far.Kept <= 0 || far.Reviews > 2*mostReviews {
		t.Errorf("in eight thousand years %+v", far)
	}
}
