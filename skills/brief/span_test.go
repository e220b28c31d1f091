package brief

import (
	"testing"
	"time"
)

// now is a Sunday.
var now = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// A day that the topic does not say is "-".
func shown(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.DateOnly)
}

func TestReadTopic(t *testing.T) {
	for _, c := range []struct{ topic, from, to, rest string }{
		{"budget", "-", "-", "budget"},
		{"what changed", "-", "-", ""},
		{"What has changed about the budget?", "-", "-", "budget?"},
		{"budget since June", "2026-06-01", "-", "budget"},
		{"since 1 December: the plan", "2025-12-01", "-", "the plan"},
		{"the plan since 2026-10", "2026-10-01", "-", "the plan"},
		{"what changed between 1 October and 15 November", "2026-10-01", "2026-11-15", ""},
		{"noise from 15 November to 10 January", "2026-11-15", "2027-01-10", "noise"},
		{"noise between October 3rd, 2025 and the 4th of March", "2025-10-03", "2026-03-04", "noise"},
		{"tanks in November", "2026-11-01", "2026-11-30", "tanks"},
		{"tanks in December", "2025-12-01", "2025-12-31", "tanks"},
		{"tanks during 2025", "2025-01-01", "2025-12-31", "tanks"},
		{"tanks until 15 November", "-", "2026-11-15", "tanks"},
		{"tanks since 3 October until November", "2026-10-03", "2026-11-30", "tanks"},
		{"tanks last month", "2026-10-01", "2026-10-31", "tanks"},
		{"tanks in the last two weeks", "-", "-", "tanks in the last two weeks"}, // numbers in words stay words
		{"tanks in the last 2 weeks", "2026-11-09", "2026-11-22", "tanks"},
		{"tanks this week", "2026-11-16", "2026-11-22", "tanks"},
		{"tanks last week", "2026-11-09", "2026-11-15", "tanks"},
		{"tanks this quarter", "2026-10-01", "2026-11-22", "tanks"},
		{"tanks since yesterday", "2026-11-21", "-", "tanks"},
		{"tanks since the last report", "-", "-", "tanks"},
		{"a march in the rain", "-", "-", "a march in the rain"},
		{"decay of 2026 boilers", "-", "-", "decay of 2026 boilers"},
		{"flats in 44", "-", "-", "flats in 44"},
	} {
		s, rest := ReadTime(c.topic, now)
		if shown(s.From) != c.from || shown(s.To) != c.to || rest != c.rest {
			t.Errorf("%q: %s to %s, %q; want %s to %s, %q", c.topic, shown(s.From), shown(s.To), rest, c.from, c.to, c.rest)
		}
	}
}

func TestSpanHolds(t *testing.T) {
	from, _, _ := ReadDays("2026-10-10")
	_, to, _ := ReadDays("2026-11")
	s := Span{from, to}
	for when, want := range map[string]bool{
		"2026-10-10": true, "2026-11-30": true, "2026-10-09": false, "2026-12-01": false,
		"2026-11": true, "2026-10": false, "2026": false, "5 November": false, "": false, "2026-11-31": false,
	} {
		if s.Holds(when) != want {
			t.Errorf("%s to %s holds %q: %v", shown(from), shown(to), when, !want)
		}
	}
	if next := s.Next(); shown(next.From) != "2026-12-01" || shown(next.To) != "2027-01-21" {
		t.Errorf("after it comes %s to %s", shown(next.From), shown(next.To))
	}
}

func FuzzReadTime(f *testing.F) {
	for _, seed := range []string{"budget since June", "between 1 May and 2", "in the last 99999999 years", "from the 31st of feb to 0000-00-00", "since 31 September ſ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, topic string) {
		s, rest := ReadTime(topic, now)
		if len(rest) > len(topic) {
			t.Errorf("%q became %q", topic, rest)
		}
		if !s.From.IsZero() && !s.To.IsZero() && s.From.Year() > 12_000 {
			t.Errorf("%q begins in %d", topic, s.From.Year())
		}
	})
}
