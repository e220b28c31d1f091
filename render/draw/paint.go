package draw

import "ken/render/diagram"

// paint draws a scene in cells.
func paint(s *scene, set *glyphs) *canvas {
	c := newCanvas(s.w, s.h, set)
	for _, f := range s.fills {
		c.fill(f)
	}
	for _, f := range s.frames {
		c.frame(f)
	}
	for i := range s.lines {
		c.line(&s.lines[i])
	}
	for i := range s.shapes {
		c.outline(&s.shapes[i])
	}
	for i := range s.lines {
		c.heads(&s.lines[i])
	}
	for i := range s.texts {
		c.text(&s.texts[i])
	}
	return c
}

func (c *canvas) fill(f fill) {
	glyph := [...]string{full: c.set.full, light: c.set.part, strong: c.set.strong}[f.tone]
	for y := f.y; y < f.y+f.h; y++ {
		for x := f.x; x < f.x+f.w; x++ {
			c.put(x, y, glyph, f.part)
		}
	}
}

// frame draws a border that lines may cross.
func (c *canvas) frame(f frame) {
	right, low, owner := f.x+f.w-1, f.y+f.h-1, c.id(f.part)
	for x := f.x + 1; x < right; x++ {
		c.touch(x, f.y, east|west, 0, owner)
		c.touch(x, low, east|west, 0, owner)
	}
	for y := f.y + 1; y < low; y++ {
		c.touch(f.x, y, north|south, 0, owner)
		c.touch(right, y, north|south, 0, owner)
	}
	for i, p := range [...]point{{f.x, f.y}, {right, f.y}, {f.x, low}, {right, low}} {
		c.put(p.x, p.y, c.set.corners[i], f.part)
	}
	label := f.part
	label.Label = true
	if f.title != "" {
		y := f.y
		if f.titleBelow {
			y = low
		}
		c.write(f.titleAt, y, " "+f.title+" ", label)
	}
	for _, r := range f.rules {
		for x := f.x + 1; x < right; x++ {
			c.touch(x, r.y, east|west, dots, owner)
		}
		if r.title != "" {
			c.write(f.x+2, r.y, " "+r.title+" ", label)
		}
	}
}

// line draws a line, all but its heads. Where a head stands before a frame, the frame
// stays whole.
func (c *canvas) line(l *line) {
	stroke, owner := strokeMark(l.stroke), c.id(l.part)
	for i := 1; i < len(l.points); i++ {
		a, b := l.points[i-1], l.points[i]
		dx, dy := sign(b.x-a.x), sign(b.y-a.y)
		fore, back := toward(dx, dy), toward(-dx, -dy)
		for p := a; p != b; p = (point{p.x + dx, p.y + dy}) {
			next := point{p.x + dx, p.y + dy}
			if !l.joins || l.tail == "" || p != l.points[0] {
				c.touch(p.x, p.y, fore, stroke, owner)
			}
			if !l.joins || l.head == "" || next != l.points[len(l.points)-1] {
				c.touch(next.x, next.y, back, stroke, owner)
			}
		}
	}
}

// toward is the side of a cell in a direction.
func toward(dx, dy int) ways {
	switch {
	case dy < 0:
		return north
	case dx > 0:
		return east
	case dy > 0:
		return south
	case dx < 0:
		return west
	}
	return 0
}

// ends are the two ends of a line, each with the way it points: along its last piece.
func (l *line) ends() (tail, head point, tailWay, headWay point) {
	n := len(l.points) - 1
	tail, head = l.points[0], l.points[n]
	for i := 1; i <= n && tailWay == (point{}); i++ {
		tailWay = point{sign(tail.x - l.points[i].x), sign(tail.y - l.points[i].y)}
	}
	for i := n - 1; i >= 0 && headWay == (point{}); i-- {
		headWay = point{sign(head.x - l.points[i].x), sign(head.y - l.points[i].y)}
	}
	return tail, head, tailWay, headWay
}

// heads draws what a line ends in, and joins its ends to the outlines they lie on.
func (c *canvas) heads(l *line) {
	if len(l.points) < 2 {
		return
	}
	tail, head, tailWay, headWay := l.ends()
	c.headAt(l, l.tail, tail, tailWay)
	c.headAt(l, l.head, head, headWay)
}

func (c *canvas) headAt(l *line, h diagram.Head, p, way point) {
	glyph := c.set.headGlyph(h, wayOf(way.x, way.y), l.open)
	switch {
	case glyph != "" && l.joins:
		c.put(p.x-way.x, p.y-way.y, glyph, l.part)
	case glyph != "":
		c.put(p.x, p.y, glyph, l.part)
	case l.joins:
		c.tee(p.x, p.y, wayOf(-way.x, -way.y))
	}
}

// wayOf counts directions: 0 up, 1 right, 2 down, 3 left.
func wayOf(dx, dy int) int {
	switch {
	case dy < 0:
		return 0
	case dx > 0:
		return 1
	case dy > 0:
		return 2
	}
	return 3
}

// tee joins a line to the side of an outline that it leaves some way.
func (c *canvas) tee(x, y, way int) {
	at := c.at(x, y)
	if at < 0 {
		return
	}
	side := c.set.across
	if way == 1 || way == 3 {
		side = c.set.down
	}
	if c.letters[at] == c.letter(side) {
		c.letters[at] = c.letter(c.set.tees[way])
	}
}

// text writes lines, each in its place within the width.
func (c *canvas) text(t *text) {
	for i, l := range t.lines {
		x := t.x
		switch {
		case t.role == onLine: // it must cover the line that passes in the middle
			x += t.w/2 - width(l)/2
		case t.align == middle:
			x += (t.w - width(l)) / 2
		case t.align == end:
			x += t.w - width(l)
		}
		c.write(x, t.y+i, l, t.part)
	}
}
