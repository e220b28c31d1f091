package read

import (
	"strings"
	"time"
)

// ParseDate reads a date as people write it, as midnight UTC of that day:
//
//	2026-12-01   2026/12/1   2026-12-01T10:00:00Z   20261201   01.12.2026
//	1 Dec 2026   1st of December 2026   Tue, 1 December 2026   December 1, 2026
//	2026-12   December 2026   (the first of the month)
//
// A date of which day and month could be exchanged (1/12/2026) is not read, nor is
// one without a year.
func ParseDate(s string) (time.Time, bool) {
	if len(s) > 64 {
		return time.Time{}, false
	}
	t, _, ok := parseDate(s)
	return t, ok
}

// ParseDue is [ParseDate] for a day by which something is to be done: a month
// stands for its last day.
func ParseDue(s string) (time.Time, bool) {
	if len(s) > 64 {
		return time.Time{}, false
	}
	t, month, ok := parseDate(s)
	if month {
		t = t.AddDate(0, 1, -1)
	}
	return t, ok
}

// parseDate also tells whether only a month was given.
func parseDate(s string) (t time.Time, month, ok bool) {
	s = strings.Trim(s, " \t\r\n.,;")
	if t, month, ok = digits(s); ok {
		return t, month, true
	}
	return worded(s)
}

// digits reads the dates that are written with digits alone.
func digits(s string) (t time.Time, month, ok bool) {
	date, clock, timed := strings.Cut(s, "T")
	if !timed {
		date, clock, timed = strings.Cut(s, " ")
	}
	if timed && !isClock(clock) {
		return time.Time{}, false, false
	}
	if len(date) == 8 && number(date) > 0 {
		t, ok = day(number(date[:4]), number(date[4:6]), number(date[6:]))
		return t, false, ok
	}
	sep := strings.Trim(date, "0123456789")
	if sep == "" || strings.IndexByte("-/._", sep[0]) < 0 {
		return time.Time{}, false, false
	}
	p := strings.Split(date, sep[:1])
	switch {
	case len(p) == 2 && len(p[0]) == 4:
		t, ok = day(number(p[0]), number(p[1]), 1)
		return t, true, ok && !timed
	case len(p) != 3 || len(p[1]) > 2:
	case len(p[0]) == 4 && len(p[2]) <= 2:
		t, ok = day(number(p[0]), number(p[1]), number(p[2]))
	case len(p[2]) == 4 && len(p[0]) <= 2:
		t, ok = dayFirst(number(p[0]), number(p[1]), number(p[2]), sep[0])
	}
	return t, false, ok
}

// dayFirst reads the forms that end with the year. Points are written between day
// and month everywhere; a slash is not, so one of the two must say which it is.
func dayFirst(a, b, year int, sep byte) (time.Time, bool) {
	switch {
	case sep == '.' || a > 12 || a == b:
		return day(year, b, a)
	case b > 12:
		return day(year, a, b)
	}
	return time.Time{}, false
}

// isClock tells whether text can be a time of day with a zone.
func isClock(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9' && strings.Contains(s, ":") &&
		strings.Trim(s, "0123456789:.,+- ZUTC") == ""
}

// worded reads the dates whose month is a name.
func worded(s string) (t time.Time, month, ok bool) {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r == ' ' || r == ',' || r == '.' || r == '\t' || r == '-' || r == '/'
	})
	var d, m, y int
	for _, w := range words {
		n := number(ordinal(w))
		switch {
		case n > 0 && len(w) == 4 && ordinal(w) == w && y == 0:
			y = n
		case n > 0 && len(ordinal(w)) <= 2 && d == 0:
			d = n
		case monthOf(w) > 0 && m == 0:
			m = monthOf(w)
		case w == "of" || w == "the" || isWeekday(w):
		default:
			return time.Time{}, false, false
		}
	}
	if y == 0 || m == 0 {
		return time.Time{}, false, false
	}
	t, ok = day(y, m, max(d, 1))
	return t, d == 0, ok
}

// ordinal takes the ending off 1st, 2nd, 3rd and 4th.
func ordinal(w string) string {
	if len(w) < 3 || w[0] < '0' || w[0] > '9' {
		return w
	}
	switch w[len(w)-2:] {
	case "st", "nd", "rd", "th":
		return w[:len(w)-2]
	}
	return w
}

func monthOf(w string) int {
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); w == name || w == name[:3] || w == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}

func isWeekday(w string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		if w == name || w == name[:3] || len(w) > 3 && strings.HasPrefix(name, w) {
			return true
		}
	}
	return false
}

// number reads up to eight digits; 0 is none.
func number(s string) int {
	if s == "" || len(s) > 8 {
		return 0
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// day makes a date of numbers that may not be one: there is no 30 February.
func day(year, month, d int) (time.Time, bool) {
	if year < 1000 || month < 1 || month > 12 || d < 1 || d > 31 {
		return time.Time{}, false
	}
	t := time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == d
}

// DateInName finds a whole date in a file's name: 2026-03-02, 2026_03_02,
// 2026.03.02 or 20260302, not a part of a longer number.
func DateInName(name string) (time.Time, bool) {
	for i := 0; i+8 <= len(name); i++ {
		if !digit(name[i]) || i > 0 && digit(name[i-1]) {
			continue
		}
		if t, ok := dateAt(name[i:]); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// dateAt reads the date a name's rest begins with.
func dateAt(s string) (time.Time, bool) {
	n, compact := 8, s[:8]
	if len(s) >= 10 && strings.IndexByte("-_.", s[4]) >= 0 && s[4] == s[7] {
		n, compact = 10, s[:4]+s[5:7]+s[8:10]
	}
	if len(s) > n && digit(s[n]) || number(compact) == 0 {
		return time.Time{}, false
	}
	year := number(compact[:4])
	if year < 1900 || year > 2199 {
		return time.Time{}, false
	}
	return day(year, number(compact[4:6]), number(compact[6:]))
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
