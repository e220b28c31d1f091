package notes

import (
	"iter"
	"strings"

	"ken/notes/read"
)

// A Section is a part of a document from one heading to the next.
type Section struct {
	// Heading is the path of headings it stands under, its own last, without markup;
	// nil for what stands before the first.
	Heading []string
	Level   int // of its own heading, 1 to 6; 0 where it has none
	// Line and EndLine are lines of the document's Text, from 1, both included.
	Line, EndLine int
	// Start and End are bytes of Text, the heading's line included.
	Start, End int
}

// Sections cuts a document at its headings. The sections follow each other without
// a gap from the document's Body to the end of its Text. Plain text is one.
func Sections(doc read.Document) []Section {
	if doc.Body >= len(doc.Text) {
		return nil
	}
	var headings iter.Seq[read.Heading] = read.Headings(doc.Text[doc.Body:])
	if doc.Format == "text" {
		headings = func(func(read.Heading) bool) {}
	}
	c := cutter{doc: doc, above: doc.TextLine(doc.Body) - 1}
	cur := Section{Start: doc.Body, Line: c.above + 1}
	for h := range headings {
		if start := doc.Body + h.Start; start > cur.Start {
			c.cut(cur, start, c.above+h.Line-1)
		}
		cur = Section{Heading: c.under(h), Level: h.Level, Start: doc.Body + h.Start, Line: c.above + h.Line}
	}
	tail := doc.Text[cur.Start:]
	c.cut(cur, len(doc.Text), cur.Line+strings.Count(tail[:len(tail)-1], "\n"))
	return c.sections
}

// A cutter cuts one document.
type cutter struct {
	doc      read.Document
	above    int // lines before the body
	path     []string
	levels   []int // of the headings in path
	sections []Section
}

func (c *cutter) cut(s Section, end, endLine int) {
	s.End, s.EndLine = end, endLine
	c.sections = append(c.sections, s)
}

// under returns the path of a heading, which is under all that are of a lower
// level and not yet over.
func (c *cutter) under(h read.Heading) []string {
	n := len(c.levels)
	for n > 0 && c.levels[n-1] >= h.Level {
		n--
	}
	c.levels = append(c.levels[:n], h.Level)
	// The path of a section that was handed out is never written to again.
	c.path = append(c.path[:n:n], h.Text)
	return c.path
}
