package draw

import (
	"strings"

	"ken/render/diagram"

	"github.com/charmbracelet/x/ansi"
)

// A canvas is cells, each with what is drawn in it and which part that is.
type canvas struct {
	w, h  int
	cells []cell
	ids   map[Part]int32
	parts []Part
	set   *glyphs
}

// A cell holds a letter, or the ways a line leaves it.
type cell struct {
	text  string
	ways  ways
	heavy bool // of a thick line
	dots  bool
	tail  bool // the second cell of a wide letter
	part  int32
}

// ways are the sides of a cell that a line touches.
type ways uint8

const (
	north ways = 1 << iota
	east
	south
	west
)

func newCanvas(w, h int, set *glyphs) *canvas {
	return &canvas{w: w, h: h, cells: make([]cell, w*h), ids: map[Part]int32{}, set: set}
}

// at is the cell at a place, nil outside.
func (c *canvas) at(x, y int) *cell {
	if x < 0 || y < 0 || x >= c.w || y >= c.h {
		return nil
	}
	return &c.cells[y*c.w+x]
}

// id is the number of a part.
func (c *canvas) id(p Part) int32 {
	if p.Kind == Nothing {
		return 0
	}
	if c.ids[p] == 0 {
		c.parts = append(c.parts, p)
		c.ids[p] = int32(len(c.parts))
	}
	return c.ids[p]
}

// put writes a glyph of one cell.
func (c *canvas) put(x, y int, s string, p Part) {
	if at := c.at(x, y); at != nil {
		c.unpair(x, y)
		*at = cell{text: s, part: c.id(p)}
	}
}

// unpair blanks the other half of a wide letter that is about to be overwritten.
func (c *canvas) unpair(x, y int) {
	if at := c.at(x, y); at.tail {
		c.at(x-1, y).text = " "
	}
	if next := c.at(x+1, y); next != nil && next.tail {
		next.tail, next.text = false, " "
	}
}

// write puts a text on one row.
func (c *canvas) write(x, y int, s string, p Part) {
	for s != "" {
		letter, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if letter == "" {
			return
		}
		s = s[len(letter):]
		if w == 0 {
			continue
		}
		c.put(x, y, letter, p)
		if w > 1 {
			if next := c.at(x+1, y); next != nil {
				c.unpair(x+1, y)
				*next = cell{tail: true, part: c.id(p)}
				c.at(x, y).text = letter
			}
		}
		x += w
	}
}

// touch adds ways to a cell.
func (c *canvas) touch(x, y int, w ways, stroke diagram.Stroke, p Part) {
	at := c.at(x, y)
	if at == nil || at.text != "" || at.tail {
		return
	}
	thick, dots, id := stroke == diagram.Thick, stroke == diagram.Dotted, c.id(p)
	if at.ways != 0 && at.part != id && at.ways&w == 0 { // one line crosses another
		thick, dots = thick && at.heavy, dots && at.dots
	}
	if at.ways != 0 && at.part != id && !at.dots {
		dots = false // what is drawn through stays so
	}
	at.ways, at.heavy, at.dots, at.part = at.ways|w, thick, dots, id
}

// lines are the rows as text, without blanks at their ends.
func (c *canvas) lines(style func(Part, string) string) []string {
	out := make([]string, c.h)
	for y := range c.h {
		var b, run strings.Builder
		of := int32(0)
		flush := func() {
			s := run.String()
			run.Reset()
			if style != nil && of > 0 && s != "" {
				s = style(c.parts[of-1], s)
			}
			b.WriteString(s)
		}
		end := c.w
		for end > 0 && c.empty(&c.cells[y*c.w+end-1]) {
			end--
		}
		for x := range end {
			at := &c.cells[y*c.w+x]
			if at.tail {
				continue
			}
			if at.part != of {
				flush()
				of = at.part
			}
			run.WriteString(c.glyph(at))
		}
		flush()
		out[y] = b.String()
	}
	return out
}

func (c *canvas) empty(at *cell) bool {
	return !at.tail && at.ways == 0 && (at.text == "" || at.text == " ")
}

// glyph is what a cell shows.
func (c *canvas) glyph(at *cell) string {
	switch {
	case at.text != "":
		return at.text
	case at.ways == 0:
		return " "
	case at.heavy:
		return c.set.heavy[at.ways]
	case at.dots && at.ways&(north|south) == 0:
		return c.set.dotsAcross
	case at.dots && at.ways&(east|west) == 0:
		return c.set.dotsDown
	}
	return c.set.light[at.ways]
}

// drawing is the canvas as a drawing.
func (c *canvas) drawing(o Options) Drawing {
	d := Drawing{Lines: c.lines(o.Style), parts: c.parts, cells: make([][]int32, c.h)}
	for y := range c.h {
		row := make([]int32, c.w)
		for x := range c.w {
			row[x] = c.cells[y*c.w+x].part
			if !c.empty(&c.cells[y*c.w+x]) {
				d.Width = max(d.Width, x+1)
			}
		}
		d.cells[y] = row
	}
	d.Wide = d.Width > o.Width
	return d
}
