package proof

import (
	"fmt"
	"slices"
)

// quantifiers wants a sentence to claim no more than its evidence: "some" does not
// support "all", "at least three" not "three", and what is proposed is not decided.
func quantifiers(r reading) (Check, bool) {
	if r.share() < touched {
		return Check{}, false
	}
	weak := func(format string, args ...any) (Check, bool) {
		return Check{Verdict: Weak, Reason: fmt.Sprintf(format, args...), By: "quantifiers"}, true
	}
	for _, l := range r.found() {
		w := r.word(l)
		if w.kind != number {
			continue
		}
		claimed := r.claim.figures[w.figure]
		if said, ok := states(r.source.figures, claimed); ok && !said.bound.implies(claimed.bound) {
			return weak("it says “%s%s”, the source “%s%s”", claimed.bound, claimed.said, said.bound, said.said)
		}
	}
	if w := r.added(); w != "" {
		return weak("it says “%s”, the source does not", w)
	}
	near := r.passed()
	here, hereWord := reachOf(r.claim, r.sentence.from, r.sentence.to, nil)
	there, thereWord := reachOf(r.source.claim, 0, len(r.source.words), near)
	switch {
	case there == 1 && here != 1:
		return weak("the source says “%s”", thereWord)
	case there == 2 && here == 3:
		return weak("it says “%s”, the source “%s”", hereWord, thereWord)
	}
	if hedge := r.hedged(near); hedge != "" {
		return weak("the source says “%s”", hedge)
	}
	return Check{}, false
}

// added returns a word of the sentence that says how much or how surely it holds, where
// the evidence has none that says as much.
func (r reading) added() string {
	for i := r.sentence.from; i < r.sentence.to; i++ {
		w := r.claim.words[i]
		if w.kind != mark || !w.hedges() && reaches[w.term] == 0 || len(r.source.byKey[w.key]) > 0 {
			continue
		}
		if !w.hedges() || !r.has(word.hedges) {
			return w.spelling
		}
	}
	return ""
}

// has tells whether the evidence has a word of some sort.
func (r reading) has(sort func(word) bool) bool {
	return slices.ContainsFunc(r.source.words, sort)
}

// reachOf returns the furthest a quantifier reaches, among some words.
func reachOf(c *claim, from, to int, only map[int]bool) (int, string) {
	most, term := 0, ""
	for i := from; i < to; i++ {
		w := c.words[i]
		if only != nil && !only[i] {
			continue
		}
		if n := reaches[w.term]; n > most {
			most, term = n, w.term
		}
	}
	return most, term
}

// passed returns the marks of the evidence that bear on what the sentence says: those
// just before a word it is led to.
func (r reading) passed() map[int]bool {
	near := map[int]bool{}
	for _, l := range r.found() {
		for i := l.at - 1; i >= 0 && r.source.words[i].sentence == r.place(l).sentence && !r.source.words[i].kind.says(); i-- {
			near[i] = true
		}
	}
	return near
}

// hedged returns a word by which the evidence leaves open what the sentence does not: a
// hedge before a word it is led to, or a condition anywhere in the same sentence.
func (r reading) hedged(near map[int]bool) string {
	for _, w := range r.claim.words[r.sentence.from:r.sentence.to] {
		if w.hedges() || conditions[w.term] {
			return ""
		}
	}
	sentences := r.sentencesUsed()
	for i, w := range r.source.words {
		if sentences[w.sentence] && (near[i] && w.hedges() || conditions[w.term]) && !r.repeats(w) {
			return w.spelling
		}
	}
	return ""
}

// hedges tells whether a word leaves open what it is said of.
func (w word) hedges() bool { return w.kind == mark && hedges[w.term] }

// repeats tells whether the sentence has a word of the evidence, or one that stands for
// it.
func (r reading) repeats(w word) bool {
	return slices.ContainsFunc(r.claim.words[r.sentence.from:r.sentence.to], func(c word) bool { return c.key == w.key })
}
