package draw

import (
	"math"

	"ken/render/diagram"
)

// radius is how round the corners of lines are, in pixels.
const radius = 6.0

func (a *artist) strokeOf(l *line) stroke {
	s := stroke{colour: a.edge, width: 1.4, dashed: l.stroke == diagram.Dotted}
	if l.stroke == diagram.Thick {
		s.width = 3
	}
	return s
}

// wire draws a line with round corners. Where it ends at a slanted outline it goes on
// below it.
func (a *artist) wire(l *line) {
	if len(l.points) < 2 {
		return
	}
	var xs, ys []float64
	for i, p := range l.points {
		if i > 0 && p == l.points[i-1] {
			continue
		}
		xs, ys = append(xs, middleOf(p.x)), append(ys, middleOf(p.y))
	}
	tail, head, tailWay, headWay := l.ends()
	n := len(xs) - 1
	if n < 1 {
		return
	}
	if l.joins {
		xs[0], ys[0] = a.tip(tail, tailWay)
		xs[n], ys[n] = a.tip(head, headWay)
	}
	var p path
	p.move(xs[0], ys[0])
	for i := 1; i < n; i++ {
		in, out := math.Hypot(xs[i]-xs[i-1], ys[i]-ys[i-1]), math.Hypot(xs[i+1]-xs[i], ys[i+1]-ys[i])
		r := min(radius, in/2, out/2)
		if in == 0 || out == 0 {
			continue
		}
		p.line(xs[i]-(xs[i]-xs[i-1])*r/in, ys[i]-(ys[i]-ys[i-1])*r/in)
		p.bend(xs[i], ys[i], xs[i]+(xs[i+1]-xs[i])*r/out, ys[i]+(ys[i+1]-ys[i])*r/out)
	}
	p.line(xs[n], ys[n])
	a.path(p, "", a.strokeOf(l))
}

// heads draws what a line ends in.
func (a *artist) heads(l *line) {
	if len(l.points) < 2 {
		return
	}
	tail, head, tailWay, headWay := l.ends()
	for _, e := range [...]struct {
		h      diagram.Head
		p, way point
	}{{l.tail, tail, tailWay}, {l.head, head, headWay}} {
		if e.h == "" || e.way == (point{}) {
			continue
		}
		x, y := middleOf(e.p.x), middleOf(e.p.y)
		if l.joins {
			x, y = a.tip(e.p, e.way)
		}
		a.headShape(e.h, x, y, float64(e.way.x), float64(e.way.y), l.open)
	}
}

// headShape draws a head with its tip at x, y that points along dx, dy.
func (a *artist) headShape(h diagram.Head, x, y, dx, dy float64, open bool) {
	at := func(back, side float64) (float64, float64) { // from the tip back, and beside
		return x - dx*back - dy*side, y - dy*back + dx*side
	}
	poly := func(bs ...float64) path {
		var xy []float64
		for i := 0; i+1 < len(bs); i += 2 {
			px, py := at(bs[i], bs[i+1])
			xy = append(xy, px, py)
		}
		return polygon(xy...)
	}
	open1 := func(bs ...float64) path {
		p := poly(bs...)
		return p[:len(p)-1]
	}
	s := stroke{colour: a.edge, width: 1.4}
	ring := func(back, r float64, fill string) {
		cx, cy := at(back, 0)
		a.path(box{cx - r, cy - r, cx + r, cy + r}.oval(), fill, s)
	}
	switch h {
	case diagram.Arrow:
		if open {
			a.path(open1(8, -4, 0, 0, 8, 4), "", s)
			return
		}
		a.path(poly(0, 0, 8, -4, 8, 4), a.edge, stroke{})
	case diagram.Triangle:
		a.path(poly(0, 0, 11, -6, 11, 6), a.page, s)
	case diagram.Rhomb:
		a.path(poly(0, 0, 7, -5, 14, 0, 7, 5), a.page, s)
	case diagram.FilledRhomb:
		a.path(poly(0, 0, 7, -5, 14, 0, 7, 5), a.edge, s)
	case diagram.Dot, diagram.Lollipop:
		ring(4, 4, a.page)
	case diagram.Cross:
		a.path(open1(2, -4, 10, 4), "", s)
		a.path(open1(2, 4, 10, -4), "", s)
	case diagram.One:
		a.path(open1(5, -5, 5, 5), "", s)
		a.path(open1(9, -5, 9, 5), "", s)
	case diagram.ZeroOne:
		a.path(open1(4, -5, 4, 5), "", s)
		ring(10, 4, a.page)
	case diagram.Many:
		a.path(open1(0, -5, 9, 0, 0, 5), "", s)
		a.path(open1(11, -5, 11, 5), "", s)
	case diagram.ZeroMany:
		a.path(open1(0, -5, 9, 0, 0, 5), "", s)
		ring(13, 4, a.page)
	default: // one that is not known points at least
		a.path(open1(8, -4, 0, 0, 8, 4), "", s)
	}
}
