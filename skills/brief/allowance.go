package brief

import (
	"strings"

	"ken/notes"
	"ken/skills/evidence"
)

// What the kinds of other packages write counts against the same limits as what is
// chosen among findings.

// Words is how many words the body may have in all.
func (w *Writer) Words() int { return w.limit.words }

// Admits tells whether the preferences let a sentence stand.
func (w *Writer) Admits(text string) bool { return w.limit.keeps(text, len(strings.Fields(text))) }

// ServeBy writes each goal that some of the sentences speak of in its own words, with
// the lines of those that serve it.
func (w *Writer) ServeBy(sentences []Sentence) []Sentence {
	var out []Sentence
	for _, g := range w.Goals() {
		if g.Done {
			continue
		}
		stems, terms := evidence.Stems(g.Text), termStems(g.Terms)
		goal := Sentence{Text: g.Text, Citations: []notes.Source{GoalSource(g)}, goal: g.Path + "\x00" + g.Text, Theme: w.dueTheme(g)}
		cited := map[string]bool{}
		for _, s := range sentences {
			if len(goal.Citations) > mostServing || len(s.Citations) == 0 {
				continue
			}
			if place := s.Citations[0].At(); !cited[place] && touches(s.Text, stems, terms) {
				cited[place] = true
				goal.Citations = append(goal.Citations, s.Citations[0])
			}
		}
		if len(goal.Citations) > 1 {
			out = append(out, goal)
		}
	}
	return out
}

// touches is [Sentence.mentions] for a text alone, of which two thirds of a goal's words are
// enough: the others may be "new" and "before".
func touches(text string, stems []string, terms [][]string) bool {
	s := Sentence{Text: text}
	return s.mentions(stems) >= min(3, max(2, (2*len(stems)+2)/3)) || speaks(s.mentions, stems, terms)
}

// GoalSource is where a goal stands, with its own words.
func GoalSource(g notes.Goal) notes.Source {
	return notes.Source{Path: g.Path, Line: g.Line, EndLine: g.Line, Heading: []string{}, Quote: g.Text, SHA256: notes.Digest(g.Text)}
}
