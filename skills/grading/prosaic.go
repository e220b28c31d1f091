package grading

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"ken/notes/prose"
)

// From sure on an answer is right, up to refused it is wrong; what lies between is for
// the learner to decide. Both are on the scale of the score, and were set on questions
// that the weights were not fitted to: see the table of skills/tutor/eval.
const (
	sure    = 0.8
	refused = 0.2
)

// contradictedMost is the most that an answer scores which says another number, or a
// cause for its effect. The opposite of one word is no such thing: of the
// training answers with one that lean to right all the same, more than half are right.
const contradictedMost = 0.45

// prosaic decides an answer of a sentence or more. Where it only repeats a known answer
// it is right; else its words are weighed, and what they deny, turn round or count
// otherwise leaves it to the learner.
func prosaic(a Asked, score Scorer) Verdict {
	known := alternatives(append(slices.Clone(a.Answers), a.Accepted...))
	for _, k := range known {
		if prose.Plain(unwrapped(k)) == prose.Plain(unwrapped(a.Given)) {
			return right(unwrapped(k), "The same words.")
		}
	}
	if v, ok := curt(a, known); ok {
		return v
	}
	c := weighed(a, known)
	v := Verdict{Score: math.Round(score(c.signs, len(known))*1000) / 1000, Lean: Wrong}
	v.Said, v.Missing = c.best.points()
	against := c.contradicted()
	if against != "" {
		v.Score = min(v.Score, contradictedMost)
	} else {
		against = c.against()
	}
	p := v.Score
	if a.Threshold > 0 {
		p = moved(p, a.Threshold)
	}
	if p >= 0.5 {
		v.Lean = Right
	}
	switch {
	case p <= refused || len(c.given.words) == 0:
		v.Verdict = Wrong
	case against != "":
		v.Verdict = Unsure
	case p >= sure:
		v.Verdict = Right
	case p < 0.5 && len(v.Said) > 0 && len(v.Missing) > 0 && c.best.recall >= 0.3:
		v.Verdict = Partly
	default:
		v.Verdict = Unsure
	}
	v.Why = because(v, against)
	return v
}

// shortProse is up to how many words a known answer is also compared as a short one.
const shortProse = 4

// curt decides prose by a known answer of a few words, where it is certain.
func curt(a Asked, known []string) (Verdict, bool) {
	var few []string
	for _, k := range known {
		if words(k) <= shortProse {
			few = append(few, k)
		}
	}
	if len(few) == 0 {
		return Verdict{}, false
	}
	v := exact(Asked{Question: a.Question, Answers: few, Given: a.Given, Others: a.Others})
	return v, v.Verdict == Right
}

// contradicted says what of the known answer the given one says otherwise, "" where it does
// nothing of the kind. What is contradicted leans to wrong, however near its words are.
func (c comparison) contradicted() string {
	if figure := c.otherFigure(); figure != "" {
		return figure
	}
	if verb := c.best.turnedRound(c.given); verb != "" {
		return fmt.Sprintf("it turns round the sides of “%s”", verb)
	}
	return ""
}

// against says what in the answer speaks against the known one that it resembles, ""
// where nothing does.
func (c comparison) against() string {
	sign := func(name string) float64 { return c.signs[signOf[name]] }
	name := c.otherName()
	switch {
	case sign("opposite") > 0:
		return c.best.contraries(c.given)
	case sign("denial") > 0 && c.best.plainRecall >= 0.4:
		if c.given.denials > c.best.known.denials {
			return "it denies what the answer says"
		}
		return "the answer denies what it says"
	case sign("figures") > 0:
		return "it has another number"
	case sign("choice") == -1:
		return "it chooses otherwise"
	case name != "":
		return fmt.Sprintf("it names %s, the answer does not", name)
	case sign("paired") < 0 && c.best.recall >= 0.5:
		return "it may swap what is said of what"
	}
	return ""
}

//nolint:gochecknoglobals // it is computed once and never changes
var signOf = func() map[string]int {
	m := map[string]int{}
	for i, n := range signNames {
		m[n] = i
	}
	return m
}()

// contraries names two words that deny each other.
func (l laid) contraries(g reading) string {
	for i, k := range l.known.words {
		if !k.content || l.near[i] >= 0.9 {
			continue
		}
		for _, w := range g.words {
			if w.content && contrary(k, w) && len(l.known.byKey[w.key]) == 0 {
				return fmt.Sprintf("it says “%s”, the answer “%s”", w.term, k.term)
			}
		}
	}
	return "it says the opposite of a word"
}

// because is a verdict in one line.
func because(v Verdict, against string) string {
	var parts []string
	if len(v.Said) > 0 {
		parts = append(parts, "Same: "+strings.Join(shortened(v.Said), ", ")+".")
	}
	if len(v.Missing) > 0 {
		parts = append(parts, "Not said: "+strings.Join(shortened(v.Missing), ", ")+".")
	}
	if against != "" && v.Verdict == Unsure {
		parts = append(parts, upperFirst(against)+".")
	}
	if len(parts) == 0 {
		return "Nothing of the answer was said."
	}
	return strings.Join(parts, " ")
}
