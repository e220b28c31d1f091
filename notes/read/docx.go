package read

import (
	"fmt"
	"slices"
	"strings"
)

// The rules of Word files:
//
//   - What is seen is read: text that was inserted but not what was deleted, the shown
//     results of fields but not what computes them, nothing that is hidden.
//   - Paragraphs are headings by their outline level or the names of their styles, and
//     items with the numbers that Word would show.
//   - Notes and comments stand behind the paragraph, list or table they belong to, and so
//     do text boxes. Headers stand first and footers last, each once.
//   - Tables of contents and numbers of pages repeat what stands elsewhere.

// A wordFile is a Word file that is read.
type wordFile struct {
	flow
	in       Input
	b        *bundle
	rels     map[string]relation
	styles   map[string]wordStyle
	lists    *wordLists
	notes    map[string][]block // notes and comments that were not written yet
	after    []block            // what is to stand behind what is being read
	held     []block            // what is to stand behind the list we are in
	fields   []field            // those we are in
	noted    int                // notes
	taken    int                // bytes of text
	deep     int                // tables and text boxes we are in
	titled   bool               // a title stands above all headings
	page     int                // as Word laid it out last
	comments []string           // who made them
}

// maxDeep is how deep tables and text boxes may lie in each other.
const maxDeep = 30

func readDOCX(in Input, b *bundle, main string) (Document, error) {
	rels, order := b.relations(main)
	w := &wordFile{in: in, b: b, rels: rels, notes: map[string][]block{}, page: 1}
	part := func(kind string) string {
		if parts := related(rels, order, kind); len(parts) > 0 {
			return parts[0]
		}
		return ""
	}
	w.styles = readWordStyles(b.xml(part("styles")))
	w.lists = readWordLists(b.xml(part("numbering")))
	w.readNotes(part("footnotes"), "footnote")
	w.readNotes(part("endnotes"), "endnote")
	w.readNotes(part("comments"), "comment")
	for _, p := range related(rels, order, "header") {
		w.margin(p)
	}
	w.turn("page 1")
	w.body(main)
	w.flushed(nil)
	for _, p := range related(rels, order, "footer") {
		w.margin(p)
	}
	if len(w.parts) == 1 {
		w.parts = nil
	}
	props := readImprint(b.xml("docProps/core.xml"))
	for _, name := range w.comments {
		props.people = person(props.people, name)
	}
	d := w.done(Document{Format: formatDOCX})
	props.into(&d, in.Name)
	return d, nil
}

// body reads the text itself.
func (w *wordFile) body(main string) {
	x := w.b.xml(main)
	for x.next() && !w.full() {
		if x.kind != xmlOpen || x.name != "body" {
			continue
		}
		n := 0
		for in := x.depth; !w.full() && x.opens(in); {
			w.element(x, func(b block) {
				if n++; n%1000 == 0 {
					w.in.beat()
				}
				w.flushed(&b)
			})
		}
	}
	w.broken(x)
}

// broken notes that a part ended before its end.
func (w *wordFile) broken(x *xmlReader) {
	if x.err != nil || x.depth > 0 && x.kind == xmlEnd {
		w.lacks.add("", "it is damaged: its text breaks off")
	}
}

// flushed writes a block and what stands behind it, which in a list has to wait for its
// end; nil is the end of all.
func (w *wordFile) flushed(b *block) {
	after := w.after
	w.after = nil
	if b == nil || !b.item {
		for _, a := range w.held {
			w.add(a)
		}
		w.held = nil
	}
	if b != nil {
		if page := fmt.Sprintf("page %d", b.page); b.page > 1 && page != w.last() {
			w.turn(page)
		}
		w.add(*b)
	}
	if b != nil && b.item {
		w.held = append(w.held, after...)
		return
	}
	for _, a := range after {
		w.add(a)
	}
}

// last returns the name of the part that was begun last.
func (w *wordFile) last() string {
	if n := len(w.parts); n > 0 {
		return w.parts[n-1].Name
	}
	return ""
}

// element takes what the element just opened says, in blocks. What is not known is
// looked into.
func (w *wordFile) element(x *xmlReader, yield func(block)) {
	switch x.name {
	case "p":
		if b := w.paragraph(x); b.text != "" {
			yield(b)
		}
	case "tbl":
		yield(w.readTable(x))
	case "sdt":
		w.control(x, func() { w.elements(x, yield) })
	case "del", "moveFrom", "sectPr", "Fallback", "tblPr", "tblGrid", "trPr", "pPr", "rPr":
		x.skip()
	}
}

// elements takes what stands in the element just opened.
func (w *wordFile) elements(x *xmlReader, yield func(block)) {
	if w.deep++; w.deep > maxDeep {
		w.lacks.add("", "tables or boxes that lie too deep in each other are left out")
		x.skip()
	} else {
		for in := x.depth; x.opens(in); {
			w.element(x, yield)
		}
	}
	w.deep--
}

// control looks into a field that is filled in, unless nothing was or it is a table of
// contents.
func (w *wordFile) control(x *xmlReader, look func()) {
	leave := false
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "sdtPr":
			for in := x.depth; x.opens(in); {
				leave = leave || x.name == "showingPlcHdr" && on(x) ||
					x.name == "docPartGallery" && x.attr("val") == "Table of Contents"
			}
		case "sdtContent":
			if leave {
				x.skip()
			} else {
				look()
			}
		}
	}
}

// readTable reads a table.
func (w *wordFile) readTable(x *xmlReader) block {
	t := block{rows: [][]tableCell{}, page: w.page}
	if w.deep++; w.deep > maxDeep {
		w.lacks.add("", "tables or boxes that lie too deep in each other are left out")
		x.skip()
	} else {
		for in := x.depth; x.opens(in); {
			switch x.name {
			case "tr":
				var above []tableCell
				if n := len(t.rows); n > 0 {
					above = t.rows[n-1]
				}
				if row := w.row(x, above); row != nil {
					t.rows = append(t.rows, row)
				}
			case "tblPr", "tblGrid", "sdtPr":
				x.skip()
			}
		}
	}
	w.deep--
	return t
}

// maxSpan is how many columns a cell may reach over.
const maxSpan = 64

// row reads a row of a table, nil if it was deleted. What a cell that reaches down from
// the row above says holds for both.
func (w *wordFile) row(x *xmlReader, above []tableCell) []tableCell {
	row := []tableCell{}
	deleted := false
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "trPr":
			for in := x.depth; x.opens(in); {
				deleted = deleted || x.name == "del" || x.name == "hidden" && on(x)
			}
		case "tc":
			c, span, merged := w.cell(x)
			if merged && len(row) < len(above) {
				c = above[len(row)]
			}
			if len(row) < maxColumns {
				row = append(append(row, c), make([]tableCell, span-1)...)
			}
		case "sdtPr", "tblPrEx":
			x.skip()
		}
	}
	if deleted {
		return nil
	}
	return row
}

// cell reads a cell, and tells how many columns it reaches over, and whether it is a part
// of the cell above.
func (w *wordFile) cell(x *xmlReader) (c tableCell, span int, merged bool) {
	span = 1
	for in := x.depth; x.opens(in); {
		if x.name != "tcPr" {
			w.element(x, func(b block) { c = append(c, b) })
			continue
		}
		for in := x.depth; x.opens(in); {
			switch x.name {
			case "gridSpan":
				span = max(1, min(number(x.attr("val")), maxSpan))
			case "vMerge":
				merged = x.attr("val") != "restart"
			}
		}
	}
	return c, span, merged
}

// readNotes reads the notes of a kind, or the comments, so that they are there when
// something refers to them.
func (w *wordFile) readNotes(part, element string) {
	if part == "" {
		return
	}
	x := w.b.xml(part)
	for x.next() {
		if x.kind != xmlOpen || x.name != element || len(w.notes) > maxParts {
			continue
		}
		id, kind, author := element+x.attr("id"), x.attr("type"), oneLine(tidied(x.attr("author")))
		var blocks []block
		w.elements(x, func(b block) { blocks = append(blocks, b) })
		w.after = nil
		if kind == "" || kind == "normal" {
			w.notes[id] = blocks
		}
		if element == "comment" {
			w.comments = person(w.comments, author)
			w.notes[id] = introduced(blocks, commentBy(author))
		}
	}
}

// commentBy is what stands before a comment.
func commentBy(author string) string {
	if author == "" {
		return "Comment: "
	}
	return "Comment by " + author + ": "
}

// introduced puts words before the first paragraph of blocks.
func introduced(blocks []block, words string) []block {
	for i := range blocks {
		if blocks[i].rows == nil {
			blocks = slices.Clone(blocks)
			blocks[i].text = words + blocks[i].text
			blocks[i].item, blocks[i].heading = false, 0
			break
		}
	}
	return blocks
}

// margin reads a header or footer: what was not in another, and is not the number of
// the page alone.
func (w *wordFile) margin(part string) {
	rels := w.rels
	w.rels, _ = w.b.relations(part)
	x := w.b.xml(part)
	for x.next() {
		if x.kind != xmlOpen {
			continue
		}
		w.elements(x, func(b block) { w.marginal(b) })
		w.after = nil
	}
	w.rels, w.fields = rels, nil
}

// marginal writes a block of a header or footer.
func (w *flow) marginal(b block) {
	key := b.text
	for _, row := range b.rows {
		for _, c := range row {
			key += c.String() + " "
		}
	}
	key = strings.TrimSpace(key)
	if key == "" || w.margins[key] || len(w.margins) > 100 || len(strings.Fields(key)) < 3 && (b.paged || pageNumber(key)) {
		return
	}
	if w.margins == nil {
		w.margins = map[string]bool{}
	}
	w.margins[key] = true
	b.heading, b.item = 0, false
	w.add(b)
}

// pageNumber tells what only says which page it stands on.
func pageNumber(text string) bool {
	return strings.Trim(text, "0123456789 -–—/|.") == ""
}
