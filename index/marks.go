package index

import "ken/notes/prose"

// marks returns the byte ranges of a text's words that are words of the query, or
// other forms of them.
func (ix *Index) marks(text, lang string, p *plan) [][2]int {
	a := ix.analyzer()
	defer ix.analyzers.Put(a)
	wanted := make(map[string]bool, len(p.terms))
	for _, t := range p.terms {
		for _, form := range t.all() {
			wanted[form] = true
		}
	}
	var marks [][2]int
	for s := range prose.Spans(text) {
		if wanted[a.term(lang, s.In(text))] {
			marks = append(marks, [2]int{s.Start, s.End})
		}
	}
	return marks
}
