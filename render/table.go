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

// columns draws a table in columns of widths. Where rows take several lines, blank
// lines tell them apart.
func (c *canvas) columns(g grid, widths []int) {
	flows := make([]flow, len(widths))
	spaced := false
	for _, row := range g.rows[1:] {
		for i, cell := range row {
			spaced = spaced || cell.natural > widths[i] || slices.ContainsFunc(cell.spans, func(s span) bool { return s.kind == isHard })
		}
	}
	for k, row := range g.rows {
		if spaced && k > 1 {
			c.apart()
		}
		c.tableRow(flows, row, g.align, widths)
		if k == 0 {
			c.headRule(widths)
		}
	}
}

func (c *canvas) tableRow(flows []flow, row []cell, align []extast.Alignment, widths []int) {
	height := 0
	for i, cell := range row {
		flows[i].wrap(cell.spans, widths[i])
		height = max(height, len(flows[i].rows))
	}
	for k := range height {
		c.open()
		at := c.inset
		for i, cell := range row {
			left, used := 0, 0
			if k < len(flows[i].rows) {
				r := flows[i].rows[k]
				left, used = margin(align[i], widths[i]-r.width), r.width
				c.pending += left
				c.col = at + left
				c.draw(cell.spans, flows[i].pieces[r.lo:r.hi])
			}
			c.pending += widths[i] - left - used + columnGap
			at += widths[i] + columnGap
		}
		c.close()
	}
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

func (c *canvas) headRule(widths []int) {
	c.open()
	for _, w := range widths {
		c.write(c.palette.paint(strings.Repeat(c.signs.rule, w), lookDim))
		c.pending += columnGap
	}
	c.close()
}

// cards draws each row as lines of "column: value", without the empty ones.
func (c *canvas) cards(g grid) {
	head, before := g.rows[0], len(c.lines)
	for _, row := range g.rows[1:] {
		if len(c.lines) > before {
			c.apart()
		}
		for i, cell := range row {
			if cell.natural == 0 {
				continue
			}
			var spans []span
			if head[i].natural > 0 {
				spans = append(slices.Clone(head[i].spans), span{text: ":", look: lookStrong, line: cell.spans[0].line})
				spans = append(spans, span{text: " ", line: cell.spans[0].line})
			}
			c.hanging(append(spans, cell.spans...))
		}
	}
	if len(g.rows) == 1 {
		for _, cell := range head {
			c.rows(cell.spans)
		}
	}
}

// hanging draws text whose first line stands two cells out.
func (c *canvas) hanging(spans []span) {
	c.flow.wrap(spans, c.textRoom()-2)
	for i, r := range c.flow.rows {
		c.open()
		if i > 0 {
			c.pending += 2
		}
		c.draw(spans, c.flow.pieces[r.lo:r.hi])
		c.close()
	}
}
