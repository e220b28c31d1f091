package grading

import (
	"slices"
	"strings"
	"unicode"

	"ken/notes/cards"
	"ken/notes/prose"
	"ken/notes/recall"
)

// The verdicts. Unsure leaves it to the learner.
const (
	Right  = "right"
	Partly = "partly"
	Wrong  = "wrong"
	Unsure = "unsure"
)

// A Verdict says how far what was given is the answer.
type Verdict struct {
	// Verdict is Right, Partly, Wrong or Unsure.
	Verdict string `json:"verdict"`
	// Lean is Right or Wrong: what it would be if only these two could be said.
	Lean string `json:"lean"`
	// Score is between 0 and 1: of a list the share of its items, of prose how likely it
	// is that a teacher takes it for right.
	Score float64 `json:"score"`
	// Said and Missing are what of the answer was given and what was not, in the words
	// of the answer; never nil.
	Said    []string `json:"said"`
	Missing []string `json:"missing"`
	// Rating is what is proposed where nothing else is known; see [Propose].
	Rating recall.Rating `json:"rating"`
	// Why is one sentence for the learner.
	Why string `json:"why"`
	// Typo is the answer as it is spelt, where a slip of spelling was let pass.
	Typo string `json:"typo,omitempty"`
}

// Grade compares what was given with the answers. The same input gives the same verdict;
// nothing that is given changes how it is compared.
func Grade(a Asked) Verdict { return GradeBy(a, fitted.Score) }

// A Scorer is the chance that prose of some signs is right, 0.5 where it is open, by how
// many answers are known.
type Scorer func(signs []float64, references int) float64

// GradeBy is [Grade] with other weights for prose: it is for measuring weights on answers
// they were not fitted to, by the way that every answer goes.
func GradeBy(a Asked, score Scorer) Verdict {
	a, long := a.bounded()
	v := grade(a, score)
	if long {
		v.Why = strings.TrimSuffix(v.Why, ".") + ". Only the first 10 kB were read."
	}
	if v.Said == nil {
		v.Said = []string{}
	}
	if v.Missing == nil {
		v.Missing = []string{}
	}
	v.Rating = Propose(v, Manner{})
	return v
}

func grade(a Asked, score Scorer) Verdict {
	switch {
	case len(a.Answers)+len(a.Accepted) == 0:
		return Verdict{Verdict: Unsure, Lean: Wrong, Why: "No answer is known to compare with."}
	case empty(a.Given) && !repeated(a):
		v := wrong("Nothing was answered.")
		v.Missing = missed(a)
		return v
	}
	switch a.Kind {
	case cards.List:
		return list(a)
	case cards.Prose:
		return prosaic(a, score)
	default:
		return exact(a)
	}
}

// repeated tells whether what was given is a known answer to the letter, as "na" may be.
func repeated(a Asked) bool {
	given := prose.Plain(a.Given)
	return strings.ContainsFunc(given, unicode.IsLetter) && a.Kind != cards.List &&
		slices.ContainsFunc(alternatives(append(slices.Clone(a.Answers), a.Accepted...)), func(k string) bool { return prose.Plain(k) == given })
}

// missed is what an empty answer leaves out.
func missed(a Asked) []string {
	if a.Kind == cards.List {
		return firstOfEach(a.Answers)
	}
	return alternatives(append(slices.Clone(a.Answers), a.Accepted...))[:1]
}

// firstOfEach returns the first alternative of each answer.
func firstOfEach(answers []string) []string {
	var out []string
	for _, s := range answers {
		if alt := alternatives([]string{s}); len(alt) > 0 {
			out = append(out, alt[0])
		}
	}
	return out
}

func right(said, why string) Verdict {
	return Verdict{Verdict: Right, Lean: Right, Score: 1, Said: []string{said}, Why: why}
}

func wrong(why string) Verdict { return Verdict{Verdict: Wrong, Lean: Wrong, Why: why} }

// unsure leans to one side by its score.
func unsure(score float64, why string) Verdict {
	lean := Wrong
	if score >= 0.5 {
		lean = Right
	}
	return Verdict{Verdict: Unsure, Lean: lean, Score: score, Why: why}
}
