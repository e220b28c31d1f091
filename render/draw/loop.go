package draw

import "ken/render/diagram"

// loopRoom is what the edges of a node to itself ask for.
type loopRoom struct {
	label []string
	size  int // across
}

// addLoop keeps room at the end of a node, across, for an edge to itself: two units
// out, and its label beyond.
func (l *layered) addLoop(n *lnode, edge int, label []string) {
	room := loopRoom{label: label, size: l.loopOut() + 1}
	if len(label) > 0 {
		if l.sideways() {
			room.size += len(label) * l.m.line
		} else {
			room.size += 1 + l.m.widest(label)
		}
	}
	n.loops, n.looped = append(n.loops, edge), append(n.looped, room)
	n.size += room.size
	need, long := 4, len(label)*l.m.line
	if l.sideways() {
		need, long = 6, l.m.widest(label)
	}
	if !l.m.cells {
		need = 6
	}
	n.loopLong = max(n.loopLong, long)
	n.depth = max(n.depth, need, n.loopLong+2*len(n.loops), 2+2*len(n.loops))
}

// loopOut is how far a loop goes out.
func (l *layered) loopOut() int {
	if l.sideways() && l.m.cells {
		return 1
	}
	return 2
}

// drawLoop draws an edge from a node to itself, from at on, and returns where the
// next begins. Each loop goes around those before it.
func (l *layered) drawLoop(s *scene, n *lnode, g *diagram.Graph, edge, at, count int) int {
	e := &g.Edges[edge]
	room := n.looped[count]
	out := at + l.loopOut()
	k := len(n.loops) - count
	a, b := n.along+k, n.along+n.depth-1-k
	side := n.x + n.body - 1
	way := []point{{side, a}, {out, a}, {out, b}, {side, b}}
	ln := line{stroke: e.Stroke, tail: e.Tail, head: e.Head, joins: true, part: part(EdgePart, edge)}
	for _, p := range way {
		if l.sideways() {
			p.x, p.y = p.y, p.x
		}
		ln.points = append(ln.points, p)
	}
	if e.Stroke != diagram.Invisible {
		s.lines = append(s.lines, ln)
		if len(room.label) > 0 {
			s.texts = append(s.texts, l.loopLabel(n, room, out, a, edge))
		}
	}
	return at + room.size
}

// loopLabel is the text beyond a loop.
func (l *layered) loopLabel(n *lnode, room loopRoom, out, from, edge int) text {
	p := part(EdgePart, edge)
	p.Label = true
	w, h := l.m.widest(room.label), len(room.label)*l.m.line
	if l.sideways() {
		r := rect{from, out + 1, w, h}
		if l.dir == diagram.Left {
			r.x = -r.x - r.w
		}
		return text{point{r.x, r.y}, w, room.label, start, plain, p}
	}
	r := rect{out + 2, n.along + (n.depth-h)/2, w, h}
	if l.dir == diagram.Up {
		r.y = -r.y - r.h
	}
	return text{point{r.x, r.y}, w, room.label, start, plain, p}
}
