package proof

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"ken/notes/prose"
)

// A match says how a word of a sentence is found in its evidence.
type match uint8

const (
	missing  match = iota // it is not
	same                  // by a form of itself, or a word that stands for it
	family                // by another word of its family
	opposite              // by a word that denies it
)

// A link leads from a word of a sentence that says something to where the evidence
// says it.
type link struct {
	word int // of the sentence's claim
	at   int // of the evidence, -1 where it is missing
	how  match
}

// A reading is one sentence laid along its evidence: each of its words is led to the
// place from which the sentence can be read with the fewest jumps.
type reading struct {
	claim    *claim
	sentence sentence
	source   *source
	links    []link
}

// A source is evidence, to look words up in.
type source struct {
	*claim
	byKey   map[string][]int
	byValue map[float64][]int // the figures that are no dates
	dates   []int
}

func newSource(evidence []string) *source {
	evidence = bounded(evidence)
	s := &source{claim: readClaim(evidence, prose.Language(strings.Join(evidence, "\n"))), byKey: map[string][]int{}, byValue: map[float64][]int{}}
	for i, w := range s.words {
		if w.kind == number {
			switch f := s.figures[w.figure]; {
			case f.Date != "" && len(s.dates) < figuresAlike:
				s.dates = append(s.dates, i)
			case f.Date == "" && len(s.byValue[f.Value]) < figuresAlike:
				s.byValue[f.Value] = append(s.byValue[f.Value], i)
			}
			continue
		}
		s.byKey[w.key] = append(s.byKey[w.key], i)
	}
	return s
}

// figured returns where figures stand that may state the same as f.
func (s *source) figured(f figure) []int {
	if f.Date != "" {
		return s.dates
	}
	return s.byValue[f.Value]
}

// stated returns the figure that states f, and one that is meant as f is before others.
func (s *source) stated(f figure) (figure, bool) {
	var found figure
	ok := false
	for _, i := range s.figured(f) {
		if p := s.figures[s.words[i].figure]; f.states(p) && (!ok || p.bound == f.bound) {
			found, ok = p, true
		}
	}
	return found, ok
}

// of returns the sentences with some numbers, in order.
func (s *source) of(numbers map[int]bool) iter.Seq[sentence] {
	return func(yield func(sentence) bool) {
		for _, n := range slices.Sorted(maps.Keys(numbers)) {
			if numbers[n] && !yield(s.sentences[n]) {
				return
			}
		}
	}
}

// bounded returns what is read of some evidence.
func bounded(evidence []string) []string {
	left := longestEvidence
	var list []string
	for _, e := range evidence {
		e = e[:min(len(e), left)]
		left -= len(e)
		list = append(list, e)
	}
	return list
}

// family returns where words of a word's family stand.
func (s *source) family(term string) []int {
	root := rootOf(term)
	if root == "" {
		return nil
	}
	var at []int
	for i, w := range s.words {
		if w.kind == content && strings.HasPrefix(w.term, root[:4]) && rootOf(w.term) == root {
			at = append(at, i)
		}
	}
	return at
}

// figuresAlike is how many dates, and figures of one value, are looked at.
const figuresAlike = 512

// choices is at how many places a word is looked for at most: a word that stands
// everywhere tells little of where the sentence is.
const choices = 24

// find returns where a word may stand in the source.
func (s *source) find(c *claim, w word) ([]int, match) {
	if w.kind == number {
		f := c.figures[w.figure]
		var at []int
		for _, i := range s.figured(f) {
			if len(at) < choices && f.states(s.figures[s.words[i].figure]) {
				at = append(at, i)
			}
		}
		return at, same
	}
	if at := s.byKey[w.key]; len(at) > 0 {
		return at[:min(len(at), choices)], same
	}
	if at := s.family(w.term); len(at) > 0 {
		return at[:min(len(at), choices)], family
	}
	for _, key := range opposed(w) {
		if at := s.byKey[key]; len(at) > 0 {
			return at[:min(len(at), choices)], opposite
		}
	}
	return nil, missing
}

// What a step from one word to the next costs.
const (
	costSkip  = 0.02 // for each word passed over
	costBack  = 1.0
	costAway  = 0.7 // into another sentence
	costAgain = 1.5 // the same place twice
	skipsMost = 10
	// gainBeside is for two words that stand side by side on both sides.
	gainBeside = 0.1
)

func (s *source) step(from, to int) float64 {
	switch a, b := s.words[from], s.words[to]; {
	case from == to:
		return costAgain
	case a.sentence != b.sentence:
		return costAway
	case to < from:
		return costBack
	}
	return costSkip * float64(min(to-from-1, skipsMost))
}

// lay finds the links of a sentence.
func (s *source) lay(c *claim, sent sentence) reading {
	r := reading{claim: c, sentence: sent, source: s}
	type state struct {
		places []int
		cost   []float64
		back   []int
	}
	var path []state
	var found []int // of r.links, one for each state
	for i := sent.from; i < sent.to; i++ {
		if !c.words[i].kind.says() {
			continue
		}
		places, how := s.find(c, c.words[i])
		r.links = append(r.links, link{i, -1, how})
		if len(places) == 0 {
			r.links[len(r.links)-1].how = missing
			continue
		}
		beside := len(found) > 0 && r.links[found[len(found)-1]].word == i-1
		st := state{places, make([]float64, len(places)), make([]int, len(places))}
		for j, to := range places {
			if len(path) == 0 {
				continue
			}
			before := path[len(path)-1]
			for k, from := range before.places {
				cost := before.cost[k] + s.step(from, to)
				if beside && to == from+1 {
					cost -= gainBeside
				}
				if k == 0 || cost < st.cost[j] {
					st.cost[j], st.back[j] = cost, k
				}
			}
		}
		path = append(path, st)
		found = append(found, len(r.links)-1)
	}
	if len(path) == 0 {
		return r
	}
	last := path[len(path)-1]
	j := slices.Index(last.cost, slices.Min(last.cost))
	for n := len(path) - 1; n >= 0; n-- {
		r.links[found[n]].at = path[n].places[j]
		j = path[n].back[j]
	}
	return r
}

// found returns the links that lead somewhere.
func (r reading) found() []link {
	list := make([]link, 0, len(r.links))
	for _, l := range r.links {
		if l.at >= 0 {
			list = append(list, l)
		}
	}
	return list
}

// word returns the word a link begins at.
func (r reading) word(l link) word { return r.claim.words[l.word] }

// place returns the word of the evidence that a link leads to.
func (r reading) place(l link) word { return r.source.words[l.at] }

// share returns how much of what a sentence says is found, 0 to 1. A word that many
// texts have counts less.
func (r reading) share() float64 { return r.shareOf(func(word) bool { return true }) }

// topic is share without figures: whether the evidence is about the same.
func (r reading) topic() float64 { return r.shareOf(func(w word) bool { return w.kind != number }) }

func (r reading) shareOf(counts func(word) bool) float64 {
	var all, held float64
	for _, l := range r.links {
		if !counts(r.word(l)) {
			continue
		}
		n := weightOf(r.word(l))
		all += n
		if l.at >= 0 {
			held += n
		}
	}
	if all == 0 {
		return 0
	}
	return held / all
}

// near returns the share that is found in one sentence of the evidence, the best one.
func (r reading) near() float64 {
	held := map[int]float64{}
	var all, most float64
	for _, l := range r.links {
		n := weightOf(r.word(l))
		all += n
		if l.at < 0 {
			continue
		}
		at := r.place(l).sentence
		held[at] += n
		most = max(most, held[at])
	}
	if all == 0 {
		return 0
	}
	return most / all
}

// weightOf says how much a word tells: the words that any text has, less.
func weightOf(w word) float64 {
	switch {
	case w.kind == number || w.name:
		return 1.5
	case everyday[w.key]:
		return 0.5
	}
	return 1
}

// opposed returns the keys of words that deny a word.
func opposed(w word) []string {
	keys := slices.Clone(lexicon.opposite[w.key])
	for _, prefix := range []string{"un", "non", "in", "im", "ir", "dis"} {
		if rest, ok := cutPrefix(w.term, prefix); ok {
			keys = append(keys, keyOf(rest))
		}
		if len(w.term) > 3 {
			keys = append(keys, keyOf(prefix+w.term))
		}
	}
	return keys
}

func cutPrefix(term, prefix string) (string, bool) {
	if len(term) < len(prefix)+4 || term[:len(prefix)] != prefix {
		return "", false
	}
	return term[len(prefix):], true
}
