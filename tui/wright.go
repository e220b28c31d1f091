package tui

import (
	"cmp"
	"strings"

	"ken/notes"
	model "ken/render/diagram"
)

// plateIn is the plate of a diagram that somebody wrote: each part leads to its own line.
func plateIn(d model.Diagram, place func(model.Span) notes.Source) plate {
	w := wright{plate: plate{diagram: d}, place: place, at: map[string]int{}, name: map[string]string{}}
	w.plate.diagram.Title = ""
	switch {
	case d.Graph != nil:
		w.graph(d.Graph)
	case d.Sequence != nil:
		for _, c := range d.Sequence.Actors {
			w.box(c.ID, c.Label, c.Span)
		}
		w.items(d.Sequence.Items)
	case d.Tree != nil:
		w.tree(d.Tree)
	case d.Timeline != nil:
		for i, p := range d.Timeline.Periods {
			w.box("", p.Label, p.Span)
			for _, e := range p.Events {
				w.line(plateLine{from: i, to: -1, edge: -1, text: p.Label + ": " + e}, p.Span)
			}
		}
	case d.Gantt != nil:
		for i, t := range d.Gantt.Tasks {
			w.box(t.ID, t.Label, t.Span)
			w.line(plateLine{from: i, to: -1, edge: -1, text: t.Label, label: t.Section}, t.Span)
		}
	case d.Journey != nil:
		for i, s := range d.Journey.Steps {
			w.box("", s.Label, s.Span)
			w.line(plateLine{from: i, to: -1, edge: -1, text: s.Label, label: strings.Join(s.Actors, ", ")}, s.Span)
		}
	}
	w.plate.count()
	return w.plate
}

// A wright makes a plate of a diagram.
type wright struct {
	plate plate
	place func(model.Span) notes.Source
	at    map[string]int
	name  map[string]string
	item  int // of a sequence, counted as the drawing counts them
}

func (w *wright) box(id, label string, s model.Span) {
	if label == "" {
		label = id
	}
	label = strings.Join(strings.Fields(label), " ")
	if id != "" {
		w.at[id], w.name[id] = len(w.plate.boxes), label
	}
	w.plate.boxes = append(w.plate.boxes, plateBox{label, []notes.Source{w.place(s)}})
}

func (w *wright) line(l plateLine, s model.Span) {
	l.cites = []notes.Source{w.place(s)}
	w.plate.lines = append(w.plate.lines, l)
}

func (w *wright) graph(g *model.Graph) {
	for _, gr := range g.Groups {
		w.name[gr.ID] = gr.Label
	}
	for i := range g.Nodes {
		w.box(g.Nodes[i].ID, g.Nodes[i].Label, g.Nodes[i].Span)
	}
	for i, e := range g.Edges {
		if e.Stroke == model.Invisible {
			continue
		}
		arrow := " → "
		if e.Head == model.NoHead && e.Tail == model.NoHead {
			arrow = " — "
		}
		text := w.name[e.From] + arrow + w.name[e.To]
		w.line(plateLine{from: indexIn(w.at, e.From), to: indexIn(w.at, e.To), edge: i, text: text, label: e.Label}, e.Span)
	}
}

// items takes the messages of a sequence, also those in its blocks.
func (w *wright) items(list []model.Item) {
	for _, it := range list {
		i := w.item
		w.item++
		if it.Kind == model.MessageItem {
			text := w.name[it.From] + " → " + w.name[it.To]
			w.line(plateLine{from: indexIn(w.at, it.From), to: indexIn(w.at, it.To), edge: i, text: text, label: it.Text}, it.Span)
		}
		for _, b := range it.Branches {
			w.items(b.Items)
		}
	}
}

func (w *wright) tree(root *model.Branch) {
	up := map[*model.Branch]int{}
	walk(root, func(b *model.Branch) {
		i := len(w.plate.boxes)
		w.box("", cmp.Or(b.Label, b.ID), b.Span)
		if from, ok := up[b]; ok {
			text := w.plate.boxes[from].label + " › " + w.plate.boxes[i].label
			w.line(plateLine{from: from, to: i, edge: i - 1, text: text}, b.Span)
		}
		for c := range b.Children {
			up[&b.Children[c]] = i
		}
	})
}
