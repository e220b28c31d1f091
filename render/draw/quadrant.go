package draw

import (
	"strconv"
	"strings"

	"ken/render/chart"
	"ken/render/diagram"
)

// A plane is a quadrant chart while it is drawn: four fields, points in them, and words
// at the ends of its axes. Points are nodes, in their order.
type plane struct {
	s    *scene
	m    *metric
	rect // the plane within its border
	busy map[point]bool
	left int // of the plane's border: the room for the words of the axis that goes up
}

// maxPoints bounds how many are drawn.
const maxPoints = 2000

// quadrantScene draws a quadrant chart for a width; nil for too many points.
func quadrantScene(c *chart.Chart, m *metric, most int) *scene {
	points := pointsOf(c)
	if len(points) > maxPoints || len(c.Areas) > 16 {
		return nil
	}
	p := &plane{s: &scene{}, m: m, busy: map[point]bool{}}
	low, high := ends(c.Y.Label)
	words := min(16, most/4)
	for _, s := range []string{low, high} {
		p.left = max(p.left, m.widest(m.wrapTo(s, words)))
	}
	if p.left > 0 {
		p.left++
	}
	p.w, p.h = p.size(c, len(points), max(most-p.left-2, 24))
	p.x, p.y = p.left+1, 1
	p.border()
	p.upAxis(low, high, words)
	p.areas(c.Areas, len(points) > 0)
	y := p.downAxis(c.X.Label, p.y+p.h+1)
	p.points(points, y)
	p.s.crop(m)
	return p.s
}

// size is how large the plane is: odd, so that it has a middle, and high enough for
// its points and the names of its quadrants.
func (p *plane) size(c *chart.Chart, points, room int) (w, h int) {
	w = min(room, 76)
	h = w / 3
	if !p.m.cells {
		w, h = min(room, 80), 64
	}
	names := 0
	for _, a := range c.Areas {
		names = max(names, len(p.m.wrapTo(oneLine(a.Label), w/2-2))*p.m.line)
	}
	h = max(h, 2*(names+2*p.m.line), min(points, 60)*p.m.line+2*names)
	return (w - 1) | 1, h | 1
}

// pointsOf are the points of a chart, clean and within the plane.
func pointsOf(c *chart.Chart) []chart.Point {
	var out []chart.Point
	for _, s := range c.Series {
		for _, p := range s.Points {
			if p.X == p.X && p.Y == p.Y { //nolint:gocritic // NaN is nowhere
				p.Label = oneLine(p.Label)
				p.X, p.Y = min(max(p.X, 0), 1), min(max(p.Y, 0), 1)
				out = append(out, p)
			}
		}
	}
	return out
}

// ends are the words at the two ends of an axis, which its label has with an arrow
// between them.
func ends(label string) (low, high string) {
	low, high, _ = strings.Cut(oneLine(label), " → ")
	return strings.TrimSpace(strings.TrimSuffix(low, "→")), strings.TrimSpace(high)
}

// border draws the plane and the lines between its quadrants.
func (p *plane) border() {
	r := rect{p.x - 1, p.y - 1, p.w + 2, p.h + 2}
	p.s.frames = append(p.s.frames, frame{rect: r})
	midX, midY := p.x+p.w/2, p.y+p.h/2
	p.s.lines = append(p.s.lines,
		line{points: []point{{midX, r.y}, {midX, r.y + r.h - 1}}, stroke: diagram.Solid},
		line{points: []point{{r.x, midY}, {r.x + r.w - 1, midY}}, stroke: diagram.Solid})
	for x := range p.w {
		p.busy[point{p.x + x, midY}] = true
	}
	for y := range p.h {
		p.busy[point{midX, p.y + y}] = true
	}
}

// upAxis writes what the upper and the lower end mean, left of the plane.
func (p *plane) upAxis(low, high string, words int) {
	if lines := p.m.wrapTo(high, words); high != "" {
		p.s.texts = append(p.s.texts, text{point{0, p.y}, p.left - 1, lines, end, quiet, Part{}})
	}
	if lines := p.m.wrapTo(low, words); low != "" {
		y := p.y + p.h - len(lines)*p.m.line
		p.s.texts = append(p.s.texts, text{point{0, y}, p.left - 1, lines, end, quiet, Part{}})
	}
}

// downAxis writes what the left and the right end mean, below the plane, and returns
// where to go on.
func (p *plane) downAxis(label string, y int) int {
	low, high := ends(label)
	half, rows := p.w/2, 0
	for i, s := range []string{low, high} {
		if s == "" {
			continue
		}
		lines := p.m.wrapTo(s, half-1)
		at, a := p.x, start
		if i == 1 {
			at, a = p.x+p.w-half, end
		}
		p.s.texts = append(p.s.texts, text{point{at, y}, half, lines, a, quiet, Part{}})
		rows = max(rows, len(lines))
	}
	return y + rows*p.m.line
}

// areas writes the names of the quadrants: at the top of each where there are points,
// else in the middle.
func (p *plane) areas(areas []chart.Area, top bool) {
	half := rect{0, 0, p.w / 2, p.h / 2}
	for i, a := range areas {
		x, y := p.x, p.y
		if a.X > 0.5 {
			x += half.w + 1
		}
		if a.Y < 0.5 {
			y += half.h + 1
		}
		lines := p.m.wrapTo(oneLine(a.Label), half.w-2)
		if !top {
			y += max((half.h-len(lines)*p.m.line)/2, 0)
		}
		me := part(GroupPart, i)
		me.Label = true
		p.s.texts = append(p.s.texts, text{point{x, y}, half.w, lines, middle, heading, me})
		for k, l := range lines {
			w := p.m.measure(l)
			p.take(rect{x + (half.w-w)/2 - 1, y + k*p.m.line, w + 2, p.m.line})
		}
	}
}

// take marks cells as used.
func (p *plane) take(r rect) {
	for y := r.y; y < r.y+r.h; y++ {
		for x := r.x; x < r.x+r.w; x++ {
			p.busy[point{x, y}] = true
		}
	}
}

// fits tells whether cells lie in the plane and are not used.
func (p *plane) fits(r rect) bool {
	if r.x < p.x || r.y < p.y || r.x+r.w > p.x+p.w || r.y+r.h > p.y+p.h {
		return false
	}
	for y := r.y; y < r.y+r.h; y++ {
		for x := r.x; x < r.x+r.w; x++ {
			if p.busy[point{x, y}] {
				return false
			}
		}
	}
	return true
}

// points draws dots, then their names where there is room, and lists below the plane
// those for which there is none.
func (p *plane) points(points []chart.Point, y int) {
	at := make([]point, len(points))
	for i, pt := range points {
		at[i] = p.dotAt(pt)
		p.take(rect{at[i].x, at[i].y, 1, 1})
		p.s.shapes = append(p.s.shapes, outline{rect: rect{at[i].x, at[i].y, 1, 1}, shape: diagram.Start, part: part(NodePart, i)})
	}
	for i, pt := range points {
		me := part(NodePart, i)
		me.Label = true
		if pt.Label == "" {
			continue
		}
		w := p.m.measure(pt.Label)
		if r, ok := p.besides(at[i], w); ok {
			p.take(rect{r.x - 1, r.y, r.w + 2, r.h})
			p.s.texts = append(p.s.texts, text{point{r.x, r.y}, w, []string{pt.Label}, start, beside, me})
			continue
		}
		said := p.m.wrapTo(pt.Label+" ("+decimal(pt.X)+", "+decimal(pt.Y)+")", p.w)
		p.s.texts = append(p.s.texts, text{point{p.x, y}, p.m.widest(said), said, start, plain, me})
		y += len(said) * p.m.line
	}
}

// dotAt is the cell of a point, or the nearest that is free.
func (p *plane) dotAt(pt chart.Point) point {
	want := point{p.x + int(pt.X*float64(p.w-1)+0.5), p.y + int((1-pt.Y)*float64(p.h-1)+0.5)}
	for far := range 4 {
		for dx := -far; dx <= far; dx++ {
			for _, dy := range [...]int{0, -far / 2, far / 2} {
				if c := (point{want.x + dx, want.y + dy}); p.fits(rect{c.x, c.y, 1, 1}) {
					return c
				}
			}
		}
	}
	return want
}

// besides is room for a name beside a dot: right of it, left, below or above.
func (p *plane) besides(at point, w int) (rect, bool) {
	line := p.m.line
	for _, c := range [...]point{
		{at.x + 2, at.y},
		{at.x - w - 1, at.y},
		{at.x - w/2, at.y + 1},
		{at.x - w/2, at.y - line},
		{at.x + 1, at.y + 1},
		{at.x + 1, at.y - line},
		{at.x - w, at.y + 1},
		{at.x - w, at.y - line},
	} {
		if r := (rect{c.x, c.y, w, line}); p.fits(r) {
			return r, true
		}
	}
	return rect{}, false
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// quadrants says a quadrant chart: its axes, the names of its quadrants, its points.
func (s *speech) quadrants(c *chart.Chart) {
	for _, a := range []struct{ name, label string }{{"Left to right", c.X.Label}, {"Bottom to top", c.Y.Label}} {
		if l := oneLine(a.label); l != "" {
			s.say("%s: %s", a.name, l)
		}
	}
	for _, a := range c.Areas {
		s.say("%s: %s", cornerOf(a.X, a.Y), oneLine(a.Label))
	}
	for _, p := range pointsOf(c) {
		s.say("%s: %s across, %s up (%s)", p.Label, decimal(p.X), decimal(p.Y), strings.ToLower(cornerOf(p.X, p.Y)))
	}
}

// cornerOf is the quadrant of a place.
func cornerOf(x, y float64) string {
	row, side := "Upper", "left"
	if y < 0.5 {
		row = "Lower"
	}
	if x >= 0.5 {
		side = "right"
	}
	return row + " " + side
}
