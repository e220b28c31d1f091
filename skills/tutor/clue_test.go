package tutor

import (
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/cards"
)

// FuzzClues holds to it that no help tells an answer, whatever stands in a card.
func FuzzClues(f *testing.F) {
	for _, s := range [][4]string{
		{"What is S?", "stability | S", "Stability (S) is the number of days.", "S"},
		{"Wie heißt das?", "Größe", "Die Größe ist groß, die GRÖSSE.", ""},
		{"记忆?", "记忆曲线", "记忆曲线是什么,记忆曲线!", "曲"},
		{"Which?", "a b c", "a b c a b c", "c b a"},
		{"Which?", "1.5 m", "It is 1.5 m, not 1.5 cm.", "…"},
		{"Which?", "∑ | | x", "∑x", "[…]"},
		{"", "", "0", ""},
		{"", "\xff\xfe", "\xff", "\x00"},
		{"Why?", "It's the leader's log.", "`It's the leader's log.`", "_log_"},
	} {
		f.Add(s[0], s[1], s[2], s[3])
	}
	f.Fuzz(func(t *testing.T, question, answer, quote, hint string) {
		for _, kind := range []cards.Kind{cards.Exact, cards.List, cards.Prose, cards.Cloze} {
			c := cards.Card{
				Kind: kind, Question: question, Answers: []string{answer}, Hint: hint, Origin: cards.Made,
				Source: notes.Source{Quote: quote},
			}
			for _, clue := range []string{cue(&c), gapped(&c)} {
				for alt := range strings.SplitSeq(answer, " | ") {
					if alt = strings.TrimSpace(alt); alt != "" && strings.Contains(clue, alt) {
						t.Errorf("%s: %q is in %q", kind, alt, clue)
					}
				}
			}
			for _, m := range marks(&c) {
				if m[0] < 0 || m[1] > len(quote) || m[0] >= m[1] {
					t.Errorf("%s: the mark %v of %q", kind, m, quote)
				}
			}
		}
	})
}

// drawn is a card of a diagram; that of e3 tells its answer.
func drawn(h Held, edges string) Held {
	h.Drawing = &cards.Drawing{Of: "tea", Mermaid: "flowchart LR\n" + edges}
	return h
}
