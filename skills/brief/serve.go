package brief

import (
	"slices"

	"ken/notes"
	"ken/skills/evidence"
)

// mark notes for every sentence which goals it speaks of, by what it says and quotes.
func (b *Brief) mark(goals []notes.Goal) {
	for n, g := range goals {
		stems, terms := evidence.Stems(g.Text), termStems(g.Terms)
		for i := range b.Sections {
			for j := range b.Sections[i].Sentences {
				s := &b.Sections[i].Sentences[j]
				if n == 0 {
					s.Serves = nil // a section may have been marked in another document
				}
				if s.goal == g.Path+"\x00"+g.Text || s.goal == "" && speaks(s.mentions, stems, terms) {
					s.Serves = append(s.Serves, n+1)
				}
			}
		}
	}
}

// mentions counts how many of some stems a sentence and what it quotes hold.
func (s Sentence) mentions(stems []string) int {
	text := s.Text
	for _, c := range s.Citations {
		if c.Quote != s.Text {
			text += " " + c.Quote
		}
	}
	has := evidence.Stems(text)
	n := 0
	for _, stem := range stems {
		if slices.Contains(has, stem) {
			n++
		}
	}
	return n
}

// serves tells whether a sentence of the document speaks of a goal.
func (b Brief) serves(goal int) bool {
	return slices.ContainsFunc(b.sentences(), func(s Sentence) bool { return slices.Contains(s.Serves, goal) })
}
