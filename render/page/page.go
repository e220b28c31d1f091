package page

import (
	"errors"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"

	"ken/render"
)

// maxPage is the largest page, in bytes; maxInside is how much of it pictures may take,
// and drawings as much again.
const (
	maxPage   = 64 << 20
	maxInside = 16 << 20
)

// ErrTooLarge says that a page would be larger than any program shows with ease: 64 MB.
var ErrTooLarge = errors.New("the page would be larger than 64 MB")

// Options are what a page needs to know besides the text.
type Options struct {
	// Path is where the note lies in the workspace and Out where its page will lie, with
	// forward slashes. Where either is not known, "", relative links are text.
	Path, Out string
	// Name is the title of a text that has none.
	Name string
	// Lang is the language of the text as BCP 47 has it, "" where it is not known.
	Lang string
	// Drawing draws a fenced block as SVG, on a light or a dark ground. It returns nil
	// where the language is none of drawings. Nil draws nothing.
	Drawing func(lang, text string, dark bool) ([]byte, error)
	// Picture reads a picture of the workspace. Nil shows none.
	Picture func(name string) ([]byte, error)
}

// A Page is what was made of a note.
type Page struct {
	HTML  []byte
	Title string
	// Drawings, Pictures and Sources count what stands in it; a source is a footnote.
	Drawings, Pictures, Sources int
	// Problems are what could not be put into it, each once, and no more than 101.
	Problems []Problem
}

// A Problem is something in a note that its page only describes.
type Problem struct {
	// Line is a line of the note, from 1; 0 where there is none to name.
	Line int
	// What says what is missing and why.
	What string
}

// Make makes the page of a note. The error is [ErrTooLarge].
func Make(note []byte, o Options) (Page, error) {
	doc := render.Parse(note)
	w := &writer{Options: o, doc: doc, reader: render.NewReader(doc), cited: map[int]int{}, told: map[Problem]bool{}}
	w.front = frontOf(doc.Front())
	blocks := doc.Blocks()
	w.findHeadings(blocks)
	w.findNotes()
	title, rest := w.title(blocks)
	body := w.apart(func() {
		if blocks == nil && doc.Body() != "" {
			w.put(`<pre tabindex="0">`, html.EscapeString(plainLines(doc.Body())), "</pre>\n")
		}
		w.blocks(rest, false)
		w.endnotes()
	})
	w.whole(title, body)
	if w.full {
		return Page{}, ErrTooLarge
	}
	w.page.HTML = seal([]byte(w.out.String()))
	return w.page, nil
}

// title takes the heading off a note that begins with one: it is written above the
// contents. The title is markup.
func (w *writer) title(blocks []ast.Node) (title string, rest []ast.Node) {
	w.page.Title = w.front.title
	if w.page.Title == "" {
		w.page.Title = render.Clean(w.Name)
	}
	title = html.EscapeString(w.page.Title)
	if len(blocks) == 0 {
		return title, nil
	}
	h, ok := blocks[0].(*ast.Heading)
	if !ok || h.Level != 1 {
		return title, blocks
	}
	w.headings[0].title = true
	if runs := w.reader.Runs(h); !isSpace(runs) {
		w.page.Title = plain(runs)
		title = w.apart(func() { w.runs(runs) })
	}
	return title, blocks[1:]
}

// whole writes the page around its parts.
func (w *writer) whole(title, body string) {
	w.put("<!DOCTYPE html>\n<html", attribute("lang", w.Lang), direction(w.Lang), ">\n<head>\n<meta charset=\"utf-8\">\n")
	w.put(`<meta http-equiv="Content-Security-Policy" content="`, policy(), "\">\n")
	w.put(`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n")
	w.put(`<meta name="color-scheme" content="light dark">`, "\n", `<meta name="referrer" content="no-referrer">`, "\n")
	w.put(`<meta name="generator" content="ken">`, "\n")
	w.put("<title>", html.EscapeString(w.page.Title), "</title>\n<style>", sheet, "</style>\n</head>\n<body>\n<main>\n<header>\n")
	w.put("<h1", attribute("id", w.titleID()), ">", title, "</h1>\n")
	w.aboutNote()
	w.put("</header>\n")
	w.contents()
	w.put(body, "</main>\n")
	if w.Path != "" {
		w.put("<footer", w.english(), "><p>From ", html.EscapeString(render.Clean(w.Path)), "</p></footer>\n")
	}
	w.put("</body>\n</html>\n")
}

// attribute writes an attribute, nothing where it has no value.
func attribute(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + html.EscapeString(value) + `"`
}

// direction is for languages written from right to left.
func direction(lang string) string {
	switch lang {
	case "ar", "he", "fa", "ur", "yi", "ps":
		return ` dir="rtl"`
	}
	return ""
}

// plainLines makes a text harmless line by line.
func plainLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(render.Clean(strings.TrimRight(line, "\r\n")))
		b.WriteByte('\n')
	}
	return b.String()
}
