package index

import (
	"cmp"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
)

// frequency returns how many passages hold a form of a term; one that holds several
// is counted for each.
func (st *store) frequency(forms []string) (int, error) {
	n := uint64(0)
	err := st.eachCount(forms, func(count uint64) bool {
		n += count
		return true
	})
	return int(n), err
}

// holds tells whether any passage has one of the forms of a term.
func (st *store) holds(forms []string) (bool, error) {
	found := false
	err := st.eachCount(forms, func(count uint64) bool {
		found = count > 0
		return !found
	})
	return found, err
}

// eachCount calls visit with how many passages of a segment hold a form, for each of
// both, until it returns false.
func (st *store) eachCount(forms []string, visit func(count uint64) bool) error {
	for _, seg := range st.snapshot.Segments() {
		dict, err := seg.Segment().Dictionary(fieldContext)
		if err != nil {
			return err
		}
		for _, form := range forms {
			list, err := dict.PostingsList([]byte(form), seg.Deleted(), nil)
			if err != nil {
				return err
			}
			if !visit(list.Count()) {
				return nil
			}
		}
	}
	return nil
}

// beginning returns the terms that begin like this, those first that stand in most
// passages.
func (st *store) beginning(prefix string, most int) ([]string, error) {
	type found struct {
		term  string
		count uint64
	}
	var list []found
	dict, err := st.snapshot.FieldDictPrefix(fieldContext, []byte(prefix))
	if err != nil {
		return nil, err
	}
	err = walk(dict, func(e *bleve.DictEntry) { list = append(list, found{e.Term, e.Count}) })
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.term, b.term))
	})
	var terms []string
	for _, f := range list[:min(len(list), most)] {
		terms = append(terms, f.term)
	}
	return terms, nil
}

// eachTerm calls visit with each term of a field, in order.
func (st *store) eachTerm(field string, visit func(term string)) error {
	return st.eachTermFrom(field, "", visit)
}

// eachTermFrom calls visit with each term of a field that begins so, in order.
func (st *store) eachTermFrom(field, prefix string, visit func(term string)) error {
	dict, err := st.snapshot.FieldDictPrefix(field, []byte(prefix))
	if err != nil {
		return err
	}
	return walk(dict, func(e *bleve.DictEntry) { visit(e.Term) })
}

// walk calls visit with each entry of a dictionary, which it closes.
func walk(dict bleve.FieldDict, visit func(*bleve.DictEntry)) error {
	defer dict.Close() //nolint:errcheck // it was only read
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			return err
		}
		visit(e)
	}
}

// postings calls visit with each passage of a segment that has a term in a field.
func postings(seg *scorch.SegmentSnapshot, field, term string, visit func(doc int)) error {
	dict, err := seg.Segment().Dictionary(field)
	if err != nil {
		return err
	}
	list, err := dict.PostingsList([]byte(term), seg.Deleted(), nil)
	if err != nil {
		return err
	}
	it := list.Iterator(false, false, false, nil)
	for {
		p, err := it.Next()
		if err != nil || p == nil {
			return err
		}
		visit(int(p.Number()))
	}
}

// having returns the passages of a segment that have one of the terms in a field.
func having(seg *scorch.SegmentSnapshot, field string, terms ...string) (docs, error) {
	set := newDocs(int(seg.FullSize()))
	for _, term := range terms {
		if err := postings(seg, field, term, set.add); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// days calls visit with each passage of a segment that is of a day or a later one.
func days(seg *scorch.SegmentSnapshot, first string, visit func(day string, doc int)) error {
	dict, err := seg.Segment().Dictionary(fieldDay)
	if err != nil {
		return err
	}
	var list []string
	it := dict.AutomatonIterator(nil, []byte(first), nil)
	for {
		e, err := it.Next()
		if err != nil {
			return err
		}
		if e == nil {
			break
		}
		list = append(list, e.Term)
	}
	for _, day := range list {
		if err := postings(seg, fieldDay, day, func(doc int) { visit(day, doc) }); err != nil {
			return err
		}
	}
	return nil
}

// live returns the passages of a segment that were not replaced.
func live(seg *scorch.SegmentSnapshot) docs {
	set := newDocs(int(seg.FullSize()))
	deleted := seg.Deleted()
	for i := range int(seg.FullSize()) {
		if deleted == nil || !deleted.Contains(uint32(i)) {
			set.add(i)
		}
	}
	return set
}

// length returns a field's length from its norm, which bleve keeps as the inverse
// square root in single precision: exact up to some millions of terms.
func length(norm float64) float64 { return math.Round(1 / (norm * norm)) }
