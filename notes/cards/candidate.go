package cards

import (
	"cmp"
	"slices"
	"strings"

	"ken/notes/prose"
)

// Limits of what is compared letter by letter: the likeness of everything to everything
// would take the square of the number of cards.
const (
	mostPostings   = 600 // cards looked at by the words that one shares with them
	mostCandidates = 12
	mostNearby     = 8 // cards of the same file that are compared whatever words they share
)

// A candidateIndex knows which of the cards that have no record hold a word.
type candidateIndex struct {
	words  map[string][]int32
	byPath map[string][]int
	counts []uint16
}

// candidates returns what may be the same of all that is not yet paired.
func (m *matcher) candidates(atHome bool) []likeness {
	if !slices.ContainsFunc(m.taken, func(found int) bool { return found < 0 }) {
		return nil // every record has its card, and the index is for nobody
	}
	index := m.index()
	if len(index.byPath) == 0 {
		return nil
	}
	profiles := make(map[int]*profile)
	var list []likeness
	for rec, c := range m.recs {
		if m.taken[rec] >= 0 {
			continue
		}
		p := profileOf(c)
		for _, f := range index.like(c, m.home(rec), atHome, m.found) {
			if m.apart(rec, f) {
				continue
			}
			q := profiles[f]
			if q == nil {
				made := profileOf(m.found[f])
				q = &made
				profiles[f] = q
			}
			// What is a little less alike may still be a rival.
			if alike, asked := p.like(*q); alike >= leastAlike-leastMargin {
				list = append(list, likeness{rec, f, alike, asked, p.beside(*q), p.answer.text == q.answer.text})
			}
		}
	}
	return list
}

func (m *matcher) index() *candidateIndex {
	x := &candidateIndex{make(map[string][]int32), make(map[string][]int), make([]uint16, len(m.found))}
	copies := m.copies()
	for i, c := range m.found {
		if m.of[i] >= 0 || copies[i] >= 0 {
			continue
		}
		x.byPath[c.Source.Path] = append(x.byPath[c.Source.Path], i)
		for _, w := range wordsOf(c) {
			x.words[w] = append(x.words[w], int32(i))
		}
	}
	return x
}

// wordsOf returns the words of a card, none twice.
func wordsOf(c Card) []string {
	var list []string
	for _, text := range append([]string{c.Question}, c.Answers...) {
		for w := range prose.Words(text) {
			list = append(list, w.Term)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// like returns the cards that share most of the rarest words with one, and those nearest
// to it in its file.
func (x *candidateIndex) like(c Card, home string, atHome bool, found []Card) []int {
	words := wordsOf(c)
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(x.words[a]), len(x.words[b])) })
	var seen []int
	left := mostPostings
	for _, w := range words {
		list := x.words[w]
		if len(list) > left {
			break
		}
		left -= len(list)
		for _, f := range list {
			if atHome && found[f].Source.Path != home {
				continue
			}
			if x.counts[f]++; x.counts[f] == 1 {
				seen = append(seen, int(f))
			}
		}
	}
	slices.SortFunc(seen, func(a, b int) int { return cmp.Or(cmp.Compare(x.counts[b], x.counts[a]), cmp.Compare(a, b)) })
	for _, f := range seen {
		x.counts[f] = 0
	}
	seen = seen[:min(len(seen), mostCandidates)]
	if atHome {
		for _, f := range x.nearby(c, home, found) {
			if !slices.Contains(seen, f) {
				seen = append(seen, f)
			}
		}
	}
	return seen
}

// nearby returns the cards of a file that stand nearest to where one stood.
func (x *candidateIndex) nearby(c Card, home string, found []Card) []int {
	list := x.byPath[home]
	at, _ := slices.BinarySearchFunc(list, c, func(f int, c Card) int {
		return cmp.Or(cmp.Compare(found[f].Source.Line, c.Source.Line), cmp.Compare(found[f].Part, c.Part))
	})
	from := max(0, min(at-mostNearby/2, len(list)-mostNearby))
	return list[from:min(len(list), from+mostNearby)]
}

// copies returns for each card without a record an earlier or a recorded one that says
// the same and has no other block id; -1 where there is none.
func (m *matcher) copies() []int {
	first := make(map[[16]byte]int)
	for i := range m.found {
		if m.of[i] >= 0 {
			if _, ok := first[m.hash[i]]; !ok {
				first[m.hash[i]] = i
			}
		}
	}
	list := unpaired(len(m.found))
	for i, c := range m.found {
		if m.of[i] >= 0 {
			continue
		}
		at, ok := first[m.hash[i]]
		switch {
		case !ok:
			first[m.hash[i]] = i
		case c.Block == "" || m.found[at].Block == "" || c.Block == m.found[at].Block:
			list[i] = at
		}
	}
	return list
}

// order sorts cards by their places.
func order(cards []Card) []Card {
	sorted := slices.Clone(cards)
	slices.SortStableFunc(sorted, byPlace)
	return sorted
}

func byPlace(a, b Card) int {
	return cmp.Or(
		strings.Compare(a.Source.Path, b.Source.Path), cmp.Compare(a.Source.Line, b.Source.Line), cmp.Compare(a.Part, b.Part),
		strings.Compare(a.Syntax, b.Syntax), strings.Compare(a.ID, b.ID),
	)
}
