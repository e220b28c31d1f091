package diagram_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ken/notes"
	"ken/render/mermaid"
	"ken/skills/brief"
	skill "ken/skills/diagram"
	"ken/skills/proof"
)

// TestKeep keeps each case's kind of diagram and has every edge verified, as ken verify
// does it.
func TestKeep(t *testing.T) {
	d := deskOf(t, sample(t))
	ws := d.Keeper.(*notes.Workspace)
	for _, r := range []skill.Request{
		{Path: "project/overview.md"},
		{Path: "project/plan-v3-2026-11-09.md"},
		{Path: "project/people.md"},
		{Path: "learning/06-heat-pump-cycle.md"},
		{Path: "learning/glossary.md"},
		{Path: "meetings/2026-11-16-project-group.md", Form: skill.Timeline},
		{Path: "decisions/0003-billing-the-heat.md", Form: skill.Mindmap},
		{Topic: "buffer tanks", Form: skill.Mindmap},
	} {
		kept, err := d.Keep(t.Context(), draw(t, d, r))
		if err != nil {
			t.Fatal(err)
		}
		note, _ := ws.Bytes(kept.Path)
		_, fence, _ := strings.Cut(string(note), "```mermaid\n")
		fence, _, _ = strings.Cut(fence, "```")
		if read, err := mermaid.Parse(fence); err != nil || read.Kind != kept.Diagram.Kind {
			t.Errorf("%s: its fence is read as %q, %v", kept.Path, read.Kind, err)
		}
		if !strings.HasPrefix(kept.Path, "diagrams/2026-11-22-") || kept.SVGPath != strings.TrimSuffix(kept.Path, ".md")+".svg" {
			t.Errorf("kept as %s and %s", kept.Path, kept.SVGPath)
		}
		report, err := proof.Checker{Files: ws}.Verify(t.Context(), kept.Path)
		if err != nil {
			t.Fatal(err)
		}
		if !report.Sound() || report.Supported < len(kept.Edges) {
			t.Errorf("%s: %d of %d edges are supported, %d not", kept.Path, report.Supported, len(kept.Edges), report.Unsupported)
			for _, s := range report.Sentences {
				if !s.Verdict.Stands() || len(s.Changed) > 0 {
					t.Errorf("  %q: %s %s %v", s.Text, s.Verdict, s.Reason, s.Changed)
				}
			}
		}
	}
}

// sample is a copy of the sample workspace that may be written to.
func sample(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "sample"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestNote is the note as it is kept, to the byte.
func TestNote(t *testing.T) {
	d := world(t, map[string]string{"a.md": "# Order\n\nThe pump feeds the tank. The tank feeds the pump. The tank feeds the [garden](g.md).\n"})
	kept, err := d.Keep(t.Context(), draw(t, d, skill.Request{Path: "a.md"}))
	if err != nil {
		t.Fatal(err)
	}
	got, _ := d.Keeper.Bytes(kept.Path)
	want := `---
title: "Order"
kind: diagram
date: 2026-11-22
form: dependencies
engine: offline
---

# Order

` + "```mermaid" + `
---
title: "Order"
---
flowchart LR
    n1["pump"]
    n2["tank"]
    n3["garden"]
    n1 -.->|"feeds"| n2
    n2 -.->|"feeds"| n1
    n2 -->|"feeds"| n3
` + "```" + `

## Edges

1. pump feeds → tank[^1]
2. tank feeds → pump[^2]
3. tank feeds → garden[^3]

## Where they disagree

- pump feeds → tank[^1]
- tank feeds → pump[^2]

## Sources

- As a picture: [diagrams/2026-11-22-a-dependencies.svg](../diagrams/2026-11-22-a-dependencies.svg)
- [a.md](../a.md), line 3

[^1]: [a.md:3](../a.md#L3) › Order — “The pump feeds the tank.”
[^2]: [a.md:3](../a.md#L3) › Order — “The tank feeds the pump.”
[^3]: [a.md:3](../a.md#L3) › Order — “The tank feeds the garden.”
`
	if string(got) != want {
		t.Errorf("got:\n%s", got)
	}
}

// TestKeepBeside draws the same again: what was not touched is replaced, and what the
// user has changed stays as it is.
func TestKeepBeside(t *testing.T) {
	d := world(t, map[string]string{"a.md": "# Order\n\nThe pump feeds the tank. The tank feeds the pond. The tank feeds the garden.\n"})
	ws := d.Keeper.(*notes.Workspace)
	drawn := draw(t, d, skill.Request{Path: "a.md"})
	first, err := d.Keep(t.Context(), drawn)
	if err != nil {
		t.Fatal(err)
	}
	again, err := d.Keep(t.Context(), drawn)
	if err != nil || again.Path != first.Path || again.SVGPath != first.SVGPath {
		t.Fatalf("kept again as %s, %v", again.Path, err)
	}
	full := filepath.Join(ws.Dir(), filepath.FromSlash(first.Path))
	data, _ := os.ReadFile(full)
	edited := append(data, "\nMine.\n"...)
	if err := os.WriteFile(full, edited, 0o644); err != nil {
		t.Fatal(err)
	}
	beside, err := d.Keep(t.Context(), drawn)
	if err != nil || beside.Path == first.Path {
		t.Fatalf("kept as %s over the user's, %v", beside.Path, err)
	}
	if now, _ := os.ReadFile(full); string(now) != string(edited) {
		t.Error("the user's note was changed")
	}
	text, _ := ws.Bytes(beside.Path)
	if !strings.HasSuffix(beside.SVGPath, " (2).svg") || !strings.Contains(string(text), "(2).svg") {
		t.Errorf("the picture of %s is %s, and the note has\n%s", beside.Path, beside.SVGPath, text)
	}
}

// full is a keeper that keeps nothing.
type full struct{}

func (full) Bytes(string) ([]byte, error) { return nil, os.ErrNotExist }
func (full) WriteBeside(string, []byte, func([]byte) bool) (string, error) {
	return "", errors.New("no space left")
}

func TestKeepFails(t *testing.T) {
	d := world(t, map[string]string{"a.md": "# Order\n\nThe pump feeds the tank. The tank feeds the pond. The tank feeds the garden.\n", "b.md": "Rain.\n"})
	ws := d.Keeper.(*notes.Workspace)
	drawn := draw(t, d, skill.Request{Path: "a.md"})
	d.Keeper = full{}
	var failed *brief.KeepError
	if kept, err := d.Keep(t.Context(), drawn); !errors.As(err, &failed) || kept.Path != "" {
		t.Errorf("kept as %q, %v", kept.Path, err)
	}
	d.Keeper = ws
	nothing := draw(t, d, skill.Request{Path: "b.md"})
	if kept, err := d.Keep(t.Context(), nothing); err != nil || kept.Path != "" || nothing.Found() {
		t.Errorf("nothing was kept as %q, %v", kept.Path, err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Keep(stopped, drawn); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if below := ws.Below("diagrams"); len(below) > 0 {
		t.Errorf("there is %v", below)
	}
}
