package proof

import (
	"strings"
	"testing"
)

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
		{"half of it", "Some flats keep their old windows.", []string{heating}, Weak, "coverage"},
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

// A sentence always has a verdict, a check and a score, and stands on nothing without a
// source; a text quotes itself.
func FuzzSentence(f *testing.F) {
	f.Add("One is two. Not all.", "One is two.")
	f.Add("9 weeks", "12 weeks")
	f.Add("`", "**")
	f.Add("B was built by A in 1931, not in three million", "(3 May 1901 - 9 June 1984) A built B; at least 3 may")
	f.Add("do n't , it 's | -", "- a\n- b\n| c | d |\n\n# e")
	f.Add("twenty hundred million billion \ue000 U.S. u s", "I'm 5% of 5 per cent")
	f.Add("ポンプは六百ユーロです。", "日本語の文章です。ポンプは五百ユーロです。")
	f.Fuzz(func(t *testing.T, sentence, evidence string) {
		c := Sentence(sentence, []string{evidence, sentence + evidence})
		if c.Verdict == "" || c.By == "" || !(c.Score >= 0 && c.Score <= 1) {
			t.Fatalf("%+v", c)
		}
		if c := Sentence(sentence, nil); c.Verdict.Stands() {
			t.Fatal("stands on nothing")
		}
	})
}

// Letters of scripts without spaces give words that overlap.
func TestSentenceOfOverlappingWords(t *testing.T) {
	c := Sentence("ポンプは六百ユーロです。", []string{"日本語の文章です。ポンプは五百ユーロです。"})
	if c.Verdict == Quoted || c.Verdict == Supported {
		t.Errorf("%+v", c)
	}
}

// What is far too long for a sentence is refused, and what is far too long for a
// citation is read in part; neither takes the time of all pairs of words.
func TestSentenceOfHostileSize(t *testing.T) {
	for _, part := range []string{"5 flats 6 ", "not a. b. ", "x, and y, ", "at least 5 of the ", "(a 1 b 2000 - "} {
		sentence, evidence := strings.Repeat(part, 700), strings.Repeat(part+"so ", 30_000)
		if c := Sentence(sentence, []string{evidence}); c.Verdict == "" {
			t.Errorf("%q: %+v", part, c)
		}
		if c := Sentence(strings.Repeat(part, 7000), []string{evidence}); c.Verdict != Unsupported {
			t.Errorf("%q: %+v", part, c)
		}
	}
}

func BenchmarkSentence(b *testing.B) {
	evidence := strings.Repeat("The board of the co-operative chose the Nordvik pump over the Tessin pump on 14 June 2026. "+
		"Delivery takes 9 weeks and costs 38,500 euros, since the mill was built by the Hansen family. ", 11) // 2 kB
	for b.Loop() {
		Sentence("On 2026-06-14 the Nordvik pump was chosen by the board, which takes nine weeks to deliver.", []string{evidence})
	}
}
