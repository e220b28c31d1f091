package chart

import "strings"

// A place is a text below a picture, with the cell it belongs to.
type place struct {
	x    int
	text string
}

// under adds the row of labels below a picture, thinned out evenly so that two blanks
// stand between any two, and the row that says what they are. slot is how many cells
// a label has for itself where all are to be shown.
func (d *drawing) under(at []place, gutter, room, slot int) {
	longest := 0
	for i := range at {
		longest = max(longest, width(at[i].text))
	}
	if longest >= slot && slot >= 8 && len(at) <= 12 {
		for i := range at {
			at[i].text = shorten(at[i].text, slot-1, d.g.more)
		}
	}
	for i := range at {
		at[i].text = shorten(at[i].text, max(room/2, 1), d.g.more)
	}
	g := newGrid(room, 1)
	for every := 1; !d.tryUnder(g, at, every); every = next(every) {
		g = newGrid(room, 1)
		if next(every) > len(at) { // they stand too unevenly for every so manyth
			d.whereRoom(g, at)
			break
		}
	}
	d.add(append(row{{blanks(gutter + 2), ofText}}, g.row(0)...)...)
	if s := d.x.caption(); s != "" {
		s = shorten(s, room, d.g.more)
		d.add(piece{blanks(gutter+2+room-width(s)) + s, ofDim})
	}
}

// tryUnder writes every so manyth label, and reports whether none met another. The last
// may be left out.
func (d *drawing) tryUnder(g *grid, at []place, every int) bool {
	end := -1
	for i := 0; i < len(at); i += every {
		w := width(at[i].text)
		if w == 0 {
			continue
		}
		x := max(0, min(at[i].x-(w-1)/2, g.w-w))
		if x < end && i+every >= len(at) && i > every {
			break // the last was moved in from the edge
		}
		if x < end {
			return false
		}
		g.write(x, 0, at[i].text, ofText)
		end = x + w + 1
		if strings.Contains(at[i].text, " ") {
			end++
		}
	}
	return true
}

// whereRoom writes the labels that meet none before them.
func (d *drawing) whereRoom(g *grid, at []place) {
	end := 0
	for _, p := range at {
		w := width(p.text)
		if x := max(0, min(p.x-(w-1)/2, g.w-w)); w > 0 && x >= end {
			g.write(x, 0, p.text, ofText)
			end = x + w + 2
		}
	}
}

// next is the next of 1, 2, 5, 7, 10, 14, 20 and so on: steps people count in, weeks
// among them.
func next(every int) int {
	for _, n := range []int{2, 5, 7, 10, 14, 20, 28} {
		if n > every {
			return n
		}
	}
	return every * 2
}
