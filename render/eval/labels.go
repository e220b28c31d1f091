package main

import (
	"strconv"
	"strings"
	"unicode"

	"ken/render/diagram"
	"ken/render/draw"
)

// A label is something that a diagram says, with the part of a drawing that shows it.
// Charts have no parts: their labels are looked for anywhere.
type label struct {
	part draw.PartKind
	at   int
	text string
	// loose has its words stand apart: dates stand between them.
	loose bool
}

// labels are all that a diagram says.
func labels(d diagram.Diagram) []label {
	var out []label
	if d.Title != "" {
		kind := draw.TitlePart
		if d.Chart != nil {
			kind = draw.Nothing
		}
		out = append(out, label{part: kind, text: d.Title})
	}
	switch {
	case d.Graph != nil:
		out = append(out, graphLabels(d)...)
	case d.Sequence != nil:
		for i, a := range d.Sequence.Actors {
			out = append(out, label{part: draw.NodePart, at: i, text: a.Label})
		}
		for _, b := range d.Sequence.Boxes {
			out = append(out, label{part: draw.GroupPart, at: -1, text: b.Label})
		}
		n := 0
		out = itemLabels(out, d.Sequence.Items, &n)
	case d.Tree != nil:
		n := 0
		out = branchLabels(out, d.Tree, &n)
	default:
		out = append(out, listLabels(d)...)
	}
	return out
}

func graphLabels(d diagram.Diagram) []label {
	var out []label
	for i, n := range d.Graph.Nodes {
		switch n.Shape {
		case diagram.Start, diagram.End, diagram.Bar, diagram.Choice: // Mermaid shows no words in them
			continue
		}
		out = append(out, label{part: draw.NodePart, at: i, text: n.Label})
		for _, rows := range n.Rows {
			for _, r := range rows {
				out = append(out, label{part: draw.NodePart, at: i, text: r})
			}
		}
	}
	for i, e := range d.Graph.Edges {
		if e.Stroke == diagram.Invisible || d.Kind == diagram.Git {
			continue
		}
		for _, s := range []string{e.TailLabel, e.Label, e.HeadLabel} {
			out = append(out, label{part: draw.EdgePart, at: i, text: s})
		}
	}
	for i, g := range d.Graph.Groups {
		if d.Kind == diagram.Git {
			i = -1
		}
		out = append(out, label{part: draw.GroupPart, at: i, text: g.Label})
	}
	return out
}

// itemLabels are what messages, notes and blocks say, counted as drawings count them.
func itemLabels(out []label, items []diagram.Item, n *int) []label {
	for _, it := range items {
		at := *n
		*n++
		if it.Kind != diagram.NumberItem && it.Word != "rect" {
			out = append(out, label{part: draw.EdgePart, at: at, text: it.Text})
		}
		for _, b := range it.Branches {
			if it.Word != "rect" {
				out = append(out, label{part: draw.EdgePart, at: at, text: b.Text})
			}
			out = itemLabels(out, b.Items, n)
		}
	}
	return out
}

func branchLabels(out []label, b *diagram.Branch, n *int) []label {
	out = append(out, label{part: draw.NodePart, at: *n, text: b.Label})
	*n++
	for i := range b.Children {
		out = branchLabels(out, &b.Children[i], n)
	}
	return out
}

// listLabels are those of timelines, Gantt charts, journeys and charts.
func listLabels(d diagram.Diagram) []label {
	var out []label
	any1 := func(texts ...string) {
		for _, s := range texts {
			out = append(out, label{part: draw.Nothing, text: s})
		}
	}
	if d.Timeline != nil {
		for i, p := range d.Timeline.Periods {
			any1(p.Section)
			for _, s := range append([]string{p.Label}, p.Events...) {
				out = append(out, label{part: draw.NodePart, at: i, text: s, loose: true})
			}
		}
	}
	if d.Gantt != nil {
		for i, t := range d.Gantt.Tasks {
			any1(t.Section)
			out = append(out, label{part: draw.NodePart, at: i, text: t.Label, loose: true})
		}
	}
	if d.Journey != nil {
		for i, s := range d.Journey.Steps {
			any1(append([]string{s.Section}, s.Actors...)...)
			out = append(out, label{part: draw.NodePart, at: i, text: s.Label, loose: true})
		}
	}
	if c := d.Chart; c != nil {
		any1(strings.Split(strings.TrimSuffix(c.X.Label, " →"), " → ")...)
		any1(strings.Split(strings.TrimSuffix(c.Y.Label, " →"), " → ")...)
		for _, s := range c.Series {
			any1(s.Name)
			for _, p := range s.Points {
				any1(p.Label)
				if d.Kind == diagram.Pie {
					any1(thousands(strconv.FormatFloat(p.Y, 'f', -1, 64)))
				}
			}
		}
		for _, a := range c.Areas {
			any1(a.Label)
		}
	}
	return out
}

// thousands is a whole number with the commas that charts write.
func thousands(s string) string {
	if strings.Contains(s, ".") {
		return s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// squeezed is a text without blanks, controls and what hides nothing.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}
