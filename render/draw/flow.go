package draw

import (
	"slices"

	"ken/render/diagram"
)

// Bounds of a graph that is laid out; what is larger is said as an outline.
const (
	maxNodes = 3000
	maxEdges = 6000
)

// graphScene lays a graph out in a direction, each part that hangs together for
// itself, and puts the parts beside each other as far as the width goes. It is nil
// for a graph that is too large.
func graphScene(d *diagram.Graph, m *metric, dir diagram.Direction, most int) *scene {
	if len(d.Nodes)+len(d.Groups) > maxNodes || len(d.Edges) > maxEdges {
		return nil
	}
	return ready(d).scene(m, dir, most, true)
}

// scene lays out a graph that was made ready, with frames that have a direction of
// their own laid out in it where own is set.
func (g *graph) scene(m *metric, dir diagram.Direction, most int, own bool) *scene {
	g.seal(dir, own)
	g.works, g.insides = g.parts(), map[int]*scene{}
	return g.levelScene(outside, m, dir, most)
}

// levelScene lays out what lies in a sealed frame, or outside of all.
func (g *graph) levelScene(level int, m *metric, dir diagram.Direction, most int) *scene {
	var parts []*scene
	for _, w := range g.works[level] {
		for _, it := range w.items {
			if s := g.groupOfItem(it); s >= 0 {
				if g.insides[s] = g.levelScene(s, m, g.ways[s], most); g.insides[s] == nil {
					return nil
				}
			}
		}
		s := g.partScene(w, m, dir)
		if s == nil {
			return nil
		}
		parts = append(parts, s)
	}
	return shelve(parts, m, most)
}

// partScene lays out what hangs together. A frame whose title has no room on its
// border is given some, and everything is laid out again.
func (g *graph) partScene(w piecework, m *metric, dir diagram.Direction) *scene {
	titled := map[int]bool{}
	for try := 0; ; try++ {
		l := g.setup(w.items, w.edges, m, dir, titled)
		l.known = g.orders[w.items[0]]
		if !l.run() {
			return nil
		}
		g.orders[w.items[0]] = l.known
		s := l.scene(g.Graph)
		g.nameFrames(s)
		s.crop(m)
		lost := slices.DeleteFunc(s.placeTitles(m, g.Groups), func(i int) bool { return g.sealed[i] })
		if len(lost) == 0 || try == 3 {
			return s
		}
		for _, i := range lost {
			titled[i] = true
		}
	}
}

// nameFrames has the nodes that stand for frames without anything in them be parts of
// their frames.
func (g *graph) nameFrames(s *scene) {
	for group, node := range g.empties {
		for i := range s.shapes {
			if p := s.shapes[i].part; p.Kind == NodePart && p.Index == node {
				s.shapes[i].part = part(GroupPart, group)
			}
		}
	}
}

// placeTitles puts the title of each frame onto its border where no line crosses it,
// and returns the groups whose titles have no such place.
func (s *scene) placeTitles(m *metric, groups []diagram.Group) []int {
	var lost []int
	for i := range s.frames {
		f := &s.frames[i]
		f.title = oneLine(groups[f.part.Index].Label)
		if f.title == "" {
			continue
		}
		w := m.measure(f.title) + 2
		if at := s.clear(f.rect, f.y, w); at >= 0 {
			f.titleAt = at
		} else if at := s.clear(f.rect, f.y+f.h-1, w); at >= 0 {
			f.titleAt, f.titleBelow = at, true
		} else {
			f.titleAt = f.x + 2
			lost = append(lost, f.part.Index)
		}
	}
	return lost
}

// clear is where on a border at y so many units are not crossed, -1 for nowhere.
func (s *scene) clear(r rect, y, w int) int {
	busy := make([]bool, max(r.w, 1))
	mark := func(from, to int) {
		for x := max(from, r.x); x <= min(to, r.x+r.w-1); x++ {
			busy[x-r.x] = true
		}
	}
	for _, l := range s.lines {
		for i := 1; i < len(l.points); i++ {
			a, b := l.points[i-1], l.points[i]
			if y >= min(a.y, b.y) && y <= max(a.y, b.y) {
				mark(min(a.x, b.x), max(a.x, b.x))
			}
		}
	}
	free := 0
	for x := 2; x < r.w-2; x++ {
		if free++; busy[x] {
			free = 0
		}
		if free == w {
			return r.x + x - w + 1
		}
	}
	return -1
}

// shelve puts scenes beside each other, and below where the width is used up.
func shelve(parts []*scene, m *metric, most int) *scene {
	gapX, gapY := 3, 1
	if !m.cells {
		gapX, gapY = 4, 4
	}
	out := &scene{}
	x, y, high := 0, 0, 0
	for _, p := range parts {
		if x > 0 && x+p.w > most {
			x, y, high = 0, y+high+gapY, 0
		}
		out.add(p, x, y)
		x += p.w + gapX
		high = max(high, p.h)
	}
	return out
}

// The widths labels are broken to, one after the other, while a drawing is too wide.
var wraps = [...]int{22, 16, 12}

// An attempt is a way to lay a graph out.
type attempt struct {
	dir diagram.Direction
	own bool // frames keep directions of their own
}

// attempts are the ways to lay a graph out, the first the one that its author chose.
func attempts(d *diagram.Graph, keep bool) []attempt {
	out := []attempt{{d.Direction, true}}
	if keep {
		return out
	}
	down := d.Direction
	if down == diagram.Right || down == diagram.Left {
		down = diagram.Down
		out = append(out, attempt{down, true})
	}
	for _, g := range d.Groups {
		if g.Direction == diagram.Right || g.Direction == diagram.Left {
			return append(out, attempt{down, false})
		}
	}
	return out
}

// flowText is the scene of a graph for a width in cells: labels are broken to smaller
// widths, then ranks that lie side by side are put below each other, and what is still
// too wide is as narrow as it can be.
func flowText(d *diagram.Graph, o Options) *scene {
	if len(d.Nodes)+len(d.Groups) > maxNodes || len(d.Edges) > maxEdges {
		return nil
	}
	g := ready(d)
	var best *scene
	long, large := longest(d), len(d.Nodes)+len(d.Edges) > 300
	for _, a := range attempts(d, o.Keep) {
		for i, wrap := range wraps {
			if i > 0 && long <= wrap || i == 1 && large {
				continue // it would be drawn the same
			}
			s := g.scene(o.metric(wrap), a.dir, o.Width, a.own)
			if s == nil {
				return nil
			}
			if best == nil || s.w < best.w {
				best = s
			}
			if best.w <= o.Width {
				return best
			}
			if s.w > 2*o.Width && large {
				break
			}
		}
	}
	return best
}

// longest is how wide the widest line of a label is that may be broken.
func longest(d *diagram.Graph) int {
	w := 0
	for i := range d.Nodes {
		w = max(w, lineWidth(labelOf(&d.Nodes[i]))+2) // with a sign of how well it is known
	}
	for i := range d.Edges {
		e := &d.Edges[i]
		w = max(w, lineWidth(e.Label), lineWidth(e.TailLabel)+5, lineWidth(e.HeadLabel)+5) // with how many
	}
	return w
}

func lineWidth(s string) int {
	w := 0
	for _, l := range clean(s) {
		w = max(w, width(l))
	}
	return w
}
