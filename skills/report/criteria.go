package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// criteria are what a report has to be.
func criteria() []brief.Criterion {
	return []brief.Criterion{
		{Text: "the span of time is stated", Check: spanStated},
		{Text: "every dated item lies in the span", Check: datedInSpan},
		{Text: "every changed figure names what it replaced", Check: replacedNamed},
		{Text: "nothing that was replaced is given as current", Check: nothingStale},
		{Text: "where nothing changed, it says so", Check: nothingSaid},
		brief.EverySentenceCited(),
	}
}

func spanOf(b brief.Brief) (brief.Span, bool) {
	from, _, ok := brief.ReadDays(b.Since)
	_, to, known := brief.ReadDays(b.Until)
	return brief.Span{From: from, To: to}, ok && known
}

func spanStated(b brief.Brief) (ok bool, why string) {
	days := brief.Days(b.Since, b.Until)
	return days != "" && strings.Contains(b.Title, days), days
}

// inSpan are the sections whose every sentence is of the span.
var inSpan = []string{Changed, Decided, Done, Reported}

func datedInSpan(b brief.Brief) (ok bool, why string) {
	span, known := spanOf(b)
	n, outside := 0, 0
	for _, s := range b.Sections {
		for _, one := range s.Sentences {
			if !slices.Contains(inSpan, s.Heading) {
				continue
			}
			n++
			if !lies(span, one) {
				outside++
			}
		}
	}
	if outside > 0 {
		return false, fmt.Sprintf("%d of %d do not", outside, n)
	}
	return known, share(n, n)
}

// lies tells whether a sentence is of a span: by its day, or where it has none, as what a
// model wrote, by the days it names.
func lies(span brief.Span, s brief.Sentence) bool {
	if s.On != "" {
		return span.Holds(s.On)
	}
	named := 0
	for _, q := range prose.Quantities(s.Text) {
		if _, _, whole := brief.ReadDays(q.Date); whole && len(q.Date) == len(time.DateOnly) {
			if span.Holds(q.Date) {
				return true
			}
			named++
		}
	}
	return named == 0
}

// share says how many of how many, nothing where there are none.
func share(n, of int) string {
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", n, of)
}

// groups cuts a section into the sentences of each theme.
func groups(s brief.Section) [][]brief.Sentence {
	var out [][]brief.Sentence
	for i, one := range s.Sentences {
		if i == 0 || s.Sentences[i-1].Theme != one.Theme {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], one)
	}
	return out
}

func replacedNamed(b brief.Brief) (ok bool, why string) {
	n, bare := 0, 0
	for _, s := range b.Sections {
		if s.Heading != Changed {
			continue
		}
		for _, g := range groups(s) {
			n++
			if _, _, both := evidence.Replaces(g[0].Text); len(g) < 2 && !both {
				bare++
			}
		}
	}
	return bare == 0, share(n-bare, n)
}

// nothingStale wants what is out of date only as what something replaced: behind it, or
// under words that say so.
func nothingStale(b brief.Brief) (ok bool, why string) {
	for _, s := range b.Sections {
		if s.Heading == brief.Disagree {
			continue
		}
		for _, g := range groups(s) {
			for i, one := range g {
				behind := s.Heading == Changed && (i > 0 || strings.HasSuffix(one.Theme, "replaced since"))
				if stale := staleness(b, one.Citations); stale != "" && !behind && s.Heading != brief.Goals {
					return false, stale
				}
			}
		}
	}
	return true, ""
}

func staleness(b brief.Brief, citations []notes.Source) string {
	for _, c := range citations {
		if why := b.Outdated(c.Path); why != "" {
			return why
		}
	}
	return ""
}

func nothingSaid(b brief.Brief) (ok bool, why string) {
	told, said := false, false
	for _, s := range b.Sections {
		told = told || slices.Contains(inSpan, s.Heading)
		said = said || s.Heading == Nothing
	}
	return told != said, ""
}
