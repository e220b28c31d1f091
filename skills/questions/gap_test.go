package questions

import (
	"slices"
	"strings"
	"testing"

	"ken/notes/cards"
)

func gapTexts(paragraph string, n int) []string {
	var out []string
	for _, g := range Clozes(paragraph, nil) {
		if len(out) < n {
			out = append(out, g.Text)
		}
	}
	return out
}

func TestClozesHideWhatPeopleAskFor(t *testing.T) {
	for _, c := range []struct{ paragraph, want string }{
		{"The Treaty of Paris was signed in 1783 by the two kingdoms.", "Treaty of Paris|1783"},
		{"A prime number has no divisors other than 1 and itself. They are called the building blocks of the integers.", "building blocks of the integers"},
		{"Warsaw lost 85 percent of its houses, and it was rebuilt in the 1960s.", "85 percent|1960s"},
		{"Marie Curie discovered radium in Paris on 21 December 1898.", "Marie Curie|21 December 1898|Paris"},
	} {
		got := gapTexts(c.paragraph, 10)
		for _, want := range strings.Split(c.want, "|") {
			if !slices.Contains(got, want) {
				t.Errorf("%q is not among the first gaps of %q: %q", want, c.paragraph, got)
			}
		}
	}
}

func TestTheFirstGapsDoNotRepeatEachOther(t *testing.T) {
	got := gapTexts("The old tank holds 2,000 litres of water. The old tank was bought in 1974. The old tank leaks into the cellar.", 6)
	if len(got) < 5 {
		t.Fatalf("only %q", got)
	}
	seen := map[string]int{}
	for _, g := range got {
		if seen[normal(g)]++; seen[normal(g)] > 1 {
			t.Errorf("%q stands twice in %q", g, got)
		}
	}
}

func TestTerms(t *testing.T) {
	doc := document(t, "a.md", `# Learning

In **classical conditioning** an animal learns to connect two events. Photosynthesis is the process by which plants turn light into energy. The gap between two cells is called the synapse, and nobody had seen it before the microscope was made better. Reliability refers to the consistency of a result. The man went home in the evening and slept until the morning of the next day, which was a fine one. He had bread and butter for his supper and thought of the sea, as men do who have seen it once and never again. In the night it rained, and the dog of the neighbours barked until somebody went out and let it in, and then all was quiet again until six.
`)
	terms := map[string]Term{}
	for _, term := range Terms(doc) {
		terms[term.Text] = term
	}
	for text, why := range map[string]string{"classical conditioning": "marked", "synapse": "called"} {
		if got := terms[text]; got.Why != why || !strings.Contains(got.Sentence, text) || got.Source.Line != 3 || got.Score < Defined {
			t.Errorf("%s: found as %+v in %v", text, got, terms)
		}
	}
	if len(terms) > 4 {
		t.Errorf("%d terms of some 140 words", len(terms))
	}
}

func TestDistractors(t *testing.T) {
	doc := document(t, "a.md", "# Cities\n\nWarsaw lies on the Vistula. Vienna lies on the Danube. Prague was built by Charles. London has the Thames.\n")
	source := doc.Text
	card := func(question, answer string, kind cards.Kind) cards.Card {
		c := cards.Card{Question: question, Answers: []string{answer}, Kind: kind}
		c.Source.Quote, c.Source.Heading = source[strings.Index(source, "Warsaw"):strings.Index(source, " Vienna")], []string{"Cities"}
		return c
	}
	for name, c := range map[string]struct {
		card cards.Card
		want string
	}{
		"names of the document":   {card("Which river does Warsaw lie on?", "Vistula", cards.Exact), "Danube"},
		"a number with its unit":  {card("How much?", "2,000 litres", cards.Exact), "2,400 litres|1,600 litres"},
		"a number with decimals":  {card("How much?", "0.25 kg", cards.Exact), "0.30 kg|0.20 kg"},
		"a year":                  {card("When?", "1974", cards.Exact), "1967|1978"},
		"steps that change place": {cards.Card{Kind: cards.List, Ordered: true, Answers: []string{"boil", "press", "cool"}}, "press → boil → cool|boil → cool → press"},
	} {
		got := Distractors(c.card, nil, doc, 3)
		for _, want := range strings.Split(c.want, "|") {
			if !slices.Contains(got, want) {
				t.Errorf("%s: %q is not among %q", name, want, got)
			}
		}
		for _, g := range got {
			if slices.ContainsFunc(c.card.Answers, func(a string) bool { return normal(a) == normal(g) }) || strings.Contains(c.card.Question, g) {
				t.Errorf("%s: %q is no wrong answer", name, g)
			}
		}
	}
	pool := []cards.Card{{ID: "x", Kind: cards.Exact, Answers: []string{"Vistula river"}}, {ID: "y", Kind: cards.Exact, Answers: []string{"Elbe"}}}
	if got := Distractors(card("Which river?", "Vistula", cards.Exact), pool, document(t, "b.md", "x\n"), 3); !slices.Equal(got, []string{"Elbe"}) {
		t.Errorf("of other cards: %q", got)
	}
}
