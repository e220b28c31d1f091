package read

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// A page writes a page of HTML down as Markdown.
type page struct {
	plan plan
	w    writer

	unseen int   // elements we are in of which nothing is written
	only   int   // of those the plan keeps to
	lists  []int // the lists we are in: the number of the last item, -1 if not numbered
	tables []table
}

// A table is one we are in.
type table struct {
	id      int
	columns int      // 0 for one that is only there to place things
	rows    int      // written
	line    int      // of the page, where the row begins
	cells   []string // of the row we are in
	in      bool     // a cell
}

// keeps tells whether what comes now is written down.
func (p *page) keeps() bool { return p.unseen == 0 && (len(p.plan.only) == 0 || p.only > 0) }

func (p *page) leftOut(e element) bool { return unseen(e.tag) || e.hidden || p.plan.skip[e.id] }

func (p *page) enter(e element, attr func(string) string) {
	if p.leftOut(e) && !void(e.tag) {
		p.unseen++
	}
	if p.plan.only[e.id] {
		p.only++
	}
	if !p.keeps() {
		return
	}
	if p.inCell() && e.tag != atom.Table {
		p.enterInTable(e.tag)
		return
	}
	switch {
	case heading(e.tag) > 0:
		p.w.block()
		p.w.lead(strings.Repeat("#", heading(e.tag))+" ", "", false)
		p.w.oneLine = true
	case e.tag == atom.Br:
		p.w.end()
	case e.tag == atom.Pre || e.tag == atom.Listing || e.tag == atom.Xmp || e.tag == atom.Plaintext:
		p.w.block()
		p.w.code = true
	case e.tag == atom.Ul || e.tag == atom.Menu || e.tag == atom.Dir:
		p.list(-1)
	case e.tag == atom.Ol:
		start, err := strconv.Atoi(attr("start"))
		if err != nil || start < 0 || start > 1e6 {
			start = 1
		}
		p.list(start - 1)
	case e.tag == atom.Li:
		p.item()
	case e.tag == atom.Blockquote:
		p.w.block()
		p.w.indent("> ")
	case e.tag == atom.Table:
		p.w.block()
		p.tables = append(p.tables, table{id: e.id, columns: p.plan.columns[e.id]})
	case len(p.tables) > 0 && p.tables[len(p.tables)-1].columns > 0:
		p.enterInTable(e.tag)
	case isBlock(e.tag) || e.tag == atom.Td || e.tag == atom.Th || e.tag == atom.Tr:
		p.w.block()
	}
}

// list begins a list whose first item has the number after the last.
func (p *page) list(last int) {
	if len(p.lists) == 0 {
		p.w.block()
	} else {
		p.w.end()
	}
	p.lists = append(p.lists, last)
}

// item begins an item of the list we are in.
func (p *page) item() {
	if len(p.lists) == 0 {
		p.lists = append(p.lists, -1)
	}
	p.w.end()
	marker := "- "
	if last := &p.lists[len(p.lists)-1]; *last >= 0 {
		*last++
		marker = strconv.Itoa(*last) + ". "
	}
	p.w.lead(marker, strings.Repeat(" ", len(marker)), true)
}

// inCell tells whether we are in a cell of a table that holds data.
func (p *page) inCell() bool {
	return len(p.tables) > 0 && p.tables[len(p.tables)-1].in
}

// enterInTable begins a row or a cell. Everything in a cell stands on one line.
func (p *page) enterInTable(tag atom.Atom) {
	switch t := &p.tables[len(p.tables)-1]; {
	case tag == atom.Td || tag == atom.Th:
		t.in = true
		p.w.beginCell()
	case t.in && (tag == atom.Br || isBlock(tag)):
		p.w.space = true
	case tag == atom.Caption:
		p.w.block()
	}
}

// leaveTable ends a cell, a row or the table.
func (p *page) leaveTable(e element) {
	t := &p.tables[len(p.tables)-1]
	switch {
	case e.id == t.id:
		p.row(t)
		p.tables = p.tables[:len(p.tables)-1]
		p.w.cell = p.inCell()
		p.w.block()
	case t.in && (e.tag == atom.Td || e.tag == atom.Th):
		text, line := p.w.endCell()
		if t.line == 0 {
			t.line = line
		}
		t.cells = append(t.cells, text)
		t.in = false
	case e.tag == atom.Tr:
		p.row(t)
	case e.tag == atom.Caption && !t.in:
		p.w.block()
	case isBlock(e.tag):
		p.w.space = true
	}
}

// row writes the row of a table that was gathered. The first becomes the head of
// the table, since Markdown knows none without.
func (p *page) row(t *table) {
	cells, line := t.cells, t.line
	t.cells, t.line = nil, 0
	if strings.Join(cells, "") == "" {
		return
	}
	if t.rows == 0 {
		for len(cells) < t.columns {
			cells = append(cells, "")
		}
		p.w.block()
	}
	p.w.row(cells, line)
	if t.rows == 0 {
		p.w.row(slices.Repeat([]string{"---"}, t.columns), line)
	}
	t.rows++
}

func (p *page) text(raw []byte, line int, _ atom.Atom) {
	if p.keeps() {
		p.w.text(string(raw), line)
	}
}

// done writes what the end of the page left open.
func (p *page) done() (string, []int) {
	for i := range p.tables {
		t := &p.tables[i]
		if t.in {
			text, line := p.w.endCell()
			t.cells = append(t.cells, text)
			t.line = max(t.line, line)
		}
		p.row(t)
	}
	return p.w.finish()
}

func (p *page) leave(e element) {
	if p.keeps() {
		p.finish(e)
	}
	if p.leftOut(e) {
		p.unseen--
	}
	if p.plan.only[e.id] {
		p.only--
		p.w.block()
	}
}

// finish ends what an element began.
func (p *page) finish(e element) {
	if n := len(p.tables); n > 0 && (p.tables[n-1].id == e.id || p.tables[n-1].columns > 0) {
		p.leaveTable(e)
		return
	}
	switch {
	case heading(e.tag) > 0:
		p.w.block()
		p.w.oneLine = false
	case e.tag == atom.Pre || e.tag == atom.Listing || e.tag == atom.Xmp || e.tag == atom.Plaintext:
		p.w.fence()
		p.w.code = false
	case e.tag == atom.Ul || e.tag == atom.Ol || e.tag == atom.Menu || e.tag == atom.Dir:
		p.lists = p.lists[:max(len(p.lists)-1, 0)]
		if len(p.lists) == 0 {
			p.w.block()
		}
	case e.tag == atom.Li:
		p.w.end()
		p.w.outdent()
	case e.tag == atom.Blockquote:
		p.w.block()
		p.w.outdent()
	case isBlock(e.tag):
		p.w.block()
	}
}
