package evidence

import (
	"regexp"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// plainItems takes a paragraph of plain text apart whose lines are the items of a list, as
// letters have them: each says something by itself.
func plainItems(b notes.Block, text string, plain bool) []notes.Block {
	if !plain || b.Kind != notes.Paragraph {
		return nil
	}
	var out []notes.Block
	at := b.Start
	for line := range strings.Lines(b.In(text)) {
		span := prose.Span{Start: at, End: at + len(line)}
		at = span.End
		mark := itemMark.FindString(line)
		if mark == "" && len(out) > 0 {
			out[len(out)-1].End = span.End // it goes on
			continue
		}
		item := b
		item.Span = span
		if mark != "" {
			item.Kind, item.Start = notes.Item, span.Start+len(mark)
		}
		out = append(out, item)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

var itemMark = regexp.MustCompile(`^\s{0,3}(?:[-*•–]|\d{1,2}[.)])\s+`)
