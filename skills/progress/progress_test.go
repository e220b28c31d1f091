package progress

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"ken/notes/journal"
	"ken/notes/recall"
)

// Wilson's interval, beside the values of the paper of Newcombe (1998, table I).
func TestShare(t *testing.T) {
	for _, c := range []struct {
		right, of int
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}, {20, 20, 0.8389, 1}, {0, 0, 0, 1}} {
		s := shareOf(c.right, c.of)
		near(t, fmt.Sprintf("the least of %d of %d", c.right, c.of), s.Low, c.low)
		near(t, fmt.Sprintf("the most of %d of %d", c.right, c.of), s.High, c.high)
	}
}

// By hand: 0.9 and right, 0.6 and wrong, 1 and wrong.
func TestLoss(t *testing.T) {
	var l Loss
	l.add(0.9, true)
	l.add(0.6, false)
	near(t, "Brier", l.mean().Brier, (0.01+0.36)/2)
	near(t, "the log loss", l.mean().LogLoss, (0.105361+0.916291)/2)
	l.add(1, false)
	near(t, "Brier with a certainty that was wrong", l.mean().Brier, (0.01+0.36+1)/3)
	near(t, "the log loss with it", l.mean().LogLoss, (0.105361+0.916291-math.Log(surest))/3)
	if got := (Loss{}).mean(); got != (Loss{}) {
		t.Errorf("of nothing: %+v", got)
	}
}

// Only the first answers of a day to cards scheduled by days, with a night in between,
// tell of memory.
func TestRetention(t *testing.T) {
	w := worldOf(t, "a b")
	w.answers("a", map[int]int{0: 3, 1: 3, 4: 1, 20: 3}) // on day 4 it lapses, and day 20 only ends the steps after that
	w.add(20, journal.Event{Type: journal.Review, Card: "a", Rating: 1, Src: journal.SrcAuto})
	w.add(25, journal.Event{Type: journal.Review, Card: "a", Rating: 3, Src: journal.SrcPractice})
	w.answers("b", map[int]int{0: 4, 10: 3, 60: 3, 95: 1})
	n := w.measure(96)
	if got := n.Retention.Windows; len(got) != 4 || n.Retention.Aim != 0.9 {
		t.Fatalf("%+v", n.Retention)
	}
	for i, want := range []string{"7 days 0/1 0/0 0/1", "30 days 0/1 0/0 0/1", "90 days 2/3 1/1 1/2", "0 days 3/5 2/3 1/2"} {
		r := n.Retention.Windows[i]
		got := fmt.Sprintf("%d days %d/%d %d/%d %d/%d", r.Days, r.All.Right, r.All.Of, r.Young.Right, r.Young.Of, r.Mature.Right, r.Mature.Of)
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if n.Model.Loss.Of != 5 {
		t.Errorf("the model is held to %d answers", n.Model.Loss.Of)
	}
	// What the model said of an answer is what it says of the state before.
	st := w.in.Settings.Next(recall.State{}, recall.Easy, w.in.Events[1].Moment())
	for _, a := range answersOf(w.in) {
		if a.Card == "b" && a.day == firstDay+10 {
			near(t, "the chance", a.chance, w.in.Settings.Retrievability(st, a.Moment()))
			near(t, "the stability", a.stability, st.Stability)
		}
	}
}

// The curve lays chances beside what happened.
func TestModel(t *testing.T) {
	m := measuring{}
	for i, a := range []answer{{chance: 0.91}, {chance: 0.93}, {chance: 0.94}, {chance: 1}, {chance: 0.3}} {
		a.long = true
		a.Event = &journal.Event{Rating: recall.Good}
		if i == 1 || i == 4 {
			a.Event = &journal.Event{Rating: recall.Again}
		}
		m.answers = append(m.answers, a)
	}
	got := m.model()
	for _, c := range got.Curve {
		want := Curve{From: c.From, To: c.To, Observed: shareOf(0, 0)}
		switch c.To {
		case 0.5:
			want.Predicted, want.Observed = 0.3, shareOf(0, 1)
		case 0.95:
			want.Predicted, want.Observed = (0.91+0.93+0.94)/3, shareOf(2, 3)
		case 1:
			want.Predicted, want.Observed = 1, shareOf(1, 1)
		}
		near(t, fmt.Sprintf("predicted to %g", c.To), c.Predicted, want.Predicted)
		if c.Observed != want.Observed {
			t.Errorf("to %g: %+v, want %+v", c.To, c.Observed, want.Observed)
		}
	}
	d := (0.91+0.93+0.94)/3 - 2.0/3
	near(t, "the difference", got.RMSE, math.Sqrt((0.09+3*d*d)/5))
	near(t, "Brier", got.Loss.Brier, (0.09*0.09+0.93*0.93+0.06*0.06+0+0.3*0.3)/5)
}

// A forgotten card begins anew: its first answer then tells nothing of memory.
func TestRetentionAfterForget(t *testing.T) {
	w := worldOf(t, "a")
	w.answers("a", map[int]int{0: 4})
	w.add(5, journal.Event{Type: journal.Forget, Card: "a"})
	w.add(10, journal.Event{Type: journal.Review, Card: "a", Rating: 1, Src: journal.SrcAuto})
	if got := w.measure(11).Retention.Windows[3].All.Of; got != 0 {
		t.Errorf("%d answers are counted", got)
	}
}

func TestCalibration(t *testing.T) {
	w := worldOf(t, "a b c d")
	say := func(day int, card string, conf, rating int, auto, final string) {
		w.add(day, journal.Event{
			Type: journal.Review, Card: card, Conf: conf, Rating: recall.Rating(rating), Auto: auto, Final: final, Src: journal.SrcAuto,
		})
	}
	say(0, "a", 3, 3, "right", "")
	say(0, "a", 3, 1, "wrong", "") // the second of the day
	say(0, "b", 3, 1, "wrong", "")
	say(1, "b", 3, 3, "right", "")
	say(0, "c", 3, 3, "wrong", "right")
	say(0, "d", 3, 1, "right", "wrong")
	say(1, "d", 3, 1, "wrong", "")
	say(1, "a", 1, 1, "wrong", "")
	say(1, "c", 2, 2, "partly", "")
	say(2, "c", 0, 3, "right", "")
	say(2, "a", 2, 3, "unsure", "")
	c := w.measure(3).Calibration
	for i, want := range []string{"guess 0/1", "unsure 1/2", "sure 3/6"} {
		if got := fmt.Sprintf("%s %d/%d", c.Levels[i].Name, c.Levels[i].Right, c.Levels[i].Of); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	near(t, "Brier", c.Loss.Brier, (3*.05*.05+3*.95*.95+.25*.25+.4*.4+.6*.6)/9)
	want := "[{d D? 2024-10-05 2 false} {b B? 2024-10-04 1 true}]"
	var got []string
	for _, s := range c.SureAndWrong {
		got = append(got, fmt.Sprintf("{%s %s %s %d %v}", s.Card, s.Question, s.Day, s.Times, s.Since))
	}
	if fmt.Sprint(got) != want {
		t.Errorf("sure and wrong: %s, want %s", got, want)
	}
	if g := w.measure(3).Grading; fmt.Sprint(g.Decided, g.Changed, g.Unsure) != "10 2 1" || g.Agreed.Right != 8 {
		t.Errorf("grading: %+v", g)
	}
}

func TestForecast(t *testing.T) {
	w := worldOf(t, "a b c d e f g")
	for _, card := range []string{"a", "b", "c", "d"} {
		w.answers(card, map[int]int{0: 3, 1: 3})
	}
	w.add(1, journal.Event{Type: journal.Suspend, Card: "d"})
	w.answers("e", map[int]int{0: 4})
	w.add(1, journal.Event{Type: journal.Check, Card: "f", Due: firstDay + 12})
	due := w.measure(1).Forecast
	states := w.j.States(w.in.Settings)
	want := map[int]int{12 - 1: 1}
	for _, card := range []string{"a", "b", "c", "e"} {
		want[states[card].DueDay-firstDay-1]++
	}
	again := 0 // of each card the second time; the third lies beyond
	for _, card := range []string{"a", "b", "c", "e"} {
		st := states[card].State
		st = w.in.Settings.Next(st, recall.Good, on(st.DueDay-firstDay, 600))
		if st.DueDay < firstDay+31 {
			again++
		}
	}
	if st := w.in.Settings.Next(recall.State{}, recall.Good, on(12, 600)); st.DueDay != firstDay+14 {
		t.Fatalf("a new card comes back on day %d", st.DueDay-firstDay)
	}
	again += 2 // f comes back after two days, and once more
	total := 0
	for i, day := range due.Days {
		if day.Due != want[i] || day.Day != recall.Date(firstDay+1+i) {
			t.Errorf("in %d days %+v, want %d due", i, day, want[i])
		}
		near(t, "the time", day.Minutes, float64(day.Due+day.Again)*0.1)
		total += day.Again
	}
	if total != again || due.Seconds != 6 || due.Overdue != 0 || due.Text != "" || due.Plan.Days != 0 {
		t.Errorf("%d come back, want %d; %d overdue, plan %q", total, again, due.Overdue, due.Text)
	}
	w.in.Plan = Planned{recall.Plan{PerDay: 2, Days: 3}, "5 cards are due: 2 a day for 3 days."}
	n := w.measure(100)
	late := n.Forecast
	if late.Overdue != 5 || late.Days[0].Due != 5 || late.Plan.Days != 3 || late.Text != w.in.Plan.Text {
		t.Errorf("after a gap: %d overdue, %d today, %q", late.Overdue, late.Days[0].Due, late.Text)
	}
	if note := n.forecastChart().Note; note != "5 are overdue, and stand in the first day. 5 cards are due: 2 a day for 3 days." {
		t.Errorf("the chart says %q", note)
	}
	w.add(100, journal.Event{Type: journal.Bury, Card: "a"})
	if late := w.measure(100).Forecast; late.Days[0].Due != 4 || late.Days[1].Due != 1 {
		t.Errorf("one buried: %+v", late.Days[:2])
	}
}

// A goal brings what is due after it forward, in the forecast as in the queue.
func TestForecastOfGoal(t *testing.T) {
	w := worldOf(t, "a b")
	w.answers("a", map[int]int{0: 4, 8: 4})
	st := w.measure(9).Forecast
	w.in.Goals = []Goal{{Text: "exam", Day: firstDay + 25, Cards: []string{"a", "b", "gone"}}, {Text: "some day", Cards: []string{"a"}}}
	n := w.measure(9)
	if sum(st.Days) != 0 || sum(n.Forecast.Days[:16]) != 1 {
		t.Errorf("due within the month %d, with a goal %d", sum(st.Days), sum(n.Forecast.Days[:16]))
	}
	exam := n.Goals[0]
	if exam.Text != "exam" || exam.Due != "2024-10-29" || exam.Items != 2 || exam.New != 1 || exam.Today <= exam.AtDate || exam.Kept < exam.AtDate {
		t.Errorf("the goal: %+v", exam)
	}
	if some := n.Goals[1]; some.Due != "" || some.Today != some.AtDate || some.Items != 1 {
		t.Errorf("the goal without a day: %+v", some)
	}
}

func sum(days []Load) (n int) {
	for _, d := range days {
		n += d.Due
	}
	return n
}

func TestStability(t *testing.T) {
	w := worldOf(t, "a b c d")
	w.answers("a", map[int]int{0: 1})
	w.answers("b", map[int]int{0: 3})
	w.answers("c", map[int]int{0: 4, 8: 4, 60: 4, 300: 4})
	n := w.measure(301)
	got := map[string]int{}
	for i, b := range n.Stability {
		got[b.Label] += b.Cards
		if i > 0 && n.Stability[i-1].To != b.From {
			t.Errorf("the bin %s begins at %g", b.Label, b.From)
		}
	}
	if got["under a day"] != 1 || got["2 days"] != 1 || got["5 years"]+got["2 years"]+got["1 year"] != 1 {
		t.Errorf("%v", got)
	}
	cards := 0
	for _, b := range n.Recall.Bins {
		cards += b.Cards
	}
	if cards != 3 || n.Recall.Of != 3 || n.Recall.Bins[9].Cards != 1 || n.Recall.Expected <= 1 || n.Recall.Expected >= 3 {
		t.Errorf("recalled now: %+v", n.Recall)
	}
	if d := n.Deck; fmt.Sprint(d) != "{4 1 1 2 0 0 2}" {
		t.Errorf("the deck: %+v", d)
	}
}

func TestHardest(t *testing.T) {
	w := worldOf(t, "a b c d")
	w.answers("a", map[int]int{0: 4, 10: 1, 11: 3, 20: 1, 21: 3})
	lapses := map[int]int{0: 4}
	for i := range 6 {
		lapses[10+i*10], lapses[11+i*10] = 1, 3
	}
	w.answers("b", lapses)
	for range 3 {
		w.add(1, journal.Event{Type: journal.Review, Card: "c", Rating: 3, Auto: "wrong", Final: "right", Src: journal.SrcSelf})
	}
	w.answers("d", map[int]int{0: 3})
	n := w.measure(70)
	var got []string
	for _, h := range n.Hardest {
		got = append(got, fmt.Sprint(h.Card, h.Question, h.Lapses, h.Overrides))
	}
	if fmt.Sprint(got) != "[bB?6 0 aA?2 0 cC?0 3]" {
		t.Errorf("the hardest: %q", got)
	}
	if len(n.Leeches) != 1 || n.Leeches[0].Card != "b" {
		t.Errorf("leeches: %+v", n.Leeches)
	}
}

func TestConfusable(t *testing.T) {
	w := worldOf(t, "a b c")
	w.in.Cards[2].Answers = append(w.in.Cards[2].Answers, "answer a")
	say := func(card, given, auto string) {
		w.add(0, journal.Event{Type: journal.Review, Card: card, Rating: 1, Auto: auto, Given: given, Src: journal.SrcAuto})
	}
	say("a", "**Answer  B**", "wrong")
	say("b", "answer a", "wrong") // with a, and with c
	say("a", "answer b", "right") // by the learner's word
	say("a", "answer c", "wrong")
	say("c", "answer a", "wrong") // which is right for c too
	say("a", "something", "wrong")
	want := "[{[a b] [A? B?] 2} {[a c] [A? C?] 1} {[b c] [B? C?] 1}]"
	if got := fmt.Sprint(w.measure(1).Confusable); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestActivity(t *testing.T) {
	w := worldOf(t, "a b")
	w.answers("a", map[int]int{0: 3, 1: 3})
	w.answers("b", map[int]int{1: 1})
	w.add(1, journal.Event{Type: journal.Review, Card: "b", Rating: 3, Src: journal.SrcPractice, Ms: 3_600_000})
	w.add(1, journal.Event{Type: journal.Review, Card: "old", Rating: 3, Src: journal.SrcImport, Ms: 1000})
	a := w.measure(2).Activity
	want := "[{2024-10-04 1 1 1 0.1} {2024-10-05 3 2 1 5.2}]"
	var got []string
	for _, d := range a.Days {
		got = append(got, fmt.Sprintf("{%s %d %d %d %.1f}", d.Day, d.Answers, d.Cards, d.New, d.Minutes))
	}
	if fmt.Sprint(got) != want || a.Answers != 4 {
		t.Errorf("%s and %d in all, want %s", got, a.Answers, want)
	}
	near(t, "the time", a.Minutes, 5.3)
	if a := w.measure(400).Activity; len(a.Days) != 0 || a.Answers != 4 {
		t.Errorf("after a year: %+v", a)
	}
}

// Of nothing there are numbers too, and the same input gives the same bytes.
func TestMeasure(t *testing.T) {
	empty, err := json.Marshal(Measure(Input{Settings: recall.Default(), Now: on(0, 0)}))
	if err != nil || strings.Contains(string(empty), "null") {
		t.Errorf("of nothing: %s %v", empty, err)
	}
	w := worldOf(t, "a b c a")
	w.in.Delivered = []Delivered{{"g", "n", "1", "notes.md", 1, 1}, {"h", "n", "1", "notes.md", 1, 1}, {"i", "n", "1", "notes.md", 1, 1}}
	for _, card := range []string{"a", "b", "c", "gone"} {
		w.answers(card, map[int]int{0: 3, 1: 1, 2: 3, 5: 3, 30: 1})
	}
	first, err := json.Marshal(w.measure(40))
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, _ := json.Marshal(w.measure(40)); string(again) != string(first) {
			t.Fatalf("measured again:\n%s\n%s", again, first)
		}
	}
}
