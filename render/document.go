package render

import (
	"slices"
	"strings"
)

// maxSize is the largest text that is read as Markdown, in bytes. A larger one is
// drawn as the plain text it is.
const maxSize = 4 << 20

// maxAddresses is how many bytes of hyperlinks a page may have, besides what its text
// accounts for.
const maxAddresses = 8 << 20

// A Doc is a text that has been read and can be laid out for any width. It holds its
// own copy of the text. A Doc does not change: it may be used by several goroutines.
type Doc struct {
	text string // the body
	// front are the lines of the front matter, fences left out; skipped is how many
	// lines of the file come before the body, lead how many bytes.
	front         []string
	skipped, lead int
	opening       int // where the first line of front begins in the file

	parts   []placed
	defined *definitions
	// literal tells that the text is drawn as it is: it is too large, or goldmark gave
	// up on it.
	literal bool

	notes     []footnote // by number
	numbers   map[string]int
	links     map[int]string // where footnotes lead
	listed    []Note
	addresses int // the length of all hyperlinks it asks for
	// bare leaves out hyperlinks: few definitions of long addresses, used again and
	// again, would make a page many times as large as the text.
	bare bool

	edit edit
}

// A placed part is one with its place in the body: an offset, and a line from 0.
type placed struct {
	*part
	at, line int
}

// Parse reads a text. It never fails: what is no Markdown is text.
func Parse(src []byte) *Doc { return edited(nil, string(src)) }

// edited reads a text of which an earlier form may have been read: what did not change
// is not read again.
func edited(old *Doc, src string) *Doc {
	front, body := splitFront(strings.TrimPrefix(src, "\ufeff"))
	d := &Doc{text: body, skipped: strings.Count(front, "\n"), lead: len(src) - len(body)}
	if front != "" {
		lines := strings.Split(strings.TrimRight(front, "\n"), "\n")
		d.front, d.opening = lines[1:len(lines)-1], d.lead-len(front)+len(lines[0])+1
	}
	if old != nil && old.literal {
		old = nil
	}
	if d.literal = len(body) > maxSize || !d.read(old); d.literal {
		d.parts, d.edit = nil, edit{}
		return d
	}
	d.place()
	d.number(old)
	return d
}

// place sets where the parts lie, which those taken over know from before.
func (d *Doc) place() {
	at, line := 0, 0
	if n := d.edit.before; n > 0 {
		last := d.parts[n-1]
		at, line = last.at+len(last.text), last.line+last.lines
	}
	end := len(d.parts) - d.edit.after
	for i := d.edit.before; i < end; i++ {
		p := &d.parts[i]
		p.at, p.line = at, line
		at, line = at+len(p.text), line+p.lines
	}
	if end == len(d.parts) {
		return
	}
	at, line = at-d.parts[end].at, line-d.parts[end].line
	for i := end; i < len(d.parts); i++ {
		d.parts[i].at += at
		d.parts[i].line += line
	}
}

// Page lays the document out for a width, as [Markdown] does.
func (d *Doc) Page(width int, st Style) Page {
	var none *Cache
	return Page{Lines: none.sheet(newCanvas(d, width, st)).lines, Notes: slices.Clone(d.listed)}
}

// An assembly puts the lines of blocks together to a page.
type assembly struct {
	doc   *Doc
	lines []Line
	close bool // no blank line before the next block
}

// add appends a block's lines, which count the lines and the bytes of the Markdown from
// the block's own first.
func (a *assembly) add(lines []Line, line, at int) {
	if len(lines) == 0 {
		return
	}
	if len(a.lines) > 0 && !a.close {
		a.lines = append(a.lines, Line{})
	}
	a.shifted(lines, line+a.doc.skipped, at+a.doc.lead)
}

// shifted appends lines that stand for so many lines and bytes further down.
func (a *assembly) shifted(lines []Line, line, at int) {
	first := len(a.lines)
	a.lines = append(a.lines, lines...)
	for i := first; i < len(a.lines); i++ {
		if l := &a.lines[i]; l.Source > 0 {
			l.Source += line
			l.End += line
			l.Lo += at
			l.Hi += at
		}
	}
}

// sameFront reports whether two documents have the same front matter.
func (d *Doc) sameFront(old *Doc) bool {
	return d.skipped == old.skipped && d.lead == old.lead && slices.Equal(d.front, old.front)
}
