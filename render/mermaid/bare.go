package mermaid

import (
	"ken/render/diagram"
)

// Bare is a diagram without the places it was read from: two that mean the same are
// equal without them. The given one is not changed.
func Bare(d diagram.Diagram) diagram.Diagram {
	if d.Graph != nil {
		g := *d.Graph
		g.Nodes, g.Edges, g.Groups = clones(g.Nodes), clones(g.Edges), clones(g.Groups)
		for i := range g.Nodes {
			g.Nodes[i].Span = diagram.Span{}
		}
		for i := range g.Edges {
			g.Edges[i].Span = diagram.Span{}
		}
		for i := range g.Groups {
			g.Groups[i].Span = diagram.Span{}
		}
		d.Graph = &g
	}
	if d.Sequence != nil {
		q := *d.Sequence
		q.Actors, q.Items = clones(q.Actors), bareItems(q.Items)
		for i := range q.Actors {
			q.Actors[i].Span = diagram.Span{}
		}
		d.Sequence = &q
	}
	if d.Tree != nil {
		root := bareBranch(*d.Tree)
		d.Tree = &root
	}
	return bareLists(d)
}

// bareLists takes the places out of lists of periods, tasks and steps.
func bareLists(d diagram.Diagram) diagram.Diagram {
	if d.Timeline != nil {
		t := *d.Timeline
		t.Periods = clones(t.Periods)
		for i := range t.Periods {
			t.Periods[i].Span = diagram.Span{}
		}
		d.Timeline = &t
	}
	if d.Gantt != nil {
		g := *d.Gantt
		g.Tasks = clones(g.Tasks)
		for i := range g.Tasks {
			g.Tasks[i].Span = diagram.Span{}
		}
		d.Gantt = &g
	}
	if d.Journey != nil {
		j := *d.Journey
		j.Steps = clones(j.Steps)
		for i := range j.Steps {
			j.Steps[i].Span = diagram.Span{}
		}
		d.Journey = &j
	}
	return d
}

// clones is a copy of a list; one without entries is nil.
func clones[T any](list []T) []T { return append([]T(nil), list...) }

func bareItems(items []diagram.Item) []diagram.Item {
	out := clones(items)
	for i := range out {
		out[i].Span = diagram.Span{}
		out[i].Branches = clones(out[i].Branches)
		for j := range out[i].Branches {
			out[i].Branches[j].Items = bareItems(out[i].Branches[j].Items)
		}
	}
	return out
}

func bareBranch(b diagram.Branch) diagram.Branch {
	b.Span = diagram.Span{}
	b.Children = clones(b.Children)
	for i := range b.Children {
		b.Children[i] = bareBranch(b.Children[i])
	}
	return b
}
