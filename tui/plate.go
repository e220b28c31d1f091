package tui

import (
	"slices"

	"ken/notes"
	model "ken/render/diagram"
	"ken/render/draw"
	"ken/skills/diagram"
)

// A plate is a diagram as its screen shows it: the boxes and the lines between them, each
// with the places it rests on, counted as the drawing counts them.
type plate struct {
	diagram model.Diagram
	boxes   []plateBox
	lines   []plateLine
	numbers map[string]int // of places, in the order in which the lines cite them, from 1
}

// A plateBox is a box: a node, an actor, a branch, a point in time.
type plateBox struct {
	label string
	cites []notes.Source
}

// A plateLine is a line between two boxes, or what is listed of one.
type plateLine struct {
	from, to int // boxes, -1 for none
	edge     int // as the drawing counts it, -1 where it has no line of its own
	text     string
	label    string // the words on it; "" for none
	cites    []notes.Source
	disputed bool // another line says the contrary
}

// plateOf is the plate of a diagram that was drawn from documents.
func plateOf(d diagram.Drawn) plate {
	p := plate{diagram: d.Diagram}
	p.diagram.Title = "" // the header has it
	at, label := map[string]int{}, map[string]string{}
	for _, n := range d.Nodes {
		label[n.ID] = n.Label
		if d.Diagram.Timeline == nil {
			at[n.ID] = len(p.boxes)
			p.boxes = append(p.boxes, plateBox{n.Label, n.Cites})
		}
	}
	if d.Diagram.Timeline != nil {
		p.periods(d, at)
	}
	for i, e := range d.Edges {
		line := plateLine{from: indexIn(at, e.From), to: indexIn(at, e.To), edge: i, label: e.Label, cites: e.Cites}
		switch {
		case d.Diagram.Timeline != nil:
			line.to, line.edge, line.text = -1, -1, label[e.From]+": "+label[e.To]
		case d.Diagram.Tree != nil:
			line.text = label[e.From] + " › " + label[e.To]
		default:
			line.text = label[e.From] + " → " + label[e.To]
		}
		line.disputed = slices.ContainsFunc(d.Disputes, func(pair [2]int) bool { return pair[0] == i || pair[1] == i })
		p.lines = append(p.lines, line)
	}
	p.count()
	return p
}

// periods takes the points of a timeline as its boxes: what happened then is drawn with
// them.
func (p *plate) periods(d diagram.Drawn, at map[string]int) {
	for _, e := range d.Edges {
		if _, known := at[e.From]; known {
			continue
		}
		at[e.From] = len(p.boxes)
		i := slices.IndexFunc(d.Nodes, func(n diagram.Node) bool { return n.ID == e.From })
		if i < 0 {
			continue
		}
		p.boxes = append(p.boxes, plateBox{d.Nodes[i].Label, d.Nodes[i].Cites})
	}
}

func indexIn(at map[string]int, id string) int {
	if i, ok := at[id]; ok {
		return i
	}
	return -1
}

// count numbers the places.
func (p *plate) count() {
	p.numbers = map[string]int{}
	for _, line := range p.lines {
		for _, c := range line.cites {
			if at := c.At(); p.numbers[at] == 0 {
				p.numbers[at] = len(p.numbers) + 1
			}
		}
	}
}

// documents counts the documents it rests on.
func (p *plate) documents() int {
	seen := map[string]bool{}
	for _, line := range p.lines {
		for _, c := range line.cites {
			seen[c.Path] = true
		}
	}
	return len(seen)
}

// of are the lines of a box.
func (p *plate) of(box int) []int {
	var out []int
	for i, line := range p.lines {
		if line.from == box || line.to == box {
			out = append(out, i)
		}
	}
	return out
}

// thing is what a box of this kind of diagram is called.
func (p *plate) thing() string {
	switch p.diagram.Kind {
	case model.Mindmap:
		return "branch"
	case model.TimelineKind:
		return "date"
	case model.SequenceKind:
		return "actor"
	case model.GanttKind:
		return "task"
	case model.JourneyKind:
		return "step"
	case model.State:
		return "state"
	}
	return "box"
}

// counted is a number of boxes.
func (p *plate) counted() string {
	n := len(p.boxes)
	if thing := p.thing(); n != 1 && (thing == "box" || thing == "branch") {
		return number(n) + " " + thing + "es"
	}
	return plural(n, p.thing())
}

// outline is the diagram in lines. Of a graph it is what is not listed below it anyway.
func (p *plate) outline() []string {
	lines := draw.Outline(p.diagram)
	if p.diagram.Graph != nil {
		lines = lines[:max(0, len(lines)-len(p.lines))]
	}
	return lines
}

// known counts the boxes that the learner knows well.
func (p *plate) known() int {
	n := 0
	if g := p.diagram.Graph; g != nil {
		for i := range g.Nodes {
			if g.Nodes[i].Mastery >= knownWell {
				n++
			}
		}
	}
	if p.diagram.Tree != nil {
		walk(p.diagram.Tree, func(b *model.Branch) {
			if b.Mastery >= knownWell {
				n++
			}
		})
	}
	return n
}

// What the learner knows well, and what in part, as the drawing marks it.
const (
	knownWell = 0.9
	knownPart = 0.05
)

// walk goes through the branches of a tree from its root down, at most mostBranches deep.
func walk(b *model.Branch, do func(b *model.Branch)) { walkDown(b, 0, do) }

const mostBranches = 200

func walkDown(b *model.Branch, depth int, do func(b *model.Branch)) {
	do(b)
	if depth == mostBranches {
		return
	}
	for i := range b.Children {
		walkDown(&b.Children[i], depth+1, do)
	}
}
