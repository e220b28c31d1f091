package index

import (
	"iter"
	"strings"

	"ken/notes/prose"

	bleve "github.com/blevesearch/bleve_index_api"
)

// longestTerm is how many bytes of a term are kept: more than a digest in
// hexadecimal, less than the lines without blanks that data files are made of.
const longestTerm = 128

// An analyzer makes index terms of text. Documents and queries go through the same
// one, or nothing would be found. It remembers what it made of a word, which saves
// most of the work. It is not safe for two goroutines at once.
type analyzer struct{ known map[string]string }

// remembered is how many words an analyzer remembers before it begins anew: a
// folder of notes has fewer, one of logs has millions.
const remembered = 1 << 16

// terms yields the terms of a text in order: folded words without the stop words,
// stemmed.
func (a *analyzer) terms(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range prose.Words(text) {
			if t := a.term(w.Term); t != "" && !yield(t) {
				return
			}
		}
	}
}

// term makes the index term of a folded word, "" where it is a stop word.
func (a *analyzer) term(folded string) string {
	folded = clip(folded, longestTerm)
	if t, ok := a.known[folded]; ok {
		return t
	}
	if a.known == nil || len(a.known) >= remembered {
		a.known = make(map[string]string)
	}
	// The word is a part of a document, which must not stay in memory for it.
	folded = strings.Clone(folded)
	t := ""
	if !prose.Stop(folded) {
		t = prose.Stem(folded)
	}
	a.known[folded] = t
	return t
}

// A tally is how often each term stands in a field, as bleve wants it, and how
// many terms there are altogether.
type tally struct {
	freqs  bleve.TokenFrequencies
	length int
	slab   []bleve.TokenFreq
}

// newTally makes a tally for about so many different terms.
func newTally(size int) *tally {
	return &tally{freqs: make(bleve.TokenFrequencies, size), slab: make([]bleve.TokenFreq, size)}
}

// add counts a term n times.
func (t *tally) add(term string, n int) {
	t.length += n
	if f := t.freqs[term]; f != nil {
		f.SetFrequency(f.Frequency() + n)
		return
	}
	if len(t.slab) == 0 {
		t.slab = make([]bleve.TokenFreq, 16)
	}
	f := &t.slab[0]
	t.slab = t.slab[1:]
	f.SetFrequency(n)
	t.freqs[term] = f
}

func (t *tally) addText(a *analyzer, text string) {
	for term := range a.terms(text) {
		t.add(term, 1)
	}
}

// addAll counts every term of another tally as often as it does.
func (t *tally) addAll(other *tally) {
	for term, f := range other.freqs {
		t.add(term, f.Frequency())
	}
}
