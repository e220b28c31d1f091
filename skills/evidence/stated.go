package evidence

import (
	"regexp"

	"ken/notes"
	"ken/notes/prose"
)

// Stated makes a statement of a place whose words are known, as that of a fact is.
func Stated(src notes.Source, text string) Statement {
	s := Statement{Source: src, Text: text}
	s.read()
	return s
}

// Replaces reads the old and the new figure of a text that says that one takes the
// other's place: "rises from 412,000 to 438,500 euros".
func Replaces(text string) (old, now prose.Quantity, ok bool) {
	changes := changesIn(text, prose.Quantities(text))
	if len(changes) == 0 {
		return old, now, false
	}
	return changes[0].old, changes[0].now, true
}

// Spelt is a figure as a text spells it, with the word or sign behind it that says what
// it counts.
func Spelt(text string, q prose.Quantity) string {
	for _, p := range prose.Quantities(text) {
		if p.Start == q.Start && p.Date == "" && p.Unit != "" { // its unit stands here, and not behind another figure
			return q.In(text) + unitMark.FindString(text[q.End:])
		}
	}
	return q.In(text)
}

var unitMark = regexp.MustCompile(`^ ?(?:[%€$£°]\pL{0,3}|\pL+(?:\([A-Z]\))?)`)
