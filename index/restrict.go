package index

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// restrict takes the score away from the passages of a segment that must not be
// found.
func (r *ranker) restrict(seg *scorch.SegmentSnapshot, scores []float64) error {
	if !r.plan.restricts() {
		return nil
	}
	allowed := live(seg)
	for _, f := range r.plan.filters {
		set, err := f.passages(seg)
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
		if f.not {
			allowed.without(set)
		} else {
			allowed.and(set)
		}
	}
	if len(r.plan.kinds) > 0 {
		set := newDocs(len(scores))
		for _, k := range r.plan.kinds {
			if err := postings(seg, fieldKind, k, set.add); err != nil {
				return fmt.Errorf("search: %w", err)
			}
		}
		allowed.and(set)
	}
	for _, forms := range r.plan.required {
		set, err := having(seg, fieldContext, forms...)
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
		allowed.and(set)
	}
	for _, t := range r.plan.without {
		set, err := having(seg, fieldContext, t)
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
		allowed.without(set)
	}
	for doc := range scores {
		if !allowed.has(doc) {
			scores[doc] = 0
		}
	}
	return nil
}

func (p *plan) restricts() bool {
	return len(p.filters)+len(p.kinds)+len(p.required)+len(p.without) > 0
}
