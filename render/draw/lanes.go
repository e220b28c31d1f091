package draw

import (
	"strings"

	"ken/render/diagram"
)

// lanesScene draws commits below each other, those of a branch on one lane, with what
// they say at the right; nil for too many.
func lanesScene(d *diagram.Graph, m *metric) *scene {
	if len(d.Nodes) > maxEntries || len(d.Edges) > 2*maxEntries {
		return nil
	}
	g := ready(d)
	s := &scene{}
	lane, lanes := map[int]int{}, 0
	first := map[int]int{}
	wide, high := 3, m.line
	if !m.cells {
		high++
	}
	for n := range d.Nodes {
		at := g.nodeIn[n]
		if _, ok := lane[at]; !ok {
			lane[at], first[at] = lanes, n
			lanes++
		}
	}
	lanes = max(lanes, 1)
	at := func(n int) point { return point{lane[g.nodeIn[n]] * wide, n * high} }
	for i, e := range d.Edges {
		a, okA := g.node[e.From]
		b, okB := g.node[e.To]
		if !okA || !okB || a == b || a >= len(d.Nodes) || b >= len(d.Nodes) {
			continue
		}
		p, q := at(a), at(b)
		bend := point{p.x, q.y}
		if first[g.nodeIn[b]] == b { // the branch begins: its lane is free above
			bend = point{q.x, p.y}
		}
		s.lines = append(s.lines, line{points: []point{p, bend, q}, stroke: e.Stroke, part: part(EdgePart, i)})
	}
	for n := range d.Nodes {
		p := at(n)
		me, label := part(NodePart, n), part(NodePart, n)
		label.Label = true
		s.shapes = append(s.shapes, outline{rect: rect{p.x, p.y, 1, 1}, shape: diagram.Start, part: me})
		said := shown(strings.Join(clean(labelOf(&d.Nodes[n])), "  "), d.Nodes[n].Mastery, d.Nodes[n].Blank, m.ascii)
		if gr := g.nodeIn[n]; gr >= 0 && first[gr] == n {
			said = joined(said, "("+oneLine(d.Groups[gr].Label)+")")
		}
		s.texts = append(s.texts, text{point{lanes * wide, n * high}, m.measure(said), []string{said}, start, beside, label})
	}
	y := len(d.Nodes) * high
	for i, gr := range d.Groups {
		if _, drawn := first[i]; !drawn && gr.Label != "" {
			p := part(GroupPart, i)
			p.Label = true
			said := "(" + oneLine(gr.Label) + ")"
			s.texts = append(s.texts, text{point{lanes * wide, y}, m.measure(said), []string{said}, start, beside, p})
			y += high
		}
	}
	s.crop(m)
	return s
}
