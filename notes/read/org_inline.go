package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarked is how deep emphasis lies in emphasis, and how many marks may stand in a
// span until the one that ends it.
const maxMarked = 8

// orgInline writes a line of org as Markdown: emphasis, code, links, dates, footnotes.
func orgInline(s string) string { return orgWithin(s, 0) }

func orgWithin(s string, depth int) string {
	if depth == maxMarked {
		return literal(s)
	}
	if !strings.ContainsAny(s, "*/=~_+[<\\&") {
		return literal(s)
	}
	return spanned(s, func(at int) (string, int) { return orgSpan(s, at, depth) })
}

// orgSpan returns the Markdown of the span of markup that begins at a place, and how
// long it is; 0 where none does.
func orgSpan(s string, at, depth int) (text string, n int) {
	rest := s[at:min(len(s), at+near)]
	switch s[at] {
	case '[':
		return orgBracket(rest, depth)
	case '<':
		if end := strings.IndexByte(rest, '>'); end > 0 && isStamp(rest[1:end]) {
			return orgStamp(rest[:end+1]), end + 1
		}
	case '\\':
		switch {
		case strings.HasPrefix(rest, `\\`):
			return "", 2
		case strings.HasPrefix(rest, `\(`):
			return orgFormula(rest, "$", `\)`)
		case strings.HasPrefix(rest, `\[`):
			return orgFormula(rest, "$$", `\]`)
		}
		return texSymbol(rest)
	case '*', '/', '=', '~', '_', '+':
		return orgEmphasis(s, at, depth)
	}
	return "", 0
}

// orgFormula copies a formula, between signs that Markdown knows.
func orgFormula(rest, mark, end string) (string, int) {
	n := strings.Index(rest, end)
	if n < 0 {
		return "", 0
	}
	return mark + strings.TrimSpace(rest[2:n]) + mark, n + 2
}

// orgEmphasis reads *bold*, /italic/, =verbatim=, ~code~, _underlined_ and +struck+: the
// marks stand at the borders of words.
func orgEmphasis(s string, at, depth int) (string, int) {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	if at > 0 && !unicode.IsSpace(before) && !strings.ContainsRune(`-–—('"{[`, before) {
		return "", 0
	}
	rest := s[at:min(len(s), at+maxHeading)]
	mark := rest[:1]
	for end, tries := 1, 0; tries < maxMarked; tries++ {
		i := strings.Index(rest[end:], mark)
		if i < 0 {
			return "", 0
		}
		end += i
		inner := rest[1:end]
		after, _ := utf8.DecodeRuneInString(s[at+end+1:])
		last := at+end+1 == len(s)
		if inner != "" && strings.TrimSpace(inner) == inner && (last || unicode.IsSpace(after) || strings.ContainsRune(`-–—.,:;!?'")}]\[`, after)) {
			return orgMarked(mark[0], inner, depth+1), end + 1
		}
		end++
	}
	return "", 0
}

func orgMarked(mark byte, inner string, depth int) string {
	switch mark {
	case '*':
		return "**" + orgWithin(inner, depth) + "**"
	case '/':
		return "*" + orgWithin(inner, depth) + "*"
	case '=', '~':
		return codeSpan(inner)
	case '+':
		return "~~" + orgWithin(inner, depth) + "~~"
	}
	return orgWithin(inner, depth)
}

// codeSpan writes text as a span of code.
func codeSpan(text string) string {
	marks := "`"
	for strings.Contains(text, marks) {
		marks += "`"
	}
	if len(marks) > 1 {
		return marks + " " + text + " " + marks
	}
	return marks + text + marks
}

// orgBracket reads links, footnotes, dates that are past, and counts of what is done.
func orgBracket(rest string, depth int) (string, int) {
	end := strings.IndexByte(rest, ']')
	switch {
	case end < 0:
	case strings.HasPrefix(rest, "[["):
		end = strings.Index(rest, "]]")
		if end < 0 {
			return "", 0
		}
		target, shown, described := strings.Cut(rest[2:end], "][")
		return orgLink(target, shown, described, depth+1), end + 2
	case strings.HasPrefix(rest, "[fn:"):
		name, note, inline := strings.Cut(rest[4:end], ":")
		if inline {
			return " (" + orgWithin(strings.TrimSpace(note), depth+1) + ")", end + 1
		}
		return "[^" + name + "]", end + 1
	case strings.HasPrefix(rest, "[cite"):
		return "[" + strings.TrimSpace(rest[strings.IndexByte(rest, ':')+1:end]) + "]", end + 1
	case isStamp(rest[1:end]):
		return orgStamp(rest[:end+1]), end + 1
	}
	return "", 0
}

// orgLink writes a link. Those within the file and to pictures are what they show.
func orgLink(target, shown string, described bool, depth int) string {
	target = strings.TrimPrefix(target, "file:")
	switch {
	case described && (strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") || strings.Contains(target, ".")) && !strings.ContainsAny(target, " ()<>"):
		return "[" + orgWithin(shown, depth) + "](" + target + ")"
	case described:
		return orgWithin(shown, depth)
	case strings.HasPrefix(target, "#") || strings.HasPrefix(target, "*") || strings.HasPrefix(target, "id:"):
		return literal(strings.TrimLeft(strings.TrimPrefix(target, "id:"), "#*"))
	}
	return literal(target)
}

// isStamp tells whether what stands in brackets is a date: "2026-12-01 Tue 10:00 +1w".
func isStamp(s string) bool {
	if len(s) < 10 || len(s) > 64 {
		return false
	}
	_, ok := ParseDate(s[:10])
	return ok && s[4] == '-'
}

// orgStamp writes a date without its weekday and its brackets; what is no date stays.
func orgStamp(s string) string {
	inner := strings.Trim(s, "<>[] ")
	if !isStamp(inner) {
		return s
	}
	words := strings.Fields(inner)
	text := words[0]
	for _, w := range words[1:] {
		if strings.Contains(w, ":") || strings.HasPrefix(w, "+") || strings.HasPrefix(w, ".+") {
			text += " " + w
		}
	}
	return text
}
