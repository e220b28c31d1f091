package draw

// rankAll gives each node the rank of its longest way from a beginning, and then
// shortens edges: nodes move between their neighbours to where their edges are
// shortest together.
func (l *layered) rankAll() {
	in, out := make([][]int, len(l.nodes)), make([][]int, len(l.nodes))
	for i, e := range l.edges {
		out[e.from], in[e.to] = append(out[e.from], i), append(in[e.to], i)
	}
	order := l.topological(in, out)
	for _, n := range order {
		for _, e := range in[n] {
			l.nodes[n].rank = max(l.nodes[n].rank, l.nodes[l.edges[e].from].rank+l.edges[e].length)
		}
	}
	for range 8 {
		if !l.shorten(order, in, out) {
			break
		}
	}
	l.dropEmptyRanks()
}

// topological is the nodes, each after those before it.
func (l *layered) topological(in, out [][]int) []int {
	left := make([]int, len(l.nodes))
	var order []int
	for n := range l.nodes {
		if left[n] = len(in[n]); left[n] == 0 {
			order = append(order, n)
		}
	}
	for i := 0; i < len(order); i++ {
		for _, e := range out[order[i]] {
			to := l.edges[e].to
			if left[to]--; left[to] == 0 {
				order = append(order, to)
			}
		}
	}
	return order
}

// shorten moves nodes within the ranks that their neighbours allow, from the last to
// the first and back, and tells whether any moved.
func (l *layered) shorten(order []int, in, out [][]int) bool {
	moved := false
	for i := range 2 * len(order) {
		n := order[len(order)-1-i%len(order)]
		if i >= len(order) {
			n = order[i-len(order)]
		}
		if len(in[n]) == len(out[n]) {
			continue
		}
		var rank int
		if len(out[n]) > len(in[n]) {
			best := 1 << 30
			for _, e := range out[n] {
				best = min(best, l.nodes[l.edges[e].to].rank-l.edges[e].length)
			}
			rank = best
		} else {
			best := 0
			for _, e := range in[n] {
				best = max(best, l.nodes[l.edges[e].from].rank+l.edges[e].length)
			}
			rank = best
		}
		if rank != l.nodes[n].rank {
			l.nodes[n].rank, moved = rank, true
		}
	}
	return moved
}

// dropEmptyRanks has the ranks begin at 0. Ranks between that no node has stay: an
// edge asked for them.
func (l *layered) dropEmptyRanks() {
	least := 1 << 30
	for i := range l.nodes {
		least = min(least, l.nodes[i].rank)
	}
	for i := range l.nodes {
		l.nodes[i].rank -= least
	}
}
