package index

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// signed is a workspace of documents that say who wrote them.
func signed() map[string]string {
	return map[string]string{
		"my notes/plan.md":  "---\nauthor: Ann O'Neill, Bo Ek\ndate: 2026-02-01\n---\n\n# Plan\n\nThe plan of the house.\n",
		"meetings/talk.txt": "The plan was spoken of.\n",
		"page.html":         "<html><head><title>Plan</title><meta name=author content='Cy Dee'></head><body><p>The plan on a page.</p></body></html>",
		"old/plan.md":       "---\ndate: 2024-05-06\n---\n\nAn old plan.\n",
	}
}

func TestFilters(t *testing.T) {
	d := newDesk(t, signed())
	d.sync()
	for _, c := range []struct{ query, want, problem string }{
		{"plan by:ann", "my notes/plan.md", ""},
		{`plan from:"bo ek"`, "my notes/plan.md", ""},
		{"plan by:oneill", "my notes/plan.md", ""},
		{"plan with:cy", "page.html", ""},
		{"plan -by:ann before:2025", "old/plan.md", ""},
		{"plan before:2026-02-01", "old/plan.md", ""},
		{"plan since:2026 before:2026-03", "my notes/plan.md", ""},
		{"plan type:html", "page.html", ""},
		{"plan type:txt", "meetings/talk.txt", ""},
		{"plan ext:md -in:old", "my notes/plan.md", ""},
		{"plan type:markdown", "my notes/plan.md old/plan.md", ""},
		{`plan in:"my notes"`, "my notes/plan.md", ""},
		{"plan in:meetngs", "", "no folder or file is called meetngs; did you mean meetings?"},
		{"plan by:dora", "", "no document is by dora"},
		{"plan type:docx", "", "no document is of the type docx"},
		{"house by:cy", "", ""}, // both are there, but not together
	} {
		r := d.search(c.query)
		var got []string
		for _, p := range r.Passages {
			got = append(got, p.Path)
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want || r.Problem != c.problem {
			t.Errorf("%s: %s | %s; want %s | %s", c.query, s, r.Problem, c.want, c.problem)
		}
	}
}

// A filter only takes away, and a filter and its opposite part what there is.
func TestFiltersOnlyTakeAway(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	files := signed()
	for path, text := range tongues() {
		files[path] = text
	}
	for i := range 20 {
		files[vocabulary()[i]+"/n.md"] = randomNote(r)
	}
	d := newDesk(t, files)
	d.sync()
	filters := []string{"in:old", "in:en", "since:2026", "before:2026-02", "kind:note", "type:md", "by:ann", "with:bo", "in:pump", "by:nobody"}
	for _, words := range []string{"plan", "heat pump", "boiler winter", "installation"} {
		all := d.ask(Query{Text: words + " ", Max: 1000})
		for _, f := range filters {
			with, without := d.ask(Query{Text: words + " " + f, Max: 1000}), d.ask(Query{Text: words + " -" + f, Max: 1000})
			if with.Total+without.Total != all.Total {
				t.Errorf("%s: %d with %s, %d without, %d in all", words, with.Total, f, without.Total, all.Total)
			}
			for _, at := range append(places(with), places(without)...) {
				if !slices.Contains(places(all), at) {
					t.Errorf("%s %s adds %s", words, f, at)
				}
			}
		}
	}
}
