package draw

import "ken/render/diagram"

// Bounds of a tree that is drawn.
const (
	maxBranches = 5000
	maxTreeDeep = 200
)

// A twig is a branch with its place: its label beside its parent's, its children
// below each other beside it.
type twig struct {
	node     diagram.Node
	index    int // counted from the root down
	w, h     int
	x, y     int // of its label; x counts away from the root
	tall     int // of all that hangs on it
	children []*twig
}

// grow makes a twig of a branch, nil where the tree is too large.
func (m *metric) grow(b *diagram.Branch, count *int, depth int) *twig {
	t := &twig{node: m.branchNode(b), index: *count}
	if *count++; *count > maxBranches || depth > maxTreeDeep {
		return nil
	}
	t.w, t.h, _ = m.nodeSize(&t.node)
	for i := range b.Children {
		c := m.grow(&b.Children[i], count, depth+1)
		if c == nil {
			return nil
		}
		t.children = append(t.children, c)
	}
	return t
}

// branchNode is a branch as a node. In cells it has no outline.
func (m *metric) branchNode(b *diagram.Branch) diagram.Node {
	n := diagram.Node{ID: b.ID, Label: b.Label, Shape: b.Shape, Mastery: b.Mastery, Blank: b.Blank}
	switch {
	case m.cells:
		n.Shape = diagram.Plain
	case n.Shape == "" || n.Shape == diagram.Plain:
		n.Shape = diagram.Rounded
	}
	return n
}

// treeGap is how far a child is from its parent; its trunk stands in the middle.
const treeGap = 5

// set places a twig and all that hangs on it, from a row on.
func (t *twig) set(m *metric, x, y int) {
	t.x = x
	between := 0
	if !m.cells {
		between = 1
	}
	below := y
	for i, c := range t.children {
		if i > 0 {
			below += between
		}
		c.set(m, x+t.w+treeGap, below)
		below += c.tall
	}
	t.tall = max(below-y, t.h)
	t.y = y + (t.tall-t.h)/2
	if n := len(t.children); n > 0 {
		first, last := t.children[0], t.children[n-1]
		t.y = (first.y+first.h/2+last.y+last.h/2)/2 - t.h/2
		if short := y - t.y; short > 0 { // a tall label beside few children
			t.y = y
			for _, c := range t.children {
				c.drop(short)
			}
		}
		t.tall = max(t.tall, t.y+t.h-y)
	}
}

// drop moves a twig down with all that hangs on it.
func (t *twig) drop(by int) {
	t.y += by
	for _, c := range t.children {
		c.drop(by)
	}
}

// draw puts a twig and all that hangs on it into a scene, to the right or to the left
// of the root.
func (t *twig) draw(s *scene, m *metric, left bool) {
	at := func(x, w int) int {
		if left {
			return -x - w
		}
		return x
	}
	p := part(NodePart, t.index)
	p.Mastery = t.node.Mastery
	r := rect{at(t.x, t.w), t.y, t.w, t.h}
	s.shapes = append(s.shapes, outline{rect: r, shape: t.node.Shape, lines: m.nodeLines(&t.node), part: p})
	for _, c := range t.children {
		from, trunk, to := t.x+t.w+1, t.x+t.w+treeGap/2, c.x-2
		if !m.cells {
			from, to = t.x+t.w-1, c.x
		}
		y, cy := t.y+t.h/2, c.y+c.h/2
		way := []point{{at(from, 1), y}, {at(trunk, 1), y}, {at(trunk, 1), cy}, {at(to, 1), cy}}
		s.lines = append(s.lines, line{points: way, stroke: diagram.Solid, part: part(EdgePart, c.index-1)})
		c.draw(s, m, left)
	}
}

// mindmapText is a mind map for a width in cells: on both sides of its root, else on
// one, else as an indented tree.
func mindmapText(root *diagram.Branch, o Options) *scene {
	var best *scene
	for _, wrap := range wraps {
		m := o.metric(wrap)
		for _, both := range []bool{true, false} {
			s := mindmapScene(root, m, both)
			if s == nil {
				return nil
			}
			if s.w <= o.Width {
				return s
			}
			if best == nil || s.w < best.w {
				best = s
			}
		}
	}
	s := indented(root, o.metric(max(o.Width-20, wraps[0])))
	if s != nil && s.w < best.w {
		return s
	}
	return best
}

// mindmapScene is a mind map with its branches to the right, or to both sides. It is
// nil for one that is too large.
func mindmapScene(root *diagram.Branch, m *metric, both bool) *scene {
	count := 0
	t := m.grow(root, &count, 0)
	if t == nil {
		return nil
	}
	left := &twig{node: t.node, index: t.index, w: t.w, h: t.h}
	if both && len(t.children) > 1 {
		t.children, left.children = halves(t.children)
	}
	t.set(m, 0, 0)
	left.set(m, 0, 0)
	s := &scene{}
	apart := (t.y + t.h/2) - (left.y + left.h/2)
	left.drop(apart)
	t.draw(s, m, false)
	if len(left.children) > 0 {
		other := &scene{}
		left.draw(other, m, true)
		other.shapes = other.shapes[1:] // the root stands already
		s.add(other, t.w, 0)
	}
	s.crop(m)
	return s
}

// halves parts children so that about as many leaves hang on either side: the first
// to the right, the last to the left.
func halves(c []*twig) (right, left []*twig) {
	all, sum := 0, 0
	for _, t := range c {
		all += t.leaves()
	}
	for i, t := range c {
		if n := t.leaves(); i > 0 && 2*sum+n > all {
			return c[:i], c[i:]
		}
		sum += t.leaves()
	}
	return c, nil
}

// leaves counts the ends of a twig.
func (t *twig) leaves() int {
	n := 0
	for _, c := range t.children {
		n += c.leaves()
	}
	return max(n, 1)
}

// indented is a tree with each child on rows of its own below its parent.
func indented(root *diagram.Branch, m *metric) *scene {
	count := 0
	t := m.grow(root, &count, 0)
	if t == nil {
		return nil
	}
	s := &scene{}
	y := 0
	var put func(t *twig, depth int)
	put = func(t *twig, depth int) {
		p := part(NodePart, t.index)
		p.Mastery = t.node.Mastery
		s.shapes = append(s.shapes, outline{
			rect: rect{depth * 3, y, t.w, t.h}, shape: t.node.Shape, lines: m.nodeLines(&t.node), part: p,
		})
		from := y
		y += t.h
		for _, c := range t.children {
			x := depth * 3
			s.lines = append(s.lines, line{
				points: []point{{x, from + t.h}, {x, y}, {x + 1, y}}, stroke: diagram.Solid, part: part(EdgePart, c.index-1),
			})
			put(c, depth+1)
		}
	}
	put(t, 0)
	s.crop(m)
	return s
}
