package draw

import (
	"cmp"
	"slices"
)

// channels gives each segment that moves sideways a track between its two ranks, so
// that no two share a cell: the tracks are filled from the first on (greedy left
// edge), one that leaves by a place where another arrives goes before it, and of
// those that go the same way the foremost turns first, which crosses least.
func (l *layered) channels() {
	l.gaps = make([]gap, max(len(l.layers)-1, 0))
	for i := range l.segs {
		r := l.nodes[l.segs[i].from].rank
		l.gaps[r].segs = append(l.gaps[r].segs, i)
	}
	for r := range l.gaps {
		c := l.channel(r)
		c.untie()
		c.fill()
		l.gaps[r].tracks = len(c.tracks)
	}
}

// A channel is the room between two ranks while its tracks are given out.
type channel struct {
	l      *layered
	pieces []piece
	byIn   map[int]int // pieces by where they arrive
	taken  map[int]bool
	tracks [][]piece
}

// A piece is what lies on one track: a segment, or a part of one.
type piece struct {
	seg     int
	out, in int // where it leaves the rank or track before, and arrives
	second  bool
	before  int // the piece that must lie on an earlier track, -1 for none
	track   int // -1 until it has one
}

func (p piece) lo() int { return min(p.out, p.in) }
func (p piece) hi() int { return max(p.out, p.in) }

// channel collects what moves sideways after a rank.
func (l *layered) channel(r int) *channel {
	c := &channel{l: l, byIn: map[int]int{}, taken: map[int]bool{}}
	for _, s := range l.gaps[r].segs {
		seg := &l.segs[s]
		c.taken[seg.out], c.taken[seg.in] = true, true
		if seg.out != seg.in {
			c.pieces = append(c.pieces, piece{seg: s, out: seg.out, in: seg.in, before: -1, track: -1})
		}
	}
	for g := range l.groups {
		if grp := &l.groups[g]; grp.first <= r+1 && grp.last >= r {
			c.taken[int(grp.left)], c.taken[int(grp.right)] = true, true
		}
	}
	return c
}

// untie finds which piece must lie before which, and parts one piece of each ring
// with a detour by a free place.
func (c *channel) untie() {
	for i, p := range c.pieces {
		c.byIn[p.in] = i
	}
	byOut := map[int]int{}
	for i, p := range c.pieces {
		byOut[p.out] = i
	}
	done := make([]bool, len(c.pieces))
	for first := range c.pieces {
		i := first
		for !done[i] {
			done[i] = true
			next, ok := c.byIn[c.pieces[i].out] // it arrives where i leaves: i goes first
			if !ok {
				break
			}
			if next == first {
				c.part(first)
				break
			}
			i = next
		}
	}
	for i := range c.pieces {
		p := &c.pieces[i]
		if j, ok := byOut[p.in]; ok && !p.second && p.before < 0 && j != i && c.pieces[j].in != c.pieces[j].out {
			p.before = j
		}
	}
	for i := range c.pieces { // a second part follows its first, and whoever leaves where it arrives
		if p := &c.pieces[i]; p.second {
			if j, ok := byOut[p.in]; ok {
				c.pieces[i].before = j
			}
		}
	}
}

// part makes two pieces of one, with a free place between them.
func (c *channel) part(i int) {
	p := c.pieces[i]
	via := c.free(p.out, p.in)
	c.taken[via] = true
	c.pieces = append(c.pieces, piece{seg: p.seg, out: via, in: p.in, second: true, before: -1, track: -1})
	delete(c.byIn, p.in)
	c.pieces[i].in = via
	c.l.segs[p.seg].via = via
}

// free is a place nobody leaves by or arrives at, near to one, and not left of 0.
func (c *channel) free(near, other int) int {
	if mid := (near + other) / 2; !c.taken[mid] {
		return mid
	}
	for d := 1; ; d++ {
		if !c.taken[near+d] {
			return near + d
		}
		if near-d >= 0 && !c.taken[near-d] {
			return near - d
		}
	}
}

// fill gives out the tracks.
func (c *channel) fill() {
	order := make([]int, len(c.pieces))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		pa, pb := c.pieces[a], c.pieces[b]
		ra, rb := pa.in > pa.out, pb.in > pb.out
		switch {
		case ra != rb && ra:
			return -1
		case ra != rb:
			return 1
		case ra:
			return cmp.Compare(pb.out, pa.out)
		}
		return cmp.Compare(pa.out, pb.out)
	})
	for _, i := range order {
		c.put(i)
	}
	for _, p := range c.pieces {
		seg := &c.l.segs[p.seg]
		if p.second {
			seg.track2 = p.track
		} else {
			seg.track = p.track
		}
	}
}

// put gives a piece a track, and first one to all that must lie before it.
func (c *channel) put(i int) {
	var way []int
	for j := i; j >= 0 && c.pieces[j].track < 0 && len(way) <= len(c.pieces); j = c.pieces[j].before {
		way = append(way, j)
	}
	for k := len(way) - 1; k >= 0; k-- {
		c.putOne(&c.pieces[way[k]])
	}
}

// putOne puts a piece on the first track that has room for it, after the one it must
// follow, and after those it would else cross twice.
func (c *channel) putOne(p *piece) {
	least := 0
	if p.before >= 0 {
		least = c.pieces[p.before].track + 1
	}
	if p.second {
		for _, q := range c.pieces {
			if q.seg == p.seg && !q.second {
				least = max(least, q.track+1)
			}
		}
	}
	for t := len(c.tracks) - 1; t >= least; t-- {
		for _, q := range c.tracks[t] {
			if (q.in > q.out) == (p.in > p.out) && q.lo() <= p.hi()+1 && p.lo() <= q.hi()+1 {
				least = t + 1
				break
			}
		}
	}
	for p.track = least; !c.fits(*p); p.track++ {
	}
	for len(c.tracks) <= p.track {
		c.tracks = append(c.tracks, nil)
	}
	c.tracks[p.track] = append(c.tracks[p.track], *p)
}

// fits tells whether a piece has its track for itself, with a cell between it and the
// next.
func (c *channel) fits(p piece) bool {
	if p.track >= len(c.tracks) {
		return true
	}
	for _, q := range c.tracks[p.track] {
		if q.lo() <= p.hi()+1 && p.lo() <= q.hi()+1 {
			return false
		}
	}
	return true
}
