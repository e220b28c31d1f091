package read

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML makes Markdown of a page: what a reader of it sees, without the
// navigation, forms and programs around it. The page is gone through twice: once
// to learn where its substance is, once to write it down.
func readHTML(d *Document) {
	src := []byte(d.Text)
	s := survey(src)
	p := page{plan: s.plan()}
	walk(src, &p)
	d.Text, d.Lines = p.done()
	d.Verbatim, d.Offset = false, 0
	d.Title = pageTitle(s)
	d.take(s.meta)
	d.Body = blank(d.Text, 0)
	if d.Title == "" {
		d.Title = titleAmong(Headings(d.Text))
	}
}

// pageTitle is what a page is called, without the name of the site that many put behind it.
func pageTitle(s *surveyor) string {
	title, h1 := oneLine(s.title), oneLine(s.h1)
	if title == "" {
		return h1
	}
	short := []string{h1}
	for _, e := range s.meta {
		if e.key == "og:title" || e.key == "headline" {
			short = append(short, oneLine(e.value))
		}
	}
	for _, name := range short {
		rest, ok := strings.CutPrefix(title, name)
		rest = strings.TrimLeft(rest, " ")
		if ok && name != "" && rest != "" && strings.ContainsAny(rest[:1], "|-:") || ok && name != "" && (strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "·") || strings.HasPrefix(rest, "•") || strings.HasPrefix(rest, "«")) {
			return name
		}
	}
	return title
}

func oneLine(s string) string { return cut(strings.Join(strings.Fields(s), " "), 4*maxHeading) }

// An element is one that is open where we are.
type element struct {
	tag    atom.Atom
	id     int // counts the elements of the page, from 1
	hidden bool
}

// A visitor is told what a page consists of, in order.
type visitor interface {
	enter(e element, attr func(string) string)
	leave(e element)
	text(raw []byte, line int, tag atom.Atom)
}

// maxDepth is how many elements may be open at once; those beyond are taken for
// their content.
const maxDepth = 512

// A walker knows where in a page we are.
type walker struct {
	v     visitor
	stack []element
	count map[atom.Atom]int // of the elements on the stack
	next  int
	line  int
}

// walk goes through a page from its first byte to its last.
func walk(src []byte, v visitor) {
	w := walker{v: v, count: make(map[atom.Atom]int), line: 1}
	z := html.NewTokenizer(bytes.NewReader(src))
	for {
		kind := z.Next()
		raw := z.Raw()
		breaks := bytes.Count(raw, []byte("\n"))
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			w.v.text(raw, w.line, w.top())
		case html.StartTagToken, html.SelfClosingTagToken:
			w.start(z)
		case html.EndTagToken:
			name, _ := z.TagName()
			w.end(atom.Lookup(name))
		}
		w.line += breaks
	}
}

// top returns the innermost element that is open.
func (w *walker) top() atom.Atom {
	if len(w.stack) == 0 {
		return 0
	}
	return w.stack[len(w.stack)-1].tag
}

func (w *walker) start(z *html.Tokenizer) {
	name, more := z.TagName()
	w.next++
	e := element{tag: atom.Lookup(name), id: w.next}
	attrs := attributes(z, more)
	attr := func(key string) string { return attrs[key] }
	_, hidden := attrs["hidden"]
	style := strings.ReplaceAll(strings.ToLower(attrs["style"]), " ", "")
	e.hidden = hidden || attrs["aria-hidden"] == "true" ||
		strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
	w.imply(e.tag)
	if len(w.stack) == maxDepth {
		return
	}
	w.v.enter(e, attr)
	if void(e.tag) {
		return
	}
	w.stack = append(w.stack, e)
	w.count[e.tag]++
}

// attributes reads those of a tag, the first of each name.
func attributes(z *html.Tokenizer, more bool) map[string]string {
	if !more {
		return nil
	}
	attrs := make(map[string]string)
	for more && len(attrs) < 64 {
		var key, value []byte
		key, value, more = z.TagAttr()
		if _, has := attrs[string(key)]; !has {
			attrs[string(key)] = string(value)
		}
	}
	return attrs
}

// end closes the innermost element of a name and what was left open inside it.
func (w *walker) end(tag atom.Atom) {
	if w.count[tag] == 0 || tag == 0 {
		return
	}
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i].tag == tag {
			w.closeTo(i)
			return
		}
	}
}

func (w *walker) closeTo(depth int) {
	for len(w.stack) > depth {
		e := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		w.count[e.tag]--
		w.v.leave(e)
	}
}

// imply closes what the opening of an element ends without saying so.
func (w *walker) imply(tag atom.Atom) {
	ends, within := implied(tag)
	for i := len(w.stack) - 1; i >= 0; i-- {
		t := w.stack[i].tag
		if has(within, t) {
			return
		}
		if has(ends, t) {
			w.closeTo(i)
		}
		if len(ends) == 0 || i < len(w.stack)-16 {
			return
		}
	}
}

// implied returns what an element ends, and what it does not look beyond.
func implied(tag atom.Atom) (ends, within []atom.Atom) {
	switch tag {
	case atom.Li:
		return []atom.Atom{atom.Li, atom.P}, []atom.Atom{atom.Ul, atom.Ol, atom.Menu}
	case atom.Dt, atom.Dd:
		return []atom.Atom{atom.Dt, atom.Dd, atom.P}, []atom.Atom{atom.Dl}
	case atom.Td, atom.Th:
		return []atom.Atom{atom.Td, atom.Th, atom.P}, []atom.Atom{atom.Tr, atom.Table}
	case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot:
		return []atom.Atom{atom.Td, atom.Th, atom.Tr, atom.Thead, atom.Tbody, atom.P}, []atom.Atom{atom.Table}
	case atom.Option:
		return []atom.Atom{atom.Option}, []atom.Atom{atom.Select}
	case atom.Body:
		return []atom.Atom{atom.Head}, nil
	}
	if isBlock(tag) {
		return []atom.Atom{atom.P}, []atom.Atom{atom.Td, atom.Th, atom.Li, atom.Div}
	}
	return nil, nil
}

func has(set []atom.Atom, t atom.Atom) bool {
	for _, s := range set {
		if s == t {
			return true
		}
	}
	return false
}

// void tells the elements that hold nothing.
func void(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input,
		atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// isBlock tells the elements that stand on lines of their own.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Caption,
		atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset,
		atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.Header, atom.Hgroup, atom.Hr,
		atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Search,
		atom.Section, atom.Summary, atom.Table, atom.Ul, atom.Xmp, atom.Plaintext, atom.Listing:
		return true
	}
	return heading(tag) > 0
}

// heading returns the level of a heading element, or 0.
func heading(tag atom.Atom) int {
	switch tag {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}

// unseen tells the elements of which nothing is shown as text.
func unseen(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Button, atom.Select,
		atom.Textarea, atom.Iframe, atom.Object, atom.Canvas, atom.Video, atom.Audio, atom.Title,
		atom.Noembed, atom.Noframes, atom.Datalist:
		return true
	}
	return false
}
