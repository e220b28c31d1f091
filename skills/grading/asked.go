package grading

import (
	"strings"
	"unicode/utf8"

	"ken/notes/cards"
)

// Limits of what is read. What lies beyond is left out, and said to be.
const (
	maxGiven   = 10 << 10 // bytes typed
	maxAnswer  = 4 << 10  // bytes of one known answer
	maxAnswers = 50       // known answers, and accepted ones
	maxOthers  = 5000     // answers of other cards
)

// Asked is a question with what counts as its answer and what was given.
type Asked struct {
	Kind     cards.Kind `json:"kind"`
	Question string     `json:"question"`
	// Answers are those of the card: accepted answers, the items of a list, or the
	// reference answers of prose. One may hold alternatives: "stability | S".
	Answers []string `json:"answers"`
	Given   string   `json:"given"`
	// Ordered tells that the order of a list's items counts.
	Ordered bool `json:"ordered,omitempty"`
	// Accepted are answers that the learner has declared right too.
	Accepted []string `json:"accepted,omitempty"`
	// Others are answers of other cards: what is spelt like one of them is no slip.
	Others []string `json:"others,omitempty"`
	// Threshold is the score, above 0 and below 1, from which prose leans to right;
	// 0 takes the usual one. See [Threshold].
	Threshold float64 `json:"threshold,omitempty"`
}

// bounded is a with everything cut to its limits, and whether what was given was cut.
func (a Asked) bounded() (Asked, bool) {
	given := cut(strings.ToValidUTF8(a.Given, "\ufffd"), maxGiven)
	long := len(given) < len(a.Given)
	a.Given = given
	a.Question = cut(a.Question, maxAnswer)
	a.Answers = cutAll(a.Answers, maxAnswers)
	a.Accepted = cutAll(a.Accepted, maxAnswers)
	if len(a.Others) > maxOthers {
		a.Others = a.Others[:maxOthers]
	}
	if a.Threshold < 0 || a.Threshold >= 1 || a.Threshold != a.Threshold {
		a.Threshold = 0
	}
	return a, long
}

// cutAll bounds answers and leaves out empty ones.
func cutAll(answers []string, most int) []string {
	var out []string
	for _, s := range answers {
		if s = strings.TrimSpace(cut(s, maxAnswer)); s != "" && len(out) < most {
			out = append(out, s)
		}
	}
	return out
}

// cut returns the beginning of a text that has at most some bytes.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// alternatives are the single answers that any of some answers allows: "a | b" allows
// two.
func alternatives(answers []string) []string {
	var out []string
	for _, s := range answers {
		for part := range strings.SplitSeq(s, " | ") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}
