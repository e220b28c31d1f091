package cards

import (
	"slices"
	"strings"

	"ken/notes/read"
)

// A gap is a piece of a text that a card hides.
type gap struct {
	span         // of the marks and all between them
	inner span   // what is hidden
	cards []int  // numbers of the cards that hide it, of their syntax
	hint  string // "" where there is none
	// inside are the gaps that lie in this one.
	inside []gap
	syntax string
}

// gaps reads the hidden words of a paragraph, each item of a list by itself.
func (r *reader) gaps(from, end int) {
	for i := from; i < end; {
		next := i + 1
		for next < end && (r.rows[next].kind == solidRow || read.Bullet(strings.TrimSpace(r.in(next))) == 0) {
			next++
		}
		switch {
		case r.rows[i].kind != textRow:
		case r.sentences(i, next):
			for ; i < next; i++ {
				r.unit(i, i+1)
			}
		default:
			r.unit(i, next)
		}
		i = next
	}
}

// sentences tells whether each of several rows is a sentence by itself.
func (r *reader) sentences(from, end int) bool {
	for i := from; i < end; i++ {
		line := clean(r.in(i))
		if line == "" || r.rows[i].kind != textRow || strings.IndexByte(".!?", line[len(line)-1]) < 0 {
			return false
		}
	}
	return end > from+1
}

// unit reads the hidden words of one paragraph or item.
func (r *reader) unit(from, end int) {
	raw := r.span(from, end)
	highlights := r.cloze && r.reads("highlight") && strings.Contains(raw, "==")
	anki := r.reads("anki") && ankiOpen(raw) >= 0
	if !highlights && !anki {
		return
	}
	if len(raw) > maxCard {
		r.fault(from, end, "the card is longer than 16 kB")
		return
	}
	text := clean(unlisted(raw))
	if !slices.ContainsFunc(r.rows[from:end], func(w row) bool { return w.kind == solidRow }) {
		text = flowed(text)
	}
	var found []gap
	var wrong string
	if anki {
		found, wrong = ankiGaps(text)
	}
	if highlights && wrong == "" {
		var more []gap
		if more, wrong = highlightGaps(text, found); wrong == "" {
			found = append(found, more...)
			slices.SortStableFunc(found, func(a, b gap) int { return a.start - b.start })
		}
	}
	switch {
	case wrong != "":
		r.fault(from, end, wrong)
	case len(found) > 0:
		r.add(from, end, hidden(text, found, asIs)...)
	}
}

// highlightGaps finds ==words== with their ^[hint], but for those in gaps found before.
func highlightGaps(text string, before []gap) ([]gap, string) {
	m := maskOf(text)
	var found []gap
	open := -1
	for at := 0; at+1 < len(text); {
		if end := m.over(at); end > 0 {
			at = end
			continue
		}
		if i := slices.IndexFunc(before, func(g gap) bool { return g.start <= at && at < g.end }); i >= 0 {
			at = before[i].end
			continue
		}
		if text[at] == '\\' {
			at += 2
			continue
		}
		if text[at] != '=' || text[at+1] != '=' {
			at++
			continue
		}
		run := len(text[at:]) - len(strings.TrimLeft(text[at:], "="))
		switch {
		case run != 2:
		case open < 0:
			if at+2 < len(text) && !blank(text[at+2]) {
				open = at
			}
		case !blank(text[at-1]):
			g := gap{inner: span{open + 2, at}, cards: []int{len(found)}, syntax: "highlight"}
			g.start, g.end = open, at+2
			g.hint, g.end = hintAt(text, g.end)
			if found = append(found, g); len(found) > maxGaps {
				return nil, tooManyGaps
			}
			at, open = g.end-2, -1
		}
		at += run
	}
	if open >= 0 {
		return nil, "== is opened and not closed"
	}
	return found, ""
}

const tooManyGaps = "more than 64 hidden words in one text"

// hintAt reads the ^[hint] that stands at a place.
func hintAt(text string, at int) (hint string, end int) {
	if strings.HasPrefix(text[at:], "^[") {
		if n := strings.IndexAny(text[at+2:], "]\n"); n > 0 && text[at+2+n] == ']' {
			return strings.TrimSpace(text[at+2 : at+2+n]), at + n + 3
		}
	}
	return "", at
}

// brackets finds the [words] of a text after C:. Links, images, footnotes and the boxes
// of tasks are none, and neither is what has a backslash before it.
func brackets(text string) (found []gap, wrong string) {
	m := maskOf(text)
	open := -1
	for at := 0; at < len(text); at++ {
		if end := m.over(at); end > at {
			at = end - 1
			continue
		}
		switch text[at] {
		case '\\':
			at++
		case '[':
			if end := linkEnd(text, m, at); end > 0 {
				at = end - 1
				continue
			}
			if open >= 0 {
				return nil, "[brackets] within [brackets]"
			}
			open = at
		case ']':
			if open < 0 {
				return nil, "a ] without its ["
			}
			g := gap{span: span{open, at + 1}, inner: span{open + 1, at}, cards: []int{len(found)}, syntax: "c"}
			if strings.TrimSpace(text[open+1:at]) == "" {
				return nil, "nothing stands between the brackets"
			}
			g.hint, g.end = hintAt(text, g.end)
			if found = append(found, g); len(found) > maxGaps {
				return nil, tooManyGaps
			}
			open, at = -1, g.end-1
		}
	}
	if open >= 0 {
		return nil, "a [ that is not closed"
	}
	return found, ""
}

// linkEnd returns where a link, an image, a footnote mark or the box of a task ends that
// begins with a bracket; 0 where the bracket is none of them.
func linkEnd(text string, m mask, at int) int {
	if strings.HasPrefix(text[at:], "[^") {
		if n := strings.IndexAny(text[at+1:], "[]\n"); n > 0 && text[at+1+n] == ']' {
			return at + n + 2
		}
	}
	line := text[strings.LastIndexByte(text[:at], '\n')+1 : at]
	if strings.Trim(line, "-*+ \t") == "" && line != "" && len(text) > at+3 && text[at+2] == ']' && text[at+3] == ' ' && strings.IndexByte(" xX", text[at+1]) >= 0 {
		return at + 3
	}
	depth := 0
	for i := at; i < len(text) && text[i] != '\n'; i++ {
		if end := m.over(i); end > i && text[i] != ']' {
			i = end - 1
			continue
		}
		switch text[i] {
		case '\\':
			i++
		case '[':
			if depth++; depth > 2 {
				return 0
			}
		case ']':
			if depth--; depth == 0 {
				if end := m.over(i + 1); end > 0 && i+1 < len(text) && text[i+1] == '(' {
					return end
				}
				if at > 0 && text[at-1] == '!' {
					return i + 1
				}
				return 0
			}
		}
	}
	return 0
}
