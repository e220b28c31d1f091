package draw

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ken/render/chart"
	"ken/render/diagram"
)

var update = flag.Bool("update", false, "rewrite the drawings in testdata")

// TestDrawings holds every kind to its drawing at 40, 80 and 120 columns, in ASCII,
// and to its outline: testdata/KIND.txt.
func TestDrawings(t *testing.T) {
	all := samples()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		d := all[name]
		var b strings.Builder
		seen := map[string]int{}
		for _, w := range []int{120, 80, 40} {
			text := strings.Join(Text(d, Options{Width: w}).Lines, "\n")
			if at, ok := seen[text]; ok {
				fmt.Fprintf(&b, "-- %d columns: as at %d --\n", w, at)
				continue
			}
			seen[text] = w
			fmt.Fprintf(&b, "-- %d columns --\n%s\n", w, text)
		}
		fmt.Fprintf(&b, "-- ASCII --\n%s\n", strings.Join(Text(d, Options{Width: 80, ASCII: true}).Lines, "\n"))
		fmt.Fprintf(&b, "-- outline --\n%s\n", strings.Join(Outline(d), "\n"))
		file := filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s is drawn otherwise; -update rewrites it:\n%s", name, b.String())
		}
	}
}

// TestASCIIHasOnlyASCII but for what the diagram itself says.
func TestASCIIHasOnlyASCII(t *testing.T) {
	for name, d := range samples() {
		for _, l := range Text(d, Options{Width: 100, ASCII: true}).Lines {
			for _, r := range l {
				if r > 0x7e && !strings.ContainsRune("学習計画", r) {
					t.Errorf("%s: %q in %q", name, r, l)
				}
			}
		}
	}
}

// TestWidths holds the width a drawing says to that of its lines, and style to
// changing no letter.
func TestWidths(t *testing.T) {
	for name, d := range samples() {
		for _, w := range []int{30, 80, 140} {
			plain := Text(d, Options{Width: w})
			most := 0
			for _, l := range plain.Lines {
				most = max(most, width(l))
			}
			if plain.Width != most || plain.Wide != (most > w) {
				t.Errorf("%s at %d: says %d wide (too wide: %v), and is %d", name, w, plain.Width, plain.Wide, most)
			}
			styled := Text(d, Options{Width: w, Style: func(_ Part, s string) string { return "\x1b[1m" + s + "\x1b[0m" }})
			got := strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(strings.Join(styled.Lines, "\n"))
			if got != strings.Join(plain.Lines, "\n") {
				t.Errorf("%s at %d: style changed the letters", name, w)
			}
		}
	}
}

// TestCellsSayTheirPart asks both ways: which node is at a cell, which cells has a node.
func TestCellsSayTheirPart(t *testing.T) {
	d := Text(diagram.Diagram{Kind: diagram.Flowchart, Graph: sampleFlow()}, Options{Width: 100})
	for i, want := range []string{"laptop", "home server", "second site", "____", "enough space?"} {
		var said strings.Builder
		for _, r := range d.Cells(NodePart, i) {
			for x := r.Start; x < r.End; x++ {
				p, ok := d.At(x, r.Line)
				if !ok || p.Kind != NodePart || p.Index != i {
					t.Fatalf("the cell %d, %d shows %+v, node %d was asked for", x, r.Line, p, i)
				}
				if p.Label {
					said.WriteString(string([]rune(d.Lines[r.Line])[x]))
				}
			}
		}
		if !strings.Contains(said.String(), strings.ReplaceAll(want, " ", "")) && !strings.Contains(said.String(), want) {
			t.Errorf("the cells of node %d say %q, want %q", i, said.String(), want)
		}
	}
	for i := range 6 {
		if len(d.Cells(EdgePart, i)) == 0 {
			t.Errorf("no cell shows edge %d", i)
		}
	}
	if _, ok := d.At(-1, 0); ok {
		t.Error("there is a part left of the drawing")
	}
}

// TestSizes draws what is small, long, wide and much.
func TestSizes(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("a label of two hundred letters ", 7))[:200]
	unbroken := strings.Repeat("x", 200)
	for name, g := range map[string]*diagram.Graph{
		"no node":     {},
		"one node":    {Nodes: []diagram.Node{node("a", "A", diagram.Box, "")}},
		"long label":  {Nodes: []diagram.Node{node("a", long, diagram.Diamond, ""), node("b", unbroken, diagram.Circle, "")}, Edges: []diagram.Edge{edge("a", "b", long)}},
		"CJK":         {Nodes: []diagram.Node{node("a", "日本語のとても長いラベルは折り返されます", diagram.Box, ""), node("b", "한국어", diagram.Box, "")}, Edges: []diagram.Edge{edge("a", "b", "学習")}},
		"empty frame": {Groups: []diagram.Group{{ID: "g", Label: "nothing in it"}, {ID: "r", Label: "ring", Parent: "r"}}, Edges: []diagram.Edge{edge("g", "r", "")}},
		"nowhere":     {Nodes: []diagram.Node{node("a", "A", diagram.Box, "gone")}, Edges: []diagram.Edge{edge("a", "z", ""), edge("", "", "")}},
	} {
		d := Text(diagram.Diagram{Kind: diagram.Flowchart, Graph: g}, Options{Width: 40})
		all := strings.Join(d.Lines, "")
		if d.Wide {
			t.Errorf("%s: %d wide", name, d.Width)
		}
		for _, n := range g.Nodes {
			if x := strings.Fields(n.Label)[0]; len(x) < 10 && !strings.Contains(all, x) {
				t.Errorf("%s: %q is lost:\n%s", name, x, strings.Join(d.Lines, "\n"))
			}
		}
	}
}

// TestTooLargeIsSaid has an outline and a note for what cannot be laid out in time.
func TestTooLargeIsSaid(t *testing.T) {
	d := diagram.Diagram{Kind: diagram.Flowchart, Graph: chainOf(20_000)}
	got := Text(d, Options{Width: 80})
	if got.Note == "" || len(got.Lines) < 20_000 || !strings.Contains(got.Lines[1], "→") {
		t.Errorf("20,000 nodes: note %q, %d lines", got.Note, len(got.Lines))
	}
	if p := SVG(d, SVGOptions{}); len(p) == 0 {
		t.Error("no SVG of it")
	}
	many := &diagram.Sequence{Actors: []diagram.Actor{{ID: "a"}}}
	for range maxItems + 1 {
		many.Items = append(many.Items, diagram.Item{Kind: diagram.MessageItem, From: "a", To: "a", Text: "again"})
	}
	if got := Text(diagram.Diagram{Kind: diagram.SequenceKind, Sequence: many}, Options{}); got.Note == "" {
		t.Error("a sequence without end was drawn")
	}
}

func chainOf(n int) *diagram.Graph {
	g := &diagram.Graph{Direction: diagram.Down}
	for i := range n {
		g.Nodes = append(g.Nodes, node(fmt.Sprint("n", i), "", diagram.Box, ""))
		if i > 0 {
			g.Edges = append(g.Edges, edge(fmt.Sprint("n", i-1), fmt.Sprint("n", i), ""))
		}
	}
	return g
}

func TestChartsAreDrawnByTheirOwn(t *testing.T) {
	c := chart.Chart{Kind: chart.Bar, Series: []chart.Series{{Points: []chart.Point{{Label: "Dogs", Y: 50}, {Label: "Cats", Y: 25}}}}}
	d := diagram.Diagram{Kind: diagram.Pie, Title: "Pets", Chart: &c}
	for _, all := range []string{
		strings.Join(Text(d, Options{}).Lines, "\n"), string(SVG(d, SVGOptions{})), strings.Join(Outline(d), "\n"),
	} {
		for _, w := range []string{"Pets", "Dogs", "Cats", "50"} {
			if !strings.Contains(all, w) {
				t.Errorf("%q is lost in %s", w, all)
			}
		}
	}
}
