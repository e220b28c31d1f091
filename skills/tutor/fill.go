package tutor

import (
	"strings"

	"ken/notes/cards"
	"ken/render/diagram"
	"ken/render/mermaid"
)

// drawing is the diagram that the card asked is to be filled into, as Mermaid; "" where
// there is none, or where it would tell the answer, as after the card was edited. Blanks
// of this session that are still to be answered are hidden in it as well.
func (s *Session) drawing() string {
	i := s.item()
	if i.Drawing == nil {
		return ""
	}
	d, err := mermaid.Parse(i.Drawing.Mermaid)
	if err != nil {
		return ""
	}
	told := false
	ahead := s.ahead()
	d = relabelled(d, func(text string) string {
		told = told || i.Tells(text)
		for _, other := range ahead {
			if other.Tells(text) && text != cards.AskedBlank {
				text = blankedOut(other, text)
			}
		}
		return text
	})
	if told {
		return ""
	}
	return strings.TrimRight(mermaid.Write(d), "\n")
}

// ahead are the other blanks of the session that were not answered, or come back.
func (s *Session) ahead() []*Item {
	var list []*Item
	add := func(id string) {
		if o := s.deck.item(id); o != nil && o.Drawing != nil && id != s.now.card {
			list = append(list, o)
		}
	}
	for _, id := range s.queue.IDs[min(s.at, len(s.queue.IDs)):] {
		add(id)
	}
	for _, p := range s.again {
		add(p.card)
	}
	return list
}

// blankedOut is a label without the answer of another blank.
func blankedOut(i *Item, text string) string {
	left := strings.ReplaceAll(i.Hide(text), cards.Blank, cards.DrawnBlank)
	if i.Tells(left) || blank(strings.Trim(left, "_…., ")) {
		return cards.DrawnBlank
	}
	return left
}

// relabelled is a diagram with each of its texts put through a function. A card's diagram
// is a graph, a tree or a timeline.
func relabelled(d diagram.Diagram, label func(string) string) diagram.Diagram {
	d.Title, d.About = label(d.Title), ""
	if g := d.Graph; g != nil {
		for i := range g.Nodes {
			g.Nodes[i].Label = label(g.Nodes[i].Label)
		}
		for i := range g.Edges {
			g.Edges[i].Label = label(g.Edges[i].Label)
		}
		for i := range g.Groups {
			g.Groups[i].Label = label(g.Groups[i].Label)
		}
	}
	if d.Tree != nil {
		relabelBranch(d.Tree, label)
	}
	if t := d.Timeline; t != nil {
		for i := range t.Periods {
			p := &t.Periods[i]
			p.Section, p.Label = label(p.Section), label(p.Label)
			for n := range p.Events {
				p.Events[n] = label(p.Events[n])
			}
		}
	}
	return d
}

func relabelBranch(b *diagram.Branch, label func(string) string) {
	b.Label = label(b.Label)
	for i := range b.Children {
		relabelBranch(&b.Children[i], label)
	}
}
