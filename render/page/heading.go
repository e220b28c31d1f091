package page

import (
	"html"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

const (
	// fewHeadings is how many headings a page may have without a list of them.
	fewHeadings = 4
	// deepest is the lowest level of heading that is listed.
	deepest = 3
)

// A heading is one of the note, with the name links lead to it by.
type heading struct {
	id    string
	text  string
	level int  // as written into the page
	title bool // it is the title of the page
}

// findHeadings gives every heading its name, before links are written that lead on.
func (w *writer) findHeadings(blocks []ast.Node) {
	w.ids, w.places = map[string]int{}, map[ast.Node]int{}
	for _, b := range blocks {
		w.headingsIn(b)
	}
}

func (w *writer) headingsIn(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		text := plain(w.reader.Runs(n))
		h := heading{id: w.unique(slug(text)), text: text, level: min(n.Level, w.level+1)}
		w.places[n] = len(w.headings)
		w.headings, w.level = append(w.headings, h), h.level
		if len(w.headings) == 1 && n.Level > 1 {
			w.headings[0].level, w.level = 2, 2 // the page's title comes before it
		}
	case *ast.Paragraph, *ast.TextBlock:
	default:
		for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
			w.headingsIn(c)
		}
	}
}

// slug is the name of a heading in addresses, as GitHub makes it.
func slug(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('-')
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}

func (w *writer) unique(id string) string {
	name := id
	for w.ids[name] > 0 {
		name = id + "-" + strconv.Itoa(w.ids[id])
		w.ids[id]++
	}
	w.ids[name] = 1
	return name
}

func (w *writer) titleID() string {
	if len(w.headings) > 0 && w.headings[0].title {
		return w.headings[0].id
	}
	if w.toTop {
		return "p:top" // no heading's name has a colon
	}
	return ""
}

// heading writes a heading. No level is left out on the way down.
func (w *writer) heading(n *ast.Heading) {
	at, ok := w.places[n]
	if !ok {
		w.paragraph(n, false)
		return
	}
	h := w.headings[at]
	tag := "h" + strconv.Itoa(h.level)
	w.put("<", tag, attribute("id", h.id), ">")
	w.runs(w.reader.Runs(n))
	w.put("</", tag, ">\n")
}

// contents lists the headings of a note that has many.
func (w *writer) contents() {
	var listed []heading
	for _, h := range w.headings {
		if !h.title && h.level <= deepest && h.text != "" {
			listed = append(listed, h)
		}
	}
	if len(listed) < fewHeadings {
		return
	}
	w.put(`<nav aria-label="Contents"`, w.english(), "><details open><summary>Contents</summary>\n")
	w.put("<ul", attribute("lang", w.Lang), ">\n")
	for _, h := range listed {
		w.put(`<li class="level`, strconv.Itoa(h.level), `"><a href="#`, html.EscapeString(fragment(h.id)), `">`, html.EscapeString(h.text), "</a></li>\n")
	}
	w.put("</ul></details></nav>\n")
}
