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
// rules, those of the text's language, or nothing would be found. It remembers what
// it made of a word, which saves most of the work. It is not safe for two goroutines
// at once.
type analyzer struct {
	known map[string]map[string]string // by language and word as it is spelt
	count int                          // of words in known
}

// remembered is how many words an analyzer remembers before it begins anew: a
// folder of notes has fewer, one of logs has millions.
const remembered = 1 << 16

// terms yields the terms of a text in order: words without the function words,
// stemmed.
func (a *analyzer) terms(lang, text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for t := range a.words(lang, text) {
			if t != "" && !yield(t) {
				return
			}
		}
	}
}

// words yields the term of each word of a text, "" for function words.
func (a *analyzer) words(lang, text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		known := a.of(lang)
		for s := range prose.Spans(text) {
			word := clip(s.In(text), longestTerm)
			t, ok := known[word]
			if !ok {
				known = a.of(lang) // what is remembered may be another by now
				t = a.learn(known, lang, word)
			}
			if !yield(t) {
				return
			}
		}
	}
}

// term makes the index term of a word, "" where it is a function word.
func (a *analyzer) term(lang, word string) string {
	word = clip(word, longestTerm)
	known := a.of(lang)
	if t, ok := known[word]; ok {
		return t
	}
	return a.learn(known, lang, word)
}

// of returns the words of a language that are remembered.
func (a *analyzer) of(lang string) map[string]string {
	if a.known == nil || a.count >= remembered {
		a.known, a.count = make(map[string]map[string]string), 0
	}
	known := a.known[lang]
	if known == nil {
		known = make(map[string]string)
		a.known[lang] = known
	}
	return known
}

func (a *analyzer) learn(known map[string]string, lang, word string) string {
	// The word is a part of a document, which must not stay in memory for it.
	word = strings.Clone(word)
	t := clip(prose.TermIn(lang, word), longestTerm)
	known[word] = t
	a.count++
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

// addText counts the terms of a text, and returns how many of its words are function
// words.
func (t *tally) addText(a *analyzer, lang, text string) (stopped int) {
	for term := range a.words(lang, text) {
		if term == "" {
			stopped++
			continue
		}
		t.add(term, 1)
	}
	return stopped
}

// addAll counts every term of another tally as often as it does.
func (t *tally) addAll(other *tally) {
	for term, f := range other.freqs {
		t.add(term, f.Frequency())
	}
}
