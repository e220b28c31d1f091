package evidence

import (
	"iter"
	"slices"
	"strings"

	"ken/notes/prose"
)

// terms are the words of a text as they are compared: stems of content words with
// how often each stands there, and how many words there are in all.
type terms struct {
	has   map[string]int
	order []string // the stems in order
	words int
}

func readTerms(text string) terms {
	t := terms{has: map[string]int{}}
	var letters spelledOut
	for w := range prose.Words(text) {
		t.words++
		if short := letters.next(w, text); short != "" {
			t.add(short)
		}
		if !prose.Stop(w.Term) {
			t.add(prose.Stem(w.Term))
		}
	}
	if short := letters.end(); short != "" {
		t.add(short)
	}
	return t
}

func (t *terms) add(stem string) {
	t.has[stem]++
	t.order = append(t.order, stem)
}

// spelledOut puts together what is written letter by letter: "U.S.A.", and "L_C_D_" as
// transcripts have it. Who asks for it writes "LCD".
type spelledOut struct {
	letters []byte
	end0    int
}

// next takes a word, and returns what ends before it, "" where nothing does.
func (s *spelledOut) next(w prose.Word, text string) (short string) {
	single := len(w.Term) == 1 && w.End-w.Start == 1
	if single && len(s.letters) > 0 && w.Start == s.end0+1 && strings.IndexByte("._", text[s.end0]) >= 0 {
		s.letters, s.end0 = append(s.letters, w.Term[0]), w.End
		return ""
	}
	short = s.end()
	if single {
		s.letters, s.end0 = append(s.letters[:0], w.Term[0]), w.End
	}
	return short
}

// end returns what was spelled out so far, and forgets it.
func (s *spelledOut) end() (short string) {
	if len(s.letters) > 1 {
		short = string(s.letters)
	}
	s.letters = s.letters[:0]
	return short
}

// each yields the stems, each once, in order.
func (t terms) each() iter.Seq[string] {
	return func(yield func(string) bool) {
		seen := make(map[string]bool, len(t.has))
		for _, stem := range t.order {
			if !seen[stem] {
				seen[stem] = true
				if !yield(stem) {
					return
				}
			}
		}
	}
}

// Stems returns the stems of a text's content words, each once, in order.
func Stems(text string) []string {
	return slices.Collect(readTerms(text).each())
}

// hasAny tells whether one of some stems stands there.
func (t terms) hasAny(stems []string) bool {
	return slices.ContainsFunc(stems, func(stem string) bool { return t.has[stem] > 0 })
}

// telling returns how many stems there are that can say what a figure is of.
func (t terms) telling() int {
	n := 0
	for stem := range t.has {
		if len(stem) > 2 && !monthOrDay[stem] && !prose.IsNumber(stem) {
			n++
		}
	}
	return n
}
