package chart

import (
	"math"
	"strings"
)

// maxRows is how many rows of bars there are where no height is asked for.
const maxRows = 100

// bars draws a row for each category, or one for each of its series: label, value,
// and the bar. Numbers stand in a column of their own, so that they can be read as a
// table is.
func (d *drawing) bars() {
	all := d.categories()
	t := barTable{drawing: d, scale: d.barScale(all), each: len(d.series)}
	if d.kind == Stacked {
		t.each = 1
	}
	shown := t.fit(len(all))
	t.measure(all[:shown], all[shown:])
	d.legend(d.g.fills, t.bar >= leastBar)
	t.head()
	for i, c := range all[:shown] {
		if i > 0 && t.airy {
			d.add(t.pieces("", "", t.empty())...)
		}
		t.category(c)
	}
	if shown < len(all) {
		d.add(t.pieces(d.g.more, "", nil)...)
		d.note(restOf(d.y, all[shown:]))
	}
	if t.bar < leastBar {
		d.note("There is no room for bars.")
	} else if t.kind == Stacked {
		d.small(all[:shown], t.scale, t.bar)
	}
	if t.dropped {
		d.note("There is no room for the intervals.")
	}
}

// leastBar is the shortest room for bars that still shows something, in cells.
const leastBar = 4

// A barTable is how a drawing of bars is laid out: the widths of its three columns,
// and where zero lies in the third.
type barTable struct {
	*drawing
	scale              scale
	each               int // rows a category takes
	label, value, bar  int
	zero               int // cells left of the zero line, which has one of its own if > 0
	airy               bool
	sums               bool // whether parts are written beside their total
	intervals, dropped bool
}

// fit says how many of so many categories are drawn.
func (t *barTable) fit(n int) int {
	most := maxRows
	if t.opt.Height > 0 {
		most = t.opt.Height
	}
	t.airy = t.each > 1 && n*(t.each+1)-1 <= min(most, 40)
	if n*t.each <= most {
		return n
	}
	return max(1, (most-1)/t.each)
}

// measure settles the widths of the columns for the categories that are shown.
func (t *barTable) measure(shown, hidden []category) {
	for _, c := range shown {
		for _, p := range c.values {
			t.intervals = t.intervals || t.kind == Bar && p.Low != nil && p.High != nil
		}
	}
	longest := width(t.x.caption())
	for _, c := range shown {
		longest = max(longest, width(c.label))
	}
	if len(hidden) > 0 {
		longest = max(longest, width(t.g.more))
	}
	t.sums = t.kind == Stacked
	t.widths(shown, longest)
	if t.sums && t.value > t.opt.Width/3 {
		t.sums = false
		t.widths(shown, longest)
	}
	if t.intervals && t.bar < 8 {
		t.intervals, t.dropped = false, true
		t.widths(shown, longest)
	}
	if t.bar < leastBar {
		t.label = max(0, min(longest, t.opt.Width-t.value-1))
		return
	}
	if t.scale.lo < 0 && !t.scale.log {
		at := t.scale.at(0)
		t.zero = min(max(int(math.Round(at*float64(t.bar-1))), 1), t.bar-1)
	}
}

// widths shares the width of a line among the columns.
func (t *barTable) widths(shown []category, longest int) {
	t.value = width(shorten(t.y.caption(), t.opt.Width/4, t.g.more))
	for _, c := range shown {
		for _, s := range t.texts(c) {
			t.value = max(t.value, width(s))
		}
	}
	t.value = min(t.value, t.opt.Width*2/3)
	t.label = min(longest, max(8, t.opt.Width*2/5))
	t.bar = t.opt.Width - t.value - 1
	if t.label > 0 {
		t.bar -= t.label + 1
	}
	if short := 8 - t.bar; short > 0 && t.label > 8 {
		give := min(short, t.label-8)
		t.label, t.bar = t.label-give, t.bar+give
	}
}

// texts are the values of a category as they are written, one for each row it takes.
func (t *barTable) texts(c category) []string {
	switch {
	case t.sums:
		return []string{t.y.sumText(c)}
	case t.kind == Stacked:
		return []string{t.y.value(c.total())}
	}
	out := make([]string, len(c.values))
	for i, p := range c.values {
		out[i] = t.y.value(p.Y)
		if t.intervals && p.Low != nil && p.High != nil {
			out[i] += " (" + number(*p.Low) + " to " + number(*p.High) + ")"
		}
	}
	return out
}

// head adds a row with what the columns are, where that is known.
func (t *barTable) head() {
	x, y := t.x.caption(), t.y.caption()
	if x == "" && y == "" {
		return
	}
	room := t.value
	if t.bar >= leastBar {
		room = t.opt.Width - t.label - 1
	}
	text := padRight(shorten(x, t.label, t.g.more), t.label)
	if t.label > 0 {
		text += " "
	}
	y = shorten(y, room, t.g.more)
	if width(y) <= t.value {
		y = padLeft(y, t.value)
	}
	t.add(piece{text + y, ofDim})
}

// pieces are the columns of one row.
func (t *barTable) pieces(label, value string, bar row) row {
	var r row
	if t.label > 0 {
		r = append(r, piece{padRight(shorten(label, t.label, t.g.more), t.label) + " ", ofText})
	}
	r = append(r, piece{padLeft(shorten(value, t.value, t.g.more), t.value), ofText})
	if t.bar >= leastBar && bar != nil {
		r = append(append(r, piece{" ", ofText}), bar...)
	}
	return r
}

// category adds the rows of one category.
func (t *barTable) category(c category) {
	texts := t.texts(c)
	if t.each == 1 && t.kind == Stacked {
		t.add(t.pieces(c.label, texts[0], t.stack(c))...)
		return
	}
	for i, p := range c.values {
		label := c.label
		if i > 0 {
			label = ""
		}
		cells := t.blank()
		t.mark(cells)
		if t.scale.has(p.Y) {
			t.fill(cells, p.Y, i)
		}
		t.add(t.pieces(label, texts[i], joined(cells))...)
	}
}

// blank is a row of bar cells with nothing in them but the line at zero.
func (t *barTable) blank() []piece {
	cells := make([]piece, max(t.bar, 0))
	for i := range cells {
		cells[i] = piece{" ", ofText}
	}
	if t.zero > 0 && t.zero < len(cells) {
		cells[t.zero] = piece{t.g.bar, ofDim}
	}
	return cells
}

// empty is what stands between two groups of bars.
func (t *barTable) empty() row {
	cells := t.blank()
	t.mark(cells)
	return joined(cells)
}

// mark draws the marks into the cells.
func (t *barTable) mark(cells []piece) {
	for _, m := range t.marks {
		if len(cells) == 0 {
			return
		}
		at := int(math.Round(t.scale.at(m.At) * float64(len(cells)-1)))
		cells[at] = piece{t.g.bar, ofDim}
	}
}

// fill draws the bar of a value: rightwards in half cells, leftwards of zero in whole
// ones. A value other than zero is at least the least that can be drawn.
func (t *barTable) fill(cells []piece, v float64, series int) {
	if len(cells) < leastBar || v == 0 && !t.scale.log {
		return
	}
	look, sign := ofSeries+look(series), t.g.fills[series]
	if v < 0 {
		n := max(1, t.zero-int(math.Round(t.scale.at(v)*float64(t.bar-1))))
		for i := max(0, t.zero-n); i < t.zero; i++ {
			t.cover(cells, i, sign, look)
		}
		return
	}
	start, room := 0, t.bar
	zero := 0.0
	if t.zero > 0 {
		start, room = t.zero+1, t.bar-t.zero-1
	}
	if t.scale.lo < 0 {
		zero = t.scale.at(0)
	}
	part := 0.0
	if zero < 1 {
		part = (t.scale.at(v) - zero) / (1 - zero)
	}
	halves := max(1, int(math.Round(part*float64(2*room))))
	if series > 0 && halves%2 == 1 {
		halves++ // only the first fill has a half
	}
	for i := 0; i < halves/2 && start+i < len(cells); i++ {
		t.cover(cells, start+i, sign, look)
	}
	if i := start + halves/2; halves%2 == 1 && i < len(cells) {
		t.cover(cells, i, t.g.half, look)
	}
}

// cover draws one cell of a bar, under the marks.
func (t *barTable) cover(cells []piece, i int, sign string, l look) {
	if cells[i].text == " " {
		cells[i] = piece{sign, l}
	}
}

// stack draws the parts of a category behind one another.
func (t *barTable) stack(c category) row {
	if t.bar < leastBar {
		return nil
	}
	parts := partsOf(c, t.scale, t.bar)
	var r row
	for i, n := range parts {
		r = append(r, piece{strings.Repeat(t.g.fills[i], n), ofSeries + look(i)})
	}
	return r
}

// joined brings cells of one look together.
func joined(cells []piece) row {
	r := row{}
	for _, c := range cells {
		if n := len(r); n > 0 && r[n-1].look == c.look {
			r[n-1].text += c.text
			continue
		}
		r = append(r, c)
	}
	return r
}
