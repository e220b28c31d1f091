package draw

import (
	"slices"

	"ken/render/diagram"
)

// levels settles where ranks, tracks and frames lie along.
func (l *layered) levels() {
	l.alongs = make([]band, len(l.layers))
	at := 0
	for r := range l.layers {
		if r == 0 {
			at = l.opening(0)
			l.begins(0, at)
			at += l.headRoom(0)
		}
		depth := 0
		for _, n := range l.layers[r] {
			depth = max(depth, l.nodes[n].depth)
		}
		l.alongs[r] = band{at, depth}
		for _, n := range l.layers[r] {
			l.nodes[n].along = at + (depth-l.nodes[n].depth)/2
		}
		at += depth
		if r < len(l.gaps) {
			at = l.gapAfter(r, at)
		} else {
			at += l.tailRoom(r)
			l.ends(r, at)
		}
	}
}

// gapAfter settles what lies between a rank and the next: heads that point back,
// frames that end, tracks, frames that begin, heads. It returns where the next begins.
func (l *layered) gapAfter(r, at int) int {
	from := at
	at += l.tailRoom(r)
	l.ends(r, at)
	at += l.closing(r)
	cutUp, cutDown := l.cuts(r)
	at += cutUp
	if l.closing(r) > 0 && l.opening(r+1) > 0 {
		at++
	}
	if l.gaps[r].tracks > 0 {
		at += l.sp.stub
	}
	l.gaps[r].first = at
	at += l.gaps[r].tracks
	opening := l.opening(r + 1)
	room := l.headRoom(r + 1)
	if short := l.leastGap(r) - (at + opening + room + cutDown - from); short > 0 {
		at += short
	}
	at += cutDown
	at += opening
	l.begins(r+1, at)
	return at + room
}

// cuts is what is kept for heads that stand outside of frames.
func (l *layered) cuts(r int) (up, down int) {
	for _, s := range l.gaps[r].segs {
		if l.segs[s].cutUp {
			up = l.headSize()
		}
		if l.segs[s].cutDown {
			down = l.headSize()
		}
	}
	return up, down
}

// leastGap is how far two ranks are apart at least.
func (l *layered) leastGap(r int) int {
	if len(l.gaps[r].segs) == 0 {
		return 1
	}
	least := 1
	if l.sideways() {
		least = 2
	}
	for _, s := range l.gaps[r].segs {
		if l.nodes[l.segs[s].from].ends() && l.nodes[l.segs[s].to].ends() {
			least = max(least, l.sp.least)
			if l.segs[s].headUp && l.segs[s].headDown && !l.sideways() { // with a line between its heads
				least = max(least, 2*l.headSize()+1)
			}
		}
	}
	if !l.m.cells {
		least = max(least, 2)
	}
	return least
}

// tailRoom is what is kept for heads that point back into a rank.
func (l *layered) tailRoom(r int) int {
	if r >= len(l.gaps) {
		return 0
	}
	for _, s := range l.gaps[r].segs {
		if l.segs[s].headUp {
			return l.headSize()
		}
	}
	return 0
}

// headRoom is what is kept for heads that point into a rank.
func (l *layered) headRoom(r int) int {
	if r == 0 || r > len(l.gaps) {
		return 0
	}
	for _, s := range l.gaps[r-1].segs {
		if l.segs[s].headDown {
			return l.headSize()
		}
	}
	return 0
}

// headSize is how long a head is, with what of its line must be seen.
func (l *layered) headSize() int {
	switch {
	case !l.m.cells || l.sideways():
		return 2
	}
	return 1
}

// opening is the room for frames that begin at a rank, closing for those that end.
func (l *layered) opening(r int) int { return slices.Max(append(l.fronts(r), 0)) }

func (l *layered) closing(r int) int { return slices.Max(append(l.backs(r), 0)) }

// fronts is how far before a rank each frame begins that begins at it, 0 for the
// others: around those within it, with room for its title where it needs some.
func (l *layered) fronts(r int) []int {
	out := make([]int, len(l.groups), len(l.groups)+1)
	for g := len(l.groups) - 1; g >= 0; g-- { // those within come first
		grp := &l.groups[g]
		if grp.first != r {
			continue
		}
		out[g] += l.sp.level
		if grp.titled && l.sideways() {
			out[g] += l.m.measure(grp.title) + 3
		}
		if grp.parent >= 0 && l.groups[grp.parent].first == r {
			out[grp.parent] = max(out[grp.parent], out[g])
		}
	}
	return out
}

// backs is how far after a rank each frame ends that ends at it.
func (l *layered) backs(r int) []int {
	out := make([]int, len(l.groups), len(l.groups)+1)
	for g := len(l.groups) - 1; g >= 0; g-- {
		grp := &l.groups[g]
		if grp.last != r {
			continue
		}
		out[g] += l.sp.level
		if l.sideways() {
			out[g] = max(out[g], l.sp.level+l.shortBy(g))
		}
		if grp.parent >= 0 && l.groups[grp.parent].last == r {
			out[grp.parent] = max(out[grp.parent], out[g])
		}
	}
	return out
}

// shortBy is how much a frame is too short for its title, with ranks side by side.
func (l *layered) shortBy(g int) int {
	if l.groups[g].title == "" {
		return 0
	}
	last := l.groups[g].last
	long := l.alongs[last].at + l.alongs[last].depth - l.groups[g].begin
	return max(l.m.measure(l.groups[g].title)+4-long, 0)
}

// begins settles the first borders of frames, counted back from what they hold.
func (l *layered) begins(r, at int) {
	for g, far := range l.fronts(r) {
		if l.groups[g].first == r {
			l.groups[g].begin = at - far
		}
	}
}

// ends settles their last borders.
func (l *layered) ends(r, at int) {
	for g, far := range l.backs(r) {
		if l.groups[g].last == r {
			l.groups[g].end = at + far - 1
		}
	}
}

// placed is a rect of the layout as it lies on the grid.
func (l *layered) placed(x, along, size, depth int) rect {
	if l.sideways() {
		return rect{along, x, depth, size}
	}
	return rect{x, along, size, depth}
}

// mirrored turns a scene around where its ranks go up or left.
func mirrored(s *scene, dir diagram.Direction) {
	if dir != diagram.Up && dir != diagram.Left {
		return
	}
	up := dir == diagram.Up
	flip := func(r rect) rect {
		if up {
			r.y = -r.y - r.h
		} else {
			r.x = -r.x - r.w
		}
		return r
	}
	for i := range s.frames {
		s.frames[i].rect = flip(s.frames[i].rect)
	}
	for i := range s.shapes {
		s.shapes[i].rect = flip(s.shapes[i].rect)
	}
	for i := range s.lines {
		for j, p := range s.lines[i].points {
			r := flip(rect{p.x, p.y, 1, 1})
			s.lines[i].points[j] = point{r.x, r.y}
		}
	}
}
