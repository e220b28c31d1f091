package draw

import (
	"slices"
	"strings"

	"ken/render/diagram"
)

// items draws what happens, from the top down.
func (c *score) items(items []diagram.Item, depth int) {
	for i := range items {
		it := &items[i]
		p := part(EdgePart, c.index)
		c.index++
		at, ok := c.column[it.From]
		switch {
		case it.Kind == diagram.BlockItem:
			c.block(it, p, depth)
		case it.Kind == diagram.NumberItem:
			c.renumber(it.Text)
		case !ok:
		case it.Kind == diagram.MessageItem:
			c.message(it, p)
		case it.Kind == diagram.NoteItem:
			c.note(it, p)
		case it.Kind == diagram.ActivateOn && len(c.active[at]) < 100:
			c.active[at] = append(c.active[at], c.y-1)
		case it.Kind == diagram.ActivateOff && len(c.active[at]) > 0:
			n := len(c.active[at]) - 1
			c.activation(at, c.active[at][n], c.y-1)
			c.active[at] = c.active[at][:n]
		case it.Kind == diagram.DestroyItem:
			c.ended[at] = c.y + 1
		}
	}
}

// renumber turns the numbers of messages on or off.
func (c *score) renumber(text string) {
	words := strings.Fields(text)
	switch {
	case len(words) == 0 || words[0] == "on":
		c.counts, c.number, c.step = true, max(c.number, 1), max(c.step, 1)
	case words[0] == "off":
		c.counts = false
	default:
		c.counts, c.number, c.step = true, number(words[0], 1), 1
		if len(words) > 1 {
			c.step = number(words[1], 1)
		}
	}
}

// message draws a text and an arrow below it, or beside it for one to oneself. An
// actor that is created by it gets its head beside the arrow.
func (c *score) message(it *diagram.Item, p Part) {
	from := c.column[it.From]
	to, ok := c.column[it.To]
	if !ok {
		to = from
	}
	label := p
	label.Label = true
	lines := c.m.wrapLabel(c.numbered(it.Text))
	if from == to {
		c.toItself(it, p, label, from, lines)
		return
	}
	left, right := min(from, to), max(from, to)
	high := len(lines) * c.m.line
	if c.m.cells && right-left > 1 { // apart from the lines it covers
		lines = spaced(lines)
	}
	c.s.texts = append(c.s.texts, text{point{c.x[left] + 1, c.y}, c.x[right] - c.x[left] - 1, lines, middle, plain, label})
	c.y += high
	if !c.m.cells {
		c.y++
	}
	a, b := c.x[from], c.x[to]
	if c.m.cells { // beside the lines, that both are seen
		a, b = a+sign(to-from), b-sign(to-from)
	}
	if c.made[to] && c.begun[to] < 0 {
		c.y = max(c.y, c.boxH/2+c.y-high)
		c.actorBox(to, c.y-c.boxH/2)
		c.begun[to] = c.y - c.boxH/2 + c.boxH
		b = c.x[to] - sign(to-from)*(c.boxW[to]/2+1)
	}
	c.s.lines = append(c.s.lines, line{
		points: []point{{a, c.y}, {b, c.y}}, stroke: it.Stroke, tail: it.Tail, head: it.Head, open: it.Async, part: p,
	})
	c.touched(c.x[left]-1, c.x[right]+1)
	c.y++
	if c.begun[to] > c.y {
		c.y = c.begun[to]
	}
	c.rest()
}

// rest leaves room below something, in pictures.
func (c *score) rest() {
	if !c.m.cells {
		c.y++
	}
}

// touched notes how far something reaches sideways.
func (c *score) touched(left, right int) {
	c.reach.rect(rect{left, c.y, right - left + 1, 1})
}

// toItself draws a message of an actor to itself.
func (c *score) toItself(it *diagram.Item, p, label Part, at int, lines []string) {
	x, long := c.x[at], 1
	beside := x + 1
	if !c.m.cells {
		c.y++
		beside, long = x, 2
	}
	w := c.m.widest(lines)
	c.s.lines = append(c.s.lines, line{
		points: []point{{beside, c.y}, {x + 3, c.y}, {x + 3, c.y + long}, {beside, c.y + long}},
		stroke: it.Stroke, tail: it.Tail, head: it.Head, open: it.Async, part: p,
	})
	c.s.texts = append(c.s.texts, text{point{x + 5, c.y}, w, lines, start, plain, label})
	c.touched(x-1, x+5+w)
	c.y += max(long+1, len(lines)*c.m.line)
	c.rest()
}

// note draws a note beside or over its actors.
func (c *score) note(it *diagram.Item, p Part) {
	at := c.column[it.From]
	lines := c.m.wrapLabel(it.Text)
	w, h := c.m.widest(lines)+2*c.m.padX, len(lines)*c.m.line+2*c.m.padY
	x := c.x[at] - w/2
	switch to, ok := c.column[it.To]; {
	case it.Place == "right":
		x = c.x[at] + 2
	case it.Place == "left":
		x = c.x[at] - 1 - w
	case ok && to != at:
		w = max(w, c.x[max(at, to)]-c.x[min(at, to)]+5)
		x = (c.x[at]+c.x[to])/2 - w/2
	}
	if !c.m.cells {
		c.y++
	}
	c.s.shapes = append(c.s.shapes, outline{rect: rect{x, c.y, w, h}, shape: diagram.NoteShape, lines: lines, part: p})
	c.reach.rect(rect{x, c.y, w, h})
	c.y += h
	c.rest()
}

// block draws a frame around what happens under a condition, with a rule above each
// of its other parts.
func (c *score) block(it *diagram.Item, p Part, depth int) {
	outer := c.reach
	c.reach = emptyBounds()
	f := frame{part: p, title: titled(it.Word, it.Text)}
	if len(it.Branches) > 0 && it.Text == "" {
		f.title = titled(it.Word, it.Branches[0].Text)
	}
	f.y = c.y
	c.y++
	wide := c.m.measure(f.title)
	for i := range it.Branches {
		b := &it.Branches[i]
		if i > 0 {
			title := oneLine(b.Text)
			if title != "" {
				title = "[" + title + "]"
			}
			c.rest()
			f.rules = append(f.rules, rule{c.y, title})
			wide = max(wide, c.m.measure(title))
			c.y++
		}
		c.rest()
		c.items(b.Items, depth+1)
	}
	if c.reach.maxX < c.reach.minX { // nothing in it: around all
		c.reach.minX, c.reach.maxX = -1, 2
		if n := len(c.x); n > 0 {
			c.reach.maxX = c.x[n-1] + 2
		}
	}
	left, right := c.beside(c.reach.minX-2, -1), c.beside(max(c.reach.maxX+1, c.reach.minX+wide+3), 1)
	c.rest()
	f.rect = rect{left, f.y, right - left + 1, c.y - f.y + 1}
	f.titleAt = left + 2
	c.y++
	c.rest()
	c.s.frames = append([]frame{f}, c.s.frames...)
	c.reach = outer
	c.reach.rect(f.rect)
}

// beside is a place that no line of an actor has, from x on outwards.
func (c *score) beside(x, outwards int) int {
	for slices.Contains(c.x, x) {
		x += outwards
	}
	return x
}

// titled is the title of a block: its word and its condition.
func titled(word, text string) string {
	if word == "rect" {
		return ""
	}
	if t := oneLine(text); t != "" {
		return joined(word, "["+t+"]")
	}
	return word
}
