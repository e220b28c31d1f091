package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// Stem returns what the inflected forms of an English term share ("growing",
// "grows" → "grow"), by the Snowball (Porter 2) rules. Terms with a digit are
// returned as they are. The term must be folded, as [Word.Term] is.
func Stem(term string) string {
	if len(term) < 3 {
		return term
	}
	for i := range len(term) {
		if term[i] < 'a' || term[i] > 'z' {
			return term
		}
	}
	env := snowballstem.NewEnv(term)
	english.Stem(env)
	return env.Current()
}

// longestStemmed is how many bytes a word has at most to be stemmed: longer ones are
// no words, and the rules of some languages take their time over them.
const longestStemmed = 64

// TermIn makes the index term of a word of a language, given by its tag: its stem
// without diacritics, "" where the word is a function word. The word comes as it is
// spelt, since the rules of most languages need the diacritics. Words in Latin
// letters among those of another script are taken for English, and so are those of a
// language that is not known. A language without rules leaves the word folded.
func TermIn(lang, word string) string {
	if lang == "en" || lang == "" || ascii(word) && !latin(lang) {
		term := Fold(word)
		if Stop(term) {
			return ""
		}
		return Stem(term)
	}
	plain := Fold(word)
	if StopIn(lang, plain) {
		return ""
	}
	stem := stemmer(lang)
	if stem == nil || len(word) > longestStemmed || strings.ContainsFunc(word, unicode.IsNumber) {
		return plain
	}
	word = elided(lang, lowerIn(lang, word))
	if StopIn(lang, Fold(word)) {
		return ""
	}
	if utf8.RuneCountInString(word) < 3 {
		return Fold(word)
	}
	env := snowballstem.NewEnv(word)
	stem(env)
	return Fold(env.Current())
}

// Letters as they are written and by those who lack the keys for them.
//
//nolint:gochecknoglobals // they never change
var (
	umlauts        = strings.NewReplacer("ae", "ä", "oe", "ö", "ue", "ü")
	withoutUmlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue")
	danishLetters  = strings.NewReplacer("ae", "æ", "oe", "ø", "aa", "å")
	cedillas       = strings.NewReplacer("ș", "ş", "ț", "ţ")
)

// Spellings returns other ways to write a word that people of a language use who
// lack the keys for it: "Mueller" and "Müller", "cancion" and "canción".
func Spellings(lang, word string) []string {
	word = lowerIn(lang, word)
	var list []string
	add := func(other string) {
		if other != word {
			list = append(list, other)
		}
	}
	switch lang {
	case "de":
		add(umlauts.Replace(word))
		add(withoutUmlauts.Replace(word))
	case "es":
		add(ending(word, "cion", "ción", "sion", "sión", "ia", "ía"))
	case "pt":
		add(ending(word, "cao", "ção", "coes", "ções", "sao", "são", "soes", "sões", "encia", "ência", "ancia", "ância"))
	case "fr":
		add(ending(word, "ees", "ées", "ee", "ée", "es", "és", "e", "é"))
	case "da", "no":
		add(danishLetters.Replace(word))
	}
	return list
}

// ending writes the first ending that a word has as the one that follows in pairs.
func ending(word string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		if begin, ok := strings.CutSuffix(word, pairs[i]); ok {
			return begin + pairs[i+1]
		}
	}
	return word
}

// lowerIn writes a word in the lower case of a language, composed.
func lowerIn(lang, word string) string {
	if lang == "tr" {
		word = strings.ToLowerSpecial(unicode.TurkishCase, word)
	} else {
		word = strings.ToLower(word)
	}
	word = norm.NFC.String(strings.ReplaceAll(word, "’", "'"))
	switch lang {
	case "ru":
		return strings.ReplaceAll(word, "ё", "е")
	case "ro":
		return cedillas.Replace(word) // what the rules know
	}
	return word
}

// elided takes off a word what was joined to it by an apostrophe: the article in
// French and Italian, the case in Turkish, the possessive elsewhere.
func elided(lang, word string) string {
	before, after, ok := strings.Cut(word, "'")
	switch {
	case !ok:
		return word
	case (lang == "fr" || lang == "it" || lang == "ga") && len(before) <= 6 && utf8.RuneCountInString(after) > 1:
		return after
	case lang == "tr":
		return before
	}
	return strings.ReplaceAll(strings.TrimSuffix(word, "'s"), "'", "")
}

// latin tells whether a language is written in Latin letters.
func latin(lang string) bool {
	switch lang {
	case "ar", "bg", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "ru", "ta", "th", "uk", "zh":
		return false
	}
	return true
}

func ascii(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// stemmer returns the rules of a language, nil where there are none.
func stemmer(lang string) func(*snowballstem.Env) bool {
	switch lang {
	case "ar":
		return arabic.Stem
	case "da":
		return danish.Stem
	case "de":
		return german.Stem
	case "es":
		return spanish.Stem
	case "fi":
		return finnish.Stem
	case "fr":
		return french.Stem
	case "ga":
		return irish.Stem
	case "hu":
		return hungarian.Stem
	case "it":
		return italian.Stem
	case "nl":
		return dutch.Stem
	case "no":
		return norwegian.Stem
	case "pt":
		return portuguese.Stem
	case "ro":
		return romanian.Stem
	case "ru":
		return russian.Stem
	case "sv":
		return swedish.Stem
	case "ta":
		return tamil.Stem
	case "tr":
		return turkish.Stem
	}
	return nil
}
