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
			if e := r.place(l); l.how == same && !e.limit.implies(w.limit) {
				return weak("it says “%s%s”, the source “%s%s”", w.limit, w.spelling, e.limit, e.spelling)
			}
			continue
		}
		claimed := r.claim.figures[w.figure]
		if said, ok := r.source.stated(claimed); ok && !said.bound.implies(claimed.bound) {
			return weak("it says “%s%s”, the source “%s%s”", claimed.bound, claimed.said, said.bound, said.said)
		}
	}
	if w := r.added(); w != "" {
		return weak("it says “%s”, the source does not", w)
	}
	near := r.passed()
	here, hereWord := reachOf(r.claim.words[r.sentence.from:r.sentence.to])
	there, thereWord := reachOf(near)
	switch {
	case there == 1 && here != 1:
		return weak("the source says “%s”", thereWord)
	case there == 2 && here == 3:
		return weak("it says “%s”, the source “%s”", hereWord, thereWord)
	}
	if hedge := r.hedged(near); hedge != "" {
		return weak("the source says “%s”", hedge)
	}
	if lead := r.reported(); lead != "" {
		return weak("the source has it as “%s”", lead)
	}
	if verb := r.intended(); verb != "" {
		return weak("the source says “to %s”", verb)
	}
	return Check{}, false
}

// added returns a word of the sentence that says how much or how surely it holds, where
// the evidence has none that says as much.
func (r reading) added() string {
	for i := r.sentence.from; i < r.sentence.to; i++ {
		w := r.claim.words[i]
		if w.term == "only" && !w.negated && !r.has(func(e word) bool { return e.term == "only" && !e.negated }) {
			return w.spelling
		}
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
func reachOf(words []word) (int, string) {
	most, term := 0, ""
	for _, w := range words {
		if n := reaches[w.term]; n > most {
			most, term = n, w.term
		}
	}
	return most, term
}

// passed returns the words of the evidence that bear on what the sentence says: those
// of function just before a word it is led to.
func (r reading) passed() []word {
	var near []word
	for _, l := range r.found() {
		for i := l.at - 1; i >= 0 && r.source.words[i].sentence == r.place(l).sentence && !r.source.words[i].kind.says(); i-- {
			near = append(near, r.source.words[i])
		}
	}
	return near
}

// hedged returns a word by which the evidence leaves open what the sentence does not: a
// hedge before a word it is led to, or a condition anywhere in the same sentence.
func (r reading) hedged(near []word) string {
	for _, w := range r.claim.words[r.sentence.from:r.sentence.to] {
		if w.hedges() || conditions[w.term] {
			return ""
		}
	}
	used := r.sentencesUsed()
	for _, w := range near {
		if used[w.sentence] && (w.hedges() || conditions[w.term]) && !r.repeats(w) {
			return w.spelling
		}
	}
	for s := range r.source.of(used) {
		for _, w := range r.source.words[s.from:s.to] {
			if conditions[w.term] && !r.repeats(w) {
				return w.spelling
			}
		}
	}
	return ""
}

// intended returns what somebody is to do or wants to do by the evidence, and does by
// the sentence: "asked to send" is not "sent".
func (r reading) intended() string {
	for _, l := range r.found() {
		if l.at == 0 || r.source.words[l.at-1].term != "to" || r.place(l).kind != content || r.place(l).sentence != r.source.words[l.at-1].sentence {
			continue
		}
		if !r.claim.before(l.word)["to"] && r.claim.preposition(l.word) == "" {
			return r.place(l).spelling
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
