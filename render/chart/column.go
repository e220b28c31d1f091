package chart

import (
	"cmp"
	"fmt"
	"math"
)

// columns draws a standing bar for each category, beside one another for each series
// or on one another. Where series have no room beside one another, each gets a
// picture of its own; where categories have none, several share a column.
func (d *drawing) columns() {
	all := d.categories()
	p := columnPlot{drawing: d, all: all, each: len(d.series)}
	if d.kind == Piled {
		p.each = 1
	}
	p.measure()
	if p.each > 1 && len(all)*(p.each+1)-1 > p.room {
		d.apart(p.scale)
		return
	}
	p.bin()
	p.layOut()
	if p.kind == Piled {
		d.small(p.all, p.scale, p.up)
	}
	d.legend(d.g.fills, true)
	d.caption()
	p.draw()
}

// caption adds a row with the label of the upright axis.
func (d *drawing) caption() {
	if s := d.y.caption(); s != "" {
		d.add(piece{shorten(s, d.opt.Width, d.g.more), ofDim})
	}
}

// apart draws each series as a picture of its own, all on one scale.
func (d *drawing) apart(s scale) {
	y := d.y
	y.Min, y.Max = &s.lo, &s.hi
	for i, series := range d.series {
		one := drawing{figure: d.figure, opt: d.opt, g: d.g}
		one.y, one.notes, one.title = y, nil, ""
		one.series = []Series{{"", series.Points}}
		if i > 0 {
			d.add()
			one.marks = nil
		}
		d.add(piece{shorten(nameOf(series, i), d.opt.Width, d.g.more), ofSeries + look(i)})
		one.first = i
		one.columns()
		d.rows = append(d.rows, one.rows...)
		for _, note := range one.notes {
			d.note(nameOf(series, i) + ": " + note)
		}
	}
}

// A columnPlot is how a drawing of columns is laid out.
type columnPlot struct {
	*drawing
	all      []category
	each     int // columns of a category
	scale    scale
	ticks    []Tick
	up, down int // rows above and below zero
	gutter   int // cells left of the axis
	room     int // cells right of the axis
	wide     int // cells of a column
	slot     int // cells from one category to the next
	of       int // categories that share a column, 1 for none
	peaks    []extent
	written  bool // whether values are written beside the columns
}

// measure settles the scale, its ticks, the rows and the gutter.
func (p *columnPlot) measure() {
	rows := 10
	if p.opt.Height > 0 {
		rows = max(p.opt.Height-1, 1)
	}
	most := min(max(rows/2+1, 2), 6)
	p.scale = p.barScale(p.all).rounded(p.y, most)
	p.ticks = ticksOf(p.y, p.scale, most)
	p.up, p.down = rows, 0
	if p.scale.lo < 0 && !p.scale.log {
		at := p.scale.at(0)
		p.down = min(max(int(math.Round(at*float64(rows))), 1), rows)
		if p.scale.hi > 0 {
			p.down = min(p.down, max(rows-1, 0))
		}
		p.up = rows - p.down
	}
	if n := len(p.ticks) - 1; n > 0 && n <= rows && evenly(p.ticks, p.scale) && !p.scale.log {
		each := rows / n
		below := 0
		for _, t := range p.ticks {
			if t.Value < 0 {
				below++
			}
		}
		p.down, p.up = below*each, (n-below)*each
	}
	for _, t := range p.ticks {
		p.gutter = max(p.gutter, width(t.Label))
	}
	p.gutter = min(p.gutter, p.opt.Width/3)
	p.room = p.opt.Width - p.gutter - 2
}

// evenly reports whether ticks reach from one end of a scale to the other.
func evenly(ticks []Tick, s scale) bool {
	const little = 1e-9
	return s.at(ticks[0].Value) < little && s.at(ticks[len(ticks)-1].Value) > 1-little
}

// bin brings categories together where there are more than cells.
func (p *columnPlot) bin() {
	p.of = (len(p.all) + p.room - 1) / p.room
	if p.of <= 1 {
		return
	}
	var out []category
	for at := 0; at < len(p.all); at += p.of {
		group := p.all[at:min(at+p.of, len(p.all))]
		out = append(out, p.meanOf(group))
		var e extent
		for _, c := range group {
			e.see(p.y.Log, c.values[0].Y)
		}
		p.peaks = append(p.peaks, e)
	}
	p.all = out
	if p.each == 1 && p.kind == Column {
		p.note(fmt.Sprintf("Each column is %s: %s their mean, %s as far as they reach.",
			count(p.of, "value"), p.g.full, p.g.light))
		return
	}
	p.note(fmt.Sprintf("Each column is the mean of %d.", p.of))
}

// meanOf is a category with the means of several, under the label of the first.
func (p *columnPlot) meanOf(group []category) category {
	out := category{label: group[0].label, values: make([]Point, len(group[0].values))}
	for i := range out.values {
		mean, n := 0.0, 0.0
		for _, c := range group {
			if v := c.values[i].Y; isFinite(v) {
				n++
				mean += v/n - mean/n
			}
		}
		out.values[i].Y = mean
		if n == 0 {
			out.values[i].Y = math.NaN()
		}
	}
	return out
}

// layOut settles how wide columns are.
func (p *columnPlot) layOut() {
	n := max(len(p.all), 1)
	p.wide, p.slot = 1, 1
	if n*(p.each+1)-1 > p.room {
		return
	}
	p.slot = min((p.room+1)/n, max(8*p.each+1, p.named()))
	p.wide = max((p.slot-1)/p.each, 1)
	if p.wide > 2 && p.each == 1 && p.slot > 5 {
		p.wide = p.slot - 2
	}
	p.written = p.each == 1 && p.of <= 1
	for _, c := range p.all {
		p.written = p.written && width(p.text(c)) < p.slot
	}
}

// mostNamed is how far apart columns stand at most for the sake of what is under them.
const mostNamed = 20

// named is how far apart columns have to stand for their labels to be read whole.
func (p *columnPlot) named() int {
	widest := 0
	for _, c := range p.all {
		widest = max(widest, width(c.label)+2)
	}
	return min(widest, mostNamed)
}

// text is the value of a category that has one column.
func (p *columnPlot) text(c category) string {
	if p.kind == Piled {
		return number(c.total())
	}
	return number(c.values[0].Y)
}

// draw adds the rows of the picture and of the labels under it.
func (p *columnPlot) draw() {
	top, below := 0, 0
	for _, c := range p.all {
		if n := p.reach(c); p.written && n >= p.up && p.up > 0 {
			top = 1
		} else if p.written && n < 0 && -n >= p.down {
			below = 1
		}
	}
	g := newGrid(p.room, top+p.up+1+p.down+below)
	zero := top + p.up
	g.repeat(0, g.w, zero, p.g.rule, ofDim)
	for _, m := range p.marks {
		g.repeat(0, g.w, zero-p.rowsTo(m.At), p.g.rule, ofDim)
	}
	for i, c := range p.all {
		p.category(g, i, c, zero)
	}
	labels := map[int]string{}
	for _, t := range p.ticks {
		labels[zero-p.rowsTo(t.Value)] = t.Label
	}
	for y := range g.h {
		axis := p.g.bar
		if y == zero {
			axis = p.g.rule
		}
		label := padLeft(shorten(labels[y], p.gutter, p.g.more), p.gutter)
		p.add(append(row{{label + " " + axis, ofDim}}, g.row(y)...)...)
	}
	p.labels()
}

// rowsTo is how many rows above zero a value ends, less than none below it.
func (p *columnPlot) rowsTo(v float64) int {
	return int(math.Round(p.halves(v) / 2))
}

// halves is how far from zero a value reaches, in half rows.
func (p *columnPlot) halves(v float64) float64 {
	zero := 0.0
	if p.scale.lo < 0 && !p.scale.log {
		zero = p.scale.at(0)
	}
	at := p.scale.at(v)
	switch {
	case at > zero:
		return 2 * float64(p.up) * (at - zero) / (1 - zero)
	case at < zero:
		return -2 * float64(p.down) * (zero - at) / zero
	}
	return 0
}

// category draws the columns of one category.
func (p *columnPlot) category(g *grid, i int, c category, zero int) {
	x := i * p.slot
	if p.kind == Piled {
		y := zero
		for k, n := range partsOf(c, p.scale, p.up) {
			for range n {
				y--
				g.repeat(x, x+p.wide, y, p.g.fills[k], ofSeries+look(k))
			}
		}
	} else {
		for k, v := range c.values {
			p.column(g, x+k*p.wide, zero, v.Y, k, i)
		}
	}
	if p.written && p.scale.has(p.value(c)) {
		s, end := p.text(c), zero-p.reach(c)-1
		if p.value(c) < 0 {
			end += 2
		}
		g.write(max(0, min(x+(p.wide-width(s)+1)/2, g.w-width(s))), end, s, ofText)
	}
}

// reach is how many rows above zero the drawing of a category ends, less than none
// below it.
func (p *columnPlot) reach(c category) int {
	if p.kind == Piled {
		return total(partsOf(c, p.scale, p.up))
	}
	n := 0
	if p.scale.has(p.value(c)) {
		n = p.least(p.value(c))
	}
	if n < 0 {
		return -((1 - n) / 2)
	}
	return (n + 1) / 2
}

// value is what the one column of a category stands for.
func (p *columnPlot) value(c category) float64 {
	if p.kind == Piled {
		return c.total()
	}
	return c.values[0].Y
}

// column draws one column. Its last cell is a light one where it is half full; a
// value that is not zero has at least that.
func (p *columnPlot) column(g *grid, x, zero int, v float64, series, i int) {
	if !p.scale.has(v) {
		return
	}
	look := ofSeries + look(cmp.Or(series, p.first))
	if p.of > 1 {
		for _, end := range []float64{p.peaks[i].lo, p.peaks[i].hi} {
			p.cells(g, x, zero, p.least(end), p.g.light, look)
		}
	}
	n := p.least(v)
	sign := p.g.fills[series]
	if odd := n % 2; odd != 0 {
		if p.each == 1 && p.of <= 1 {
			p.cells(g, x, zero, n+odd, p.g.light, look)
			n -= odd
		} else {
			n += odd
		}
	}
	p.cells(g, x, zero, n, sign, look)
}

// least is how many half rows a value takes: one at least for what is not zero.
func (p *columnPlot) least(v float64) int {
	n := int(math.Round(p.halves(v)))
	switch {
	case n != 0 || v == 0 && !p.scale.log:
		return n
	case v < 0:
		return -1
	}
	return 1
}

// cells draws so many half rows of a column, in whole ones.
func (p *columnPlot) cells(g *grid, x, zero, halves int, sign string, l look) {
	for y := 1; y <= (halves+1)/2; y++ {
		g.repeat(x, x+p.wide, zero-y, sign, l)
	}
	for y := 1; y <= (1-halves)/2; y++ {
		g.repeat(x, x+p.wide, zero+y, sign, l)
	}
}

// labels adds the labels under the columns.
func (p *columnPlot) labels() {
	at := make([]place, len(p.all))
	for i, c := range p.all {
		at[i] = place{i*p.slot + (p.each*p.wide-1)/2, c.label}
	}
	p.under(at, p.gutter, p.room, p.slot)
}
