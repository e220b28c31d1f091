package proof

import "fmt"

// A denial is a word of negation in force.
type denial struct {
	at       int
	spelling string
}

// denies tells whether the sentence has a negation, other than the "no" of an answer.
func (r reading) denies() bool {
	for i := r.sentence.from; i < r.sentence.to; i++ {
		if r.claim.denies(i) && (i > r.sentence.from || r.claim.words[i].term != "no") {
			return true
		}
	}
	return false
}

// scope is over how many words a negation reaches.
const scope = 7

// denies tells whether the word at a place of a claim is a negation, and not one half of
// "not only … but also".
func (c *claim) denies(i int) bool {
	w := c.words[i]
	if w.kind != mark || reaches[w.term] > 0 || hedges[w.term] {
		return false
	}
	if w.term == "not" || w.term == "no" {
		next := c.next(i)
		if next == "only" || next == "just" || next == "merely" || next == "later" || next == "fewer" ||
			w.term == "no" && (next == "less" || next == "more") || next == "necessarily" {
			return false
		}
	}
	return true
}

// next returns the term behind a word in its sentence.
func (c *claim) next(i int) string {
	if i+1 < len(c.words) && c.words[i+1].sentence == c.words[i].sentence {
		return c.words[i+1].term
	}
	return ""
}

// denied counts the negations of the sentence, and those of its evidence that reach a
// word the sentence is led to.
func (r reading) denied() (here, there []denial) {
	for i := r.sentence.from; i < r.sentence.to; i++ {
		answer := i == r.sentence.from && r.claim.words[i].term == "no" && i+1 < r.sentence.to && r.claim.words[i+1].gap != " "
		if r.claim.denies(i) && !answer {
			here = append(here, denial{i, r.claim.words[i].spelling})
		}
	}
	used := map[int]bool{}
	for _, l := range r.found() {
		used[l.at] = true
	}
	sentences := r.sentencesUsed()
	for i, w := range r.source.words {
		if sentences[w.sentence] && r.source.denies(i) && r.reached(i, used) {
			there = append(there, denial{i, w.spelling})
		}
	}
	return here, there
}

// sentencesUsed returns the sentences of the evidence that hold a good part of what is
// found.
func (r reading) sentencesUsed() map[int]bool {
	n := map[int]int{}
	found := r.found()
	for _, l := range found {
		n[r.place(l).sentence]++
	}
	used := map[int]bool{}
	for s, count := range n {
		used[s] = count*4 >= len(found)
	}
	return used
}

// reached tells whether a negation of the evidence bears on a word that is used: one of
// its clause, close behind it.
func (r reading) reached(at int, used map[int]bool) bool {
	w := r.source.words[at]
	seen := 0
	for i := at + 1; i < len(r.source.words) && seen < scope; i++ {
		next := r.source.words[i]
		if next.sentence != w.sentence || next.clause != w.clause && seen > 0 {
			break
		}
		seen++
		if used[i] {
			return true
		}
	}
	return false
}

// negation wants a sentence and its evidence to agree in saying no. Two negations are
// none, and so are a negation and a word of opposite meaning.
func negation(r reading) (Check, bool) {
	here, there := r.denied()
	var flipped *link
	n := len(here) + len(there)
	for _, l := range r.links {
		if l.how == opposite {
			n++
			flipped = &l
		}
	}
	if n%2 == 0 || r.share() < touched {
		return Check{}, false
	}
	why := "the source denies it"
	switch {
	case flipped != nil:
		why = fmt.Sprintf("it says “%s”, the source “%s”", r.word(*flipped).spelling, r.place(*flipped).spelling)
	case len(here) > len(there):
		why = "it denies what the source says"
	}
	return Check{Verdict: Contradicted, Reason: why, By: "negation"}, true
}

// relations are words of place and time that mean the opposite of each other, and stand
// before what they are about.
//
//nolint:gochecknoglobals // it never changes
var relations = map[string]string{
	"before": "after", "after": "before", "above": "below", "below": "above", "under": "over", "over": "under",
	"with": "without", "without": "with", "more": "less", "less": "more", "most": "least", "least": "most",
	"until": "since", "since": "until", "inside": "outside", "outside": "inside", "up": "down", "down": "up",
	"for": "against", "against": "for",
}

// relation wants "before" not to be "after".
func relation(r reading) (Check, bool) {
	for _, l := range r.found() {
		for i := l.word - 1; i >= r.sentence.from && !r.claim.words[i].kind.says(); i-- {
			w := r.claim.words[i]
			other, ok := relations[w.term]
			if !ok {
				continue
			}
			before := r.source.before(l.at)
			if before[other] && !before[w.term] {
				return Check{Verdict: Contradicted, By: "order", Reason: fmt.Sprintf("it says “%s”, the source “%s”", w.term, other)}, true
			}
		}
	}
	return Check{}, false
}

// before returns the words of function between a word and what stands before it.
func (c *claim) before(at int) map[string]bool {
	terms := map[string]bool{}
	for i := at - 1; i >= 0 && c.words[i].sentence == c.words[at].sentence && !c.words[i].kind.says(); i-- {
		terms[c.words[i].term] = true
	}
	return terms
}
