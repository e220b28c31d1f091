package index

import "ken/notes/prose"

// marks returns the byte ranges of a text's words that are words of the query, or
// other forms of them.
func (ix *Index) marks(text string, p *plan) [][2]int {
	a := ix.analyzer()
	defer ix.analyzers.Put(a)
	wanted := make(map[string]bool, len(p.terms))
	var first [256]bool // bytes that a wanted term begins with: stemming keeps them
	for _, t := range p.terms {
		wanted[t.text] = true
		first[t.text[0]] = true
	}
	var marks [][2]int
	for w := range prose.Words(text) {
		if w.Term == "" || !first[w.Term[0]] {
			continue
		}
		if t := a.term(w.Term); t != "" && wanted[t] {
			marks = append(marks, [2]int{w.Start, w.End})
		}
	}
	return marks
}
