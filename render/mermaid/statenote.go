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

// writeState writes the states group by group, then the notes.
func writeState(w *writer, g *diagram.Graph) {
	w.line("stateDiagram-v2")
	if g == nil {
		return
	}
	arranged := diagram.Graph{Nodes: clones(g.Nodes), Edges: clones(g.Edges), Groups: clones(g.Groups), Direction: g.Direction}
	arrangeStates(&arranged)
	s := &stateWriter{w, &arranged, newNames(stateName, graphNames(&arranged)), map[string]string{}, map[string]diagram.Shape{}}
	for _, n := range arranged.Nodes {
		s.group[n.ID], s.shape[n.ID] = n.Group, n.Shape
	}
	for _, o := range arranged.Groups {
		s.group[o.ID] = o.Parent
	}
	if g.Direction != "" && g.Direction != diagram.Down {
		w.line("    direction " + string(g.Direction))
	}
	s.scope("", 1)
	s.notes()
}

// A stateWriter writes a state diagram.
type stateWriter struct {
	*writer
	g     *diagram.Graph
	ids   *names
	group map[string]string
	shape map[string]diagram.Shape
}

// stateName reports whether the name of a state is read as it is written.
func stateName(id string) bool {
	for i := range len(id) {
		if c := id[i]; c <= ' ' || strings.IndexByte(":-{}\"#%;&\\`@", c) >= 0 {
			return false
		}
	}
	if id != "" && id[0] == '[' || strings.Contains(id, "<<") || strings.Contains(id, "[[") {
		return false
	}
	return id != "" && !strings.EqualFold(id, "state") && !strings.EqualFold(id, "note") &&
		!strings.EqualFold(id, "default") && !strings.EqualFold(id, "class") && !strings.EqualFold(id, "click") &&
		!strings.EqualFold(id, "href") && !strings.EqualFold(id, "style") && !strings.EqualFold(id, "scale") &&
		!strings.EqualFold(id, "classDef") && !strings.EqualFold(id, "stateDiagram")
}

// scope writes the states of a group, the arrows between them, and the groups in it.
func (s *stateWriter) scope(in string, depth int) {
	if depth > 2*maxDepth {
		return
	}
	indent := strings.Repeat("    ", min(depth, maxDepth))
	for _, n := range s.g.Nodes {
		if n.Group != in || stateClass(n.Shape) != 0 {
			continue
		}
		switch n.Shape {
		case diagram.Bar:
			s.line(indent + "state " + s.ids.of(n.ID) + " <<fork>>")
		case diagram.Choice:
			s.line(indent + "state " + s.ids.of(n.ID) + " <<choice>>")
		default:
			s.line(indent + "state " + quote(n.Label) + " as " + s.ids.of(n.ID))
		}
	}
	for _, e := range s.g.Edges {
		if edgeClass(e, s.shape) == 0 && edgeGroup(e, s.group, s.shape) == in {
			s.edge(e, indent)
		}
	}
	regions := 0
	for _, o := range s.g.Groups {
		if o.Parent == in {
			s.composite(o, &regions, depth, indent)
		}
	}
}

// composite writes a composite state, or a region of one.
func (s *stateWriter) composite(o diagram.Group, regions *int, depth int, indent string) {
	if o.Region {
		if *regions > 0 {
			s.line(indent + "--")
		}
		*regions++
		s.scope(o.ID, depth)
		return
	}
	s.line(indent + "state " + quote(o.Label) + " as " + s.ids.of(o.ID) + " {")
	if o.Direction != "" {
		s.line(indent + "    direction " + string(o.Direction))
	}
	s.scope(o.ID, depth+1)
	s.line(indent + "}")
}

func (s *stateWriter) edge(e diagram.Edge, indent string) {
	from, to, label := "", "", ""
	if from = "[*]"; s.shape[e.From] != diagram.Start {
		from = s.ids.of(e.From)
	}
	if to = "[*]"; s.shape[e.To] != diagram.End {
		to = s.ids.of(e.To)
	}
	if e.Label != "" {
		label = " : " + bare(e.Label)
	}
	s.line(indent + from + " --> " + to + label)
}

// notes writes the notes, beside their states or alone.
func (s *stateWriter) notes() {
	text := map[string]string{}
	for _, n := range s.g.Nodes {
		if isNote(n.Shape) {
			text[n.ID] = n.Label
		}
	}
	for _, e := range s.g.Edges {
		if edgeClass(e, s.shape) == 0 {
			continue
		}
		place, note, state := "right of ", e.To, e.From
		if isNote(s.shape[e.From]) {
			place, note, state = "left of ", e.From, e.To
		}
		s.line("    note " + place + s.ids.of(state) + " : " + bare(text[note]))
		delete(text, note)
	}
	for _, n := range s.g.Nodes {
		if label, ok := text[n.ID]; ok {
			s.line(`    note ` + quote(label) + ` as ` + s.ids.of(n.ID))
		}
	}
}
