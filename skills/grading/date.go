package grading

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"ken/notes/prose"
)

// A date is a day, a month or a year, as far as it is written; 0 is what is not.
type date struct {
	year, month, day int
	era              int // -1 before Christ, 1 said to be after, 0 not said
	// twofold tells that day and month may be the other way round.
	twofold bool
}

func (d date) yearAlone() bool { return d.month == 0 && d.day == 0 }

//nolint:gochecknoglobals // they never change
var (
	eras     = regexp.MustCompile(`(?i)\s*\b(b\.?c\.?(?:e\.?)?|c\.?e\.?|a\.?d\.?)$`)
	eraFirst = regexp.MustCompile(`(?i)^(ad)\s+`)
	isoDate  = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	dayDate  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})$`)
	weekday  = regexp.MustCompile(`(?i)^(mon|tues|wednes|thurs|fri|satur|sun)day,?\s+`)
)

// dateOf reads a text that is a date and nothing else.
func dateOf(text string) (date, bool) {
	t := weekday.ReplaceAllString(strings.TrimSpace(text), "")
	var d date
	if m := eras.FindStringSubmatch(t); m != nil {
		d.era = 1
		if m[1][0] == 'b' || m[1][0] == 'B' {
			d.era = -1
		}
		t = strings.TrimSpace(strings.TrimSuffix(t, m[0]))
	} else if m := eraFirst.FindString(t); m != "" {
		d.era, t = 1, t[len(m):]
	}
	if m := isoDate.FindStringSubmatch(t); m != nil {
		d.year, d.month, d.day = atoi(m[1]), atoi(m[2]), atoi(m[3])
		return d, d.sound()
	}
	if m := dayDate.FindStringSubmatch(t); m != nil {
		d.day, d.month, d.year = atoi(m[1]), atoi(m[3]), atoi(m[4])
		if d.month > 12 {
			d.day, d.month = d.month, d.day
		}
		d.twofold = m[2] == "/" && d.day <= 12 && d.day != d.month
		return d, d.sound()
	}
	return d.spoken(t)
}

// spoken reads a date with the name of a month, or a year.
func (d date) spoken(text string) (date, bool) {
	for i, w := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c == ' ' || c == ',' || c == '.' || c == '\u00a0' }) {
		n := atoi(strings.TrimRight(w, "stndrh"))
		month := prose.Month(prose.Bare(prose.Plain(w)))
		switch {
		case i > 5:
			return d, false
		case w == "the" || w == "of" || w == "de" || w == "in" || w == "on":
		case month > 0 && d.month == 0:
			d.month = month
		case n > 0 && n <= 31 && d.day == 0 && (len(w) < 3 || !isDigit(w[len(w)-1])):
			d.day = n
		case n > 0 && n < 10000 && d.year == 0 && isDigit(w[len(w)-1]):
			d.year = n
		default:
			return d, false
		}
	}
	if d.month == 0 && d.day > 0 {
		if d.year != 0 || d.era == 0 {
			return d, false
		}
		d.year, d.day = d.day, 0
	}
	return d, d.sound() && (d.month > 0 || d.year > 99 || d.era != 0)
}

func (d date) sound() bool {
	return d.month >= 0 && d.month <= 12 && d.day >= 0 && d.day <= 31 && (d.year > 0 || d.month > 0) && (d.day == 0 || d.month > 0)
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// dated compares a date with the known one.
func dated(g, k date, known short) Verdict {
	no := wrong(fmt.Sprintf("The answer is %s.", known.text))
	if g.twofold && !k.twofold && g.day == k.month && g.month == k.day {
		g.day, g.month = g.month, g.day
		if g.year == k.year {
			return unsure(0.6, fmt.Sprintf("Day and month may be the other way round: %s.", known.text))
		}
	}
	before := (g.era < 0) != (k.era < 0)
	switch agrees, less := g.agrees(k), g.says() < k.says(); {
	case before || !agrees:
		return no
	case g.twofold && !k.twofold:
		return unsure(0.6, fmt.Sprintf("Day and month may be the other way round: %s.", known.text))
	case less:
		v := Verdict{Verdict: Partly, Lean: Wrong, Score: 0.45, Missing: []string{known.text}}
		v.Why = fmt.Sprintf("A part of it: %s.", known.text)
		return v
	case g.says() > k.says():
		return unsure(0.6, fmt.Sprintf("It says more than the answer: %s.", known.text))
	}
	return right(known.text, fmt.Sprintf("Same: %s.", known.text))
}

// agrees tells whether two dates say nothing that differs.
func (d date) agrees(e date) bool {
	same := func(a, b int) bool { return a == 0 || b == 0 || a == b }
	return same(d.year, e.year) && same(d.month, e.month) && same(d.day, e.day) && (d.month > 0 && e.month > 0 || d.year > 0 && e.year > 0)
}

// says counts the parts of a date that are written.
func (d date) says() int {
	n := 0
	for _, part := range []int{d.year, d.month, d.day} {
		if part > 0 {
			n++
		}
	}
	return n
}
