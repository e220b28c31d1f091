package report

import (
	"testing"
	"time"
)

// A day that is not told is "-".
func shown(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.DateOnly)
}

func TestHeadingDay(t *testing.T) {
	near := time.Date(2026, 11, 15, 0, 0, 0, 0, time.UTC)
	for heading, want := range map[string]string{
		"6 November": "2026-11-06", "Friday, 6 November 2026": "2026-11-06", "2026-10-05": "2026-10-05", "30 December": "2026-12-30",
		"Project group, 5 October 2026": "-", "What we do until 9 January": "-", "November": "-", "Risks": "-",
	} {
		got, _ := headingDay(heading, near)
		if shown(got) != want {
			t.Errorf("%q is %s, want %s", heading, shown(got), want)
		}
	}
	if _, ok := headingDay("6 November", time.Time{}); ok {
		t.Error("a day without a year was given one that nothing tells")
	}
}
