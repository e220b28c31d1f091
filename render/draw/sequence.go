package draw

import (
	"strconv"

	"ken/render/diagram"
)

// Bounds of a sequence that is drawn.
const (
	maxActors = 200
	maxItems  = 5000
	maxBlocks = 20 // within each other
)

// A score is a sequence while it is drawn: a column for each actor, and rows for what
// happens, from the top down.
type score struct {
	m      *metric
	q      *diagram.Sequence
	s      *scene
	column map[string]int
	boxW   []int
	boxH   int
	x      []int // the middle of each column
	y      int
	begun  []int // where the line of each actor begins, -1 before it is created
	ended  []int // where it ends, -1 while it goes on
	made   map[int]bool
	active [][]int // where its open activations began
	index  int     // of the next item
	number float64
	step   float64
	counts bool
	reach  bounds // of what was drawn in the block that is open
}

// sequenceText is a sequence for a width in cells.
func sequenceText(q *diagram.Sequence, o Options) *scene {
	var best *scene
	for _, wrap := range [...]int{40, 28, 22, 16, 12} {
		s := sequenceScene(q, o.metric(wrap))
		if s == nil || s.w <= o.Width {
			return s
		}
		if best == nil || s.w < best.w {
			best = s
		}
	}
	return best
}

// sequenceScene lays a sequence out; nil for one that is too large.
func sequenceScene(q *diagram.Sequence, m *metric) *scene {
	if len(q.Actors) > maxActors || countItems(q.Items, 0) > maxItems {
		return nil
	}
	c := &score{
		m: m, q: q, s: &scene{}, column: map[string]int{}, made: map[int]bool{},
		number: q.First, step: q.Step, counts: q.Numbered,
	}
	if c.counts && c.step == 0 {
		c.number, c.step = max(c.number, 1), 1
	}
	c.setColumns()
	c.y = 0
	if len(q.Boxes) > 0 {
		c.y = m.line + 1
	}
	top := c.y
	c.created(q.Items)
	for i := range q.Actors {
		c.begun, c.ended = append(c.begun, -1), append(c.ended, -1)
		c.active = append(c.active, nil)
		if !c.made[i] {
			c.actorBox(i, c.y)
			c.begun[i] = c.y + c.boxH
		}
	}
	c.y += c.boxH
	c.reach = emptyBounds()
	c.items(q.Items, 0)
	c.y++
	c.lifelines()
	c.actorBoxes(top)
	c.s.crop(m)
	return c.s
}

func emptyBounds() bounds {
	return bounds{minX: 1 << 30, minY: 1 << 30, maxX: -1 << 30, maxY: -1 << 30}
}

// countItems counts items with what is in their blocks.
func countItems(items []diagram.Item, depth int) int {
	n := len(items)
	if depth > maxBlocks {
		return maxItems + 1
	}
	for i := range items {
		for _, b := range items[i].Branches {
			n += 1 + countItems(b.Items, depth+1)
		}
	}
	return n
}

// created finds the actors that come later.
func (c *score) created(items []diagram.Item) {
	for i := range items {
		if items[i].Kind == diagram.CreateItem {
			if at, ok := c.column[items[i].From]; ok {
				c.made[at] = true
			}
		}
		for _, b := range items[i].Branches {
			c.created(b.Items)
		}
	}
}

// actorBox draws the head of a column.
func (c *score) actorBox(i, y int) {
	a := &c.q.Actors[i]
	shape := diagram.Box
	switch a.Kind {
	case "actor":
		shape = diagram.Stadium
	case "database":
		if shape = diagram.Cylinder; c.m.cells {
			shape = diagram.Rounded
		}
	case "queue", "collections":
		shape = diagram.Subroutine
	case "boundary", "control", "entity":
		shape = diagram.Rounded
	}
	n := c.m.actorNode(a)
	c.s.shapes = append(c.s.shapes, outline{
		rect: rect{c.x[i] - c.boxW[i]/2, y, c.boxW[i], c.boxH}, shape: shape, lines: c.m.nodeLines(&n), part: part(NodePart, i),
	})
}

// actorNode is an actor as a node.
func (m *metric) actorNode(a *diagram.Actor) diagram.Node {
	n := diagram.Node{ID: a.ID, Label: a.Label, Shape: diagram.Subroutine, Mastery: -1}
	if a.Kind == "database" && !m.cells {
		n.Shape = diagram.Cylinder
	}
	return n
}

// lifelines draws the line below each actor, before everything that lies on it.
func (c *score) lifelines() {
	var lines []line
	for i := range c.q.Actors {
		if c.begun[i] < 0 {
			continue
		}
		last := c.ended[i]
		head := diagram.Cross
		if last < 0 {
			last, head = c.y, diagram.NoHead
		}
		for _, from := range c.active[i] {
			c.activation(i, from, c.y)
		}
		lines = append(lines, line{
			points: []point{{c.x[i], c.begun[i] - 1}, {c.x[i], last}}, stroke: diagram.Solid, head: head, part: part(NodePart, i),
		})
	}
	c.s.lines = append(lines, c.s.lines...)
}

// activation draws the part of a line in which its actor is busy. It lies under the
// messages, and so stands before them.
func (c *score) activation(i, from, to int) {
	if to <= from {
		to = from + 1
	}
	l := line{points: []point{{c.x[i], from}, {c.x[i], to}}, stroke: diagram.Thick, part: part(NodePart, i)}
	c.s.lines = append([]line{l}, c.s.lines...)
}

// actorBoxes draws the frames around neighbouring actors.
func (c *score) actorBoxes(top int) {
	for b, box := range c.q.Boxes {
		left, right := 1<<30, -1<<30
		for i := range c.q.Actors {
			if c.q.Actors[i].Box == b {
				left, right = min(left, c.x[i]-c.boxW[i]/2), max(right, c.x[i]-c.boxW[i]/2+c.boxW[i]-1)
			}
		}
		if right < left {
			continue
		}
		title := oneLine(box.Label)
		right = max(right+2, left-2+c.m.measure(title)+5)
		c.s.frames = append(c.s.frames, frame{
			rect: rect{left - 2, top - c.m.line, right - left + 3, c.y - top + c.m.line + 1}, title: title, titleAt: left, part: part(GroupPart, b),
		})
	}
}

// numbered is the text of a message with its number, where they are counted.
func (c *score) numbered(text string) string {
	if !c.counts {
		return text
	}
	n := strconv.FormatFloat(c.number, 'f', -1, 64)
	c.number += c.step
	if text == "" {
		return n
	}
	return n + ". " + text
}
