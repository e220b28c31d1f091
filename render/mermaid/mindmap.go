package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// A mind reads a mind map: indentation says what hangs on what.
type mind struct {
	*reader
	nodes []sprout
}

// A sprout is a branch before the tree is put together.
type sprout struct {
	branch diagram.Branch
	level  int
	parent int
}

// mindStarts and mindEnds are the brackets of a node, in the order they are tried.
var (
	mindStarts = []string{"-)", "(-", "))", ")", "((", "{{", "(", "["}
	mindEnds   = []string{"))", ")", "]", "}}", "(-", "-)", "((", "("}
)

// readMindmap reads what follows "mindmap". A root on the same line counts its blanks.
func readMindmap(r *reader, start int) {
	m := &mind{reader: r}
	for !m.done() {
		m.statement()
	}
	if r.err == nil && len(m.nodes) == 0 {
		m.failAt(start, "the mind map has no root")
	}
	if r.err == nil {
		m.grow()
	}
}

// statement reads one line, or several where a text goes over line ends.
func (m *mind) statement() {
	begin := m.i
	m.blanks()
	level := m.i - begin
	switch {
	case m.take("\n"):
		return
	case m.has("%%"):
		m.line()
	case m.has(":::"):
		if m.last() {
			m.line()
		}
	case m.take("::icon("):
		if m.last() {
			m.nodes[len(m.nodes)-1].branch.Icon = plain(m.until(")"))
			m.take(")")
		}
	default:
		m.node(level)
	}
	m.blanks()
	if !m.done() && !m.take("\n") && !m.has("%%") {
		m.unexpected("the end of the line, or double quotes around the text,")
	}
}

// last reports whether there is a node to be decorated, and says where not.
func (m *mind) last() bool {
	if len(m.nodes) > 0 {
		return true
	}
	m.failAt(m.i, "this decorates a node, but there is none yet")
	return false
}

// node reads a node: a text, or a shape with a text and perhaps a name before it.
func (m *mind) node(level int) {
	start := m.i
	b := diagram.Branch{Shape: diagram.Plain, Mastery: -1}
	open := m.bracket(mindStarts)
	if open == "" {
		if m.wordAt(m.i, "mindmap", true) {
			m.failAt(m.i, `a node cannot begin with the word "mindmap"; put the text into ["…"]`)
			return
		}
		text := m.until("([\n){}")
		b.Label = plain(text)
		if text == "" {
			m.unexpected("a node")
			return
		}
		if open = m.bracket(mindStarts); open != "" {
			b.ID = b.Label
		}
	}
	if open != "" {
		text, end := m.text(start)
		b.Label, b.Shape = text, mindShape(open, end)
	}
	if m.err == nil {
		b.Span = m.span(start, m.i)
		m.add(b, level, start)
	}
}

// bracket reads the first of the signs that stands here.
func (m *mind) bracket(signs []string) string {
	for _, s := range signs {
		if m.take(s) {
			return s
		}
	}
	return ""
}

// text reads the text of a node and the bracket behind it.
func (m *mind) text(start int) (text, end string) {
	switch {
	case m.take("\"`"):
		text = markdown(m.until("`\""))
		if !m.take("`\"") {
			m.failAt(start, "this Markdown text has no end")
		}
	case m.take(`"`):
		text = plain(m.until(`"`))
		if !m.take(`"`) {
			m.failAt(start, "this text has no double quote at its end")
		}
	default:
		from := m.i
		m.until(")](}")
		// A "-" before ")" or "(" is text; a lone "}" is too.
		for m.peek() == '}' && m.byteAt(m.i+1) != '}' && !m.done() {
			m.i++
			m.until(")](}")
		}
		if m.i == from {
			m.unexpected("a text")
		}
		text = plain(m.s[from:m.i])
	}
	if end = m.bracket(mindEnds); end == "" && m.err == nil {
		if m.done() {
			m.failAt(start, "this text has no bracket at its end")
		}
		m.unexpected("the bracket at the end of the text")
	}
	return text, end
}

// mindShape is the shape that brackets mean.
func mindShape(open, end string) diagram.Shape {
	switch open {
	case "[":
		return diagram.Box
	case "(":
		if end == ")" {
			return diagram.Rounded
		}
		return diagram.Cloud
	case "((":
		return diagram.Circle
	case ")":
		return diagram.Cloud
	case "))":
		return diagram.Bang
	case "{{":
		return diagram.Hexagon
	}
	return diagram.Plain
}

// add hangs a node on the last one that stands less deep.
func (m *mind) add(b diagram.Branch, level, start int) {
	if m.tooMany(len(m.nodes), "nodes") {
		return
	}
	parent := len(m.nodes) - 1
	for parent >= 0 && m.nodes[parent].level >= level {
		parent = m.nodes[parent].parent
	}
	if parent < 0 && len(m.nodes) > 0 {
		m.failAt(start, "%q is a second root; a mind map has one", b.Label)
		return
	}
	depth := 0
	for p := parent; p >= 0; p = m.nodes[p].parent {
		depth++
	}
	if depth >= maxDepth {
		m.failAt(start, "more than %d branches on each other", maxDepth)
		return
	}
	m.nodes = append(m.nodes, sprout{b, level, parent})
}

// grow puts the tree together, from the leaves up.
func (m *mind) grow() {
	children := make([][]int, len(m.nodes))
	for i, n := range m.nodes[1:] {
		children[n.parent] = append(children[n.parent], i+1)
	}
	for i := len(m.nodes) - 1; i >= 0; i-- {
		for _, c := range children[i] {
			m.nodes[i].branch.Children = append(m.nodes[i].branch.Children, m.nodes[c].branch)
		}
	}
	root := m.nodes[0].branch
	m.d.Tree = &root
}

// writeMindmap writes a tree. Text without an outline stands bare, with entities for
// what Mermaid would read.
func writeMindmap(w *writer, root *diagram.Branch) {
	w.line("mindmap")
	if root != nil {
		w.branch(*root, 1)
	}
}

func (w *writer) branch(b diagram.Branch, depth int) {
	indent := strings.Repeat("  ", depth)
	open, shut := "", ""
	for _, s := range mindBrackets {
		if s.shape == b.Shape {
			open, shut = s.open, s.shut
		}
	}
	switch {
	case b.Shape == diagram.Plain:
		w.line(indent + bare(b.Label, "mindmap"))
	case open == "":
		open, shut = "[", "]"
		fallthrough
	default:
		id := ""
		if b.ID != "" {
			id = bare(b.ID, "mindmap")
		}
		w.line(indent + id + open + quote(b.Label) + shut)
	}
	if b.Icon != "" {
		w.line(indent + "  ::icon(" + bare(b.Icon) + ")")
	}
	for _, c := range b.Children {
		w.branch(c, depth+1)
	}
}

var mindBrackets = []struct {
	shape      diagram.Shape
	open, shut string
}{
	{diagram.Box, "[", "]"},
	{diagram.Rounded, "(", ")"},
	{diagram.Circle, "((", "))"},
	{diagram.Cloud, ")", "("},
	{diagram.Bang, "))", "(("},
	{diagram.Hexagon, "{{", "}}"},
}
