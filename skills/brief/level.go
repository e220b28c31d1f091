package brief

import (
	"fmt"
	"strings"
	"unicode"

	"ken/notes/prose"
)

// The rules of this file are about how hard a text is to read, by two formulas that
// count the words of a sentence and the syllables of a word:
//
//	reading ease (Flesch 1948)   206.835 − 1.015 × words/sentence − 84.6 × syllables/word
//	grade (Kincaid 1975)         0.39 × words/sentence + 11.8 × syllables/word − 15.59
//
// 60 and more is what Flesch calls plain English; the grade is the year of an American
// school. Syllables are estimated from the letters. Figures and signs are not counted.

const plainEase = 60

// hardEase is the reading ease below which a sentence is passed over where others serve.
const hardEase = 30

func levelForms() []form {
	return []form{
		formOf(`{use} (?:only )?(?:plain|simple) (?:english|language)(?: throughout| everywhere| only)?|plain english(?: only| throughout)?(?:,? (?:no|not) (?:legalese|jargon))?|(?:explain|say) (?:it|things|everything) in plain english`, plainRule),
		formOf(`(?:flesch )?reading ease (?:score )?(?:{be} )?(?:of )?(?:{min}|above|over) (\d+)`, easeRule),
		formOf(`(?:{doc} )?(?:readable|understandable|accessible|suitable) (?:for|by|to) (?:an? )?(?:average |typical )?(?:teenagers?|teens?|teen)`, func([]string) (part, bool) { return gradeOf(8, false) }),
		formOf(`(?:{doc} )?(?:readable|understandable|accessible|suitable) (?:for|by|to) (?:an? )?(\d+|ten|eleven|twelve|fifteen)[- ]years?[- ]olds?`, func(m []string) (part, bool) {
			age := count(m[1])
			return gradeOf(age-5, false)
		}),
		formOf(`no sentences? (?:is |be )?(?:harder|more difficult|more complex|higher|above|over|beyond)(?: to read)?(?: than)? (?:a )?(?:(?:us )?grade (?:level )?(\d+)|(\d+)(?:th|st|nd|rd)?[- ]grade(?: level)?)`, func(m []string) (part, bool) { return gradeOf(count(m[1]+m[2]), true) }),
		formOf(`(?:{doc} |{use} )?(?:(?:a )?reading level ?(?:{be} |of )?)?(?:at |for |to )?(?:an? )?(?:{max} |below )?(?:(?:us )?grade (?:level )?(?:of )?(\d+)|(\d+|sixth|seventh|eighth|ninth|tenth)(?:th|st|nd|rd)?[- ]grade)(?: reading)?(?: level)?(?: or (?:below|lower|easier))?`, func(m []string) (part, bool) {
			n := count(m[1] + m[2])
			if g, ok := map[string]int{"sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}[m[2]]; ok {
				n = g
			}
			return gradeOf(n, false)
		}),
	}
}

func plainRule([]string) (part, bool) { return easeRule([]string{"", fmt.Sprint(plainEase)}) }

func easeRule(m []string) (part, bool) {
	n := float64(count(m[1]))
	return part{
		checks: fmt.Sprintf("a Flesch reading ease of %.0f or more", n),
		keep: func(l *limits) {
			l.spared = append(l.spared, func(t string) bool { return load(t).ease() < min(n-20, hardEase) })
		},
		check: func(b Brief) outcome {
			all, hardest := b.reading()
			if all.words == 0 {
				return unchecked("there is no sentence to measure")
			}
			return verdict(all.ease() >= n, fmt.Sprintf("%.0f over %s; the hardest has %.0f: “%s” (%s)",
				all.ease(), amount(all.sentences, "sentence", "sentences"), load(hardest.Text).ease(), beginning(hardest.Text), hardest.where()))
		},
	}, n > 0 && n <= 100
}

// gradeOf wants a text, or each of its sentences, to be read by somebody in a grade.
func gradeOf(grade int, each bool) (part, bool) {
	most := float64(grade)
	what := "a reading grade (Flesch-Kincaid) of %d or less"
	if each {
		what = "no sentence above reading grade %d (Flesch-Kincaid)"
	}
	return part{
		checks: fmt.Sprintf(what, grade),
		keep: func(l *limits) {
			l.spared = append(l.spared, func(t string) bool { return load(t).grade() > most+4 || each && load(t).grade() > most })
		},
		check: func(b Brief) outcome {
			if each {
				return b.against(func(text string) []string {
					if g := load(text).grade(); g > most {
						return []string{fmt.Sprintf("%s [grade %.1f]", beginning(text), g)}
					}
					return nil
				})
			}
			all, hardest := b.reading()
			if all.words == 0 {
				return unchecked("there is no sentence to measure")
			}
			return verdict(all.grade() <= most, fmt.Sprintf("grade %.1f over %s; the hardest has %.1f: “%s” (%s)",
				all.grade(), amount(all.sentences, "sentence", "sentences"), load(hardest.Text).grade(), beginning(hardest.Text), hardest.where()))
		},
	}, grade >= 1 && grade <= 18
}

// A reading is what the formulas are computed from.
type reading struct{ sentences, words, syllables int }

func (r reading) ease() float64 {
	if r.words == 0 {
		return 100
	}
	return 206.835 - 1.015*float64(r.words)/float64(r.sentences) - 84.6*float64(r.syllables)/float64(r.words)
}

func (r reading) grade() float64 {
	if r.words == 0 {
		return 0
	}
	return 0.39*float64(r.words)/float64(r.sentences) + 11.8*float64(r.syllables)/float64(r.words) - 15.59
}

// load counts one text, which may be several sentences.
func load(text string) reading {
	r := reading{sentences: max(1, len(prose.Sentences(text)))}
	for _, w := range letters.FindAllString(notProse.ReplaceAllString(text, " "), -1) {
		r.words++
		r.syllables += syllables(w)
	}
	return r
}

// reading counts the whole document, and names its hardest sentence.
func (b Brief) reading() (all reading, hardest placed) {
	least := 1000.0
	for _, s := range b.own() {
		r := load(s.Text)
		if r.words == 0 {
			continue
		}
		all.sentences += r.sentences
		all.words += r.words
		all.syllables += r.syllables
		if e := r.ease(); e < least {
			least, hardest = e, s
		}
	}
	return all, hardest
}

// syllables estimates how many syllables an English word has: a vowel or several make
// one, an "e" at the end none, nor the "e" of "-ed" but behind t and d.
func syllables(word string) int {
	word = strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }))
	n, vowel := 0, false
	for i, r := range word {
		is := strings.ContainsRune("aeiouyáéíóúàèùäöüåøæ", r)
		if is && (!vowel || i > 0 && splits(word[i-1:i+1])) {
			n++
		}
		vowel = is
	}
	switch {
	case n > 1 && strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded"):
		n--
	case n > 1 && strings.HasSuffix(word, "es") && len(word) > 4 && !strings.ContainsAny(word[len(word)-3:len(word)-2], "sxzcgh"):
		n--
	case n > 1 && strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "ee") && !consonantLE(word):
		n--
	}
	return max(n, 1)
}

// splits tells two vowels that are two syllables: "ia" in "material".
func splits(pair string) bool { return pair == "ia" || pair == "eo" || pair == "ua" }

// consonantLE tells words such as "table", whose last syllable is the l.
func consonantLE(word string) bool {
	n := len(word)
	return n > 2 && word[n-2] == 'l' && !strings.ContainsRune("aeiouy", rune(word[n-3]))
}
