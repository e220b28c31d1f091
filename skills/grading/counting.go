package grading

import (
	"slices"
	"strings"
)

// wordNumber reads a number in English words at the beginning of a text: "two hundred
// and five", "one and a half", "a dozen", "two thirds".
func wordNumber(t string) (value float64, digits int, rest string, ok bool) {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(t, "-", " ")))
	n := 0
	total, part := 0.0, 0.0
	seen := false
	for n < len(words) {
		w := words[n]
		switch v, isUnit := small(w); {
		case w == "a" && !seen && n+1 < len(words) && counts(words[n+1]):
		case w == "a" && seen && n+1 < len(words) && isFraction(words[n+1]):
		case w == "and" && seen && n+1 < len(words) && counts(words[n+1]):
		case isUnit && !(seen && !joinable(part, v)):
			part, seen = part+v, true
		case w == "hundred":
			part, seen = max(part, 1)*100, true
		case w == "dozen":
			part, seen = max(part, 1)*12, true
		case magnitude(w) >= 1000 && len(w) > 2:
			total, part, seen = total+max(part, 1)*magnitude(w), 0, true
		default:
			f, isPart := partOf(words, n, seen)
			if !isPart {
				return counted(total+part, seen, words[n:])
			}
			return counted(addPart(total, part, seen, f, words, n), true, words[n+1:])
		}
		n++
	}
	return counted(total+part, seen, nil)
}

func counted(value float64, seen bool, rest []string) (float64, int, string, bool) {
	return value, 9, strings.Join(rest, " "), seen
}

// small is the value of a word from zero to ninety.
func small(w string) (float64, bool) {
	if n := slices.Index(units20, w); n >= 0 {
		return float64(n), true
	}
	if n := slices.Index(tens, w); n >= 0 {
		return float64(n+2) * 10, true
	}
	return 0, false
}

//nolint:gochecknoglobals // it never changes
var tens = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")

// joinable tells whether a small number may follow what was read: "twenty" "one", and
// "hundred" "five", but not "one" "two".
func joinable(part, v float64) bool {
	switch {
	case part == 0:
		return true
	case v < 10:
		return int(part)%10 == 0 && (int(part)%100 == 0 || int(part)%100 >= 20)
	}
	return int(part)%100 == 0
}

// counts tells whether a word goes on with a number behind "a" or "and".
func counts(w string) bool {
	_, ok := small(w)
	_, part := fractionWords[strings.TrimSuffix(w, "s")]
	return ok || part || w == "hundred" || w == "dozen" || w == "a" || magnitude(w) >= 1000 && len(w) > 2
}

func isFraction(w string) bool {
	_, ok := fractionWords[w]
	return ok
}

// partOf is the value of a word for a part, as "half" or "thirds".
func partOf(words []string, n int, seen bool) (float64, bool) {
	f, ok := fractionWords[strings.TrimSuffix(words[n], "s")]
	if words[n] == "halves" {
		f, ok = 0.5, true
	}
	bare := n == 0 || words[n-1] == "a" || words[n-1] == "one"
	return f, ok && (seen || bare || words[n] == "half")
}

// addPart is a number with a part behind it: "one and a half" adds, "two thirds"
// multiplies.
func addPart(total, part float64, seen bool, f float64, words []string, n int) float64 {
	if n > 0 && words[n-1] == "a" && seen {
		return total + part + f
	}
	if !seen {
		return f
	}
	return (total + part) * f
}

//nolint:gochecknoglobals // it never changes
var fractionWords = map[string]float64{"half": 1. / 2, "third": 1. / 3, "quarter": 1. / 4, "fourth": 1. / 4, "fifth": 1. / 5, "sixth": 1. / 6, "eighth": 1. / 8, "tenth": 1. / 10}
