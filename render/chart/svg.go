package chart

import "strings"

// SVGOptions says how a chart is drawn as SVG.
type SVGOptions struct {
	// Width and Height are the size in pixels; 0 means 640 by 360, and both are kept
	// between 160 and 10,000. Lying bars and lines of values are as high as their rows
	// are, whatever the height.
	Width, Height int
	// Colour is the colour of text and axes, any that SVG knows. Without it they have
	// the colour of the text around, which is black where there is none.
	Colour string
	// Background fills the picture; without it the picture is transparent.
	Background string
}

// SVG draws a chart as a complete SVG document: shapes with plain attributes, without
// style sheets, scripts or addresses. Its title and description are the chart's
// sentences, for who cannot see it.
func (c Chart) SVG(opt SVGOptions) []byte {
	p := picture{figure: c.figure(), w: float64(sized(opt.Width, 640)), h: float64(sized(opt.Height, 360))}
	p.y0 = margin
	words := strings.Join(p.words(), " ")
	p.paint()
	var s sheet
	w, h := px(p.w), px(p.h)
	s.open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", w, "height", h, "viewBox", "0 0 "+w+" "+h,
		"role", "img", "font-family", "Helvetica, Arial, sans-serif", "font-size", px(letters), "color", clean(opt.Colour))
	s.WriteString("\n")
	s.tag("title", p.title)
	s.tag("desc", words)
	if opt.Background != "" {
		s.box(0, 0, p.w, p.h, clean(opt.Background), "")
	}
	s.Write(p.Bytes())
	s.WriteString("</svg>\n")
	return s.Bytes()
}

// sized is a size that can be drawn, another where none was given.
func sized(n, other int) int {
	if n == 0 {
		n = other
	}
	return min(max(n, 160), 10_000)
}

// A picture is a figure on its way to SVG.
type picture struct {
	sheet
	figure
	w, h float64
	y0   float64 // where the next thing begins
}

// paint draws the figure, and settles the height where its rows do.
func (p *picture) paint() {
	for _, line := range wrapText(p.title, p.w-2*margin, headline, true) {
		p.write(margin, p.y0+headline, "start", line, false, "font-size", px(headline), "font-weight", "bold")
		p.y0 += headline + 6
	}
	if p.values == 0 {
		p.write(margin, p.y0+letters, "start", "No values.", false)
		p.y0 += lead
		p.nameAll()
		p.foot()
		return
	}
	if p.kind != Spark {
		p.legend()
	}
	switch p.kind {
	case Column, Piled:
		p.columns()
	case Line, Scatter:
		p.plane()
	case Spark:
		p.sparks()
	default:
		p.bars()
	}
}

// legend draws a sign and a name for each series and mark.
func (p *picture) legend() {
	x, first := margin, true
	next := func(name string) (float64, string) {
		name = fitText(name, p.w-2*margin-24, letters)
		w := 24 + textWidth(name, letters, false)
		if x+w > p.w-margin && x > margin {
			x, p.y0 = margin, p.y0+lead
		}
		at := x
		x, first = x+w+16, false
		p.write(at+24, p.y0+letters, "start", name, false)
		return at, name
	}
	for i, s := range p.series {
		if s.Name == "" && len(p.series) == 1 {
			continue
		}
		at, _ := next(nameOf(s, i))
		p.sample(at, p.y0+letters-4, i)
	}
	for _, m := range p.marks {
		if m.Label != "" || len(p.areas) == 0 {
			at, _ := next(p.markName(m))
			p.rule(at, p.y0+letters-4, at+18, p.y0+letters-4, "0.8", "5 3")
		}
	}
	if !first {
		p.y0 += lead + 4
	}
}

// sample draws what a series looks like, as wide as a sign of the legend.
func (p *picture) sample(x, y float64, series int) {
	switch p.kind {
	case Line:
		p.tag("line", "", "x1", px(x), "y1", px(y), "x2", px(x+18), "y2", px(y), "stroke", colours[series],
			"stroke-width", "2", "stroke-dasharray", dashes[series])
		p.point(x+9, y, series, "")
	case Scatter:
		p.point(x+9, y, series, "")
	default:
		p.box(x+3, y-5, 12, 10, colours[series], "")
	}
}

// foot draws the notes, and makes the picture as high as all that is in it.
func (p *picture) foot() {
	p.y0 += 4
	for _, line := range p.footLines() {
		p.write(margin, p.y0+letters, "start", line, true)
		p.y0 += lead
	}
	p.h = p.y0 + margin - 4
}

// footLines are the notes as lines.
func (p *picture) footLines() []string {
	var out []string
	for _, note := range p.notes {
		out = append(out, wrapText(note, p.w-2*margin, letters, false)...)
	}
	return out
}

// A frame is the room for a picture between two axes.
type frame struct {
	left, top, right, bottom float64
}

// frame is what room is left within the height asked for, at least 80 high, right of
// labels of a width.
func (p *picture) frame(labels float64) frame {
	if s := p.y.caption(); s != "" {
		p.write(margin, p.y0+letters, "start", fitText(s, p.w-2*margin, letters), true)
		p.y0 += lead
	}
	below := lead + 6 + lead*float64(len(p.footLines())) + margin
	if p.x.caption() != "" {
		below += lead
	}
	f := frame{left: margin + labels + 8, top: p.y0 + 8, right: p.w - margin - 6}
	f.bottom = max(p.h-below, f.top+80)
	return f
}

// rows draws the ticks of the upright axis with lines across.
func (p *picture) rows(f frame, s scale, ticks []Tick) {
	for _, t := range ticks {
		y := f.bottom - s.at(t.Value)*(f.bottom-f.top)
		p.rule(f.left, y, f.right, y, "0.15", "")
		p.write(f.left-6, y+4, "end", fitText(t.Label, f.left-6-margin/2, letters), true)
	}
}

// widestTick is the width of the widest label of ticks, at most a quarter of the
// picture.
func (p *picture) widestTick(ticks []Tick) float64 {
	w := 0.0
	for _, t := range ticks {
		w = max(w, textWidth(t.Label, letters, false))
	}
	return min(w, p.w/4)
}

// A spot is a label below the picture and where its middle is.
type spot struct {
	x    float64
	text string
}

// under draws labels below a frame, thinned out so that none touches another, and the
// label of the axis; then the notes.
func (p *picture) under(f frame, spots []spot) {
	every := 1
	for ; every < len(spots); every = next(every) {
		end, fits := -1e9, true
		for i := 0; i < len(spots) && fits; i += every {
			w := min(textWidth(spots[i].text, letters, false), (f.right-f.left)/2)
			fits, end = spots[i].x-w/2 >= end+6, spots[i].x+w/2
		}
		if fits {
			break
		}
	}
	for i := 0; i < len(spots); i += every {
		text := fitText(spots[i].text, (f.right-f.left)/2, letters)
		w := textWidth(text, letters, false)
		x := min(max(spots[i].x, w/2+2), p.w-2-w/2)
		p.write(x, f.bottom+lead, "middle", text, false)
	}
	p.y0 = f.bottom + lead + 6
	if s := p.x.caption(); s != "" {
		p.write(f.right, p.y0+letters, "end", fitText(s, f.right-margin, letters), true)
		p.y0 += lead
	}
	p.foot()
}
