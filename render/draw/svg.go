package draw

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"ken/render/chart"
	"ken/render/diagram"
)

// SVGOptions says how a diagram is drawn as SVG.
type SVGOptions struct {
	// Dark draws light on dark. The colours do not depend on where the picture is shown.
	Dark bool
	// Clear leaves the page without a colour; texts on lines keep theirs behind them.
	Clear bool
}

// SVG draws a diagram as a complete SVG document, with plain attributes: no style
// sheet, no script, no address, no HTML within. Texts fit in the usual fonts without
// serifs. Its title and description say what it shows.
func SVG(d diagram.Diagram, o SVGOptions) []byte {
	colours := lightScheme
	if o.Dark {
		colours = darkScheme
	}
	if d.Chart != nil && d.Kind != diagram.Quadrant {
		return chartSVG(&d, colours, o)
	}
	s, m := pictureScene(&d)
	w, h := pageSize(s)
	p := &svgPen{}
	p.open(w, h, &d)
	if !o.Clear {
		p.path(box{0, 0, w, h}.rounded(0), colours.page, stroke{})
	}
	p.WriteString(`<g transform="translate(` + px(margin) + " " + px(margin) + ")\">\n")
	a := artist{pen: p, scheme: colours, m: m, s: s}
	a.draw()
	p.WriteString("</g>\n</svg>\n")
	return p.Bytes()
}

// margin is the room around a picture, in pixels.
const margin = 12.0

func pageSize(s *scene) (w, h float64) {
	return float64(max(s.w, 1))*unit + 2*margin, float64(max(s.h, 1))*unit + 2*margin
}

// chartSVG is a diagram that is a chart.
func chartSVG(d *diagram.Diagram, colours scheme, o SVGOptions) []byte {
	c := chartOf(d, 80)
	if len(namesLeftOut(&c, c.Text(chart.TextOptions{Width: 80}), 80)) > 0 {
		c.Note = joined(c.Note, strings.Join(namesLeftOut(&c, nil, 10_000), " "))
	}
	opt := chart.SVGOptions{Colour: colours.ink, Background: colours.page}
	if o.Clear {
		opt.Background = ""
	}
	return c.SVG(opt)
}

// An svgPen writes SVG.
type svgPen struct{ bytes.Buffer }

func (p *svgPen) open(w, h float64, d *diagram.Diagram) {
	p.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="` + px(w) + `" height="` + px(h) + `" viewBox="0 0 ` +
		px(w) + " " + px(h) + `" role="img" font-family="Helvetica, Arial, sans-serif" font-size="` + px(letters) + "\">\n")
	title := oneLine(d.Title)
	if title == "" {
		title = kindName(d.Kind)
	}
	said := Outline(*d)
	p.WriteString("<title>" + escape(title) + "</title>\n<desc>" + escape(strings.Join(said[:min(len(said), 400)], "\n")) + "</desc>\n")
}

// kindName is what a kind of diagram is called.
func kindName(k diagram.Kind) string {
	switch k {
	case diagram.State:
		return "State diagram"
	case diagram.Class:
		return "Class diagram"
	case diagram.ER:
		return "Entities and relations"
	case diagram.Git:
		return "Commits"
	case diagram.SequenceKind:
		return "Sequence"
	case diagram.Mindmap:
		return "Mind map"
	case diagram.TimelineKind:
		return "Timeline"
	case diagram.GanttKind:
		return "Tasks"
	case diagram.JourneyKind:
		return "Journey"
	}
	return "Diagram"
}

// px is a number of pixels, to a tenth.
func px(n float64) string {
	s := strconv.FormatFloat(n, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}

func (p *svgPen) path(way path, fill string, s stroke) {
	p.WriteString(`<path d="`)
	for i, c := range way {
		if i > 0 {
			p.WriteByte(' ')
		}
		p.WriteByte(c.op)
		switch c.op {
		case 'Q':
			p.WriteString(px(c.cx) + " " + px(c.cy) + " " + px(c.x) + " " + px(c.y))
		case 'M', 'L':
			p.WriteString(px(c.x) + " " + px(c.y))
		}
	}
	if fill == "" {
		fill = "none"
	}
	p.WriteString(`" fill="` + fill + `"`)
	if s.colour != "" {
		p.WriteString(` stroke="` + s.colour + `" stroke-width="` + px(s.width) + `"`)
		if s.dashed {
			p.WriteString(` stroke-dasharray="4 3"`)
		}
	}
	p.WriteString("/>\n")
}

func (p *svgPen) write(x, y float64, s string, a align, colour string, bold bool) {
	p.WriteString(`<text x="` + px(x) + `" y="` + px(y) + `"`)
	if a != start {
		p.WriteString(` text-anchor="` + [...]string{start: "start", middle: "middle", end: "end"}[a] + `"`)
	}
	if bold {
		p.WriteString(` font-weight="bold"`)
	}
	p.WriteString(` fill="` + colour + `">` + escape(s) + "</text>\n")
}
