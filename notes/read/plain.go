package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainMarkdown writes plain text as Markdown that reads the same: its lines stay
// where they are, and nothing in it becomes a heading, code or a tag by accident.
// Lists are lists in both.
func plainMarkdown(text string) string {
	var b strings.Builder
	b.Grow(len(text) + len(text)/32)
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		b.WriteString(plainLine(line))
		b.WriteByte('\n')
	}
	return b.String()
}

// plainLine writes one line of plain text.
func plainLine(line string) string {
	body := strings.TrimLeft(line, " \t")
	indent := ""
	if len(line)-len(body) >= 2 && Bullet(body) > 0 {
		indent = "  "
	}
	body = literal(body)
	if body == "" {
		return ""
	}
	switch first, _, _ := strings.Cut(body, " "); {
	case body[0] == '>', strings.HasPrefix(body, "```"), strings.HasPrefix(body, "~~~"),
		strings.Trim(first, "#") == "", rule(body), underline(body) > 0:
		body = `\` + body
	}
	return indent + body
}

// literal takes the meaning off the marks in a run of text that would make something
// vanish: tags, entities, backslashes. Control characters are dropped.
func literal(s string) string {
	if strings.IndexFunc(s, func(r rune) bool {
		return r == '<' || r == '&' || r == '\\' || unicode.IsControl(r)
	}) < 0 {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	var b strings.Builder
	for i, r := range s {
		rest := s[i+utf8.RuneLen(r):]
		switch {
		case unicode.IsControl(r) && r != '\t':
			continue
		case r == '\\' && rest != "" && ascii(rest[0]),
			r == '<' && !autolink(rest) && rest != "" && (letter(rest[0]) || strings.IndexByte("/!?", rest[0]) >= 0),
			r == '&' && entityFollows(rest):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// spanned writes a run of text in which some places begin a span of markup: span returns
// for a place what that reads as and how long it is, 0 where none begins. What lies
// between is literal.
func spanned(s string, span func(at int) (text string, n int)) string {
	var b strings.Builder
	begin := 0
	for at := 0; at < len(s); {
		text, n := span(at)
		if n == 0 {
			at++
			continue
		}
		b.WriteString(literal(s[begin:at]))
		b.WriteString(text)
		at += n
		begin = at
	}
	b.WriteString(literal(s[begin:]))
	return b.String()
}

// entityFollows tells whether what follows a "&" makes a character of it: a name or a number, and
// then a semicolon.
func entityFollows(rest string) bool {
	name, _, found := strings.Cut(rest[:min(len(rest), 33)], ";")
	return found && name != "" && strings.IndexFunc(name, func(r rune) bool {
		return r != '#' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) < 0
}

// autolink tells whether an address follows that a mark "<" opened.
func autolink(rest string) bool {
	end := strings.IndexAny(rest[:min(len(rest), near)], "> <")
	return end > 0 && rest[end] == '>' && strings.ContainsAny(rest[:end], ":@") && letter(rest[0])
}

// oneLiteral is a run of text as a part of one line of Markdown.
func oneLiteral(s string) string { return literal(oneLine(s)) }
