package grading

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"ken/notes/prose"
	"ken/skills/proof"
)

// number decides where the known answer is a number or a date; false where it is none.
func (r ruler) number(g, k short) (Verdict, bool) {
	if !k.numeric {
		return Verdict{}, false
	}
	if d, ok := dateOf(k.text); ok && !d.yearAlone() {
		e, ok := dateOf(g.text)
		if !ok {
			return wrong(fmt.Sprintf("The answer is %s.", k.text)), true
		}
		return dated(e, d, k), true
	}
	if clock, ok := clockOf(k.text); ok {
		if other, ok := clockOf(g.text); ok && other == clock {
			return same(k), true
		}
		return wrong(fmt.Sprintf("The answer is %s.", k.text)), true
	}
	if lo, hi, ok := rangeOf(k.text); ok {
		return r.inRange(g, k, lo, hi)
	}
	b, ok := measureOf(k.text)
	if !ok {
		return Verdict{}, false
	}
	if d, ok := dateOf(k.text); ok && d.era < 0 {
		e, ok := dateOf(g.text)
		if ok && e.era == d.era && e.year == d.year {
			return same(k), true
		}
		return wrong(fmt.Sprintf("The answer is %s.", k.text)), true
	}
	a, ok := measureOf(g.text)
	if d, dated := dateOf(g.text); dated && d.yearAlone() && d.era > 0 {
		a, ok = measure{value: float64(d.year), plain: float64(d.year), unit: bare, digits: 4}, true
	}
	if d, dated := dateOf(g.text); dated && !d.yearAlone() && b.unit == bare && b.plain == float64(d.year) {
		return unsure(0.6, fmt.Sprintf("It says more than the answer: %s.", k.text)), true
	}
	if !ok {
		return r.containsNumber(g, k, b), true
	}
	return r.measured(a, b, k), true
}

// measured compares two numbers with their units.
func (r ruler) measured(a, b measure, k short) Verdict {
	no := wrong(fmt.Sprintf("The answer is %s.", k.text))
	if a.bound != b.bound {
		if equal(a, b) {
			return unsure(0.4, fmt.Sprintf("The number is right; the answer is %s.", k.text))
		}
		return no
	}
	missing := a.unit == bare && b.unit != bare && a.noun == ""
	extra := b.unit == bare && a.unit != bare && b.noun == ""
	switch {
	case equal(a, b):
		return r.counted(a, b, k)
	case missing && near(a.plain, b.plain, 0):
		if r.asksFor(b.unit) {
			return same(k)
		}
		return Verdict{Verdict: Partly, Lean: Wrong, Score: 0.45, Missing: []string{k.text}, Why: fmt.Sprintf("The number is right; the unit is missing: %s.", k.text)}
	case extra && near(a.plain, b.plain, 0):
		if r.asksFor(a.unit) {
			return same(k)
		}
		return unsure(0.5, fmt.Sprintf("The number is right; the answer has no unit: %s.", k.text))
	case a.unit.dimension != b.unit.dimension && near(a.plain, b.plain, 0):
		no.Why = fmt.Sprintf("The unit is another: %s.", k.text)
		return no
	case a.unit.dimension == b.unit.dimension && rounded(a, b):
		return unsure(0.6, fmt.Sprintf("Nearly: %s.", k.text))
	}
	return no
}

// counted decides two equal numbers by what they count.
func (r ruler) counted(a, b measure, k short) Verdict {
	yes := same(k)
	switch {
	case a.noun == b.noun:
		return yes
	case a.noun == "" && b.noun != "" && (b.unit == bare || a.unit == b.unit), b.noun == "":
		for key := range strings.FieldsSeq(a.noun + " " + b.noun) {
			if !r.question[key] {
				return unsure(0.7, fmt.Sprintf("The number is right: %s.", k.text))
			}
		}
		return yes
	}
	return unsure(0.4, fmt.Sprintf("The number is right; the answer is %s.", k.text))
}

// equal tells whether two numbers are one in one dimension. Those of one unit are compared
// as they stand: on a scale that begins elsewhere, as that of °C, small ones would all be
// alike.
func equal(a, b measure) bool {
	if a.unit == b.unit {
		return near(a.plain, b.plain, b.slack/b.unit.factor)
	}
	return a.unit.dimension == b.unit.dimension && near(a.value, b.value, b.slack)
}

// near tells whether two numbers are equal but for slack and what arithmetic loses.
func near(a, b, slack float64) bool {
	return math.Abs(a-b) <= slack*(1+1e-9)+1e-9*math.Max(math.Abs(a), math.Abs(b))
}

// rounded tells whether a is b with fewer digits, or within 2 % where b is rough.
func rounded(a, b measure) bool {
	if a.about || b.about {
		return math.Abs(a.value-b.value) <= 0.05*math.Abs(b.value)
	}
	return a.digits >= 2 && a.digits < b.digits && math.Abs(a.value-b.value) <= 0.006*math.Abs(b.value) ||
		math.Abs(a.value-b.value) <= 0.001*math.Abs(b.value) && a.digits >= 4
}

// asksFor tells whether the question names a unit: "how many km".
func (r ruler) asksFor(u unit) bool {
	words := strings.FieldsFunc(r.asked.Question, func(c rune) bool { return strings.ContainsRune(" ?,.;:()[]", c) })
	for i, w := range words {
		if v, ok := unitOf(w); ok && v == u && (len(w) > 2 || i > 0 && !prose.Stop(strings.ToLower(w))) {
			return true
		}
		if strings.HasPrefix(strings.ToLower(w), "percentage") && u == named["%"] {
			return true
		}
	}
	return false
}

// inRange decides against a range: the same one is right, a value within is for the
// learner to decide.
func (r ruler) inRange(g, k short, lo, hi measure) (Verdict, bool) {
	if a, b, ok := rangeOf(g.text); ok {
		equal := a.unit.dimension == lo.unit.dimension && near(a.value, lo.value, 0) && near(b.value, hi.value, 0)
		bareToo := a.unit == bare && b.unit == bare && near(a.plain, lo.plain, 0) && near(b.plain, hi.plain, 0)
		switch {
		case equal, bareToo && r.asksFor(hi.unit):
			return same(k), true
		case bareToo:
			return Verdict{Verdict: Partly, Lean: Wrong, Score: 0.45, Missing: []string{k.text}, Why: fmt.Sprintf("The unit is missing: %s.", k.text)}, true
		}
	} else if m, ok := measureOf(g.text); ok && m.unit.dimension == lo.unit.dimension && m.value >= lo.value && m.value <= hi.value {
		return unsure(0.5, fmt.Sprintf("It lies within %s.", k.text)), true
	}
	return wrong(fmt.Sprintf("The answer is %s.", k.text)), true
}

// rangeOf reads two numbers with one unit that a dash or "to" joins.
func rangeOf(text string) (lo, hi measure, ok bool) {
	at := between.FindStringSubmatch(strings.TrimSpace(raisedDigits.Replace(text)))
	if at == nil || !strings.ContainsAny(at[1], "0123456789") {
		return lo, hi, false
	}
	hi, ok = measureOf(at[2])
	if !ok || hi.plain < 0 {
		return lo, hi, false
	}
	if lo, ok = measureOf(at[1]); !ok {
		return lo, hi, false
	}
	if lo.unit == bare && lo.noun == "" {
		lo.unit = hi.unit
		lo.value = hi.unit.base(lo.plain)
	}
	return lo, hi, lo.unit.dimension == hi.unit.dimension && lo.value < hi.value
}

// containsNumber looks for a number in a text that is more than one.
func (r ruler) containsNumber(g, k short, b measure) Verdict {
	no := wrong(fmt.Sprintf("The answer is %s.", k.text))
	found := prose.Quantities(g.text)
	if len(found) != 1 || b.bound != "" {
		return no
	}
	end := found[0].End
	text := g.text[found[0].Start:end]
	rest := g.text[end:]
	for _, take := range []string{rest, firstWords(rest, 3), firstWords(rest, 2), firstWords(rest, 1), ""} {
		m, ok := measureOf(text + take)
		if !ok || take != "" && m.unit == bare && m.noun != "" {
			continue
		}
		v := r.measured(m, b, k)
		if v.Verdict != Right {
			return v
		}
		return r.around(g.text[:found[0].Start]+" "+strings.TrimPrefix(rest, take), k, v)
	}
	return no
}

// around lowers a right number by what stands around it.
func (r ruler) around(text string, k short, v Verdict) Verdict {
	for w := range prose.Words(text) {
		switch {
		case r.question[proof.Key(w.Term)]:
		case denies(w.Term) || w.Term == "or" || hedges(w.Term):
			return unsure(0.3, fmt.Sprintf("The answer is %s.", k.text))
		case !r.idle(w.Term) && w.Term != "about":
			return unsure(0.6, fmt.Sprintf("It says %s, and more that is not in the answer.", k.text))
		}
	}
	return v
}

func firstWords(text string, n int) string {
	for i, w := 0, 0; i < len(text); i++ {
		if text[i] == ' ' && i > 0 {
			if w++; w == n {
				return text[:i]
			}
		}
	}
	return text
}

//nolint:gochecknoglobals // it never changes
var clock = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d\d))?\s*(a\.?m\.?|p\.?m\.?|o'clock|uhr)?$`)

// clockOf reads a time of day, in minutes.
func clockOf(text string) (int, bool) {
	m := clock.FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if m == nil || m[3] == "" && !strings.Contains(text, ":") {
		return 0, false
	}
	h, minutes := int(atof(m[1])), int(atof(m[2]))
	switch {
	case h > 23 || minutes > 59 || strings.HasPrefix(m[3], "p") && h > 12 || strings.HasPrefix(m[3], "a") && h > 12:
		return 0, false
	case strings.HasPrefix(m[3], "p") && h < 12:
		h += 12
	case strings.HasPrefix(m[3], "a") && h == 12:
		h = 0
	}
	return h*60 + minutes, true
}
