package main

import (
	"strings"

	"ken/render/chart"
	"ken/render/diagram"
	"ken/render/mermaid"
)

// A graph is a diagram as JSON: of whatever kind it is, what it names and what leads from
// one to the other.
type graph struct {
	Type      string       `json:"type"`
	Title     string       `json:"title,omitempty"`
	Direction string       `json:"direction"`
	Nodes     []graphNode  `json:"nodes"`
	Edges     []graphEdge  `json:"edges"`
	Groups    []graphGroup `json:"groups,omitempty"`
	Chart     *chart.Chart `json:"chart,omitempty"`
	Mermaid   string       `json:"mermaid"`
}

type graphNode struct {
	ID    string     `json:"id"`
	Label string     `json:"label"`
	Shape string     `json:"shape"`
	Group string     `json:"group"`
	Rows  [][]string `json:"rows,omitempty"`
}

type graphEdge struct {
	From      string `json:"from"`
	To        string `json:"to"`
	Label     string `json:"label"`
	Style     string `json:"style"`
	Citations []any  `json:"citations"`
}

type graphGroup struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Parent string `json:"parent"`
}

// graphOf is a diagram as ken draw prints it with --json.
func graphOf(d diagram.Diagram) graph {
	g := graph{
		Type: string(d.Kind), Title: d.Title, Nodes: []graphNode{}, Edges: []graphEdge{}, Chart: d.Chart,
		Mermaid: mermaid.Write(d),
	}
	switch {
	case d.Graph != nil:
		g.flow(d.Graph)
	case d.Sequence != nil:
		for _, a := range d.Sequence.Actors {
			g.node(a.ID, a.Label, a.Kind, "")
		}
		g.messages(d.Sequence.Items)
	case d.Tree != nil:
		g.branch(*d.Tree, "")
	case d.Timeline != nil:
		for _, p := range d.Timeline.Periods {
			g.node("", p.Label, "period", p.Section)
			for _, e := range p.Events {
				g.edge(p.Label, e, "", diagram.Solid)
			}
		}
	case d.Gantt != nil:
		for _, t := range d.Gantt.Tasks {
			g.node(t.ID, t.Label, "task", t.Section)
		}
	case d.Journey != nil:
		for _, j := range d.Journey.Steps {
			g.node("", j.Label, "step", j.Section)
			for _, who := range j.Actors {
				g.edge(who, j.Label, "", diagram.Solid)
			}
		}
	}
	return g
}

func (g *graph) node(id, label, shape, group string) {
	if id == "" {
		id = label
	}
	g.Nodes = append(g.Nodes, graphNode{ID: id, Label: label, Shape: shape, Group: group})
}

func (g *graph) edge(from, to, label string, style diagram.Stroke) {
	if style == "" {
		style = diagram.Solid
	}
	g.Edges = append(g.Edges, graphEdge{from, to, label, string(style), []any{}})
}

func (g *graph) flow(f *diagram.Graph) {
	g.Direction = string(f.Direction)
	for _, n := range f.Nodes {
		g.Nodes = append(g.Nodes, graphNode{n.ID, n.Label, string(n.Shape), n.Group, n.Rows})
	}
	for _, e := range f.Edges {
		label := strings.TrimSpace(strings.Join([]string{e.TailLabel, e.Label, e.HeadLabel}, " "))
		g.edge(e.From, e.To, label, e.Stroke)
	}
	for _, one := range f.Groups {
		g.Groups = append(g.Groups, graphGroup{one.ID, one.Label, one.Parent})
	}
}

func (g *graph) messages(items []diagram.Item) {
	for _, i := range items {
		if i.Kind == diagram.MessageItem {
			g.edge(i.From, i.To, i.Text, i.Stroke)
		}
		for _, b := range i.Branches {
			g.messages(b.Items)
		}
	}
}

func (g *graph) branch(b diagram.Branch, parent string) {
	id := b.ID
	if id == "" {
		id = b.Label
	}
	g.node(id, b.Label, string(b.Shape), parent)
	if parent != "" {
		g.edge(parent, id, "", diagram.Solid)
	}
	for _, c := range b.Children {
		g.branch(c, id)
	}
}
