package tutor

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"ken/notes/cards"
	"ken/notes/prose"
)

// Every text made here is held against the answers by [cards.Card.Tells] before it is shown: where
// help would be the answer there is none.

// best is the first of the alternatives of an answer, "stability | S".
func best(answer string) string {
	first, _, _ := strings.Cut(answer, " | ")
	return strings.TrimSpace(first)
}

// cue is help that says how the answer begins: the author's hint, else first letters
// and how many parts there are. "" where even that would say it.
func cue(c *cards.Card) string {
	if h := strings.TrimSpace(c.Hint); h != "" && !c.Tells(h) {
		return h
	}
	var clue string
	switch c.Kind {
	case cards.List:
		var heads []string
		for _, a := range c.Answers {
			heads = append(heads, initials(best(a)))
		}
		clue = fmt.Sprintf("%d parts: %s", len(c.Answers), strings.Join(heads, "; "))
	case cards.Prose:
		clue = keyInitials(c)
	default:
		clue = initials(best(c.Answers[0]))
		if n := len(strings.Fields(best(c.Answers[0]))); n > 1 {
			clue = fmt.Sprintf("%d words: %s", n, clue)
		}
	}
	if strings.Trim(clue, "… ;") == "" || c.Tells(clue) {
		return ""
	}
	return clue
}

// shown is how many letters a word must have for its first to be shown.
const shown = 3

// initials are the first letters of words. Of short words and of numbers nothing is shown.
func initials(text string) string {
	var out []string
	for w := range strings.FieldsSeq(text) {
		letters := []rune(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if len(letters) < shown || !unicode.IsLetter(letters[0]) || slices.ContainsFunc(letters, unicode.IsDigit) {
			out = append(out, "…")
			continue
		}
		out = append(out, string(letters[0])+"…")
	}
	return strings.Join(out, " ")
}

// mostKeys bounds the words of prose whose first letters are shown.
const mostKeys = 5

// keyInitials are the first letters of the words that carry a reference answer.
func keyInitials(c *cards.Card) string {
	asked := map[string]bool{}
	for w := range prose.Words(c.Question) {
		asked[prose.Stem(w.Term)] = true
	}
	var keys []string
	for w := range prose.Words(best(c.Answers[0])) {
		if stem := prose.Stem(w.Term); !prose.Stop(w.Term) && !asked[stem] && len(keys) < mostKeys {
			asked[stem] = true
			if head := initials(w.In(best(c.Answers[0]))); head != "…" {
				keys = append(keys, head)
			}
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return "It speaks of " + strings.Join(keys, ", ")
}

// gapped is the sentence an answer stands in, without the answer; "" where there is none.
// Of prose it is the answer without the words that carry it.
func gapped(c *cards.Card) string {
	var text string
	switch {
	case c.Kind == cards.Prose:
		text = hollow(best(c.Answers[0]), c.Question)
	case c.Kind == cards.Exact && c.Origin != cards.Written:
		text = c.Hide(c.Source.Quote)
	}
	if text == "" || !strings.Contains(text, cards.Blank) || c.Tells(text) {
		return ""
	}
	return text
}

// hollow hides the words of a text that are neither everyday words nor in the question.
func hollow(text, question string) string {
	keep := map[string]bool{}
	for w := range prose.Words(question) {
		keep[prose.Stem(w.Term)] = true
	}
	return cards.Blanked(text, func(w prose.Word) bool {
		return (!prose.Stop(w.Term) || prose.IsNumber(w.Term)) && !keep[prose.Stem(w.Term)]
	})
}
