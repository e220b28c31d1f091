package mermaid

import (
	"strings"
	"unicode/utf8"

	"ken/render/chart"
)

// A plane reads a quadrant chart: points between 0 and 1, and a name for each quarter.
type plane struct {
	*reader
	c *chart.Chart
}

// quarters are the middles of the quadrants, counted from the upper right against the
// clock.
var quarters = [4][2]float64{{0.75, 0.75}, {0.25, 0.75}, {0.25, 0.25}, {0.75, 0.25}}

func readQuadrant(r *reader) {
	zero, one := 0.0, 1.0
	p := &plane{r, &chart.Chart{
		Kind: chart.Scatter, X: chart.Axis{Min: &zero, Max: &one}, Y: chart.Axis{Min: &zero, Max: &one},
		Series: []chart.Series{{}},
	}}
	r.d.Chart = p.c
	for !p.done() {
		p.statement()
	}
}

func (p *plane) statement() {
	p.skipSpace()
	if p.done() || p.take(";") || p.about() {
		return
	}
	switch {
	case p.has("%%"):
		p.line()
		return
	case p.takeWordFold("title"):
		p.d.Title = plain(p.line())
		return
	case p.takeWordFold("classDef"):
		p.line()
		return
	case p.takeWordFold("x-axis"):
		p.axis(&p.c.X)
	case p.takeWordFold("y-axis"):
		p.axis(&p.c.Y)
	case p.quarter():
	default:
		p.point()
	}
	p.blanks()
	if !p.done() && p.peek() != '\n' && p.peek() != ';' && !p.has("%%") {
		p.unexpected("the end of the line")
	}
}

// text reads a text, between double quotes where it has other signs in it.
func (p *plane) text(want string) string {
	p.blanks()
	start := p.i
	if p.take("\"`") {
		text := p.until("`")
		if !p.take("`\"") {
			p.failAt(start, "this text has no end")
		}
		return markdown(text)
	}
	if p.take(`"`) {
		text := p.until(`"`)
		if !p.take(`"`) {
			p.failAt(start, "this text has no double quote at its end")
		}
		return plain(text)
	}
	for !p.done() && !p.has("-->") && !p.has("%%") {
		c := p.peek()
		if !isWord(c) && c < utf8.RuneSelf && strings.IndexByte(" \t-!#$&'*+,.`?\\/=\x01\x02", c) < 0 {
			break
		}
		p.i++
	}
	text := strings.TrimSpace(p.s[start:p.i])
	if text == "" || text[0] == '-' {
		p.unexpected(want)
	}
	return plain(text)
}

// arrowBetween stands between the names of the ends of an axis.
const arrowBetween = " → "

// axis reads the names of the ends of an axis: low --> high.
func (p *plane) axis(a *chart.Axis) {
	low := p.text("the name of the axis")
	p.blanks()
	a.Label = low
	if !p.has("-->") {
		return
	}
	p.i += len("-->")
	p.blanks()
	if c := p.peek(); c == '\n' || c == ';' || p.done() {
		a.Label = low + strings.TrimRight(arrowBetween, " ")
		return
	}
	a.Label = low + arrowBetween + p.text("the name of the upper end")
}

// quarter reads the name of a quadrant.
func (p *plane) quarter() bool {
	for i, word := range [...]string{"quadrant-1", "quadrant-2", "quadrant-3", "quadrant-4"} {
		if !p.takeWordFold(word) {
			continue
		}
		label := p.text("the name of the quadrant")
		at := quarters[i]
		for j := range p.c.Areas {
			if a := &p.c.Areas[j]; a.X == at[0] && a.Y == at[1] {
				a.Label = label
				return true
			}
		}
		p.c.Areas = append(p.c.Areas, chart.Area{X: at[0], Y: at[1], Label: label})
		return true
	}
	return false
}

// point reads a point: name: [0.3, 0.6], and what it looks like.
func (p *plane) point() {
	pt := chart.Point{Label: p.text("a point")}
	p.blanks()
	if p.take(":::") {
		if p.until(":\n") == "" {
			p.unexpected("the name of a class")
		}
	}
	p.skipSpace()
	if !p.take(":") {
		p.unexpected(`":" and a place such as [0.3, 0.6]`)
		return
	}
	p.skipSpace()
	if !p.take("[") {
		p.unexpected(`"["`)
		return
	}
	pt.X = p.share()
	p.skipSpace()
	if !p.take(",") {
		p.unexpected(`","`)
	}
	pt.Y = p.share()
	p.skipSpace()
	if !p.take("]") {
		p.unexpected(`"]"`)
	}
	p.blanks()
	if style := p.until("\n;"); style != "" && !strings.Contains(style, ":") && !strings.HasPrefix(style, "%%") {
		p.failAt(p.i-len(style), "what follows a point says how it looks, such as radius: 10")
	}
	if points := &p.c.Series[0].Points; p.err == nil && !p.tooMany(len(*points), "points") {
		*points = append(*points, pt)
	}
}

// share reads a number from 0 to 1.
func (p *plane) share() float64 {
	p.skipSpace()
	start := p.i
	x, ok := p.decimal()
	text := p.s[start:p.i]
	if !ok || text != "1" && text != "0" && !strings.HasPrefix(text, "0.") {
		p.i = start
		p.unexpected("a number from 0 to 1")
	}
	return x
}

func writeQuadrant(w *writer, c *chart.Chart) {
	w.line("quadrantChart")
	if c == nil {
		return
	}
	for _, a := range [...]struct {
		word string
		axis chart.Axis
	}{{"x-axis", c.X}, {"y-axis", c.Y}} {
		low, high, both := strings.Cut(a.axis.Label, arrowBetween)
		open := strings.TrimRight(arrowBetween, " ")
		switch {
		case both && low != "" && high != "":
			w.line("    " + a.word + " " + quote(low) + " --> " + quote(high))
		case strings.HasSuffix(a.axis.Label, open):
			w.line("    " + a.word + " " + quote(strings.TrimSuffix(a.axis.Label, open)) + " -->")
		case a.axis.Label != "":
			w.line("    " + a.word + " " + quote(a.axis.Label))
		}
	}
	for _, a := range c.Areas {
		for i, at := range quarters {
			if a.X == at[0] && a.Y == at[1] {
				w.line("    quadrant-" + string(rune('1'+i)) + " " + quote(a.Label))
			}
		}
	}
	for _, s := range c.Series {
		for _, p := range s.Points {
			w.line("    " + quote(p.Label) + ": [" + number(min(max(p.X, 0), 1)) + ", " + number(min(max(p.Y, 0), 1)) + "]")
		}
	}
}
