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
	// each calls visit with each of them, how often the term stands there, and how
	// long the field is.
	each func(visit func(doc uint64, freq, length float64)) error
}

// listOf looks the forms of a term up. A passage that has several of them has the
// term more often.
func listOf(seg *scorch.SegmentSnapshot, field string, forms []string) (list, error) {
	var there []list
	for _, form := range forms {
		l, err := formOf(seg, field, form)
		if err != nil {
			return list{}, err
		}
		if l.count > 0 {
			there = append(there, l)
		}
	}
	switch len(there) {
	case 0:
		return nowhere(), nil
	case 1:
		return there[0], nil
	}
	return joined(there, int(seg.FullSize()))
}

// formOf looks one form up.
func formOf(seg *scorch.SegmentSnapshot, field, form string) (list, error) {
	dict, err := seg.Segment().Dictionary(field)
	if err != nil {
		return list{}, err
	}
	found, err := dict.PostingsList([]byte(form), seg.Deleted(), nil)
	if err != nil {
		return list{}, err
	}
	each := func(visit func(doc uint64, freq, length float64)) error {
		it := found.Iterator(true, true, false, nil)
		for {
			p, err := it.Next()
			if err != nil || p == nil {
				return err
			}
			visit(p.Number(), float64(p.Frequency()), fieldLength(p))
		}
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
	return list{found.Count(), add, scoreOf, each}, nil
}

// nowhere is the list of a term that no passage of a segment has.
func nowhere() list {
	return list{
		add:     func([]float64, scorer, bool) error { return nil },
		scoreOf: func(int, scorer) (float64, error) { return 0, nil },
		each:    func(func(uint64, float64, float64)) error { return nil },
	}
}

// joined makes one list of those of several forms, in a segment of so many passages.
func joined(forms []list, size int) (list, error) {
	type posting struct{ freq, length float64 }
	all, docs := make([]posting, size), make([]int, 0, forms[0].count)
	for _, form := range forms {
		err := form.each(func(doc uint64, freq, length float64) {
			if all[doc].freq == 0 {
				docs = append(docs, int(doc))
			}
			all[doc].freq += freq
			all[doc].length = length
		})
		if err != nil {
			return list{}, err
		}
	}
	add := func(scores []float64, s scorer, lean bool) error {
		for _, doc := range docs {
			if !lean || scores[doc] > 0 {
				scores[doc] += s.score(all[doc].freq, all[doc].length)
			}
		}
		return nil
	}
	scoreOf := func(doc int, s scorer) (float64, error) {
		if all[doc].freq == 0 {
			return 0, nil
		}
		return s.score(all[doc].freq, all[doc].length), nil
	}
	each := func(visit func(doc uint64, freq, length float64)) error {
		for _, doc := range docs {
			visit(uint64(doc), all[doc].freq, all[doc].length)
		}
		return nil
	}
	return list{uint64(len(docs)), add, scoreOf, each}, nil
}

// fieldLength returns the length of the field a posting is of. bleve keeps it whole
// and gives it away as a norm; going back is exact, but takes a root.
func fieldLength(p interface{ Norm() float64 }) float64 {
	if whole, ok := p.(interface{ NormUint64() uint64 }); ok {
		return float64(whole.NormUint64())
	}
	return length(p.Norm())
}
