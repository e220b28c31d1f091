package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// writeFlow writes the nodes in their order, then the subgraphs with the names of
// what lies in them, then the edges.
func writeFlow(w *writer, g *diagram.Graph) {
	if g == nil {
		g = &diagram.Graph{}
	}
	direction := g.Direction
	if direction == "" {
		direction = diagram.Down
	}
	w.line("flowchart " + string(direction))
	ids := newNames(flowName, graphNames(g))
	for _, n := range g.Nodes {
		w.line("    " + ids.of(n.ID) + flowShape(n))
	}
	w.groups(g, ids, "", 1)
	for _, e := range g.Edges {
		name := ""
		if e.ID != "" {
			name = e.ID + "@"
		}
		w.line("    " + ids.of(e.From) + " " + name + flowArrow(e) + " " + ids.of(e.To))
	}
}

// groups writes the subgraphs that lie in one.
func (w *writer) groups(g *diagram.Graph, ids *names, parent string, depth int) {
	if depth > maxDepth {
		return
	}
	indent := strings.Repeat("    ", depth)
	for _, o := range g.Groups {
		if o.Parent != parent {
			continue
		}
		w.line(indent + "subgraph " + ids.of(o.ID) + "[" + quote(o.Label) + "]")
		if o.Direction != "" {
			w.line(indent + "    direction " + string(o.Direction))
		}
		for _, n := range g.Nodes {
			if n.Group == o.ID {
				w.line(indent + "    " + ids.of(n.ID))
			}
		}
		w.groups(g, ids, o.ID, depth+1)
		w.line(indent + "end")
	}
}

// flowName reports whether a name is read as it is written, wherever it stands.
func flowName(id string) bool {
	src, _ := clean(id)
	f := &flow{reader: &reader{src: src, s: src.text}}
	return f.name("a name") == id && f.err == nil && f.i == len(id) && !strings.ContainsAny(id, "@\"#;&") &&
		f.s == id+"\n" && !strings.HasSuffix(id, "-") && !strings.HasPrefix(id, "-")
}

// flowShape is the shape of a node with its label.
func flowShape(n diagram.Node) string {
	label := quote(n.Label)
	for _, b := range writtenBrackets {
		if b.shape == n.Shape {
			return b.open + label + b.shut
		}
	}
	if name, ok := writtenShapes[n.Shape]; ok {
		// The label of data is Markdown.
		label = strings.NewReplacer("*", "#42;", "_", "#95;").Replace(label)
		return "@{ shape: " + name + ", label: " + label + " }"
	}
	return "[" + label + "]"
}

var writtenBrackets = []struct {
	shape      diagram.Shape
	open, shut string
}{
	{diagram.Box, "[", "]"},
	{diagram.Rounded, "(", ")"},
	{diagram.Stadium, "([", "])"},
	{diagram.Subroutine, "[[", "]]"},
	{diagram.Cylinder, "[(", ")]"},
	{diagram.Circle, "((", "))"},
	{diagram.Double, "(((", ")))"},
	{diagram.Diamond, "{", "}"},
	{diagram.Hexagon, "{{", "}}"},
	{diagram.Slanted, "[/", "/]"},
	{diagram.SlantedBack, `[\`, `\]`},
	{diagram.Trapezoid, "[/", `\]`},
	{diagram.TrapezoidUp, `[\`, "/]"},
	{diagram.Flag, ">", "]"},
}

// writtenShapes are the shapes that have only a name.
var writtenShapes = map[diagram.Shape]string{
	diagram.Start: "sm-circ", diagram.End: "fr-circ", diagram.Bar: "fork", diagram.Choice: "choice",
	diagram.NoteShape: "note", diagram.Plain: "text", diagram.Cloud: "cloud", diagram.Bang: "bang",
}

// flowArrow is the arrow of an edge with its text. Mermaid has no arrows with two
// different ends: there the tail is left out.
func flowArrow(e diagram.Edge) string {
	n := max(e.Length, 1)
	head, tail := "", ""
	for _, h := range heads {
		if e.Head == h.head {
			head = string(h.right)
			if e.Tail == h.head {
				tail = string(h.left)
			}
		}
	}
	line := ""
	switch e.Stroke {
	case diagram.Invisible:
		line = strings.Repeat("~", n+2)
		head, tail = "", ""
	case diagram.Dotted:
		line = "-" + strings.Repeat(".", n) + "-"
	case diagram.Thick:
		line = strings.Repeat("=", n+1)
	default:
		line = strings.Repeat("-", n+1)
	}
	if head == "" && (e.Stroke == diagram.Thick || e.Stroke == diagram.Solid || e.Stroke == "") {
		line += line[:1]
	}
	label := ""
	if e.Label != "" {
		label = "|" + quote(e.Label) + "|"
	}
	return tail + line + head + label
}
