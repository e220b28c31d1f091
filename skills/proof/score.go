package proof

import "math"

// A Sign is one thing that speaks for or against a sentence, as a number.
type Sign struct {
	Name  string
	Value float64
	// Against tells a sign that can only speak against a sentence.
	Against bool
}

// Signs returns what the score of a sentence is made of, nil where there is nothing to
// weigh. It is for fitting the weights.
func Signs(text string, evidence []string) []Sign {
	readings := readingsOf(text, evidence)
	if len(readings) == 0 {
		return nil
	}
	return signs(readings)
}

// weights are those of a logistic regression on the signs, fitted on half a of BEGIN's
// development part (Wizard of Wikipedia; Dziri et al., TACL 2022) by the eval command.
//
//nolint:gochecknoglobals // it never changes
var weights = map[string]float64{
	"bias":      -1.73,
	"share":     0.87,
	"near":      0.87,
	"pairs":     0.48,
	"run":       0.62,
	"length":    0.56,
	"lost":      -1.85,
	"jumps":     0.00,
	"sentences": -1.38,
	"voice":     -3.57,
	"question":  -1.54,
	"denial":    -0.61,
	"reach":     -0.88,
	"figures":   0.00,
	"names":     -1.01,
}

// score weighs signs, 0 to 1.
func score(signs []Sign) float64 {
	var z float64
	for _, s := range signs {
		z += weights[s.Name] * s.Value
	}
	return 1 / (1 + math.Exp(-z))
}

// signs looks at the sentences of a text: at the worst of them for what all should
// have, at all for what none should.
func signs(readings []reading) []Sign {
	share, near, pairs, run := 1.0, 1.0, 1.0, 0.0
	var links, lost, jumps, voices, questions, denials, added, figures, names float64
	for _, r := range readings {
		found := r.found()
		links += float64(len(r.links))
		lost += float64(len(r.links) - len(found))
		share, near, pairs = min(share, r.share()), min(near, r.near()), min(pairs, r.pairs())
		run = max(run, r.longest(found))
		for i := 1; i < len(found); i++ {
			jumps += one(r.jumps(found, i) && !r.explained(found, i))
		}
		for _, l := range r.links {
			figures += one(l.at < 0 && r.word(l).kind == number)
			names += one(l.at < 0 && r.word(l).name)
		}
		_, denied := negation(r)
		_, reaching := quantifiers(r)
		denials += one(denied)
		added += one(reaching)
		voices += one(r.voice() != "")
		questions += one(r.sentence.question)
	}
	return []Sign{
		{"bias", 1, false},
		{"share", share, false},              // of what is said, found
		{"near", near, false},                // in one sentence of the evidence
		{"pairs", pairs, false},              // words that stand side by side there too
		{"run", run, false},                  // the longest stretch that stands there
		{"length", math.Log1p(links), false}, // words that say something
		{"lost", math.Log1p(lost), true},     // words not found
		{"jumps", math.Log1p(jumps), true},   // places where the order is another
		{"sentences", math.Log(float64(len(readings))), true},
		{"voice", one(voices > 0), true}, // who speaks is not in the source
		{"question", one(questions > 0), true},
		{"denial", one(denials > 0), true},
		{"reach", one(added > 0), true},
		{"figures", one(figures > 0), true},
		{"names", one(names > 0), true},
	}
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// pairs returns what share of the pairs of neighbouring words stand side by side in the
// evidence too, words of function among them.
func (r reading) pairs() float64 {
	all, kept := 0, 0
	for i := r.sentence.from + 1; i < r.sentence.to; i++ {
		a, b := r.claim.words[i-1], r.claim.words[i]
		if a.kind == aside {
			continue
		}
		all++
		for _, at := range r.source.byKey[b.key] {
			if at > 0 && r.source.words[at-1].key == a.key {
				kept++
				break
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(kept) / float64(all)
}

// longest returns the longest stretch of a sentence that stands together in the
// evidence, as a share of it.
func (r reading) longest(found []link) float64 {
	if len(r.links) == 0 {
		return 0
	}
	most, n := 0, 0
	for i := range found {
		if n++; i > 0 && (found[i].word-found[i-1].word > 4 || !r.tight(found[i-1], found[i])) {
			n = 1
		}
		most = max(most, n)
	}
	return float64(most) / float64(len(r.links))
}
