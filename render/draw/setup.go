package draw

import (
	"math"
	"slices"

	"ken/render/diagram"
)

// setup makes the layout of items that hang together, in a direction. Frames in
// titled have room of their own for their titles.
func (g *graph) setup(items, edges []int, m *metric, dir diagram.Direction, titled map[int]bool) *layered {
	l := &layered{m: m, sp: m.spacing(dir), dir: dir}
	at := make(map[int]int, len(items))
	groupAt := g.setupGroups(l, items, titled)
	for _, it := range items {
		var ln lnode
		if s := g.groupOfItem(it); s >= 0 {
			ln = g.setupInside(l, s)
		} else {
			ln = g.setupNode(l, it)
		}
		if gr := g.itemIn(it); gr >= 0 && !g.sealed[gr] {
			ln.group = groupAt[gr]
		}
		ln.body = ln.size
		at[it] = len(l.nodes)
		l.nodes = append(l.nodes, ln)
	}
	for _, i := range edges {
		g.setupEdge(l, i, at, groupAt)
	}
	g.stack(l)
	return l
}

// setupNode makes a node of the layout.
func (g *graph) setupNode(l *layered, n int) lnode {
	w, h, inset := l.m.nodeSize(&g.Nodes[n])
	shape := g.Nodes[n].Shape
	ln := lnode{kind: boxNode, ref: n, group: -1, size: w, depth: h, inset: inset, dot: shape == diagram.Start || shape == diagram.End}
	if l.sideways() {
		ln.size, ln.depth, ln.inset = h, w, 0
		if g.Nodes[n].Shape == diagram.Bar {
			ln.size, ln.depth = 5, 1
		}
		if !l.m.cells {
			ln.inset = insetAside(g.Nodes[n].Shape, h)
		}
	}
	return ln
}

// setupInside makes a node of a sealed frame: as large as what is in it, with its
// border and room for its title.
func (g *graph) setupInside(l *layered, group int) lnode {
	s := g.insides[group]
	aside, above := l.m.inFrame()
	w, h := s.w+2*aside, s.h+2*above
	if title := oneLine(g.Groups[group].Label); title != "" {
		w = max(w, l.m.measure(title)+6)
	}
	ln := lnode{kind: boxNode, ref: g.itemOf(group), group: -1, size: w, depth: h, inside: s}
	if l.sideways() {
		ln.size, ln.depth = h, w
	}
	return ln
}

// inFrame is how far the inside of a sealed frame lies from its outside.
func (m *metric) inFrame() (aside, above int) {
	if m.cells {
		return 2, 1
	}
	return 3, 3
}

// stack puts nodes of one frame that no edge holds below each other, as many in a row
// as there are rows: edges that are not drawn lead from one row to the next.
func (g *graph) stack(l *layered) {
	held := make([]bool, len(l.nodes))
	for _, e := range l.edges {
		held[e.from], held[e.to] = true, true
	}
	loose := make([][]int, len(l.groups))
	for i := range l.nodes {
		if at := l.nodes[i].group; !held[i] && at >= 0 {
			loose[at] = append(loose[at], i)
		}
	}
	for _, nodes := range loose {
		row := int(math.Ceil(math.Sqrt(float64(len(nodes)))))
		if len(nodes) <= 3 {
			continue
		}
		for i := row; i < len(nodes); i++ {
			l.edges = append(l.edges, ledge{
				ref: -1, from: nodes[i-row], to: nodes[i], length: 1, clipFrom: -1, clipTo: -1, stroke: diagram.Invisible,
			})
		}
	}
}

// insetAside is the inset of a shape whose ports are at its sides, in pixels.
func insetAside(s diagram.Shape, h int) int {
	switch s {
	case diagram.Circle, diagram.Double:
		return h / 4
	}
	return 0
}

// setupGroups adds the frames around some nodes, parents first, and returns their
// places in the layout.
func (g *graph) setupGroups(l *layered, items []int, titled map[int]bool) map[int]int {
	used := map[int]bool{}
	for _, it := range items {
		for at := g.itemIn(it); at >= 0 && !g.sealed[at] && !used[at]; at = g.parent[at] {
			used[at] = true
		}
	}
	at := map[int]int{-1: -1}
	var add func(i int)
	add = func(i int) {
		if _, ok := at[i]; ok {
			return
		}
		parent := -1
		if p := g.parent[i]; p >= 0 && !g.sealed[p] {
			add(p)
			parent = at[p]
		}
		level := 0
		if parent >= 0 {
			level = l.groups[parent].level + 1
		}
		at[i] = len(l.groups)
		title := oneLine(g.Groups[i].Label)
		l.groups = append(l.groups, lgroup{ref: i, parent: parent, level: level, title: title, titled: titled[i] && title != ""})
	}
	for i := range g.Groups {
		if used[i] {
			add(i)
		}
	}
	return at
}

// setupEdge adds an edge, or a loop to its node.
func (g *graph) setupEdge(l *layered, i int, at, groupAt map[int]int) {
	d := &g.Edges[i]
	a, b, ok := g.seats(d)
	from, inA := at[a.item]
	to, inB := at[b.item]
	if !ok || !inA || !inB {
		return
	}
	e := ledge{
		ref: i, from: from, to: to, length: min(max(d.Length, 1), 20), clipFrom: -1, clipTo: -1,
		stroke: d.Stroke, tail: d.Tail, head: d.Head, parts: l.edgeLabel(d),
	}
	if within := g.withinOf(d, a, b); within != "" {
		e.parts[1] = append(l.m.wrapLabel(within), e.parts[1]...)
	}
	e.label = slices.Concat(e.parts[0], e.parts[1], e.parts[2])
	if from == to {
		l.addLoop(&l.nodes[from], i, e.label)
		return
	}
	if a.clip >= 0 && !g.holdsItem(a.clip, b.item) {
		e.clipFrom = groupAt[a.clip]
	}
	if b.clip >= 0 && !g.holdsItem(b.clip, a.item) {
		e.clipTo = groupAt[b.clip]
	}
	if len(e.label) > 0 {
		e.length = max(e.length, 2)
	}
	l.edges = append(l.edges, e)
}

// withinOf says of an edge between a frame and something in it, or the frame itself,
// that it is the frame's: it is drawn between nodes within.
func (g *graph) withinOf(d *diagram.Edge, a, b seat) string {
	switch inA, inB := a.clip >= 0 && g.holdsItem(a.clip, b.item), b.clip >= 0 && g.holdsItem(b.clip, a.item); {
	case inA && inB:
		return "on " + g.titleOf(a.clip)
	case inA:
		return "from " + g.titleOf(a.clip)
	case inB:
		return "to " + g.titleOf(b.clip)
	}
	return ""
}

// titleOf is what a group is called.
func (g *graph) titleOf(group int) string {
	return oneLine(joinedOr(g.Groups[group].Label, g.Groups[group].ID))
}

// edgeLabel is what stands on an edge: at its beginning, in the middle, at its end.
func (l *layered) edgeLabel(d *diagram.Edge) [3][]string {
	label := d.Label
	if d.Blank && label != "" {
		label = blank
	}
	mid := l.m.wrapLabel(label)
	tail, head := l.m.wrapLabel(joined(cardinal(d.Tail), d.TailLabel)), l.m.wrapLabel(joined(cardinal(d.Head), d.HeadLabel))
	return [3][]string{tail, mid, head}
}

// cardinal is how many, as the heads of an ER diagram say it.
func cardinal(h diagram.Head) string {
	switch h {
	case diagram.One:
		return "1"
	case diagram.ZeroOne:
		return "0..1"
	case diagram.Many:
		return "1..*"
	case diagram.ZeroMany:
		return "0..*"
	}
	return ""
}

// widenForPorts makes nodes wide enough for their edges.
func (l *layered) widenForPorts() {
	in, out := make([]int, len(l.nodes)), make([]int, len(l.nodes))
	for _, e := range l.edges {
		out[e.from]++
		in[e.to]++
	}
	for i := range l.nodes {
		n := &l.nodes[i]
		most := max(in[i], out[i])
		if most < 2 {
			continue
		}
		need := (most-1)*l.sp.port + 3 + 2*n.inset
		if short := need - n.body; short > 0 {
			n.body += short
			n.size += short
		}
	}
}

// joined is two texts with a blank between, where both are there.
func joined(a, b string) string {
	if a == "" || b == "" || a == b {
		return max(a, b)
	}
	return a + " " + b
}
