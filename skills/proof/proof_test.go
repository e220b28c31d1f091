package proof

import "testing"

func TestSentence(t *testing.T) {
	const heating = "The board of the co-operative chose the Nordvik pump over the Tessin pump on 14 June 2026. " +
		"Delivery takes 9 weeks and costs 38,500 euros. Some flats keep their old radiators. " +
		"The roof was not insulated in the first year."
	for _, c := range []struct {
		name, sentence string
		evidence       []string
		want           Verdict
		by             string
	}{
		{"a whole sentence", "Delivery takes 9 weeks and costs 38,500 euros.", []string{heating}, Quoted, "quote"},
		{"over a line end, with other quotes", "The “roof” was not\ninsulated.", []string{`The "roof" was not insulated.`}, Quoted, "quote"},
		{"markup does not count", "**Delivery** takes 9 weeks and costs `38,500` euros.", []string{heating}, Quoted, "quote"},
		{"words from inside a sentence are no quote", "The plan is approved.", []string{"It is not true that the plan is approved."}, Contradicted, "negation"},
		{"no source", "Anything.", nil, Unsupported, "source"},
		{"other words, same facts", "Delivery costs 38500 euros and takes 9 weeks.", []string{heating}, Supported, "coverage"},
		{"another number", "Delivery takes 12 weeks.", []string{heating}, Contradicted, "numbers"},
		{"another date", "The board chose the Nordvik pump on 15 June 2026.", []string{heating}, Contradicted, "numbers"},
		{"a date in another form", "On 2026-06-14 the board of the co-operative chose the Nordvik pump over the Tessin pump.", []string{heating}, Supported, "coverage"},
		{"a number that is not there", "Delivery takes 9 weeks and 3 trucks.", []string{heating}, Unsupported, "numbers"},
		{"another name", "The board chose the Hallberg pump.", []string{heating}, Unsupported, "names"},
		{"a denial dropped", "The roof was insulated in the first year.", []string{heating}, Contradicted, "negation"},
		{"a denial added", "Delivery never takes 9 weeks.", []string{heating}, Contradicted, "negation"},
		{"the two sides swapped", "The Tessin pump beat the Nordvik pump.", []string{"The Nordvik pump beat the Tessin pump."}, Contradicted, "order"},
		{"some is not all", "All flats keep their old radiators.", []string{heating}, Weak, "quantifiers"},
		{"something else", "Insurance premiums rose sharply.", []string{heating}, Unsupported, "coverage"},
		{"half of it", "Old radiators and windows stay in flats.", []string{heating}, Weak, "coverage"},
		{"no words", "—", []string{heating}, Unsupported, "coverage"},
	} {
		got := Sentence(c.sentence, c.evidence)
		if got.Verdict != c.want || got.By != c.by {
			t.Errorf("%s: got %s by %s (%s), want %s by %s", c.name, got.Verdict, got.By, got.Reason, c.want, c.by)
		}
		if got.Verdict != Quoted && got.Reason == "" {
			t.Errorf("%s: a verdict without a reason", c.name)
		}
	}
}

// Every sentence of a text is quoted by that text, and by nothing else of it.
func FuzzSentence(f *testing.F) {
	f.Add("One is two. Not all.", "One is two.")
	f.Add("9 weeks", "12 weeks")
	f.Add("`", "**")
	f.Fuzz(func(t *testing.T, sentence, evidence string) {
		if c := Sentence(sentence, []string{evidence}); c.Verdict == "" {
			t.Fatal("no verdict")
		}
		if c := Sentence(sentence, nil); c.Verdict.Stands() {
			t.Fatal("stands on nothing")
		}
	})
}
