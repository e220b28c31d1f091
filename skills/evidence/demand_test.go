package evidence

import (
	"slices"
	"testing"

	"ken/index"
	"ken/notes/prose"
)

func TestDemands(t *testing.T) {
	for _, c := range []struct {
		question, text string
		met, rival     bool
	}{
		{"Who repairs boiler 3?", "Piotr repairs boiler 3.", true, false},
		{"Who repairs boiler 3?", "Piotr repairs boiler 1.", false, true},
		{"Who repairs boiler 3?", "Piotr repairs boilers 1 and 3.", true, false},
		{"Who repairs boiler 3?", "The boiler takes 3 hours.", false, false},
		{"How many flats are in block D?", "Block D has twelve flats.", true, false},
		{"How many flats are in block D?", "Block C has twelve flats.", false, true},
		{"What does std::iter hold?", "Iterators are in `std::iter`.", true, false},
		{"What does std::iter hold?", "Maps are in `std::collections`.", false, false},
		{"Why is aarch64-pear-linux slow?", "The aarch64\\-pear-linux target is slow.", true, false},
		{"Why is aarch64-pear-linux slow?", "The i386-pear-linux target is slow.", false, true},
		{"Why was <~> chosen?", "The token `<~>` was free.", true, false},
		{"Why was <~> chosen?", "The token `<-` was free.", false, false},
	} {
		words := slices.Collect(prose.Words(c.question))
		demands := demandsOf(c.question, words)
		if len(demands) != 1 {
			t.Errorf("%s: demands %+v", c.question, demands)
			continue
		}
		if met, rival := demands[0].met(c.text), demands[0].rival(c.text); met != c.met || !met && rival != c.rival {
			t.Errorf("%s %s: met is %v, rival is %v", c.question, c.text, met, rival)
		}
	}
	for _, none := range []string{
		"Who chairs the board?", "What happens on December 19?", "What was decided in 2026?", "Is it late -- again?", "", "2 3 4",
	} {
		if d := demandsOf(none, slices.Collect(prose.Words(none))); len(d) > 0 {
			t.Errorf("%s: demands %+v", none, d)
		}
	}
}

// TestAnsweredOrNot holds what may answer, and what only speaks of the same.
func TestAnsweredOrNot(t *testing.T) {
	for _, c := range []struct {
		question, text string
		answered       bool
	}{
		{"Who repairs the boiler?", "Piotr repairs the boiler.", true},
		{"Who repairs the boiler?", "Piotr painted the boiler.", false},
		{"Who is the caretaker of the house?", "Ida is the caretaker of the house.", true},
		{"Who is the treasurer of the house?", "Ida is the caretaker of the house.", false},
		{"What is the interest on the loan from the bank?", "The loan from the bank runs for twelve years at 4.1 %.", true},
		{"What is the interest on the loan from the bank?", "The loan from the bank runs for twelve years.", false},
		{"Who answers the telephone at night?", "Piotr asked who answers the telephone at night.", false},
		{"Who answers the telephone at night?", "Piotr answers the telephone at night.", true},
		{"Where is the boiler house?", "The boiler house stands behind block B.", true},
		{"Where is the boiler house?", "The boiler house is old.", false},
		{"What does the once function make?", "The once function makes an iterator.", true},
	} {
		p := passage("a.md", c.text)
		p.Heading = nil
		g := Gathered{Question: Read(c.question)}
		g.Findings = Weigh(g.Question, []index.Passage{p})
		if _, ok := g.Best(); ok != c.answered {
			t.Errorf("%s %s: answered is %v", c.question, c.text, ok)
		}
	}
}

// Whatever is asked, a text that holds the question itself meets what it names.
func FuzzDemands(f *testing.F) {
	for _, seed := range []string{"boiler 3", "std::iter", "<-", "a_b-c.d/e", "flat 4 D", "x - y", "\x00\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range demandsOf(text, slices.Collect(prose.Words(text))) {
			if d.stems != nil && !d.met(text) {
				t.Fatalf("%q does not meet %+v", text, d)
			}
			d.rival(text)
		}
	})
}
