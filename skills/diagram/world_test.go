package diagram_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ken/index"
	"ken/notes"
	"ken/render/diagram"
	painter "ken/render/draw"
	"ken/render/mermaid"
	skill "ken/skills/diagram"
)

// world is a desk over a folder of files.
func world(t testing.TB, files map[string]string) *skill.Desk {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return deskOf(t, dir)
}

func deskOf(t testing.TB, dir string) *skill.Desk {
	t.Helper()
	ws, err := notes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	ix := index.Open(ws, t.TempDir())
	if _, err := ix.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return &skill.Desk{
		Finder: ix, Files: ws, Tree: ws, Keeper: ws, Parse: mermaid.Parse,
		Now:   func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
		Fence: mermaid.Write,
		SVG:   func(d diagram.Diagram) []byte { return painter.SVG(d, painter.SVGOptions{}) },
	}
}

// listing is a diagram as lines: its form, then its edges with their places.
func listing(d skill.Drawn) string {
	var b strings.Builder
	label := map[string]string{}
	for _, n := range d.Nodes {
		label[n.ID] = n.Label
	}
	fmt.Fprintf(&b, "%s: %s\n", d.Form, d.Title)
	for _, e := range d.Edges {
		arrow := "→"
		if e.Label != "" {
			arrow = "—" + e.Label + "→"
		}
		if e.Style == diagram.Dotted {
			arrow += "?"
		}
		fmt.Fprintf(&b, "%s %s %s (", label[e.From], arrow, label[e.To])
		for i, c := range e.Cites {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(c.At())
		}
		b.WriteString(")\n")
	}
	if d.More > 0 {
		fmt.Fprintf(&b, "and %d more\n", d.More)
	}
	for _, o := range d.LeftOut {
		fmt.Fprintf(&b, "left out: %s: %s\n", o.What, o.Why)
	}
	return b.String()
}

func draw(t testing.TB, d *skill.Desk, r skill.Request) skill.Drawn {
	t.Helper()
	got, err := d.Draw(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return got
}
