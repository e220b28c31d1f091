package mermaid

import (
	"ken/render/chart"
)

// readPie reads labels with numbers, as bars: a part is easier to see of those.
func readPie(r *reader) {
	c := &chart.Chart{Kind: chart.Bar, Series: []chart.Series{{}}}
	r.d.Chart = c
	seen := map[string]bool{}
	r.skipSpace()
	r.takeWord("showData")
	for !r.done() {
		r.skipSpace()
		switch {
		case r.done() || r.about():
		case r.has("%%"):
			r.line()
		case r.takeWord("title"):
			r.d.Title = plain(r.line())
		case r.peek() == '"' || r.peek() == '\'':
			if p, ok := r.slice(); ok && !seen[p.Label] && !r.tooMany(len(seen), "parts") {
				seen[p.Label] = true
				c.Series[0].Points = append(c.Series[0].Points, p)
			}
		default:
			r.unexpected("a label between double quotes")
		}
	}
}

// slice reads "label" : number.
func (r *reader) slice() (chart.Point, bool) {
	mark := string(r.peek())
	r.i++
	p := chart.Point{Label: plain(r.until(mark))}
	if !r.take(mark) {
		r.unexpected("a double quote")
	}
	r.blanks()
	if !r.take(":") {
		r.unexpected(`":" and a number`)
	}
	r.blanks()
	start := r.i
	y, ok := r.decimal()
	if !ok {
		r.unexpected("a number")
	}
	if p.Y = y; y < 0 {
		r.failAt(start, "a part of a pie cannot be below zero")
	}
	r.blanks()
	if !r.done() && r.peek() != '\n' && !r.has("%%") {
		r.unexpected("the end of the line")
	}
	return p, r.err == nil
}

// decimal reads a number as 12, -3.5 or .5.
func (r *reader) decimal() (float64, bool) {
	start := r.i
	if c := r.peek(); c == '-' || c == '+' {
		r.i++
	}
	digits := 0
	for isDigit(r.peek()) {
		r.i++
		digits++
	}
	if r.peek() == '.' && isDigit(r.byteAt(r.i+1)) {
		r.i++
		for isDigit(r.peek()) {
			r.i++
			digits++
		}
	}
	if digits == 0 || digits > 300 {
		r.i = start
		return 0, false
	}
	return decimal(r.s[start:r.i]), true
}

func writePie(w *writer, c *chart.Chart) {
	w.line("pie")
	if c == nil {
		return
	}
	for _, s := range c.Series {
		for _, p := range s.Points {
			w.line("    " + quote(p.Label) + " : " + number(p.Y))
		}
	}
}
