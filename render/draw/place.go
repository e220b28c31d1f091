package draw

import "math"

// place settles where everything lies across: sweeps put each rank as near as the
// order allows to where its edges would have it, by weighted least squares.
func (l *layered) place() {
	l.apartAll()
	for r := range l.layers {
		l.pack(r)
	}
	sweeps := l.sweeps()
	for i := range sweeps {
		both := i >= min(4, sweeps-2)
		for k := range l.layers {
			r := k
			if i%2 == 1 {
				r = len(l.layers) - 1 - k
			}
			l.settleRank(r, both || i%2 == 0, both || i%2 == 1, 4)
		}
		l.widen()
	}
	if len(l.groups) > 0 {
		l.share()
		for i := range 6 {
			for r := range l.layers {
				l.settleRank(r, true, true, 1e9)
			}
			_ = i
		}
	}
	l.snap()
}

// apartAll finds how far neighbours are apart, once for all sweeps.
func (l *layered) apartAll() {
	l.apartBy = make([][]int, len(l.layers))
	room := make([]int, len(l.nodes))
	for r, layer := range l.layers {
		l.apartBy[r], room = room[:len(layer):len(layer)], room[len(layer):]
		for i := 1; i < len(layer); i++ {
			l.apartBy[r][i] = l.apart(layer[i-1], layer[i])
		}
	}
}

// pack puts a rank together from 0 on.
func (l *layered) pack(r int) {
	x := 0
	for i, n := range l.layers[r] {
		if i > 0 {
			x += l.apartBy[r][i]
		}
		l.nodes[n].at = float64(x)
	}
	for _, n := range l.layers[r] {
		l.nodes[n].at -= float64(x) / 2
	}
}

// apart is how far a node begins at least from where the one before it begins.
func (l *layered) apart(a, b int) int {
	na, nb := &l.nodes[a], &l.nodes[b]
	free := 0
	switch ka, kb := na.kind, nb.kind; {
	case ka == titleNode || kb == titleNode:
		free = 0
	case ka == rightNode && kb == leftNode:
		free = max(l.sp.lineGap, 1)
	case ka == leftNode || kb == rightNode:
		free = l.sp.frame
	case ka == rightNode || kb == leftNode:
		free = l.sp.frame
		if ka == boxNode || kb == boxNode {
			free = max(l.sp.frame, 1)
		}
	case ka == bendNode && kb == bendNode:
		free = l.sp.lines
	case ka == boxNode && kb == boxNode:
		free = l.sp.nodeGap
	default:
		free = l.sp.lineGap
		if l.sideways() && l.m.cells && ka != boxNode && kb != boxNode {
			free = l.sp.lines
		}
	}
	return na.size + free
}

// settleRank moves one rank to where its neighbours before and after it pull it.
func (l *layered) settleRank(r int, up, down bool, border float64) {
	layer := l.layers[r]
	want, weight := l.places.room(len(layer))
	for i, n := range layer {
		want[i], weight[i] = l.wanted(n, up, down, border)
	}
	l.places.settle(want, weight, l.apartBy[r])
	for i, n := range layer {
		l.nodes[n].at = want[i]
	}
}

// wanted is where a node's neighbours would have it begin, and how strongly.
func (l *layered) wanted(i int, up, down bool, border float64) (float64, float64) {
	n := &l.nodes[i]
	switch n.kind {
	case leftNode:
		return l.groups[n.ref].left, border
	case rightNode:
		return l.groups[n.ref].right, border
	}
	sum, weights := 0.0, 0.0
	pull := func(to int, w float64) {
		o := &l.nodes[to]
		sum += w * (o.at + float64(o.centre()-n.centre()))
		weights += w
	}
	if up {
		for _, s := range n.up {
			pull(l.segs[s].from, l.segs[s].weight)
		}
	}
	if down {
		for _, s := range n.down {
			pull(l.segs[s].to, l.segs[s].weight)
		}
	}
	if len(n.up)+len(n.down) == 0 && n.group >= 0 && n.kind == boxNode {
		g := &l.groups[n.group]
		return (g.left+g.right)/2 - float64(n.centre()), 0.05
	}
	if weights == 0 {
		return n.at, 0.01
	}
	return sum / weights, weights
}

// widen sets the sides of each frame to just around what it holds.
func (l *layered) widen() {
	for g := range l.groups {
		l.groups[g].left, l.groups[g].right = math.Inf(1), math.Inf(-1)
	}
	for i := range l.nodes {
		n := &l.nodes[i]
		if n.kind >= leftNode && n.kind != titleNode {
			continue
		}
		pad := float64(l.sp.frame + 1)
		for g, k := n.group, 1.0; g >= 0; g, k = l.groups[g].parent, k+1 {
			l.groups[g].left = min(l.groups[g].left, n.at-pad*k)
			l.groups[g].right = max(l.groups[g].right, n.at+float64(n.size-1)+pad*k)
		}
	}
	if l.sideways() {
		return
	}
	for g := range l.groups {
		short := float64(l.m.measure(l.groups[g].title)+5) - (l.groups[g].right - l.groups[g].left)
		if short > 0 {
			l.groups[g].right += short
		}
	}
}

// A scratch is room that is used again for each rank.
type scratch struct {
	want, weight []float64
	blocks       []block
}

// A block is neighbours that stand as near to each other as they may.
type block struct {
	at, weight float64
	end        int
}

// room is places and weights for so many, with anything in them.
func (s *scratch) room(n int) (want, weight []float64) {
	if cap(s.want) < n {
		s.want, s.weight = make([]float64, 2*n), make([]float64, 2*n)
	}
	return s.want[:n], s.weight[:n]
}

// settle finds the places nearest to those wanted, by weighted least squares, at which
// each is at least its gap beyond the one before. It is the method of pool adjacent
// violators: exact, in one pass. The places replace what was wanted.
func (s *scratch) settle(want, weight []float64, gap []int) {
	blocks := s.blocks[:0]
	offset := 0
	for i := range want {
		offset += gap[i]
		b := block{want[i] - float64(offset), weight[i], i + 1}
		for len(blocks) > 0 && blocks[len(blocks)-1].at > b.at {
			last := blocks[len(blocks)-1]
			blocks = blocks[:len(blocks)-1]
			sum := last.weight + b.weight
			b.at = (last.at*last.weight + b.at*b.weight) / sum
			b.weight = sum
		}
		blocks = append(blocks, b)
	}
	i, offset := 0, 0
	for _, b := range blocks {
		for ; i < b.end; i++ {
			offset += gap[i]
			want[i] = b.at + float64(offset)
		}
	}
	s.blocks = blocks
}

// snap puts everything on whole units, which keeps the order and the distances, and
// has the drawing begin at 0.
func (l *layered) snap() {
	least := 1 << 30
	for r := range l.layers {
		offset := 0
		for i, n := range l.layers[r] {
			if i > 0 {
				offset += l.apartBy[r][i]
			}
			l.nodes[n].x = int(math.Floor(l.nodes[n].at-float64(offset)+0.5+1e-4)) + offset
			least = min(least, l.nodes[n].x)
		}
	}
	for i := range l.nodes {
		l.nodes[i].x -= least
	}
	for g := range l.groups {
		l.groups[g].left = math.Round(l.groups[g].left) - float64(least)
		l.groups[g].right = math.Round(l.groups[g].right) - float64(least)
	}
}
