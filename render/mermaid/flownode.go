package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// nodes reads one node or several between &.
func (f *flow) nodes() []string {
	ids := []string{f.vertex()}
	for f.err == nil {
		start := f.i
		f.blanks()
		if f.i == start || f.peek() != '&' || !isSpace(f.byteAt(f.i+1)) {
			f.i = start
			break
		}
		f.i++
		f.blanks()
		ids = append(ids, f.vertex())
	}
	return ids
}

// vertex reads a node with its shape, text, class and data.
func (f *flow) vertex() string {
	start := f.i
	id := f.name("a node")
	if f.err != nil {
		return ""
	}
	label, shape, ok := f.shape(start)
	if f.err != nil {
		return ""
	}
	f.add(id, start)
	if ok {
		n := &f.g.Nodes[f.node[id]]
		n.Label, n.Shape = label, shape
	}
	if f.take(":::") {
		f.name("the name of a class")
	}
	if f.has("@{") {
		f.data(id)
	}
	return id
}

// add notes a node where it is new, and that it stands in the open subgraph.
func (f *flow) add(id string, start int) {
	if n := len(f.frames); n > 0 {
		f.frames[n-1].members = append(f.frames[n-1].members, id)
	}
	f.create(id, start)
}

// create makes a node of a name where there is none.
func (f *flow) create(id string, start int) {
	if _, ok := f.node[id]; ok || f.tooMany(len(f.g.Nodes), "nodes") {
		return
	}
	f.node[id] = len(f.g.Nodes)
	f.g.Nodes = append(f.g.Nodes, diagram.Node{
		ID: id, Label: plain(id), Shape: diagram.Box, Span: f.span(start, f.i), Mastery: -1,
	})
}

// brackets are the signs around the text of a node, longest first, and the shapes.
var brackets = []struct {
	open, shut string
	shape      diagram.Shape
}{
	{"(((", ")))", diagram.Double},
	{"((", "))", diagram.Circle},
	{"(-", "-)", diagram.Circle},
	{"([", "])", diagram.Stadium},
	{"[[", "]]", diagram.Subroutine},
	{"[(", ")]", diagram.Cylinder},
	{"[|", "]", diagram.Box},
	{"[/", "/]", diagram.Slanted},
	{`[\`, `\]`, diagram.SlantedBack},
	{"{{", "}}", diagram.Hexagon},
	{"(", ")", diagram.Rounded},
	{"[", "]", diagram.Box},
	{"{", "}", diagram.Diamond},
	{">", "]", diagram.Flag},
}

// shape reads the text of a node between its brackets.
func (f *flow) shape(start int) (label string, shape diagram.Shape, ok bool) {
	for _, b := range brackets {
		if !f.take(b.open) {
			continue
		}
		switch b.open {
		case "[/", `[\`:
			label, shape = f.slanted(b.open, start)
			return label, shape, true
		case "[|":
			f.until("|\n")
			f.take("|")
		}
		return f.text(b.shut, start), b.shape, true
	}
	return "", "", false
}

// text reads a text up to the sign that ends it. Other brackets may stand in it only
// between double quotes.
func (f *flow) text(shut string, start int) string {
	quoted, isQuoted := "", false
	if f.peek() == '"' {
		quoted, isQuoted = f.quoted()
	}
	begin := f.i
	stops := `[](){}|"`
	if shut == "-)" {
		stops = `[](){}"`
	}
	f.until(stops)
	text := f.s[begin:f.i]
	if shut == "-)" && strings.HasSuffix(text, "-") {
		text = text[:len(text)-1]
		f.i--
	}
	switch {
	case f.done():
		f.failAt(start, "this text has no %q at its end", shut)
	case !isQuoted && text == "":
		f.unexpected("a text")
	case !f.shuts(shut):
		f.unexpected("\"" + shut + "\", or double quotes around the text,")
	}
	if isQuoted {
		return trimQuotes(quoted + text)
	}
	return trimQuotes(plain(text))
}

// trimQuotes is a text that is trimmed as Mermaid does it.
func trimQuotes(s string) string { return strings.TrimSpace(s) }

// closers are the tokens that end a text, as Mermaid's lexer tries them.
var closers = []string{"])", "]]", ")]", ")))", "|", ")", "]", "}"}

// shuts reads the end of a text, and reports whether it is the right one.
func (f *flow) shuts(shut string) bool {
	if shut == "-)" {
		return f.take(shut)
	}
	for shut != "" {
		token := ""
		for _, c := range closers {
			if f.has(c) {
				token = c
				break
			}
		}
		if token == "" || !strings.HasPrefix(shut, token) {
			return false
		}
		f.i += len(token)
		shut = shut[len(token):]
	}
	return true
}

// slanted reads the text of a parallelogram or trapezoid.
func (f *flow) slanted(open string, start int) (string, diagram.Shape) {
	quoted, isQuoted := "", false
	if f.peek() == '"' {
		quoted, isQuoted = f.quoted()
	}
	begin := f.i
	for {
		f.until(`/\[](){}`)
		if c := f.peek(); (c == '/' || c == '\\') && f.byteAt(f.i+1) != ']' {
			f.i++
			continue
		}
		break
	}
	text := f.s[begin:f.i]
	end := f.peek()
	if f.done() {
		f.failAt(start, "this text has no end")
		return "", ""
	}
	if end != '/' && end != '\\' || !isQuoted && text == "" {
		f.unexpected(`"/]" or "\]", or double quotes around the text,`)
		return "", ""
	}
	f.i += 2
	if !isQuoted {
		text = plain(text)
	}
	shapes := map[string]diagram.Shape{
		"[//": diagram.Slanted, `[\\`: diagram.SlantedBack, `[/\`: diagram.Trapezoid, `[\/`: diagram.TrapezoidUp,
	}
	return strings.TrimSpace(quoted + text), shapes[open+string(end)]
}

// quoted reads a text between double quotes, which may be Markdown. False is an empty
// one, which Mermaid does not see.
func (f *flow) quoted() (string, bool) {
	start := f.i
	if f.take("\"`") {
		n := strings.IndexAny(f.rest(), "`\"")
		if n < 0 || f.byteAt(f.i+n) == '"' || f.byteAt(f.i+n+1) != '"' {
			f.failAt(start, "this Markdown text has no end")
			return "", true
		}
		text := f.s[f.i : f.i+n]
		f.i += n + 2
		return markdown(text), text != ""
	}
	f.i++
	n := strings.IndexByte(f.rest(), '"')
	if n < 0 {
		f.failAt(start, "this text has no double quote at its end")
		return "", true
	}
	text := f.s[f.i : f.i+n]
	f.i += n + 1
	return plain(text), text != ""
}
