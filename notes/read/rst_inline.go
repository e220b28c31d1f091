package read

import (
	"strings"
)

// inline writes a line of rst as Markdown: code, emphasis, roles, links, substitutions.
func (r *rstReader) inline(s string) string {
	if !strings.ContainsAny(s, "`*|_\\[<:") {
		return literal(s)
	}
	return spanned(s, func(at int) (string, int) { return r.span(s, at) })
}

// span returns the Markdown of the span of markup at a place, and how long it is.
func (r *rstReader) span(s string, at int) (text string, n int) {
	rest := s[at:min(len(s), at+near)]
	switch s[at] {
	case '`':
		if strings.HasPrefix(rest, "``") {
			if end := strings.Index(rest[2:], "``"); end > 0 {
				return codeSpan(rest[2 : end+2]), end + 4
			}
			return "", 0
		}
		return rstQuoted(rest, "")
	case ':':
		end := strings.Index(rest[1:min(len(rest), 60)], ":`")
		if end > 0 && letter(rest[1]) && !strings.ContainsAny(rest[1:end+1], " `") {
			text, n = rstQuoted(rest[end+2:], rest[1:end+1])
			if n > 0 {
				n += end + 2
			}
			return text, n
		}
	case '|':
		if end := strings.IndexByte(rest[1:min(len(rest), 100)], '|'); end > 0 {
			if value, ok := r.subst[rest[1:end+1]]; ok {
				n = end + 2
				for n < len(rest) && rest[n] == '_' {
					n++
				}
				return literal(value), n
			}
		}
	case '[':
		end := strings.Index(rest[:min(len(rest), 100)], "]_")
		if end > 1 && !strings.ContainsAny(rest[1:end], " []") {
			return "[^" + strings.TrimPrefix(rest[1:end], "#") + "]", end + 2
		}
	case '*':
		return rstEmphasis(s, at, rest)
	case '_':
		// A reference, as in "see Pumps_ above".
		if at > 0 && isWord(rune(s[at-1])) && (len(rest) == 1 || rest[1] != '_' && !isWord(rune(rest[1]))) {
			return "", 1
		}
	case '\\':
		if len(rest) > 1 {
			if rest[1] == ' ' {
				return "", 2
			}
			return literal(rest[1:2]), 2
		}
	}
	return "", 0
}

// rstEmphasis keeps *emphasis* and **strong emphasis**, which Markdown writes the same.
func rstEmphasis(s string, at int, rest string) (string, int) {
	mark := "*"
	if strings.HasPrefix(rest, "**") {
		mark = "**"
	}
	if at > 0 && isWord(rune(s[at-1])) || len(rest) <= len(mark) || rest[len(mark)] == ' ' {
		return "", 0
	}
	end := strings.Index(rest[len(mark):], mark)
	if end <= 0 {
		return "", 0
	}
	return mark + literal(rest[len(mark):len(mark)+end]) + mark, end + 2*len(mark)
}

// rstQuoted reads text between backticks with its role, and the address of a link.
func rstQuoted(rest, role string) (string, int) {
	end := -1
	if len(rest) > 1 {
		end = strings.IndexByte(rest[1:], '`')
	}
	if end <= 0 {
		return "", 0
	}
	inner, n := rest[1:end+1], end+2
	for n < len(rest) && rest[n] == '_' && n < end+4 {
		n++
	}
	shown, target := inner, ""
	if at := strings.LastIndex(inner, "<"); at > 0 && strings.HasSuffix(inner, ">") {
		shown, target = strings.TrimSpace(inner[:at]), inner[at+1:len(inner)-1]
	}
	if at := strings.LastIndexByte(role, ':'); at >= 0 {
		role = role[at+1:]
	}
	switch role {
	case "code", "file", "command", "program", "option", "envvar", "kbd", "samp", "literal", "func", "meth", "class", "mod", "attr",
		"data", "exc", "obj", "const", "type", "var", "macro", "member", "c", "cpp", "py", "go", "js", "confval", "setting":
		return codeSpan(strings.TrimLeft(shown, "~!.")), n
	case "math":
		return "$" + inner + "$", n
	case "strong":
		return "**" + literal(inner) + "**", n
	case "emphasis", "title", "dfn":
		return "*" + literal(inner) + "*", n
	case "":
		if strings.Contains(target, "://") && !strings.ContainsAny(target, " ()<>") {
			return "[" + literal(shown) + "](" + target + ")", n
		}
		if n == end+2 {
			return "*" + literal(shown) + "*", n
		}
	}
	return literal(strings.TrimLeft(shown, "~!/")), n
}
