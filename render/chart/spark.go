package chart

import "math"

// sparks writes each series as one line: its name, its values from light to dark, the
// last of them, and from where to where they reach.
func (d *drawing) sparks() {
	name := 0
	for i := range d.series {
		name = max(name, width(d.sparkName(i)))
	}
	name = min(name, max(d.opt.Width/3, 6))
	room, tails := d.sparkRoom(name, true)
	if room < 8 {
		room, tails = d.sparkRoom(name, false)
	}
	if room < 3 { // then the numbers matter more than the picture
		room = 0
	}
	longest := 0
	for _, s := range d.series {
		longest = max(longest, len(s.Points))
	}
	room = min(room, longest)
	for i := range d.series {
		var r row
		if name > 0 {
			r = append(r, piece{padRight(shorten(d.sparkName(i), name, d.g.more), name) + "  ", ofText})
		}
		if room > 0 {
			r = append(r, piece{padRight(d.ink(i, room), room) + "  ", ofSeries + look(i)})
		}
		d.add(append(r, piece{shorten(tails[i], d.opt.Width-r.width(), d.g.more), ofText})...)
	}
}

// sparkRoom is how many cells are left for values beside names of a width and what
// stands behind them, which it returns too.
func (d *drawing) sparkRoom(name int, reach bool) (int, []string) {
	tails, widest := make([]string, len(d.series)), 0
	for i := range d.series {
		tails[i] = d.sparkTail(i, reach)
		widest = max(widest, width(tails[i]))
	}
	if name > 0 {
		name += 2
	}
	return d.opt.Width - name - widest - 2, tails
}

// sparkName is what stands before a line: the name of its series, or where there is
// but one the title.
func (d *drawing) sparkName(i int) string {
	if s := d.series[i]; s.Name != "" || len(d.series) > 1 {
		return nameOf(s, i)
	}
	return d.title
}

// sparkTail is the last value of a series that is known, with reach also the lowest and
// the highest.
func (d *drawing) sparkTail(i int, reach bool) string {
	var e extent
	last := math.NaN()
	for _, p := range d.series[i].Points {
		if e.see(d.y.Log, p.Y); isFinite(p.Y) {
			last = p.Y
		}
	}
	switch {
	case e.n == 0:
		return "no values"
	case e.lo == e.hi || !reach:
		return d.y.value(last)
	}
	return d.y.value(last) + " (" + number(e.lo) + " to " + number(e.hi) + ")"
}

// ink is the values of a series from light to dark, the mean of several where there
// are more than cells, and a blank where none is known.
func (d *drawing) ink(i, room int) string {
	points := d.series[i].Points
	cells := min(len(points), room)
	var e extent
	for _, p := range points {
		e.see(d.y.Log, p.Y)
	}
	s := sparkScale(d.y, e)
	out := ""
	for c := range cells {
		mean, n := 0.0, 0.0
		for _, p := range points[c*len(points)/cells : (c+1)*len(points)/cells] {
			if s.has(p.Y) {
				n++
				mean += p.Y/n - mean/n
			}
		}
		if n == 0 {
			out += " "
			continue
		}
		out += d.g.ink[min(int(s.at(mean)*float64(len(d.g.ink))), len(d.g.ink)-1)]
	}
	return out
}

// sparkScale reaches just as far as the values do; those that are all equal are in its
// middle.
func sparkScale(a Axis, e extent) scale {
	for _, end := range []*float64{a.Min, a.Max} {
		if end != nil {
			e.see(a.Log, *end)
		}
	}
	switch {
	case e.n == 0:
		return scale{lo: 1, hi: 10, log: a.Log}
	case e.lo < e.hi:
		return scale{lo: e.lo, hi: e.hi, log: a.Log}
	case a.Log:
		return logScale(e)
	}
	half := max(math.Abs(e.lo)/2, 1)
	return scale{lo: max(e.lo-half, -math.MaxFloat64), hi: min(e.lo+half, math.MaxFloat64)}
}
