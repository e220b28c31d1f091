package diagram

import (
	"slices"

	"ken/notes"
	"ken/render/diagram"
)

// Mastery sets how well each node is known: the mean of what known says of the places
// that the node rests on, 0 to 1, as cards that overlap them have it. Where known tells
// nothing of any, a drawing has -1 and the node none. The days of a timeline have no sign
// in a drawing.
func Mastery(d Drawn, known func(at notes.Source) (float64, bool)) Drawn {
	how := map[string]float64{}
	d.Nodes = slices.Clone(d.Nodes)
	for i, n := range d.Nodes {
		sum, count := 0.0, 0
		for _, c := range n.Cites {
			if v, ok := known(c); ok {
				sum += min(max(v, 0), 1)
				count++
			}
		}
		how[n.ID] = -1
		if count > 0 {
			mean := sum / float64(count)
			how[n.ID], d.Nodes[i].Mastery = mean, &mean
		}
	}
	switch {
	case d.Diagram.Graph != nil:
		g := *d.Diagram.Graph
		g.Nodes = slices.Clone(g.Nodes)
		for i := range g.Nodes {
			g.Nodes[i].Mastery = how[g.Nodes[i].ID]
		}
		d.Diagram.Graph = &g
	case d.Diagram.Tree != nil:
		t := branchesWith(*d.Diagram.Tree, func(b *diagram.Branch) { b.Mastery = how[b.ID] })
		d.Diagram.Tree = &t
	}
	return d
}
