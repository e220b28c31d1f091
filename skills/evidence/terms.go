package evidence

import "ken/notes/prose"

// terms are the words of a text as they are compared: stems of content words with
// how often each stands there, and how many words there are in all.
type terms struct {
	has   map[string]int
	order []string // the stems in order
	words int
}

func readTerms(text string) terms {
	t := terms{has: map[string]int{}}
	for w := range prose.Words(text) {
		t.words++
		if prose.Stop(w.Term) {
			continue
		}
		stem := prose.Stem(w.Term)
		t.has[stem]++
		t.order = append(t.order, stem)
	}
	return t
}

// Stems returns the stems of a text's content words, each once, in order.
func Stems(text string) []string {
	t := readTerms(text)
	seen := map[string]bool{}
	out := t.order[:0]
	for _, stem := range t.order {
		if !seen[stem] {
			seen[stem] = true
			out = append(out, stem)
		}
	}
	return out
}
