package index

import "github.com/blevesearch/bleve/v2/index/scorch"

// A list is the passages of one segment that have a term in a field.
type list struct {
	count uint64
	// add adds the term's score to each of them; a lean one only to those that have a
	// score already.
	add func(scores []float64, s scorer, lean bool) error
	// scoreOf returns the term's score for one passage, 0 if it has not the term.
	scoreOf func(doc int, s scorer) (float64, error)
}

// listOf looks a term up.
func listOf(seg *scorch.SegmentSnapshot, field, term string) (list, error) {
	dict, err := seg.Segment().Dictionary(field)
	if err != nil {
		return list{}, err
	}
	found, err := dict.PostingsList([]byte(term), seg.Deleted(), nil)
	if err != nil {
		return list{}, err
	}
	add := func(scores []float64, s scorer, lean bool) error {
		it := found.Iterator(true, true, false, nil)
		for {
			p, err := it.Next()
			if err != nil || p == nil {
				return err
			}
			doc := p.Number()
			if lean && scores[doc] <= 0 {
				continue
			}
			scores[doc] += s.score(float64(p.Frequency()), fieldLength(p))
		}
	}
	scoreOf := func(doc int, s scorer) (float64, error) {
		p, err := found.Iterator(true, true, false, nil).Advance(uint64(doc))
		if err != nil || p == nil || p.Number() != uint64(doc) {
			return 0, err
		}
		return s.score(float64(p.Frequency()), fieldLength(p)), nil
	}
	return list{found.Count(), add, scoreOf}, nil
}

// fieldLength returns the length of the field a posting is of. bleve keeps it whole
// and gives it away as a norm; going back is exact, but takes a root.
func fieldLength(p interface{ Norm() float64 }) float64 {
	if whole, ok := p.(interface{ NormUint64() uint64 }); ok {
		return float64(whole.NormUint64())
	}
	return length(p.Norm())
}
