package tutor

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"

	"ken/notes/recall"
)

// fading returns cards by how well they are still remembered, the least first: what is
// nearly gone gains most, and what waits longer loses little.
func (d *Deck) fading(items []*Item, now recall.Moment) []*Item {
	type one struct {
		item   *Item
		chance float64
	}
	list := make([]one, len(items))
	for n, i := range items {
		list[n] = one{i, d.settings.Retrievability(i.Memory.State, now)}
	}
	slices.SortFunc(list, func(a, b one) int {
		return cmp.Or(cmp.Compare(a.chance, b.chance), cmp.Compare(a.item.ID, b.item.ID))
	})
	out := make([]*Item, len(list))
	for n, o := range list {
		out[n] = o.item
	}
	return out
}

// nearest returns cards by the day on which they are due.
func nearest(items []*Item, day int) []*Item {
	type one struct {
		item *Item
		day  int
		seed uint64
	}
	list := make([]one, len(items))
	for n, i := range items {
		list[n] = one{i, i.day(), seed(day, i.ID)}
	}
	slices.SortFunc(list, func(a, b one) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.seed, b.seed), cmp.Compare(a.item.ID, b.item.ID))
	})
	out := make([]*Item, len(list))
	for n, o := range list {
		out[n] = o.item
	}
	return out
}

// mixed returns cards shuffled for a day, with those of one document as far from each
// other as there are others to put between (interleaving, g = 0.42).
func mixed(items []*Item, day int) []*Item {
	type one struct {
		item *Item
		seed uint64
		at   float64
	}
	byDoc := map[string][]*one{}
	list := make([]*one, len(items))
	for n, i := range items {
		list[n] = &one{item: i, seed: seed(day, i.ID)}
		byDoc[i.Source.Path] = append(byDoc[i.Source.Path], list[n])
	}
	shuffled := func(a, b *one) int { return cmp.Or(cmp.Compare(a.seed, b.seed), cmp.Compare(a.item.ID, b.item.ID)) }
	for doc, of := range byDoc { // each in itself: the order of documents makes no difference
		slices.SortFunc(of, shuffled)
		shift := float64(seed(day, doc)%1024) / 1024
		for n, o := range of {
			o.at = (float64(n) + shift) / float64(len(of))
		}
	}
	slices.SortFunc(list, func(a, b *one) int { return cmp.Or(cmp.Compare(a.at, b.at), shuffled(a, b)) })
	out := make([]*Item, len(list))
	for n, o := range list {
		out[n] = o.item
	}
	return part(out)
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
