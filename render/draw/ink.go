package draw

import (
	"math"

	"ken/render/diagram"
)

// A pen draws what a picture is made of. Coordinates are pixels; colours are "#rrggbb".
type pen interface {
	// path fills an outline and draws along it, each where the colour is not "".
	path(p path, fill string, s stroke)
	// write puts a text with its baseline at y.
	write(x, y float64, s string, a align, colour string, bold bool)
}

// A stroke is how a pen draws along a path.
type stroke struct {
	colour string
	width  float64
	dashed bool
}

// A path is legs, straight and bent.
type path []leg

// A leg leads to x, y: 'M' without a line, 'L' straight, 'Q' bent by the point cx, cy;
// 'Z' goes back to where the path began.
type leg struct {
	op     byte
	cx, cy float64
	x, y   float64
}

func (p *path) move(x, y float64)         { *p = append(*p, leg{op: 'M', x: x, y: y}) }
func (p *path) line(x, y float64)         { *p = append(*p, leg{op: 'L', x: x, y: y}) }
func (p *path) bend(cx, cy, x, y float64) { *p = append(*p, leg{'Q', cx, cy, x, y}) }
func (p *path) close()                    { *p = append(*p, leg{op: 'Z'}) }
func polygon(xy ...float64) path {
	var p path
	p.move(xy[0], xy[1])
	for i := 2; i+1 < len(xy); i += 2 {
		p.line(xy[i], xy[i+1])
	}
	p.close()
	return p
}

// A scheme is the colours of a picture.
type scheme struct {
	page, ink, quiet    string
	edge, node, side    string // lines; the inside and the outline of nodes
	note, frame         string
	full, light, strong string // fills
}

var (
	lightScheme = scheme{
		page: "#ffffff", ink: "#1f2328", quiet: "#57606a", edge: "#57606a", node: "#f6f8fa", side: "#57606a",
		note: "#fff8c5", frame: "#8c959f", full: "#4c78a8", light: "#c9d4e0", strong: "#c44e52",
	}
	darkScheme = scheme{
		page: "#0d1117", ink: "#e6edf3", quiet: "#9ea7b3", edge: "#9ea7b3", node: "#1c2129", side: "#9ea7b3",
		note: "#3b3413", frame: "#6e7681", full: "#6ea8dc", light: "#2f3b4a", strong: "#e5747a",
	}
)

// An artist draws a scene with a pen.
type artist struct {
	pen
	scheme
	m    *metric
	s    *scene
	skew map[point]*outline // nodes whose outline is not where their rect ends
}

// middleOf is the middle of a unit in pixels.
func middleOf(n int) float64 { return (float64(n) + 0.5) * unit }

// draw draws all of a scene.
func (a *artist) draw() {
	a.skew = map[point]*outline{}
	for i := range a.s.shapes {
		a.noteSkew(&a.s.shapes[i])
	}
	for _, f := range a.s.fills {
		a.fill(f)
	}
	for _, f := range a.s.frames {
		a.frame(f)
	}
	for i := range a.s.lines {
		a.wire(&a.s.lines[i])
	}
	for i := range a.s.shapes {
		a.shape(&a.s.shapes[i])
	}
	for i := range a.s.lines {
		a.heads(&a.s.lines[i])
	}
	for _, f := range a.s.frames {
		a.frameTitle(f)
	}
	for i := range a.s.texts {
		a.text(&a.s.texts[i])
	}
}

// noteSkew remembers the border of a node whose outline lies within it.
func (a *artist) noteSkew(o *outline) {
	switch o.shape {
	case diagram.Diamond, diagram.Circle, diagram.Double, diagram.Start, diagram.End, diagram.Choice, diagram.Hexagon:
	default:
		return
	}
	for x := o.x; x < o.x+o.w; x++ {
		a.skew[point{x, o.y}], a.skew[point{x, o.y + o.h - 1}] = o, o
	}
	for y := o.y; y < o.y+o.h; y++ {
		a.skew[point{o.x, y}], a.skew[point{o.x + o.w - 1, y}] = o, o
	}
}

// tip is where a line that ends at a point meets the outline there.
func (a *artist) tip(p, way point) (x, y float64) {
	x, y = middleOf(p.x), middleOf(p.y)
	o := a.skew[p]
	if o == nil {
		return x, y
	}
	b := boxOf(o.rect)
	cx, cy, rx, ry := (b.l+b.r)/2, (b.t+b.b)/2, (b.r-b.l)/2, (b.b-b.t)/2
	if (o.shape == diagram.Start || o.shape == diagram.End) && (o.w > 3 || o.h > 3) { // a bar to both sides takes it
		if way.y != 0 {
			return x, cy
		}
		return cx, y
	}
	far := func(d, r, other float64) float64 { // how far from the middle, d beside it
		t := min(math.Abs(d)/max(r, 1), 1)
		switch o.shape {
		case diagram.Diamond, diagram.Choice:
			return other * (1 - t)
		case diagram.Hexagon:
			return other
		}
		return other * math.Sqrt(1-t*t)
	}
	if way.y != 0 {
		return x, cy - float64(way.y)*far(x-cx, rx, ry)
	}
	return cx - float64(way.x)*far(y-cy, ry, rx), y
}

// A box is a rect in pixels, through the middle of its border.
type box struct{ l, t, r, b float64 }

func boxOf(r rect) box {
	return box{middleOf(r.x), middleOf(r.y), middleOf(r.x + r.w - 1), middleOf(r.y + r.h - 1)}
}

// rounded is a box with round corners.
func (b box) rounded(r float64) path {
	r = min(r, (b.r-b.l)/2, (b.b-b.t)/2)
	var p path
	p.move(b.l+r, b.t)
	p.line(b.r-r, b.t)
	p.bend(b.r, b.t, b.r, b.t+r)
	p.line(b.r, b.b-r)
	p.bend(b.r, b.b, b.r-r, b.b)
	p.line(b.l+r, b.b)
	p.bend(b.l, b.b, b.l, b.b-r)
	p.line(b.l, b.t+r)
	p.bend(b.l, b.t, b.l+r, b.t)
	p.close()
	return p
}

// oval fills a box.
func (b box) oval() path {
	cx, cy, rx, ry := (b.l+b.r)/2, (b.t+b.b)/2, (b.r-b.l)/2, (b.b-b.t)/2
	var p path
	const steps = 8 // arcs of an eighth, each bent once: within a thousandth of a circle
	for i := range steps + 1 {
		at := 2 * math.Pi * float64(i) / steps
		x, y := cx+rx*math.Cos(at), cy+ry*math.Sin(at)
		if i == 0 {
			p.move(x, y)
			continue
		}
		mid := at - math.Pi/steps
		k := 1 / math.Cos(math.Pi/steps)
		p.bend(cx+rx*k*math.Cos(mid), cy+ry*k*math.Sin(mid), x, y)
	}
	p.close()
	return p
}
