package grading_test

import (
	"strings"
	"testing"

	"ken/notes/cards"
	"ken/skills/grading"
)

// TestWordsThatSayOtherwise holds answers that have each word of the known one and do not
// say it: none is taken for right, and the reason is named.
func TestWordsThatSayOtherwise(t *testing.T) {
	for _, c := range []struct{ known, given, lean, why string }{
		{"Water causes erosion of rock.", "erosion causes water", grading.Wrong, "turns round the sides of “causes”"},
		{"Heating a gas increases its pressure.", "heating decreases its pressure", "", "It says “decreases”"},
		{"The lease lasts 10 seconds and is renewed by heartbeats.", "20 seconds, renewed by heartbeats", grading.Wrong, "It says 20 seconds"},
		{"It makes split votes rare.", "it does not make split votes rare", "", "denies"},
		{"Bulbs A and C stay on because they are in a closed path.", "bulbs a and b because they are in a closed path", "", "names b"},
	} {
		v := grading.Grade(grading.Asked{Kind: cards.Prose, Question: "What is so?", Answers: []string{c.known}, Given: c.given})
		if v.Verdict == grading.Right || c.lean != "" && v.Lean != c.lean || !strings.Contains(v.Why, c.why) {
			t.Errorf("%q for %q is %s, leans to %s: %s", c.given, c.known, v.Verdict, v.Lean, v.Why)
		}
	}
}

// TestSaidInAnotherVoice turns the words round and says the same: nothing is held against
// it for their order.
func TestSaidInAnotherVoice(t *testing.T) {
	for _, c := range []struct{ known, given string }{
		{"Water causes erosion of rock.", "erosion of rock is caused by water"},
		{"Bulb A and bulb C are in one closed path.", "bulb c and bulb a are in one closed path"},
		{"The lease lasts 10 seconds.", "it lasts ten seconds"},
	} {
		v := grading.Grade(grading.Asked{Kind: cards.Prose, Question: "What is so?", Answers: []string{c.known}, Given: c.given})
		if v.Lean != grading.Right || strings.Contains(v.Why, "turns round") || strings.Contains(v.Why, "It names") {
			t.Errorf("%q for %q is %s, leans to %s: %s", c.given, c.known, v.Verdict, v.Lean, v.Why)
		}
	}
}
