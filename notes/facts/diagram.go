package facts

import (
	"strings"

	"ken/notes/prose"
)

// diagram reads the edges of a Mermaid flowchart.
func (r *reader) diagram(span prose.Span, code string) {
	head, _, _ := strings.Cut(code, "\n")
	if strings.TrimSpace(strings.Trim(head, "`~")) != "mermaid" || len(code) > longestBlock {
		return
	}
	d := drawing{reader: r, names: map[string]string{}}
	at := span.Start
	for line := range strings.Lines(code) {
		low := strings.TrimSpace(line)
		if strings.HasPrefix(low, "graph") || strings.HasPrefix(low, "flowchart") {
			d.flow = true
		} else if d.flow {
			d.meet(low)
		}
	}
	for line := range strings.Lines(code) {
		s := prose.Span{Start: at + len(line) - len(strings.TrimLeft(line, " \t")), End: at + len(strings.TrimRight(line, " \r\n"))}
		at += len(line)
		if d.flow {
			d.edges(strings.TrimSpace(line), s)
		}
	}
}

// A drawing is a flowchart: the names of its nodes by what they are called in it.
type drawing struct {
	*reader
	names map[string]string
	flow  bool
}

// links are the lines between two nodes, those that begin alike with the longest first.
var links = []string{"-.->", "--->", "-->", "==>", "---"}

// nodes cuts a line of a flowchart at its links.
func nodes(line string) []string {
	if strings.HasPrefix(line, "%%") || strings.HasPrefix(line, "style ") || strings.HasPrefix(line, "class ") || strings.HasPrefix(line, "click ") {
		return nil
	}
	line = strings.TrimSuffix(line, ";")
	for _, l := range links {
		line = strings.ReplaceAll(line, l, "\x00")
	}
	if at := strings.Index(line, "-- "); at > 0 { // A -- label --> B
		if end := strings.IndexByte(line, 0); end > at {
			line = line[:at] + line[end:]
		}
	}
	return strings.Split(line, "\x00")
}

// meet learns the names of a line's nodes.
func (d *drawing) meet(line string) {
	for _, n := range nodes(line) {
		for part := range strings.SplitSeq(n, " & ") {
			if id, name := node(part); name != "" && len(d.names) < 1000 {
				d.names[id] = name
			}
		}
	}
}

// node takes "|label| A[Three pumps]" apart.
func node(text string) (id, name string) {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "|") {
		if end := strings.IndexByte(text[1:], '|'); end >= 0 {
			text = strings.TrimSpace(text[end+2:])
		}
	}
	at := strings.IndexAny(text, "[({>")
	if at <= 0 {
		return strings.TrimSpace(text), ""
	}
	return strings.TrimSpace(text[:at]), trimmed(strings.Trim(text[at:], "[](){}>/\\\" "))
}

func (d *drawing) edges(line string, span prose.Span) {
	parts := nodes(line)
	for i := range parts {
		if i == 0 || i > 20 {
			continue
		}
		for from := range strings.SplitSeq(parts[i-1], " & ") {
			for to := range strings.SplitSeq(parts[i], " & ") {
				a, b := d.name(from), d.name(to)
				if a != "" && b != "" {
					d.add(Fact{Kind: Dependency, From: a, Relation: "→", To: b}, span)
				}
			}
		}
	}
}

// name is how a node is called for a reader.
func (d *drawing) name(text string) string {
	id, name := node(text)
	if name == "" {
		name = d.names[id]
	}
	if name == "" && len(id) < 40 && !strings.ContainsAny(id, " \t") {
		name = id
	}
	return name
}
