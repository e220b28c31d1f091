package draw

import (
	"slices"

	"ken/render/diagram"
)

// A scene is a drawing before it is painted: what stands where on the grid. Its
// painters draw fills, frames, lines, outlines and texts, in this order.
type scene struct {
	w, h   int
	fills  []fill
	frames []frame
	lines  []line
	shapes []outline
	texts  []text
}

// A point is a cell of the grid.
type point struct{ x, y int }

// A rect covers the cells from x, y on.
type rect struct{ x, y, w, h int }

// holds tells whether a cell lies in the rect, its edge included.
func (r rect) holds(p point) bool {
	return p.x >= r.x && p.x < r.x+r.w && p.y >= r.y && p.y < r.y+r.h
}

// A fill is a full area: a bar, or with light set what is behind one.
type fill struct {
	rect
	tone tone
	part Part
}

// A tone is how a fill looks.
type tone uint8

const (
	full tone = iota
	light
	strong
)

// A frame is a border around others, with a title on it from titleAt on; titleBelow
// has it on the lower border.
type frame struct {
	rect
	title      string
	titleAt    int
	titleBelow bool
	rules      []rule // lines across it, below its title
	part       Part
}

// A rule is a line across a frame at y, with what stands on it.
type rule struct {
	y     int
	title string
}

// A line goes from cell to cell, straight between two points. Where it joins, its ends
// lie on the outlines it connects, and its heads before them; else its heads are its
// ends.
type line struct {
	points     []point
	stroke     diagram.Stroke
	tail, head diagram.Head
	open       bool // an open arrow head
	joins      bool
	part       Part
}

// An outline is a node: its shape with the text in it.
type outline struct {
	rect
	shape diagram.Shape
	lines []string
	rows  [][]string // the compartments of a table
	// inside is what a sealed frame holds, until it is unfolded.
	inside *scene
	part   Part
}

// An align is where a text stands in its width.
type align uint8

const (
	start align = iota
	middle
	end
)

// A text is lines of text in a width.
type text struct {
	point
	w     int
	lines []string
	align align
	role  role
	part  Part
}

// A role is what a text is, for painters that can show it.
type role uint8

const (
	plain  role = iota
	onLine      // stands on a line, and covers it
	heading
	quiet
	beside // of a dot: its letters stand level with it
)

// add puts another scene into this one at a place.
func (s *scene) add(o *scene, dx, dy int) {
	for _, f := range o.fills {
		f.rect = f.moved(dx, dy)
		s.fills = append(s.fills, f)
	}
	for _, f := range o.frames {
		f.rect, f.titleAt = f.moved(dx, dy), f.titleAt+dx
		f.rules = slices.Clone(f.rules)
		for i := range f.rules {
			f.rules[i].y += dy
		}
		s.frames = append(s.frames, f)
	}
	for _, l := range o.lines {
		l.points = slices.Clone(l.points)
		for i := range l.points {
			l.points[i].x += dx
			l.points[i].y += dy
		}
		s.lines = append(s.lines, l)
	}
	for _, n := range o.shapes {
		n.rect = n.moved(dx, dy)
		s.shapes = append(s.shapes, n)
	}
	for _, t := range o.texts {
		t.x, t.y = t.x+dx, t.y+dy
		s.texts = append(s.texts, t)
	}
	s.w, s.h = max(s.w, o.w+dx), max(s.h, o.h+dy)
}

func (r rect) moved(dx, dy int) rect { return rect{r.x + dx, r.y + dy, r.w, r.h} }

// crop moves the scene so that nothing lies left of or above 0, and makes it as wide
// and high as what is in it.
func (s *scene) crop(m *metric) {
	b := bounds{minX: 1 << 30, minY: 1 << 30}
	for _, f := range s.fills {
		b.rect(f.rect)
	}
	for _, f := range s.frames {
		b.rect(f.rect)
	}
	for _, l := range s.lines {
		for _, p := range l.points {
			b.rect(rect{p.x, p.y, 1, 1})
		}
	}
	for _, n := range s.shapes {
		b.rect(n.rect)
	}
	for _, t := range s.texts {
		b.rect(rect{t.x, t.y, max(t.w, m.widest(t.lines)), len(t.lines) * m.line})
	}
	if b.minX == 1<<30 {
		s.w, s.h = 0, 0
		return
	}
	moved := scene{}
	moved.add(s, -b.minX, -b.minY)
	*s = moved
	s.w, s.h = b.maxX-b.minX, b.maxY-b.minY
}

// bounds grow with what is put in.
type bounds struct{ minX, minY, maxX, maxY int }

func (b *bounds) rect(r rect) {
	b.minX, b.minY = min(b.minX, r.x), min(b.minY, r.y)
	b.maxX, b.maxY = max(b.maxX, r.x+r.w), max(b.maxY, r.y+r.h)
}
