package index

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"ken/notes"
	"ken/notes/facts"
)

// A FactQuery says which facts to return.
type FactQuery struct {
	// Kinds are the kinds wanted, in the order they are returned; none means all.
	Kinds []string
	// About are words of which each must stand in the fact, its line, a heading over it or
	// the title of its document. They match as in a search: by their stems.
	About string
	Max   int // facts at most; 0 means all
}

// Facts returns facts of the documents: by kind in the order asked for, tasks by when
// they are due, then by path and line. It sees what the last sync saw, as
// [Index.Search] does, and like it reads every line again that it returns.
func (ix *Index) Facts(ctx context.Context, q FactQuery) ([]facts.Fact, error) {
	list, stale, err := ix.facts(ctx, q)
	if _, yes := ix.mendable(ctx, err); yes {
		if _, err = ix.Sync(ctx, nil); err == nil {
			list, stale, err = ix.facts(ctx, q)
		}
	}
	if err == nil && len(stale) > 0 && ix.reread(ctx, stale) == nil {
		list, _, err = ix.facts(ctx, q)
	}
	if err != nil {
		return nil, err
	}
	order(list, q.kinds())
	if q.Max > 0 && len(list) > q.Max {
		list = list[:q.Max]
	}
	return list, nil
}

func (q FactQuery) kinds() []string {
	if len(q.Kinds) == 0 {
		return facts.Kinds()
	}
	return q.Kinds
}

// order puts facts in the order they are returned in.
func order(list []facts.Fact, kinds []string) {
	slices.SortStableFunc(list, func(a, b facts.Fact) int {
		return cmp.Or(
			cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
			cmp.Compare(dueOrder(a), dueOrder(b)),
			cmp.Compare(a.Source.Path, b.Source.Path),
			cmp.Compare(a.Span.Start, b.Span.Start),
		)
	})
}

// dueOrder is what tasks are ordered by: those with a day before those with words, and
// both before those that are never due.
func dueOrder(f facts.Fact) string {
	switch {
	case f.Kind != facts.Task:
		return ""
	case f.Due == "":
		return "\uffff"
	case f.Due[0] < '0' || f.Due[0] > '9':
		return "\ufffe"
	}
	return f.Due
}

// A factSearch goes through the index once.
type factSearch struct {
	ix    *Index
	query FactQuery
	a     *analyzer
	words [][]string // of the query, each with all that it may stand in the index as
	found []facts.Fact
	stale map[string]bool
}

func (ix *Index) facts(ctx context.Context, q FactQuery) (list []facts.Fact, stale []string, err error) {
	s := factSearch{ix: ix, query: q, a: ix.analyzer(), stale: make(map[string]bool)}
	defer ix.analyzers.Put(s.a)
	err = ix.view(ctx, func(st *store) error {
		if err := s.understand(st); err != nil {
			return err
		}
		for _, seg := range st.snapshot.Segments() {
			if err := s.segment(ctx, seg); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, errNone) {
		err = nil
	}
	return s.found, slices.Sorted(maps.Keys(s.stale)), err
}

// understand makes terms of the query's words, in every language there is.
func (s *factSearch) understand(st *store) error {
	langs, err := st.languages()
	if err != nil {
		return fmt.Errorf("look for facts: %w", err)
	}
	speaker, words := newSpeaker(s.a, langs), spelt(s.query.About)
	common := speaker.common(words)
	for _, w := range words {
		if forms := speaker.forms(w); len(forms) > 0 && !common(w) {
			s.words = append(s.words, forms)
		}
	}
	return nil
}

func (s *factSearch) segment(ctx context.Context, seg *scorch.SegmentSnapshot) error {
	set, err := s.passages(seg)
	if err != nil {
		return fmt.Errorf("look for facts: %w", err)
	}
	set.each(func(doc int) {
		if err == nil {
			if err = ctx.Err(); err == nil {
				err = s.passage(seg, doc)
			}
		}
	})
	return err
}

// passages returns the passages of a segment that have facts of the kinds wanted and
// all the words, which may also stand in front matter that is no passage.
func (s *factSearch) passages(seg *scorch.SegmentSnapshot) (docs, error) {
	set := newDocs(int(seg.FullSize()))
	for _, kind := range s.query.kinds() {
		if err := postings(seg, fieldFact, kind, set.add); err != nil {
			return nil, err
		}
	}
	worded := slices.Clone(set)
	for _, forms := range s.words {
		any := newDocs(int(seg.FullSize()))
		for _, t := range forms {
			if err := postings(seg, fieldContext, t, any.add); err != nil {
				return nil, err
			}
		}
		worded.and(any)
	}
	front, err := having(seg, fieldFact, aside)
	if err != nil {
		return nil, err
	}
	set.and(front)
	set.each(worded.add)
	return worded, nil
}

// passage adds the facts of one passage.
func (s *factSearch) passage(seg *scorch.SegmentSnapshot, doc int) error {
	id, err := seg.DocID(uint64(doc))
	if err != nil {
		return fmt.Errorf("look for facts: %w", err)
	}
	hit, kept, err := factsOf(seg, doc)
	if err != nil {
		return err
	}
	file := pathOf(string(id))
	text, lines, ok := s.ix.quote(file, hit)
	if !ok {
		s.stale[file] = true
		return nil
	}
	p := Passage{Source: notes.Source{Path: file, Line: hit.line, Heading: hit.heading}, Lines: lines}
	p.Quote, p.inner, p.parts = text, hit.inner, hit.parts
	for _, f := range kept {
		if !slices.Contains(s.query.kinds(), f.Kind) {
			continue
		}
		fact, ok := s.read(f, hit, p)
		if !ok {
			s.stale[file] = true
			return nil
		}
		if s.wants(fact, hit) {
			s.found = append(s.found, fact)
		}
	}
	return nil
}

// read fills a fact with what stands in the file; ok is false where that is no longer
// what was read.
func (s *factSearch) read(f *keptFact, hit stored, p Passage) (fact facts.Fact, ok bool) {
	if !f.aside {
		if f.Span.End > len(p.Quote) || !f.fill(p.Quote[f.Span.Start:f.Span.End]) {
			return facts.Fact{}, false
		}
		f.Source = p.Cite(f.Span.Start, f.Span.End)
		f.Span.Start, f.Span.End = f.Span.Start+hit.start, f.Span.End+hit.start
	} else {
		hit.sum, hit.start, hit.end = f.sum, f.Span.Start, f.Span.End
		text, lines, ok := s.ix.quote(p.Path, hit)
		if !ok || !f.fill(text) {
			return facts.Fact{}, false
		}
		at := Passage{Source: notes.Source{Path: p.Path, Line: f.line, Quote: text}, Lines: lines}
		f.Source = at.Cite(0, len(text))
		f.Source.SHA256 = hex.EncodeToString(f.sum[:])
	}
	if f.Source.Heading == nil {
		f.Source.Heading = []string{}
	}
	return f.Fact, true
}

// wants tells whether a fact has all the words of the query.
func (s *factSearch) wants(f facts.Fact, hit stored) bool {
	if len(s.words) == 0 {
		return true
	}
	has := make(map[string]bool)
	add := func(text string) {
		for t := range s.a.terms(hit.lang, text) {
			has[t] = true
		}
	}
	add(f.Source.Quote)
	add(hit.title)
	add(fileWords(f.Source.Path))
	for _, h := range f.Source.Heading {
		add(h)
	}
	for _, text := range f.Texts() {
		add(*text)
	}
	for _, forms := range s.words {
		if !slices.ContainsFunc(forms, func(t string) bool { return has[t] }) {
			return false
		}
	}
	return true
}

// factsOf reads what the index keeps of a passage and of its facts.
func factsOf(seg *scorch.SegmentSnapshot, doc int) (s stored, list []*keptFact, err error) {
	var hit, kept bool
	err = seg.VisitDocument(uint64(doc), func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case fieldStored:
			s, hit = parseStored(value)
		case fieldFacts:
			list, kept = parseFacts(value)
		}
		return !hit || !kept
	})
	if err != nil {
		return stored{}, nil, fmt.Errorf("look for facts: %w", err)
	}
	if !hit || !kept {
		return stored{}, nil, &damage{why: "the index was damaged: the facts of a passage cannot be read"}
	}
	return s, list, nil
}
