package evidence

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ken/index"
	"ken/notes"
	"ken/notes/prose"
)

// What answers a question in words of its own may have been replaced by a document that
// says it in others: "runway" becomes "months of cash". So what became of the best
// statements is looked for once more, in their own words.

// How many statements are pursued, and how many passages are read for each.
const (
	pursued       = 3
	pursuedIn     = 10
	pursuedOfFile = 3
)

// pursue adds the statements that stand where something is said in the words of the best
// ones, and where the documents lie that took the place of theirs. They are aside: they
// stay only if they replace something.
func (g *Gathered) pursue(ctx context.Context, finder Finder, s Search, old map[string]notes.Succession) error {
	known := map[string]bool{}
	for _, p := range g.Passages {
		known[p.At()] = true
	}
	var extra []index.Passage
	for _, f := range g.leading() {
		queries := []index.Query{{Text: f.Text, Where: s.Where}}
		if by := old[f.Path].By; by != "" && !strings.ContainsAny(by, " \t\"") {
			queries = append(queries, index.Query{Text: f.Text, Where: strings.TrimSpace(s.Where + " in:" + by)})
		}
		for _, q := range queries {
			q.AnyWords, q.Kinds, q.Max, q.PerFile = true, []string{index.KindNote}, pursuedIn, pursuedOfFile
			found, err := finder.Search(ctx, q)
			if err != nil {
				return fmt.Errorf("search for what became of %s: %w", f.At(), err)
			}
			for _, p := range found.Passages {
				if !known[p.At()] && (s.Refuse == nil || !s.Refuse(p.Path)) {
					known[p.At()] = true
					extra = append(extra, p)
				}
			}
		}
	}
	g.further = extra
	for i, p := range extra {
		near := readTerms(p.Quote)
		for _, st := range Statements(p) {
			st.passage, st.near, st.whole = len(g.Passages)+i, near, p.Quote
			st.around = readTerms(p.Title + " " + p.Path + " " + st.Under() + " " + st.Lead)
			f := g.Question.find(st)
			f.aside = true
			g.Findings = append(g.Findings, f)
		}
	}
	return nil
}

// leading returns the statements that would answer, the best of each document.
func (g *Gathered) leading() []Finding {
	var out []Finding
	for _, f := range g.Findings[:min(len(g.Findings), considered)] {
		if len(out) == pursued {
			break
		}
		if g.Suits(f) && !slices.ContainsFunc(out, func(o Finding) bool { return o.Path == f.Path }) {
			out = append(out, f)
		}
	}
	return out
}

// inherit has what replaced an answer answer in its place, in whatever words it says so.
func (g *Gathered) inherit() {
	at := map[string]int{}
	for i, f := range g.Findings {
		at[f.key()] = i
	}
	for i := range g.Findings {
		f := &g.Findings[i]
		if f.Current() || f.heir || !g.Suits(*f) {
			continue
		}
		var to *Finding
		if n, known := at[f.heirKey]; known && f.heirKey != "" {
			to = &g.Findings[n]
		} else if by := orText(f.Replaced, f.later); by != "" {
			to = g.counterpart(f, by)
		}
		if to == nil || !to.Current() {
			continue
		}
		to.heir = true
		to.Score, to.Covers, to.Own = max(to.Score, f.Score), max(to.Covers, f.Covers), max(to.Own, f.Own)
		to.Answers, to.Direct = max(to.Answers, f.Answers), max(to.Direct, f.Direct)
	}
	g.Findings = slices.DeleteFunc(g.Findings, func(f Finding) bool { return f.aside && !f.heir && !f.cited })
}

// key tells findings apart.
func (f *Finding) key() string { return fmt.Sprintf("%s\x00%d\x00%s", f.Path, f.Line, f.SHA256) }

// counterpart returns the statement of a later document that gives a figure of the kind
// that an old statement gives, and shares the most with it.
func (g *Gathered) counterpart(f *Finding, by string) *Finding {
	var best *Finding
	most := 0.0
	for i := range g.Findings {
		c := &g.Findings[i]
		if c.Path != by || !sameUnit(f.figures, c.figures) || c.tells().past {
			continue
		}
		n := 0.0
		for stem := range f.terms.has {
			if c.terms.has[stem] > 0 {
				n++
			}
		}
		n /= float64(8 + min(len(f.terms.has), len(c.terms.has)))
		if len(f.Heading) > 0 && len(c.Heading) > 0 && unnumbered(lastOf(f.Heading)) == unnumbered(lastOf(c.Heading)) {
			n += 0.1
		}
		if n > most {
			best, most = c, n
		}
	}
	if most < 0.15 {
		return nil
	}
	return best
}

// sameUnit tells whether both of two lists have a figure of one unit.
func sameUnit(a, b []prose.Quantity) bool {
	for _, p := range a {
		for _, q := range b {
			if p.Unit == q.Unit && p.Unit != "" && (p.Date == "") == (q.Date == "") {
				return true
			}
		}
	}
	return false
}
