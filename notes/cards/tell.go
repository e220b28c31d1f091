package cards

import (
	"slices"
	"strings"

	"ken/notes/prose"
)

// Told returns the answers of a card as stems of words, each alternative of "a | b" by
// itself. One without words is not among them.
func (c *Card) Told() [][]string {
	var list [][]string
	for _, a := range c.Answers {
		for alt := range strings.SplitSeq(a, " | ") {
			if stems := stemsOf(alt); len(stems) > 0 {
				list = append(list, stems)
			}
		}
	}
	return list
}

func stemsOf(text string) []string {
	var stems []string
	for w := range prose.Words(text) {
		stems = append(stems, prose.Stem(w.Term))
	}
	return stems
}

// Tells reports whether a text gives an answer of a card away: whether the words of one
// stand in it, in whatever form, or the very bytes of one without words.
func (c *Card) Tells(text string) bool {
	stems := stemsOf(text)
	for _, a := range c.Told() {
		for n := 0; n+len(a) <= len(stems); n++ {
			if slices.Equal(stems[n:n+len(a)], a) {
				return true
			}
		}
	}
	for _, a := range c.Answers {
		for alt := range strings.SplitSeq(a, " | ") {
			if alt = strings.TrimSpace(alt); alt != "" && strings.Contains(text, alt) {
				return true
			}
		}
	}
	return false
}

// Hide returns a text as it reads with a [Blank] for every place where one of a card's
// answers stands, in whatever form of its words.
func (c *Card) Hide(text string) string {
	var words []prose.Word
	var stems []string
	for w := range prose.Words(text) {
		words = append(words, w)
		stems = append(stems, prose.Stem(w.Term))
	}
	covered := make([]bool, len(words))
	for _, a := range c.Told() {
		for n := 0; n+len(a) <= len(stems); n++ {
			if slices.Equal(stems[n:n+len(a)], a) {
				for k := range a {
					covered[n+k] = true
				}
			}
		}
	}
	n := -1
	return Blanked(text, func(prose.Word) bool {
		n++
		return covered[n]
	})
}

// Blanked returns a text as it reads with a [Blank] for every run of words that are to be
// hidden. hidden is asked once for each word, in their order.
func Blanked(text string, hidden func(prose.Word) bool) string {
	var b strings.Builder
	at, open := 0, false
	for w := range prose.Words(text) {
		start, hide := max(at, w.Start), hidden(w) // words of some scripts overlap
		switch {
		case w.End <= at:
			continue
		case !hide:
			open = false
			b.WriteString(text[at:w.End])
		case open && strings.TrimSpace(text[at:start]) == "":
		default:
			b.WriteString(text[at:start] + Blank)
			open = true
		}
		at = w.End
	}
	return prose.Readable(b.String() + text[at:])
}
