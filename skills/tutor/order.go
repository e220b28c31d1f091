package tutor

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"

	"ken/notes/recall"
)

// fading returns cards by how well they are still remembered, the least first: what is
// nearly gone gains most, and what waits longer loses little. Of more than bound it
// returns those it takes to find so many of different passages; 0 is none.
func fading(items []*Item, now recall.Moment, bound int) []*Item {
	chances := make([]float64, len(items))
	list := make([]placed[float64], len(items))
	day := now.Day()
	for n, i := range items {
		chances[n] = i.faded(day)
		list[n] = placed[float64]{i, chances[n], 0}
	}
	if reach := bound*siblingsOf + siblingsOf; bound > 0 && reach < len(list) {
		slices.Sort(chances) // far quicker than sorting the cards
		list = slices.DeleteFunc(list, func(p placed[float64]) bool { return p.at > chances[reach] })
	}
	return inPlace(list)
}

// faded orders cards by their chance of recall, the least first. In FSRS that chance falls
// with the days since the last answer over the stability and hangs on nothing else, so the
// power need not be taken.
func (i *Item) faded(day int) float64 {
	return -float64(max(0, day-i.Memory.Last.Day())) / max(recall.Weakest, i.Memory.Stability)
}

// siblingsOf is how many cards a passage has, and more than nearly all have.
const siblingsOf = 8

// placed is a card with its place in an order; seed decides between equal ones, and then
// the id.
type placed[T cmp.Ordered] struct {
	item *Item
	at   T
	seed uint64
}

func inPlace[T cmp.Ordered](list []placed[T]) []*Item {
	slices.SortFunc(list, func(a, b placed[T]) int {
		switch {
		case a.at != b.at:
			return cmp.Compare(a.at, b.at)
		case a.seed != b.seed:
			return cmp.Compare(a.seed, b.seed)
		}
		return cmp.Compare(a.item.ID, b.item.ID)
	})
	out := make([]*Item, len(list))
	for n, p := range list {
		out[n] = p.item
	}
	return out
}

// nearest returns cards by the day on which they are due.
func nearest(items []*Item, day int) []*Item {
	list := make([]placed[int], len(items))
	for n, i := range items {
		list[n] = placed[int]{i, i.day(), seed(day, i.ID)}
	}
	return inPlace(list)
}

// mixed returns cards shuffled for a day, with those of one document as far from each
// other as there are others to put between (interleaving, g = 0.42).
func mixed(items []*Item, day int) []*Item {
	byDoc := map[string][]placed[uint64]{}
	for _, i := range items {
		byDoc[i.Source.Path] = append(byDoc[i.Source.Path], placed[uint64]{item: i, at: seed(day, i.ID)})
	}
	list := make([]placed[float64], 0, len(items))
	for doc, of := range byDoc { // each in itself: the order of documents makes no difference
		shift := float64(seed(day, doc)%1024) / 1024
		for n, i := range inPlace(of) {
			list = append(list, placed[float64]{i, (float64(n) + shift) / float64(len(of)), seed(day, i.ID)})
		}
	}
	return part(inPlace(list))
}

// partReach is how far ahead a card of another document is looked for.
const partReach = 64

// part moves cards so that two of one document do not follow each other, where one of
// another stands near enough.
func part(items []*Item) []*Item {
	for n := 1; n < len(items); n++ {
		if items[n].Source.Path != items[n-1].Source.Path {
			continue
		}
		for k := n + 1; k < min(len(items), n+partReach); k++ {
			if items[k].Source.Path != items[n-1].Source.Path {
				moved := items[k]
				copy(items[n+1:k+1], items[n:k])
				items[n] = moved
				break
			}
		}
	}
	return items
}

// seed is a number for a name on a day: the same wherever and whenever it is made.
func seed(day int, name string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strconv.Itoa(day))) // a hash takes everything
	_, _ = h.Write([]byte{0})
	_, _ = h.Write([]byte(name))
	x := h.Sum64()
	x ^= x >> 31 // FNV changes its upper bits little for names that differ at their end
	x *= 0x9e3779b97f4a7c15
	return x ^ x>>29
}
