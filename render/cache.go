package render

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

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
	// reads counts the parts read, misses the blocks laid out.
	reads, misses int
	// lately is how many lines the latest page had.
	lately int
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
	if c.doc == nil || string(src) != c.src {
		c.src = string(src)
		c.doc = edited(c.doc, c.src)
		c.reads += c.doc.reads
	}
	if c.views == nil {
		c.views = map[view]drawings{}
	}
	c.turn++
	page := c.doc.page(width, st, c)
	c.lately = len(page.Lines)
	if c.size > maxCached {
		c.forget()
	}
	return page
}

// guess returns how many lines a page of a document may have.
func (c *Cache) guess(d *Doc) int {
	if c != nil && c.lately > 0 {
		return c.lately + 64
	}
	n := 0
	for _, p := range d.parts {
		n += p.lines + 1
	}
	return n
}

// view returns what is drawn already in the canvas's way; a nil cache holds nothing.
func (c *Cache) view(cv *canvas) drawings {
	if c == nil {
		return nil
	}
	v := view{cv.key, cv.width}
	if c.views[v] == nil {
		c.views[v] = drawings{}
	}
	return c.views[v]
}

// lines returns the lines of a block, counted from its own first line. A nil cache
// draws every time.
func (c *Cache) lines(cv *canvas, known drawings, p *part, b *block, number int) []Line {
	if c == nil {
		cv.block(p, b, number)
		return cv.lines
	}
	key := b.sum
	if cv.outer != "" {
		key = outward(b, cv.outer, number)
	}
	d := known[key]
	if d == nil {
		cv.block(p, b, number)
		d = &drawn{lines: append([]Line(nil), cv.lines...)}
		known[key] = d
		c.size += weight(d.lines)
		c.misses++
	}
	d.turn = c.turn
	return d.lines
}

// outward is the digest of a block and of what it takes from elsewhere: its number and
// that of others, and where footnotes lead.
func outward(b *block, outer string, number int) [sha256.Size]byte {
	data := append(make([]byte, 0, 256), b.sum[:]...)
	data = binary.AppendUvarint(data, uint64(number))
	return sha256.Sum256(append(data, outer...))
}

// outerOf writes down what the blocks of a part take from elsewhere, "" for nothing.
func (d *Doc) outerOf(p *part) string {
	if len(p.cites) == 0 && len(p.notes) == 0 && !d.bare {
		return ""
	}
	out := fmt.Appendf(nil, "%v %d", d.bare, d.lastNote())
	for _, label := range p.cites {
		n := d.numbers[label]
		out = fmt.Appendf(out, " %d %q", n, d.links[n])
	}
	return string(out)
}

// forget drops what the latest page did not use.
func (c *Cache) forget() {
	for v, known := range c.views {
		for key, d := range known {
			if d.turn != c.turn {
				c.size -= weight(d.lines)
				delete(known, key)
			}
		}
		if len(known) == 0 {
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
