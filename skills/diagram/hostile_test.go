package diagram_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/read"
	"ken/render/mermaid"
	skill "ken/skills/diagram"
)

// one is a desk that knows one document.
type one struct{ doc notes.Document }

func (o one) Read(string) (notes.Document, error) { return o.doc, nil }

func drawText(t testing.TB, text string, form skill.Form) skill.Drawn {
	t.Helper()
	doc, err := read.File("a.md", []byte(text))
	if err != nil {
		return skill.Drawn{}
	}
	d := &skill.Desk{Files: one{notes.Document{Document: doc, Path: "a.md"}}, Parse: mermaid.Parse, Now: func() time.Time { return time.Time{} }}
	return draw(t, d, skill.Request{Path: "a.md", Form: form})
}

// TestBounds draws documents that are far too much: the drawing stays small, and what is
// left out is counted.
func TestBounds(t *testing.T) {
	for name, text := range map[string]string{
		"steps":    "# How\n\nSteps:\n\n" + strings.Repeat("1. Take the next one of them now.\n2. Put it away again.\n", 3_000),
		"items":    "# List\n\n" + strings.Repeat("- one more\n", 30_000),
		"deep":     "# Deep\n\n" + deep(300),
		"headings": strings.Repeat("# One\n\n## Two\n\n###### Six\n\n", 3_000),
		"words":    "# Words\n\nThe " + strings.Repeat("a", 200_000) + " calls the " + strings.Repeat("b", 200_000) + ".\n",
		"sentence": "# S\n\n" + strings.Repeat("The pump feeds the tank ", 20_000),
		"table":    "# T\n\n| From | To |\n|---|---|\n" + strings.Repeat("| a, b | c, d, e |\n", 5_000),
		"wide":     "# T\n\n|" + strings.Repeat(" From | To |", 5_000) + "\n|" + strings.Repeat("---|", 10_000) + "\n|" + strings.Repeat(" a | b |", 5_000) + "\n",
		"fence":    "# F\n\n```mermaid\nflowchart\n" + strings.Repeat("a[One] --> b[Two]\n", 20_000) + "```\n",
		"control":  "# \x1b[31mRed\x07\n\nThe \x1b]0;x\x07pump feeds the \u202etank. The tank feeds the p\x00ond. The pond feeds the f\u200bish.\n",
	} {
		if testing.Short() && len(text) > 100_000 {
			continue
		}
		d := drawText(t, text, "")
		if len(d.Nodes) > 25 || len(d.LeftOut) > 12 {
			t.Errorf("%s: %d nodes, %d left out", name, len(d.Nodes), len(d.LeftOut))
		}
		sound(t, d)
	}
}

func deep(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- level\n")
	}
	return b.String()
}

// sound fails where a drawing breaks what all keep: labels are short lines without control
// characters, every edge has two nodes and a place, and its words stand there.
func sound(t testing.TB, d skill.Drawn) {
	t.Helper()
	known := map[string]bool{}
	for _, n := range d.Nodes {
		if known[n.ID] || n.Label == "" || utf8.RuneCountInString(n.Label) > 64 || strings.ContainsFunc(n.Label, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			t.Errorf("node %q %q", n.ID, n.Label)
		}
		known[n.ID] = true
	}
	for _, e := range d.Edges {
		if !known[e.From] || !known[e.To] || len(e.Cites) == 0 || e.Cites[0].Quote == "" || e.Cites[0].SHA256 != notes.Digest(e.Cites[0].Quote) {
			t.Errorf("edge %+v", e)
		}
	}
	if data, err := d.JSON("x"); err != nil || !json.Valid(data) {
		t.Errorf("JSON: %v", err)
	}
}

func TestWrongRequests(t *testing.T) {
	d := world(t, map[string]string{"a.md": "# A\n\nText.\n"})
	for _, r := range []skill.Request{{}, {Topic: "a", Form: "tartan"}} {
		if _, err := d.Draw(t.Context(), r); err == nil {
			t.Errorf("%+v is drawn", r)
		}
	}
	if _, err := d.Draw(t.Context(), skill.Request{}); !errors.Is(err, skill.ErrNoTopic) {
		t.Errorf("no topic: %v", err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Draw(stopped, skill.Request{Topic: "text"}); err == nil {
		t.Error("drawn although it was stopped")
	}
	if got := draw(t, d, skill.Request{Topic: "submarine"}); got.Found() {
		t.Errorf("of nothing: %s", listing(got))
	}
}

// FuzzDraw draws any document in every form.
func FuzzDraw(f *testing.F) {
	f.Add("# A\n\n1. Do this.\n2. Do that.\n")
	f.Add("First, a. Then, b. Finally, c.\n")
	f.Add("After , x. X before . Once a, b\n")
	f.Add("| From | To |\n|---|---|\n| a | b |\n|\n")
	f.Add("```mermaid\nflowchart\na[One] -->|x| b[Two]\n```\n")
	f.Add("- **A**: a is a b (c\n- **B** is the\n- **C** — \n")
	f.Add("the  calls  the\nx is a\nA depends on \n")
	f.Add("# \"\n0) A0")
	f.Add("Setext\n===\n\n- a\n  - b\n - c\n")
	f.Add("---\ntitle: x\n---\n\xff\xfe [^1] [[a|b]] _x_ (_y\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4_000 {
			return
		}
		for _, form := range append(skill.Forms(), "") {
			sound(t, drawText(t, text, form))
		}
	})
}
