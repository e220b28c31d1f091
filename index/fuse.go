package index

import (
	"cmp"
	"fmt"
	"slices"
)

// Words and vectors are fused by weighted sums of what each gives, brought to the same
// scale: words from 0, what a passage has that holds none, to their best; vectors from
// the farthest of those looked at to the nearest. The sum of LSA vectors and words found
// more than either on all of five collections (.5036 of what is best for .4946), where
// fusing by rank alone lost .03 to .09 with the weaker of two lists. How much a user's
// model is worth depends on the model; the weight is in the middle of what did well.
const (
	vectorWeight = 0.4
	// nearestTaken is how many passages vectors have a say in.
	nearestTaken = 200
	// nearestLooked is how many are looked at where a query has conditions that most
	// passages do not meet.
	nearestLooked = 4000
	// alone is how near a passage must be, on the scale from 0 to 1, to be found
	// without any of the words: there is always a nearest one, and it may be far.
	alone = 0.5
)

// looked is how many of the nearest passages a query has use for.
func looked(q Query) int {
	r := plain(q.Text)
	if !q.AnyWords {
		r = parse(q.Text)
	}
	if len(r.filters)+len(parse(q.Where).filters)+len(r.without)+len(r.phrases)+len(r.banned) == 0 {
		return 2 * nearestTaken // some are of passages that are gone
	}
	return nearestLooked
}

// fuse adds what vectors say to what words found. A passage that only vectors find is
// held to all conditions of the query; whether phrases stand in it is looked at where
// those of the others are. Matches come and go in the order of the store.
func (r *ranker) fuse(found []match, by nearness) ([]match, error) {
	if len(by.list) == 0 || len(r.plan.terms) == 0 {
		return found, nil
	}
	taken, err := r.allowed(by)
	if err != nil || len(taken) == 0 {
		return found, err
	}
	best := 0.0
	for _, m := range found {
		best = max(best, m.score)
	}
	if best == 0 {
		best = 1
	}
	// What is near is measured on all that was looked at, also where conditions leave
	// little of it: the nearest in a folder may be far.
	nearest, farthest := by.list[0].cosine, by.list[len(by.list)-1].cosine
	share := make(map[matchKey]float64, len(taken))
	for _, m := range taken {
		if nearest > farthest {
			share[m.key()] = vectorWeight * best * (m.score - farthest) / (nearest - farthest)
		}
	}
	r.byVector = make(map[matchKey]float64, len(taken))
	for i, m := range found {
		if s := share[m.key()]; s > 0 {
			found[i].score += s
			r.byVector[m.key()] = s
		}
		delete(share, m.key())
	}
	for _, m := range taken {
		if s := share[m.key()]; s > 0 && s >= alone*vectorWeight*best {
			m.score = s
			r.byVector[m.key()] = s
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.segment, b.segment), cmp.Compare(a.doc, b.doc))
	})
	return found, nil
}

// allowed are the passages near in meaning that a query may find, the nearest first,
// with their cosines. One whose text or headings have changed is not there.
func (r *ranker) allowed(by nearness) ([]match, error) {
	segments := r.st.snapshot.Segments()
	marks := make([][]float64, len(segments))
	var list []match
	for _, n := range by.list {
		m, found, err := r.st.find(n.id)
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		if !found {
			continue
		}
		s, err := storedOf(segments[m.segment], m.doc)
		if err != nil {
			return nil, err
		}
		if keyOf(by.before, s) != n.key {
			continue
		}
		if marks[m.segment] == nil {
			marks[m.segment] = make([]float64, segments[m.segment].FullSize())
		}
		marks[m.segment][m.doc] = 1
		m.score = n.cosine
		list = append(list, m)
	}
	for i, seg := range segments {
		if marks[i] != nil {
			if err := r.restrict(seg, marks[i]); err != nil {
				return nil, err
			}
		}
	}
	list = slices.DeleteFunc(list, func(m match) bool { return marks[m.segment][m.doc] == 0 })
	return list[:min(len(list), nearestTaken)], nil
}
