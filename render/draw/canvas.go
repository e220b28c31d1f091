package draw

import (
	"unicode/utf8"

	"ken/render/diagram"

	"github.com/charmbracelet/x/ansi"
)

// A canvas is cells, each with what is drawn in it and which part that is. It is kept
// as planes of numbers, because a large drawing has millions of cells.
type canvas struct {
	w, h     int
	letters  []int32 // a rune; below zero, one of clusters; 0 for none
	marks    []mark
	owners   []int32 // the part of each cell, index+1 into parts
	clusters []string
	ids      map[Part]int32
	parts    []Part
	last     Part // the part asked for last, and its number
	lastID   int32
	set      *glyphs
}

// A mark is the ways a line leaves a cell, and what line it is.
type mark uint8

const (
	heavy mark = 16 << iota // of a thick line
	dots
	tail              // the second cell of a wide letter
	ways4 mark = 0x0f // the part of a mark that is ways
)

// ways are the sides of a cell that a line touches.
type ways uint8

const (
	north ways = 1 << iota
	east
	south
	west
)

func newCanvas(w, h int, set *glyphs) *canvas {
	return &canvas{
		w: w, h: h, letters: make([]int32, w*h), marks: make([]mark, w*h), owners: make([]int32, w*h),
		ids: map[Part]int32{}, set: set,
	}
}

// at is the number of the cell at a place, -1 outside.
func (c *canvas) at(x, y int) int {
	if x < 0 || y < 0 || x >= c.w || y >= c.h {
		return -1
	}
	return y*c.w + x
}

// id is the number of a part.
func (c *canvas) id(p Part) int32 {
	if p.Kind == Nothing {
		return 0
	}
	if p == c.last {
		return c.lastID
	}
	if p.Mastery != p.Mastery { //nolint:gocritic // NaN is no key
		p.Mastery = -1
	}
	if c.ids[p] == 0 {
		c.parts = append(c.parts, p)
		c.ids[p] = int32(len(c.parts))
	}
	c.last, c.lastID = p, c.ids[p]
	return c.lastID
}

// letter is the number that stands for a letter of one cell or two.
func (c *canvas) letter(s string) int32 {
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) && r != utf8.RuneError {
		return r
	}
	c.clusters = append(c.clusters, s)
	return -int32(len(c.clusters))
}

// put writes a glyph of one cell.
func (c *canvas) put(x, y int, s string, p Part) {
	if at := c.at(x, y); at >= 0 {
		c.set1(at, c.letter(s), c.id(p))
	}
}

// set1 writes a letter into a cell.
func (c *canvas) set1(at int, letter, owner int32) {
	c.unpair(at)
	c.letters[at], c.marks[at], c.owners[at] = letter, 0, owner
}

// unpair blanks the other half of a wide letter that is about to be overwritten.
func (c *canvas) unpair(at int) {
	if c.marks[at]&tail != 0 {
		c.letters[at-1] = ' '
	}
	if at+1 < len(c.marks) && c.marks[at+1]&tail != 0 {
		c.marks[at+1] &^= tail
		c.letters[at+1] = ' '
	}
}

// write puts a text on one row.
func (c *canvas) write(x, y int, s string, p Part) {
	owner := c.id(p)
	for s != "" {
		if s[0] >= 0x20 && s[0] < 0x7f && (len(s) == 1 || s[1] < 0x7f) {
			if at := c.at(x, y); at >= 0 {
				c.set1(at, int32(s[0]), owner)
			}
			s, x = s[1:], x+1
			continue
		}
		letter, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if letter == "" {
			return
		}
		s = s[len(letter):]
		if w == 0 {
			continue
		}
		if at := c.at(x, y); at >= 0 {
			c.set1(at, c.letter(letter), owner)
			if w > 1 && x+1 < c.w {
				c.unpair(at + 1)
				c.letters[at+1], c.marks[at+1], c.owners[at+1] = 0, tail, owner
			}
		}
		x += w
	}
}

// touch adds ways to a cell.
func (c *canvas) touch(x, y int, w ways, stroke mark, owner int32) {
	at := c.at(x, y)
	if at < 0 || c.letters[at] != 0 || c.marks[at]&tail != 0 {
		return
	}
	was := c.marks[at]
	if other := was&ways4 != 0 && c.owners[at] != owner; other {
		if was&mark(w) == 0 { // one line crosses another
			stroke &= was
		}
		if was&dots == 0 {
			stroke &^= dots // what is drawn through stays so
		}
	}
	c.marks[at], c.owners[at] = was&ways4|mark(w)|stroke, owner
}

// strokeMark is how a stroke is marked in cells.
func strokeMark(s diagram.Stroke) mark {
	switch s {
	case diagram.Thick:
		return heavy
	case diagram.Dotted:
		return dots
	}
	return 0
}

// lines are the rows as text, without blanks at their ends.
func (c *canvas) lines(style func(Part, string) string) []string {
	out := make([]string, c.h)
	var row []byte
	for y := range c.h {
		row = row[:0]
		from, of := 0, int32(0)
		flush := func() {
			if style != nil && of > 0 && from < len(row) {
				row = append(row[:from], style(c.parts[of-1], string(row[from:]))...)
			}
			from = len(row)
		}
		for at, end := y*c.w, y*c.w+c.used(y); at < end; at++ {
			if c.marks[at]&tail != 0 {
				continue
			}
			if c.owners[at] != of {
				flush()
				of = c.owners[at]
			}
			row = c.glyph(row, at)
		}
		flush()
		out[y] = string(row)
	}
	return out
}

// used is how many cells of a row there are before the blanks at its end.
func (c *canvas) used(y int) int {
	end := c.w
	for end > 0 && c.empty(y*c.w+end-1) {
		end--
	}
	return end
}

func (c *canvas) empty(at int) bool {
	return c.marks[at]&(tail|ways4) == 0 && (c.letters[at] == 0 || c.letters[at] == ' ')
}

// glyph adds what a cell shows.
func (c *canvas) glyph(row []byte, at int) []byte {
	letter, m := c.letters[at], c.marks[at]
	w := ways(m & ways4)
	switch {
	case letter > 0:
		return utf8.AppendRune(row, letter)
	case letter < 0:
		return append(row, c.clusters[-letter-1]...)
	case w == 0:
		return append(row, ' ')
	case m&heavy != 0:
		return append(row, c.set.heavy[w]...)
	case m&dots != 0 && w&(north|south) == 0:
		return append(row, c.set.dotsAcross...)
	case m&dots != 0 && w&(east|west) == 0:
		return append(row, c.set.dotsDown...)
	}
	return append(row, c.set.light[w]...)
}

// drawing is the canvas as a drawing, which takes its cells over.
func (c *canvas) drawing(o Options) Drawing {
	d := Drawing{Lines: c.lines(o.Style), parts: c.parts, cells: make([][]int32, c.h)}
	for y := range c.h {
		d.cells[y] = c.owners[y*c.w : (y+1)*c.w : (y+1)*c.w]
		d.Width = max(d.Width, c.used(y))
	}
	d.Wide = d.Width > o.Width
	return d
}
