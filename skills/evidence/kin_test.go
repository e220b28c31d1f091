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
		{"How high is the net present value of the tank?", "present", "npv", true},
		{"How high is the value of the tank at present?", "present", "npv", false},
	} {
		k := prose.Stem(c.found)
		if got := slices.Contains(Read(c.question).word(prose.Stem(c.word)).forms(), k); got != c.kin {
			t.Errorf("%s: %s for %s is %v", c.question, c.found, c.word, got)
		}
	}
}

// TestGoesWithoutSaying holds which words of a question a document need not have.
func TestGoesWithoutSaying(t *testing.T) {
	for _, c := range []struct {
		question, word string
		unsaid         bool
	}{
		{"How many cars does the company lease?", "company", true},
		{"How many cars has a company?", "company", false},
		{"How big is the round we are raising?", "raising", true},
		{"How much rent did we reimburse?", "reimburse", false},
		{"Where does the concert take place?", "place", true},
		{"Which place was chosen?", "place", false},
	} {
		if got := Read(c.question).word(prose.Stem(c.word)).faint; got != c.unsaid {
			t.Errorf("%s: %s goes without saying: %v", c.question, c.word, got)
		}
	}
	for question, want := range map[string]string{
		"How many pre-orders came?":            "order",
		"How quickly must support answer?":     "time",
		"How many flats are in the old house?": "flat",
	} {
		if got := Read(question).unit; got != want {
			t.Errorf("%s asks for %q", question, got)
		}
	}
	for question, want := range map[string]Asks{"What does the pump cost the house?": HowMany, "Where does the revenue stand?": HowMany, "Where does the tank stand in the house?": Where} {
		if got := Read(question).Asks; got != want {
			t.Errorf("%s asks for %s", question, got)
		}
	}
}
