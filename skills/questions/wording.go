package questions

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A wording is a set of phrases that are looked for in sentences. A pattern of many
// phrases is slow to try at every letter; this tries it only where a word stands that one
// of them begins with.
type wording struct {
	first map[string]bool
	at    *regexp.Regexp
}

// longestWording is how many bytes a phrase may have.
const longestWording = 64

// newWording takes the words that the phrases begin with, and their pattern from there on.
// Both are in small letters.
func newWording(first, pattern string) wording {
	return wording{setOf(first), regexp.MustCompile(`^(?:` + pattern + `)`)}
}

// in tells whether one of the phrases stands in a text of small letters.
func (w wording) in(lower string) bool {
	inWord := false
	for i := 0; i < len(lower); i++ {
		if !wordByte(lower[i]) {
			inWord = false
			continue
		}
		if inWord {
			continue
		}
		inWord = true
		end := i + 1
		for end < len(lower) && wordByte(lower[end]) {
			end++
		}
		if w.first[lower[i:end]] && w.at.MatchString(lower[i:min(len(lower), i+longestWording)]) {
			return true
		}
		i = end - 1
	}
	return false
}

// wordByte tells the bytes that the borders of words in patterns go by, and those of other
// scripts.
func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b >= utf8.RuneSelf
}

// holdsAny tells whether a text holds one of some pieces.
func holdsAny(text string, pieces ...string) bool {
	for _, p := range pieces {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}
