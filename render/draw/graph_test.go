package draw

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"ken/render/diagram"
)

// randomGraph is a graph as people draw them, and stranger: labels, back edges,
// several edges between the same two, edges to itself, to frames, frames in frames.
func randomGraph(r *rand.Rand, nodes, edges, groups int) *diagram.Graph {
	shapes := []diagram.Shape{
		diagram.Box, diagram.Rounded, diagram.Diamond, diagram.Cylinder, diagram.Hexagon, diagram.Circle,
		diagram.Start, diagram.Bar, diagram.Choice, diagram.Table, diagram.Plain, diagram.Subroutine,
	}
	words := []string{"plan", "yes", "学習", "collect the papers", "no", "a much longer label that has to be broken", "é"}
	g := &diagram.Graph{Direction: []diagram.Direction{diagram.Down, diagram.Up, diagram.Right, diagram.Left}[r.IntN(4)]}
	for i := range groups {
		gr := diagram.Group{ID: fmt.Sprint("g", i), Label: fmt.Sprint("group ", i)}
		if i > 0 && r.IntN(2) == 0 {
			gr.Parent = fmt.Sprint("g", r.IntN(i))
		}
		if r.IntN(2) == 0 {
			gr.Direction = []diagram.Direction{diagram.Down, diagram.Up, diagram.Right, diagram.Left}[r.IntN(4)]
		}
		g.Groups = append(g.Groups, gr)
	}
	for i := range nodes {
		n := diagram.Node{ID: fmt.Sprint("n", i), Label: fmt.Sprint(words[r.IntN(len(words))], " ", i), Mastery: -1}
		if n.Shape = diagram.Box; r.IntN(3) == 0 {
			n.Shape = shapes[r.IntN(len(shapes))]
		}
		if n.Shape == diagram.Table {
			n.Rows = [][]string{{"one int", "two"}, {"run()"}}
		}
		if groups > 0 && r.IntN(2) == 0 {
			n.Group = fmt.Sprint("g", r.IntN(groups))
		}
		g.Nodes = append(g.Nodes, n)
	}
	for i := range edges {
		e := diagram.Edge{From: fmt.Sprint("n", r.IntN(nodes)), To: fmt.Sprint("n", r.IntN(nodes)), Head: diagram.Arrow, Stroke: diagram.Solid}
		if r.IntN(3) == 0 {
			e.Label = fmt.Sprint(words[r.IntN(len(words))], " e", i)
		}
		if r.IntN(8) == 0 {
			e.Tail, e.TailLabel, e.HeadLabel = diagram.Rhomb, "1", "0..*"
		}
		if groups > 0 && r.IntN(6) == 0 {
			e.To = fmt.Sprint("g", r.IntN(groups))
		}
		if r.IntN(6) == 0 {
			e.Head, e.Stroke, e.Length = "", diagram.Dotted, 2
		}
		g.Edges = append(g.Edges, e)
	}
	return g
}

// TestNothingIsLostOrShared draws graphs nobody has seen, and holds each drawing to
// what the package promises of every one.
func TestNothingIsLostOrShared(t *testing.T) {
	rounds := 150
	if testing.Short() {
		rounds = 60
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 6))
		nodes := 1 + r.IntN(1+min(seed/6, 59))
		g := randomGraph(r, nodes, r.IntN(2*nodes+1), r.IntN(1+nodes/4))
		for _, m := range []*metric{textMetric(16), pixelMetric()} {
			s := graphScene(g, m, g.Direction, 100)
			if s == nil {
				t.Fatalf("seed %d: not drawn", seed)
			}
			checkScene(t, fmt.Sprint("seed ", seed), g, s)
			if t.Failed() {
				t.Fatalf("%s", strings.Join(Text(diagram.Diagram{Graph: g}, Options{Width: 100, Keep: true}).Lines, "\n"))
			}
		}
		checkCells(t, fmt.Sprint("seed ", seed), g)
	}
}

// checkScene holds a scene to the rules of every layout.
func checkScene(t *testing.T, name string, g *diagram.Graph, s *scene) {
	t.Helper()
	if p := sharedCell(s); p != nil {
		t.Errorf("%s: two edges share the cell %v", name, *p)
	}
	for i, a := range s.shapes {
		for _, b := range s.shapes[i+1:] {
			if overlap(a.rect, b.rect) {
				t.Errorf("%s: the nodes %d and %d overlap", name, a.part.Index, b.part.Index)
			}
		}
		for _, f := range s.frames {
			if a.part.Kind == GroupPart {
				continue // stands for a frame with nothing in it
			}
			inside := ready(g).holds(f.part.Index, a.part.Index)
			if inside && !within(a.rect, f.rect) {
				t.Errorf("%s: node %d is not within its frame %d", name, a.part.Index, f.part.Index)
			}
			if !inside && overlap(a.rect, f.rect) {
				t.Errorf("%s: the frame %d cuts node %d, which is not in it", name, f.part.Index, a.part.Index)
			}
		}
		for _, x := range s.texts {
			if overlap(a.rect, rect{x.x, x.y, x.w, len(x.lines)}) {
				t.Errorf("%s: a label lies on node %d: %q", name, a.part.Index, x.lines)
			}
		}
	}
	for i, f := range s.frames {
		for _, o := range s.frames[i+1:] {
			if overlap(f.rect, o.rect) && !within(o.rect, f.rect) && !within(f.rect, o.rect) {
				t.Errorf("%s: the frames %d and %d cut each other", name, f.part.Index, o.part.Index)
			}
		}
	}
	for _, l := range s.lines {
		for k := 1; k < len(l.points); k++ {
			if a, b := l.points[k-1], l.points[k]; a.x != b.x && a.y != b.y {
				t.Errorf("%s: edge %d goes aslant from %v to %v", name, l.part.Index, a, b)
			}
		}
		checkThrough(t, name, s, l)
	}
}

// checkThrough has no line pass through a node but at its ends.
func checkThrough(t *testing.T, name string, s *scene, l line) {
	t.Helper()
	for _, p := range cellsOf(l) {
		if p == l.points[0] || p == l.points[len(l.points)-1] {
			continue
		}
		for _, o := range s.shapes {
			if o.holds(p) {
				t.Errorf("%s: edge %d passes through node %d", name, l.part.Index, o.part.Index)
				return
			}
		}
	}
}

// checkCells holds the text to having all labels whole, and each edge connected.
func checkCells(t *testing.T, name string, g *diagram.Graph) {
	t.Helper()
	d := Text(diagram.Diagram{Kind: diagram.Flowchart, Graph: g}, Options{Width: 100})
	all := strings.Join(strings.Fields(strings.Join(d.Lines, "\n")), "")
	for i, n := range g.Nodes {
		if n.Shape == diagram.Start || n.Shape == diagram.Bar || n.Shape == diagram.Choice {
			continue
		}
		var b strings.Builder
		for _, run := range d.Cells(NodePart, i) {
			for x := run.Start; x < run.End; x++ {
				if p, _ := d.At(x, run.Line); p.Label && d.parts[d.cells[run.Line][x]-1] == p {
					b.WriteString("x")
				}
			}
		}
		if b.Len() == 0 {
			t.Errorf("%s: no cell shows the label of node %d", name, i)
		}
	}
	for _, e := range g.Edges {
		for _, w := range strings.Fields(e.Label) {
			if len(w) <= 12 && !strings.Contains(all, w) {
				t.Errorf("%s: the label %q is lost", name, e.Label)
			}
		}
	}
	for _, gr := range g.Groups {
		if !strings.Contains(all, strings.ReplaceAll(gr.Label, " ", "")) {
			t.Errorf("%s: the title %q is lost", name, gr.Label)
		}
	}
	if t.Failed() {
		t.Fatalf("%s", strings.Join(d.Lines, "\n"))
	}
}

func overlap(a, b rect) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h
}

func within(a, b rect) bool {
	return a.x > b.x && a.y > b.y && a.x+a.w < b.x+b.w && a.y+a.h < b.y+b.h
}

// cellsOf are all cells of a line.
func cellsOf(l line) []point {
	var out []point
	for i := 1; i < len(l.points); i++ {
		a, b := l.points[i-1], l.points[i]
		for p := a; p != b; p = (point{p.x + sign(b.x-a.x), p.y + sign(b.y-a.y)}) {
			out = append(out, p)
		}
	}
	return append(out, l.points[len(l.points)-1])
}

// sharedCell is a cell in which two lines lie and do not cross, nil for none.
func sharedCell(s *scene) *point {
	type use struct {
		line int
		ways ways
	}
	cells := map[point][]use{}
	for i, l := range s.lines {
		mine := map[point]ways{}
		way := cellsOf(l)
		for k := 1; k < len(way); k++ {
			dx, dy := way[k].x-way[k-1].x, way[k].y-way[k-1].y
			mine[way[k-1]] |= toward(dx, dy)
			mine[way[k]] |= toward(-dx, -dy)
		}
		delete(mine, way[0])
		delete(mine, way[len(way)-1])
		for p, w := range mine {
			cells[p] = append(cells[p], use{i, w})
		}
	}
	for p, u := range cells {
		cross := len(u) == 2 && u[0].ways|u[1].ways == 15 && (u[0].ways == east|west || u[0].ways == north|south)
		if len(u) > 1 && !cross {
			return &p
		}
	}
	return nil
}
