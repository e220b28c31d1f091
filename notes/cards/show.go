package cards

import (
	"slices"
	"strings"
)

// hidden makes the cards of a text with gaps: one for each number of each syntax, the
// highlights first. Plain says how what stands outside of a gap's marks is shown.
func hidden(text string, gaps []gap, plain func(string) string) []draft {
	type group struct {
		syntax string
		number int
	}
	var groups []group
	collect(gaps, func(g gap) {
		for _, n := range g.cards {
			if k := (group{g.syntax, n}); !slices.Contains(groups, k) {
				groups = append(groups, k)
			}
		}
	})
	slices.SortStableFunc(groups, func(a, b group) int {
		if a.syntax != b.syntax {
			return strings.Compare(b.syntax, a.syntax) // "highlight" before "anki"
		}
		return a.number - b.number
	})
	var drafts []draft
	for _, k := range groups {
		s := shower{text: text, syntax: k.syntax, number: k.number, plain: plain}
		s.show(span{0, len(text)}, gaps)
		drafts = append(drafts, s.draft())
	}
	return drafts
}

// collect goes through gaps and those that lie in them.
func collect(gaps []gap, see func(gap)) {
	for _, g := range gaps {
		see(g)
		collect(g.inside, see)
	}
}

// A shower writes the question of one card of a text with gaps.
type shower struct {
	text    string
	syntax  string
	number  int
	plain   func(string) string
	out     strings.Builder
	answers []string
	hint    string
}

func (s *shower) show(part span, gaps []gap) {
	at := part.start
	for _, g := range gaps {
		s.out.WriteString(s.plain(s.text[at:g.start]))
		at = g.end
		if g.syntax == s.syntax && slices.Contains(g.cards, s.number) {
			whole, _, _ := s.within(g, "", -1)
			s.out.WriteString(Blank)
			s.answers = append(s.answers, strings.TrimSpace(whole))
			if s.hint == "" {
				s.hint = g.hint
			}
			continue
		}
		shown, answers, hint := s.within(g, s.syntax, s.number)
		s.answers = append(s.answers, answers...)
		if s.hint == "" {
			s.hint = hint
		}
		if g.syntax == "c" {
			shown = accepted(shown)[0]
		}
		s.out.WriteString(shown)
	}
	s.out.WriteString(s.plain(s.text[at:part.end]))
}

// within shows what stands between the marks of a gap.
func (s *shower) within(g gap, syntax string, number int) (shown string, answers []string, hint string) {
	if len(g.inside) == 0 {
		return s.plain(s.text[g.inner.start:g.inner.end]), nil, ""
	}
	inner := shower{text: s.text, plain: s.plain, syntax: syntax, number: number}
	inner.show(g.inner, g.inside)
	return inner.out.String(), inner.answers, inner.hint
}

func (s *shower) draft() draft {
	d := draft{question: strings.TrimSpace(s.out.String()), kind: Cloze, hint: s.hint, syntax: s.syntax}
	switch d.answers = s.answers; {
	case s.syntax == "c":
		d.answers = accepted(s.answers[0])
	case len(slices.Compact(slices.Sorted(slices.Values(s.answers)))) == 1:
		d.answers = s.answers[:1]
	default:
		d.kind, d.ordered = List, true
	}
	for i, a := range d.answers {
		d.answers[i] = bared(a)
	}
	return d
}

func asIs(text string) string { return text }

// unescaped takes the backslashes before brackets off a text.
func unescaped(text string) string {
	return strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(text)
}
