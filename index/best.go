package index

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// A hit is a match with what the index keeps of it.
type hit struct {
	placed
	stored
}

// firstFew is how many of the best matches are put in order at once: most searches need
// no more. Those who do get eight times as many each time.
const firstFew = 64

// best yields the hits of matches, best first. Of two with the same score the one
// whose path and place come first is first, so that the order does not depend on
// how the index came about. Only what is asked for is read and put in order.
func (st *store) best(matches []match) iter.Seq2[hit, error] {
	return func(yield func(hit, error) bool) {
		for top := range inTurn(matches) {
			if !st.yieldAll(top, yield) {
				return
			}
		}
	}
}

// inTurn yields matches best first, some at once. Those of one score come together.
func inTurn(matches []match) iter.Seq[[]match] {
	return func(yield func([]match) bool) {
		below, left := math.Inf(1), len(matches)
		for n := firstFew; left > 0; n *= 8 {
			top := leading(matches, below, n)
			if len(top) == 0 || !yield(top) {
				return
			}
			left -= len(top)
			below = top[len(top)-1].score
		}
	}
}

// yieldAll yields the hits of matches that come best first.
func (st *store) yieldAll(matches []match, yield func(hit, error) bool) bool {
	for len(matches) > 0 {
		n := 1
		for n < len(matches) && matches[n].score == matches[0].score {
			n++
		}
		hits, err := st.inOrder(matches[:n])
		if err != nil {
			return yield(hit{}, err)
		}
		matches = matches[n:]
		for _, h := range hits {
			full, err := st.hit(h)
			if !yield(full, err) || err != nil {
				return false
			}
		}
	}
	return true
}

// leading returns the best n matches below a score, best first, with all that have the
// score of the last.
func leading(matches []match, below float64, n int) []match {
	scores, least := make([]float64, 0, 2*n), math.Inf(-1)
	for _, m := range matches {
		if m.score >= below || m.score < least {
			continue
		}
		if scores = append(scores, m.score); len(scores) == 2*n {
			slices.Sort(scores)
			scores = append(scores[:0], scores[n:]...)
			least = scores[0]
		}
	}
	slices.Sort(scores)
	if len(scores) > n {
		least = scores[len(scores)-n]
	}
	top := make([]match, 0, n)
	for _, m := range matches {
		if m.score < below && m.score >= least {
			top = append(top, m)
		}
	}
	slices.SortFunc(top, func(a, b match) int { return cmp.Compare(b.score, a.score) })
	return top
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
