package chart

import "github.com/charmbracelet/x/ansi"

// A grid is a picture in cells. A character of two cells stands in the first; the
// second holds "", and one that is overwritten by half becomes a blank.
type grid struct {
	w, h  int
	cells []piece
}

func newGrid(w, h int) *grid {
	g := &grid{w: w, h: h, cells: make([]piece, w*h)}
	for i := range g.cells {
		g.cells[i].text = " "
	}
	return g
}

// at is the text of a cell, "" outside.
func (g *grid) at(x, y int) string {
	if x < 0 || y < 0 || x >= g.w || y >= g.h {
		return ""
	}
	return g.cells[y*g.w+x].text
}

// set draws a sign of one cell; outside it draws nothing.
func (g *grid) set(x, y int, sign string, l look) {
	if x < 0 || y < 0 || x >= g.w || y >= g.h {
		return
	}
	g.tear(x, y)
	g.cells[y*g.w+x] = piece{sign, l}
}

// tear blanks the other half of a wide character that is about to lose one.
func (g *grid) tear(x, y int) {
	i := y*g.w + x
	if g.cells[i].text == "" && x > 0 {
		g.cells[i-1].text = " "
	}
	if x+1 < g.w && g.cells[i+1].text == "" {
		g.cells[i+1].text = " "
	}
}

// write puts a text with its first cell at a place, as far as there is room.
func (g *grid) write(x, y int, s string, l look) {
	for s != "" && y >= 0 && y < g.h {
		sign, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if sign == "" {
			return
		}
		s = s[len(sign):]
		if w == 0 {
			continue
		}
		if x >= 0 && x+w <= g.w {
			g.set(x, y, sign, l)
			for i := 1; i < w; i++ {
				g.set(x+i, y, " ", l)
			}
			for i := 1; i < w; i++ {
				g.cells[y*g.w+x+i].text = ""
			}
		}
		x += w
	}
}

// free reports whether cells of a row are all blank.
func (g *grid) free(x, y, n int) bool {
	if x < 0 || y < 0 || y >= g.h || x+n > g.w {
		return false
	}
	for i := range n {
		if g.at(x+i, y) != " " {
			return false
		}
	}
	return true
}

// row is one line of the picture.
func (g *grid) row(y int) row { return joined(g.cells[y*g.w : (y+1)*g.w]) }

// repeat draws a sign over the cells from one to before another.
func (g *grid) repeat(from, to, y int, sign string, l look) {
	for x := max(from, 0); x < min(to, g.w); x++ {
		g.set(x, y, sign, l)
	}
}
