package cards

import (
	"cmp"
	"path"
	"slices"
)

// How a card of a document is found again. Each step takes what the steps before it left:
//
//  1. by the block id behind it;
//  2. by what it says, see [Hash], in the same file; then in any file;
//  3. by the likeness of what it says, in the same file or the one it was renamed to; then
//     in any file: at least 0.8, and 0.1 more than any other that is left. Where two are
//     closer, the same answer decides, or what stands around them, if that is clear.
//
// A record goes to one card, and a card to one record. Equal texts are paired in the order
// in which they stand.

const (
	leastAlike  = 0.8
	leastMargin = 0.1
	clearPlace  = 0.3 // by which places differ that decide
	sameAnswer  = 0.6 // below it an answer is another one
)

// A matcher pairs records with the cards that were found.
type matcher struct {
	recs, found   []Card
	of            []int // the record of each found card, -1 where it has none
	taken         []int // the found card of each record, -1 where it has none
	recHash, hash [][16]byte
	renamed       map[string]string
}

// match pairs records with cards. Both are in the order of their places.
func match(recs, found []Card, renamed map[string]string) *matcher {
	m := &matcher{recs: recs, found: found, renamed: renamed}
	m.of, m.taken = unpaired(len(found)), unpaired(len(recs))
	m.recHash, m.hash = digests(recs), digests(found)
	m.byBlock()
	m.byHash(func(c Card, h [16]byte) string { return c.Source.Path + "\x00" + string(h[:]) })
	m.byHash(func(_ Card, h [16]byte) string { return string(h[:]) })
	m.inferRenames()
	m.byLikeness(true)
	m.byLikeness(false)
	return m
}

func unpaired(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

func digests(cards []Card) [][16]byte {
	list := make([][16]byte, len(cards))
	for i, c := range cards {
		list[i] = digest(c)
	}
	return list
}

func (m *matcher) pair(rec, found int) {
	m.taken[rec], m.of[found] = found, rec
}

// byBlock pairs what has the same block id: first what says the same, then the same
// sibling in the same file, then in another, where the id is one that ken would give.
func (m *matcher) byBlock() {
	records := make(map[string][]int)
	for i, c := range m.recs {
		if c.Block != "" {
			records[c.Block] = append(records[c.Block], i)
		}
		if c.Block != c.ID {
			records[c.ID] = append(records[c.ID], i)
		}
	}
	for _, fits := range []func(rec, found int) bool{
		func(rec, found int) bool { return m.recHash[rec] == m.hash[found] },
		func(rec, found int) bool {
			return m.recs[rec].Part == m.found[found].Part && m.recs[rec].Source.Path == m.found[found].Source.Path
		},
		func(rec, found int) bool {
			return m.recs[rec].Part == m.found[found].Part && isID(m.found[found].Block)
		},
	} {
		for i, c := range m.found {
			if c.Block == "" || m.of[i] >= 0 {
				continue
			}
			for _, rec := range records[c.Block] {
				if m.taken[rec] < 0 && fits(rec, i) {
					m.pair(rec, i)
					break
				}
			}
		}
	}
}

// byHash pairs what has the same key, in order.
func (m *matcher) byHash(key func(Card, [16]byte) string) {
	records := make(map[string][]int)
	for i, c := range m.recs {
		if m.taken[i] < 0 {
			k := key(c, m.recHash[i])
			records[k] = append(records[k], i)
		}
	}
	for i, c := range m.found {
		if m.of[i] >= 0 {
			continue
		}
		k := key(c, m.hash[i])
		for n, rec := range records[k] {
			if !m.apart(rec, i) {
				m.pair(rec, i)
				records[k] = slices.Delete(records[k], n, n+1)
				break
			}
		}
	}
}

// apart tells whether two have block ids that are not the same.
func (m *matcher) apart(rec, found int) bool {
	a, b := m.recs[rec].Block, m.found[found].Block
	return a != "" && b != "" && a != b
}

// inferRenames takes a file for renamed in which no card stands any more, and most of
// whose cards were found in one other.
func (m *matcher) inferRenames() {
	here := make(map[string]bool)
	for _, c := range m.found {
		here[c.Source.Path] = true
	}
	type move struct{ from, to string }
	counts := make(map[move]int)
	sums := make(map[string]int)
	for i, f := range m.taken {
		if from := m.recs[i].Source.Path; f >= 0 && !here[from] {
			counts[move{from, m.found[f].Source.Path}]++
			sums[from]++
		}
	}
	renamed := make(map[string]string, len(m.renamed))
	for mv, n := range counts {
		if 2*n > sums[mv.from] {
			renamed[mv.from] = mv.to
		}
	}
	for from, to := range m.renamed {
		renamed[path.Clean(from)] = path.Clean(to)
	}
	m.renamed = renamed
}

// home returns the file in which the cards of a record's file are now.
func (m *matcher) home(rec int) string {
	p := m.recs[rec].Source.Path
	if to, ok := m.renamed[p]; ok {
		return to
	}
	return p
}

// A likeness is a record and a card that may be the same.
type likeness struct {
	rec, found          int
	alike, asked, place float64
	answered            bool // both have the same answer
}

// beats tells whether one is so much likelier than another that it is certain. Of
// questions that differ in a word, as those of a table do, the one with the same answer
// is.
func (l likeness) beats(other likeness) bool {
	more := l.alike - other.alike
	return more >= leastMargin || l.answered && !other.answered && l.asked >= other.asked ||
		more > -leastMargin && l.place-other.place >= clearPlace
}

// byLikeness pairs what is alike, the likeliest first; at home only, or anywhere.
func (m *matcher) byLikeness(atHome bool) {
	list := m.candidates(atHome)
	for range 3 { // what is paired may leave others without a rival
		if m.likeliest(list) == 0 {
			return
		}
	}
}

// likeliest pairs what has no rival, and returns how many were paired.
func (m *matcher) likeliest(list []likeness) (paired int) {
	slices.SortFunc(list, func(a, b likeness) int {
		return cmp.Or(
			cmp.Compare(b.alike, a.alike), cmp.Compare(b.place, a.place), cmp.Compare(a.rec, b.rec), cmp.Compare(a.found, b.found),
		)
	})
	ofRec, ofFound := make(map[int][]int), make(map[int][]int)
	for i, l := range list {
		ofRec[l.rec] = append(ofRec[l.rec], i)
		ofFound[l.found] = append(ofFound[l.found], i)
	}
	certain := func(i int) bool {
		l := list[i]
		for _, n := range ofRec[l.rec] {
			if other := list[n]; n != i && m.of[other.found] < 0 && !l.beats(other) {
				return false
			}
		}
		for _, n := range ofFound[l.found] {
			if other := list[n]; n != i && m.taken[other.rec] < 0 && !l.beats(other) {
				return false
			}
		}
		return true
	}
	for i, l := range list {
		if l.alike >= leastAlike && m.taken[l.rec] < 0 && m.of[l.found] < 0 && certain(i) {
			m.pair(l.rec, l.found)
			paired++
		}
	}
	return paired
}
