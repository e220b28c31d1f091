package mermaid

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/render/diagram"
)

// A model reads a class diagram. Each statement stands on a line of its own.
type model struct {
	*reader
	g      *diagram.Graph
	node   map[string]int
	group  map[string]int
	spaces []string // open namespaces, innermost last
	start  []int
	notes  int
}

func readClasses(r *reader) {
	m := &model{
		reader: r, g: &diagram.Graph{Direction: diagram.Down}, node: map[string]int{}, group: map[string]int{},
	}
	r.d.Graph = m.g
	m.blanks()
	if !m.take("\n") {
		m.unexpected("the end of the line")
	}
	for !m.done() {
		m.statement()
	}
	if n := len(m.start); r.err == nil && n > 0 {
		m.failAt(m.start[n-1], "this namespace has no } at its end")
	}
	m.finish()
}

// skippedWords begin statements that are only for the browser.
var skippedWords = []string{"classDef", "cssClass", "style", "callback", "click", "link"}

func (m *model) statement() {
	m.skipSpace()
	if m.done() || m.about() {
		return
	}
	start := m.i
	switch {
	case m.has("%%"):
		m.line()
		return
	case m.skipped():
		return
	case m.take("}"):
		m.closeSpace(start)
	case m.classDirection():
		return
	case m.takeWord("namespace"):
		m.space(start)
		return
	case m.takeWord("class"):
		m.class(start)
	case m.takeWord("note for"):
		m.blanks()
		id, _ := m.name()
		m.note(id, start)
	case m.takeWord("note"):
		m.note("", start)
	case m.take("<<"):
		m.annotation(start)
	default:
		m.relation(start)
	}
	m.endLine()
}

// endLine reads the end of a statement.
func (m *model) endLine() {
	m.blanks()
	if !m.done() && !m.has("%%") && m.peek() != '\n' && m.peek() != '}' {
		m.unexpected("the end of the line")
	}
}

func (m *model) skipped() bool {
	for _, word := range skippedWords {
		if m.takeWord(word) {
			if strings.TrimSpace(m.line()) == "" {
				m.unexpected("what it is for")
			}
			return true
		}
	}
	return false
}

func (m *model) classDirection() bool {
	line, _, _ := strings.Cut(m.rest(), "\n")
	dir, ok := directionIn(line)
	if ok {
		m.i += len(line)
		m.g.Direction = dir
	}
	return ok
}

// name reads the name of a class with its type between tildes.
func (m *model) name() (id, label string) {
	m.blanks()
	start := m.i
	if m.take("`") {
		id = m.until("`")
		if !m.take("`") || id == "" {
			m.failAt(start, "this name has no ` at its end")
			return "", ""
		}
	} else {
		id = m.words()
	}
	if id == "" {
		m.unexpected("the name of a class")
		return "", ""
	}
	label = plain(id)
	if m.take("~") {
		from := m.i
		label += "<" + strings.ReplaceAll(m.until("\n~"), "~", "") + ">"
		if !m.take("~") {
			m.failAt(from, "this type has no ~ at its end")
		}
		// Types within types: Name~List~int~~.
		for m.peek() == '~' {
			m.i++
		}
	}
	return id, label
}

// words reads a name without backticks. Mermaid makes one name of words in a row; an
// "o" alone is the head of a line.
func (m *model) words() string {
	id := ""
	for {
		before := m.i
		m.blanks()
		start := m.i
		if id != "" && m.wordAt(m.i, "o", false) {
			m.i = before
			return id
		}
		for m.nameRune() {
		}
		if m.i == start {
			m.i = before
			return id
		}
		id += m.s[start:m.i]
	}
}

// nameRune reads one letter of a name. A "." or "-" belongs to it unless a line begins.
func (m *model) nameRune() bool {
	c := m.peek()
	switch {
	case isWord(c):
		m.i++
		return true
	case c == '-' || c == '.':
		if next := m.byteAt(m.i + 1); next == c || !isWord(next) && next < utf8.RuneSelf {
			return false
		}
		m.i++
		return true
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(m.rest())
		if !unicode.IsLetter(r) {
			return false
		}
		m.i += n
		return true
	}
	return false
}

// add notes a class in the open namespace.
func (m *model) add(id, label string, start int) *diagram.Node {
	i, ok := m.node[id]
	if !ok {
		if m.err != nil || m.tooMany(len(m.g.Nodes), "classes") {
			return nil
		}
		i = len(m.g.Nodes)
		m.node[id] = i
		m.g.Nodes = append(m.g.Nodes, diagram.Node{
			ID: id, Label: label, Shape: diagram.Table, Span: m.span(start, m.i), Mastery: -1,
		})
	}
	if n := len(m.spaces); n > 0 {
		m.g.Nodes[i].Group = m.spaces[n-1]
	}
	return &m.g.Nodes[i]
}

// class reads what follows the word "class".
func (m *model) class(start int) {
	id, label := m.name()
	n := m.add(id, label, start)
	if n == nil {
		return
	}
	m.blanks()
	if m.take("[") {
		if text, ok := m.quotedText(); ok {
			n.Label = withMarks(n.Label, text+strings.TrimPrefix(label, plain(id))) // its type stays
		}
		if !m.take("]") {
			m.unexpected(`"]"`)
		}
		m.blanks()
	}
	if m.take(":::") {
		if m.until(" \t\n{<") == "" {
			m.unexpected("the name of a class of styles")
		}
		m.blanks()
	}
	for m.take("<<") {
		m.mark(id, m.until(">\n"))
		if !m.take(">>") {
			m.unexpected(`">>"`)
		}
		m.blanks()
	}
	if m.take("{") {
		m.members(id, start)
	}
}

// quotedText reads a text between double quotes.
func (m *model) quotedText() (string, bool) {
	m.blanks()
	start := m.i
	if !m.take(`"`) {
		m.unexpected("a text between double quotes")
		return "", false
	}
	text := m.until(`"`)
	if !m.take(`"`) {
		m.failAt(start, "this text has no double quote at its end")
		return "", false
	}
	m.blanks()
	return plain(text), true
}

// members reads the members of a class, each on a line.
func (m *model) members(id string, start int) {
	for !m.done() {
		from := m.i
		text := strings.TrimSpace(m.until("{}\n"))
		if text != "" && !strings.HasPrefix(text, "%%") {
			m.member(id, text, from)
		}
		if m.take("}") {
			return
		}
		if m.peek() == '{' {
			m.unexpected("a member, in which no { stands,")
			return
		}
		m.i = min(m.i+1, len(m.s))
	}
	m.failAt(start, "the members of this class have no } at their end")
}

// member notes an attribute or a method, or what kind of class it is.
func (m *model) member(id, text string, start int) {
	if inner, ok := strings.CutPrefix(text, "<<"); ok && strings.HasSuffix(inner, ">>") {
		m.mark(id, strings.TrimSuffix(inner, ">>"))
		return
	}
	n := &m.g.Nodes[m.node[id]]
	if n.Rows == nil {
		n.Rows = make([][]string, 2)
	}
	part := 0
	if strings.IndexByte(text, ')') > 0 {
		part = 1
	}
	if m.tooMany(len(n.Rows[part]), "members") {
		return
	}
	n.Rows[part] = append(n.Rows[part], generic(plain(text)))
	n.Span.End = max(n.Span.End, m.src.original(start+len(text)))
}

// generic is a text with the types between tildes in angle brackets.
func generic(s string) string {
	if strings.Count(s, "~") < 2 {
		return s
	}
	var b strings.Builder
	open := 0
	left := strings.Count(s, "~")
	for i := range len(s) {
		if s[i] != '~' {
			b.WriteByte(s[i])
			continue
		}
		// A tilde opens a type as long as enough are left to close all that are open.
		next := byte(0)
		if i+1 < len(s) {
			next = s[i+1]
		}
		if opens := isWord(next) && left > open; opens && left-1 > open {
			b.WriteByte('<')
			open++
		} else if open > 0 {
			b.WriteByte('>')
			open--
		} else {
			b.WriteByte('~')
		}
		left--
	}
	return b.String()
}

// mark says what kind of class one is: interface, service and so on. It stands above
// the name between « and ».
func (m *model) mark(id, text string) {
	if n := m.add(id, id, m.i); n != nil {
		n.Label = strings.TrimSpace("«" + plain(text) + "»\n" + n.Label)
	}
}

// withMarks is a new label below the marks of the old one.
func withMarks(old, label string) string {
	marks, _ := splitMarks(old)
	return strings.TrimSpace(strings.Join(append(marks, label), "\n"))
}

// splitMarks are the marks of a label and what stands below them.
func splitMarks(label string) (marks []string, rest string) {
	for {
		first, below, _ := strings.Cut(label, "\n")
		if !strings.HasPrefix(first, "«") || !strings.HasSuffix(first, "»") {
			return marks, label
		}
		marks = append(marks, first)
		label = below
	}
}

// annotation reads <<interface>> Name, of a class that is known.
func (m *model) annotation(start int) {
	text := m.until(">\n")
	if !m.take(">>") {
		m.unexpected(`">>"`)
		return
	}
	id, _ := m.name()
	if _, ok := m.node[id]; !ok && m.err == nil {
		m.failAt(start, "there is no class %s before here", id)
		return
	}
	m.mark(id, text)
}
