package render

// A sheet is a document laid out, with what it is laid out for and where its parts
// begin.
type sheet struct {
	doc   *Doc
	view  view
	lines []Line
	// marks are how many lines come before each part, and before the footnotes; nil for
	// a text that is drawn as it is.
	marks []int
}

// sheet lays a document out, block by block.
func (c *Cache) sheet(cv *canvas) sheet {
	d := cv.inline.doc
	a := assembly{doc: d}
	if cv.st.Meta && len(d.front) > 0 {
		a.add(cv.front(), -d.skipped, -d.lead)
	}
	if d.literal {
		cv.literal()
		a.add(cv.lines, 0, 0)
		return sheet{doc: d, view: cv.view, lines: a.lines}
	}
	if len(d.parts) > 0 {
		last := d.parts[len(d.parts)-1]
		a.lines = append(make([]Line, 0, len(a.lines)+last.line+last.lines+len(d.parts)), a.lines...)
	}
	s := sheet{doc: d, view: cv.view, marks: make([]int, 0, len(d.parts)+1)}
	cv.known = c.view(cv)
	for i := range d.parts {
		s.marks = append(s.marks, len(a.lines))
		c.part(cv, &a, d.parts[i])
	}
	s.marks = append(s.marks, len(a.lines))
	for i := range d.notes {
		n := &d.notes[i]
		p := d.parts[n.part]
		a.close = i > 0
		a.add(c.lines(cv, p, n.block, n.number), p.line+n.block.line, p.at+n.block.start)
	}
	s.lines = a.lines
	return s
}

// part adds the blocks of a part; footnotes come at the end of the page.
func (c *Cache) part(cv *canvas, a *assembly, p placed) {
	for i := range p.blocks {
		if b := &p.blocks[i]; !b.note {
			a.add(c.lines(cv, p, b, 0), p.line+b.line, p.at+b.start)
		}
	}
}

// fits reports whether a sheet is of the form of its canvas's document that came before,
// or of the document itself, laid out in the same way.
func (s *sheet) fits(cv *canvas) bool {
	d := cv.inline.doc
	return s.doc != nil && s.marks != nil && !d.literal && s.view == cv.view && d.sameFront(s.doc)
}

// goOn makes the sheet of a document's earlier form that of the document: what was taken
// over is moved, the rest laid out. It reports whether that can be done.
func (c *Cache) goOn(cv *canvas, s *sheet) bool {
	d, old := cv.inline.doc, *s
	first := len(old.doc.parts) - d.edit.after
	a := assembly{doc: d, lines: make([]Line, 0, len(old.lines)+64)}
	a.lines = append(a.lines, old.lines[:old.marks[d.edit.before]]...)
	s.doc, s.marks = d, append(make([]int, 0, len(d.parts)+1), old.marks[:d.edit.before]...)
	cv.known = c.view(cv)
	for i := d.edit.before; i < len(d.parts)-d.edit.after; i++ {
		s.marks = append(s.marks, len(a.lines))
		c.part(cv, &a, d.parts[i])
	}
	// The first line of a page has no blank line before it.
	if (old.marks[first] > 0) != (len(a.lines) > 0) {
		return false
	}
	further := len(a.lines) - old.marks[first]
	for _, m := range old.marks[first:] {
		s.marks = append(s.marks, m+further)
	}
	notes := old.marks[len(old.marks)-1]
	bytes := len(d.text) - len(old.doc.text)
	from, lines := len(old.doc.text), 0
	if d.edit.after > 0 {
		from = old.doc.parts[first].at
		lines = d.parts[len(d.parts)-d.edit.after].line - old.doc.parts[first].line
	}
	a.shifted(old.lines[old.marks[first]:notes], lines, bytes)
	if (notes > 0) != (len(a.lines) > 0) {
		return false
	}
	for i := notes; i < len(old.lines); i++ {
		// Footnotes stand in the order of their numbers, wherever they are defined.
		if l := old.lines[i : i+1]; l[0].Lo-d.lead >= from {
			a.shifted(l, lines, bytes)
		} else {
			a.lines = append(a.lines, l[0])
		}
	}
	s.lines = a.lines
	return true
}
