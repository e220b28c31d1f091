package grading

import (
	"fmt"
	"slices"
	"strings"

	"ken/notes/prose"
	"ken/skills/proof"
)

// introduced returns what stands behind the words that people put before an answer ("the
// answer is …", "I think it's …") and before those they put behind, "" where there are
// none.
func introduced(g short) string {
	text := strings.TrimSpace(g.text)
	lower := strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	if len(lower) != len(strings.ReplaceAll(text, "’", "'")) {
		return ""
	}
	text = strings.ReplaceAll(text, "’", "'")
	for _, p := range openings {
		if rest, ok := strings.CutPrefix(lower, p); ok && rest != "" && strings.ContainsAny(rest[:1], " :,.") {
			return strings.Trim(text[len(p):], " :,.-")
		}
	}
	for _, p := range closings {
		if rest, ok := strings.CutSuffix(lower, p); ok && rest != "" && strings.ContainsAny(rest[len(rest)-1:], " ,.") {
			return strings.Trim(text[:len(rest)], " :,.-")
		}
	}
	return ""
}

// openings and closings say nothing of the answer they stand before or behind.
//
//nolint:gochecknoglobals // they never change
var (
	openings = strings.Split("the correct answer is|the right answer is|the answer would be|the answer is|the answer|my answer is|answer|ans|"+
		"the term is|the word is|the name is|the term|the word|i think that|i think|i believe|i guess|i would say|i'd say|i'm pretty sure|i am pretty sure|"+
		"pretty sure|i suppose|not sure but|not sure, but|not sure|i'm not sure but|i'm not sure, but|i'm not sure|maybe|probably|perhaps|possibly|"+
		"it is called|it's called|its called|they are called|this is called|that is called|called|it is known as|it's known as|known as|it is|it's|it was|its|this is|that is|that's|this would be|"+
		"that would be|it would be|it will be|they are|they're|these are|there are|there is|he is|she is|he was|she was|we call it|we call this|we call that|you call it|"+
		"it means|this means|it stands for|stands for|it has|because of|due to|by|in|at|on|from|during|is|are|was|were|definitely|just|simply|so|well|um|uh|hmm|oh|ok|okay|yes|"+
		"in the year|the year|a type of|a kind of|a form of", "|")
	closings = strings.Split("i think|i believe|i guess|probably|maybe|perhaps|i suppose|i'd say|right|of course|is the answer|is it|it is|is correct|not sure", "|")
)

// within looks for a known answer as a part of what was given. It is right where the
// rest says nothing but what the question asks, and nothing where the rest denies it or
// offers another.
func (r ruler) within(g, k short) Verdict {
	a, b := g.terms(), k.terms()
	at := r.find(a, b)
	if at < 0 || k.formal {
		return wrong(fmt.Sprintf("The answer is %s.", k.text))
	}
	before, after := a[:at], a[at+len(b):]
	switch {
	case r.bothKnown(g):
		return same(k)
	case slices.Contains(before, "no"):
		return unsure(0.4, fmt.Sprintf("It says no before %s.", k.text))
	case slices.ContainsFunc(before, denies) && !slices.ContainsFunc(b, denies):
		return wrong(fmt.Sprintf("It denies %s.", k.text))
	case slices.Contains(before, "or") || slices.Contains(after, "or") || slices.ContainsFunc(a, hedges) || strings.Contains(g.text, "/") && !strings.Contains(k.text, "/"):
		return unsure(0.3, fmt.Sprintf("%s is one of several answers given.", upperFirst(k.text)))
	case slices.ContainsFunc(after, denies):
		score := 0.4
		if len(after) > 1 && after[0] == "not" && !r.idle(after[1]) {
			score = 0.55 // "stability, not difficulty"
		}
		return unsure(score, fmt.Sprintf("It says %s, and denies something.", k.text))
	case operators(g.text) != operators(k.text):
		return unsure(0.4, fmt.Sprintf("The answer is %s.", k.text))
	}
	for _, w := range append(slices.Clone(before), after...) {
		if !r.idle(w) {
			score := 0.6
			if _, one := unitOf(k.text); one && isUnit(w) {
				score = 0.4 // a newton metre is no newton
			}
			if r.choice || strings.Contains(g.text, ",") {
				score = 0.4
			}
			return unsure(score, fmt.Sprintf("It says %s, and more that is not in the answer.", k.text))
		}
	}
	return same(k)
}

// isUnit tells whether a word is a unit.
func isUnit(word string) bool {
	_, ok := unitOf(word)
	return ok
}

// sameUnit tells whether a question for a unit is answered with another name of it: N for
// newton.
func (r ruler) sameUnit(g, k short) bool {
	if !r.question[proof.Key("unit")] {
		return false
	}
	a, ok := unitOf(g.text)
	b, also := unitOf(k.text)
	return ok && also && a == b && a != bare
}

// find returns where words stand in others, -1 where they do not.
func (r ruler) find(in, words []string) int {
	for at := 0; len(words) > 0 && at+len(words) <= len(in); at++ {
		if r.alike(in[at:at+len(words)], words) {
			return at
		}
	}
	return -1
}

// bothKnown tells whether what was given is several answers, all of them known.
func (r ruler) bothKnown(g short) bool {
	split := strings.FieldsFunc(strings.NewReplacer(" or ", "|", "/", "|", ", ", "|", " also called ", "|", " aka ", "|", "(", "|", ")", "|", " = ", "|").Replace(g.text),
		func(c rune) bool { return c == '|' })
	n := 0
	for _, s := range split {
		if strings.TrimSpace(s) == "" {
			continue
		}
		n++
		one := shortOf(s)
		if !slices.ContainsFunc(r.known, func(k short) bool { return k.plain == one.plain || !k.formal && r.sameWords(one, k) }) {
			return false
		}
	}
	return n > 1
}

// denies tells the words that take back what they stand with.
func denies(term string) bool {
	return slices.Contains(strings.Fields("not no never isnt arent wasnt werent doesnt dont didnt wont cant cannot non without neither nor except unlike opposite false wrong incorrect anything doubt hardly"), term)
}

// hedges tells the words that set one thing beside another.
func hedges(term string) bool {
	return slices.Contains(strings.Fields("either versus vs rather instead but although"), term)
}

// idle tells whether a word around an answer says nothing more: a word of function, or
// one of the question.
func (r ruler) idle(term string) bool {
	if relational(term) {
		return false
	}
	return prose.Stop(term) || slices.Contains(fillers, term) || !r.choice && r.question[proof.Key(term)]
}

// relational tells the words of function that do say something.
func relational(term string) bool {
	return slices.Contains(strings.Fields("not no nor never without before after above below over under up down off out against until again more most few only both all against than"), term)
}

//nolint:gochecknoglobals // it never changes
var fillers = strings.Fields("think believe guess answer called call named name known term word means mean stands definitely probably maybe " +
	"inside within perhaps just simply also sure pretty really actually correct right would say us one thing something using used")

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
