package draw

import (
	"strings"

	"ken/render/diagram"
)

// outline draws a node.
func (c *canvas) outline(o *outline) {
	switch o.shape {
	case diagram.Start:
		c.spot(o, c.set.start)
		return
	case diagram.End:
		c.spot(o, c.set.end)
		return
	case diagram.Choice:
		c.spot(o, c.set.choice)
		return
	case diagram.Bar:
		bar := c.set.bar
		if o.h > o.w {
			bar = c.set.heavy[north|south]
		}
		for y := range o.h {
			c.write(o.x, o.y+y, strings.Repeat(bar, o.w), o.part)
		}
		return
	case diagram.Plain:
		c.blankOut(o.rect)
		c.inside(o, o.x, o.w, o.y, o.h)
		return
	}
	c.box(o)
	label, low := o.y, o.h
	if o.shape == diagram.Cylinder {
		c.rule(o, o.y+1)
		label, low = o.y+1, o.h-1
	}
	if len(o.rows) > 0 {
		c.tableOf(o)
		return
	}
	c.inside(o, o.x+1, o.w-2, label+1, low-2)
}

// spot draws a node that is one glyph. Where more edges end at it than one cell has
// room for, a line to both sides takes them.
func (c *canvas) spot(o *outline, glyph string) {
	if o.w == 1 && o.h == 1 {
		c.put(o.x, o.y, glyph, o.part)
		return
	}
	for y := range o.h {
		for x := range o.w {
			g := c.set.bar
			if o.w == 1 {
				g = c.set.heavy[north|south]
			}
			c.put(o.x+x, o.y+y, g, o.part)
		}
	}
	c.put(o.x+o.w/2, o.y+o.h/2, glyph, o.part)
}

// blankOut clears what lies under an outline.
func (c *canvas) blankOut(r rect) {
	for y := r.y; y < r.y+r.h; y++ {
		for x := r.x; x < r.x+r.w; x++ {
			c.put(x, y, " ", Part{})
		}
	}
}

// box draws four sides, those at left and right as the shape has them.
func (c *canvas) box(o *outline) {
	c.blankOut(o.rect)
	inset := 0
	if o.shape == diagram.Diamond || o.shape == diagram.Hexagon {
		inset = 1
	}
	left, right, low := o.x+inset, o.x+o.w-1-inset, o.y+o.h-1
	for x := left + 1; x < right; x++ {
		c.put(x, o.y, c.set.across, o.part)
		c.put(x, low, c.set.across, o.part)
	}
	for i, p := range [...]point{{left, o.y}, {right, o.y}, {left, low}, {right, low}} {
		c.put(p.x, p.y, c.set.corners[i], o.part)
	}
	l, r := sides(o.shape)
	if l == "" {
		l = c.set.down
	}
	if r == "" {
		r = c.set.down
	}
	if o.shape == diagram.Subroutine {
		l, r = c.set.down+c.set.down, c.set.down+c.set.down
	}
	for y := o.y + 1; y < low; y++ {
		c.write(o.x, y, l, o.part)
		c.write(o.x+o.w-width(r), y, r, o.part)
	}
}

// rule draws a line across an outline.
func (c *canvas) rule(o *outline, y int) {
	c.put(o.x, y, c.set.light[north|east|south], o.part)
	c.put(o.x+o.w-1, y, c.set.light[north|west|south], o.part)
	for x := o.x + 1; x < o.x+o.w-1; x++ {
		c.put(x, y, c.set.across, o.part)
	}
}

// inside writes the label of an outline into the middle of a rect.
func (c *canvas) inside(o *outline, x, w, y, h int) {
	label := o.part
	label.Label = true
	y += max((h-len(o.lines))/2, 0)
	for i, l := range o.lines {
		c.write(x+(w-width(l))/2, y+i, l, label)
	}
}

// tableOf writes the name and the compartments of a table.
func (c *canvas) tableOf(o *outline) {
	label := o.part
	label.Label = true
	y := o.y + 1
	for _, l := range o.lines {
		c.write(o.x+(o.w-width(l))/2, y, l, label)
		y++
	}
	for _, rows := range o.rows {
		c.rule(o, y)
		y++
		for _, l := range rows {
			c.write(o.x+2, y, l, label)
			y++
		}
	}
}
