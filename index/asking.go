package index

import "ken/notes/prose"

const (
	// askingWeight is what a word of asking counts for in a long query.
	askingWeight = 0.3
	// manyWords is how many words a query has at least that is long.
	manyWords = 4
)

// askingWords say that something is looked for and in what form, not what it is
// about: "I am interested in articles that discuss ...".
func askingWords() []string {
	return []string{
		"anyone", "article", "concern", "concerning", "deal", "describe", "discuss", "document", "explain", "find",
		"interest", "interested", "list", "mention", "paper", "regarding", "relate", "tell",
	}
}

// quieten lowers the weight of words of asking, where there are others to go by.
func quieten(terms []term) {
	if len(terms) < manyWords {
		return
	}
	asking := make(map[string]bool)
	for _, w := range askingWords() {
		asking[prose.Stem(w)] = true
	}
	for i := range terms {
		if asking[terms[i].text] {
			terms[i].weight *= askingWeight
		}
	}
}
