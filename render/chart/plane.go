package chart

import (
	"fmt"
	"math"
	"slices"
)

// plane draws points in a plane of two axes, for [Line] with the way between them.
func (d *drawing) plane() {
	p := planePlot{drawing: d}
	p.measure()
	d.legend(d.g.points, true)
	d.caption()
	p.grid = newGrid(p.room, p.height)
	p.drawMarks()
	for _, a := range d.areas {
		s := shorten(a.Label, p.room, d.g.more)
		x := max(0, min(p.column(a.X)-width(s)/2, p.room-width(s)))
		p.grid.write(x, p.row(a.Y), s, ofDim)
	}
	for i := len(d.series) - 1; i >= 0; i-- {
		if d.kind == Line {
			p.line(i)
		} else {
			p.intervals(i)
		}
	}
	if d.kind == Scatter {
		p.scatter()
	}
	p.draw()
}

// A planePlot is how a drawing of points is laid out.
type planePlot struct {
	*drawing
	grid           *grid
	xs, ys         scale
	xticks, yticks []Tick
	room, height   int // cells of the plane
	gutter         int
}

// measure settles scales, ticks and sizes.
func (p *planePlot) measure() {
	p.height = 13
	if p.opt.Height > 0 {
		p.height = max(p.opt.Height-1, 2)
	}
	xe, ye := p.extents()
	most := min(max((p.height+1)/2, 2), 7)
	p.ys = scaleOf(p.y, ye, false).rounded(p.y, most)
	p.yticks = ticksOf(p.y, p.ys, most)
	if n := len(p.yticks) - 1; n > 0 && n < p.height && evenly(p.yticks, p.ys) {
		p.height = (p.height-1)/n*n + 1
	}
	for _, t := range p.yticks {
		p.gutter = max(p.gutter, width(t.Label))
	}
	p.gutter = min(p.gutter, p.opt.Width/3)
	p.room = p.opt.Width - p.gutter - 2
	x := p.x
	if x.Min == nil && x.Max == nil && xe.n > 0 && !x.Log && !p.zeroX(xe) {
		x.Min, x.Max = &xe.lo, &xe.hi // what lies along need not begin at zero
	}
	p.xs = scaleOf(x, xe, false)
	p.xticks = p.alongTicks(x)
}

// zeroX reports whether the axis along should be rounded as the upright one is: for
// scattered points, not for a course.
func (p *planePlot) zeroX(e extent) bool { return p.kind == Scatter || e.lo == e.hi }

// alongTicks are the ticks below the plane: the labels of the points where they have
// some, else as many even ones as have room.
func (p *planePlot) alongTicks(x Axis) []Tick {
	if ticks := p.pointTicks(); p.kind == Line && len(x.Ticks) == 0 && len(ticks) > 0 {
		return ticks
	}
	for most := min(max(p.room/4, 2), 11); ; most-- {
		s := p.xs
		if p.zeroX(extent{lo: s.lo, hi: s.hi}) {
			s = p.xs.rounded(x, most)
		}
		ticks := ticksOf(x, s, most)
		cells := 0
		for _, t := range ticks {
			cells += width(t.Label) + 2
		}
		if cells <= p.room || most <= 2 {
			p.xs = s
			return ticks
		}
	}
}

// pointTicks are the labels of the points, each at its place, in order.
func (p *planePlot) pointTicks() []Tick {
	var out []Tick
	known := map[float64]bool{}
	for _, s := range p.series {
		for _, point := range s.Points {
			if point.Label != "" && p.xs.has(point.X) && !known[point.X] {
				known[point.X] = true
				out = append(out, Tick{point.X, point.Label})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Tick) int {
		if a.Value < b.Value {
			return -1
		}
		if a.Value > b.Value {
			return 1
		}
		return 0
	})
	return out
}

// column and row are the cell of a place.
func (p *planePlot) column(x float64) int {
	return int(math.Round(p.xs.at(x) * float64(p.room-1)))
}

func (p *planePlot) row(y float64) int {
	return p.height - 1 - int(math.Round(p.ys.at(y)*float64(p.height-1)))
}

// drawMarks draws the lines to hold points against.
func (p *planePlot) drawMarks() {
	for _, m := range p.marks {
		switch m.Axis {
		case onY:
			p.grid.repeat(0, p.room, p.row(m.At), p.g.rule, ofDim)
		case onX:
			for y := range p.height {
				p.grid.set(p.column(m.At), y, p.g.bar, ofDim)
			}
		default:
			for x := range p.room {
				v := p.xs.value(float64(x) / float64(max(p.room-1, 1)))
				if v >= p.ys.lo && v <= p.ys.hi {
					p.grid.set(x, p.row(v), p.g.slope, ofDim)
				}
			}
		}
	}
}

// intervals draws how far the points of a series may be off.
func (p *planePlot) intervals(series int) {
	for _, point := range p.series[series].Points {
		if !p.has(point) || point.Low == nil || point.High == nil {
			continue
		}
		for y := p.row(*point.High); y <= p.row(*point.Low); y++ {
			p.grid.set(p.column(point.X), y, p.g.bar, ofSeries+look(series))
		}
	}
}

// draw adds the rows of the picture and what stands around it.
func (p *planePlot) draw() {
	labels := map[int]string{}
	for _, t := range p.yticks {
		labels[p.row(t.Value)] = t.Label
	}
	for y := range p.grid.h {
		label := padLeft(shorten(labels[y], p.gutter, p.g.more), p.gutter)
		p.add(append(row{{label + " " + p.g.bar, ofDim}}, p.grid.row(y)...)...)
	}
	at := make([]place, len(p.xticks))
	foot := newGrid(p.room, 1)
	foot.repeat(0, p.room, 0, p.g.rule, ofDim)
	for i, t := range p.xticks {
		at[i] = place{p.column(t.Value), t.Label}
		if len(p.xticks) <= p.room/4 {
			foot.set(at[i].x, 0, p.g.bar, ofDim)
		}
	}
	p.add(append(row{{blanks(p.gutter) + " " + p.g.rule, ofDim}}, foot.row(0)...)...)
	p.under(at, p.gutter, p.room, p.room/max(len(at), 1))
}

// shared notes how many points at most lie in one cell.
func (p *planePlot) shared(most int, how string) {
	if most > 1 {
		p.note(fmt.Sprintf("Up to %s lie in one place%s.", count(most, "point"), how))
	}
}
