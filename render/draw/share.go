package draw

import "math"

// share finds places at which the sides of each frame are the same in all its ranks.
// Each node, and each side of a frame, is one unknown; that one lies at least so far
// from another are the rules between them. Pushing everything right until all rules
// hold is one answer, pushing everything left another, and so is the mean of both.
func (l *layered) share() {
	net := l.rules()
	right := net.push(1)
	left := net.push(-1)
	for i := range net.want {
		at := math.Floor((right[i] + left[i]) / 2)
		switch {
		case i < len(l.nodes):
			l.nodes[i].at = at
		case (i-len(l.nodes))%2 == 0:
			l.groups[(i-len(l.nodes))/2].left = at
		default:
			l.groups[(i-len(l.nodes))/2].right = at
		}
	}
}

// A network is places wanted and rules between them.
type network struct {
	want []float64
	next [][]ruleTo
	prev [][]ruleTo
}

// A ruleTo says how far another place is at least.
type ruleTo struct{ to, gap int }

// rules makes the network: nodes first, then two sides for each frame.
func (l *layered) rules() *network {
	n := len(l.nodes) + 2*len(l.groups)
	net := &network{make([]float64, n), make([][]ruleTo, n), make([][]ruleTo, n)}
	unknown := func(i int) int {
		switch l.nodes[i].kind {
		case leftNode:
			return len(l.nodes) + 2*l.nodes[i].ref
		case rightNode:
			return len(l.nodes) + 2*l.nodes[i].ref + 1
		}
		return i
	}
	for i := range l.nodes {
		net.want[i] = math.Round(l.nodes[i].at)
	}
	for g := range l.groups {
		at := len(l.nodes) + 2*g
		net.want[at], net.want[at+1] = math.Round(l.groups[g].left), math.Round(l.groups[g].right)
		least := 1
		if !l.sideways() && l.groups[g].title != "" {
			least = l.m.measure(l.groups[g].title) + 5
		}
		net.rule(at, at+1, least)
	}
	for _, layer := range l.layers {
		for i := 1; i < len(layer); i++ {
			net.rule(unknown(layer[i-1]), unknown(layer[i]), l.apart(layer[i-1], layer[i]))
		}
	}
	return net
}

func (n *network) rule(from, to, gap int) {
	n.next[from] = append(n.next[from], ruleTo{to, gap})
	n.prev[to] = append(n.prev[to], ruleTo{from, gap})
}

// push moves places right, or with sign -1 left, as little as the rules ask for.
func (n *network) push(sign float64) []float64 {
	next, prev := n.next, n.prev
	if sign < 0 {
		next, prev = prev, next
	}
	at := append([]float64(nil), n.want...)
	left := make([]int, len(at))
	var queue []int
	for i := range at {
		if left[i] = len(prev[i]); left[i] == 0 {
			queue = append(queue, i)
		}
	}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, r := range next[i] {
			if far := at[i] + sign*float64(r.gap); (far-at[r.to])*sign > 0 {
				at[r.to] = far
			}
			if left[r.to]--; left[r.to] == 0 {
				queue = append(queue, r.to)
			}
		}
	}
	return at
}
