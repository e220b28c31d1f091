package cards

import (
	"math"
	"strings"

	"ken/notes"
	"ken/notes/read"
)

// A rowKind says what a line of a document can be to a card.
type rowKind uint8

const (
	blankRow rowKind = iota
	textRow
	solidRow // code, comment, formula, table: may be part of an answer, holds no marks
	headRow
	ruleRow // a thematic break, or what underlines a heading
)

// A row is one line of a document; its bytes do not hold the line's end.
type row struct {
	start, end int32
	kind       rowKind
	used       bool // it is part of a card, or of what was reported as a broken one
}

// A title is a heading of a document.
type title struct {
	row, level int
	text       string
	path       []string // of headings, this one included
}

// A page is a document cut into rows.
type page struct {
	doc    notes.Document
	text   string
	rows   []row
	above  int // lines of the file before the first row
	titles []title
}

// pageOf cuts what follows the front matter of a document. A text too long for the
// offsets of a row is not cut at all; no reader gives one.
func pageOf(doc notes.Document) page {
	p := page{doc: doc, text: doc.Text}
	if len(doc.Text) >= math.MaxInt32 {
		return p
	}
	_, body := read.Front(doc.Text)
	p.above = strings.Count(doc.Text[:body], "\n")
	p.rows = make([]row, 0, 1+strings.Count(doc.Text[body:], "\n"))
	c := pageCutter{page: &p, base: body}
	for l := range read.Lines(doc.Text[body:]) {
		c.line(l)
	}
	return p
}

// in returns the bytes of a row.
func (p *page) in(i int) string { return p.text[p.rows[i].start:p.rows[i].end] }

// span returns the bytes of the rows from a up to and without b.
func (p *page) span(a, b int) string { return p.text[p.rows[a].start:p.rows[b-1].end] }

// number returns the line of the file that a row is.
func (p *page) number(i int) int { return p.above + i + 1 }

// A pageCutter sorts the lines of a document as they come.
type pageCutter struct {
	page  *page
	base  int // of the text that the lines count from
	until string
	table bool
	list  bool  // in a list, whose items hold what is indented below them
	under []int // the headings that are not yet over, outermost first
	// lacking holds what closes a formula or comment and does not come any more: it is
	// not looked for again, so that a text full of opened ones is read once.
	lacking map[string]bool
}

func (c *pageCutter) line(l read.Line) {
	p := c.page
	start, end := c.base+l.Start, c.base+l.End
	raw := strings.TrimRight(p.text[start:end], "\r\n")
	end = start + len(raw)
	trimmed := strings.TrimSpace(raw)
	var kind rowKind
	switch {
	case c.until != "":
		kind = solidRow
		if strings.Contains(raw, c.until) {
			c.until = ""
		}
	case l.Code, l.Hidden:
		kind = solidRow
	case trimmed == "":
		kind, c.table = blankRow, false
	case l.Heading.Level > 0 && l.Heading.Start == l.Start:
		kind, c.list = headRow, false
	case rule(trimmed), l.Heading.Level > 0:
		kind = ruleRow
	default:
		kind = c.other(raw, trimmed, end)
	}
	p.rows = append(p.rows, row{int32(start), int32(end), kind, false})
	if l.Heading.Level > 0 {
		c.heading(l.Heading, kind)
	}
}

// other sorts a line of text.
func (c *pageCutter) other(raw, trimmed string, end int) rowKind {
	p := c.page
	n := len(p.rows)
	indent := columns(raw)
	if read.Bullet(trimmed) > 0 {
		c.list = true
	} else if indent == 0 && n > 0 && p.rows[n-1].kind == blankRow {
		c.list = false
	}
	switch {
	case tableRule(trimmed):
		if n > 0 && p.rows[n-1].kind == textRow && strings.Contains(p.in(n-1), "|") {
			p.rows[n-1].kind = solidRow
		}
		c.table = true
		return solidRow
	case trimmed[0] == '|', c.table && strings.Contains(trimmed, "|"):
		return solidRow
	case strings.HasPrefix(trimmed, "$$"):
		if !strings.Contains(trimmed[2:], "$$") && !c.open("$$", end) {
			return textRow
		}
		return solidRow
	case indent >= 4 && !c.list && (n == 0 || p.rows[n-1].kind == blankRow || p.rows[n-1].kind == solidRow && columns(p.in(n-1)) >= 4):
		return solidRow
	}
	if at := strings.LastIndex(raw, "<!--"); at >= 0 && !strings.Contains(raw[at:], "-->") && !inCode(raw, at) {
		c.open("-->", end) // what stands before it is text
	}
	return textRow
}

// open goes on until a mark comes again, and tells whether it does.
func (c *pageCutter) open(mark string, from int) bool {
	if c.lacking[mark] {
		return false
	}
	if !strings.Contains(c.page.text[from:], mark) {
		if c.lacking == nil {
			c.lacking = make(map[string]bool)
		}
		c.lacking[mark] = true
		return false
	}
	c.until = mark
	return true
}

// heading takes a heading. What is underlined with dashes is one only where it is a
// single line that is no card: else the dashes end a card.
func (c *pageCutter) heading(h read.Heading, kind rowKind) {
	p := c.page
	n := len(p.rows) - 1
	at := n
	if kind != headRow {
		at = n - 1
		if at < 0 || p.rows[at].kind != textRow || int(p.rows[at].start) != c.base+h.Start {
			return
		}
		if line := p.in(at); h.Level == 2 && cardLike(line) {
			return
		}
		p.rows[at].kind = headRow
	}
	t := title{row: at, level: h.Level, text: h.Text}
	for len(c.under) > 0 && p.titles[c.under[len(c.under)-1]].level >= h.Level {
		c.under = c.under[:len(c.under)-1]
	}
	if n := len(c.under); n > 0 {
		t.path = p.titles[c.under[n-1]].path
	}
	// The path of a heading that was handed out is never written to again.
	t.path = append(t.path[:len(t.path):len(t.path)], h.Text)
	c.under = append(c.under, len(p.titles))
	p.titles = append(p.titles, t)
}

// cardLike tells lines that are cards by themselves, or begin one.
func cardLike(line string) bool {
	return labelOf(line) != 0 || strings.Contains(line, " :: ") || strings.Contains(line, " ::: ") || separator(line) > 0
}

// rule tells whether a line is a thematic break.
func rule(line string) bool {
	if strings.IndexByte("-*_", line[0]) < 0 {
		return false
	}
	return strings.Trim(line, line[:1]+" \t") == "" && strings.Count(line, line[:1]) >= 3
}

// tableRule tells the line below the head of a table.
func tableRule(line string) bool {
	return strings.Contains(line, "|") && strings.Contains(line, "-") && strings.Trim(line, "|-: \t") == ""
}

// columns returns how far a line is indented.
func columns(line string) int {
	n := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}
