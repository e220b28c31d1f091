package chart

import (
	"strings"
	"time"
)

// The forms of dates that say beyond doubt which day they mean: 03/04/2026 does not.
var dateForms = []string{
	"2006-01-02", "2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05Z07:00", "2006-01", "2006/01/02", "02.01.2006", "2.1.2006",
	"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2006", "Jan 2006",
}

// longestDate is how many bytes a date has at most.
const longestDate = 40

// date settles the days of the labels of a column, and reports whether all are dates of
// one form, in one order, and not all of them the same.
func (t *numberTable) date(label int) bool {
	days := make([]float64, len(t.rows))
	form := ""
	up, down := true, true
	for i, row := range t.rows {
		if label >= len(row) {
			return false
		}
		at, known := dateOf(strings.TrimSpace(row[label]), form)
		if known == "" {
			return false
		}
		form = known
		days[i] = float64(at.Unix()) / (24 * 60 * 60)
		if i > 0 {
			up, down = up && days[i] >= days[i-1], down && days[i] <= days[i-1]
		}
	}
	if len(days) < 2 || !up && !down || days[0] == days[len(days)-1] {
		return false
	}
	t.days = days
	return true
}

// dateOf reads a date of a form, or of any where there is none yet; form is "" where it
// is no date.
func dateOf(s, form string) (at time.Time, known string) {
	if len(s) > longestDate || s == "" {
		return time.Time{}, ""
	}
	forms := dateForms
	if form != "" {
		forms = []string{form}
	}
	for _, f := range forms {
		if at, err := time.Parse(f, s); err == nil {
			return at, f
		}
	}
	return time.Time{}, ""
}
