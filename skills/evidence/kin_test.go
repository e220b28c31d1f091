package evidence

import (
	"slices"
	"testing"

	"ken/notes/prose"
)

// TestKindred holds which words stand for each other, and which only look like it.
func TestKindred(t *testing.T) {
	for _, c := range []struct {
		asked, found string
		kin          bool
	}{
		{"deliver", "delivery", true},
		{"delivered", "delivery", true},
		{"decide", "decision", true},
		{"extend", "extension", true},
		{"subscribe", "subscription", true},
		{"reduce", "reduction", true},
		{"available", "availability", true},
		{"certify", "certification", true},
		{"employ", "employees", true},
		{"pay", "payment", true},
		{"retain", "retention", true},
		{"sell", "sale", true},
		{"sent", "send", true},
		{"growth", "grew", true},
		{"customer", "buyer", true},
		{"homes", "households", true},
		{"venue", "location", true},
		{"uptime", "availability", true},
		{"county", "count", false},
		{"factory", "factor", false},
		{"corner", "corn", false},
		{"director", "direct", false},
		{"board", "border", false},
	} {
		a, b := prose.Stem(c.asked), prose.Stem(c.found)
		has := func(a, b string) bool {
			return a == b || slices.ContainsFunc(kindred(a), func(k kinsman) bool { return k.stem == b })
		}
		if has(a, b) != c.kin || has(b, a) != c.kin {
			t.Errorf("%s and %s: want kin %v, have %v and %v", c.asked, c.found, c.kin, has(a, b), has(b, a))
		}
	}
}

// TestKeptApart holds that a word of a question stands for no other of it, that the only
// one has no other standing for it, and that verbs of two words have kin of their own.
func TestKeptApart(t *testing.T) {
	for _, c := range []struct {
		question, word, found string
		kin                   bool
	}{
		{"Which supplier has the tank?", "supplier", "manufacturer", true},
		{"Which supplier has the manufacturer?", "supplier", "manufacturer", false},
		{"Which loan has the house?", "loan", "mortgage", true},
		{"What is a loan?", "loan", "mortgage", false},
		{"How many days has a buyer to send the product back?", "send", "return", true},
		{"Who will send the product?", "send", "return", false},
	} {
		k := prose.Stem(c.found)
		if got := slices.Contains(Read(c.question).word(prose.Stem(c.word)).forms(), k); got != c.kin {
			t.Errorf("%s: %s for %s is %v", c.question, c.found, c.word, got)
		}
	}
}
