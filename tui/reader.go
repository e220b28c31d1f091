package tui

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"ken/notes"
	"ken/render"
)

// maxPage is how much of a document is laid out as Markdown; longer ones are shown
// as plain text, which costs a tenth.
const maxPage = 2 << 20

// A reader is a page being read. It never moves by itself, but for one case: text
// that grows while the last line is seen is followed.
type reader struct {
	page  render.Page
	width int // the page was laid out for; 0 before
	top   int
	h     int // lines seen last

	follow bool // the reader has gone to the end and stays there
}

// put shows another page, and keeps the line that is on top where it was.
func (r *reader) put(p render.Page, width int) {
	anchor, below := r.anchor()
	r.page, r.width = p, width
	switch {
	case r.follow:
		r.top = r.last()
	case anchor > 0 && r.sourceAt(r.top) != anchor:
		r.top = p.LineOf(anchor) + below
	}
	r.top = min(max(r.top, 0), r.last())
}

// anchor is the line of the source that is on top, and how many drawn lines the top
// is below the first of it.
func (r *reader) anchor() (source, below int) {
	for i := r.top; i >= 0 && i < len(r.page.Lines); i-- {
		if s := r.page.Lines[i].Source; s > 0 {
			return s, max(0, r.top-r.page.LineOf(s))
		}
	}
	return 0, 0
}

func (r *reader) sourceAt(i int) int {
	if i < 0 || i >= len(r.page.Lines) {
		return 0
	}
	return r.page.Lines[i].Source
}

// last is the topmost line when the end is seen.
func (r *reader) last() int { return max(0, len(r.page.Lines)-r.h) }

// size says how many lines are seen.
func (r *reader) size(h int) {
	r.h = h
	if r.follow {
		r.top = r.last()
	}
	r.top = min(max(r.top, 0), r.last())
}

// move goes by a motion. Reaching the end by a key is what makes it follow.
func (r *reader) move(by motion) {
	r.by(by.steps(max(1, r.h), len(r.page.Lines)))
}

func (r *reader) by(lines int) {
	r.top = min(max(r.top+lines, 0), r.last())
	r.follow = lines >= 0 && r.top == r.last()
}

// show brings a drawn line into view, a third from the top where it was not seen.
func (r *reader) show(i int) {
	if i >= r.top && i < r.top+r.h {
		return
	}
	r.top = min(max(i-r.h/3, 0), r.last())
	r.follow = false
}

// more is how many lines there are below what is seen.
func (r *reader) more() int { return max(0, len(r.page.Lines)-r.top-r.h) }

// eye is the drawn line the reader most likely looks at: it goes from the first
// line seen to the last as the text is gone through, so that every line has its turn.
func (r *reader) eye() int {
	if len(r.page.Lines) == 0 {
		return 0
	}
	last := r.last()
	if last == 0 {
		return 0
	}
	return r.top + (min(r.h, len(r.page.Lines))-1)*r.top/last
}

// part says how far the text is read: "41%", "all", "end".
func (r *reader) part() string {
	switch last := r.last(); {
	case last == 0:
		return "all"
	case r.top >= last:
		return "end"
	default:
		return number(r.top*100/last) + "%"
	}
}

// baseOf is the address of the folder a document lies in, "" where it is not known.
// Terminals that open links want the machine's name in it.
func baseOf(path string, locate func(string) (string, error)) string {
	file, err := locate(path)
	if err != nil {
		return ""
	}
	host, err := os.Hostname()
	if err != nil {
		host = ""
	}
	dir := filepath.ToSlash(filepath.Dir(file))
	if !strings.HasPrefix(dir, "/") {
		dir = "/" + dir
	}
	return (&url.URL{Scheme: "file", Host: host, Path: dir + "/"}).String()
}

// layOut draws a document for a width: Markdown as such, anything else as it stands.
func (l *look) layOut(cache *render.Cache, doc notes.Document, base string, width int) render.Page {
	if (doc.Format == "markdown" || !doc.Verbatim) && len(doc.Text) <= maxPage {
		st := l.page()
		st.Base = base
		st.Meta = notes.KindOf(doc.Path) != "brief"
		return cache.Markdown([]byte(doc.Text), width, st)
	}
	var p render.Page
	n := 0
	for line := range strings.Lines(doc.Text) {
		n++
		line = strings.ReplaceAll(strings.TrimRight(line, "\r\n"), "\t", "    ")
		for _, part := range l.wrap(render.Clean(line), width) {
			p.Lines = append(p.Lines, render.Line{Text: part, Source: n, End: n})
		}
	}
	return p
}

// fileLine is the line of the file for a line of the text that was laid out.
func fileLine(doc notes.Document, line int) int {
	if doc.Lines == nil || line < 1 || line > len(doc.Lines) {
		return line
	}
	return doc.Lines[line-1]
}

// textLine is the first line of the text that stands on a line of the file or after
// it.
func textLine(doc notes.Document, line int) int {
	if doc.Lines == nil {
		return line
	}
	for i, n := range doc.Lines {
		if n >= line {
			return i + 1
		}
	}
	return max(1, len(doc.Lines))
}
