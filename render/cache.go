package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"

	"github.com/yuin/goldmark/ast"
)

// maxCached is how much drawn text a cache holds before it lets go of what the latest
// page did not use, in bytes.
const maxCached = 16 << 20

// A Cache remembers what it drew: a text that has grown, or changed in places, is laid
// out again only where it changed, and a text seen at a width before not at all. The
// zero Cache is ready to use. It belongs to one goroutine.
type Cache struct {
	src   []byte
	doc   *Doc
	drawn map[drawnKey]drawn
	turn  int
	size  int
	hash  hash.Hash
	// misses counts the blocks laid out.
	misses int
}

// drawnKey is all that the drawing of a block depends on.
type drawnKey struct {
	block [sha256.Size]byte
	look  string
	width int
}

type drawn struct {
	lines []Line
	turn  int
}

// Markdown does what the function [Markdown] does. The lines it returns are shared
// with the cache and must not be changed.
func (c *Cache) Markdown(src []byte, width int, st Style) Page {
	if c.doc == nil || !bytes.Equal(src, c.src) {
		c.src, c.doc = bytes.Clone(src), Parse(src)
	}
	if c.drawn == nil {
		c.drawn, c.hash = map[drawnKey]drawn{}, sha256.New()
	}
	c.turn++
	page := c.doc.page(width, st, c)
	if c.size > maxCached {
		c.forget()
	}
	return page
}

// lines returns the lines of a block, counted from its own first line. A nil cache
// draws every time.
func (c *Cache) lines(cv *canvas, b block) []Line {
	if c == nil {
		cv.block(b)
		return cv.lines
	}
	key := drawnKey{c.fingerprint(cv.inline.doc, b), cv.key, cv.width}
	d, ok := c.drawn[key]
	if !ok {
		cv.block(b)
		d.lines = append([]Line(nil), cv.lines...)
		c.size += weight(d.lines)
		c.misses++
	}
	d.turn = c.turn
	c.drawn[key] = d
	return d.lines
}

// forget drops what the latest page did not use.
func (c *Cache) forget() {
	for key, d := range c.drawn {
		if d.turn != c.turn {
			c.size -= weight(d.lines)
			delete(c.drawn, key)
		}
	}
}

func weight(lines []Line) int {
	n := 0
	for i := range lines {
		n += 128 + len(lines[i].Text)
	}
	return n
}

// fingerprint is the digest of what a block says: its source, and what its references
// to other parts of the document lead to.
func (c *Cache) fingerprint(d *Doc, b block) (sum [sha256.Size]byte) {
	h := c.hash
	h.Reset()
	// Several footnotes may begin on one line: where on it tells them apart.
	fmt.Fprintf(h, "%d %d %v\n", b.node.Kind(), b.node.Pos()-b.start, d.bare)
	if b.number > 0 {
		fmt.Fprintf(h, "%d %d\n", b.number, d.lastNote())
	}
	h.Write(bytes.TrimRight(d.body[b.start:b.end], " \t\r\n"))
	var size [8]byte
	say := func(n int, s string) {
		binary.LittleEndian.PutUint32(size[:4], uint32(n))
		binary.LittleEndian.PutUint32(size[4:], uint32(len(s)))
		h.Write(size[:])
		h.Write([]byte(s))
	}
	for n := range tree(b.node) {
		switch n := n.(type) {
		case *ast.Link:
			say(-1, string(n.Destination))
		case *ast.Image:
			say(-2, string(n.Destination))
		case *citation:
			number := d.numbers[n.label]
			say(number, d.links[number])
		}
	}
	h.Sum(sum[:0])
	return sum
}
