package draw

import (
	"slices"

	"ken/render/diagram"
)

// A frame with a direction of its own, or with an edge to itself, is sealed where no edge leads from outside to
// something in it: it is laid out for itself, and is one box for what is around it.
// Mermaid does the same. Edges to the frame itself end at the box. So a graph has
// levels: what lies in no sealed frame, and what lies in each.

// outside is the level of what lies in no sealed frame.
const outside = -1

// seal decides which frames are sealed in a layout that goes a way; without own, only for
// edges to themselves.
func (g *graph) seal(dir diagram.Direction, own bool) {
	was := slices.Clone(g.sealed)
	if dir == "" {
		dir = diagram.Down
	}
	g.sealed, g.level = make([]bool, len(g.Groups)), make([]int, len(g.Groups))
	crossed, looped := g.crossed(), g.looped()
	done := make([]bool, len(g.Groups))
	ways := make([]diagram.Direction, len(g.Groups))
	g.ways = ways
	var visit func(i int)
	visit = func(i int) {
		if done[i] {
			return
		}
		done[i] = true
		g.level[i], ways[i] = outside, dir
		if p := g.parent[i]; p >= 0 {
			visit(p)
			g.level[i], ways[i] = g.inner(p), ways[p]
		}
		_, empty := g.empties[i]
		d := ways[i]
		if own {
			d = joinedWay(g.Groups[i].Direction, d)
		}
		if (d != ways[i] || looped[i]) && !crossed[i] && !empty {
			g.sealed[i], ways[i] = true, d
		}
	}
	for i := range g.Groups {
		visit(i)
	}
	if !slices.Equal(was, g.sealed) {
		g.orders = map[int][][]int{}
	}
}

// joinedWay is a direction, or another where there is none.
func joinedWay(d, other diagram.Direction) diagram.Direction {
	if d == "" {
		return other
	}
	return d
}

// looped are the groups with an edge to themselves, which a box can have.
func (g *graph) looped() []bool {
	out := make([]bool, len(g.Groups))
	for _, e := range g.Edges {
		if i, ok := g.group[e.From]; ok && e.From == e.To {
			_, node := g.node[e.From]
			out[i] = !node
		}
	}
	return out
}

// inner is the level of what lies directly in a group.
func (g *graph) inner(group int) int {
	if group < 0 {
		return outside
	}
	if g.sealed[group] {
		return group
	}
	return g.level[group]
}

// crossed are the groups into which an edge leads from outside, or out of which.
func (g *graph) crossed() []bool {
	out := make([]bool, len(g.Groups))
	for _, e := range g.Edges {
		a, b := g.around(e.From), g.around(e.To)
		for _, i := range a {
			out[i] = out[i] || !slices.Contains(b, i)
		}
		for _, i := range b {
			out[i] = out[i] || !slices.Contains(a, i)
		}
	}
	return out
}

// around are the groups that something lies in, the innermost first.
func (g *graph) around(id string) []int {
	at := -1
	if n, ok := g.node[id]; ok {
		at = g.nodeIn[n]
	} else if i, ok := g.group[id]; ok {
		at = g.parent[i]
	}
	var out []int
	for ; at >= 0; at = g.parent[at] {
		out = append(out, at)
	}
	return out
}

// An item of a level is a node by its index, or a sealed group by its index after all
// nodes.

// itemOf is the item for a group that is sealed.
func (g *graph) itemOf(group int) int { return len(g.Nodes) + group }

// groupOfItem is the group that an item is, -1 for a node.
func (g *graph) groupOfItem(item int) int { return max(item-len(g.Nodes), -1) }

// itemIn is the group that an item lies in, -1 for none.
func (g *graph) itemIn(item int) int {
	if s := g.groupOfItem(item); s >= 0 {
		return g.parent[s]
	}
	return g.nodeIn[item]
}

// seat is an end of an edge with its level: the item, and the group at whose frame the
// edge is cut, -1 for none.
type seat struct{ item, clip, level int }

// seatOf is the end of an edge where it lies.
func (g *graph) seatOf(id string, leaves bool) (seat, bool) {
	a, ok := g.endOf(id, leaves)
	if !ok {
		return seat{}, false
	}
	if a.clip >= 0 && g.sealed[a.clip] {
		return seat{g.itemOf(a.clip), -1, g.level[a.clip]}, true
	}
	return seat{a.node, a.clip, g.inner(g.nodeIn[a.node])}, true
}

// seats are both ends of an edge in the level that has both. False is for an edge that
// leads nowhere.
func (g *graph) seats(e *diagram.Edge) (a, b seat, ok bool) {
	a, okA := g.seatOf(e.From, true)
	b, okB := g.seatOf(e.To, false)
	if !okA || !okB {
		return a, b, false
	}
	for depth := 0; a.level != b.level && depth < 2*maxDepth; depth++ {
		if g.deep(a.level) >= g.deep(b.level) {
			a = g.lifted(a)
		} else {
			b = g.lifted(b)
		}
	}
	return a, b, a.level == b.level
}

// lifted is a seat one level further out: the sealed frame around it.
func (g *graph) lifted(s seat) seat {
	return seat{g.itemOf(s.level), s.clip, g.level[s.level]}
}

// deep is how many sealed frames are around a level.
func (g *graph) deep(level int) int {
	n := 0
	for ; level >= 0; level = g.level[level] {
		n++
	}
	return n
}

// parts are the items of each level that hang together, by edges or by frames, in the
// order of the diagram, and the edges among them.
func (g *graph) parts() map[int][]piecework {
	root := make([]int, len(g.Nodes)+len(g.Groups))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	union := func(a, b int) {
		a, b = find(a), find(b)
		root[max(a, b)] = min(a, b)
	}
	var items []int
	for n := range g.Nodes {
		items = append(items, n)
	}
	for i, s := range g.sealed {
		if s {
			items = append(items, g.itemOf(i))
		}
	}
	for _, it := range items {
		if in := g.itemIn(it); in >= 0 && !g.sealed[in] {
			union(it, g.itemOf(in))
		}
	}
	for i, p := range g.parent {
		if p >= 0 && !g.sealed[p] {
			union(g.itemOf(i), g.itemOf(p))
		}
	}
	for i := range g.Edges {
		if a, b, ok := g.seats(&g.Edges[i]); ok {
			union(a.item, b.item)
		}
	}
	return g.gather(items, find)
}

// A piecework is what is laid out together.
type piecework struct{ items, edges []int }

// gather puts items and edges to their parts.
func (g *graph) gather(items []int, find func(int) int) map[int][]piecework {
	out := map[int][]piecework{}
	type place struct{ level, at int }
	at := map[int]place{}
	for _, it := range items {
		r := find(it)
		p, ok := at[r]
		if !ok {
			level := g.inner(g.itemIn(it))
			p = place{level, len(out[level])}
			at[r] = p
			out[level] = append(out[level], piecework{})
		}
		w := &out[p.level][p.at]
		w.items = append(w.items, it)
	}
	for i := range g.Edges {
		if a, _, ok := g.seats(&g.Edges[i]); ok {
			p := at[find(a.item)]
			w := &out[p.level][p.at]
			w.edges = append(w.edges, i)
		}
	}
	return out
}
