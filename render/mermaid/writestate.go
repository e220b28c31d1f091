package mermaid

import (
	"strings"

	"ken/render/diagram"
)

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
