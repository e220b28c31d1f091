package draw

import (
	"slices"
	"strings"

	"ken/render/diagram"
)

// chain makes of each edge a chain of segments from rank to rank, with its label as a
// node in the middle, and gives each frame its borders in each of its ranks. False is
// for more than can be laid out.
func (l *layered) chain() bool {
	l.spans()
	work := len(l.nodes)
	for _, e := range l.edges {
		work += l.nodes[e.to].rank - l.nodes[e.from].rank - 1
	}
	for _, g := range l.groups {
		work += 2 * (g.last - g.first + 1)
	}
	if work > maxWork {
		return false
	}
	boxes := len(l.nodes)
	l.nodes = slices.Grow(l.nodes, work+len(l.groups)-boxes)
	l.segs = make([]lseg, 0, work+len(l.edges))
	l.ends1 = make([]int, 2*(work+len(l.edges)))
	ranks := 0
	for i := range boxes {
		ranks = max(ranks, l.nodes[i].rank+1)
	}
	l.layers = make([][]int, ranks)
	for i := range boxes {
		l.layers[l.nodes[i].rank] = append(l.layers[l.nodes[i].rank], i)
	}
	for i := range l.edges {
		l.chainEdge(i)
	}
	for g := range l.groups {
		l.borders(g)
	}
	for g := range l.groups {
		l.titleRoom(g)
	}
	return true
}

// spans finds the ranks of each group.
func (l *layered) spans() {
	for g := range l.groups {
		l.groups[g].first, l.groups[g].last = 1<<30, -1
	}
	for i := range l.nodes {
		for g := l.nodes[i].group; g >= 0; g = l.groups[g].parent {
			l.groups[g].first = min(l.groups[g].first, l.nodes[i].rank)
			l.groups[g].last = max(l.groups[g].last, l.nodes[i].rank)
		}
	}
}

// chainEdge makes the segments of one edge.
func (l *layered) chainEdge(i int) {
	e := &l.edges[i]
	from, to := l.nodes[e.from].rank, l.nodes[e.to].rank
	at := e.from
	for r := from + 1; r < to; r++ {
		n := lnode{kind: bendNode, ref: i, rank: r, size: 1, body: 1, group: l.groupAt(e, r)}
		if len(e.label) > 0 && r == (from+to)/2 {
			n = l.labelBox(i, r, n.group)
		}
		l.nodes = append(l.nodes, n)
		next := len(l.nodes) - 1
		l.layers[r] = append(l.layers[r], next)
		l.join(i, at, next)
		at = next
	}
	l.join(i, at, e.to)
	e = &l.edges[i]
	first, last := &l.segs[e.segs[0]], &l.segs[e.segs[len(e.segs)-1]]
	first.headUp, first.cutUp = e.tail != "" && e.clipFrom < 0, e.clipFrom >= 0
	last.headDown, last.cutDown = e.head != "" && e.clipTo < 0, e.clipTo >= 0
}

// labelBox is the node of an edge's label.
func (l *layered) labelBox(edge, rank, group int) lnode {
	e := &l.edges[edge]
	if l.sideways() && max(len(e.parts[0]), len(e.parts[1]), len(e.parts[2])) == 1 {
		e.label = []string{l.sideBySide(e.parts)}
	}
	w, h := l.m.widest(e.label), len(e.label)*l.m.line
	n := lnode{kind: labelNode, ref: edge, rank: rank, group: group, size: w, depth: h}
	if l.sideways() {
		n.size, n.depth = h, w+2
	}
	n.body = n.size
	return n
}

// sideBySide is the label of an edge that goes sideways as one line, in the order it
// is read there.
func (l *layered) sideBySide(parts [3][]string) string {
	var words []string
	for _, p := range parts {
		words = append(words, p...)
	}
	if l.dir == diagram.Left {
		slices.Reverse(words)
	}
	return strings.Join(words, " - ")
}

// join makes a segment between two nodes of neighbouring ranks. Long edges weigh
// more, so that they are straight.
func (l *layered) join(edge, from, to int) {
	weight := 1.0
	switch ends := l.nodes[from].ends(); {
	case !ends && !l.nodes[to].ends():
		weight = 8
	case !ends || !l.nodes[to].ends():
		weight = 2
	}
	l.segs = append(l.segs, lseg{from: from, to: to, edge: edge, weight: weight, via: -1})
	s := len(l.segs) - 1
	l.nodes[from].down = l.with(l.nodes[from].down, s)
	l.nodes[to].up = l.with(l.nodes[to].up, s)
	l.edges[edge].segs = append(l.edges[edge].segs, s)
}

// with is segments and one more. The first has its place in room made for all.
func (l *layered) with(segs []int, s int) []int {
	if segs != nil || len(l.ends1) == 0 {
		return append(segs, s)
	}
	segs, l.ends1 = l.ends1[:1:1], l.ends1[1:]
	segs[0] = s
	return segs
}

// groupAt is the group an edge passes a rank in: that of its beginning as long as it
// reaches, then what holds both ends, then that of its end. An edge that is cut at a
// frame passes outside of it, with its label.
func (l *layered) groupAt(e *ledge, rank int) int {
	a, b := l.nodes[e.from].group, l.nodes[e.to].group
	if e.clipFrom >= 0 {
		a = l.groups[e.clipFrom].parent
	}
	if e.clipTo >= 0 {
		b = l.groups[e.clipTo].parent
	}
	both := a
	for !l.member(b, both) {
		both = l.groups[both].parent
	}
	for g := a; g != both; g = l.groups[g].parent {
		if l.groups[g].last >= rank {
			return g
		}
	}
	for g := b; g != both; g = l.groups[g].parent {
		if l.groups[g].first <= rank {
			return g
		}
	}
	return both
}

// borders puts the two sides of a frame into each of its ranks.
func (l *layered) borders(g int) {
	for r := l.groups[g].first; r <= l.groups[g].last; r++ {
		for _, kind := range []nodeKind{leftNode, rightNode} {
			l.nodes = append(l.nodes, lnode{kind: kind, ref: g, group: g, rank: r, size: 1, body: 1})
			l.layers[r] = append(l.layers[r], len(l.nodes)-1)
		}
	}
}

// titleRoom keeps room for the title of a frame in its first rank. It comes after all
// else, so that the numbers of nodes do not depend on it.
func (l *layered) titleRoom(g int) {
	if l.groups[g].titled && !l.sideways() {
		r := l.groups[g].first
		w := l.m.measure(l.groups[g].title) + 3
		l.nodes = append(l.nodes, lnode{kind: titleNode, ref: g, group: g, rank: r, size: w, body: w})
		l.layers[r] = append(l.layers[r], len(l.nodes)-1)
	}
}

// sideways tells whether ranks lie side by side.
func (l *layered) sideways() bool { return l.dir == "LR" || l.dir == "RL" }
