package render

import (
	"fmt"
	"slices"
	"strings"
)

const (
	minWidth = 1
	// narrow is a width at which a wide character may find no place: lines are cut.
	narrow = 12
	// minRoom is the width that indents leave for text; what is nested deeper is not
	// indented any further.
	minRoom = 8
)

// A canvas draws one block at a time, line by line.
type canvas struct {
	inline  inliner
	st      Style
	signs   signs
	palette palette
	view    view     // tells how it draws, for the cache
	known   drawings // what is drawn in this way already
	width   int
	text    int // the width text may take

	lines []Line
	base  int // the line of the part the block begins on
	at    int // the offset in the part it begins at
	stack []indent
	inset int // the width of all indents
	// gap is one more than how many indents stand on the blank line to come before
	// the next line; 0 for none.
	gap int

	flow      flow
	languages map[string]*language
	buf       []byte
	scratch   []byte
	pending   int // blanks to come before the next piece of the line
	col       int
	line      Line
	lastTo    int32 // the goal of the latest piece, to tell links that go on
}

// An indent is what stands to the left of a container's lines: a mark on the first, a
// bar on the others.
type indent struct {
	mark, bar         string
	markLook, barLook look
	width             int
	marked            bool
}

func newCanvas(d *Doc, width int, st Style) *canvas {
	width = max(width, minWidth)
	c := &canvas{st: st, signs: st.signs(), palette: newPalette(&st), width: width, text: st.maxText(width)}
	c.text = max(c.text, minWidth)
	c.inline = inliner{doc: d, signs: st.Signs, base: st.Base, math: !st.ASCII}
	c.view.width = width
	c.view.look = fmt.Sprintf("%q %q %v %v %v %v %v %v %d", st.Name, st.Base, st.Links, st.ASCII, st.Signs, st.Underline,
		st.Meta, st.highlights(), c.text)
	return c
}

// start makes the canvas ready for a block that begins on a line of a part.
func (c *canvas) start(p *part, line, at int) {
	c.inline.part, c.at = p, at
	c.lines, c.base, c.stack, c.inset, c.gap, c.lastTo = nil, line, c.stack[:0], 0, 0, 0
	c.inline.goals = c.inline.goals[:0]
}

// push opens a container's indent; where there is no room left it takes none.
func (c *canvas) push(in indent) {
	if c.text-c.inset-in.width < minRoom {
		in = indent{marked: true}
	}
	c.stack = append(c.stack, in)
	c.inset += in.width
}

// pop closes the innermost indent. A mark no line has shown yet gets one of its own.
func (c *canvas) pop() {
	last := len(c.stack) - 1
	if in := c.stack[last]; !in.marked && in.mark != "" {
		c.open()
		c.close()
	}
	c.inset -= c.stack[last].width
	c.stack = c.stack[:last]
	if c.gap > len(c.stack)+1 {
		// It was asked for within, and nothing came.
		c.gap = 0
	}
}

// room is the width left of the page, textRoom the width left for text.
func (c *canvas) room() int     { return c.width - c.inset }
func (c *canvas) textRoom() int { return c.text - c.inset }

// apart asks for a blank line before whatever is drawn next, if anything is.
func (c *canvas) apart() { c.gap = len(c.stack) + 1 }

// open begins a line, after the blank one that may be due.
func (c *canvas) open() {
	if depth := c.gap - 1; depth >= 0 {
		c.gap = 0
		c.indent(depth)
		gap := Line{Text: string(c.buf)}
		if c.width < narrow {
			gap.squeeze(c.width)
		}
		c.lines = append(c.lines, gap)
	}
	c.indent(len(c.stack))
	c.line, c.col = Line{}, c.inset
}

// indent writes what stands to the left of a line.
func (c *canvas) indent(depth int) {
	c.buf, c.pending = c.buf[:0], 0
	for i := range c.stack[:depth] {
		in := &c.stack[i]
		sign, l := in.bar, in.barLook
		if !in.marked {
			sign, l, in.marked = in.mark, in.markLook, true
		}
		trimmed := strings.TrimLeft(sign, " ")
		lead := len(sign) - len(trimmed)
		c.pending += lead
		if trimmed != "" {
			c.write(c.palette.paint(trimmed, l))
		}
		c.pending += in.width - lead - Width(trimmed)
	}
}

// write adds to the line; blanks before it are due only now, so that none stand at the
// end of a line.
func (c *canvas) write(s string) {
	if s == "" {
		return
	}
	c.buf = append(c.buf, blanks(c.pending)...)
	c.pending = 0
	c.buf = append(c.buf, s...)
}

// close ends a line.
func (c *canvas) close() {
	if c.line.Source > 0 && c.line.Hi == 0 {
		c.stands(c.base + c.line.Source - 1) // nothing but signs of ours
	}
	c.line.Text = string(c.buf)
	if c.width < narrow {
		c.line.squeeze(c.width)
	}
	c.lines = append(c.lines, c.line)
}

// squeeze cuts a line at a width, and the links on it.
func (l *Line) squeeze(width int) {
	if Width(l.Text) <= width {
		return
	}
	l.Text = strings.TrimRight(Truncate(l.Text, width), " ")
	for i := range l.Links {
		k := &l.Links[i]
		k.Col = min(k.Col, width-1)
		k.Width = min(k.Width, width-k.Col)
	}
}

// draw adds pieces of spans to the line.
func (c *canvas) draw(spans []span, pieces []piece) {
	reach := false
	for _, p := range pieces {
		reach = reach || spans[p.span].goal != 0
	}
	for len(pieces) > 0 {
		first := &spans[pieces[0].span]
		n := 0
		for n < len(pieces) && spans[pieces[n].span].look == first.look && spans[pieces[n].span].goal == first.goal {
			c.from(&spans[pieces[n].span], pieces[n])
			n++
		}
		text := c.together(spans, pieces[:n])
		pieces = pieces[n:]
		out := c.palette.paint(text, first.look)
		if reach {
			width := Width(text)
			if first.goal != 0 {
				out = c.lead(out, first.goal, width)
			}
			c.col += width
		}
		c.write(out)
		c.lastTo = first.goal
	}
}

// together returns the text of pieces, without copying it if it is of one.
func (c *canvas) together(spans []span, pieces []piece) string {
	if p := pieces[0]; len(pieces) == 1 {
		return spans[p.span].text[p.lo:p.hi]
	}
	c.scratch = c.scratch[:0]
	for _, p := range pieces {
		c.scratch = append(c.scratch, spans[p.span].text[p.lo:p.hi]...)
	}
	return string(c.scratch)
}

// from notes what of the part stands on the current line.
func (c *canvas) from(s *span, p piece) {
	if s.lo >= 0 {
		lo, hi := s.made(p.lo, p.hi)
		if c.line.Hi == 0 || int(lo)-c.at < c.line.Lo {
			c.line.Lo = int(lo) - c.at
		}
		c.line.Hi = max(c.line.Hi, int(hi)-c.at)
	}
	n := int(s.line) - c.base + 1
	if c.line.Source == 0 || n < c.line.Source {
		c.line.Source = n
	}
	c.line.End = max(c.line.End, n)
}

// lead notes where a piece of the line leads and makes it a hyperlink.
func (c *canvas) lead(text string, to int32, width int) string {
	g := &c.inline.goals[to-1]
	l := g.link
	l.Col, l.Width, l.More = c.col, width, c.lastTo == to
	if l.Note > 0 && !slices.Contains(c.line.Cites, l.Note) {
		c.line.Cites = append(c.line.Cites, l.Note)
	}
	c.line.Links = append(c.line.Links, l)
	if !c.st.Links || c.inline.doc.bare || g.uri == "" {
		return text
	}
	return "\x1b]8;;" + g.uri + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// rows wraps spans at the room for text and draws them.
func (c *canvas) rows(spans []span) {
	c.flow.wrap(spans, c.textRoom())
	for _, r := range c.flow.rows {
		c.open()
		c.draw(spans, c.flow.pieces[r.lo:r.hi])
		c.close()
	}
}

// stands notes that the current line stands for one of the part, which may be beyond it.
func (c *canvas) stands(line int) {
	if p := c.inline.part; line < len(p.starts) {
		c.line.Source, c.line.End = line-c.base+1, line-c.base+1
		c.line.Lo, c.line.Hi = p.starts[line]-c.at, p.ends(line)-c.at
	}
}

// rule draws a line of a sign, which stands for a line of the part.
func (c *canvas) rule(sign string, width, line int) {
	c.open()
	c.stands(line)
	c.write(c.palette.paint(strings.Repeat(sign, max(width, 0)), lookDim))
	c.close()
}
