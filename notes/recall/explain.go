package recall

import (
	"fmt"
	"time"
)

// Why is one thing that decided when an item is due.
type Why string

// What decides, in the order it does.
const (
	WhyNew      Why = "new"      // it was never answered
	WhyStep     Why = "step"     // a step within the session
	WhyRecall   Why = "recall"   // the chance of recall falls to the retention asked for
	WhyLongest  Why = "longest"  // no interval is longer
	WhyOrder    Why = "order"    // hard ≤ good < easy
	WhySpread   Why = "spread"   // the day chosen for the item, so that not all come at once
	WhyLoad     Why = "load"     // a day of its range on which less is due
	WhyGoal     Why = "goal"     // to be seen shortly before a date
	WhyRecorded Why = "recorded" // as another program, or other settings, had it
)

// A Reason is one thing that decided, with the days to which it led and a sentence.
type Reason struct {
	Why  Why    `json:"why"`
	Days int    `json:"days"`
	Text string `json:"text"`
}

// An Explanation says what is known of the memory of an item, and why it is due when
// it is.
type Explanation struct {
	Stability  float64 `json:"stability"`  // days until the chance of recall falls to 90 %
	Difficulty float64 `json:"difficulty"` // 1 to 10
	Recall     float64 `json:"recall"`     // the chance of recall now, 0 to 1
	Elapsed    int     `json:"elapsed"`    // learner's days since the last review
	Interval   int     `json:"interval"`   // days from the last review to the day it is due
	Due        string  `json:"due"`        // that day as YYYY-MM-DD, or its time as RFC 3339
	Reps       int     `json:"reps"`
	Lapses     int     `json:"lapses"`

	Reasons []Reason `json:"reasons"`
}

// Date is a learner's day, as [Moment.Day] counts it, as YYYY-MM-DD.
func Date(day int) string {
	return time.Unix(int64(day)*24*60*60, 0).UTC().Format(time.DateOnly)
}

// Explain says why an item is due when it is, as of now. st is as [Settings.Place]
// left it; goal is the learner's day of the goal it belongs to, 0 for none, and is
// applied by [Within] as of the last review.
func (s Settings) Explain(card string, st State, now Moment, goal int) Explanation {
	due := Within(st, st.Last, goal)
	e := Explanation{
		Stability: st.Stability, Difficulty: st.Difficulty, Recall: s.Retrievability(st, now),
		Interval: due.Interval, Reps: st.Reps, Lapses: st.Lapses, Due: Date(due.DueDay),
	}
	if st.Phase == New {
		e.Due = ""
		e.Reasons = []Reason{{WhyNew, 0, "It was never answered, and comes when there is room for something new."}}
		return e
	}
	e.Elapsed = elapsed(st.Last, now)
	if st.DueAt != 0 {
		e.Due = Moment{st.DueAt, st.Last.Offset}.Time().Format(time.RFC3339)
		e.Reasons = []Reason{s.whyStep(st)}
		return e
	}
	e.Reasons = s.whyDays(card, st)
	if due.DueDay != st.DueDay {
		e.Reasons = append(e.Reasons, Reason{WhyGoal, due.Interval, fmt.Sprintf(
			"It is brought forward to %s, to be seen shortly before the goal of %s.", Date(due.DueDay), Date(goal),
		)})
	}
	return e
}

// whyStep is the reason of what is due within a session.
func (s Settings) whyStep(st State) Reason {
	wait := time.Duration(st.DueAt-st.Last.millis()) * time.Millisecond
	kind, steps := "learning", len(s.Steps)
	if st.Phase == Relearning {
		kind, steps = "relearning", len(s.Relearning)
	}
	return Reason{WhyStep, 0, fmt.Sprintf(
		"It comes again %s after the last answer: step %d of %d of %s.", spoken(wait), st.Step+1, max(steps, st.Step+1), kind,
	)}
}

// whyDays are the reasons of an interval of days, each with the days it led to.
func (s Settings) whyDays(card string, st State) []Reason {
	exact := s.days(st.Stability)
	reasons := []Reason{{WhyRecall, exact, fmt.Sprintf(
		"Its stability is %.1f days; the chance of recall falls to %.0f %% after %s.", st.Stability, 100*s.Retention, days(exact),
	)}}
	if exact == s.Longest {
		reasons = append(reasons, Reason{WhyLongest, exact, fmt.Sprintf("No interval is longer than %s.", days(exact))})
	}
	lo, hi, pick := Spread(card, st.Reps, exact)
	because := Reason{Days: st.Interval}
	switch {
	case st.Interval == exact && pick == exact:
		return reasons
	case st.Interval == min(pick, s.Longest):
		because.Why = WhySpread
		because.Text = fmt.Sprintf("So that not all comes at once it may move by days, from %d to %d; for this one they are %d.", lo, hi, pick)
	case st.Interval >= lo && st.Interval <= hi:
		because.Why = WhyLoad
		because.Text = fmt.Sprintf("Of the days from %d to %d, less is due after %d than after %d.", lo, hi, st.Interval, pick)
	case st.Interval > hi && st.Interval <= hi+2:
		because.Why = WhyOrder
		because.Text = fmt.Sprintf("An easier answer waits longer: hence %s.", days(st.Interval))
	default:
		because.Why = WhyRecorded
		because.Text = fmt.Sprintf("The log has %s, set with other settings or by another program.", days(st.Interval))
	}
	return append(reasons, because)
}

// days is a number of days in words.
func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

// spoken is a wait of a session in words.
func spoken(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return fmt.Sprintf("%d seconds", int(d.Seconds()))
	case d < 2*time.Hour:
		return fmt.Sprintf("%d minutes", int(d.Minutes()))
	default:
		return fmt.Sprintf("%.1f hours", d.Hours())
	}
}
