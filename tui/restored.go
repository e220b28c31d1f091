package tui

import (
	"cmp"
	"slices"
	"strings"

	"ken/notes"
	model "ken/render/diagram"
	"ken/skills/brief"
	"ken/skills/diagram"
)

// restored is a diagram that ken drew and kept, with the places it rests on: they stand in
// its proof, an edge after the other. False where the note has been edited since, so that
// they are not the same any more.
func restored(d model.Diagram, r *brief.Record) (diagram.Drawn, bool) {
	if r == nil || r.Note.Kind != "diagram" {
		return diagram.Drawn{}, false
	}
	bare := plateIn(d, func(model.Span) notes.Source { return notes.Source{} })
	if len(bare.lines) == 0 || len(bare.lines) != len(r.Sentences) {
		return diagram.Drawn{}, false
	}
	out := diagram.Drawn{Diagram: d, Title: d.Title, Topic: r.Note.Topic, Engine: r.Note.Engine, Date: r.Note.Date}
	id := func(i int) string { return "n" + number(i+1) }
	for i, b := range bare.boxes {
		out.Nodes = append(out.Nodes, diagram.Node{ID: id(i), Label: b.label})
	}
	for i, l := range bare.lines {
		if l.from < 0 {
			return diagram.Drawn{}, false
		}
		cites := r.Sentences[i].Citations
		e := diagram.Edge{From: id(l.from), Label: l.label, Cites: cites, Sentence: r.Sentences[i].Text, Verdict: r.Sentences[i].Verdict, Kind: r.Sentences[i].By}
		if l.to < 0 { // what happened on a day
			out.Nodes = append(out.Nodes, diagram.Node{ID: id(len(out.Nodes)), Label: strings.TrimPrefix(l.text, bare.boxes[l.from].label+": ")})
			l.to = len(out.Nodes) - 1
		}
		e.To = id(l.to)
		out.Edges = append(out.Edges, e)
		for _, n := range []int{l.from, l.to} {
			node := &out.Nodes[n]
			for _, c := range cites {
				if !slices.ContainsFunc(node.Cites, func(s notes.Source) bool { return s.At() == c.At() }) {
					node.Cites = append(node.Cites, c)
				}
			}
		}
	}
	out.Diagram = renamed(d, id)
	return out, true
}

// renamed gives the parts of a diagram other names, as the plate counts them.
func renamed(d model.Diagram, id func(i int) string) model.Diagram {
	switch {
	case d.Graph != nil:
		g, to := *d.Graph, map[string]string{}
		g.Nodes, g.Edges = slices.Clone(g.Nodes), slices.Clone(g.Edges)
		for i := range g.Nodes {
			to[g.Nodes[i].ID] = id(i)
			g.Nodes[i].ID = id(i)
		}
		for i := range g.Edges {
			g.Edges[i].From, g.Edges[i].To = cmp.Or(to[g.Edges[i].From], g.Edges[i].From), cmp.Or(to[g.Edges[i].To], g.Edges[i].To)
		}
		d.Graph = &g
	case d.Tree != nil:
		n := 0
		walk(d.Tree, func(b *model.Branch) {
			b.ID = id(n)
			n++
		})
	}
	return d
}
