package evidence

import (
	"regexp"
	"strings"

	"ken/notes/prose"
)

// A change is a pair of figures of one statement of which the one replaces the other.
type change struct {
	old, now prose.Quantity
	// clause is the part of the statement that says so.
	clause string
}

// changesIn reads what a statement says was replaced: "rises from 412,000 to 438,500 euros",
// "1,184, not 1,814", "nine weeks instead of eight". Figures are those of the text.
func changesIn(text string, figures []prose.Quantity) []change {
	var out []change
	for i, b := range figures {
		if i > 0 && rivals(figures[i-1], b) && (fromTo(text, figures[i-1], b) || wasNow(text, figures[i-1], b)) {
			old := figures[i-1]
			if old.Unit == "" { // the unit is written once, behind the second
				old.Unit = b.Unit
			}
			out = append(out, change{old, b, clauseOf(text, old.Start, b.End)})
			continue
		}
		from := max(0, b.Start-25)
		if i > 0 {
			from = max(from, figures[i-1].End) // the mark is of the figure behind it
		}
		before, after := text[from:b.Start], text[b.End:min(len(text), b.End+25)]
		if b.Date != "" && ofDate.MatchString(before) {
			continue // "replaces the plan of 31 August"
		}
		if !insteadMark.MatchString(before) && !oldMark.MatchString(before+"|"+after) {
			continue
		}
		if now, ok := partner(text, figures, i); ok {
			out = append(out, change{b, now, clauseOf(text, min(now.Start, b.Start), max(now.End, b.End))})
		}
	}
	return out
}

// partner returns the figure that stands for the one at i: the nearest before it that is
// of one kind with it, else the next.
func partner(text string, figures []prose.Quantity, i int) (prose.Quantity, bool) {
	b := figures[i]
	for j := i - 1; j >= 0; j-- {
		if a := figures[j]; alike(a, b) && rivals(a, b) && b.Start-a.End < 90 {
			a.Unit = orText(a.Unit, b.Unit)
			return a, true
		}
	}
	if i+1 < len(figures) && insteadFirst.MatchString(text[max(0, b.Start-40):b.Start]) {
		if a := figures[i+1]; alike(a, b) && rivals(a, b) && a.Start-b.End < 90 {
			a.Unit = orText(a.Unit, b.Unit)
			return a, true
		}
	}
	return prose.Quantity{}, false
}

// alike tells whether two figures count one thing, or one of them names nothing and is as
// long as the other: "1,184, not 1,814 as written".
func alike(a, b prose.Quantity) bool {
	if a.Unit == b.Unit {
		return true
	}
	named := func(q prose.Quantity) bool { return q.Money() || q.Date != "" || q.Unit == "%" || timeUnit[q.Unit] }
	return !named(a) && !named(b) && (a.Unit == "" || b.Unit == "" || distinct(a) && distinct(b)) && a.Value > 0 && b.Value > 0 && a.Value < 100*b.Value && b.Value < 100*a.Value
}

// clauseOf returns the part of a list of clauses that reaches over two places.
func clauseOf(text string, from, to int) string {
	start, end := 0, len(text)
	if i := strings.LastIndex(text[:from], "; "); i >= 0 {
		start = i + 2
	}
	if i := strings.Index(text[to:], ";"); i >= 0 {
		end = to + i
	}
	return text[start:end]
}

// rivals tells whether two figures can be two values of one thing.
func rivals(a, b prose.Quantity) bool {
	return !a.Same(b) && (a.Date == "") == (b.Date == "") && (a.Unit == b.Unit || a.Unit == "" || b.Unit == "" || alike(a, b))
}

// fromTo tells whether two neighbouring figures stand in "rises from a to b", "a → b" or
// "b, up from a".
func fromTo(text string, a, b prose.Quantity) bool {
	between := text[a.End:b.Start]
	if len(between) < 30 && arrow.MatchString(between) || len(between) < 60 && becomes.MatchString(between) {
		return true
	}
	return len(between) < 60 && toMark.MatchString(between) && fromMark.MatchString(text[max(0, a.Start-90):a.Start])
}

// wasNow tells whether two neighbouring figures stand in "was a and is now b".
func wasNow(text string, a, b prose.Quantity) bool {
	between := text[a.End:b.Start]
	return len(between) < 70 && nowBetween.MatchString(between) && wasBefore.MatchString(text[max(0, a.Start-60):a.Start])
}

// distinct tells whether a figure says by itself what it is of: a day, or a number that
// nobody gets to by chance.
func distinct(q prose.Quantity) bool {
	if q.Date != "" {
		return isDay(q)
	}
	if q.Value != float64(int64(q.Value)) {
		return true
	}
	n, digits := int64(q.Value), 0
	for n > 0 && n%10 == 0 {
		n /= 10
	}
	for ; n > 0; n /= 10 {
		digits++
	}
	return digits > 2 || q.Value >= 1000 && digits > 1 || q.Money() && q.Value >= 1000
}

// isDay tells whether a figure is a day, and not a month or a year.
func isDay(q prose.Quantity) bool {
	return strings.HasPrefix(q.Date, "--") || len(q.Date) == len("2026-11-14")
}

// timeUnit are the units of time.
var timeUnit = words("second minut hour day week month year s min h")

var (
	fromMark     = regexp.MustCompile(`(?i)\b(?:moves?|moved|rises?|rose|risen|raise[sd]?|change[sd]?|increase[sd]?|decrease[sd]?|fell|falls?|fallen|drops?|dropped|cuts?|reduce[sd]?|slips?|slipped|postpone[sd]?|delay(?:s|ed)?|push(?:es|ed)?|brought|brings?|shift(?:s|ed)?|went|goes|gone|grew|grows?|grown|up|down|revise[sd]?|correct(?:s|ed)?|adjust(?:s|ed)?|lower(?:s|ed)?|shorten(?:s|ed)?|extend(?:s|ed)?|lengthen(?:s|ed)?|enlarge[sd]?|expand(?:s|ed)?|double[sd]?|halve[sd]?|update[sd]?|amend(?:s|ed)?|switch(?:es|ed)?|reschedule[sd]?|climb(?:s|ed)?|improve[sd]?|shr[aiu]nk|tighten(?:s|ed)?|relax(?:es|ed)?|upgrade[sd]?|downgrade[sd]?)\b[^.;]*\bfrom\b[^.;]{0,16}$`)
	toMark       = regexp.MustCompile(`(?i)^[^.;]*\bto\b[^.;]{0,20}$`)
	arrow        = regexp.MustCompile(`^[^.;,|]*(?:→|->|=>)[^.;|]{0,12}$`)
	becomes      = regexp.MustCompile(`(?i)^[^.;|]*\b(?:(?:is|are|was|were|has been|have been|will be|gets?|got) (?:\w+ )?(?:raised|increased|lowered|reduced|cut|changed|moved|extended|shortened|postponed|brought forward|corrected|revised|adjusted|amended|set|enlarged) to|(?:is|are|was|were|has been|have been|will be) (?:now )?(?:replaced|superseded) (?:by|with)|becomes?|turns? into|rises? to|rose to|falls? to|fell to|drops? to|dropped to|moves? to|moved to|grew to|grows to|slips? to|slipped to)\b[^.;|]{0,16}$`)
	oldMark      = regexp.MustCompile(`(?i)\b(?:old|former|previous|earlier|original)\b[^.;,|]{0,20}(?:\||$)|\|[^.;,]{0,12}\b(?:old|former|previous|earlier|original(?:ly)?|before)\b`)
	insteadMark  = regexp.MustCompile(`(?i)(?:\binstead of|\bin place of|\bnot|\brather than|\breplac\w+|\bno longer|\bup from|\bdown from|[(,–—] ?(?:it )?(?:was|were|previously|formerly|originally|before|earlier|until now|so far|old)\b:?)[^.;]{0,15}$`)
	ofDate       = regexp.MustCompile(`(?i)\b(?:of|dated)\s+$`)
	insteadFirst = regexp.MustCompile(`(?i)\b(?:instead of|rather than|in place of|no longer)\b[^.;]{0,15}$`)
	nowBetween   = regexp.MustCompile(`(?i)\b(?:right|correct|should be|now|today|from now on|becomes?|at present|currently)\b`)
	wasBefore    = regexp.MustCompile(`(?i)\b(?:wrong|incorrect|was|were|used to be|had been|previously|formerly|originally|initially|at first|until now|so far)\b[^.;]{0,40}$`)
)
