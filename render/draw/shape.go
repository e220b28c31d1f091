package draw

import (
	"ken/render/diagram"
)

// nodeSize is how big the outline of a node is, with inset units at each side where
// no edge may end.
func (m *metric) nodeSize(n *diagram.Node) (w, h, inset int) {
	lines := m.nodeLines(n)
	tw, th := m.widest(lines), len(lines)*m.line
	switch n.Shape {
	case diagram.Start, diagram.End:
		return m.dotSize(), m.dotSize(), 0
	case diagram.Bar:
		return 7, 1, 0
	case diagram.Choice:
		if !m.cells {
			return 5, 5, 0
		}
		return 1, 1, 0
	case diagram.Plain:
		return max(tw, 1), max(th, 1), 0
	case diagram.Table:
		return m.tableSize(n, tw, th)
	}
	w, h = tw+2*m.padX, th+2*m.padY
	if m.cells {
		return m.cellSize(n.Shape, w, h)
	}
	w, h, inset = pixelSize(n.Shape, w, h)
	return w | 1, h | 1, inset // odd, so that there is a middle
}

// dotSize is how big a start or an end is.
func (m *metric) dotSize() int {
	if m.cells {
		return 1
	}
	return 3
}

// cellSize is an outline in cells, where its shape is told by its sides.
func (m *metric) cellSize(s diagram.Shape, w, h int) (int, int, int) {
	switch s {
	case diagram.Diamond, diagram.Hexagon:
		return w + 2, h, 1
	case diagram.Subroutine, diagram.Circle:
		return w + 2, h, 0
	case diagram.Double:
		return w + 4, h, 0
	case diagram.Cylinder:
		return w, h + 1, 0
	}
	return w, h, 0
}

// pixelSize is an outline in pixels, large enough for the text to lie within.
func pixelSize(s diagram.Shape, w, h int) (int, int, int) {
	switch s {
	case diagram.Diamond: // a text of half the width and height would fit; this is flatter
		return w*3/2 + 2, h * 2, 1
	case diagram.Circle, diagram.Double:
		d := max(w, h)
		return d + 2, d + 2, d / 4
	case diagram.Hexagon, diagram.Slanted, diagram.SlantedBack, diagram.Trapezoid, diagram.TrapezoidUp, diagram.Flag:
		return w + 4, h, 2
	case diagram.Cylinder:
		return w, h + 2, 0
	case diagram.Subroutine, diagram.Stadium:
		return w + 2, h, 1
	}
	return w, h, 0
}

// nodeLines are the lines of a node's label as they are drawn.
func (m *metric) nodeLines(n *diagram.Node) []string {
	label := labelOf(n)
	switch n.Shape {
	case diagram.Start, diagram.End, diagram.Bar, diagram.Choice:
		return nil
	}
	lines := m.wrapLabel(shown(label, n.Mastery, n.Blank, m.ascii))
	if len(lines) == 0 {
		lines = []string{""}
	}
	return lines
}

// tableRows are the compartments of a table, each line cut to what a line may be.
func (m *metric) tableRows(n *diagram.Node) [][]string {
	var out [][]string
	for _, rows := range n.Rows {
		var lines []string
		for i, r := range rows {
			if i == 200 {
				lines = append(lines, "…")
				break
			}
			lines = append(lines, m.wrapTo(r, m.wrap*3)...)
		}
		out = append(out, lines)
	}
	return out
}

// tableSize is a table: its name, and a rule above each compartment.
func (m *metric) tableSize(n *diagram.Node, tw, th int) (w, h, inset int) {
	h = th + 2*m.padY
	for _, lines := range m.tableRows(n) {
		tw = max(tw, m.widest(lines))
		h += 1 + len(lines)*m.line
	}
	return tw + 2*m.padX, h, 0
}

// outlineOf is the outline of a node in its place.
func outlineOf(m *metric, g *diagram.Graph, i int, r rect) outline {
	n := &g.Nodes[i]
	o := outline{rect: r, shape: n.Shape, lines: m.nodeLines(n), part: part(NodePart, i)}
	o.part.Mastery = n.Mastery
	if n.Shape == diagram.Table {
		o.rows = m.tableRows(n)
	}
	return o
}
