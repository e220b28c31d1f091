package main

import (
	"fmt"
	"slices"
	"strings"

	"ken/render/diagram"
)

// compareBoxes holds a state, class or ER diagram against Mermaid's: nodes with their
// labels, marks, compartments and frames; edges with what they end in and say; frames.
// Names that Mermaid makes up are matched by what they stand for.
func compareBoxes(b *boxes, g *diagram.Graph) string {
	if b.Dir != "" && b.Dir != string(g.Direction) && b.Dir != "TD" {
		return fmt.Sprintf("direction %s, not %s", g.Direction, b.Dir)
	}
	name := aliases(b, g)
	theirs, ours := theirBoxes(b, name), ourBoxes(g)
	if miss := difference("node", theirs, ours); miss != "" {
		return miss
	}
	theirs, ours = theirLines(b, name), ourLines(g)
	if miss := difference("edge", theirs, ours); miss != "" {
		return miss
	}
	theirs, ours = theirFrames(b, name), ourFrames(g)
	return difference("frame", theirs, ours)
}

// difference is the first line that only one of two lists has, in any order.
func difference(what string, theirs, ours []string) string {
	slices.Sort(theirs)
	slices.Sort(ours)
	for i := range max(len(theirs), len(ours)) {
		switch {
		case i >= len(ours):
			return fmt.Sprintf("no %s %s", what, theirs[i])
		case i >= len(theirs):
			return fmt.Sprintf("a %s too many: %s", what, ours[i])
		case theirs[i] != ours[i]:
			return fmt.Sprintf("%s %s, not %s", what, ours[i], theirs[i])
		}
	}
	return ""
}

// aliases are our names for what Mermaid calls divider-id-7 and the like, and for
// entities, which it numbers.
func aliases(b *boxes, g *diagram.Graph) func(string) string {
	as := map[string]string{}
	var regions, hoops []string
	for _, o := range g.Groups {
		if o.Region {
			regions = append(regions, o.ID)
		}
	}
	for _, o := range b.Groups {
		if o.Divider && len(regions) > 0 {
			as[o.ID], regions = regions[0], regions[1:]
			as[o.ID+"_start"], as[o.ID+"_end"] = as[o.ID]+"_start", as[o.ID]+"_end"
		}
	}
	for _, n := range g.Nodes {
		if n.Shape == diagram.Plain {
			hoops = append(hoops, n.ID)
		}
	}
	for _, n := range b.Nodes {
		switch {
		case strings.HasPrefix(n.ID, "entity-"):
			cut := strings.LastIndex(n.ID, "-")
			as[n.ID] = n.ID[len("entity-"):cut]
		case strings.HasPrefix(n.ID, "interface") && n.Shape == "rect" && len(hoops) > 0:
			as[n.ID], hoops = hoops[0], hoops[1:]
		}
	}
	return func(id string) string {
		if a, ok := as[id]; ok {
			return a
		}
		return noteName(id)
	}
}

// noteName is the name of a note beside a state without the number it has.
func noteName(id string) string {
	if i := strings.Index(id, "----note-"); i >= 0 {
		return id[:i+len("----note")]
	}
	return id
}

func theirBoxes(b *boxes, name func(string) string) []string {
	var out []string
	for _, n := range b.Nodes {
		label, shape, parent := words(n.Label), n.Shape, name(n.Parent)
		switch shape {
		case "stateStart", "stateEnd", "fork", "join", "choice":
			label = ""
		case "rectWithTitle":
			label = strings.TrimSpace(label + "\n" + words(n.About))
			shape = "rect"
		case "classBox":
			for _, m := range slices.Backward(n.Marks) {
				label = "«" + words(m) + "»\n" + label
			}
		case "note":
			parent = ""
		}
		var rows []string
		for _, r := range n.Rows {
			for _, line := range r {
				rows = append(rows, plainRow(words(strings.TrimLeft(line, `\`))))
			}
		}
		out = append(out, fmt.Sprintf("%s %q %s in %q %q", name(n.ID), label, word(shape), parent, rows))
	}
	return out
}

// word is our word for a shape of Mermaid's.
func word(shape string) diagram.Shape {
	switch shape {
	case "stateStart":
		return diagram.Start
	case "stateEnd":
		return diagram.End
	case "fork", "join":
		return diagram.Bar
	case "choice":
		return diagram.Choice
	case "note":
		return diagram.NoteShape
	case "classBox", "erBox":
		return diagram.Table
	}
	return diagram.Rounded
}

// plainRow is a member or attribute by its letters: how it is set out does not count.
func plainRow(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" :|,\"$*\\~<>", r) {
			return -1
		}
		return r
	}, s)
}

func ourBoxes(g *diagram.Graph) []string {
	var out []string
	for _, n := range g.Nodes {
		if n.Shape == diagram.NoteShape && !strings.Contains(n.ID, "note") {
			continue // a note that floats, which Mermaid reads and does not show
		}
		var rows []string
		for _, r := range n.Rows {
			for _, line := range r {
				rows = append(rows, plainRow(line))
			}
		}
		parent := n.Group
		if n.Shape == diagram.NoteShape {
			parent = ""
		}
		shape := n.Shape
		if shape == diagram.Plain {
			shape = diagram.Rounded
		}
		out = append(out, fmt.Sprintf("%s %q %s in %q %q", noteName(n.ID), n.Label, shape, parent, rows))
	}
	return out
}

var heads = map[diagram.Head]string{
	diagram.Arrow: "dependency", diagram.Triangle: "extension", diagram.Rhomb: "aggregation", diagram.FilledRhomb: "composition",
	diagram.Lollipop: "lollipop", diagram.One: "only_one", diagram.ZeroOne: "zero_or_one", diagram.Many: "one_or_more",
	diagram.ZeroMany: "zero_or_more", diagram.NoHead: "none",
}

func theirLines(b *boxes, name func(string) string) []string {
	var out []string
	for _, e := range b.Edges {
		tail, head := joinedHead(e.Tail), joinedHead(e.Head)
		s, t := name(e.S), name(e.T)
		if strings.HasPrefix(s, "note") || strings.HasPrefix(t, "note") || strings.Contains(s+t, "----note") {
			s, t, tail, head = min(s, t), max(s, t), "none", "none"
		}
		out = append(out, fmt.Sprintf("%s %s-%s %s %q %q %q %v", s, tail, head, t, words(e.TailLabel), words(e.Label), words(e.HeadLabel), e.Dotted))
	}
	return out
}

func joinedHead(s string) string {
	switch s {
	case "arrow_barb":
		return "dependency"
	case "md_parent":
		return "aggregation"
	case "":
		return "none"
	}
	return s
}

func ourLines(g *diagram.Graph) []string {
	var out []string
	for _, e := range g.Edges {
		s, t := noteName(e.From), noteName(e.To)
		dotted := e.Stroke == diagram.Dotted
		if strings.HasPrefix(s, "note") || strings.HasPrefix(t, "note") || strings.Contains(s+t, "----note") {
			s, t = min(s, t), max(s, t)
			dotted = dotted && !strings.Contains(s+t, "----note")
		}
		out = append(out, fmt.Sprintf("%s %s-%s %s %q %q %q %v", s, heads[e.Tail], heads[e.Head], t, e.TailLabel, e.Label, e.HeadLabel, dotted))
	}
	return out
}

func theirFrames(b *boxes, name func(string) string) []string {
	var out []string
	for _, o := range b.Groups {
		label := words(o.Label)
		if o.Divider {
			label = ""
		}
		out = append(out, fmt.Sprintf("%s %q in %q", name(o.ID), label, name(o.Parent)))
	}
	return out
}

func ourFrames(g *diagram.Graph) []string {
	var out []string
	for _, o := range g.Groups {
		out = append(out, fmt.Sprintf("%s %q in %q", o.ID, o.Label, o.Parent))
	}
	return out
}
