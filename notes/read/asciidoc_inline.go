package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline writes a line of AsciiDoc as Markdown: emphasis, code, links, notes, attributes.
func (a *adocReader) inline(s string) string { return a.within(s, 0) }

func (a *adocReader) within(s string, depth int) string {
	if depth >= maxMarked || !strings.ContainsAny(s, "*_`#:<{^~\\[") {
		return literal(s)
	}
	return spanned(s, func(at int) (string, int) { return a.span(s, at, depth) })
}

// span returns the Markdown of the span of markup at a place, and how long it is.
func (a *adocReader) span(s string, at, depth int) (text string, n int) {
	rest := s[at:min(len(s), at+near)]
	switch s[at] {
	case '*', '_', '`', '#', '^', '~':
		return a.marked(s, at, depth)
	case '{':
		if end := strings.IndexByte(rest[:min(len(rest), 80)], '}'); end > 1 {
			if value, ok := a.attrs[rest[1:end]]; ok && depth < maxMarked-2 {
				return a.within(value, maxMarked-2), end + 1
			}
		}
	case '<':
		if end := strings.Index(rest[:min(len(rest), maxHeading)], ">>"); strings.HasPrefix(rest, "<<") && end > 2 {
			target, shown, ok := strings.Cut(rest[2:end], ",")
			if !ok {
				shown = strings.TrimLeft(target, "_#")
			}
			return literal(strings.TrimSpace(shown)), end + 2
		}
	case 'h', 'l', 'x', 'm', 'f', 'k', 'b', 's', 'i', 'p':
		if at == 0 || !isWord(rune(s[at-1])) || strings.HasPrefix(rest, "footnote:[") {
			return a.macroSpan(rest, depth)
		}
	case '[':
		if strings.HasPrefix(rest, "[[") {
			if end := strings.Index(rest[:min(len(rest), 100)], "]]"); end > 0 {
				return "", end + 2
			}
		}
	}
	return "", 0
}

// marked reads emphasis at the borders of words, and its doubled form within them.
func (a *adocReader) marked(s string, at, depth int) (string, int) {
	rest := s[at:min(len(s), at+maxHeading)]
	mark := rest[:1]
	if len(rest) > 1 && rest[1] == rest[0] {
		mark = rest[:2]
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	if len(mark) == 1 && at > 0 && isWord(before) && mark != "^" && mark != "~" || len(rest) <= len(mark) || unicode.IsSpace(rune(rest[len(mark)])) {
		return "", 0
	}
	end := strings.Index(rest[len(mark):], mark)
	if end <= 0 {
		return "", 0
	}
	inner, n := rest[len(mark):len(mark)+end], end+2*len(mark)
	after, _ := utf8.DecodeRuneInString(s[at+n:])
	if at+n < len(s) && len(mark) == 1 && isWord(after) && mark != "^" && mark != "~" || unicode.IsSpace(rune(inner[len(inner)-1])) {
		return "", 0
	}
	switch mark[0] {
	case '^':
		return "^" + literal(inner), n
	case '*':
		return "**" + a.within(inner, depth+1) + "**", n
	case '_':
		return "*" + a.within(inner, depth+1) + "*", n
	case '`':
		return codeSpan(strings.Trim(inner, "+")), n
	}
	return a.within(inner, depth+1), n
}

// macroSpan reads links and notes: https://example.org[shown], footnote:[text].
func (a *adocReader) macroSpan(rest string, depth int) (string, int) {
	open := strings.IndexAny(rest, "[ ")
	if open < 0 || rest[open] == ' ' {
		return "", 0
	}
	name, target, ok := strings.Cut(rest[:open], ":")
	end := strings.IndexByte(rest[open:], ']')
	if !ok || end < 0 {
		return "", 0
	}
	words, n := rest[open+1:open+end], open+end+1
	switch name {
	case "http", "https", "link", "mailto":
		if name != "link" {
			target = name + ":" + target
		}
		if words, _, _ = strings.Cut(words, ","); words == "" {
			return literal(target), n
		}
		if strings.ContainsAny(target, "()<> ") {
			return a.within(words, depth+1), n
		}
		return "[" + a.within(strings.TrimSuffix(words, "^"), depth+1) + "](" + target + ")", n
	case "xref":
		if words == "" {
			words = target
		}
		return a.within(words, depth+1), n
	case "footnote", "footnoteref":
		return " (" + a.within(words, depth+1) + ")", n
	case "stem", "latexmath", "asciimath":
		return "$" + strings.Trim(words, "$") + "$", n
	case "kbd", "btn", "menu", "pass", "indexterm", "image", "icon":
		if name == "image" || name == "icon" || name == "indexterm" {
			return "", n
		}
		return literal(strings.TrimSpace(target + " " + words)), n
	}
	return "", 0
}
