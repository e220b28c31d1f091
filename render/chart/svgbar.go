package chart

import "math"

// Heights of lying bars: of one bar, and the air around those of a category.
const (
	barHeight = 16.0
	barAir    = 6.0
)

// widestColumn is how wide a standing bar is at most.
const widestColumn = 72.0

// bars draws lying bars, in as many rows as there are, up to a hundred categories.
func (p *picture) bars() {
	all := p.categories()
	s := p.barScale(all)
	shown := all[:min(len(all), maxRows)]
	labels, values := textWidth(p.x.caption(), letters, false), 0.0
	for _, c := range shown {
		labels = max(labels, textWidth(c.label, letters, false))
		for i := range c.values {
			values = max(values, textWidth(p.valueText(c, i), letters, false))
		}
	}
	labels = min(labels, p.w*2/5)
	if x, y := p.x.caption(), p.y.caption(); x != "" || y != "" {
		p.write(margin+labels, p.y0+letters, "end", fitText(x, labels, letters), true)
		p.write(margin+labels+8, p.y0+letters, "start", fitText(y, p.w-labels-2*margin-8, letters), true)
		p.y0 += lead + 2
	}
	f := frame{left: margin + labels + 8, top: p.y0, right: p.w - margin - min(values, p.w/3) - 6}
	if s.lo < 0 && !s.log {
		f.left += min(values, p.w/6) + 6
	}
	f.right = max(f.right, f.left+20)
	for _, c := range shown {
		p.lying(f, s, c, labels)
	}
	f.bottom = p.y0
	zero := f.left + p.zero(s)*(f.right-f.left)
	p.rule(zero, f.top, zero, f.bottom, "0.6", "")
	for _, m := range p.marks {
		x := f.left + s.at(m.At)*(f.right-f.left)
		p.rule(x, f.top, x, f.bottom, "0.8", "5 3")
	}
	if len(shown) < len(all) {
		p.notes = append(p.notes, restOf(p.y, all[len(shown):]))
	}
	p.foot()
}

// zero is where bars begin on a scale.
func (p *picture) zero(s scale) float64 {
	if s.log || s.lo >= 0 {
		return 0
	}
	return s.at(0)
}

// valueText is what stands at the end of the bar of one series of a category.
func (p *picture) valueText(c category, i int) string {
	if p.kind == Stacked {
		if i > 0 {
			return ""
		}
		return p.y.value(c.total())
	}
	return p.y.value(c.values[i].Y)
}

// lying draws the bars of one category and its label.
func (p *picture) lying(f frame, s scale, c category, labels float64) {
	bars := len(c.values)
	if p.kind == Stacked {
		bars = 1
	}
	wide := f.right - f.left
	middle := p.y0 + barAir/2 + barHeight*float64(bars)/2
	p.write(margin+labels, middle+4, "end", fitText(c.label, labels, letters), false)
	zero := f.left + p.zero(s)*wide
	if p.kind == Stacked {
		x := zero
		sum := 0.0
		for i, v := range c.values {
			if isFinite(v.Y) && v.Y > 0 {
				sum = min(sum+v.Y, math.MaxFloat64)
				end := f.left + s.at(sum)*wide
				p.box(x, p.y0+barAir/2, end-x, barHeight-2, colours[i], "")
				x = end
			}
		}
		p.write(x+6, middle+4, "start", p.valueText(c, 0), false)
	} else {
		for i, v := range c.values {
			p.lyingBar(f, s, v, i, zero, p.y0+barAir/2+barHeight*float64(i))
		}
	}
	p.y0 += barHeight*float64(bars) + barAir
}

// lyingBar draws one bar with its value, and its interval.
func (p *picture) lyingBar(f frame, s scale, v Point, series int, zero, y float64) {
	text, end := p.y.value(v.Y), zero
	if s.has(v.Y) {
		end = f.left + s.at(v.Y)*(f.right-f.left)
		least := 0.0
		if v.Y != 0 {
			least = 1
		}
		p.box(min(zero, end), y, max(math.Abs(end-zero), least), barHeight-2, colours[series], "")
	}
	left, right := end, end
	if v.Low != nil && v.High != nil && s.has(*v.Low) && s.has(*v.High) {
		left, right = f.left+s.at(*v.Low)*(f.right-f.left), f.left+s.at(*v.High)*(f.right-f.left)
		p.whisker(left, y+barHeight/2-1, right, y+barHeight/2-1, "currentColor")
	}
	if v.Y < 0 {
		p.write(min(left, end)-6, y+barHeight/2+3, "end", text, false)
		return
	}
	at := max(right, end)
	if len(p.marks) > 0 {
		at = f.right // clear of the marks
	}
	p.write(at+6, y+barHeight/2+3, "start", text, false)
}

// columns draws standing columns between axes, by the same layout as the text: in as
// many categories as have room, others together.
func (p *picture) columns() {
	d := drawing{figure: p.figure, g: glyphs{full: "dark", light: "light"}}
	c := columnPlot{drawing: &d, all: p.categories(), each: len(p.series)}
	if p.kind == Piled {
		c.each = 1
	}
	c.scale = p.barScale(c.all).rounded(p.y, 6)
	ticks := ticksOf(p.y, c.scale, 6)
	c.room = max(int((p.w-p.widestTick(ticks)-3*margin)/float64(2*c.each+1)), 8)
	c.bin()
	p.notes = d.notes
	f := p.frame(p.widestTick(ticks))
	p.rows(f, c.scale, ticks)
	slot := (f.right - f.left) / float64(len(c.all))
	spots := make([]spot, len(c.all))
	c.written = c.each == 1 && c.of <= 1
	for _, one := range c.all {
		c.written = c.written && textWidth(c.text(one), letters, false) < slot
	}
	for i, one := range c.all {
		p.standing(f, &c, i, one, slot)
		spots[i] = spot{f.left + (float64(i)+0.5)*slot, one.label}
	}
	zero := f.bottom - p.zero(c.scale)*(f.bottom-f.top)
	p.rule(f.left, zero, f.right, zero, "0.6", "")
	p.acrossMarks(f, c.scale)
	p.under(f, spots)
}

// acrossMarks draws the marks of the upright axis.
func (p *picture) acrossMarks(f frame, s scale) {
	for _, m := range p.marks {
		if m.Axis == onY {
			y := f.bottom - s.at(m.At)*(f.bottom-f.top)
			p.rule(f.left, y, f.right, y, "0.8", "5 3")
		}
	}
}

// standing draws the columns of one category.
func (p *picture) standing(f frame, c *columnPlot, i int, one category, slot float64) {
	high := f.bottom - f.top
	at := func(v float64) float64 { return f.bottom - c.scale.at(v)*high }
	zero := f.bottom - p.zero(c.scale)*high
	air := max(slot*0.2, slot-widestColumn*float64(c.each))
	wide := (slot - air) / float64(c.each)
	x := f.left + float64(i)*slot + air/2
	sum, top := 0.0, zero
	for k, v := range one.values {
		switch {
		case !c.scale.has(v.Y):
		case p.kind == Piled:
			sum = min(sum+v.Y, math.MaxFloat64)
			end := at(sum)
			p.box(x, end, wide, top-end, colours[k], "")
			top = end
		default:
			left, end := x+float64(k)*wide, at(v.Y)
			if c.of > 1 && c.each == 1 {
				hi, lo := min(at(c.peaks[i].hi), zero), max(at(c.peaks[i].lo), zero)
				p.box(left, hi, wide, lo-hi, colours[k], "0.35")
			}
			least := 0.0
			if v.Y != 0 {
				least = 1
			}
			p.box(left, min(end, zero), wide, max(math.Abs(end-zero), least), colours[k], "")
			if v.Low != nil && v.High != nil && c.scale.has(*v.Low) && c.scale.has(*v.High) {
				p.whisker(left+wide/2, at(*v.High), left+wide/2, at(*v.Low), "currentColor")
			}
		}
	}
	if c.written && c.scale.has(c.value(one)) {
		y := at(c.value(one)) - 4
		if c.value(one) < 0 {
			y += letters + 6
		}
		p.write(x+wide/2, y, "middle", c.text(one), false)
	}
}
