package facts_test

import (
	"strings"
	"testing"
	"time"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/read"
)

// TestHostile reads half a megabyte of what is made to be slow.
func TestHostile(t *testing.T) {
	for name, part := range map[string]string{
		"words":     "a ",
		"tasks":     "- [ ] (Ann, by 2026-12-01) call due:: x [due:: y] @ann #a\n",
		"one task":  "- [ ] due:: (a) [due:: 2026-01-01] @ann waiting for ",
		"dates":     "on 2 May 2026 ",
		"sentences": "On 2 May 2026 we decided to pay 5 euros. ",
		"lines":     "On 2 May 2026 Ann is responsible for 5 euros and 6 %\n",
		"labels":    "Owner: Ann, Ben and Cleo\n",
		"items":     "# Pump\n- Owner: Ann\n- Due: Friday\n",
		"table":     "| Owner | Due | Cost |\n|---|---|---|\n| Ann | Friday | 5 EUR |\n",
		"row":       "| Owner ",
		"brackets":  "- [ ] call ((((((((\n",
		"arrows":    "one → two → three\n\n",
		"headings":  "# On 2 May 2026\n",
		"mermaid":   "```mermaid\ngraph TD\nA-->B-->C & D\n",
		"handles":   "@ann@ben @cleo ",
		"people":    "Present: Ann, Ben; Cleo and Dee\n\n",
		"code":      "`a b ",
		"bold":      "**a.** ",
		"digits":    "1 2 3 4 ",
		"months":    "May 1 May 2 ",
	} {
		d, err := read.File("note.md", []byte(strings.Repeat(part, 500_000/len(part))))
		if err != nil {
			t.Fatal(err)
		}
		doc := notes.Document{Document: d, Path: "note.md"}
		sections := notes.Sections(d)
		start := time.Now()
		n := len(facts.Of(doc, sections))
		took := time.Since(start)
		t.Logf("%-10s %6d facts in %v", name, n, took)
		if took > 3*time.Second {
			t.Errorf("%s: it takes %v", name, took)
		}
	}
}
