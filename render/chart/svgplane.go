package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// maxDrawn is how many points of a series are drawn each by itself.
const maxDrawn = 2000

// A svgPlane is the room for points with the scales of its axes.
type svgPlane struct {
	frame
	xs, ys scale
}

func (f svgPlane) x(v float64) float64 { return f.left + f.xs.at(v)*(f.right-f.left) }
func (f svgPlane) y(v float64) float64 { return f.bottom - f.ys.at(v)*(f.bottom-f.top) }

// plane draws points between axes, for [Line] with lines between them.
func (p *picture) plane() {
	// The axes are settled as for text, in cells of seven by sixteen.
	d := drawing{figure: p.figure, opt: TextOptions{Width: int(p.w / 7), Height: int(max(p.h-60, 100) / 18)}}
	t := planePlot{drawing: &d}
	t.measure()
	f := svgPlane{p.frame(p.widestTick(t.yticks)), t.xs, t.ys}
	p.rows(f.frame, f.ys, t.yticks)
	p.rule(f.left, f.bottom, f.right, f.bottom, "0.6", "")
	spots := make([]spot, len(t.xticks))
	for i, tick := range t.xticks {
		spots[i] = spot{f.x(tick.Value), tick.Label}
		if len(t.xticks) <= 40 {
			p.rule(f.x(tick.Value), f.bottom, f.x(tick.Value), f.bottom+4, "0.6", "")
		}
	}
	p.planeMarks(f)
	for _, a := range p.areas {
		p.write(f.x(a.X), f.y(a.Y)+4, "middle", fitText(a.Label, (f.right-f.left)/2, letters), true)
	}
	for i := len(p.series) - 1; i >= 0; i-- {
		if p.kind == Line {
			p.course(f, i)
		} else {
			p.scatter(f, i)
		}
	}
	p.under(f.frame, spots)
}

// planeMarks draws the lines to hold points against.
func (p *picture) planeMarks(f svgPlane) {
	p.acrossMarks(f.frame, f.ys)
	for _, m := range p.marks {
		switch m.Axis {
		case onX:
			p.rule(f.x(m.At), f.top, f.x(m.At), f.bottom, "0.8", "5 3")
		case onDiagonal:
			const steps = 60 // it is no straight line where an axis is logarithmic
			var d strings.Builder
			for i := range steps + 1 {
				v := f.xs.value(float64(i) / steps)
				if v < f.ys.lo || v > f.ys.hi {
					continue
				}
				pen(&d, f.x(v), f.y(v))
			}
			p.tag("path", "", "d", d.String(), "fill", "none", "stroke", "currentColor", "stroke-opacity", "0.8",
				"stroke-dasharray", "5 3")
		}
	}
}

// pen goes on with a path to a place, or begins it there.
func pen(d *strings.Builder, x, y float64) {
	if d.Len() == 0 {
		d.WriteString("M")
	} else {
		d.WriteString("L")
	}
	d.WriteString(px(x) + " " + px(y))
}

// errors draws the intervals of points.
func (p *picture) errors(f svgPlane, points []Point, series int) {
	for _, q := range points {
		if p.has(q) && q.Low != nil && q.High != nil {
			p.whisker(f.x(q.X), f.y(*q.High), f.x(q.X), f.y(*q.Low), colours[series])
		}
	}
}

// course draws a series as a line, with gaps where values are not known.
func (p *picture) course(f svgPlane, series int) {
	points := slices.DeleteFunc(slices.Clone(p.series[series].Points), func(q Point) bool { return !f.xs.has(q.X) })
	slices.SortStableFunc(points, func(a, b Point) int { return cmp.Compare(a.X, b.X) })
	if len(points) > maxDrawn {
		points = p.thinned(f, points, series)
	}
	var all []string
	var d strings.Builder
	for _, q := range points {
		if p.has(q) {
			pen(&d, f.x(q.X), f.y(q.Y))
			continue
		}
		all = append(all, d.String())
		d.Reset()
	}
	if path := strings.Join(append(all, d.String()), ""); path != "" {
		p.tag("path", "", "d", path, "fill", "none", "stroke", colours[series], "stroke-width", "2",
			"stroke-dasharray", dashes[series], "stroke-linejoin", "round")
	}
	p.errors(f, points, series)
	if float64(len(points))*8 > f.right-f.left && len(points) > 1 {
		return
	}
	for _, q := range points {
		if p.has(q) {
			p.point(f.x(q.X), f.y(q.Y), series, "")
		}
	}
}

// thinned makes of many points one for each pixel, the mean of those there, and draws
// behind them how far they reach.
func (p *picture) thinned(f svgPlane, points []Point, series int) []Point {
	columns := max(int(f.right-f.left), 1)
	means := make([]Point, columns)
	counts := make([]int, columns)
	reach := make([]extent, columns)
	for _, q := range points {
		if !p.has(q) {
			continue
		}
		i := min(int(f.xs.at(q.X)*float64(columns)), columns-1)
		counts[i]++
		n := float64(counts[i])
		means[i].X += q.X/n - means[i].X/n
		means[i].Y += q.Y/n - means[i].Y/n
		reach[i].see(p.y.Log, q.Y)
	}
	var d strings.Builder
	var out []Point
	for i, n := range counts {
		if n > 0 {
			out = append(out, means[i])
			d.WriteString("M" + px(f.x(means[i].X)) + " " + px(f.y(reach[i].lo)) + "V" + px(f.y(reach[i].hi)))
		}
	}
	p.tag("path", "", "d", d.String(), "stroke", colours[series], "stroke-opacity", "0.35")
	p.notes = append(p.notes, fmt.Sprintf("The line is the mean of up to %s, lighter how far they reach.",
		count(slices.Max(counts), "value")))
	return out
}

// scatter draws a series as points with their names. Of very many, those of one place
// are drawn once, and stronger.
func (p *picture) scatter(f svgPlane, series int) {
	points := p.series[series].Points
	p.errors(f, points[:min(len(points), maxDrawn)], series)
	if len(points) > maxDrawn {
		p.cloud(f, points, series)
		return
	}
	for _, q := range points {
		if !p.has(q) {
			continue
		}
		x, y := f.x(q.X), f.y(q.Y)
		p.point(x, y, series, "0.8")
		if q.Label == "" {
			continue
		}
		label := fitText(q.Label, (f.right-f.left)/2, letters)
		if x+8+textWidth(label, letters, false) <= f.right {
			p.write(x+8, y+4, "start", label, false)
		} else {
			p.write(x-8, y+4, "end", label, false)
		}
	}
}

// cloud draws points in places of three by three.
func (p *picture) cloud(f svgPlane, points []Point, series int) {
	const cell = 3.0
	across, down := int((f.right-f.left)/cell)+1, int((f.bottom-f.top)/cell)+1
	counts := make([]int, across*down)
	most, names := 0, 0
	for _, q := range points {
		if p.has(q) {
			if q.Label != "" {
				names++
			}
			i := int((f.y(q.Y)-f.top)/cell)*across + int((f.x(q.X)-f.left)/cell)
			counts[i]++
			most = max(most, counts[i])
		}
	}
	for i, n := range counts {
		if n > 0 {
			opacity := 0.3 + 0.7*float64(n)/float64(most)
			p.box(f.left+float64(i%across)*cell, f.top+float64(i/across)*cell, cell, cell, colours[series],
				px(opacity))
		}
	}
	p.notes = append(p.notes, "Up to "+count(most, "point")+" lie in one place; there the colour is strongest.")
	if names > 0 {
		p.notes = append(p.notes, "Without room: "+count(names, "name")+" of points.")
	}
}

// sparks draws each series as one row: its name, a small line, and its last value.
func (p *picture) sparks() {
	d := drawing{figure: p.figure}
	names, tails := 0.0, 0.0
	for i, s := range p.series {
		names = max(names, textWidth(s.Name, letters, false))
		tails = max(tails, textWidth(d.sparkTail(i, true), letters, false))
	}
	names, tails = min(names, p.w/4), min(tails, p.w/3)
	p.kind, p.x = Line, Axis{} // what the points of each row are drawn as
	for i, s := range p.series {
		f := svgPlane{frame: frame{left: margin + names + 8, top: p.y0 + 4, right: p.w - margin - tails - 8, bottom: p.y0 + 24}}
		one := figure{kind: Line, y: p.y, series: []Series{s}}
		xe, ye := one.extents()
		if xe.n > 0 {
			f.xs, f.ys = scale{lo: xe.lo, hi: xe.hi}, sparkScale(p.y, ye)
			if xe.lo == xe.hi {
				f.xs = scale{lo: xe.lo - 1, hi: xe.hi + 1}
			}
			p.course(f, i)
		}
		p.write(margin, p.y0+18, "start", fitText(s.Name, names, letters), false)
		p.write(f.right+8, p.y0+18, "start", fitText(d.sparkTail(i, true), tails, letters), false)
		p.y0 += 28
	}
	p.foot()
}
