package diagram

import (
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/cards"
	"ken/render/diagram"
)

// bare is the diagram without what it rests on and what was left out: the words of its
// sources would tell what is hidden.
func (d Drawn) bare() Drawn {
	d.Nodes, d.Edges = slices.Clone(d.Nodes), slices.Clone(d.Edges)
	for i := range d.Nodes {
		d.Nodes[i].Cites = []notes.Source{}
	}
	for i := range d.Edges {
		d.Edges[i].Cites, d.Edges[i].Sentence = []notes.Source{}, ""
	}
	d.LeftOut, d.Disputes, d.Withheld = nil, nil, nil
	return d
}

// masked is the diagram with one blank, in copies of its parts: sign stands for what is
// hidden, and wherever its words stand in another label something is put in their place.
func (d Drawn) masked(one blank, sign string) Drawn {
	hide := func(text string) string { return hidden(one.card, text) }
	d.Title = hide(d.Title)
	d.Nodes, d.Edges = slices.Clone(d.Nodes), slices.Clone(d.Edges)
	for i := range d.Nodes {
		d.Nodes[i].Label = hide(d.Nodes[i].Label)
		if i == one.node {
			d.Nodes[i].Label = sign
		}
	}
	for i := range d.Edges {
		d.Edges[i].Label = hide(d.Edges[i].Label)
		if i == one.edge {
			d.Edges[i].Label = sign
		}
	}
	d.Diagram = d.relabelled()
	return d
}

// hidden is a text without the answer of a card. Where nothing else is left of it, it is
// blank.
func hidden(c cards.Card, text string) string {
	if text == "" || !c.Tells(text) {
		return text
	}
	text = strings.ReplaceAll(c.Hide(text), cards.Blank, cards.DrawnBlank)
	if c.Tells(text) || !wordy(text) {
		return cards.DrawnBlank
	}
	return text
}

// relabelled is the drawing with the title and labels that nodes and edges have by now.
func (d Drawn) relabelled() diagram.Diagram {
	out := d.Diagram
	out.Title, out.About = d.Title, ""
	labels := map[string]string{}
	for _, n := range d.Nodes {
		labels[n.ID] = n.Label
	}
	switch {
	case out.Graph != nil:
		g := *out.Graph
		g.Nodes, g.Edges = slices.Clone(g.Nodes), slices.Clone(g.Edges)
		for i := range g.Nodes {
			g.Nodes[i].Label = labels[g.Nodes[i].ID]
		}
		for i := range g.Edges {
			g.Edges[i].Label = d.Edges[i].Label
		}
		out.Graph = &g
	case out.Tree != nil:
		t := branchesWith(*out.Tree, func(b *diagram.Branch) { b.Label = labels[b.ID] })
		out.Tree = &t
	case out.Timeline != nil:
		out.Timeline = d.periods(labels)
	}
	return out
}

// periods is the timeline with other labels. Its edges lead from a day to what happened
// on it, in the order in which both are drawn.
func (d Drawn) periods(labels map[string]string) *diagram.Timeline {
	t := *d.Diagram.Timeline
	t.Periods = slices.Clone(t.Periods)
	n, event, day := -1, 0, ""
	for _, e := range d.Edges {
		if n < 0 || e.From != day {
			n, event, day = n+1, 0, e.From
			t.Periods[n].Label = labels[e.From]
			t.Periods[n].Events = slices.Clone(t.Periods[n].Events)
		}
		t.Periods[n].Events[event] = labels[e.To]
		event++
	}
	return &t
}

// branchesWith copies a tree and has each of its branches changed.
func branchesWith(b diagram.Branch, change func(*diagram.Branch)) diagram.Branch {
	change(&b)
	b.Children = slices.Clone(b.Children)
	for i := range b.Children {
		b.Children[i] = branchesWith(b.Children[i], change)
	}
	return b
}
