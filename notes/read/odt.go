package read

import (
	"cmp"
	"fmt"
)

// The rules of text documents of OpenDocument are those of Word files, see docx.go. What
// was deleted stands apart from the text there, and the text of an index in a section
// of its own.

// document reads the body of a text document, between its headers and footers.
func (o *odfFile) document(x *xmlReader) {
	o.margins("header")
	o.turn("page 1")
	n := 0
	for in := x.depth; !o.full() && x.opens(in); {
		o.element(x, func(b block) {
			if n++; n%1000 == 0 {
				o.in.beat()
			}
			o.flushed(&b)
		})
	}
	o.flushed(nil)
	o.turn("")
	o.margins("footer")
	if len(o.parts) == 1 {
		o.parts = nil
	}
}

// flushed writes a block and what stands behind it, which in a list has to wait for its
// end; nil is the end of all.
func (o *odfFile) flushed(b *block) {
	after := o.after
	o.after = nil
	if b == nil || !b.item {
		for _, a := range o.held {
			o.add(a)
		}
		o.held = nil
	}
	if b != nil {
		o.turned(b.page)
		o.add(*b)
	}
	if b != nil && b.item {
		o.held = append(o.held, after...)
		return
	}
	for _, a := range after {
		o.add(a)
	}
}

// margins reads the headers or the footers of all kinds of pages.
func (o *odfFile) margins(kind string) {
	x := o.part("styles.xml")
	for x.next() {
		if x.kind != xmlOpen {
			continue
		}
		switch x.name {
		case kind, kind + "-first", kind + "-left":
			if x.attr("display") == "false" {
				x.skip()
				continue
			}
			o.elements(x, func(b block) { o.marginal(b) })
			o.after = nil
		case "body":
			return
		}
	}
}

// element takes what the element just opened says, in blocks. What is not known is
// looked into.
func (o *odfFile) element(x *xmlReader, yield func(block)) {
	switch x.name {
	case "p", "h":
		if b := o.paragraph(x); b.text != "" {
			yield(b)
		}
	case "list":
		o.list(x, odfItem{}, yield)
	case "table":
		yield(o.table(x))
	case "frame":
		o.frame(x, yield)
	case "section":
		if display := x.attr("display"); display == "none" {
			x.skip()
		}
	case "soft-page-break":
		o.page++
	case "tracked-changes", "table-of-content", "illustration-index", "table-index", "object-index", "user-index",
		"alphabetical-index", "bibliography-source", "forms", "sequence-decls", "variable-decls", "user-field-decls",
		"shapes", "event-listeners", "scripts", "thumbnail", "settings", "animations", "par", "annotation-end":
		x.skip()
	case "title", "desc":
		if text := imageText(x.inner(maxImprint)); text != "" {
			yield(block{text: text, page: o.page})
		}
	}
}

// elements takes what stands in the element just opened.
func (o *odfFile) elements(x *xmlReader, yield func(block)) {
	if o.deep++; o.deep > maxDeep {
		o.lacks.add("", "lists, tables or boxes that lie too deep in each other are left out")
		x.skip()
	} else {
		for in := x.depth; x.opens(in); {
			o.element(x, yield)
		}
	}
	o.deep--
}

// An odfItem is where in lists we are.
type odfItem struct {
	list   string // its style
	level  int    // from 0
	counts *[odfLevels]int
}

// list reads a list that lies so deep in others.
func (o *odfFile) list(x *xmlReader, at odfItem, yield func(block)) {
	if name := x.attr("style-name"); name != "" {
		at.list = name
	}
	if at.counts == nil {
		on := x.attr("continue-numbering") == "true" || x.attr("continue-list") != ""
		if at.counts = o.counts[at.list]; !on || at.counts == nil {
			at.counts = new([odfLevels]int)
		}
		if len(o.counts) < maxLists {
			o.counts[at.list] = at.counts
		}
	}
	if o.deep++; o.deep > maxDeep || at.level >= odfLevels {
		x.skip()
	} else {
		for in := x.depth; x.opens(in); {
			switch x.name {
			case "list-item":
				if start := number(x.attr("start-value")); start > 0 {
					at.counts[at.level] = start - 1
				}
				o.item(x, at, true, yield)
			case "list-header":
				o.item(x, at, false, yield)
			}
		}
	}
	o.deep--
}

// item reads an item of a list. Only its first paragraph is numbered.
func (o *odfFile) item(x *xmlReader, at odfItem, numbered bool, yield func(block)) {
	for in := x.depth; x.opens(in); {
		if x.name == "list" {
			below := at
			below.level++
			o.list(x, below, yield)
			continue
		}
		if x.name == "number" {
			x.skip() // as some program showed it
			continue
		}
		o.element(x, func(b block) {
			if b.rows == nil && b.heading == 0 {
				b.item, b.level = true, at.level
				if numbered {
					b.label = o.count(at)
					numbered = false
				}
			}
			yield(b)
		})
	}
}

// count counts an item, and returns its number.
func (o *odfFile) count(at odfItem) string {
	at.counts[at.level]++
	clear(at.counts[at.level+1:])
	if l := o.lists[at.list]; l != nil {
		return l.label(at.counts, at.level)
	}
	return ""
}

// table reads a table of a text or of a slide.
func (o *odfFile) table(x *xmlReader) block {
	t := block{rows: [][]tableCell{}, page: o.page}
	down := map[int]int{}
	if o.deep++; o.deep > maxDeep {
		x.skip()
	} else {
		for in := x.depth; x.opens(in); {
			switch x.name {
			case "table-row":
				var above []tableCell
				if n := len(t.rows); n > 0 {
					above = t.rows[n-1]
				}
				t.rows = append(t.rows, o.row(x, above, down))
			case "soft-page-break":
				o.page++
			case "table-columns", "table-column", "table-source", "shapes":
				x.skip()
			}
		}
	}
	o.deep--
	return t
}

// row reads a row of a table. Down holds for each column into how many rows its cell
// still reaches: what that says holds for all of them.
func (o *odfFile) row(x *xmlReader, above []tableCell, down map[int]int) []tableCell {
	var row []tableCell
	for in := x.depth; x.opens(in); {
		if x.name != "table-cell" && x.name != "covered-table-cell" {
			continue
		}
		times := max(1, min(number(x.attr("number-columns-repeated")), maxSpan))
		covered, rows := x.name != "table-cell", number(x.attr("number-rows-spanned"))
		var c tableCell
		o.elements(x, func(b block) { c = append(c, b) })
		for ; times > 0 && len(row) < maxColumns; times-- {
			at := len(row)
			switch {
			case !covered:
				down[at] = rows - 1
				row = append(row, c)
			case down[at] > 0 && at < len(above):
				down[at]--
				row = append(row, above[at])
			default:
				row = append(row, nil)
			}
		}
	}
	return row
}

// frame reads what lies in a frame: a box of text, a table, an image with what
// describes it.
func (o *odfFile) frame(x *xmlReader, yield func(block)) {
	described := ""
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "text-box":
			o.elements(x, yield)
		case "table":
			yield(o.table(x))
		case "desc":
			described = cmp.Or(x.inner(maxImprint), described)
		case "title":
			described = cmp.Or(described, x.inner(maxImprint))
		case "object":
			href := x.attr("href")
			x.skip()
			o.object(href, yield)
		case "image", "object-ole", "plugin", "event-listeners", "glue-point":
			x.skip()
		}
	}
	if text := imageText(described); text != "" {
		yield(block{text: text, page: o.page})
	}
}

// object reads a chart or a formula that is a file within this one.
func (o *odfFile) object(href string, yield func(block)) {
	if o.b == nil || href == "" {
		return
	}
	x := o.b.xml(beside("", href+"/content.xml"))
	for x.next() {
		if x.kind != xmlOpen {
			continue
		}
		switch x.name {
		case "title", "subtitle":
			if text := oneLine(x.inner(maxImprint)); text != "" {
				yield(block{text: "[Chart: " + text + "]", page: o.page})
			}
		case "table":
			yield(o.table(x))
		case "math":
			yield(block{text: mathText(x, 0), page: o.page, formula: true})
		}
	}
}

// noteOf reads a note or a comment, which is to stand behind the paragraph, and returns
// its mark.
func (o *odfFile) noteOf(x *xmlReader) string {
	comment := x.name == "annotation"
	author := ""
	var blocks []block
	after := o.after
	if o.deep++; o.deep > maxDeep {
		x.skip()
	}
	for in := x.depth; o.deep <= maxDeep && x.opens(in); {
		switch x.name {
		case "creator":
			author = oneLine(tidied(x.inner(maxHeading)))
		case "note-citation", "date", "date-string", "creator-initials":
			x.skip()
		default:
			o.element(x, func(b block) { blocks = append(blocks, b) })
		}
	}
	o.deep--
	o.after = after
	if comment {
		o.people = person(o.people, author)
		for _, b := range introduced(blocks, commentBy(author)) {
			b.page = o.page
			o.after = append(o.after, b)
		}
		return ""
	}
	if len(blocks) == 0 {
		return ""
	}
	o.noted++
	o.after = append(o.after, introduced(blocks, fmt.Sprintf("Note %d: ", o.noted))...)
	return fmt.Sprintf("[^%d]", o.noted)
}
