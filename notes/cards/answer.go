package cards

import (
	"strings"

	"ken/notes/read"
)

// What an answer is:
//
//   - Two or more items of a list, and nothing else but a line before them that ends with
//     a colon, are a List; an ordered one where all have numbers.
//   - What has several lines or more than six words, or ends as a sentence of three
//     words or more does, is Prose.
//   - All else is Exact. Of either, " | " parts what is accepted.

// fewWords is how many words an answer may have that is compared to the letter.
const fewWords = 6

// answer sets the answers of a draft by what stands behind its question.
func (d *draft) answer(text string) {
	if items, ordered := itemsOf(text); len(items) > 1 {
		d.kind, d.answers, d.ordered = List, items, ordered
		return
	} else if len(items) == 1 {
		text = items[0]
	}
	d.kind, d.answers = Exact, accepted(text)
	for i, a := range d.answers {
		if said(a) {
			d.kind = Prose
		}
		d.answers[i] = bared(a)
	}
}

// said tells whether an answer is in words of one's own.
func said(answer string) bool {
	if strings.Contains(answer, "\n") {
		return true
	}
	words := len(strings.Fields(answer))
	return words > fewWords || words >= 3 && strings.ContainsAny(answer[len(answer)-1:], ".!?")
}

// itemsOf returns the items of an answer that is nothing but a list. What is indented
// below an item belongs to it.
func itemsOf(text string) (items []string, ordered bool) {
	margin, numbers := -1, 0
	for n, line := range strings.Split(text, "\n") {
		rest := strings.TrimSpace(line)
		if rest == "" {
			continue
		}
		indent := columns(line)
		mark := read.Bullet(rest)
		switch {
		case mark > 0 && (margin < 0 || indent <= margin+1):
			margin = max(margin, indent)
			if digit(rest[0]) {
				numbers++
			}
			if rest = unlisted(rest); rest != "" {
				items = append(items, rest)
			}
		case margin >= 0 && len(items) > 0 && indent > margin:
			last := &items[len(items)-1]
			if mark > 0 {
				*last = strings.TrimRight(*last, ":;,") + "; " + rest[mark:]
			} else {
				*last += " " + rest
			}
		case n == 0 && strings.HasSuffix(rest, ":"):
		default:
			return nil, false
		}
	}
	for i, item := range items {
		items[i] = bared(item)
	}
	return items, numbers == len(items) && numbers > 0
}

// accepted parts an answer at each | that stands outside of code, formulas and brackets.
// A text in which nothing stands on one side of it is not parted.
func accepted(text string) []string {
	if !strings.Contains(text, "|") || strings.Contains(text, "\n") {
		return []string{unbarred(text)}
	}
	m := maskOf(text)
	var parts []string
	depth, from := 0, 0
	for at := 0; at < len(text); at++ {
		if end := m.over(at); end > at {
			at = end - 1
			continue
		}
		switch text[at] {
		case '\\':
			at++
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '|':
			if depth <= 0 {
				parts = append(parts, unbarred(text[from:at]))
				from = at + 1
			}
		}
	}
	parts = append(parts, unbarred(text[from:]))
	for _, p := range parts {
		if p == "" {
			return []string{unbarred(text)}
		}
	}
	return parts
}

// unbarred takes the backslashes before bars off a text.
func unbarred(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, `\|`, "|"))
}

// bared takes emphasis and code marks off an answer that they enclose as a whole.
func bared(answer string) string {
	for _, mark := range []string{"**", "__", "==", "*", "_", "`"} {
		inner, ok := strings.CutPrefix(answer, mark)
		if !ok {
			continue
		}
		inner, ok = strings.CutSuffix(inner, mark)
		if ok && inner != "" && !strings.Contains(inner, mark[:1]) && strings.TrimSpace(inner) == inner {
			return inner
		}
	}
	return answer
}
