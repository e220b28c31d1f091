package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fewestLetters is how long words have to be to be looked for by their letters alone:
// shorter ones stand anywhere.
const fewestLetters = 8

// Locate returns where words stand in a text, by their letters and digits alone, in
// Unicode's compatibility form and whatever their case: who copies changes quotation
// marks, dashes and line ends, and none of that changes what stands there. Short words
// are found only as they are, and as words of their own.
func Locate(text, words string) (Span, bool) {
	wanted, _ := letters(words)
	if utf8.RuneCountInString(wanted) < fewestLetters {
		return locateWord(text, strings.TrimSpace(words))
	}
	held, at := letters(text)
	i := strings.Index(held, wanted)
	if i < 0 {
		return Span{}, false
	}
	last := at[i+len(wanted)-1]
	_, n := utf8.DecodeRuneInString(text[last:])
	return Span{Start: at[i], End: last + n}, true
}

// locateWord finds short words as they are.
func locateWord(text, words string) (Span, bool) {
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		start, end := from+i, from+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !lettered(before) && !lettered(after) {
			return Span{Start: start, End: end}, true
		}
		from = start + 1
	}
	return Span{}, false
}

// letters returns the letters and digits of a text, folded, and for each byte of them
// where the character stands in the text that it is of.
func letters(text string) (folded string, at []int) {
	var b strings.Builder
	for i, r := range text {
		if !lettered(r) {
			continue
		}
		for _, f := range norm.NFKC.String(string(r)) {
			if !lettered(f) {
				continue
			}
			n := b.Len()
			b.WriteRune(unicode.ToLower(f))
			for range b.Len() - n {
				at = append(at, i)
			}
		}
	}
	return b.String(), at
}

func lettered(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '%')
}
