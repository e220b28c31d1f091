package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// data reads the data of a node or an edge: @{ shape: circle, label: "text" }.
func (f *flow) data(id string) {
	start := f.i
	text, ok := f.braces()
	if !ok {
		f.failAt(start, "this data has no } at its end")
		return
	}
	_, isGroup := f.group[id]
	if f.edge[id] || isGroup {
		// What it says of edges and subgraphs is for the browser. The name may have made
		// a node, which is none then.
		f.forget(id)
		return
	}
	all, ok := pairs(text)
	if !ok {
		f.failAt(start, "the quotes of this data do not fit")
		return
	}
	n := &f.g.Nodes[f.node[id]]
	for _, p := range all {
		switch p.key {
		case "shape":
			shape, ok := shapes[p.value]
			if !ok {
				f.failAt(start, "there is no shape %q", p.value)
				return
			}
			n.Shape = shape
		case "label":
			if p.value != "" {
				n.Label = markdown(p.value)
			}
		case "icon", "img":
			if n.Label == n.ID && !strings.Contains(text, "label:") {
				n.Label = ""
			}
		}
	}
}

// forget takes back the node that the name of an edge has made.
func (f *flow) forget(id string) {
	i, ok := f.node[id]
	if !ok || !f.edge[id] || i != len(f.g.Nodes)-1 {
		return
	}
	f.g.Nodes = f.g.Nodes[:i]
	delete(f.node, id)
	if n := len(f.frames); n > 0 {
		fr := &f.frames[n-1]
		fr.members = fr.members[:len(fr.members)-1]
	}
}

// braces reads what stands between @{ and }, in which quoted texts may hold a }.
func (f *flow) braces() (string, bool) {
	f.i += len("@{")
	start := f.i
	for !f.done() {
		switch f.peek() {
		case '}':
			f.i++
			return f.s[start : f.i-1], true
		case '"':
			n := strings.IndexByte(f.s[f.i+1:], '"')
			if n < 0 {
				return "", false
			}
			f.i += n + 1
		}
		f.i++
	}
	return "", false
}

// A pair is a key of the data with its value.
type pair struct{ key, value string }

// pairs are the keys and values of a flat map of YAML, on one line or several; not ok
// where its quotes do not fit.
func pairs(text string) (out []pair, ok bool) {
	for text = strings.TrimLeft(text, " \t\n,"); text != ""; text = strings.TrimLeft(text, " \t\n,") {
		key, rest, ok := strings.Cut(text, ":")
		if !ok {
			break
		}
		key = strings.TrimSpace(key)
		rest = strings.TrimLeft(rest, " \t")
		quoted := rest != "" && (rest[0] == '"' || rest[0] == '\'')
		var value string
		value, text = scalar(rest)
		tail := strings.TrimLeft(text, " \t")
		if strings.Count(key, `"`)%2 != 0 || quoted && tail != "" && tail[0] != ',' && tail[0] != '\n' {
			return nil, false
		}
		out = append(out, pair{strings.Trim(key, `"'`), value})
	}
	return out, true
}

// scalar is the value that a text begins with, and the rest.
func scalar(text string) (value, rest string) {
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		if n := strings.IndexByte(text[1:], text[0]); n >= 0 {
			return foldLines(text[1 : n+1]), text[n+2:]
		}
		return "", text
	}
	if strings.HasPrefix(text, "|") {
		return block(text)
	}
	n := strings.IndexAny(text, ",\n")
	if n < 0 {
		n = len(text)
	}
	return strings.TrimSpace(text[:n]), text[n:]
}

// foldLines makes breaks of the line ends in a quoted text, as Mermaid does.
func foldLines(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "\n")
}

// block is the text of a block scalar: the lines below, as long as they stand deeper
// than the first of them or as deep.
func block(text string) (value, rest string) {
	_, text, _ = strings.Cut(text, "\n")
	depth := len(text) - len(strings.TrimLeft(text, " "))
	var lines []string
	for text != "" {
		line, tail, _ := strings.Cut(text, "\n")
		if strings.TrimSpace(line) != "" && len(line)-len(strings.TrimLeft(line, " ")) < depth {
			break
		}
		lines = append(lines, strings.TrimSpace(line))
		text = tail
	}
	return strings.Join(lines, "\n"), text
}

// shapes are the names of the shapes in data, with the nearest that is drawn.
var shapes = shapeNames(map[diagram.Shape]string{
	diagram.Box: "rect proc process rectangle squareRect square folder directory bucket console browser person " +
		"notch-rect card notched-rectangle lin-rect lined-rectangle lined-process lin-proc shaded-process doc " +
		"document div-rect div-proc divided-rectangle divided-process win-pane internal-storage window-pane " +
		"docs documents st-doc stacked-document st-rect procs processes stacked-rectangle tag-doc tagged-document " +
		"tag-rect tagged-rectangle tag-proc tagged-process flag paper-tape lin-doc lined-document datastore data-store " +
		"notch-pent loop-limit notched-pentagon state icon anchor composite bow-rect stored-data bow-tie-rectangle",
	diagram.Rounded:     "rounded event delay half-rounded-rectangle curv-trap curved-trapezoid display",
	diagram.Stadium:     "stadium terminal pill",
	diagram.Subroutine:  "fr-rect subprocess subproc framed-rectangle subroutine",
	diagram.Cylinder:    "cyl db database cylinder h-cyl das horizontal-cylinder lin-cyl disk lined-cylinder",
	diagram.Circle:      "circle circ cross-circ summary crossed-circle ellipse f-circ junction filled-circle",
	diagram.Double:      "dbl-circ double-circle doublecircle",
	diagram.Diamond:     "diam decision diamond question hourglass collate tri extract triangle flip-tri manual-file flipped-triangle bolt com-link lightning-bolt",
	diagram.Choice:      "choice",
	diagram.Hexagon:     "hex hexagon prepare",
	diagram.Slanted:     "lean-r lean-right in-out sl-rect manual-input sloped-rectangle",
	diagram.SlantedBack: "lean-l lean-left out-in",
	diagram.Trapezoid:   "trap-b priority trapezoid-bottom trapezoid",
	diagram.TrapezoidUp: "trap-t manual trapezoid-top inv-trapezoid",
	diagram.Flag:        "odd",
	diagram.Start:       "sm-circ start small-circle",
	diagram.End:         "fr-circ stop framed-circle",
	diagram.Bar:         "fork join",
	diagram.NoteShape:   "note brace comment brace-l brace-r braces",
	diagram.Plain:       "text",
	diagram.Cloud:       "cloud",
	diagram.Bang:        "bang",
})

func shapeNames(words map[diagram.Shape]string) map[string]diagram.Shape {
	out := map[string]diagram.Shape{}
	for shape, names := range words {
		for name := range strings.FieldsSeq(names) {
			out[name] = shape
		}
	}
	return out
}
