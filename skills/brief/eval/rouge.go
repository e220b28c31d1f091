package main

import (
	"strings"
	"unicode"

	"ken/notes/prose"
)

// A rouge is how much a text has in common with one that a person wrote, as F1: in
// words, in pairs of neighbouring words, and in the longest sequence of words that both
// have in this order. Words are compared by their stems, as with ROUGE's option for it;
// spelt is in words as they are spelt.
type rouge struct{ one, two, long, spelt float64 }

// tokens are a text's words in small letters, without marks.
func tokens(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// stemmed returns the stems of words; what is short is its own.
func stemmed(words []string) []string {
	stems := make([]string, 0, len(words))
	for _, w := range words {
		if len(w) > 3 {
			w = prose.Stem(w)
		}
		stems = append(stems, w)
	}
	return stems
}

func compare(text, reference string) rouge {
	spelt, wanted := tokens(text), tokens(reference)
	a, b := stemmed(spelt), stemmed(wanted)
	return rouge{
		spelt: f1(common(spelt, wanted), len(spelt), len(wanted)),
		one:   f1(common(a, b), len(a), len(b)),
		two:   f1(common(pairs(a), pairs(b)), len(a)-1, len(b)-1),
		long:  f1(longest(a, b), len(a), len(b)),
	}
}

// f1 is the harmonic mean of the shares that n is of two numbers.
func f1(n, of, ofOther int) float64 {
	if n == 0 {
		return 0
	}
	return 2 * float64(n) / float64(of+ofOther)
}

func pairs(words []string) []string {
	var list []string
	for i := 1; i < len(words); i++ {
		list = append(list, words[i-1]+" "+words[i])
	}
	return list
}

// common counts what two lists share, each as often as both have it.
func common(a, b []string) int {
	left := map[string]int{}
	for _, w := range a {
		left[w]++
	}
	n := 0
	for _, w := range b {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}

// longest is the length of the longest common subsequence.
func longest(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		diagonal := 0
		for j, v := range b {
			above := row[j+1]
			if w == v {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}
