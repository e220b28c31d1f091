package draw

import (
	"cmp"
	"slices"
)

// orderAll finds an order within each rank in which few edges cross: sweeps down and
// up put each node at the median or the mean of its neighbours, neighbours are
// exchanged where that helps, and the best order seen is kept.
func (l *layered) orderAll() {
	if l.known != nil {
		l.restoreOrder()
		return
	}
	l.firstOrder()
	best, least := l.saveOrder(), l.crossings()
	sweeps := l.sweeps()
	for sweep, stale := 0, 0; sweep < sweeps && stale < 1+sweeps/3 && least > 0; sweep++ {
		l.sweep(sweep%2 == 0, sweep%4 < 2)
		if len(l.segs) < 4000 {
			l.transpose()
		}
		if c := l.crossings(); c < least {
			best, least, stale = l.saveOrder(), c, 0
		} else {
			stale++
		}
	}
	for r, layer := range best {
		l.layers[r] = layer
		l.number(r)
	}
	l.keepOrder()
}

// keepOrder writes down the order for a layout of the same graph in other sizes, which
// has the same nodes but for room for titles.
func (l *layered) keepOrder() {
	l.known = l.saveOrder()
	for r := range l.known {
		l.known[r] = slices.DeleteFunc(l.known[r], func(n int) bool { return l.nodes[n].kind == titleNode })
	}
}

// restoreOrder takes the order of an earlier layout, with room for titles beside the
// left borders of their frames.
func (l *layered) restoreOrder() {
	titles := map[int]int{}
	for n := len(l.nodes) - 1; n >= 0 && l.nodes[n].kind == titleNode; n-- {
		titles[l.nodes[n].ref] = n
	}
	for r, layer := range l.known {
		l.layers[r] = l.layers[r][:0]
		for _, n := range layer {
			l.layers[r] = append(l.layers[r], n)
			if t, ok := titles[l.nodes[n].ref]; ok && l.nodes[n].kind == leftNode && l.nodes[t].rank == r {
				l.layers[r] = append(l.layers[r], t)
			}
		}
		l.number(r)
	}
}

// firstOrder has nodes in the order in which a search from the first meets them.
func (l *layered) firstOrder() {
	rankKey := make([]float64, len(l.nodes))
	seen := make([]bool, len(l.nodes))
	count := 0.0
	for root := range l.nodes {
		if seen[root] || l.nodes[root].kind > labelNode || l.nodes[root].rank != 0 {
			continue
		}
		queue := []int{root}
		seen[root] = true
		for len(queue) > 0 {
			n := queue[0]
			queue = queue[1:]
			rankKey[n] = count
			count++
			for _, s := range l.nodes[n].down {
				if to := l.segs[s].to; !seen[to] {
					seen[to], queue = true, append(queue, to)
				}
			}
			for _, s := range l.nodes[n].up {
				if to := l.segs[s].from; !seen[to] {
					seen[to], queue = true, append(queue, to)
				}
			}
		}
	}
	for n := range l.nodes {
		if !seen[n] {
			rankKey[n] = count
			count++
		}
	}
	l.orderGroups(rankKey)
	for r := range l.layers {
		l.arrange(r, rankKey)
	}
}

// sweep orders each rank by the one before it, or up by the one after it.
func (l *layered) sweep(down, byMedian bool) {
	key := make([]float64, len(l.nodes))
	visit := func(r int) {
		for _, n := range l.layers[r] {
			key[n] = l.pull(n, down, byMedian)
		}
		l.arrange(r, key)
	}
	first, last := 1, len(l.layers)-2
	if len(l.groups) > 0 {
		for n := range l.nodes {
			key[n] = l.pull(n, down, byMedian)
		}
		l.orderGroups(key)
		first, last = 0, len(l.layers)-1 // frames are in this order in every rank
	}
	if down {
		for r := first; r < len(l.layers); r++ {
			visit(r)
		}
		return
	}
	for r := last; r >= 0; r-- {
		visit(r)
	}
}

// pull is where a node's neighbours would have it; where it is, if it has none.
func (l *layered) pull(n int, down, byMedian bool) float64 {
	var at []float64
	if down {
		for _, s := range l.nodes[n].up {
			at = append(at, float64(l.nodes[l.segs[s].from].order))
		}
	} else {
		for _, s := range l.nodes[n].down {
			at = append(at, float64(l.nodes[l.segs[s].to].order))
		}
	}
	if len(at) == 0 {
		return float64(l.nodes[n].order)
	}
	if byMedian {
		slices.Sort(at)
		if len(at)%2 == 1 {
			return at[len(at)/2]
		}
		return (at[len(at)/2-1] + at[len(at)/2]) / 2
	}
	sum := 0.0
	for _, a := range at {
		sum += a
	}
	return sum / float64(len(at))
}

// orderGroups orders the frames by the mean of what is in them. The order holds for
// all ranks, so that no frame is left of another in one and right of it in the next.
func (l *layered) orderGroups(key []float64) {
	if len(l.groups) == 0 {
		return
	}
	sum, count := make([]float64, len(l.groups)), make([]float64, len(l.groups))
	for n := range l.nodes {
		if l.nodes[n].kind != boxNode {
			continue
		}
		for g := l.nodes[n].group; g >= 0; g = l.groups[g].parent {
			sum[g], count[g] = sum[g]+key[n], count[g]+1
		}
	}
	for g := range l.groups {
		l.groups[g].order = sum[g] / max(count[g], 1)
	}
}

// An entry of a rank is a node, or a group with what it holds.
type entry struct {
	key   float64
	group int // -1 for a node
	nodes []int
}

// arrange orders one rank by keys, with what lies in a frame between its borders.
func (l *layered) arrange(r int, key []float64) {
	if len(l.groups) == 0 {
		slices.SortStableFunc(l.layers[r], func(a, b int) int { return cmp.Compare(key[a], key[b]) })
		l.number(r)
		return
	}
	held := map[int][]int{} // nodes by their group
	inner := map[int][]int{}
	for _, n := range l.layers[r] {
		held[l.nodes[n].group] = append(held[l.nodes[n].group], n)
	}
	for g := range l.groups {
		if l.groups[g].first <= r && r <= l.groups[g].last {
			inner[l.groups[g].parent] = append(inner[l.groups[g].parent], g)
		}
	}
	l.layers[r] = l.within(-1, held, inner, key).nodes
	l.number(r)
}

// within is a group with all it holds in a rank, in order.
func (l *layered) within(g int, held, inner map[int][]int, key []float64) entry {
	var all, frames []entry
	var left, right, title []int
	for _, n := range held[g] {
		switch l.nodes[n].kind {
		case leftNode:
			left = append(left, n)
		case rightNode:
			right = append(right, n)
		case titleNode:
			title = append(title, n)
		default:
			all = append(all, entry{key: key[n], group: -1, nodes: []int{n}})
		}
	}
	for _, c := range inner[g] {
		frames = append(frames, l.within(c, held, inner, key))
	}
	slices.SortStableFunc(frames, func(a, b entry) int {
		return cmp.Compare(l.groups[a.group].order, l.groups[b.group].order)
	})
	for i := 1; i < len(frames); i++ {
		frames[i].key = max(frames[i].key, frames[i-1].key)
	}
	all = append(all, frames...)
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	out := entry{group: g, nodes: append(left, title...)}
	sum := 0.0
	for _, e := range all {
		out.nodes = append(out.nodes, e.nodes...)
		sum += e.key
	}
	out.nodes = append(out.nodes, right...)
	if len(all) > 0 {
		out.key = sum / float64(len(all))
	} else if g >= 0 {
		out.key = l.groups[g].order
	}
	return out
}

// number writes down the order of a rank in its nodes.
func (l *layered) number(r int) {
	for i, n := range l.layers[r] {
		l.nodes[n].order = i
	}
}

func (l *layered) saveOrder() [][]int {
	out := make([][]int, len(l.layers))
	for r := range l.layers {
		out[r] = slices.Clone(l.layers[r])
	}
	return out
}
