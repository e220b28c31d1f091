package cards

import (
	"fmt"
	"strings"

	"ken/notes"
)

// Append returns the bytes of a document with cards behind all that stands in it, as
// [AsMarkdown] writes them; the caller writes them with the document's Rev, and gives one
// without text for a file that is not there. Those that would not be read there as what
// they are now are left, as are those that stand there. The error wraps [ErrSyntax] where
// the document would not say the same any more.
func Append(doc notes.Document, list []Card) (data []byte, left []Card, err error) {
	if !doc.Verbatim {
		return nil, list, fmt.Errorf("%s: the file is not in UTF-8, and is not written to", doc.Path)
	}
	before, _ := Read(doc, Options{})
	in := make(map[string]bool)
	for _, c := range before {
		in[Hash(c)] = true
	}
	var texts []string
	for _, c := range list {
		text := AsMarkdown(c, doc.Path)
		if in[Hash(c)] || !alone(doc, text, c) {
			left = append(left, c)
			continue
		}
		in[Hash(c)] = true
		texts = append(texts, text)
	}
	if len(texts) == 0 {
		return nil, left, nil
	}
	for _, lead := range []string{"", "---\n\n", "# Cards\n\n"} {
		text := ended(doc, gapAfter(doc.Text)+lead+strings.Join(texts, "\n"))
		whole := doc
		whole.Text = doc.Text + text
		if after, _ := Read(whole, Options{}); appended(before, after, len(texts), in) {
			return spliced(doc, span{len(doc.Text), len(doc.Text)}, text), left, nil
		}
	}
	return nil, list, fmt.Errorf("%s: no card can stand behind what it says: %w", doc.Path, ErrSyntax)
}

// gapAfter is what has to stand between a text and the next card.
func gapAfter(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	switch {
	case strings.TrimSpace(text) == "" || strings.HasSuffix(text, "\n\n"):
		return ""
	case strings.HasSuffix(text, "\n"):
		return "\n"
	}
	return "\n\n"
}

// alone tells whether a text is read as one card, which says the same as c.
func alone(doc notes.Document, text string, c Card) bool {
	doc.Text = text
	found, faults := Read(doc, Options{})
	return len(found) == 1 && len(faults) == 0 && Hash(found[0]) == Hash(c) && found[0].Kind == c.Kind
}

// appended tells whether the cards of a document are those before, and n more of a set.
func appended(before, after []Card, n int, in map[string]bool) bool {
	if len(after) != len(before)+n {
		return false
	}
	for i, c := range after {
		if i < len(before) && Hash(c) != Hash(before[i]) || !in[Hash(c)] {
			return false
		}
	}
	return true
}
