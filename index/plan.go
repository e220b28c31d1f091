package index

import (
	"slices"

	"ken/notes/prose"
)

// Weights of words by where they come from, the user's own being 1.
const (
	alsoWeight = 1.0 / 3
	leanWeight = 0.1
)

// mostLean is how many words of goals take part at most: each costs as much as one
// of the user's.
const mostLean = 48

// A plan is a request in terms of the index.
type plan struct {
	terms    []term
	lean     []term     // lift what matches, and find nothing by themselves
	required [][]string // the forms of each word of a phrase: one of them must be there
	without  []string   // none of these
	filters  []filter
	kinds    []string // one of these, if there are any
	order    []string // the words that are no phrase by the name of their term, as typed
	typed    int      // which of terms is that of a word still being typed; -1 if none
	// corrected are the words that no passage has, with what stands in their place.
	corrected []corrected
	request
}

// A term is one to rank by.
type term struct {
	text   string
	weight float64
	signal string   // what its share of a score is called
	word   string   // as it was asked for, folded
	forms  []string // what it stands in the index as, see [speaker]; text alone if nil
}

// all returns what the term stands in the index as.
func (t term) all() []string {
	if t.forms == nil {
		return []string{t.text}
	}
	return t.forms
}

// plan makes the plan of a query for an index in some languages, those of most
// passages first.
func (ix *Index) plan(q Query, langs []string) plan {
	a := ix.analyzer()
	defer ix.analyzers.Put(a)
	s := newSpeaker(a, langs)
	p := plan{request: plain(q.Text), kinds: q.Kinds, typed: -1}
	if !q.AnyWords {
		p.request = parse(q.Text)
	}
	p.filters = append(p.request.filters, parse(q.Where).filters...)
	known := make(map[string]int)
	p.terms = s.weigh(p.terms, known, p.words)
	for _, w := range p.words {
		if name := s.name(w); known[name] < len(p.terms) && len(p.terms) > 0 && p.terms[known[name]].text == name {
			p.order = append(p.order, name)
		}
	}
	quieten(p.terms)
	if p.typing && len(p.words) > 0 {
		if n, ok := known[s.name(p.words[len(p.words)-1])]; ok {
			p.typed = n
		}
	}
	for _, ph := range p.phrases {
		p.terms = s.weigh(p.terms, known, ph.words)
		for _, w := range ph.words {
			if s.everywhere(w) {
				p.required = append(p.required, s.forms(w))
			}
		}
	}
	for _, w := range p.request.without {
		p.without = append(p.without, s.forms(w)...)
	}
	if len(p.terms) == 0 && len(p.words)+len(p.phrases) > 0 && p.problem == "" {
		p.problem = "the words are so common that they are not searched for"
	}
	for _, text := range q.Also {
		p.terms = s.unlessKnown(p.terms, known, text, term{weight: alsoWeight, signal: SignalAlso})
	}
	for _, text := range q.Lean {
		p.lean = s.unlessKnown(p.lean, known, text, term{weight: leanWeight, signal: SignalGoal})
	}
	p.lean = p.lean[:min(len(p.lean), mostLean)]
	return p
}

// weigh adds words to terms. A word that comes twice counts twice.
func (s speaker) weigh(terms []term, known map[string]int, words []string) []term {
	common := s.common(words)
	for _, w := range words {
		if common(w) {
			continue
		}
		name := s.name(w)
		if n, ok := known[name]; ok {
			terms[n].weight++
			continue
		}
		known[name] = len(terms)
		terms = append(terms, term{name, 1, SignalWords, prose.Fold(w), s.forms(w)})
	}
	return terms
}

// unlessKnown adds the terms of a text that are not there yet, each once and like
// the one given.
func (s speaker) unlessKnown(terms []term, known map[string]int, text string, like term) []term {
	words := spelt(text)
	common := s.common(words)
	for _, w := range words {
		name := s.name(w)
		if _, ok := known[name]; ok || common(w) {
			continue
		}
		known[name] = -1
		like.text, like.word, like.forms = name, prose.Fold(w), s.forms(w)
		terms = append(terms, like)
	}
	return terms
}

// completions is how many words a word that is being typed may stand for: those
// that stand in most passages.
const completions = 24

// complete has a word that is still being typed, and that nothing has as it is,
// stand for all words that begin like it, or like a beginning of it.
func (p *plan) complete(st *store, shortened bool) error {
	if p.typed < 0 {
		return nil
	}
	last := p.terms[p.typed]
	if found, err := st.holds(last.all()); err != nil || found {
		return err
	}
	begins := beginnings(prose.Fold(p.words[len(p.words)-1]))
	if !shortened {
		begins = begins[:min(len(begins), 1)]
	}
	for _, begin := range begins {
		found, err := st.beginning(begin, completions)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			p.terms = slices.Delete(p.terms, p.typed, p.typed+1)
			p.typed = -1
			for _, t := range found {
				p.terms = append(p.terms, term{t, last.weight, SignalWords, t, nil})
			}
			return nil
		}
	}
	return nil
}

// firstUnspaced is the first letter of a script without blanks: one of these is a
// word by itself, and stands in the index with the letter that follows.
const firstUnspaced = 0x0E00

// beginnings returns a word that was begun, and what is left of it without its last
// letters: the index holds stems, and "happine" is no beginning of "happi".
func beginnings(word string) []string {
	letters := []rune(word)
	if len(letters) < 2 {
		if letters[0] < firstUnspaced {
			return nil
		}
		return []string{word}
	}
	list := []string{word}
	for cut := 1; cut <= 4 && len(letters)-cut >= 4; cut++ {
		list = append(list, string(letters[:len(letters)-cut]))
	}
	return list
}
