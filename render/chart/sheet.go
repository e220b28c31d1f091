package chart

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
)

// Sizes of letters and the air around things, in the units of the SVG.
const (
	letters  = 12.0
	headline = 15.0
	lead     = 17.0 // from one line of text to the next
	margin   = 12.0
)

// colours are those of the series. Each has a contrast of 3 to 1 at least on white and
// on the dark grounds in use; series are told apart by dashes, shapes and order too.
var colours = []string{
	"#2f7fd1", "#c8641b", "#1f8f63", "#9a63c7", "#b8871a", "#d0508a", "#6f7f8f", "#a8603f",
}

// dashes are the strokes of the series in a line chart, solid first.
var dashes = []string{"", "7 4", "2 3", "9 3 2 3", "12 4", "4 4", "1 2", "9 3 2 3 2 3"}

// A sheet is an SVG being written: plain shapes with plain attributes.
type sheet struct {
	bytes.Buffer
}

// px writes a length with a tenth at most; what is no length is 0.
func px(v float64) string {
	if !isFinite(v) {
		return "0"
	}
	return strconv.FormatFloat(math.Round(v*10)/10+0, 'f', -1, 64)
}

// tag writes an element with attributes given as names and values in turn, and what
// it holds; with a body of "" it is closed at once.
func (s *sheet) tag(name, body string, attributes ...string) {
	s.open(name, attributes...)
	if body == "" {
		s.Truncate(s.Len() - 1)
		s.WriteString("/>\n")
		return
	}
	s.escape(body)
	s.WriteString("</" + name + ">\n")
}

// open writes the begin of an element. Attributes whose value is "" are left out.
func (s *sheet) open(name string, attributes ...string) {
	s.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		s.WriteString(" " + attributes[i] + `="`)
		s.escape(attributes[i+1])
		s.WriteString(`"`)
	}
	s.WriteString(">")
}

// escape writes a text so that it is nothing but text.
func (s *sheet) escape(text string) { _ = xml.EscapeText(s, []byte(text)) }

// write puts a text with its base line at a place; anchor is "start", "middle" or
// "end", faint text is of half strength.
func (s *sheet) write(x, y float64, anchor, text string, faint bool, more ...string) {
	if text == "" {
		return
	}
	opacity := ""
	if faint {
		opacity = "0.7"
	}
	s.tag("text", text, append([]string{
		"x", px(x), "y", px(y), "text-anchor", anchor, "fill", "currentColor", "fill-opacity", opacity,
	}, more...)...)
}

// rule draws a thin line of the text's colour.
func (s *sheet) rule(x1, y1, x2, y2 float64, opacity, dash string) {
	s.tag("line", "", "x1", px(x1), "y1", px(y1), "x2", px(x2), "y2", px(y2),
		"stroke", "currentColor", "stroke-opacity", opacity, "stroke-dasharray", dash)
}

// box fills a rectangle; one of no size is not drawn.
func (s *sheet) box(x, y, w, h float64, colour, opacity string) {
	if w <= 0 || h <= 0 {
		return
	}
	s.tag("rect", "", "x", px(x), "y", px(y), "width", px(w), "height", px(h), "fill", colour, "fill-opacity", opacity)
}

// whisker draws an upright or lying interval with its ends.
func (s *sheet) whisker(x1, y1, x2, y2 float64, colour string) {
	const end = 3
	dx, dy := end, 0
	if y1 == y2 {
		dx, dy = 0, end
	}
	d := "M" + px(x1) + " " + px(y1) + "L" + px(x2) + " " + px(y2)
	for _, p := range [][2]float64{{x1, y1}, {x2, y2}} {
		d += "M" + px(p[0]-float64(dx)) + " " + px(p[1]-float64(dy)) + "L" + px(p[0]+float64(dx)) + " " + px(p[1]+float64(dy))
	}
	s.tag("path", "", "d", d, "fill", "none", "stroke", colour, "stroke-width", "1.5")
}

// point draws the shape of a series: a disc, a square, a diamond or a triangle.
func (s *sheet) point(x, y float64, series int, opacity string) {
	const r = 3.5
	colour := colours[series%len(colours)]
	switch series % 4 {
	case 0:
		s.tag("circle", "", "cx", px(x), "cy", px(y), "r", px(r), "fill", colour, "fill-opacity", opacity)
	case 1:
		s.box(x-3, y-3, 6, 6, colour, opacity)
	case 2:
		s.tag("path", "", "d", "M"+px(x)+" "+px(y-4.5)+"L"+px(x+4.5)+" "+px(y)+"L"+px(x)+" "+px(y+4.5)+"L"+px(x-4.5)+" "+px(y)+"Z",
			"fill", colour, "fill-opacity", opacity)
	default:
		s.tag("path", "", "d", "M"+px(x)+" "+px(y-4)+"L"+px(x+4)+" "+px(y+3)+"L"+px(x-4)+" "+px(y+3)+"Z",
			"fill", colour, "fill-opacity", opacity)
	}
}
