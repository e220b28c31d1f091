package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"time"

	"ken/render/draw"
	"ken/render/mermaid"
)

// aims are what reading, layout and text may take for so many nodes.
var aims = []struct {
	nodes int
	aim   time.Duration
}{{5, 500 * time.Microsecond}, {15, 2 * time.Millisecond}, {40, 5 * time.Millisecond}, {120, 15 * time.Millisecond}, {1000, 100 * time.Millisecond}}

// speed prints what each step takes for processes of the sizes of the aims, and for
// graphs in which everything leads to everything. A time is the least of several runs:
// the rest is the machine's.
func speed(w io.Writer) {
	fmt.Fprintf(w, "%-22s %9s %9s %9s %9s %9s %9s  %s\n", "graph", "read", "text 120", "both", "aim", "SVG", "PNG", "drawn")
	for _, a := range aims {
		timed(w, fmt.Sprint(a.nodes, " nodes"), processText(a.nodes), a.aim.String())
	}
	for _, g := range [][2]int{{400, 500}, {60, 500}, {30, 500}, {20, 1000}, {2, 500}, {300, 600}, {200, 1000}, {1000, 2000}, {3000, 6000}} {
		timed(w, fmt.Sprint(g[0], " nodes, ", g[1], " edges"), denseText(g[0], g[1]), "-")
	}
}

// timed prints one line of the table.
func timed(w io.Writer, name, text, aim string) {
	d, err := mermaid.Parse(text)
	if err != nil {
		fmt.Fprintln(w, name, err)
		return
	}
	read := least(func() { _, _ = mermaid.Parse(text) })
	var drawn draw.Drawing
	said := least(func() { drawn = draw.Text(d, draw.Options{Width: 120}) })
	svg := least(func() { draw.SVG(d, draw.SVGOptions{}) })
	png := time.Duration(0)
	if len(d.Graph.Nodes)+len(d.Graph.Edges) < 400 {
		png = least(func() { _, _ = draw.PNG(d, 2) })
	}
	fmt.Fprintf(w, "%-22s %9s %9s %9s %9s %9s %9s  %d x %d %s\n", name, brief(read), brief(said), brief(read+said), aim, brief(svg),
		brief(png), drawn.Width, len(drawn.Lines), drawn.Note)
}

// brief is a time in milliseconds; "-" for none.
func brief(t time.Duration) string {
	if t == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2fms", float64(t)/float64(time.Millisecond))
}

// least is the shortest of the runs that fit into half a second, of three at least.
func least(do func()) time.Duration {
	best := time.Hour
	for n, all := 0, time.Duration(0); n < 3 || all < 500*time.Millisecond && n < 200; n++ {
		begin := time.Now()
		do()
		took := time.Since(begin)
		best, all = min(best, took), all+took
	}
	return best
}

// processText is a process of so many steps: each leads on to one or two of the next
// few, some back.
func processText(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	for i := range n {
		shape := "[step %d of it]"
		if r.IntN(5) == 0 {
			shape = "{step %d of it}"
		}
		fmt.Fprintf(&b, "  n%d"+shape+"\n", i, i)
		if i == 0 {
			continue
		}
		fmt.Fprintf(&b, "  n%d -->%s n%d\n", max(i-1-r.IntN(4), 0), []string{"|yes|", "", ""}[r.IntN(3)], i)
		if r.IntN(4) == 0 {
			fmt.Fprintf(&b, "  n%d -->|and| n%d\n", max(i-r.IntN(9), 0), i)
		}
		if r.IntN(12) == 0 {
			fmt.Fprintf(&b, "  n%d -->|again| n%d\n", i, max(i-4, 0))
		}
	}
	return b.String()
}

// denseText is so many nodes with so many edges between any two of them.
func denseText(nodes, edges int) string {
	r := rand.New(rand.NewPCG(uint64(nodes), 9))
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	for i := range edges {
		fmt.Fprintf(&b, "  n%d -->%s n%d\n", r.IntN(nodes), []string{"|yes|", "", ""}[i%3], r.IntN(nodes))
	}
	return b.String()
}
