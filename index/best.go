package index

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// A hit is a match with what the index keeps of it.
type hit struct {
	placed
	stored
}

// best yields the hits of matches, best first. Of two with the same score the one
// whose path and place come first is first, so that the order does not depend on
// how the index came about. Only what is asked for is read and put in order.
func (st *store) best(matches []match) iter.Seq2[hit, error] {
	return func(yield func(hit, error) bool) {
		heap := heapOf(matches)
		for len(heap) > 0 {
			var group []match
			for len(group) == 0 || len(heap) > 0 && heap[0].score == group[0].score {
				group = append(group, heap.pop())
			}
			hits, err := st.inOrder(group)
			if err != nil {
				yield(hit{}, err)
				return
			}
			for _, h := range hits {
				full, err := st.hit(h)
				if !yield(full, err) || err != nil {
					return
				}
			}
		}
	}
}

// placed is a match with its name in the index.
type placed struct {
	match
	id string
}

func (st *store) inOrder(group []match) ([]placed, error) {
	segments := st.snapshot.Segments()
	list := make([]placed, len(group))
	for i, m := range group {
		id, err := segments[m.segment].DocID(uint64(m.doc))
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		list[i] = placed{m, string(id)}
	}
	slices.SortFunc(list, func(a, b placed) int { return cmp.Compare(a.id, b.id) })
	return list, nil
}

func (st *store) hit(p placed) (hit, error) {
	s, err := storedOf(st.snapshot.Segments()[p.segment], p.doc)
	return hit{p, s}, err
}

// hitOf reads what the index keeps of a passage.
func storedOf(seg *scorch.SegmentSnapshot, doc int) (s stored, err error) {
	ok := false
	err = seg.VisitDocument(uint64(doc), func(field string, _ byte, value []byte, _ []uint64) bool {
		if field == fieldStored {
			s, ok = parseStored(value)
		}
		return field != fieldStored
	})
	if err != nil {
		return stored{}, fmt.Errorf("search: %w", err)
	}
	if !ok {
		return stored{}, &damage{why: "the index was damaged: a passage cannot be read"}
	}
	return s, nil
}

// A matchHeap is a binary heap, the best match first.
type matchHeap []match

func heapOf(matches []match) matchHeap {
	h := matchHeap(matches)
	for i := len(h)/2 - 1; i >= 0; i-- {
		h.down(i)
	}
	return h
}

func (h *matchHeap) pop() match {
	old := *h
	top := old[0]
	old[0] = old[len(old)-1]
	*h = old[:len(old)-1]
	h.down(0)
	return top
}

func (h matchHeap) down(i int) {
	for {
		child := 2*i + 1
		if child >= len(h) {
			return
		}
		if child+1 < len(h) && h[child+1].score > h[child].score {
			child++
		}
		if h[i].score >= h[child].score {
			return
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}
