package index

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

const (
	nearestMax = 3   // headings are offered
	similar    = 0.6 // words are at least so similar, 1 being the same
	guesses    = 3   // words that one of the query may have been meant for
)

// nearest returns the headings that come closest to a query that found nothing:
// those with words that are spelt nearly the same, wherever they stand.
func (ix *Index) nearest(ctx context.Context, st *store, p *plan) ([]notes.Source, error) {
	guess := plan{typed: -1}
	for _, t := range p.terms {
		for _, form := range t.all() {
			near, err := st.similarTerms(form)
			if err != nil {
				return nil, err
			}
			guess.terms = append(guess.terms, near...)
		}
	}
	if len(guess.terms) == 0 {
		return nil, nil
	}
	var found []match
	for _, fields := range [][]string{{fieldHeading, fieldTitle}, {fieldTitle}} {
		r := newRanker(st, &guess)
		r.fields = fields
		var err error
		if found, err = r.rank(ctx); err != nil {
			return nil, err
		}
		if len(found) > 0 {
			break
		}
	}
	return ix.headingsOf(st, found, guess.terms)
}

// headingsOf returns the places of the headings that made the best matches, each
// once.
func (ix *Index) headingsOf(st *store, found []match, terms []term) ([]notes.Source, error) {
	a := ix.analyzer()
	defer ix.analyzers.Put(a)
	var list []notes.Source
	seen := make(map[string]bool)
	for h, err := range st.best(found) {
		if err != nil {
			return nil, err
		}
		if len(list) == nearestMax {
			break
		}
		file := pathOf(h.id)
		text, lines, ok := ix.quote(file, h.stored)
		if !ok {
			continue
		}
		p := Passage{Source: notes.Source{Path: file, Line: h.line}, Lines: lines}
		p.Quote, p.Heading, p.inner = text, h.heading, h.inner
		at := a.closest(h.stored, terms)
		line, _, _ := strings.Cut(text[at.at:], "\n")
		src := p.Cite(at.at, at.at+len(strings.TrimRight(line, "\r")))
		src.Heading = at.heading
		if key := src.At(); !seen[key] {
			seen[key] = true
			list = append(list, src)
		}
	}
	return list, nil
}

// closest returns the place in a piece whose own heading has most of the terms.
func (a *analyzer) closest(p stored, terms []term) place {
	best, most := place{0, p.heading}, -1.0
	for _, in := range p.inner {
		sum := 0.0
		for _, h := range in.heading[max(0, len(in.heading)-1):] {
			for t := range a.terms(p.lang, h) {
				for _, want := range terms {
					if t == want.text {
						sum += want.weight
					}
				}
			}
		}
		if sum > most {
			best, most = in, sum
		}
	}
	return best
}

// similarTerms returns the terms of headings and titles that are spelt like one,
// the most similar first, weighted by how similar they are.
func (st *store) similarTerms(word string) ([]term, error) {
	letters := []rune(word)
	var list []term
	for _, field := range []string{fieldHeading, fieldTitle} {
		err := st.eachTerm(field, func(other string) {
			if s := similarity(letters, []rune(other)); s >= similar {
				list = append(list, term{text: other, weight: s})
			}
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(list, func(a, b term) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.text, b.text))
	})
	list = slices.CompactFunc(list, func(a, b term) bool { return a.text == b.text })
	return list[:min(len(list), guesses)], nil
}

// similarity tells how alike two words are spelt: 1 for the same, less for each
// letter that must be changed, added, taken away or exchanged with the next, and
// for a word that only begins like the other.
func similarity(a, b []rune) float64 {
	longer := max(len(a), len(b))
	if longer == 0 || min(len(a), len(b)) < 3 {
		return share(len(a), longer, slices.Equal(a, b))
	}
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	begins := share(same, longer, same >= 4)
	if same >= 4 && same == min(len(a), len(b)) {
		begins = max(begins, similar) // "meetnig" begins like the stem of meeting
	}
	if abs(len(a)-len(b)) > 2 || same == 0 && a[1] != b[1] {
		return begins
	}
	return max(begins, 1-float64(prose.Edits(a, b, longer))/float64(longer))
}

func share(part, whole int, counts bool) float64 {
	if !counts || whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func abs(n int) int { return max(n, -n) }
