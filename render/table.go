package render

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

const (
	// columnGap is the blanks between columns.
	columnGap = 2
	// maxKey is how much of the head of a column is said again on every card after
	// the first.
	maxKey = 32
	// endless is wider than any line.
	endless = 1 << 30
)

// A grid is a table about to be drawn: cells by row, the head first.
type grid struct {
	rows    [][]cell
	align   []extast.Alignment
	natural []int // the width each column would like
}

// A cell is the text of a cell with the width it would like and that of its longest
// word.
type cell struct {
	spans         []span
	natural, word int
}

// table draws a table: in columns if they fit, else every row as a card.
func (c *canvas) table(n *extast.Table) {
	g := c.grid(n)
	if len(g.rows) == 0 || len(g.natural) == 0 {
		return
	}
	if widths := g.fit(c.room()); widths != nil {
		c.columns(g, widths)
		return
	}
	c.cards(g)
}

func (c *canvas) grid(n *extast.Table) grid {
	columns := len(n.Alignments)
	g := grid{align: n.Alignments, natural: make([]int, columns)}
	c.inline.cell = true
	defer func() { c.inline.cell = false }()
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		base := look(0)
		if len(g.rows) == 0 {
			base = lookStrong
		}
		cells := make([]cell, 0, columns)
		for node := row.FirstChild(); node != nil && len(cells) < columns; node = node.NextSibling() {
			i := len(cells)
			cells = append(cells, c.cell(node, base))
			g.natural[i] = max(g.natural[i], cells[i].natural, 1)
		}
		g.rows = append(g.rows, cells)
	}
	return g
}

func (c *canvas) cell(n ast.Node, base look) cell {
	spans := slices.Clone(c.inline.read(n, base))
	c.flow.wrap(spans, endless)
	width := 0
	for _, r := range c.flow.rows {
		width = max(width, r.width)
	}
	return cell{spans, width, c.flow.widest}
}

// fit returns the widths of the columns in a room, nil if they cannot stand side by
// side. The widest columns give way first, down to their longest words; what is short,
// numbers above all, is kept in one piece where that is possible.
func (g grid) fit(room int) []int {
	room -= columnGap * (len(g.natural) - 1)
	if sum(g.natural) <= room {
		return g.natural
	}
	for _, keep := range [...]struct{ word, cell int }{{16, 7}, {12, 7}, {16, 0}} {
		if least := g.least(keep.word, keep.cell); sum(least) <= room {
			return g.share(least, room)
		}
	}
	return nil
}

// least returns the widths columns need that keep words together up to a width, and
// whole cells under the head up to another.
func (g grid) least(word, whole int) []int {
	least := make([]int, len(g.natural))
	for k, row := range g.rows {
		for i, cell := range row {
			least[i] = max(least[i], min(cell.word, word), 1)
			if k > 0 && cell.natural <= whole {
				least[i] = max(least[i], cell.natural)
			}
		}
	}
	return least
}

// share spreads a room over columns: none is wider than needed, or narrower than least,
// and the others are as wide as one another.
func (g grid) share(least []int, room int) []int {
	widths := make([]int, len(least))
	set := func(most int) int {
		for i := range widths {
			widths[i] = min(g.natural[i], max(least[i], most))
		}
		return sum(widths)
	}
	lo, hi := 1, room
	for lo < hi {
		if mid := (lo + hi + 1) / 2; set(mid) <= room {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	spare := room - set(lo)
	for i := range widths {
		if spare > 0 && widths[i] == lo && widths[i] < g.natural[i] {
			widths[i]++
			spare--
		}
	}
	return widths
}

func sum(widths []int) int {
	n := 0
	for _, w := range widths {
		n += w
	}
	return n
}

// columns draws a table in columns of widths. Blank lines set off the rows that take
// several lines.
func (c *canvas) columns(g grid, widths []int) {
	flows := make([]flow, len(widths))
	before := 0
	for k, row := range g.rows {
		height := 0
		for i, cell := range row {
			flows[i].wrap(cell.spans, widths[i])
			height = max(height, len(flows[i].rows))
		}
		if k > 1 && max(before, height) > 1 {
			c.apart()
		}
		for line := range height {
			c.tableLine(flows[:len(row)], row, line, g.align, widths)
		}
		if k == 0 {
			c.headRule(widths, lastLine(row)+1)
		}
		before = height
	}
}

// tableLine draws one line of a row.
func (c *canvas) tableLine(flows []flow, row []cell, line int, align []extast.Alignment, widths []int) {
	c.open()
	at := c.inset
	for i := range flows {
		left, used := 0, 0
		if line < len(flows[i].rows) {
			r := flows[i].rows[line]
			left, used = margin(align[i], widths[i]-r.width), r.width
			c.pending += left
			c.col = at + left
			c.draw(row[i].spans, flows[i].pieces[r.lo:r.hi])
		}
		c.pending += widths[i] - left - used + columnGap
		at += widths[i] + columnGap
	}
	c.close()
}

// margin returns how much of the blanks in a cell stand before its text.
func margin(align extast.Alignment, blanks int) int {
	switch align {
	case extast.AlignRight:
		return blanks
	case extast.AlignCenter:
		return blanks / 2
	}
	return 0
}

// lastLine returns the last line of the part that cells come from, -2 for none.
func lastLine(row []cell) int {
	last := -2
	for _, cell := range row {
		for _, s := range cell.spans {
			last = max(last, int(s.line))
		}
	}
	return last
}

// headRule draws the line under the head, which stands for a line of the part.
func (c *canvas) headRule(widths []int, line int) {
	c.open()
	if line >= 0 {
		c.stands(line)
	}
	for _, w := range widths {
		c.write(c.palette.paint(strings.Repeat(c.signs.rule, w), lookDim))
		c.pending += columnGap
	}
	c.close()
}

// cards draws each row as lines of "column: value", without the empty ones.
func (c *canvas) cards(g grid) {
	head := g.rows[0]
	short := make([][]span, len(head))
	for i := range head {
		short[i] = head[i].spans
		if head[i].natural > maxKey {
			short[i] = []span{{
				text: Truncate(plain(short[i]), maxKey), look: lookStrong, line: short[i][0].line,
				lo: short[i][0].lo, hi: short[i][len(short[i])-1].hi,
			}}
		}
	}
	for k, row := range g.rows[1:] {
		if k > 0 {
			c.apart()
		}
		for i, cell := range row {
			switch {
			case cell.natural == 0:
			case k == 0:
				c.card(head[i].spans, cell.spans)
			default:
				c.card(short[i], cell.spans)
			}
		}
	}
	if len(g.rows) == 1 {
		for _, cell := range head {
			c.rows(cell.spans)
		}
	}
}

// card draws one line of a card.
func (c *canvas) card(key, value []span) {
	spans := value
	if len(key) > 0 {
		spans = append(slices.Clone(key), span{text: ":", look: lookStrong, line: key[0].line, lo: -1}, span{text: " ", line: value[0].line, lo: -1})
		spans = append(spans, value...)
	}
	c.hanging(spans)
}

// hanging draws text whose first line stands two cells out.
func (c *canvas) hanging(spans []span) {
	in := c.hang()
	c.flow.wrap(spans, c.textRoom()-in)
	for i, r := range c.flow.rows {
		c.open()
		if i > 0 {
			c.pending += in
		}
		c.draw(spans, c.flow.pieces[r.lo:r.hi])
		c.close()
	}
}
