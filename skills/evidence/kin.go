package evidence

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ken/notes/prose"
)

// A kinsman is a word that may stand where another was asked with.
type kinsman struct{ stem, spelling string }

// kindred returns the words that documents may use where people ask with one of a stem:
// its own other forms, and everyday words of the same meaning with theirs. Every pair
// that is not truly interchangeable brings passages that do not answer.
func kindred(stem string) []kinsman {
	var out []kinsman
	for _, k := range append(derived(stem), kin[stem]...) {
		if k.stem != stem && !slices.ContainsFunc(out, func(other kinsman) bool { return other.stem == k.stem }) {
			out = append(out, k)
		}
	}
	return out
}

// speaksOf tells whether terms hold a stem or an everyday word for the same.
func (t terms) speaksOf(stem string) bool {
	return t.has[stem] > 0 || slices.ContainsFunc(kin[stem], func(k kinsman) bool { return t.has[k.stem] > 0 })
}

// groups makes each word of a line kin to the others of it, by its stem.
func groups(lines string) map[string][]kinsman {
	m := map[string][]kinsman{}
	for line := range strings.Lines(lines) {
		var words []kinsman
		for word := range strings.FieldsSeq(line) {
			words = append(words, kinsman{prose.Stem(word), word})
		}
		for _, a := range words {
			for _, b := range words {
				if a.stem != b.stem && !slices.ContainsFunc(m[a.stem], func(k kinsman) bool { return k.stem == b.stem }) {
					m[a.stem] = append(m[a.stem], b)
				}
			}
		}
	}
	return m
}

// parted is how many words may stand between the two of a phrase: "send the product back".
const parted = 3

// phrased returns the kin of a verb with the word that gives it its meaning, where words
// begin with such: who sends a thing back returns it.
func phrased(words []prose.Word) []kinsman {
	verb := prose.Stem(words[0].Term)
	for _, w := range words[1:min(len(words), parted+2)] {
		if same := phrases[verb+" "+w.Term]; same != nil {
			return same
		}
	}
	return nil
}

// phrases are made from their lines once, when the program is linked.
var phrases = func() map[string][]kinsman {
	m := map[string][]kinsman{}
	for line := range strings.Lines(phraseLines) {
		phrase, same, _ := strings.Cut(line, ": ")
		verb, particle, _ := strings.Cut(phrase, " ")
		for word := range strings.FieldsSeq(same) {
			key := prose.Stem(verb) + " " + particle
			m[key] = append(m[key], kinsman{prose.Stem(word), word})
		}
	}
	return m
}()

// keepToWordIfAlone leaves the one word of a question only its own forms: "what is a
// mortgage" is asked of that word, and what is said of a loan is no answer.
func (q *Question) keepToWordIfAlone() {
	about := -1
	for i, w := range q.Words {
		if w.cue || w.faint {
			continue
		}
		if about >= 0 {
			return
		}
		about = i
	}
	if about >= 0 && q.Asks != HowMany {
		q.Words[about].kin = slices.DeleteFunc(q.Words[about].kin, func(k kinsman) bool {
			return !slices.Contains(derived(q.Words[about].Stem), k)
		})
	}
}

// keepApart lets no word of the question stand for another of them: who asks what a
// contract says of notice is not told of both by one word.
func (q *Question) keepApart() {
	for i := range q.Words {
		q.Words[i].kin = slices.DeleteFunc(q.Words[i].kin, func(k kinsman) bool {
			return slices.ContainsFunc(q.Words, func(w Word) bool { return w.Stem == k.stem })
		})
	}
}

// forms returns the stem of a word and those of its kin.
func (w Word) forms() []string {
	out := []string{w.Stem}
	for _, k := range w.kin {
		out = append(out, k.stem)
	}
	return out
}

// word returns the question's word of a stem.
func (q Question) word(stem string) Word {
	for _, w := range q.Words {
		if w.Stem == stem {
			return w
		}
	}
	return Word{Stem: stem, kin: kindred(stem)}
}

// leastLetters is how many words a name must have to be known by its first letters: those of
// two are too often a word of their own.
const leastLetters = 3

// abbreviate makes the first letters of words that follow one another kin to each of
// them: documents have ARR where a question has "annual recurring revenue".
func (q *Question) abbreviate(all []prose.Word) {
	for from := range all {
		letters := ""
		for to := from; to < len(all) && to < from+leastLetters+1 && !prose.Stop(all[to].Term); to++ {
			letters += first(all[to].Term)
			if to-from+1 < leastLetters {
				continue
			}
			for _, w := range all[from : to+1] {
				q.addKin(prose.Stem(w.Term), kinsman{letters, letters})
			}
		}
	}
}

// first returns the first letter of a word.
func first(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size]
}

func (q *Question) addKin(stem string, k kinsman) {
	for i := range q.Words {
		if w := &q.Words[i]; w.Stem == stem && !w.Name {
			w.kin = append(w.kin, k)
		}
	}
}
