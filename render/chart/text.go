package chart

import "strings"

// TextOptions says how a chart is drawn for a terminal.
type TextOptions struct {
	// Width is the widest a line may be, in cells; 0 means 80. Less than 20 is taken
	// as 20, more than 1,000 as 1,000.
	Width int
	// Height is how many rows the picture itself takes: about as many as can be
	// divided evenly, never more. Title, labels and notes come on top of it. 0 lets
	// the chart choose. With bars it is the most rows there may be.
	Height int
	// ASCII draws with ASCII alone. Texts of the chart are left as they are.
	ASCII bool
	// Style adds looks; the zero one adds none.
	Style Style
}

// A Style adds escape sequences around pieces of a line. Its functions must close what
// they open and leave the width as it is; nil ones add nothing. A chart can be read
// without any.
type Style struct {
	// Title is for the title, Dim for axes, marks and notes.
	Title, Dim func(string) string
	// Series are for what is drawn of the first series, the second and so on; where
	// there are more series they begin again.
	Series []func(string) string
}

// Text draws a chart as lines for a terminal. The same chart and options give the
// same lines.
func (c Chart) Text(opt TextOptions) []string {
	f := c.figure()
	d := drawing{figure: f, opt: opt, g: unicodeGlyphs}
	if opt.ASCII {
		d.g = asciiGlyphs
	}
	if d.opt.Width == 0 {
		d.opt.Width = 80
	}
	d.opt.Width = min(max(d.opt.Width, 20), 1000)
	d.opt.Height = min(max(d.opt.Height, 0), 500)
	d.draw()
	out := make([]string, len(d.rows))
	for i, r := range d.rows {
		out[i] = r.paint(opt.Style)
	}
	return out
}

// A look is what a piece of a line is, apart from how it is drawn.
type look int

// The looks; the first series has the look ofSeries, the others those after it.
const (
	ofText look = iota
	ofTitle
	ofDim
	ofSeries
)

// A piece is part of a line that has one look.
type piece struct {
	text string
	look look
}

// A row is one line before it is painted.
type row []piece

// width is how many cells a row takes.
func (r row) width() int {
	w := 0
	for _, p := range r {
		w += width(p.text)
	}
	return w
}

// paint puts the pieces of a row together, without blanks at its end.
func (r row) paint(st Style) string {
	for len(r) > 0 {
		last := &r[len(r)-1]
		if last.text = strings.TrimRight(last.text, " "); last.text != "" {
			break
		}
		r = r[:len(r)-1]
	}
	var b strings.Builder
	for _, p := range r {
		if draw := st.of(p.look); draw != nil && strings.TrimSpace(p.text) != "" {
			b.WriteString(draw(p.text))
		} else {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// of is the function for a look, nil where there is none.
func (st Style) of(l look) func(string) string {
	switch {
	case l == ofTitle:
		return st.Title
	case l == ofDim:
		return st.Dim
	case l >= ofSeries && len(st.Series) > 0:
		return st.Series[int(l-ofSeries)%len(st.Series)]
	}
	return nil
}

// glyphs are the characters a chart is drawn with.
type glyphs struct {
	full, half, light  string
	rule, bar, dot     string
	slope, more        string
	fills, points, ink []string
}

// A fill for each series, a point for each series, and four kinds of ink from light
// to dark.
var (
	unicodeGlyphs = glyphs{
		full: "█", half: "▌", light: "░", rule: "─", bar: "│", dot: "·", slope: "/", more: "…",
		fills:  []string{"█", "░", "▌", "#", "=", ":", "+", "o"},
		points: []string{"•", "x", "o", "+", "*", "#", "@", "%"},
		ink:    []string{"·", "░", "▌", "█"},
	}
	asciiGlyphs = glyphs{
		full: "#", half: ":", light: ".", rule: "-", bar: "|", dot: ".", slope: "/", more: "..",
		fills:  []string{"#", ".", "=", "+", "o", ":", "x", "%"},
		points: []string{"*", "x", "o", "+", "#", "@", "%", "&"},
		ink:    []string{".", ":", "=", "#"},
	}
)

// A drawing is a figure on its way to lines.
type drawing struct {
	figure
	opt   TextOptions
	g     glyphs
	rows  []row
	first int // the look of the only series, where it is one of several
}

// draw makes all rows of a figure.
func (d *drawing) draw() {
	if d.kind == Spark && d.values > 0 {
		d.sparks()
		d.foot()
		return
	}
	for _, line := range wrap(d.title, d.opt.Width) {
		d.add(piece{line, ofTitle})
	}
	if d.values == 0 {
		d.add(piece{"No values.", ofText})
		d.nameAll()
		d.foot()
		return
	}
	switch d.kind {
	case Column, Piled:
		d.columns()
	case Line, Scatter:
		d.plane()
	default:
		d.bars()
	}
	d.foot()
}

// add puts a row at the end.
func (d *drawing) add(pieces ...piece) { d.rows = append(d.rows, pieces) }

// note adds a sentence to what stands below.
func (d *drawing) note(s string) { d.notes = append(d.notes, s) }

// foot adds the notes.
func (d *drawing) foot() {
	for _, note := range d.notes {
		for _, line := range wrap(note, d.opt.Width) {
			d.add(piece{line, ofDim})
		}
	}
}

// legend adds what tells the series and marks apart: a sign and a name for each, over
// as many rows as they need. A single series without a name needs none.
func (d *drawing) legend(signs []string, marks bool) {
	var line row
	put := func(sign, name string, l look) {
		name = shorten(name, d.opt.Width-3, d.g.more)
		if w := width(sign) + 1 + width(name); len(line) > 0 && line.width()+3+w > d.opt.Width {
			d.rows, line = append(d.rows, line), nil
		} else if len(line) > 0 {
			line = append(line, piece{"   ", ofText})
		}
		line = append(line, piece{sign, l}, piece{" " + name, ofText})
	}
	for i, s := range d.series {
		if s.Name != "" || len(d.series) > 1 {
			put(signs[i], nameOf(s, i), ofSeries+look(i))
		}
	}
	for _, m := range d.marks {
		if marks && (m.Label != "" || len(d.areas) == 0) {
			put(d.signOf(m), d.markName(m), ofDim)
		}
	}
	if len(line) > 0 {
		d.rows = append(d.rows, line)
	}
}
