package index

import (
	"cmp"
	"context"
	"slices"
)

// The best matches are looked at again, in the text that they will be shown from:
//
//   - The best passage of a document counts more if another of it matches too
//     (backing.go).
//   - Words that follow each other in the query count more where they stand close to
//     each other in the passage (near.go).
//   - A passage counts more if it speaks of what the best ones speak of (akin.go).
//   - One of a document that is out of date counts less (current.go).
//
// All but the last only add to what a passage has, so that none falls below those that
// were not looked at, and none finds anything new. Measured on two collections of abstracts,
// with titles and without, on citations among them, on meetings and on requests for
// comments, this gains .01 to .03 of nDCG@10 on each, and loses nothing where one
// document is looked for by what it is about.

// lookedAgain is how many matches are looked at again: fifty gain as much.
const lookedAgain = 32

// A candidate is a match that is looked at again.
type candidate struct {
	hit
	text  string
	lines []int
	read  bool     // text and lines were read for this search
	words []string // the terms of title, headings and text, in order; nil if not known
	terms []int32  // the same by number
	share float64  // what its gains are worth: less where ken wrote it
	why   []Reason
}

func (c *candidate) gain(signal, detail string, score float64) {
	if score *= c.share; score > 0 {
		c.score += score
		c.why = append(c.why, Reason{signal, detail, score})
	}
}

// A matchKey names a match while the store is open.
type matchKey struct{ segment, doc int }

func (m match) key() matchKey { return matchKey{m.segment, m.doc} }

// lookAgain changes the scores of the best matches. The text of what asks for phrases is
// left alone, since those say it all, and so is that of a single word.
func (s *selection) lookAgain(ctx context.Context, st *store, r *ranker, found []match) error {
	if len(s.plan.terms) == 0 || len(found) < 2 {
		return nil
	}
	list, err := s.candidates(ctx, st, r, found)
	if err != nil {
		return err
	}
	if !s.plan.verifies() && len(s.plan.terms) > 1 {
		if err := s.compare(r, list); err != nil {
			return err
		}
	}
	s.plan.date(list)
	s.looked = make(map[matchKey]*candidate, len(list))
	for _, c := range list {
		s.looked[c.key()] = c
		at, _ := slices.BinarySearchFunc(found, c.match, func(a, b match) int {
			return cmp.Or(cmp.Compare(a.segment, b.segment), cmp.Compare(a.doc, b.doc))
		})
		found[at].score = c.score
	}
	return nil
}

// compare reads the candidates and compares them with the query and each other.
func (s *selection) compare(r *ranker, list []*candidate) error {
	l := newLexicon(s.plan)
	if err := s.glance(r.st, list); err != nil {
		return err
	}
	for _, c := range list {
		if c.words != nil {
			c.terms = l.number(c.words)
		}
	}
	if err := r.backUp(list); err != nil {
		return err
	}
	r.near(l, list)
	slices.SortStableFunc(list, func(a, b *candidate) int { return cmp.Compare(b.score, a.score) })
	akin(l, list)
	return nil
}

// candidates returns the best matches, best first.
func (s *selection) candidates(ctx context.Context, st *store, r *ranker, found []match) ([]*candidate, error) {
	var list []*candidate
	for h, err := range st.best(found) {
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c := &candidate{hit: h, share: 1}
		if r.own(pathOf(h.id)) {
			c.share = ownShare
		}
		if list = append(list, c); len(list) == lookedAgain {
			break
		}
	}
	return list, nil
}

// glance finds the words of candidates. One whose text is no longer there has none, and
// none for which too much would have to be read. Texts that were not extracted are read
// side by side.
func (s *selection) glance(st *store, list []*candidate) error {
	var unread, extracted []*candidate
	files := make(map[string]bool)
	for _, c := range list {
		path := pathOf(c.id)
		if !c.verbatim && !s.ix.atHand(path, c.stored) {
			if files[path] = true; len(files) > keptExtracts {
				continue
			}
		}
		switch c.words = st.glances.of(c.key()); {
		case c.words != nil:
		case c.verbatim:
			unread = append(unread, c)
		default:
			extracted = append(extracted, c)
		}
	}
	err := each(len(unread), func(i int) error {
		s.read(unread[i])
		return nil
	})
	for _, c := range extracted {
		s.read(c)
	}
	for _, c := range append(unread, extracted...) {
		if c.words == nil {
			s.stale[pathOf(c.id)] = true
		} else {
			st.glances.keep(c.key(), c.words)
		}
	}
	return err
}

// read reads a candidate's text and finds its words, those of title and headings first.
func (s *selection) read(c *candidate) {
	if c.text, c.lines, c.read = s.ix.quote(pathOf(c.id), c.stored); !c.read {
		return
	}
	a := s.ix.analyzer()
	defer s.ix.analyzers.Put(a)
	c.words = make([]string, 0, len(c.text)/6)
	for _, text := range append(append([]string{c.title}, headingsOf(c.piece)...), c.text) {
		c.words = slices.AppendSeq(c.words, a.terms(c.lang, text))
	}
}

// A lexicon numbers the terms of passages in the order they come.
type lexicon struct {
	numbers map[string]int32
	words   []string // the terms, by number
	asked   map[string]int
	query   []int32 // by number: which term of the query it is, -1 if none
	order   []int32 // the terms of the query as they follow each other
}

func newLexicon(p *plan) *lexicon {
	l := &lexicon{numbers: make(map[string]int32), asked: make(map[string]int)}
	names := make(map[string]int)
	for i, t := range p.terms {
		names[t.text] = i
		for _, form := range t.all() {
			l.asked[form] = i
		}
	}
	for _, name := range p.order {
		if i, ok := names[name]; ok {
			l.order = append(l.order, int32(i))
		}
	}
	return l
}

// number returns the numbers of some terms.
func (l *lexicon) number(terms []string) []int32 {
	list := make([]int32, len(terms))
	for i, t := range terms {
		n, ok := l.numbers[t]
		if !ok {
			n = int32(len(l.words))
			l.numbers[t] = n
			l.words = append(l.words, t)
			asked, known := l.asked[t]
			if !known {
				asked = -1
			}
			l.query = append(l.query, int32(asked))
		}
		list[i] = n
	}
	return list
}
