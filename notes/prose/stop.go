package prose

import "strings"

// Stop tells whether a folded term is so common in English that it says nothing
// about what a text is about. Negations are among them: a text is found by its
// subject, and whoever weighs a sentence looks for negation itself.
func Stop(term string) bool { return functionWords.stops["en"][term] }

// StopIn is [Stop] for a language, given by its tag. A language without a list has
// no such words.
func StopIn(lang, term string) bool { return functionWords.stops[lang][term] }

// A lexicon holds the words of languages that say how things belong together, not
// what a text is about.
type lexicon struct {
	stops map[string]map[string]bool // by language, the folded words
	votes map[string]uint32          // by word as it is spelt, the languages that have it
	// letters are those that few languages have, with these languages.
	letters map[rune]uint32
	tags    []string // the languages by the number of their bit
}

// functionWords serves twice: what says nothing about a text's subject says most
// about its language.
//
//nolint:gochecknoglobals // it is computed once and never changes
var functionWords = newLexicon(commonWords)

func newLexicon(lists []wordList) lexicon {
	l := lexicon{stops: make(map[string]map[string]bool), votes: make(map[string]uint32), letters: make(map[rune]uint32)}
	for bit, list := range lists {
		words := strings.Fields(list.words)
		folded := make(map[string]bool, len(words))
		for _, w := range words {
			folded[Fold(w)] = true
			l.votes[w] |= 1 << bit
		}
		l.stops[list.lang] = folded
		l.tags = append(l.tags, list.lang)
		for _, r := range list.letters {
			l.letters[r] |= 1 << bit
		}
	}
	return l
}

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
