package index

import "github.com/blevesearch/bleve/v2/index/scorch"

// A list is the passages of one segment that have a term in a field, and the
// scores they add to.
type list struct {
	count  uint64
	walk   func(visit func(doc int, freq, norm float64)) error
	scores []float64
}

func listOf(seg *scorch.SegmentSnapshot, field, term string) (list, error) {
	dict, err := seg.Segment().Dictionary(field)
	if err != nil {
		return list{}, err
	}
	found, err := dict.PostingsList([]byte(term), seg.Deleted(), nil)
	if err != nil {
		return list{}, err
	}
	walk := func(visit func(doc int, freq, norm float64)) error {
		it := found.Iterator(true, true, false, nil)
		for {
			p, err := it.Next()
			if err != nil || p == nil {
				return err
			}
			visit(int(p.Number()), float64(p.Frequency()), p.Norm())
		}
	}
	return list{count: found.Count(), walk: walk}, nil
}

// add adds the term's scores.
func (l list) add(s scorer, lean bool) error {
	if l.count == 0 {
		return nil
	}
	return l.walk(func(doc int, freq, norm float64) {
		if !lean || l.scores[doc] > 0 {
			l.scores[doc] += s.score(freq, length(norm))
		}
	})
}
