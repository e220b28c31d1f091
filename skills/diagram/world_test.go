package diagram_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ken/index"
	"ken/notes"
	"ken/render/diagram"
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
		Finder: ix, Files: ws, Tree: ws, Keeper: ws, Parse: parse,
		Now:   func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
		Fence: func(d diagram.Diagram) string { return string(d.Kind) + "\n  %% " + d.Title + "\n" },
		SVG:   func(d diagram.Diagram) []byte { return []byte("<svg><title>" + d.Title + "</title></svg>") },
	}
}

var flow = regexp.MustCompile(`^(\w+)(?:\[([^\]]*)\])?\s*-->(?:\|([^|]*)\|)?\s*(\w+)(?:\[([^\]]*)\])?$`)

// parse reads the least of Mermaid that the documents of these tests hold.
func parse(text string) (diagram.Diagram, error) {
	g := &diagram.Graph{}
	known := map[string]bool{}
	at := 0
	meet := func(id, label string, s diagram.Span) {
		if known[id] {
			return
		}
		known[id] = true
		if label == "" {
			label = id
		}
		g.Nodes = append(g.Nodes, diagram.Node{ID: id, Label: label, Span: s})
	}
	for line := range strings.Lines(text) {
		span := diagram.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		line = strings.TrimSpace(line)
		if m := flow.FindStringSubmatch(line); m != nil {
			meet(m[1], m[2], span)
			meet(m[4], m[5], span)
			g.Edges = append(g.Edges, diagram.Edge{From: m[1], To: m[4], Label: m[3], Span: span})
		} else if line != "" && !strings.HasPrefix(line, "flowchart") && !strings.HasPrefix(line, "graph") {
			return diagram.Diagram{}, errors.New("not read: " + line)
		}
	}
	return diagram.Diagram{Kind: diagram.Flowchart, Graph: g}, nil
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
