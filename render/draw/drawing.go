package draw

import "ken/render/diagram"

// Options says how a diagram is drawn as text. Its zero value is for 80 columns.
type Options struct {
	// Width is the columns there are; 0 means 80. A drawing is wider only where nothing
	// else would do, which [Drawing.Wide] then says.
	Width int
	// ASCII draws with - | + > and their like. The diagram's own texts stay as they are.
	ASCII bool
	// Keep has a graph keep its direction, however wide it becomes.
	Keep bool
	// Style is called for every run of cells that shows one part, and says what is
	// written for it; nil writes the text as it is. It must not change the width.
	Style func(p Part, s string) string
}

// A PartKind says what of a diagram a [Part] is.
type PartKind uint8

// The kinds of parts. No part is [Nothing]: lines of a frame's inside, blanks.
const (
	Nothing PartKind = iota
	NodePart
	EdgePart
	GroupPart
	TitlePart
)

// A Part is what a cell shows. Index counts nodes, edges and groups of a graph in
// their order. Of a sequence, nodes are its actors and edges its items, counted from
// the top down with the insides of blocks; of a mind map, nodes are its branches from
// the root down; of timelines, Gantt charts and journeys, nodes are their entries.
type Part struct {
	Kind  PartKind
	Index int
	// Label has the text of a part, not its outline or line.
	Label bool
	// Mastery is [diagram.Node.Mastery] of a node, -1 of everything else.
	Mastery float64
}

// metric is that of text, for labels of a width.
func (o Options) metric(wrap int) *metric {
	m := textMetric(wrap)
	m.ascii = o.ASCII
	return m
}

func part(k PartKind, i int) Part { return Part{Kind: k, Index: i, Mastery: -1} }

// A Drawing is a diagram in cells.
type Drawing struct {
	Lines []string
	Width int // of the widest line, in cells
	// Wide tells that it is wider than the columns there are.
	Wide bool
	// Note is what the drawing does not show, and why; "" mostly.
	Note  string
	cells [][]int32 // by line and column, index+1 into parts
	parts []Part
}

// A Run is cells beside each other on one line: from Start up to End.
type Run struct{ Line, Start, End int }

// At is the part that a cell shows. False is for blanks and for what is no part.
func (d Drawing) At(x, y int) (Part, bool) {
	if y < 0 || y >= len(d.cells) || x < 0 || x >= len(d.cells[y]) || d.cells[y][x] == 0 {
		return Part{}, false
	}
	return d.parts[d.cells[y][x]-1], true
}

// Cells are the runs of cells that show a node, edge or group, from the top down.
func (d Drawing) Cells(kind PartKind, index int) []Run {
	var runs []Run
	for y, row := range d.cells {
		from := -1
		for x := 0; x <= len(row); x++ {
			is := x < len(row) && row[x] > 0 && d.parts[row[x]-1].Kind == kind && d.parts[row[x]-1].Index == index
			if is && from < 0 {
				from = x
			}
			if !is && from >= 0 {
				runs, from = append(runs, Run{y, from, x}), -1
			}
		}
	}
	return runs
}

// Known and Begun are the least mastery of a node that is marked: as known, or as known
// in part.
const (
	Known = 0.9
	Begun = 0.05
)

// shown is the label of a node as it is drawn: hidden where it is to be filled in,
// with a sign of how well it is known.
func shown(label string, mastery float64, hidden, ascii bool) string {
	switch {
	case hidden:
		return blank
	case label == "":
		return label
	case mastery >= Known && ascii:
		return "* " + label
	case mastery >= Known:
		return "✓ " + label
	case mastery >= Begun && ascii:
		return "- " + label
	case mastery >= Begun:
		return "· " + label
	}
	return label
}

// labelOf is the label of a node, or its ID where it has none and needs one.
func labelOf(n *diagram.Node) string {
	switch n.Shape {
	case diagram.Start, diagram.End, diagram.Bar, diagram.Choice, diagram.Commit:
		return n.Label
	}
	if n.Label == "" {
		return n.ID
	}
	return n.Label
}
