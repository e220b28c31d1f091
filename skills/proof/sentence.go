package proof

import (
	"fmt"
	"slices"
	"strings"

	"ken/notes/prose"
)

// A Check is what was found of one sentence.
type Check struct {
	Verdict Verdict `json:"verdict"`
	// Reason says in a few words what decided, "" for a plain quote.
	Reason string `json:"reason"`
	// By names the check that decided: "quote", "source", "numbers", "names",
	// "negation", "quantifiers", "order" or "coverage"; "judge" where a second judge
	// lowered the verdict.
	By string `json:"by"`
	// Score says how well the evidence supports the sentence, 0 to 1. It is finer than
	// the verdict and does not decide it alone.
	Score float64 `json:"score"`
}

// Shares of what a sentence says that its evidence has to hold: to be about the same,
// and for its order to be looked at.
const (
	carried = 0.8
	touched = 0.5
)

// faint is the score below which a sentence that lacks words is not even weak.
const faint = 0.15

// What is read at most, in bytes: of a sentence, which may be a few, and of its evidence,
// of which the rest is not looked at unless it quotes the sentence. Longer ones are no
// work of people, and the checks look at every pair of words.
const (
	longestText     = 8 << 10
	longestEvidence = 128 << 10
)

// Sentence decides whether the words of evidence support a sentence. Each piece of
// evidence is the exact text of one citation. What is given as a sentence may be more
// than one; each is checked, and the worst decides.
func Sentence(text string, evidence []string) Check {
	if len(evidence) == 0 {
		return Check{Verdict: Unsupported, Reason: "no source is cited", By: "source"}
	}
	folded := prose.Folded(text)
	for _, e := range evidence {
		if quotedIn(folded, prose.Folded(e)) {
			return Check{Verdict: Quoted, By: "quote", Score: 1}
		}
	}
	if len(text) > longestText {
		return Check{Verdict: Unsupported, Reason: "it is too long to be checked", By: "coverage"}
	}
	readings := readingsOf(text, evidence)
	if len(readings) == 0 {
		return Check{Verdict: Unsupported, Reason: "it holds no word that could be checked", By: "coverage"}
	}
	worst := Check{Verdict: Supported, Reason: "every word of it is in the source", By: "coverage"}
	for _, r := range readings {
		if found := r.check(); found.Verdict.worse(worst.Verdict) {
			worst = found
		}
	}
	worst.Score = score(signs(readings))
	if worst.Verdict == Weak && worst.By == "coverage" && worst.Score < faint {
		worst.Verdict = Unsupported
	}
	return worst
}

// readingsOf lays the sentences of a text along its evidence, those that say nothing
// left out.
func readingsOf(text string, evidence []string) []reading {
	s := newSource(evidence)
	c := readClaim([]string{text}, s.lang)
	var list []reading
	for _, sent := range c.sentences {
		if r := s.lay(c, sent); len(r.links) > 0 || sent.question || r.denies() {
			list = append(list, r)
		}
	}
	return list
}

// check runs the checks of one sentence, from the most to the least certain; the first
// that speaks decides.
func (r reading) check() Check {
	for _, check := range []func(reading) (Check, bool){
		numbers, names, negation, sides, relation, moves, coverage, order, quantifiers, speaker,
	} {
		if c, decided := check(r); decided {
			return c
		}
	}
	return Check{Verdict: Supported, Reason: "every word of it is in the source", By: "coverage"}
}

// numbers wants every number and date of the sentence in the evidence.
func numbers(r reading) (Check, bool) {
	for _, l := range r.links {
		w := r.word(l)
		if w.kind != number {
			continue
		}
		f := r.claim.figures[w.figure]
		if l.at >= 0 {
			if other, ok := r.miscounted(f); ok {
				return Check{Verdict: Contradicted, By: "numbers", Reason: fmt.Sprintf("it says %s, the source %s", f.said, other.said)}, true
			}
			continue
		}
		if other, ok := rival(r.source.figures, f); ok && r.topic() >= touched {
			return Check{Verdict: Contradicted, By: "numbers", Reason: fmt.Sprintf("it says %s, the source %s", f.said, other.said)}, true
		}
		return Check{Verdict: Unsupported, By: "numbers", Reason: fmt.Sprintf("%s is not in the source", f.said)}, true
	}
	return Check{}, false
}

// miscounted returns the figure of the evidence that counts what f counts, where f has
// the value of one that counts something else: "3 flats" for "25 flats and 3 lifts".
func (r reading) miscounted(f figure) (figure, bool) {
	if f.Unit == "" || f.Date != "" {
		return figure{}, false
	}
	for _, i := range r.source.byValue[f.Value] {
		if p := r.source.figures[r.source.words[i].figure]; p.Unit == "" || p.unit == f.unit {
			return figure{}, false
		}
	}
	return rival(r.source.figures, f)
}

// moves wants a figure behind "to" not to stand behind "by": what fell to 5 did not fall
// by 5.
func moves(r reading) (Check, bool) {
	for _, l := range r.links {
		if w := r.word(l); w.kind != number || l.at < 0 {
			continue
		}
		here, there := r.claim.preposition(l.word), r.source.preposition(l.at)
		if here != there && moving[here] && moving[there] {
			return Check{Verdict: Weak, By: "numbers", Reason: fmt.Sprintf(
				"it says “%s %s”, the source “%s %s”", here, r.word(l).spelling, there, r.place(l).spelling)}, true
		}
	}
	return Check{}, false
}

//nolint:gochecknoglobals // it never changes
var moving = set("by to from")

// names wants every name of the sentence in the evidence.
func names(r reading) (Check, bool) {
	for _, l := range r.links {
		if w := r.word(l); w.name && l.at < 0 {
			return Check{Verdict: Unsupported, By: "names", Reason: fmt.Sprintf("%q is not in the source", w.spelling)}, true
		}
	}
	return Check{}, false
}

// coverage wants what the sentence says in the evidence.
func coverage(r reading) (Check, bool) {
	share := r.share()
	switch lacking := r.lacking(); {
	case len(r.links) == 0 && r.denies():
		return Check{Verdict: Weak, Reason: "it does not say what it denies", By: "negation"}, true
	case len(r.links) == 0:
		return Check{}, false
	case share < touched:
		return Check{Verdict: Unsupported, Reason: "the source does not speak of " + lacking, By: "coverage"}, true
	case lacking != "":
		return Check{Verdict: Weak, Reason: "not in the source: " + lacking, By: "coverage"}, true
	}
	return Check{}, false
}

// lacking names up to three words of the sentence that the evidence lacks.
func (r reading) lacking() string {
	var out []string
	for _, l := range r.links {
		word := "“" + r.word(l).spelling + "”"
		if l.at < 0 && !slices.Contains(out, word) && len(out) < 3 {
			out = append(out, word)
		}
	}
	return strings.Join(out, ", ")
}

// speaker wants a sentence to speak of nobody in its own voice, and to be no question.
func speaker(r reading) (Check, bool) {
	if r.sentence.question {
		return Check{Verdict: Weak, Reason: "a question claims nothing", By: "coverage"}, true
	}
	if w := r.voice(); w != "" {
		return Check{Verdict: Weak, Reason: fmt.Sprintf("it says “%s”, the source does not", w), By: "coverage"}, true
	}
	return Check{}, false
}

// voice returns a word for who speaks or is spoken to that the evidence does not have.
func (r reading) voice() string {
	for i := r.sentence.from; i < r.sentence.to; i++ {
		if w := r.claim.words[i]; persons[w.term] && len(r.source.byKey[w.key]) == 0 {
			return w.spelling
		}
	}
	return ""
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
