package proof

import "fmt"

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
	if w.term == "nor" && c.earlier(i, "neither") {
		return false // the two are one negation
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

// earlier tells whether a word stands before a place in its sentence.
func (c *claim) earlier(i int, term string) bool {
	for j := i - 1; j >= 0 && c.words[j].sentence == c.words[i].sentence; j-- {
		if c.words[j].term == term {
			return true
		}
	}
	return false
}

// later tells whether a word stands behind a place in its clause.
func (c *claim) later(i int, term string) bool {
	for j := i + 1; j < len(c.words) && c.words[j].clause == c.words[i].clause; j++ {
		if c.words[j].term == term {
			return true
		}
	}
	return false
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
func (r reading) denied() (here, there int) {
	for i := r.sentence.from; i < r.sentence.to; i++ {
		answer := i == r.sentence.from && r.claim.words[i].term == "no" && i+1 < r.sentence.to && r.claim.words[i+1].gap != " "
		if r.claim.denies(i) && !answer {
			here++
		}
	}
	used := map[int]bool{}
	for _, l := range r.found() {
		used[l.at] = true
	}
	for s := range r.source.of(r.sentencesUsed()) {
		for i := s.from; i < s.to; i++ {
			if r.source.denies(i) && r.reached(i, used) && !r.delays(i) {
				there++
			}
		}
	}
	return here, there
}

// delays tells a negation of the evidence that only puts off what the sentence says:
// what does not come until May comes in May.
func (r reading) delays(at int) bool {
	return r.source.later(at, "until") && !r.repeats(word{key: keyOf("until")})
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
		if next.term == "and" || next.term == "but" || next.term == "or" {
			break // what it denies came before
		}
	}
	return false
}

// negation wants a sentence and its evidence to agree in saying no. Two negations are
// none, and so are a negation and a word of opposite meaning.
func negation(r reading) (Check, bool) {
	here, there := r.denied()
	var flipped *link
	n := here + there
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
	case here > there:
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

// placing are those of them that change what is said wherever they are put in or left
// out.
//
//nolint:gochecknoglobals // it never changes
var placing = set("before after above below under until since without against inside outside except despite")

// relation wants "before" not to be "after", and neither to be there for nothing.
func relation(r reading) (Check, bool) {
	decided := Check{By: "order"}
	for _, l := range r.found() {
		here, there := r.claim.before(l.word), r.source.before(l.at)
		for i := l.word - 1; i >= r.sentence.from && !r.claim.words[i].kind.says(); i-- {
			w := r.claim.words[i].term
			if there[w] || r.claim.words[i].bound {
				continue
			}
			switch other, ok := relations[w]; {
			case ok && there[other] && len(r.source.byKey[r.claim.words[i].key]) == 0:
				return Check{Verdict: Contradicted, By: "order", Reason: fmt.Sprintf("it says “%s”, the source “%s”", w, other)}, true
			case placing[w] && decided.Verdict == "":
				decided.Verdict, decided.Reason = Weak, fmt.Sprintf("it says “%s”, the source does not say it there", w)
			}
		}
		for i := l.at - 1; i >= 0 && r.source.words[i].sentence == r.place(l).sentence && !r.source.words[i].kind.says(); i-- {
			if w := r.source.words[i]; placing[w.term] && !w.bound && !here[w.term] && decided.Verdict == "" {
				decided.Verdict, decided.Reason = Weak, fmt.Sprintf("the source says “%s”", w.term)
			}
		}
	}
	return decided, decided.Verdict != ""
}

// before returns the words of function between a word and what stands before it.
func (c *claim) before(at int) map[string]bool {
	terms := map[string]bool{}
	for i := at - 1; i >= 0 && c.words[i].sentence == c.words[at].sentence && !c.words[i].kind.says(); i-- {
		terms[c.words[i].term] = true
	}
	return terms
}
