package mermaid

import (
	"slices"
	"strconv"
	"strings"

	"ken/render/diagram"
)

// note reads a note beside a state, on one line or up to "end note", or one alone.
func (m *machine) note(start int) {
	m.blanks()
	if m.take(`"`) {
		text := plain(m.until(`"`))
		m.take(`"`)
		m.blanks()
		if !m.takeWordFold("as") {
			m.unexpected(`"as" and the name of the note`)
			return
		}
		if n := m.add(strings.TrimSpace(m.line()), start); n != nil {
			n.Shape, n.Label = diagram.NoteShape, text
		}
		return
	}
	left := m.takeWordFold("left of")
	if !left && !m.takeWordFold("right of") {
		m.unexpected("left of or right of")
		return
	}
	m.skipSpace()
	id := m.until(":\n\t -")
	if id == "" {
		m.unexpected("the name of a state")
		return
	}
	text, ok := m.noteText()
	if !ok {
		m.failAt(start, `this note has no text behind ":" and no "end note"`)
		return
	}
	m.add(id, start)
	m.attach(id, text, left, start)
}

// noteText reads the text of a note beside a state.
func (m *machine) noteText() (string, bool) {
	from := m.i
	m.skipSpace()
	if m.peek() == ':' {
		m.i++
		text := m.until(":\n;")
		return plain(text), text != ""
	}
	m.i = from
	for at := m.i; ; {
		n := strings.IndexByte(m.s[at:], '\n')
		if n < 0 {
			return "", false
		}
		at += n + 1
		word := at
		for m.byteAt(word) == ' ' || m.byteAt(word) == '\t' {
			word++
		}
		if m.wordAt(word, "end note", true) {
			text := m.s[from:at]
			m.i = word + len("end note")
			return plain(text), true
		}
	}
}

// attach makes the node of a note and the line to its state.
func (m *machine) attach(id, text string, left bool, start int) {
	if m.err != nil || m.tooMany(len(m.g.Edges), "notes") {
		return
	}
	m.notes++
	note := id + "----note-" + strconv.Itoa(m.notes)
	in := m.scopes
	// A note lies where its state does, even if it stands outside.
	m.scopes = nil
	n := m.add(note, start)
	m.scopes = in
	if n == nil {
		return
	}
	n.Shape, n.Label = diagram.NoteShape, text
	e := diagram.Edge{From: id, To: note, Stroke: diagram.Dotted, Length: 1, Span: m.span(start, m.i)}
	if left {
		e.From, e.To = note, id
	}
	m.g.Edges = append(m.g.Edges, e)
}

// finish settles what is a node, and puts everything in the order it is written in.
func (m *machine) finish() {
	m.g.Nodes = slices.DeleteFunc(m.g.Nodes, func(n diagram.Node) bool {
		_, group := m.group[n.ID]
		return group
	})
	slices.SortStableFunc(m.g.Nodes, func(a, b diagram.Node) int { return m.order[a.ID] - m.order[b.ID] })
	arrangeStates(m.g)
	m.numberNotes()
}

// numberNotes gives notes the numbers of their order.
func (m *machine) numberNotes() {
	to := map[string]string{}
	for i := range m.g.Nodes {
		n := &m.g.Nodes[i]
		at := strings.LastIndex(n.ID, "----note-")
		if n.Shape != diagram.NoteShape || at < 0 {
			continue
		}
		id := n.ID[:at] + "----note-" + strconv.Itoa(len(to)+1)
		to[n.ID] = id
	}
	for i := range m.g.Nodes {
		if id, ok := to[m.g.Nodes[i].ID]; ok {
			m.g.Nodes[i].ID = id
		}
	}
	for i := range m.g.Edges {
		e := &m.g.Edges[i]
		if id, ok := to[e.From]; ok {
			e.From = id
		}
		if id, ok := to[e.To]; ok {
			e.To = id
		}
	}
}

// arrangeStates orders nodes and edges as they are written: group by group, states
// before starts and ends before notes, and edges by the group they are written in.
func arrangeStates(g *diagram.Graph) {
	g.Groups = arrange(g.Groups)
	rank := map[string]int{"": 0}
	for i, o := range g.Groups {
		rank[o.ID] = i + 1
	}
	group, shape := map[string]string{}, map[string]diagram.Shape{}
	for _, n := range g.Nodes {
		group[n.ID], shape[n.ID] = n.Group, n.Shape
	}
	for _, o := range g.Groups {
		group[o.ID] = o.Parent
	}
	// Notes lie where their states do.
	for _, e := range g.Edges {
		if isNote(shape[e.To]) && e.Head == "" {
			group[e.To] = group[e.From]
		} else if isNote(shape[e.From]) && e.Head == "" {
			group[e.From] = group[e.To]
		}
	}
	for i := range g.Nodes {
		g.Nodes[i].Group = group[g.Nodes[i].ID]
	}
	slices.SortStableFunc(g.Edges, func(a, b diagram.Edge) int {
		if c := edgeClass(a, shape) - edgeClass(b, shape); c != 0 {
			return c
		}
		return rank[edgeGroup(a, group, shape)] - rank[edgeGroup(b, group, shape)]
	})
	order := map[string]int{}
	for i, e := range g.Edges {
		for _, id := range [...]string{e.From, e.To} {
			if _, ok := order[id]; !ok {
				order[id] = i
			}
		}
	}
	slices.SortStableFunc(g.Nodes, func(a, b diagram.Node) int {
		if c := stateClass(a.Shape) - stateClass(b.Shape); c != 0 {
			return c
		}
		if stateClass(a.Shape) > 0 {
			if c := order[a.ID] - order[b.ID]; c != 0 {
				return c
			}
			return int(int64(len(a.Shape)) - int64(len(b.Shape)))
		}
		return rank[a.Group] - rank[b.Group]
	})
}

func isNote(s diagram.Shape) bool { return s == diagram.NoteShape }

// stateClass is 0 for states that are declared, 1 for starts and ends, which only
// arrows make, and 2 for notes.
func stateClass(s diagram.Shape) int {
	switch s {
	case diagram.Start, diagram.End:
		return 1
	case diagram.NoteShape:
		return 2
	}
	return 0
}

// edgeClass is 1 for the line of a note.
func edgeClass(e diagram.Edge, shape map[string]diagram.Shape) int {
	if e.Head == "" && (isNote(shape[e.From]) || isNote(shape[e.To])) {
		return 1
	}
	return 0
}

// edgeGroup is the group an edge is written in: that of its start or end, or the one
// that both its states lie in.
func edgeGroup(e diagram.Edge, group map[string]string, shape map[string]diagram.Shape) string {
	switch {
	case shape[e.From] == diagram.Start:
		return group[e.From]
	case shape[e.To] == diagram.End:
		return group[e.To]
	case group[e.From] == group[e.To]:
		return group[e.From]
	}
	return ""
}
