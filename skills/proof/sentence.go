package proof

import (
	"fmt"
	"strings"

	"ken/notes/prose"
)

// A Check is what was found of one sentence.
type Check struct {
	Verdict Verdict `json:"verdict"`
	// Reason says in a few words what decided, "" for a plain quote.
	Reason string `json:"reason"`
	// By names the check that decided: "quote", "source", "numbers", "names",
	// "negation", "quantifiers", "order" or "coverage".
	By string `json:"by"`
}

// Thresholds of the share of a sentence's content words that its evidence holds.
// They were chosen on the development part of BEGIN (Dziri et al., TACL 2022): at
// 0.8, with numbers and negation checked, 77 % of what is accepted is attributable
// and 87 % of what is attributable is accepted.
const (
	carried = 0.8
	touched = 0.6
)

// Sentence decides whether the words of evidence support a sentence. Each piece of
// evidence is the exact text of one citation. The checks run from the most to the
// least certain, and the first that speaks decides.
func Sentence(sentence string, evidence []string) Check {
	if len(evidence) == 0 {
		return Check{Unsupported, "no source is cited", "source"}
	}
	for _, e := range evidence {
		if quotedIn(prose.Folded(sentence), prose.Folded(e)) {
			return Check{Quoted, "", "quote"}
		}
	}
	s := readClaim(sentence)
	all := readClaim(strings.Join(evidence, "\n\n"))
	near := nearest(s, evidence)
	for _, check := range []func(s, all, near claim) (Check, bool){
		numbers, names, negation, order, quantifiers, coverage,
	} {
		if c, decided := check(s, all, near); decided {
			return c
		}
	}
	return Check{Supported, "every word of it is in the source", "coverage"}
}

// quotedIn tells whether a folded sentence stands whole in a folded text: as its
// own sentence, not as words taken from within another.
func quotedIn(sentence, text string) bool {
	sentence = trimEnd(sentence)
	if sentence == "" {
		return false
	}
	for from := 0; ; {
		at := strings.Index(text[from:], sentence)
		if at < 0 {
			return false
		}
		at += from
		if beginsAt(text, at) && endsAt(text, at+len(sentence)) {
			return true
		}
		from = at + 1
	}
}

func trimEnd(s string) string { return strings.TrimRight(s, " .!?…;:,") }

// beginsAt tells whether a sentence may begin at a place of a folded text.
func beginsAt(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \"'([-#")
	if before == "" {
		return true
	}
	last := before[len(before)-1]
	return strings.IndexByte(".!?:;)]", last) >= 0 || strings.HasSuffix(before, "…") || strings.HasSuffix(before, "。")
}

func endsAt(text string, at int) bool {
	rest := strings.TrimLeft(text[at:], " \"')]")
	return rest == "" || strings.IndexByte(".!?;:", rest[0]) >= 0 || strings.HasPrefix(rest, "…") || strings.HasPrefix(rest, "。")
}

// nearest returns the one sentence of the evidence that shares most with s.
func nearest(s claim, evidence []string) claim {
	var best claim
	most := -1.0
	for _, e := range evidence {
		for _, span := range prose.Sentences(e) {
			c := readClaim(span.In(e))
			if share := c.holds(s); share > most {
				best, most = c, share
			}
		}
	}
	return best
}

// numbers wants every number and date of the sentence in the evidence.
func numbers(s, all, _ claim) (Check, bool) {
	for _, q := range s.quantities {
		if all.states(q) {
			continue
		}
		if other, ok := all.rival(q); ok {
			return Check{Contradicted, fmt.Sprintf("it says %s, the source %s", q.In(s.text), other.In(all.text)), "numbers"}, true
		}
		return Check{Unsupported, fmt.Sprintf("%s is not in the source", q.In(s.text)), "numbers"}, true
	}
	return Check{}, false
}

// names wants every name of the sentence in the evidence.
func names(s, all, _ claim) (Check, bool) {
	for _, n := range s.names {
		if !all.has[prose.Stem(n.Term)] && !all.acronyms[n.Term] {
			return Check{Unsupported, fmt.Sprintf("%q is not in the source", n.In(s.text)), "names"}, true
		}
	}
	return Check{}, false
}

// negation wants the sentence and its nearest evidence to agree in saying no.
func negation(s, all, near claim) (Check, bool) {
	if near.holds(s) < touched || s.negations%2 == near.negations%2 {
		return Check{}, false
	}
	if s.negations > near.negations {
		return Check{Contradicted, "it denies what the source says", "negation"}, true
	}
	return Check{Contradicted, "the source denies it", "negation"}, true
}

// quantifiers wants the sentence to claim no more than its nearest evidence: "some"
// does not support "all".
func quantifiers(s, all, near claim) (Check, bool) {
	if s.reach <= near.reach || near.holds(s) < touched {
		return Check{}, false
	}
	return Check{Weak, fmt.Sprintf("it says %q, the source does not", s.reachWord), "quantifiers"}, true
}

// order wants two words on either side of a third to stand on the same sides of it
// in the evidence: "A replaces B" is not "B replaces A".
func order(s, all, near claim) (Check, bool) {
	if near.holds(s) < carried {
		return Check{}, false
	}
	for i := 1; i+1 < len(s.stems); i++ {
		a, verb, b := s.stems[i-1], s.stems[i], s.stems[i+1]
		if a == b || !near.follows(b, verb, a) || near.follows(a, verb, b) {
			continue
		}
		if near.passive != s.passive {
			continue
		}
		return Check{Contradicted, "the source has the two sides the other way round", "order"}, true
	}
	return Check{}, false
}

// coverage wants the content words of the sentence in the evidence.
func coverage(s, all, near claim) (Check, bool) {
	share := all.holds(s)
	missing := all.missing(s)
	switch {
	case len(s.stems) == 0:
		return Check{Unsupported, "it holds no word that could be checked", "coverage"}, true
	case share < touched:
		return Check{Unsupported, "the source does not speak of " + missing, "coverage"}, true
	case share < carried || near.holds(s) < touched:
		return Check{Weak, "not in the source: " + missing, "coverage"}, true
	case share < 1:
		return Check{Supported, "but for: " + missing, "coverage"}, true
	}
	return Check{}, false
}
