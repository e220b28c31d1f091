package chart

import (
	"cmp"
	"fmt"
	"slices"
)

// line draws a series as a course: its points, the way from one to the next, and gaps
// where values are not known. Where there are more points than cells, each cell shows
// the mean of its points and how far they reach.
func (p *planePlot) line(series int) {
	points := slices.Clone(p.series[series].Points)
	points = slices.DeleteFunc(points, func(q Point) bool { return !p.xs.has(q.X) })
	slices.SortStableFunc(points, func(a, b Point) int { return cmp.Compare(a.X, b.X) })
	if len(points) > p.room {
		p.dense(points, series)
		return
	}
	p.intervals(series)
	for i := 1; i < len(points); i++ {
		if a, b := points[i-1], points[i]; p.has(a) && p.has(b) {
			p.way(p.column(a.X), p.row(a.Y), p.column(b.X), p.row(b.Y), series)
		}
	}
	for _, q := range points {
		if p.has(q) {
			p.grid.set(p.column(q.X), p.row(q.Y), p.g.points[series], ofSeries+look(series))
		}
	}
}

// way draws dots from one cell to another, without the two.
func (p *planePlot) way(x0, y0, x1, y1, series int) {
	steps := max(x1-x0, y1-y0, y0-y1)
	for i := 1; i < steps; i++ {
		x := x0 + ((x1-x0)*i*2+steps)/(2*steps)
		y := y0 + divide((y1-y0)*i*2+steps, 2*steps)
		p.grid.set(x, y, p.g.dot, ofSeries+look(series))
	}
}

// divide divides towards less, also below zero.
func divide(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

// dense draws a series of more points than cells.
func (p *planePlot) dense(points []Point, series int) {
	look := ofSeries + look(series)
	means := make([]float64, p.room)
	counts := make([]int, p.room)
	reach := make([]extent, p.room)
	most := 0
	for _, q := range points {
		if !p.has(q) {
			continue
		}
		x := p.column(q.X)
		counts[x]++
		n := float64(counts[x])
		means[x] += q.Y/n - means[x]/n
		reach[x].see(p.y.Log, q.Y)
		most = max(most, counts[x])
	}
	for x, n := range counts {
		if n == 0 {
			continue
		}
		for y := p.row(reach[x].hi); n > 1 && y <= p.row(reach[x].lo); y++ {
			p.grid.set(x, y, p.g.bar, look)
		}
	}
	for x, n := range counts {
		if n > 0 {
			p.grid.set(x, p.row(means[x]), p.g.points[series], look)
		}
	}
	if most > 1 {
		p.note(fmt.Sprintf("%s is the mean of up to %s, %s how far they reach.",
			p.g.points[series], count(most, "value"), p.g.bar))
	}
}
