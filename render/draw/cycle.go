package draw

import "slices"

// breakCycles turns edges until no way along them returns, and as few as a search in
// the order of the diagram finds, which begins at nodes that nothing leads to. The
// arrow of a turned edge stays where it was.
func (l *layered) breakCycles() {
	out, in := make([][]int, len(l.nodes)), make([]int, len(l.nodes))
	for i, e := range l.edges {
		out[e.from] = append(out[e.from], i)
		in[e.to]++
	}
	var roots, others []int
	for n := range l.nodes {
		if in[n] == 0 {
			roots = append(roots, n)
		} else {
			others = append(others, n)
		}
	}
	state := make([]uint8, len(l.nodes)) // 1 on the way, 2 done
	type step struct{ node, next int }
	for _, root := range append(roots, others...) {
		if state[root] != 0 || l.nodes[root].kind != boxNode {
			continue
		}
		way := []step{{root, 0}}
		state[root] = 1
		for len(way) > 0 {
			s := &way[len(way)-1]
			if s.next == len(out[s.node]) {
				state[s.node] = 2
				way = way[:len(way)-1]
				continue
			}
			e := out[s.node][s.next]
			s.next++
			switch to := l.edges[e].to; state[to] {
			case 0:
				state[to] = 1
				way = append(way, step{to, 0})
			case 1:
				l.edges[e].turn()
			}
		}
	}
}

// turn has an edge lead the other way in the layout.
func (e *ledge) turn() {
	e.from, e.to = e.to, e.from
	e.tail, e.head = e.head, e.tail
	e.clipFrom, e.clipTo = e.clipTo, e.clipFrom
	e.turned = !e.turned
	e.parts[0], e.parts[2] = e.parts[2], e.parts[0]
	e.label = slices.Concat(e.parts[0], e.parts[1], e.parts[2])
}
