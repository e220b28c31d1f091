package draw

import "slices"

// crossings counts where edges cross between ranks.
func (l *layered) crossings() int {
	sum := 0
	var tree, ends []int
	for r := 0; r+1 < len(l.layers); r++ {
		tree = append(tree[:0], make([]int, len(l.layers[r+1])+1)...)
		seen := 0
		for _, n := range l.layers[r] {
			ends = ends[:0]
			for _, s := range l.nodes[n].down {
				ends = append(ends, l.nodes[l.segs[s].to].order)
			}
			for _, to := range ends { // those before it that end further on
				at := 0
				for i := to + 1; i > 0; i &= i - 1 {
					at += tree[i]
				}
				sum += seen - at
			}
			for _, to := range ends {
				for i := to + 1; i < len(tree); i += i & -i {
					tree[i]++
				}
				seen++
			}
		}
	}
	return sum
}

// transpose exchanges neighbours of a rank where fewer edges cross then.
func (l *layered) transpose() {
	for range 4 {
		better := false
		for r := range l.layers {
			layer := l.layers[r]
			for i := 0; i+1 < len(layer); i++ {
				a, b := layer[i], layer[i+1]
				if l.nodes[a].kind > labelNode || l.nodes[b].kind > labelNode || l.nodes[a].group != l.nodes[b].group {
					continue
				}
				if l.between(a, b) > l.between(b, a) {
					layer[i], layer[i+1] = b, a
					l.nodes[a].order, l.nodes[b].order = i+1, i
					better = true
				}
			}
		}
		if !better {
			return
		}
	}
}

// between counts where edges of a cross those of b, with a before b.
func (l *layered) between(a, b int) int {
	count := func(of, other []int, end func(int) int) int {
		sum := 0
		for _, s := range of {
			for _, t := range other {
				if end(s) > end(t) {
					sum++
				}
			}
		}
		return sum
	}
	up := func(s int) int { return l.nodes[l.segs[s].from].order }
	down := func(s int) int { return l.nodes[l.segs[s].to].order }
	most := func(s []int) []int { return s[:min(len(s), 40)] }
	na, nb := &l.nodes[a], &l.nodes[b]
	return count(most(na.up), most(nb.up), up) + count(most(na.down), most(nb.down), down)
}

// sortedBy is a copy of numbers, ordered by a key and else as they stand.
func sortedBy(s []int, less func(a, b int) int) []int {
	out := slices.Clone(s)
	slices.SortStableFunc(out, less)
	return out
}
