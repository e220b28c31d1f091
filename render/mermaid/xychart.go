package mermaid

import (
	"strings"

	"ken/render/chart"
)

// An xy reads a chart of bars and lines.
type xy struct {
	*reader
	c         *chart.Chart
	bands     []string
	bars, lie bool
}

func readXY(r *reader) {
	x := &xy{reader: r, c: &chart.Chart{}}
	r.d.Chart = x.c
	x.take("-beta")
	x.skipSpace()
	if x.takeWordFold("horizontal") {
		x.lie = true
	} else {
		x.takeWordFold("vertical")
	}
	for !x.done() {
		x.statement()
	}
	x.finish()
}

func (x *xy) statement() {
	x.skipSpace()
	if x.done() || x.take(";") || x.about() {
		return
	}
	switch {
	case x.has("%%"):
		x.line()
	case x.takeWordFold("title"):
		if x.d.Title = x.text(false); x.d.Title == "" {
			x.unexpected("a title, between double quotes where it is more than one word,")
		}
	case x.takeWordFold("x-axis"):
		x.c.X.Label = x.text(true)
		x.blanks()
		if x.peek() == '[' {
			x.band()
		} else {
			x.scope(&x.c.X)
		}
	case x.takeWordFold("y-axis"):
		x.c.Y.Label = x.text(true)
		x.scope(&x.c.Y)
	case x.takeWordFold("line"):
		x.series()
	case x.takeWordFold("bar"):
		x.bars = true
		x.series()
	default:
		x.unexpected("title, x-axis, y-axis, bar or line")
	}
}

// text reads a text between double quotes, or words, which Mermaid joins. A digit
// begins the numbers of an axis.
func (x *xy) text(axis bool) string {
	x.blanks()
	start := x.i
	if x.take("\"`") {
		text := x.until("`")
		if !x.take("`\"") {
			x.failAt(start, "this text has no end")
		}
		return markdown(text)
	}
	if x.take(`"`) {
		text := x.until(`"`)
		if !x.take(`"`) {
			x.failAt(start, "this text has no double quote at its end")
		}
		return plain(text)
	}
	var b strings.Builder
	for !x.done() {
		c := x.peek()
		if axis && (isDigit(c) || strings.IndexByte("+-.", c) >= 0 && (isDigit(x.byteAt(x.i+1)) || x.has("-->"))) {
			break
		}
		if !isWord(c) && strings.IndexByte("&+=*.#-\x01\x02", c) < 0 {
			break
		}
		b.WriteByte(c)
		x.i++
		x.blanks()
	}
	return plain(b.String())
}

// scope reads the ends of an axis: 0 --> 10.
func (x *xy) scope(a *chart.Axis) {
	x.blanks()
	low, ok := x.decimal()
	if !ok {
		if c := x.peek(); c != '\n' && c != ';' && !x.done() && !x.has("%%") {
			x.unexpected("the ends of the axis, such as 0 --> 10,")
		}
		return
	}
	x.blanks()
	if !x.take("-->") {
		x.unexpected(`"-->"`)
		return
	}
	x.blanks()
	high, ok := x.decimal()
	if !ok {
		x.unexpected("a number")
		return
	}
	a.Min, a.Max = &low, &high
}

// band reads the names along the axis.
func (x *xy) band() {
	x.i++
	x.bands = nil
	for x.err == nil {
		x.skipSpace()
		start := x.i
		name := x.bandName()
		if x.i == start {
			x.unexpected("a name")
			return
		}
		if x.tooMany(len(x.bands), "names") {
			return
		}
		x.bands = append(x.bands, name)
		x.skipSpace()
		if x.take("]") {
			return
		}
		if !x.take(",") {
			x.unexpected(`"," or "]"`)
		}
	}
}

// bandName reads a name, which may begin with a digit here.
func (x *xy) bandName() string {
	if x.peek() == '"' {
		return x.text(false)
	}
	var b strings.Builder
	for c := x.peek(); isWord(c) || c != 0 && strings.IndexByte("&+=*.#-\x01\x02", c) >= 0; c = x.peek() {
		b.WriteByte(c)
		x.i++
		x.blanks()
	}
	return plain(b.String())
}

// series reads the numbers of bars or a line.
func (x *xy) series() {
	s := chart.Series{Name: x.text(false)}
	x.blanks()
	if !x.take("[") {
		x.unexpected(`"[" and numbers`)
		return
	}
	for x.err == nil {
		x.skipSpace()
		y, ok := x.decimal()
		if !ok {
			x.unexpected("a number")
			return
		}
		if x.tooMany(len(s.Points), "numbers") {
			return
		}
		s.Points = append(s.Points, chart.Point{Y: y})
		x.skipSpace()
		if x.take("]") {
			break
		}
		if !x.take(",") {
			x.unexpected(`"," or "]"`)
		}
	}
	if !x.tooMany(len(x.c.Series), "series") {
		x.c.Series = append(x.c.Series, s)
	}
}

// finish gives the numbers their names or places, and says what kind of chart it is.
func (x *xy) finish() {
	switch {
	case x.bars && x.lie:
		x.c.Kind = chart.Bar
	case x.bars:
		x.c.Kind = chart.Column
	default:
		x.c.Kind = chart.Line
	}
	for k := range x.c.Series {
		s := &x.c.Series[k]
		if n := len(x.bands); n > 0 && len(s.Points) > n {
			s.Points = s.Points[:n] // Mermaid shows one for each name
		}
		for i := range s.Points {
			if i < len(x.bands) {
				s.Points[i].Label = x.bands[i]
			} else if n := len(s.Points); x.c.X.Min != nil && n > 1 {
				s.Points[i].X = *x.c.X.Min + (*x.c.X.Max-*x.c.X.Min)*float64(i)/float64(n-1)
			}
		}
	}
}

// writeXY writes the axes and the series. A chart of bars has bars alone.
func writeXY(w *writer, c *chart.Chart) {
	if c == nil {
		c = &chart.Chart{}
	}
	if c.Kind == chart.Bar {
		w.line("xychart horizontal")
	} else {
		w.line("xychart")
	}
	var bands []string
	for _, s := range c.Series {
		for i, p := range s.Points {
			if p.Label != "" && i >= len(bands) {
				bands = append(bands, quote(p.Label))
			}
		}
	}
	if len(bands) > 0 {
		w.line("    x-axis " + axisTitle(c.X) + "[" + strings.Join(bands, ", ") + "]")
	} else if t := axisTitle(c.X) + axisScope(c.X); t != "" {
		w.line("    x-axis " + t)
	}
	if t := axisTitle(c.Y) + axisScope(c.Y); t != "" {
		w.line("    y-axis " + t)
	}
	for _, s := range c.Series {
		var numbers []string
		for _, p := range s.Points {
			numbers = append(numbers, number(p.Y))
		}
		word, name := "bar", ""
		if c.Kind == chart.Line {
			word = "line"
		}
		if s.Name != "" {
			name = quote(s.Name) + " "
		}
		if len(numbers) > 0 {
			w.line("    " + word + " " + name + "[" + strings.Join(numbers, ", ") + "]")
		}
	}
}

func axisTitle(a chart.Axis) string {
	if a.Label == "" {
		return ""
	}
	return quote(a.Label) + " "
}

func axisScope(a chart.Axis) string {
	if a.Min == nil || a.Max == nil {
		return ""
	}
	return number(*a.Min) + " --> " + number(*a.Max)
}
