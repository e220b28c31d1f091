package proof

import (
	"slices"
	"strings"

	"ken/notes/prose"
)

// Key returns what words share that say the same, for a folded term: two terms of one
// key may stand for each other in any sentence.
func Key(term string) string { return keyOf(term) }

// Root returns what words of one family share ("Mexico", "Mexican"), for a folded term;
// "" for one too short to tell.
func Root(term string) string { return rootOf(term) }

// Opposite tells whether two keys of [Key] deny each other wherever both are said of the
// same thing.
func Opposite(a, b string) bool { return slices.Contains(lexicon.opposite[a], b) }

// American returns a folded term in its American spelling.
func American(term string) string { return british(term) }

// keyOf returns what words share that say the same: their stem, the stem of the plain
// form of an irregular one, and one name for a group of words that stand for each other
// in any sentence.
func keyOf(term string) string {
	if name, ok := lexicon.alike[term]; ok {
		return name
	}
	if plain, ok := lexicon.plain[term]; ok {
		term = plain
	}
	stem := prose.Stem(british(term))
	if name, ok := lexicon.same[stem]; ok {
		return name
	}
	return stem
}

// british turns a British spelling into the American one.
func british(term string) string {
	for _, e := range [][2]string{
		{"isation", "ization"},
		{"ising", "izing"},
		{"ised", "ized"},
		{"ises", "izes"},
		{"ise", "ize"},
		{"ours", "ors"},
		{"our", "or"},
		{"oured", "ored"},
		{"ouring", "oring"},
		{"ourite", "orite"},
		{"elled", "eled"},
		{"elling", "eling"},
		{"ogue", "og"},
		{"ogued", "oged"},
		{"metre", "meter"},
		{"centre", "center"},
		{"defence", "defense"},
	} {
		if begin, ok := strings.CutSuffix(term, e[0]); ok && len(begin) >= 3 {
			return begin + e[1]
		}
	}
	return term
}

// rootOf returns what words of one family share ("Mexico", "Mexican"; "vegetarian",
// "vegetarianism"), "" for a word too short to tell.
func rootOf(term string) string {
	if strings.ContainsAny(term, "0123456789") {
		return ""
	}
	for range 3 {
		cut := term
		for _, end := range endings {
			if begin, ok := strings.CutSuffix(term, end); ok && len(begin) >= 4 {
				cut = begin
				break
			}
		}
		if cut == term {
			break
		}
		term = cut
	}
	if len(term) < 4 {
		return ""
	}
	return term
}

// endings are those that make one word of another, the longest first.
//
//nolint:gochecknoglobals // it never changes
var endings = strings.Fields(`isation ization ically ation ition ments ment ness ities ity ists ist isms ism ings ing
	ians ian ans an ers er ors or ion ions ally ial ical ives ive ance ence ants ant ents ent able ible ous ful ies
	ed es ic al ly y s e o a`)

// A wordbook is the tables of words, made once.
type wordbook struct {
	plain    map[string]string // irregular forms
	same     map[string]string // by stem, the name of its group
	alike    map[string]string // by term, the name of its group
	opposite map[string][]string
}

//nolint:gochecknoglobals // it is computed once and never changes
var lexicon = newWordbook()

func newWordbook() wordbook {
	b := wordbook{plain: map[string]string{}, same: map[string]string{}, alike: map[string]string{}, opposite: map[string][]string{}}
	each(irregular, func(words []string) {
		for _, w := range words[1:] {
			b.plain[w] = words[0]
		}
	})
	each(alike, func(words []string) {
		for _, w := range words {
			b.alike[w] = words[0]
		}
	})
	each(interchangeable, func(words []string) {
		name := prose.Stem(words[0])
		for _, w := range words {
			b.same[prose.Stem(w)] = name
		}
	})
	key := func(term string) string {
		stem := prose.Stem(term)
		if name, ok := b.same[stem]; ok {
			return name
		}
		return stem
	}
	each(opposites, func(words []string) {
		x, y := key(words[0]), key(words[1])
		b.opposite[x] = append(b.opposite[x], y)
		b.opposite[y] = append(b.opposite[y], x)
	})
	return b
}

func each(table string, do func([]string)) {
	for line := range strings.Lines(table) {
		if words := strings.Fields(line); len(words) > 1 {
			do(words)
		}
	}
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
