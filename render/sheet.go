package render

// A sheet is a document laid out, with what it is laid out for and where its parts
// begin.
type sheet struct {
	doc   *Doc
	view  view
	lines []Line
	// marks are how many lines come before each part, before the footnotes, and after
	// each of them; nil for a text that is drawn as it is.
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
		c.footnote(cv, &a, i)
		s.marks = append(s.marks, len(a.lines))
	}
	s.lines = a.lines
	return s
}

// footnote draws one of the document's.
func (c *Cache) footnote(cv *canvas, a *assembly, i int) {
	n := &a.doc.notes[i]
	p := a.doc.parts[n.part]
	a.close = i > 0
	a.add(c.lines(cv, p, n.block, n.number), p.line+n.block.line, p.at+n.block.start)
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
	m := moving{edit: d.edit, old: &old, first: len(old.doc.parts) - d.edit.after, bytes: len(d.text) - len(old.doc.text)}
	if d.edit.after > 0 {
		m.lines = d.parts[len(d.parts)-d.edit.after].line - old.doc.parts[m.first].line
	}
	a := assembly{doc: d, lines: make([]Line, 0, len(old.lines)+64)}
	a.lines = append(a.lines, old.lines[:old.marks[d.edit.before]]...)
	s.doc, s.marks = d, append(make([]int, 0, len(old.marks)+8), old.marks[:d.edit.before]...)
	cv.known = c.view(cv)
	for i := d.edit.before; i < len(d.parts)-d.edit.after; i++ {
		s.marks = append(s.marks, len(a.lines))
		c.part(cv, &a, d.parts[i])
	}
	notes := old.marks[len(old.doc.parts)]
	further := len(a.lines) - old.marks[m.first]
	// The first line of a page has no blank line before it.
	if (old.marks[m.first] > 0) != (len(a.lines) > 0) || (notes > 0) != (notes+further > 0) {
		return false
	}
	a.shifted(old.lines[old.marks[m.first]:notes], m.lines, m.bytes)
	for _, mark := range old.marks[m.first : len(old.doc.parts)+1] {
		s.marks = append(s.marks, mark+further)
	}
	for i := range d.notes {
		m.footnote(c, cv, &a, i)
		s.marks = append(s.marks, len(a.lines))
	}
	s.lines = a.lines
	return true
}

// A moving is what lines of an earlier form are moved by.
type moving struct {
	edit
	old          *sheet
	first        int // of the earlier form's parts at the end that were taken over
	lines, bytes int
}

// footnote draws one that was read anew, and moves any other.
func (m *moving) footnote(c *Cache, cv *canvas, a *assembly, i int) {
	notes := m.old.marks[len(m.old.doc.parts):]
	was := m.old.doc.notes[i].part
	lines := m.old.lines[notes[i]:notes[i+1]]
	switch {
	case was < m.before:
		a.lines = append(a.lines, lines...)
	case was >= m.first:
		a.shifted(lines, m.lines, m.bytes)
	default:
		c.footnote(cv, a, i)
	}
}
