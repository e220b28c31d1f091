package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// writeClasses writes the classes with their members, those of a namespace within it,
// then the lines, then the notes.
func writeClasses(w *writer, g *diagram.Graph) {
	w.line("classDiagram")
	if g == nil {
		return
	}
	arranged := diagram.Graph{Nodes: clones(g.Nodes), Edges: clones(g.Edges), Groups: clones(g.Groups)}
	arrangeClasses(&arranged)
	if g.Direction != "" && g.Direction != diagram.Down {
		w.line("    direction " + string(g.Direction))
	}
	c := &classWriter{w, &arranged, newNames(className, graphNames(&arranged)), map[string]diagram.Node{}}
	for _, n := range arranged.Nodes {
		c.node[n.ID] = n
	}
	c.space("", 1)
	c.lines()
}

// A classWriter writes a class diagram.
type classWriter struct {
	*writer
	g    *diagram.Graph
	ids  *names
	node map[string]diagram.Node
}

// className reports whether a name may stand between backticks.
func className(id string) bool { return id != "" && !strings.ContainsAny(id, "`#%&;\"~\x01\x02<") }

// name is the name of a class or namespace, between backticks where it is no word.
func (c *classWriter) name(id string) string { return backtick(c.ids.of(id)) }

func backtick(id string) string {
	for i := range len(id) {
		if !isWord(id[i]) {
			return "`" + id + "`"
		}
	}
	for _, word := range [...]string{"note", "class", "style", "link", "click", "o", "namespace", "callback", "href", "direction", "call"} {
		if strings.HasPrefix(id, word) {
			return "`" + id + "`"
		}
	}
	return id
}

// space writes the classes of a namespace and those within it.
func (c *classWriter) space(in string, depth int) {
	if depth > maxDepth {
		return
	}
	indent := strings.Repeat("    ", depth)
	for _, n := range c.g.Nodes {
		if n.Group == in && classClass(n.Shape) == 0 {
			c.class(n, indent)
		}
	}
	for _, o := range c.g.Groups {
		if o.Parent == in {
			id, label := strings.TrimPrefix(c.ids.of(o.ID), in+"."), ""
			if o.Label != id {
				label = "[" + quote(o.Label) + "]"
			}
			c.line(indent + "namespace " + backtick(id) + label + " {")
			c.space(o.ID, depth+1)
			c.line(indent + "}")
		}
	}
}

// class writes a class with its marks and members.
func (c *classWriter) class(n diagram.Node, indent string) {
	marks, label := splitMarks(n.Label)
	head := indent + "class " + c.name(n.ID) + "[" + quote(label) + "]"
	if len(marks) == 0 && len(n.Rows) == 0 {
		c.line(head)
		return
	}
	c.line(head + " {")
	for i := len(marks) - 1; i >= 0; i-- {
		c.line(indent + "    <<" + bare(strings.Trim(marks[i], "«»")) + ">>")
	}
	for _, part := range n.Rows {
		for _, row := range part {
			c.line(indent + "    " + memberText(row))
		}
	}
	c.line(indent + "}")
}

// memberEscaper writes what would end a member, or be read as a type or an entity.
var memberEscaper = strings.NewReplacer(
	"#", "#35;", "&", "#amp;", "<", "#lt;", ">", "#gt;", ";", "#59;", `\`, "#92;", "%", "#37;", "\n", "<br>",
	"{", "#123;", "}", "#125;", "~", "#126;", `"`, "#quot;", "`", "#96;",
)

// memberText is a member in one line. A # before it means that it is protected, and
// stays.
func memberText(s string) string {
	if rest, ok := strings.CutPrefix(s, "#"); ok {
		return "#" + memberEscaper.Replace(rest)
	}
	return memberEscaper.Replace(s)
}

// lines writes the lines between classes, then the notes.
func (c *classWriter) lines() {
	noted := map[string]string{}
	for _, e := range c.g.Edges {
		if c.node[e.To].Shape == diagram.NoteShape && e.Head == "" {
			noted[e.To] = e.From
			continue
		}
		c.relation(e)
	}
	for _, n := range c.g.Nodes {
		if n.Shape != diagram.NoteShape {
			continue
		}
		if id, ok := noted[n.ID]; ok {
			c.line("    note for " + c.name(id) + " " + quote(n.Label))
		} else {
			c.line("    note " + quote(n.Label))
		}
	}
}

// relation writes one line with what stands at its ends.
func (c *classWriter) relation(e diagram.Edge) {
	arrow := "--"
	if e.Stroke == diagram.Dotted {
		arrow = ".."
	}
	for _, h := range relationHeads {
		if e.Tail == h.head {
			arrow = h.left + arrow
		}
	}
	for _, h := range relationHeads {
		if e.Head == h.head {
			arrow += h.right
		}
	}
	text := "    " + c.name(e.From) + " "
	if e.TailLabel != "" {
		text += quote(e.TailLabel) + " "
	}
	text += arrow + " "
	if e.HeadLabel != "" {
		text += quote(e.HeadLabel) + " "
	}
	text += c.name(e.To)
	if e.Label != "" {
		text += " : " + bare(e.Label)
	}
	c.line(text)
}
