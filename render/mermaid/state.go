package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// A machine reads a state diagram. "[*]" is the start of the state it stands in where
// an arrow leaves it, and the end where one comes in.
type machine struct {
	*reader
	g     *diagram.Graph
	node  map[string]int
	group map[string]int
	// scopes are the composite states and regions that are open, innermost last.
	scopes []scope
	notes  int
	// order is where each state was declared, or named first where it was not.
	order    map[string]int
	declared map[string]bool
}

// A scope is an open composite state: where its regions begin, that is a region.
type scope struct {
	id      string
	state   string // the composite state itself
	regions int
	start   int
}

func readState(r *reader) {
	m := &machine{
		reader: r, g: &diagram.Graph{Direction: diagram.Down}, node: map[string]int{}, group: map[string]int{},
		order: map[string]int{}, declared: map[string]bool{},
	}
	r.d.Graph = m.g
	if !isSpace(m.peek()) {
		m.unexpected("a blank or the end of the line")
	}
	for !m.done() {
		m.statement()
	}
	if n := len(m.scopes); r.err == nil && n > 0 {
		m.failAt(m.scopes[n-1].start, "this state has no } at its end")
	}
	m.finish()
}

// in is the group that what stands here lies in.
func (m *machine) in() string {
	if n := len(m.scopes); n > 0 {
		return m.scopes[n-1].id
	}
	return ""
}

// stateSkips are statements that are only for the browser, each to the end of its line.
var stateSkips = []string{"classDef", "class", "style"}

func (m *machine) statement() {
	m.skipSpace()
	if m.done() || m.about() {
		return
	}
	start := m.i
	switch {
	case m.peek() == '#' || m.has("%%"):
		m.line()
	case m.take("}"):
		m.close(start)
	case m.takeBlankWord("scale"), m.takeWordFold("hide empty description"), m.takeWordFold("click"):
		m.line()
	case m.skips():
	case m.takeBlankWord("state"):
		m.state(start)
	case m.takeBlankWord("note"):
		m.note(start)
	case m.direction():
	case m.has("--") && !m.has("-->") && len(m.scopes) > 0:
		m.i += 2
		m.region(start)
	default:
		m.transition(start)
	}
}

func (m *machine) skips() bool {
	for _, word := range stateSkips {
		if m.takeBlankWord(word) {
			if strings.TrimSpace(m.line()) == "" {
				m.unexpected("a name")
			}
			return true
		}
	}
	return false
}

// direction reads the direction of the diagram or of a composite state.
func (m *machine) direction() bool {
	line, _, _ := strings.Cut(m.rest(), "\n")
	dir, ok := directionIn(line)
	if !ok || strings.Contains(line, "-->") {
		return false
	}
	m.i += len(line)
	if i, ok := m.group[m.in()]; ok {
		m.g.Groups[i].Direction = dir
	} else {
		m.g.Direction = dir
	}
	return true
}

// name reads the name of a state, or [*].
func (m *machine) name() string {
	m.blanks()
	start := m.i
	if m.take("[*]") {
		return "[*]"
	}
	id := m.until(":\n\t -{")
	if at := strings.Index(id, "%%"); at > 0 {
		id = id[:at]
		m.i = start + at
	}
	if id == "" || m.err != nil {
		m.unexpected("the name of a state")
		return ""
	}
	if m.has(":::") {
		m.i += 3
		if m.until(":\n\t -{") == "" {
			m.unexpected("the name of a class")
		}
	}
	return id
}

// text reads a ":" with a text, "" where there is none.
func (m *machine) text() (string, bool) {
	start := m.i
	m.skipSpace()
	if m.peek() != ':' || m.has(":::") {
		m.i = start
		return "", false
	}
	m.i++
	from := m.i
	for !m.done() && m.peek() != '\n' && m.peek() != ';' {
		if m.peek() == ':' && strings.IndexByte(":\n;", m.byteAt(m.i+1)) >= 0 {
			break
		}
		m.i++
	}
	if m.i == from {
		m.unexpected("a text")
	}
	return plain(m.s[from:m.i]), true
}

// transition reads a state alone, with a text, or an arrow from one to another.
func (m *machine) transition(start int) {
	from := m.name()
	if m.err != nil {
		return
	}
	before := m.i
	m.skipSpace()
	if !m.take("-->") {
		m.i = before
		text, ok := m.text()
		if from == "[*]" {
			return
		}
		n := m.add(from, start)
		if ok && n != nil {
			m.describe(from, text)
		}
		return
	}
	m.skipSpace()
	to := m.name()
	label, _ := m.text()
	if m.err != nil || m.tooMany(len(m.g.Edges), "transitions") {
		return
	}
	e := diagram.Edge{Label: label, Stroke: diagram.Solid, Head: diagram.Arrow, Length: 1}
	e.From = m.end(from, "_start", diagram.Start, start)
	e.To = m.end(to, "_end", diagram.End, start)
	e.Span = m.span(start, m.i)
	m.g.Edges = append(m.g.Edges, e)
}

// end is the name of the state at an end of an arrow, which is made where it is new.
func (m *machine) end(id, suffix string, shape diagram.Shape, start int) string {
	if id != "[*]" {
		m.add(id, start)
		return id
	}
	id = m.in() + suffix
	if m.in() == "" {
		id = "root" + suffix
	}
	if n := m.add(id, start); n != nil {
		n.Shape, n.Label = shape, ""
	}
	return id
}

// add notes a state that stands in the open composite state. One that is composite
// is none of the nodes, and nil.
func (m *machine) add(id string, start int) *diagram.Node {
	in := m.in()
	if i, ok := m.group[id]; ok {
		m.into(i, in)
		return nil
	}
	i, ok := m.node[id]
	if !ok {
		if m.tooMany(len(m.g.Nodes), "states") {
			return nil
		}
		i = len(m.g.Nodes)
		m.node[id] = i
		m.order[id] = m.i
		m.g.Nodes = append(m.g.Nodes, diagram.Node{
			ID: id, Label: plain(id), Shape: diagram.Rounded, Span: m.span(start, m.i), Mastery: -1,
		})
	}
	if in != "" {
		m.g.Nodes[i].Group = in
	}
	return &m.g.Nodes[i]
}

// into moves a group into another, unless that lies in it.
func (m *machine) into(i int, in string) {
	for up, n := in, 0; up != ""; n++ {
		if up == m.g.Groups[i].ID || n > 2*maxDepth {
			return
		}
		up = m.g.Groups[m.group[up]].Parent
	}
	if in != "" {
		m.g.Groups[i].Parent = in
	}
}

// describe gives a state a text: the first is its label, the next stand below it.
func (m *machine) describe(id, text string) {
	if i, ok := m.group[id]; ok {
		m.g.Groups[i].Label = text
		return
	}
	n := &m.g.Nodes[m.node[id]]
	if n.Label == plain(id) || n.Label == "" {
		n.Label = text
	} else if text != n.Label {
		n.Label += "\n" + text
	}
}

// state reads what follows the word "state".
func (m *machine) state(start int) {
	m.blanks()
	line, _, _ := strings.Cut(m.rest(), "\n")
	for _, mark := range [...]struct {
		sign  string
		shape diagram.Shape
	}{
		{"<<fork>>", diagram.Bar},
		{"<<join>>", diagram.Bar},
		{"<<choice>>", diagram.Choice},
		{"[[fork]]", diagram.Bar},
		{"[[join]]", diagram.Bar},
		{"[[choice]]", diagram.Choice},
	} {
		at := strings.LastIndex(strings.ToLower(line), mark.sign)
		if at < 0 {
			continue
		}
		m.i += at + len(mark.sign)
		if n := m.declare(strings.TrimSpace(line[:at]), start); n != nil {
			n.Shape, n.Label = mark.shape, ""
		}
		return
	}
	if m.peek() == '"' {
		m.described(start)
		return
	}
	id := m.until("\n\t {")
	if id == "" {
		m.unexpected("the name of a state")
		return
	}
	before := m.i
	m.skipSpace()
	if m.take("{") {
		m.open(id, nil, start)
		return
	}
	// Without a body Mermaid makes no state of it, nor of what follows on the line.
	m.i = before
	if more := m.until("\n{"); m.peek() == '{' {
		m.failAt(before, "the name of a state is one word; write state \"…\" as name")
	} else if _, as, ok := strings.Cut(" "+more+" ", " as "); ok {
		m.failAt(m.i-len(as), `a text in double quotes should stand before "as"`)
	}
}

// described reads state "text" as id, with what is in it.
func (m *machine) described(start int) {
	m.i++
	text := plain(m.until(`"`))
	if !m.take(`"`) {
		m.failAt(start, "this text has no double quote at its end")
		return
	}
	m.blanks()
	if !m.takeBlankWord("as") {
		m.unexpected(`"as" and the name of the state`)
		return
	}
	id, extra, _ := strings.Cut(strings.TrimSpace(m.until("\n{")), ":")
	if id == "" {
		m.unexpected("the name of the state")
		return
	}
	if extra = strings.TrimLeft(extra, ":"); extra != "" && !strings.HasPrefix(m.s[m.i-len(extra)-1:], "::") {
		text = strings.TrimSpace(text + "\n" + plain(extra))
	}
	if m.take("{") {
		m.open(strings.TrimSpace(id), &text, start)
		return
	}
	if n := m.declare(strings.TrimSpace(id), start); n != nil {
		n.Label = text
	}
}

// declare is add for a state that is declared here.
func (m *machine) declare(id string, start int) *diagram.Node {
	n := m.add(id, start)
	if n != nil && !m.declared[id] {
		m.declared[id] = true
		m.order[id] = m.i
	}
	return n
}
