package draw

import (
	"fmt"
	"strings"

	"ken/render/diagram"
)

// maxSaid bounds the lines of an outline.
const maxSaid = 50_000

// Outline says a diagram in lines for who does not look at one: what it is, then each
// edge as "A → B (yes)", each message, each task. It says what a drawing shows, in the
// order of the diagram.
func Outline(d diagram.Diagram) []string {
	s := &speech{}
	if t := oneLine(titleOf(&d)); t != "" {
		s.say("%s.", strings.TrimRight(t, "."))
	}
	if t := oneLine(d.About); t != "" {
		s.say("%s", t)
	}
	switch {
	case d.Chart != nil && d.Kind == diagram.Quadrant:
		s.quadrants(d.Chart)
	case d.Chart != nil:
		for _, w := range chartOf(&d, 80).Words() {
			s.say("%s", w)
		}
	case d.Graph != nil:
		s.graph(d.Kind, d.Graph)
	case d.Sequence != nil:
		s.sequence(d.Sequence)
	case d.Tree != nil:
		s.branch(d.Tree, 0)
	case d.Timeline != nil:
		s.timeline(d.Timeline)
	case d.Gantt != nil:
		s.gantt(d.Gantt)
	case d.Journey != nil:
		s.journey(d.Journey)
	}
	if len(s.lines) == 0 {
		s.say("Nothing is drawn here.")
	}
	return s.lines
}

// A speech is lines that are said.
type speech struct{ lines []string }

func (s *speech) say(format string, args ...any) {
	switch {
	case len(s.lines) < maxSaid:
		s.lines = append(s.lines, fmt.Sprintf(format, args...))
	case len(s.lines) == maxSaid:
		s.lines = append(s.lines, "… and more.")
	}
}

// things are what the nodes of a kind are called.
func things(k diagram.Kind, n int) string {
	one, many := "box", "boxes"
	switch k {
	case diagram.State:
		one, many = "state", "states"
	case diagram.Class:
		one, many = "class", "classes"
	case diagram.ER:
		one, many = "entity", "entities"
	case diagram.Git:
		one, many = "commit", "commits"
	}
	return counted(n, one, many)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// graph says nodes that stand alone or hold more than a name, then groups, then edges.
func (s *speech) graph(k diagram.Kind, g *diagram.Graph) {
	name, linked := map[string]string{}, map[string]bool{}
	lines := 0
	for i := range g.Groups {
		name[g.Groups[i].ID] = oneLine(joinedOr(g.Groups[i].Label, g.Groups[i].ID))
	}
	for _, e := range g.Edges {
		if e.Stroke != diagram.Invisible {
			linked[e.From], linked[e.To] = true, true
			lines++
		}
	}
	s.say("%s, %s.", things(k, len(g.Nodes)), counted(lines, "line", "lines"))
	for i := range g.Nodes {
		n := &g.Nodes[i]
		name[n.ID] = nodeName(n)
		if !linked[n.ID] || len(n.Rows) > 0 {
			s.node(n)
		}
	}
	for i := range g.Groups {
		s.group(g, &g.Groups[i], name, linked)
	}
	for i := range g.Edges {
		s.edge(&g.Edges[i], name)
	}
}

// joinedOr is a text, or another where there is none.
func joinedOr(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// nodeName is what a node is called in a sentence, with how well it is known.
func nodeName(n *diagram.Node) string { return nodeWord(n) + knownAs(n.Mastery, n.Blank) }

// knownAs says how well a thing is known, "" where nothing is to be said.
func knownAs(mastery float64, hidden bool) string {
	switch {
	case hidden:
	case mastery >= Known:
		return " [known]"
	case mastery >= Begun:
		return " [begun]"
	}
	return ""
}

func nodeWord(n *diagram.Node) string {
	if n.Blank {
		return blank
	}
	switch {
	case n.Label != "":
	case n.Shape == diagram.Start:
		return "start"
	case n.Shape == diagram.End:
		return "end"
	case n.Shape == diagram.Bar:
		return "fork " + oneLine(n.ID)
	case n.Shape == diagram.Choice:
		return "choice " + oneLine(n.ID)
	}
	return oneLine(joinedOr(n.Label, n.ID))
}

func (s *speech) node(n *diagram.Node) {
	var parts []string
	for _, rows := range n.Rows {
		for _, r := range rows {
			parts = append(parts, oneLine(r))
		}
	}
	if len(parts) > 0 {
		s.say("%s: %s", nodeName(n), strings.Join(parts, "; "))
		return
	}
	s.say("%s", nodeName(n))
}

func (s *speech) group(g *diagram.Graph, gr *diagram.Group, name map[string]string, linked map[string]bool) {
	var in []string
	for i := range g.Nodes {
		if g.Nodes[i].Group == gr.ID {
			in = append(in, name[g.Nodes[i].ID])
		}
	}
	for i := range g.Groups {
		if g.Groups[i].Parent == gr.ID && g.Groups[i].ID != gr.ID {
			in = append(in, name[g.Groups[i].ID])
		}
	}
	switch {
	case len(in) == 0 && !linked[gr.ID]:
		s.say("%s", name[gr.ID])
	case len(in) > 0:
		s.say("In %s: %s", name[gr.ID], strings.Join(in, ", "))
	}
}

// edge says one edge, with its label and how many stand at its ends.
func (s *speech) edge(e *diagram.Edge, name map[string]string) {
	if e.Stroke == diagram.Invisible {
		return
	}
	arrow := "→"
	switch {
	case e.Head == "" && e.Tail == "":
		arrow = "—"
	case e.Head == "":
		arrow = "←"
	case e.Tail != "":
		arrow = "↔"
	}
	if cardinal(e.Head) != "" || cardinal(e.Tail) != "" {
		arrow = "—"
	}
	end := func(id, count string) string {
		n := joinedOr(name[id], oneLine(id))
		if count = oneLine(count); count != "" {
			n += " [" + count + "]"
		}
		return n
	}
	from, to := end(e.From, joined(cardinal(e.Tail), e.TailLabel)), end(e.To, joined(cardinal(e.Head), e.HeadLabel))
	switch tail, head := headWord(e.Tail), headWord(e.Head); {
	case tail == "inherits":
		from, arrow, to = to, tail, from
	case tail != "":
		arrow = tail
	case head == "inherits":
		arrow = head
	case head != "":
		from, arrow, to = to, head, from
	}
	line := from + " " + arrow + " " + to
	var about []string
	if l := oneLine(e.Label); l != "" {
		if e.Blank {
			l = blank
		}
		about = append(about, l)
	}
	if len(about) > 0 {
		line += " (" + strings.Join(about, ", ") + ")"
	}
	s.say("%s", line)
}

// headWord is what the node at a head does with the other, where it is more than an
// arrow; of a triangle it is what the other does.
func headWord(h diagram.Head) string {
	switch h {
	case diagram.Triangle:
		return "inherits"
	case diagram.Rhomb:
		return "has"
	case diagram.FilledRhomb:
		return "owns"
	}
	return ""
}
