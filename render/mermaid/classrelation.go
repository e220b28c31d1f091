package mermaid

import (
	"slices"
	"strconv"
	"strings"

	"ken/render/diagram"
)

// relation reads a line between two classes, a member behind ":", or a class alone.
func (m *model) relation(start int) {
	from, fromLabel := m.name()
	if m.err != nil {
		return
	}
	if m.take(":::") {
		m.add(from, fromLabel, start)
		m.until(" \t\n")
		return
	}
	m.blanks()
	e := diagram.Edge{From: from, Stroke: diagram.Solid, Length: 1}
	if m.peek() == '"' {
		e.TailLabel, _ = m.quotedText()
	}
	if !m.arrow(&e) {
		m.memberOf(from, fromLabel, e.TailLabel != "", start)
		return
	}
	m.blanks()
	if m.peek() == '"' {
		e.HeadLabel, _ = m.quotedText()
	}
	to, toLabel := m.name()
	e.To = to
	if m.take(":::") {
		m.until(" \t\n:")
	}
	label, _ := m.label()
	e.Label = plain(label)
	if m.err != nil || m.tooMany(len(m.g.Edges), "relations") {
		return
	}
	m.ends(e, fromLabel, toLabel, start)
	e.Span = m.span(start, m.i)
	m.g.Edges = append(m.g.Edges, e)
}

// ends notes the classes at the ends of a line. The one at a lollipop is an interface,
// which is only a name.
func (m *model) ends(e diagram.Edge, fromLabel, toLabel string, start int) {
	m.end(e.From, fromLabel, e.Tail == diagram.Lollipop && e.Head == diagram.NoHead, start)
	m.end(e.To, toLabel, e.Head == diagram.Lollipop && e.Tail == diagram.NoHead, start)
}

func (m *model) end(id, label string, lollipop bool, start int) {
	_, known := m.node[id]
	if n := m.add(id, label, start); n != nil && lollipop && !known {
		n.Shape = diagram.Plain
	} else if n != nil && !lollipop && n.Shape == diagram.Plain {
		n.Shape = diagram.Table
	}
}

// memberOf reads what stands behind a class that no line follows.
func (m *model) memberOf(id, label string, quoted bool, start int) {
	text, ok := m.label()
	if quoted || m.add(id, label, start) == nil {
		m.unexpected("a relation such as --> or <|--")
		return
	}
	if ok {
		m.member(id, strings.TrimSpace(text), m.i-len(text))
	}
}

// label reads ":" and a text, as it stands.
func (m *model) label() (string, bool) {
	m.blanks()
	if m.peek() != ':' || m.has(":::") {
		return "", false
	}
	m.i++
	text := m.until(":\n;")
	if text == "" {
		m.unexpected("a text")
	}
	return text, true
}

// relationHeads are the ends of lines between classes.
var relationHeads = []struct {
	left, right string
	head        diagram.Head
}{
	{"<|", "|>", diagram.Triangle},
	{"()", "()", diagram.Lollipop},
	{"<", ">", diagram.Arrow},
	{"*", "*", diagram.FilledRhomb},
	{"o", "o", diagram.Rhomb},
}

// arrow reads a line with its ends.
func (m *model) arrow(e *diagram.Edge) bool {
	start := m.i
	m.blanks()
	e.Tail = m.head()
	m.blanks()
	switch {
	case m.take("--"):
	case m.take(".."):
		e.Stroke = diagram.Dotted
	default:
		m.i = start
		return false
	}
	before := m.i
	m.blanks()
	if e.Head = m.head(); e.Head == diagram.NoHead {
		m.i = before
	}
	return true
}

// head reads the sign at an end of a line. An "o" is one only as a whole word.
func (m *model) head() diagram.Head {
	for _, h := range relationHeads {
		if h.left == "o" && isWord(m.byteAt(m.i+1)) {
			continue
		}
		if m.take(h.left) || m.take(h.right) {
			return h.head
		}
	}
	return diagram.NoHead
}

// space reads the head of a namespace.
func (m *model) space(start int) {
	id, _ := m.name()
	label := id
	m.blanks()
	if m.take("[") {
		label, _ = m.quotedText()
		m.take("]")
	}
	m.skipSpace()
	switch {
	case !m.take("{"):
		m.unexpected(`"{"`)
		return
	case len(m.spaces) >= maxDepth:
		m.failAt(start, "more than %d namespaces within each other", maxDepth)
		return
	case m.tooMany(len(m.g.Groups), "namespaces"):
		return
	}
	m.spaces = append(m.spaces, m.spacesOf(id, label, start))
	m.start = append(m.start, start)
}

// spacesOf makes a namespace with those that a dotted name goes through, and gives its
// whole name.
func (m *model) spacesOf(id, label string, start int) string {
	parent := ""
	if n := len(m.spaces); n > 0 {
		parent = m.spaces[n-1]
	}
	parts := strings.Split(id, ".")
	if len(parts) > maxDepth || strings.Count(parent, ".")+len(parts) > maxDepth {
		parts = []string{strings.ReplaceAll(id, ".", "_")}
	}
	for i, part := range parts {
		whole := strings.TrimPrefix(parent+"."+part, ".")
		if _, ok := m.group[whole]; !ok {
			g := diagram.Group{ID: whole, Label: plain(part), Parent: parent, Span: m.span(start, m.i)}
			if i == len(parts)-1 && label != id {
				g.Label = label
			}
			m.group[whole] = len(m.g.Groups)
			m.g.Groups = append(m.g.Groups, g)
		}
		parent = whole
	}
	return parent
}

func (m *model) closeSpace(start int) {
	n := len(m.spaces) - 1
	if n < 0 {
		m.failAt(start, "this } belongs to nothing")
		return
	}
	m.spaces, m.start = m.spaces[:n], m.start[:n]
}

// note reads the text of a note, which may belong to a class.
func (m *model) note(id string, start int) {
	text, ok := m.quotedText()
	if !ok {
		return
	}
	if id != "" {
		m.add(id, id, start)
	}
	name := "note" + strconv.Itoa(m.notes)
	for m.node[name] > 0 {
		m.notes++
		name = "note" + strconv.Itoa(m.notes)
	}
	m.notes++
	spaces := m.spaces
	m.spaces = nil
	n := m.add(name, text, start)
	m.spaces = spaces
	if n == nil || id == "" {
		if n != nil {
			n.Shape, n.Label = diagram.NoteShape, text
		}
		return
	}
	n.Shape, n.Label = diagram.NoteShape, text
	m.g.Edges = append(m.g.Edges, diagram.Edge{
		From: id, To: name, Stroke: diagram.Dotted, Length: 1, Span: m.span(start, m.i),
	})
}

// finish takes apart what is both a class and a namespace, and orders everything as
// it is written.
func (m *model) finish() {
	for i := range m.g.Nodes {
		if n := &m.g.Nodes[i]; n.Group == n.ID {
			n.Group = ""
		}
	}
	m.g.Nodes = slices.DeleteFunc(m.g.Nodes, func(n diagram.Node) bool {
		_, group := m.group[n.ID]
		return group && n.Rows == nil && n.Shape == diagram.Table
	})
	m.dropEmpty()
	arrangeClasses(m.g)
}

// dropEmpty leaves out namespaces in which nothing stands: Mermaid has no words for
// them.
func (m *model) dropEmpty() {
	full := map[string]bool{}
	for _, n := range m.g.Nodes {
		for id := n.Group; id != "" && !full[id]; id = m.g.Groups[m.group[id]].Parent {
			full[id] = true
		}
	}
	m.g.Groups = slices.DeleteFunc(m.g.Groups, func(g diagram.Group) bool { return !full[g.ID] })
}

// arrangeClasses orders classes as they are written: namespace by namespace, then the
// interfaces that only lines name, then notes, renumbered, with their lines last.
func arrangeClasses(g *diagram.Graph) {
	g.Groups = arrange(g.Groups)
	rank := map[string]int{"": 0}
	for i, o := range g.Groups {
		rank[o.ID] = i + 1
	}
	shape, order := map[string]diagram.Shape{}, map[string]int{}
	for i, n := range g.Nodes {
		shape[n.ID] = n.Shape
		order[n.ID] = i
	}
	slices.SortStableFunc(g.Edges, func(a, b diagram.Edge) int { return edgeClass(a, shape) - edgeClass(b, shape) })
	seen := 0
	for i, e := range g.Edges {
		for _, id := range [...]string{e.From, e.To} {
			if shape[id] == diagram.Plain && order[id] < len(g.Nodes) {
				order[id] = len(g.Nodes) + i*2 + seen
			}
		}
	}
	slices.SortStableFunc(g.Nodes, func(a, b diagram.Node) int {
		if c := classClass(a.Shape) - classClass(b.Shape); c != 0 {
			return c
		}
		if a.Shape == diagram.Plain {
			return order[a.ID] - order[b.ID]
		}
		return rank[a.Group] - rank[b.Group]
	})
}

// classClass orders classes before lone interfaces before notes.
func classClass(s diagram.Shape) int {
	switch s {
	case diagram.Plain:
		return 1
	case diagram.NoteShape:
		return 2
	}
	return 0
}
