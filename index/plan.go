package index

import "slices"

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
	lean     []term   // lift what matches, and find nothing by themselves
	required []string // terms of phrases: each must be there
	without  []string // none of these
	filters  []filter
	kinds    []string // one of these, if there are any
	typed    int      // which of terms is that of a word still being typed; -1 if none
	request
}

// A term is one to rank by.
type term struct {
	text   string
	weight float64
	signal string // what its share of a score is called
	word   string // as it was asked for, folded
}

// plan makes the plan of a query.
func (ix *Index) plan(q Query) plan {
	a := ix.analyzer()
	defer ix.analyzers.Put(a)
	p := plan{request: plain(q.Text), kinds: q.Kinds, typed: -1}
	if !q.AnyWords {
		p.request = parse(q.Text)
	}
	p.filters = p.request.filters
	known := make(map[string]int)
	p.terms = a.weigh(p.terms, known, p.words, 1)
	if p.typing && len(p.words) > 0 {
		if n, ok := known[a.term(p.words[len(p.words)-1])]; ok {
			p.typed = n
		}
	}
	for _, ph := range p.phrases {
		p.terms = a.weigh(p.terms, known, ph, 1)
		for _, w := range ph {
			if t := a.term(w); t != "" {
				p.required = append(p.required, t)
			}
		}
	}
	for _, w := range p.request.without {
		if t := a.term(w); t != "" {
			p.without = append(p.without, t)
		}
	}
	if len(p.terms) == 0 && len(p.words)+len(p.phrases) > 0 && p.problem == "" {
		p.problem = "the words are so common that they are not searched for"
	}
	for _, text := range q.Also {
		p.terms = a.unlessKnown(p.terms, known, text, term{weight: alsoWeight, signal: SignalAlso})
	}
	for _, text := range q.Lean {
		p.lean = a.unlessKnown(p.lean, known, text, term{weight: leanWeight, signal: SignalGoal})
	}
	p.lean = p.lean[:min(len(p.lean), mostLean)]
	slices.Sort(p.required)
	p.required = slices.Compact(p.required)
	return p
}

// weigh adds folded words to terms. A word that comes twice counts twice.
func (a *analyzer) weigh(terms []term, known map[string]int, words []string, weight float64) []term {
	for _, w := range words {
		t := a.term(w)
		if t == "" {
			continue
		}
		if n, ok := known[t]; ok {
			terms[n].weight += weight
			continue
		}
		known[t] = len(terms)
		terms = append(terms, term{t, weight, SignalWords, w})
	}
	return terms
}

// unlessKnown adds the terms of a text that are not there yet, each once and like
// the one given.
func (a *analyzer) unlessKnown(terms []term, known map[string]int, text string, like term) []term {
	for _, w := range folded(text) {
		t := a.term(w)
		if _, ok := known[t]; ok || t == "" {
			continue
		}
		known[t] = -1
		like.text, like.word = t, w
		terms = append(terms, like)
	}
	return terms
}

// completions is how many words a word that is being typed may stand for: those
// that stand in most passages.
const completions = 24

// complete has a word that is still being typed, and that nothing has as it is,
// stand for all words that begin like it.
func (p *plan) complete(st *store) error {
	if p.typed < 0 {
		return nil
	}
	last := p.terms[p.typed]
	if n, err := st.frequency(last.text); err != nil || n > 0 {
		return err
	}
	for _, begin := range beginnings(p.words[len(p.words)-1]) {
		found, err := st.beginning(begin, completions)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			p.terms = slices.Delete(p.terms, p.typed, p.typed+1)
			for _, t := range found {
				p.terms = append(p.terms, term{t, last.weight, SignalWords, t})
			}
			return nil
		}
	}
	return nil
}

// beginnings returns a word that was begun, and what is left of it without its last
// letters: the index holds stems, and "happine" is no beginning of "happi".
func beginnings(word string) []string {
	letters := []rune(word)
	if len(letters) < 2 {
		return nil
	}
	list := []string{word}
	for cut := 1; cut <= 4 && len(letters)-cut >= 4; cut++ {
		list = append(list, string(letters[:len(letters)-cut]))
	}
	return list
}
