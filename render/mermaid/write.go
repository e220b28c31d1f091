package mermaid

import (
	"strconv"
	"strings"

	"ken/render/diagram"
)

// Write is a diagram as Mermaid in the canonical form: every label is quoted or made
// of entities, names are such as Mermaid reads anywhere, and [Parse] reads the same
// diagram back. What the kind has no words for, such as a mastery or a node's shape in
// an ER diagram, is left out; names that cannot be written become n1, n2 and so on.
func Write(d diagram.Diagram) string {
	w := &writer{}
	w.front(d)
	head := w.b.Len()
	switch d.Kind {
	case diagram.State:
		writeState(w, d.Graph)
	case diagram.Class:
		writeClasses(w, d.Graph)
	case diagram.ER:
		writeEntities(w, d.Graph)
	case diagram.Git:
		writeGit(w, d.Graph)
	case diagram.SequenceKind:
		writeSequence(w, d.Sequence)
	case diagram.Mindmap:
		writeMindmap(w, d.Tree)
	case diagram.TimelineKind:
		writeTimeline(w, d.Timeline)
	case diagram.GanttKind:
		writeGantt(w, d.Gantt)
	case diagram.JourneyKind:
		writeJourney(w, d.Journey)
	case diagram.Pie:
		writePie(w, d.Chart)
	case diagram.XY:
		writeXY(w, d.Chart)
	case diagram.Quadrant:
		writeQuadrant(w, d.Chart)
	default:
		writeFlow(w, d.Graph)
	}
	return w.about(head, d)
}

// front writes the title and the settings that a history needs.
func (w *writer) front(d diagram.Diagram) {
	var config []string
	if d.Kind == diagram.Git {
		config = gitConfig(d.Graph)
	}
	if d.Title == "" && config == nil {
		return
	}
	w.line("---")
	if d.Title != "" {
		w.line("title: " + strconv.Quote(d.Title))
	}
	for _, line := range config {
		w.line(line)
	}
	w.line("---")
}

// about adds the description behind the first line of the diagram.
func (w *writer) about(head int, d diagram.Diagram) string {
	text := w.b.String()
	if d.About == "" || d.Kind == diagram.Mindmap {
		return text
	}
	first := head + strings.IndexByte(text[head:], '\n') + 1
	return text[:first] + "    accDescr: " + bare(d.About) + "\n" + text[first:]
}

// A writer collects lines.
type writer struct{ b strings.Builder }

func (w *writer) line(s string) {
	w.b.WriteString(s)
	w.b.WriteByte('\n')
}

// bareEscaper writes what has a meaning outside of quotes.
var bareEscaper = strings.NewReplacer(
	"#", "#35;", `"`, "#quot;", "&", "#amp;", "<", "#lt;", ">", "#gt;", ";", "#59;", `\`, "#92;", "`", "#96;",
	"%", "#37;", "\n", "<br>", "{", "#123;", "}", "#125;", "(", "#40;", ")", "#41;", "[", "#91;", "]", "#93;",
	":", "#58;", "@", "#64;", "~", "#126;", "|", "#124;",
)

// bare is a label without quotes, with entities for all that could be read otherwise.
// A label that begins with one of the words begins with an entity.
func bare(label string, words ...string) string {
	if label == "" {
		return "#32;"
	}
	for _, word := range words {
		if len(label) >= len(word) && strings.EqualFold(label[:len(word)], word) {
			return "#" + strconv.Itoa(int(label[0])) + ";" + bareEscaper.Replace(label[1:])
		}
	}
	return bareEscaper.Replace(label)
}

// names gives each name of a diagram one that can be written.
type names struct {
	safe func(string) bool
	to   map[string]string
	used map[string]bool
}

func newNames(safe func(string) bool, all []string) *names {
	n := &names{safe, map[string]string{}, map[string]bool{}}
	for _, id := range all {
		if safe(id) {
			n.to[id], n.used[id] = id, true
		}
	}
	return n
}

// of is the name to be written for one.
func (n *names) of(id string) string {
	if to, ok := n.to[id]; ok {
		return to
	}
	for i := len(n.to) + 1; ; i++ {
		if to := "n" + strconv.Itoa(i); !n.used[to] {
			n.to[id], n.used[to] = to, true
			return to
		}
	}
}

// graphNames are the names of all nodes and groups.
func graphNames(g *diagram.Graph) []string {
	var all []string
	for _, n := range g.Nodes {
		all = append(all, n.ID)
	}
	for _, o := range g.Groups {
		all = append(all, o.ID)
	}
	return all
}
