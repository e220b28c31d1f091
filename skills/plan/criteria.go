package plan

import (
	"fmt"
	"slices"
	"strings"

	"ken/notes/prose"
	"ken/skills/brief"
)

// criteria are what a plan has to be.
func criteria() []brief.Criterion {
	return []brief.Criterion{
		{Text: "every step has a source", Check: sourced},
		{Text: "every step has an owner or is named under what is missing", Check: func(b brief.Brief) (bool, string) {
			return hasOrNamed(b, noOwner, owned)
		}},
		{Text: "every step has a date or is named under what is missing", Check: func(b brief.Brief) (bool, string) {
			return hasOrNamed(b, noDate, dated)
		}},
		{Text: "no step is of a document that was replaced", Check: upToDate},
		{Text: "the steps stand in order of date", Check: ordered},
		brief.EverySentenceCited(),
	}
}

// owned tells whether a step names its owner. A model writes no fields: there it is what
// stands behind the dash and is no day.
func owned(s brief.Sentence) bool {
	_, about, _ := strings.Cut(s.Text, " — ")
	for part := range strings.SplitSeq(about, ",") {
		if strings.TrimSpace(part) != "" && len(prose.Quantities(part)) == 0 {
			return true
		}
	}
	return s.Owner != ""
}

// dated tells whether a step names its day.
func dated(s brief.Sentence) bool {
	return s.Due != "" || slices.ContainsFunc(prose.Quantities(s.Text), func(q prose.Quantity) bool { return q.Date != "" })
}

// stepsOf returns the steps under some headings, in order.
func stepsOf(b brief.Brief, headings ...string) []brief.Sentence {
	var out []brief.Sentence
	for _, s := range b.Sections {
		if slices.Contains(headings, s.Heading) {
			out = append(out, slices.DeleteFunc(slices.Clone(s.Sentences), func(s brief.Sentence) bool { return s.Box == "" })...)
		}
	}
	return out
}

func sourced(b brief.Brief) (bool, string) {
	steps := stepsOf(b, Overdue, Next, Later, Done)
	n := 0
	for _, s := range steps {
		if len(s.Citations) == 0 {
			n++
		}
	}
	return n == 0 && len(steps) > 0, tally(n, "without", len(steps))
}

// tally says how many steps of how many are not as they should be.
func tally(n int, how string, of int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d steps %s", n, of, how)
}

// hasOrNamed wants each open step to have something, or to be named as lacking it.
func hasOrNamed(b brief.Brief, theme string, has func(brief.Sentence) bool) (bool, string) {
	named := map[string]bool{}
	for _, s := range b.Sections {
		for _, sentence := range s.Sentences {
			if s.Heading == Missing && (sentence.Theme == theme || sentence.Theme == neither) {
				named[sentence.Citations[0].At()] = true
			}
		}
	}
	steps := stepsOf(b, Overdue, Next, Later)
	n := 0
	for _, s := range steps {
		if !has(s) && !(len(s.Citations) > 0 && named[s.Citations[0].At()]) {
			n++
		}
	}
	return n == 0, tally(n, "lack it unnamed", len(steps))
}

func upToDate(b brief.Brief) (bool, string) {
	steps := stepsOf(b, Overdue, Next, Later, Done)
	n, which := 0, ""
	for _, s := range steps {
		for _, c := range s.Citations {
			if why := b.Outdated(c.Path); why != "" {
				n, which = n+1, c.Path+": "+why
			}
		}
	}
	return n == 0, which
}

func ordered(b brief.Brief) (bool, string) {
	var days []string
	for _, s := range stepsOf(b, Overdue, Next, Later) {
		days = append(days, dayOrder(s.Due))
	}
	for i := 1; i < len(days); i++ {
		if strings.Compare(days[i-1], days[i]) > 0 {
			return false, fmt.Sprintf("step %d is due before step %d", i+1, i)
		}
	}
	return true, ""
}
