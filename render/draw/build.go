package draw

import (
	"slices"

	"ken/render/diagram"
)

// A graph is a diagram's graph made ready: IDs resolved, what leads nowhere left out,
// groups without nodes made nodes.
type graph struct {
	*diagram.Graph
	node    map[string]int
	group   map[string]int
	parent  []int // of each group, -1 at the top
	nodeIn  []int // the group of each node
	empties map[int]int
	gates   map[[2]int]int // by group, and whether the edge leaves it
	level   []int          // of each group, the sealed one that it lies in, -1 for none; see seal.go
	sealed  []bool
	ways    []diagram.Direction // in which each group is laid out
	// works are the parts of each level, insides what was laid out of sealed frames.
	works   map[int][]piecework
	insides map[int]*scene
	// orders is the order within ranks that a layout found, by the first node of its
	// part: it does not depend on sizes, so that the next layout need not look for it.
	orders map[int][][]int
}

// maxDepth bounds how deep frames lie in each other.
const maxDepth = 40

// ready makes a graph of what may be anything: IDs that mean nothing, groups in
// themselves.
func ready(d *diagram.Graph) *graph {
	g := &graph{node: map[string]int{}, group: map[string]int{}, empties: map[int]int{}, gates: map[[2]int]int{}, orders: map[int][][]int{}}
	cp := *d
	cp.Nodes = slices.Clone(d.Nodes)
	g.Graph = &cp
	for i, n := range d.Nodes {
		if _, ok := g.node[n.ID]; !ok {
			g.node[n.ID] = i
		}
	}
	for i, gr := range d.Groups {
		if _, ok := g.group[gr.ID]; !ok {
			g.group[gr.ID] = i
		}
	}
	g.parent = make([]int, len(d.Groups))
	for i, gr := range d.Groups {
		g.parent[i] = g.groupOf(gr.Parent)
	}
	for i := range d.Groups {
		g.cutRing(i)
	}
	filled := make([]bool, len(d.Groups))
	for _, n := range d.Nodes {
		at := g.groupOf(n.Group)
		g.nodeIn = append(g.nodeIn, at)
		for ; at >= 0; at = g.parent[at] {
			filled[at] = true
		}
	}
	for i, gr := range d.Groups {
		if !filled[i] {
			g.empties[i] = len(cp.Nodes)
			cp.Nodes = append(cp.Nodes, diagram.Node{ID: gr.ID, Label: gr.Label, Shape: diagram.Box, Mastery: -1})
			p := g.parent[i]
			g.nodeIn = append(g.nodeIn, p)
			for ; p >= 0; p = g.parent[p] {
				filled[p] = true
			}
		}
	}
	return g
}

func (g *graph) groupOf(id string) int {
	if i, ok := g.group[id]; ok && id != "" {
		return i
	}
	return -1
}

// cutRing lifts a group to the top where it lies within itself, or too deep.
func (g *graph) cutRing(i int) {
	depth := 0
	for p := g.parent[i]; p >= 0; p = g.parent[p] {
		if depth++; p == i || depth > maxDepth {
			g.parent[i] = -1
			return
		}
	}
}

// holds tells whether a group holds a node.
func (g *graph) holds(group, node int) bool {
	for at := g.nodeIn[node]; at >= 0; at = g.parent[at] {
		if at == group {
			return true
		}
	}
	return false
}

// holdsItem tells whether a group holds an item.
func (g *graph) holdsItem(group, item int) bool {
	for at := g.itemIn(item); at >= 0; at = g.parent[at] {
		if at == group {
			return true
		}
	}
	return false
}

// An anchor is where an edge ends: a node, and the group at whose frame it is cut, -1
// for none.
type anchor struct{ node, clip int }

// endOf resolves an ID. For a group it is one of its nodes, the last where the edge
// leaves and the first where it arrives.
func (g *graph) endOf(id string, leaves bool) (anchor, bool) {
	if i, ok := g.node[id]; ok {
		return anchor{i, -1}, true
	}
	i, ok := g.group[id]
	if !ok {
		return anchor{}, false
	}
	if n, ok := g.empties[i]; ok {
		return anchor{n, -1}, true
	}
	return anchor{g.gate(i, leaves), i}, true
}

// gate is the node of a group that edges to or from the group lead to: one that
// nothing within leads to, or that leads to nothing within.
func (g *graph) gate(group int, leaves bool) int {
	key := [2]int{group, 0}
	if leaves {
		key[1] = 1
	}
	if n, ok := g.gates[key]; ok {
		return n
	}
	busy := map[int]bool{}
	for _, e := range g.Edges {
		a, okA := g.node[e.From]
		b, okB := g.node[e.To]
		if okA && okB && a != b && g.holds(group, a) && g.holds(group, b) {
			if leaves {
				busy[a] = true
			} else {
				busy[b] = true
			}
		}
	}
	found := -1
	for n := range g.Nodes {
		if g.holds(group, n) && (found < 0 || busy[found] || leaves) && !busy[n] {
			found = n
		}
		if found < 0 && g.holds(group, n) {
			found = n
		}
		if found >= 0 && !leaves && !busy[found] {
			break
		}
	}
	g.gates[key] = found
	return found
}
