package draw

import "ken/render/diagram"

// scene makes a scene of a layout that was run.
func (l *layered) scene(g *diagram.Graph) *scene {
	s := &scene{}
	for i := range l.groups {
		grp := &l.groups[i]
		s.frames = append(s.frames, frame{
			rect: l.placed(int(grp.left), grp.begin, int(grp.right)-int(grp.left)+1, grp.end-grp.begin+1),
			part: part(GroupPart, grp.ref),
		})
	}
	for i := range l.nodes {
		if n := &l.nodes[i]; n.kind == boxNode {
			l.drawBox(s, n, g)
		}
	}
	for i := range l.edges {
		l.drawEdge(s, &l.edges[i], g)
	}
	mirrored(s, l.dir)
	l.unfold(s, g)
	for i := range l.nodes {
		if n := &l.nodes[i]; n.kind == labelNode {
			l.drawLabel(s, n)
		}
	}
	return s
}

// drawEdge draws an edge as one line through all its segments.
func (l *layered) drawEdge(s *scene, e *ledge, g *diagram.Graph) {
	from, to := &l.nodes[e.from], &l.nodes[e.to]
	var way []point // x across, y along
	first := l.segs[e.segs[0]]
	way = append(way, point{first.out, from.along + from.depth - 1})
	for _, i := range e.segs {
		seg := &l.segs[i]
		if seg.out == seg.in {
			continue
		}
		base := l.gaps[l.nodes[seg.from].rank].first
		y := base + seg.track
		if seg.via >= 0 {
			way = append(way, point{seg.out, y}, point{seg.via, y})
			y = base + seg.track2
			way = append(way, point{seg.via, y}, point{seg.in, y})
			continue
		}
		way = append(way, point{seg.out, y}, point{seg.in, y})
	}
	way = append(way, point{l.segs[e.segs[len(e.segs)-1]].in, to.along})
	ln := line{stroke: e.stroke, tail: e.tail, head: e.head, joins: true, part: part(EdgePart, e.ref)}
	for _, p := range way {
		if l.sideways() {
			p.x, p.y = p.y, p.x
		}
		ln.points = append(ln.points, p)
	}
	if e.clipTo >= 0 {
		ln.points = clip(ln.points, l.frameRect(e.clipTo))
	}
	if e.clipFrom >= 0 {
		ln.points = reversed(clip(reversed(ln.points), l.frameRect(e.clipFrom)))
	}
	if ln.stroke != diagram.Invisible {
		s.lines = append(s.lines, ln)
	}
}

func (l *layered) frameRect(g int) rect {
	grp := &l.groups[g]
	return l.placed(int(grp.left), grp.begin, int(grp.right)-int(grp.left)+1, grp.end-grp.begin+1)
}

// clip cuts a way where it enters a frame. A way that begins within is left whole.
func clip(way []point, r rect) []point {
	if r.holds(way[0]) {
		return way
	}
	for i := 1; i < len(way); i++ {
		dx, dy := sign(way[i].x-way[i-1].x), sign(way[i].y-way[i-1].y)
		for p := way[i-1]; p != way[i]; {
			next := point{p.x + dx, p.y + dy}
			if r.holds(next) {
				return append(way[:i:i], next)
			}
			p = next
		}
	}
	return way
}

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

func reversed(way []point) []point {
	out := make([]point, len(way))
	for i, p := range way {
		out[len(way)-1-i] = p
	}
	return out
}

// drawLabel draws the label of an edge onto its line.
func (l *layered) drawLabel(s *scene, n *lnode) {
	e := &l.edges[n.ref]
	if e.stroke == diagram.Invisible {
		return
	}
	r := l.placed(n.x, n.along, n.size, n.depth)
	switch l.dir {
	case diagram.Up:
		r.y = -r.y - r.h
	case diagram.Left:
		r.x = -r.x - r.w
	}
	lines := e.label
	if l.sideways() && l.m.cells {
		lines = spaced(lines)
	}
	p := part(EdgePart, e.ref)
	p.Label = true
	s.texts = append(s.texts, text{point{r.x, r.y}, r.w, lines, middle, onLine, p})
}

// spaced puts blanks beside what stands on a line that goes sideways.
func spaced(lines []string) []string {
	out := make([]string, len(lines))
	for i, s := range lines {
		out[i] = " " + s + " "
	}
	return out
}

// isDot tells whether a start or an end that was made wider needs no bar: the edges it
// was made wider for are cut at a frame.
func (l *layered) isDot(n *lnode) bool {
	if !n.dot {
		return false
	}
	for _, s := range n.down {
		if seg := &l.segs[s]; !seg.cutUp && seg.out != n.x+n.centre() {
			return false
		}
	}
	for _, s := range n.up {
		if seg := &l.segs[s]; !seg.cutDown && seg.in != n.x+n.centre() {
			return false
		}
	}
	return true
}

// unfold puts what sealed frames hold where their boxes stand, each in the middle.
func (l *layered) unfold(s *scene, g *diagram.Graph) {
	var boxes []outline
	kept := s.shapes[:0]
	for _, o := range s.shapes {
		if o.inside != nil {
			boxes = append(boxes, o)
		} else {
			kept = append(kept, o)
		}
	}
	s.shapes = kept
	for _, o := range boxes {
		s.frames = append(s.frames, frame{rect: o.rect, part: o.part})
		s.add(o.inside, o.x+(o.w-o.inside.w)/2, o.y+(o.h-o.inside.h)/2)
	}
}

// drawBox draws a node, and the edges from it to itself beside it.
func (l *layered) drawBox(s *scene, n *lnode, g *diagram.Graph) {
	r := l.placed(n.x, n.along, n.body, n.depth)
	if size := l.m.dotSize(); n.body > size && n.inside == nil && l.isDot(n) {
		r = l.placed(n.x+n.centre()-size/2, n.along, size, n.depth)
	}
	if n.inside != nil {
		s.shapes = append(s.shapes, outline{rect: r, inside: n.inside, part: part(GroupPart, n.ref-len(g.Nodes))})
	} else {
		s.shapes = append(s.shapes, outlineOf(l.m, g, n.ref, r))
	}
	at := n.x + n.body
	for i, e := range n.loops {
		at = l.drawLoop(s, n, g, e, at, i)
	}
}
