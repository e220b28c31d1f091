package author

import (
	"slices"
	"strings"
	"unicode"

	"ken/notes/prose"
)

// own returns the numbers, dates and names of a sentence that stand in nothing the model
// was given: not in a passage, not in the request, the goals or the preferences.
func (w *writing) own(text string) []string {
	var out []string
	add := func(s string) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	given := w.given()
	stated := prose.Quantities(given)
	for _, q := range prose.Quantities(text) {
		if !slices.ContainsFunc(stated, q.Same) {
			add(q.In(text))
		}
	}
	known := map[string]bool{}
	for word := range prose.Words(given) {
		known[word.Term], known[prose.Stem(word.Term)] = true, true
	}
	first := true
	for word := range prose.Words(text) {
		spelling := word.In(text)
		if !first && strings.IndexFunc(spelling, unicode.IsUpper) == 0 && !known[word.Term] && !known[prose.Stem(word.Term)] {
			add(spelling)
		}
		first = false
	}
	return out
}

// given is everything that the model was given to read.
func (w *writing) given() string {
	var b strings.Builder
	c := w.commission
	b.WriteString(c.Request.Topic + "\n" + c.Date + "\n")
	for _, g := range c.Goals {
		b.WriteString(g.Text + "\n" + g.Why + "\n" + day(g.Due) + "\n")
	}
	for _, p := range c.Preferences {
		b.WriteString(p.Text + "\n")
	}
	for _, p := range w.sent {
		b.WriteString(p.Title + "\n" + p.Path + "\n" + p.Under() + "\n" + day(p.Dated) + "\n" + p.Quote + "\n")
	}
	return b.String()
}
