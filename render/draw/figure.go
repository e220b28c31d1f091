package draw

import "ken/render/diagram"

// baseline is how far below the top of a line its letters stand, in pixels.
const baseline = 12.0

func (a *artist) fill(f fill) {
	colour := [...]string{full: a.full, light: a.scheme.light, strong: a.strong}[f.tone]
	x, y := float64(f.x)*unit, float64(f.y)*unit
	a.path(box{x, y, x + float64(f.w)*unit, y + float64(f.h)*unit}.rounded(2), colour, stroke{})
}

func (a *artist) frame(f frame) {
	a.path(boxOf(f.rect).rounded(radius), "", stroke{colour: a.scheme.frame, width: 1.2})
	b := boxOf(f.rect)
	for _, r := range f.rules {
		y := middleOf(r.y)
		a.path(path{{op: 'M', x: b.l, y: y}, {op: 'L', x: b.r, y: y}}, "", stroke{colour: a.scheme.frame, width: 1.2, dashed: true})
	}
}

// frameTitle writes the title of a frame onto its border, and those of its rules.
func (a *artist) frameTitle(f frame) {
	y := f.y
	if f.titleBelow {
		y = f.y + f.h - 1
	}
	if f.title != "" {
		a.onBorder(f.titleAt, y, f.title)
	}
	for _, r := range f.rules {
		if r.title != "" {
			a.onBorder(f.x+2, r.y, r.title)
		}
	}
}

func (a *artist) onBorder(x, y int, s string) {
	at, mid := float64(x)*unit, middleOf(y)
	w := float64(a.m.measure(s)) * unit * 1.1 // bold
	a.path(box{at, mid - unit, at + w + unit, mid + unit}.rounded(0), a.page, stroke{})
	a.write(at+unit/2, mid+baseline-unit, s, start, a.ink, true)
}

// text writes lines; those on a line cover it.
func (a *artist) text(t *text) {
	for i, l := range t.lines {
		if l == "" {
			continue
		}
		x, y := float64(t.x)*unit, float64(t.y+i*a.m.line)*unit
		switch t.align {
		case middle:
			x += float64(t.w) * unit / 2
		case end:
			x += float64(t.w) * unit
		}
		if t.role == beside {
			y -= unit * 0.45
		}
		if t.role == onLine {
			x += unit / 2 * float64((t.w+1)%2)
			w := float64(a.m.measure(l)) * unit / 2
			a.path(box{x - w, y - 0.5, x + w, y + float64(a.m.line)*unit + 0.5}.rounded(0), a.page, stroke{})
		}
		colour := a.ink
		if t.role == quiet {
			colour = a.scheme.quiet
		}
		a.write(x, y+baseline, l, t.align, colour, t.role == heading)
	}
}

// shape draws a node with its label.
func (a *artist) shape(o *outline) {
	b := boxOf(o.rect)
	s := stroke{colour: a.side, width: 1.4}
	switch o.shape {
	case diagram.Start, diagram.End, diagram.Choice, diagram.Bar:
		a.spot(o, b)
		return
	case diagram.Plain:
	case diagram.NoteShape:
		a.path(b.rounded(0), a.note, s)
	case diagram.Double:
		a.path(b.oval(), a.node, s)
		a.path(box{b.l + 4, b.t + 4, b.r - 4, b.b - 4}.oval(), "", s)
	case diagram.Cylinder:
		a.cylinder(b, s)
	default:
		a.path(outlinePath(o.shape, b), a.node, s)
		if o.shape == diagram.Subroutine {
			for _, x := range [...]float64{b.l + unit, b.r - unit} {
				a.path(path{{op: 'M', x: x, y: b.t}, {op: 'L', x: x, y: b.b}}, "", s)
			}
		}
	}
	if o.shape == diagram.Table {
		a.table(o, b, s)
		return
	}
	y := float64(o.y)*unit + (float64(o.h)*unit-float64(len(o.lines)*a.m.line)*unit)/2
	if o.shape == diagram.Cylinder {
		y += unit / 2
	}
	for i, l := range o.lines {
		a.write((b.l+b.r)/2, y+float64(i*a.m.line)*unit+baseline, l, middle, a.ink, false)
	}
}

// outlinePath is the outline of a shape in a box.
func outlinePath(s diagram.Shape, b box) path {
	mid, skew := (b.t+b.b)/2, 2*unit
	switch s {
	case diagram.Rounded:
		return b.rounded(8)
	case diagram.Stadium:
		return b.rounded((b.b - b.t) / 2)
	case diagram.Circle:
		return b.oval()
	case diagram.Diamond:
		return polygon((b.l+b.r)/2, b.t, b.r, mid, (b.l+b.r)/2, b.b, b.l, mid)
	case diagram.Hexagon:
		return polygon(b.l+skew, b.t, b.r-skew, b.t, b.r, mid, b.r-skew, b.b, b.l+skew, b.b, b.l, mid)
	case diagram.Slanted:
		return polygon(b.l+skew, b.t, b.r, b.t, b.r-skew, b.b, b.l, b.b)
	case diagram.SlantedBack:
		return polygon(b.l, b.t, b.r-skew, b.t, b.r, b.b, b.l+skew, b.b)
	case diagram.Trapezoid:
		return polygon(b.l+skew, b.t, b.r-skew, b.t, b.r, b.b, b.l, b.b)
	case diagram.TrapezoidUp:
		return polygon(b.l, b.t, b.r, b.t, b.r-skew, b.b, b.l+skew, b.b)
	case diagram.Flag:
		return polygon(b.l, b.t, b.r, b.t, b.r, b.b, b.l, b.b, b.l+skew, mid)
	}
	return b.rounded(3)
}

func (a *artist) cylinder(b box, s stroke) {
	lid := box{b.l, b.t, b.r, b.t + 1.5*unit}
	var p path
	h := (lid.b - lid.t) / 2
	p.move(b.l, b.t+h)
	p.line(b.l, b.b-h)
	p.bend(b.l, b.b, (b.l+b.r)/2, b.b)
	p.bend(b.r, b.b, b.r, b.b-h)
	p.line(b.r, b.t+h)
	p.close()
	a.path(p, a.node, s)
	a.path(lid.oval(), a.node, s)
}

// spot draws starts, ends, choices and bars. One that was made wider for its edges has
// a bar to both sides.
func (a *artist) spot(o *outline, b box) {
	if o.shape == diagram.Bar {
		a.path(box{b.l, b.t - 2, b.r, b.b + 2}.rounded(2), a.ink, stroke{})
		return
	}
	if (o.w > 3 || o.h > 3) && o.shape != diagram.Choice {
		cx, cy := (b.l+b.r)/2, (b.t+b.b)/2
		bar := box{b.l, cy - 1.5, b.r, cy + 1.5}
		if o.h > o.w {
			bar = box{cx - 1.5, b.t, cx + 1.5, b.b}
		}
		a.path(bar.rounded(1), a.ink, stroke{})
	}
	cx, cy, r := (b.l+b.r)/2, (b.t+b.b)/2, 8.0
	if o.w == 1 && o.h == 1 {
		r = 4
	}
	around := func(r float64) box { return box{cx - r, cy - r, cx + r, cy + r} }
	switch o.shape {
	case diagram.End:
		a.path(around(r).oval(), a.page, stroke{colour: a.ink, width: 1.4})
		a.path(around(r*0.55).oval(), a.ink, stroke{})
	case diagram.Choice:
		if o.w > 1 {
			a.path(outlinePath(diagram.Diamond, b), a.page, stroke{colour: a.ink, width: 1.4})
			return
		}
		a.path(outlinePath(diagram.Diamond, around(r)), a.ink, stroke{})
	default:
		a.path(around(r).oval(), a.ink, stroke{})
	}
}

// table writes the name and the compartments of a table.
func (a *artist) table(o *outline, b box, s stroke) {
	y := float64(o.y+a.m.padY) * unit
	for _, l := range o.lines {
		a.write((b.l+b.r)/2, y+baseline, l, middle, a.ink, true)
		y += float64(a.m.line) * unit
	}
	for _, rows := range o.rows {
		rule := y + unit/2
		a.path(path{{op: 'M', x: b.l, y: rule}, {op: 'L', x: b.r, y: rule}}, "", s)
		y += unit
		for _, l := range rows {
			a.write(b.l+unit, y+baseline, l, start, a.ink, false)
			y += float64(a.m.line) * unit
		}
	}
}
