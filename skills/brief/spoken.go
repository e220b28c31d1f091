package brief

import (
	"fmt"
	"strings"

	"ken/notes"
)

// Spoken returns the brief as lines to be read aloud: no marks, the most important
// words first, each citation named where it stands and listed at the end.
func (b Brief) Spoken() string {
	var out strings.Builder
	numbers := map[string]int{}
	var cited []notes.Source
	number := func(c notes.Source) int {
		key := c.At() + "\x00" + c.Quote
		if numbers[key] == 0 {
			cited = append(cited, c)
			numbers[key] = len(cited)
		}
		return numbers[key]
	}
	fmt.Fprintf(&out, "%s, %s. %s\n", capital(b.Kind), b.Engine, unmarked.Replace(b.Title))
	missing := func() {
		for _, what := range b.Lacking {
			fmt.Fprintf(&out, "Not found. %s.\n", unmarked.Replace(what))
		}
		for _, what := range b.NotFound {
			fmt.Fprintf(&out, "Not found. %s.\n", what)
		}
	}
	said := false
	for _, s := range b.Sections {
		if s.Heading == b.notFoundBefore {
			missing()
			said = true
		}
		fmt.Fprintf(&out, "Heading. %s.\n", s.Heading)
		theme := ""
		for _, sentence := range s.Sentences {
			if sentence.Theme != theme {
				theme = sentence.Theme
				fmt.Fprintf(&out, "On. %s.\n", unmarked.Replace(theme))
			}
			out.WriteString(strings.TrimRight(unmarked.Replace(sentence.Text), " .") + citations(sentence.Citations, number) + ".\n")
		}
		for _, l := range s.Lines {
			out.WriteString(strings.TrimRight(unmarked.Replace(l.Text), " .") + ".\n")
		}
	}
	if !said {
		missing()
	}
	for i, c := range cited {
		fmt.Fprintf(&out, "Citation %d. %s, line %d.\n", i+1, c.Path, c.Line)
	}
	for _, p := range b.Context.Preferences {
		if p.Check == "fail" {
			fmt.Fprintf(&out, "Preference %d not kept. %s %s.\n", p.Number, p.Text, unmarked.Replace(p.Why))
		}
	}
	return out.String()
}

// citations names the citations of a sentence: ", citation 1 and 3".
func citations(list []notes.Source, number func(notes.Source) int) string {
	var b strings.Builder
	for i, c := range list {
		mark := " and "
		if i == 0 {
			mark = ", citation "
		}
		fmt.Fprintf(&b, "%s%d", mark, number(c))
	}
	return b.String()
}

// unmarked takes the marks of emphasis and code off, which would be read aloud.
var unmarked = strings.NewReplacer("**", "", "`", "", "~~", "", " · ", ", ")
