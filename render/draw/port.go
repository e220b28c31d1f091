package draw

import (
	"cmp"
	"math"
)

// ports gives each edge a place of its own where it leaves a node and where it
// arrives at one, straight where that can be.
func (l *layered) ports() {
	for i := range l.nodes {
		n := &l.nodes[i]
		if n.kind != boxNode {
			for _, s := range n.up {
				l.segs[s].in = n.x + n.centre()
			}
			for _, s := range n.down {
				l.segs[s].out = n.x + n.centre()
			}
		}
	}
	for i := range l.nodes {
		if n := &l.nodes[i]; n.kind == boxNode {
			l.portSide(n, n.down, false)
			l.portSide(n, n.up, true)
		}
	}
	for range 3 {
		for i := range l.nodes {
			if n := &l.nodes[i]; n.kind == bendNode || n.kind == labelNode {
				l.slide(n)
			}
			if n := &l.nodes[i]; n.kind == boxNode {
				l.straighten(n, n.down, false)
				l.straighten(n, n.up, true)
			}
		}
	}
}

// portRange is from where to where a side of a node may have ports for so many edges.
func (l *layered) portRange(n *lnode, edges int) (lo, hi int) {
	lo, hi = n.x+1+n.inset, n.x+n.body-2-n.inset
	if hi < lo || n.dot && edges == 1 {
		lo = n.x + n.body/2
		hi = lo
	}
	return lo, hi
}

// portSide spreads the ports of one side of a node, in the order of the other ends.
func (l *layered) portSide(n *lnode, segs []int, up bool) {
	if len(segs) == 0 {
		return
	}
	other := func(s int) *lnode {
		if up {
			return &l.nodes[l.segs[s].from]
		}
		return &l.nodes[l.segs[s].to]
	}
	segs = sortedBy(segs, func(a, b int) int { return cmp.Compare(other(a).order, other(b).order) })
	lo, hi := l.portRange(n, len(segs))
	want, weight := l.places.room(len(segs))
	gap := make([]int, len(segs))
	step := l.sp.port
	if len(segs) > 1 && (len(segs)-1)*step > hi-lo {
		step = 1
	}
	for i, s := range segs {
		want[i], weight[i] = l.wantedPort(n, other(s), lo, hi), 1
		if i > 0 {
			gap[i] = step
		}
	}
	l.places.settle(want, weight, gap)
	for i, s := range segs {
		at := int(math.Round(min(max(want[i], float64(lo+i*step)), float64(hi-(len(segs)-1-i)*step))))
		if up {
			l.segs[s].in = at
		} else {
			l.segs[s].out = at
		}
	}
}

// wantedPort is where an edge to another node would best leave: opposite to it.
func (l *layered) wantedPort(n, other *lnode, lo, hi int) float64 {
	if other.kind != boxNode {
		return float64(min(max(other.x+other.centre(), lo), hi))
	}
	from, to := l.portRange(other, 2)
	from, to = max(from, lo), min(to, hi)
	switch {
	case from > to && from > hi:
		return float64(hi)
	case from > to:
		return float64(lo)
	}
	mid := n.x + n.centre()
	if mid >= from && mid <= to && other.x+other.centre() >= from && other.x+other.centre() <= to && n.kind == boxNode {
		if len(n.up)+len(n.down) >= len(other.up)+len(other.down) && other.body < n.body {
			mid = other.x + other.centre()
		}
		return float64(min(max((mid+other.x+other.centre())/2, from), to))
	}
	return float64((from + to) / 2)
}

// straighten moves ports of a side to right opposite the other end, where there is
// room for it.
func (l *layered) straighten(n *lnode, segs []int, up bool) {
	lo, hi := l.portRange(n, len(segs))
	at := func(s int) *int {
		if up {
			return &l.segs[s].in
		}
		return &l.segs[s].out
	}
	for _, s := range segs {
		goal := l.segs[s].in
		if up {
			goal = l.segs[s].out
		}
		mine := at(s)
		if goal == *mine || goal < lo || goal > hi {
			continue
		}
		free := true
		for _, t := range segs {
			if t == s {
				continue
			}
			d := *at(t) - goal
			sameSide := (*at(t) < *mine) == (*at(t) < goal)
			free = free && sameSide && max(d, -d) >= l.sp.port
		}
		if free {
			*mine = goal
		}
	}
}

// slide moves what an edge passes through to where the edge comes from or goes to, if
// it is at neither and there is room.
func (l *layered) slide(n *lnode) {
	up, down := &l.segs[n.up[0]], &l.segs[n.down[0]]
	at := n.x + n.centre()
	for _, goal := range [...]int{up.out, down.in} {
		if at == up.out || at == down.in || !l.roomAt(n, goal-n.centre()) {
			continue
		}
		n.x = goal - n.centre()
		up.in, down.out = goal, goal
		return
	}
}

// roomAt tells whether a node may begin at a place, between its neighbours.
func (l *layered) roomAt(n *lnode, x int) bool {
	layer := l.layers[n.rank]
	me := layer[n.order]
	if n.order > 0 && l.nodes[layer[n.order-1]].x+l.apart(layer[n.order-1], me) > x {
		return false
	}
	return n.order == len(layer)-1 || x+l.apart(me, layer[n.order+1]) <= l.nodes[layer[n.order+1]].x
}
