package render

import "crypto/sha256"

// maxCached is how much drawn text a cache holds before it lets go of what the latest
// page did not use, in bytes.
const maxCached = 16 << 20

// A Cache remembers what it read and drew: of a text that has grown, or changed in
// places, only what changed is read and laid out again, and a text seen at a width
// before is not laid out at all. The zero Cache is ready to use. It belongs to one
// goroutine.
type Cache struct {
	src   string
	doc   *Doc
	views map[view]drawings
	turn  int
	size  int
	last  sheet
	// reads counts the parts read, misses the blocks laid out.
	reads, misses int
}

// A view is how blocks are drawn.
type view struct {
	look  string
	width int
}

// drawings are the lines of blocks, by the digest of all else they depend on.
type drawings map[[sha256.Size]byte]*drawn

type drawn struct {
	lines []Line
	turn  int
}

// Markdown does what the function [Markdown] does. The lines it returns are shared
// with the cache and must not be changed.
func (c *Cache) Markdown(src []byte, width int, st Style) Page {
	fresh := c.doc == nil || string(src) != c.src
	if fresh {
		c.src = string(src)
		c.doc = edited(c.doc, c.src)
		c.reads += c.doc.edit.reads
	}
	if c.views == nil {
		c.views = map[view]drawings{}
	}
	c.turn++
	cv := newCanvas(c.doc, width, st)
	switch next := c.last; {
	case !next.fits(cv):
		c.last = c.sheet(cv)
	case !fresh:
	case c.doc.edit.calm && c.goOn(cv, &next):
		c.last = next
	default:
		c.last = c.sheet(cv)
	}
	if c.size > maxCached {
		c.forget(cv)
	}
	return Page{Lines: c.last.lines, Notes: c.doc.listed}
}

// view returns what is drawn already in the canvas's way; a nil cache holds nothing.
func (c *Cache) view(cv *canvas) drawings {
	if c == nil {
		return nil
	}
	if c.views[cv.view] == nil {
		c.views[cv.view] = drawings{}
	}
	return c.views[cv.view]
}

// lines returns the lines of a block, counted from its own first line. A nil cache
// draws every time.
func (c *Cache) lines(cv *canvas, p placed, b *block, number int) []Line {
	if c == nil {
		cv.block(p.part, b, number)
		return cv.lines
	}
	if !p.summed { // its document is the cache's own
		p.digest()
	}
	key := b.sum
	if d := cv.inline.doc; d.bare || number > 0 || len(b.cites) > 0 {
		key = sha256.Sum256(d.outer(append(make([]byte, 0, 256), b.sum[:]...), b, number))
	}
	d := cv.known[key]
	if d == nil {
		cv.block(p.part, b, number)
		d = &drawn{lines: append([]Line(nil), cv.lines...)}
		cv.known[key] = d
		c.size += weight(d.lines)
		c.misses++
	}
	d.turn = c.turn
	return d.lines
}

// forget drops what the latest page does not use.
func (c *Cache) forget(cv *canvas) {
	c.last = c.sheet(cv) // it may have been made without asking for each block
	for v, known := range c.views {
		for key, d := range known {
			if d.turn != c.turn {
				c.size -= weight(d.lines)
				delete(known, key)
			}
		}
		if len(known) == 0 && v != cv.view {
			delete(c.views, v)
		}
	}
}

func weight(lines []Line) int {
	n := 0
	for i := range lines {
		n += 144 + len(lines[i].Text)
	}
	return n
}
