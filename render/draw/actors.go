package draw

import (
	"cmp"
	"slices"

	"ken/render/diagram"
)

// A need is how far two columns are apart at least.
type need struct{ from, to, room int }

// setColumns settles the columns: as near to each other as their heads and what is
// written between them allow.
func (c *score) setColumns() {
	for i := range c.q.Actors {
		n := c.m.actorNode(&c.q.Actors[i])
		w, h, _ := c.m.nodeSize(&n)
		c.boxW, c.boxH = append(c.boxW, w|1), max(c.boxH, h)
		if _, ok := c.column[c.q.Actors[i].ID]; !ok {
			c.column[c.q.Actors[i].ID] = i
		}
	}
	var needs []need
	deep := c.collect(c.q.Items, 0, &needs)
	least := 4 + 2*deep
	for i := 1; i < len(c.boxW); i++ {
		gap := 3
		if c.q.Actors[i].Box != c.q.Actors[i-1].Box {
			gap = 7
		}
		needs = append(needs, need{i - 1, i, max((c.boxW[i-1]+c.boxW[i])/2+gap, least)})
	}
	slices.SortStableFunc(needs, func(a, b need) int { return cmp.Compare(a.to-a.from, b.to-b.from) })
	gaps := make([]int, max(len(c.boxW), 1))
	for _, n := range needs {
		have := 0
		for i := n.from; i < n.to; i++ {
			have += gaps[i]
		}
		for i := n.from; have < n.room; i++ { // each gap between them takes its share
			if i == n.to {
				i = n.from
			}
			add := (n.room - have + (n.to - i) - 1) / (n.to - i)
			gaps[i], have = gaps[i]+add, have+add
		}
	}
	x := 0
	for i := range c.boxW {
		c.x = append(c.x, x)
		x += gaps[i]
	}
}

// collect finds what items need between columns, and how deep blocks lie.
func (c *score) collect(items []diagram.Item, depth int, needs *[]need) int {
	deep := depth
	for i := range items {
		it := &items[i]
		from, okFrom := c.column[it.From]
		to, okTo := c.column[it.To]
		w := c.m.widest(c.m.wrapLabel(it.Text))
		if c.q.Numbered || c.counts {
			w += c.m.measure("99. ")
		}
		switch {
		case it.Kind == diagram.MessageItem && okFrom && okTo && from != to:
			*needs = append(*needs, need{min(from, to), max(from, to), w + 4})
		case it.Kind == diagram.MessageItem && okFrom && from+1 < len(c.q.Actors):
			*needs = append(*needs, need{from, from + 1, w + 9})
		case it.Kind == diagram.NoteItem && okFrom && it.Place == "right" && from+1 < len(c.q.Actors):
			*needs = append(*needs, need{from, from + 1, w + 9})
		case it.Kind == diagram.NoteItem && okFrom && it.Place == "left" && from > 0:
			*needs = append(*needs, need{from - 1, from, w + 9})
		case it.Kind == diagram.NoteItem && okFrom && okTo && from != to:
			*needs = append(*needs, need{min(from, to), max(from, to), w})
		}
		for _, b := range it.Branches {
			deep = max(deep, c.collect(b.Items, depth+1, needs))
		}
	}
	return deep
}
