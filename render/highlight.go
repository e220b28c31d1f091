package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a part of a piece of code that has a look of its own.
type token struct {
	lo, hi int
	look   look
}

// highlight finds keywords, strings, numbers and comments in code of a language, in
// order. It is no parser: it looks at words and signs and never goes back. Without a
// language only what is told by its name is coloured.
func highlight(code, name string, l *language) []token {
	switch name {
	case "diff", "patch":
		return diffTokens(code)
	case "html", "xml", "svg":
		return markupTokens(code)
	}
	if l == nil {
		return nil
	}
	h := highlighter{language: l, code: code, fresh: true}
	for h.at < len(code) {
		h.next()
	}
	return h.tokens
}

// A highlighter goes through code once.
type highlighter struct {
	*language
	code   string
	at     int
	tokens []token
	// fresh tells that nothing but blanks and dashes came before on the line.
	fresh bool
	// dead is, by quote, the offset before which none is closed.
	dead [utf8.RuneSelf]int
}

func (h *highlighter) add(to int, l look) {
	if to > h.at {
		h.tokens = append(h.tokens, token{h.at, to, l})
	}
	h.at = to
}

// next takes one token, or passes over one character.
func (h *highlighter) next() {
	rest := h.code[h.at:]
	switch c := rest[0]; {
	case h.comment(rest):
	case strings.IndexByte(h.quotes, c) >= 0:
		h.quote(rest)
	case '0' <= c && c <= '9':
		n := 1
		for n < len(rest) && (wordByte(rest[n]) || rest[n] == '.' && n+1 < len(rest) && '0' <= rest[n+1] && rest[n+1] <= '9') {
			n++
		}
		h.add(h.at+n, lookNumber)
	case wordByte(c) || c >= utf8.RuneSelf:
		h.word(rest)
	case c == '\n':
		h.fresh = true
		h.at++
		return
	case c == ' ' || c == '-':
		h.at++
		return
	default:
		h.at++
	}
	h.fresh = false
}

// comment takes a comment, if one begins here.
func (h *highlighter) comment(rest string) bool {
	for _, sign := range h.line {
		// In shells and their kin the sign means something else within a word.
		if strings.HasPrefix(rest, sign) && (sign != "#" || h.at == 0 || blank(h.code[h.at-1])) {
			h.add(h.at+until(rest, "\n"), lookComment)
			return true
		}
	}
	if h.open != "" && strings.HasPrefix(rest, h.open) {
		h.add(h.at+len(h.open)+after(rest[len(h.open):], h.shut), lookComment)
		return true
	}
	return false
}

// quote takes a string. One that does not end on its line is left alone, unless the
// language lets strings run on.
func (h *highlighter) quote(rest string) {
	if h.triple && len(rest) > 2 && rest[1] == rest[0] && rest[2] == rest[0] {
		h.add(h.at+3+after(rest[3:], rest[:3]), lookLiteral)
		return
	}
	quote := rest[0]
	if h.at < h.dead[quote] {
		h.at++
		return
	}
	for i := 1; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '\\' && (quote != '`' || !h.rawTicks):
			i++
		case c == quote:
			h.string(rest[:i+1])
			return
		case c == '\n' && quote != '`':
			h.dead[quote] = h.at + i
			h.at++
			return
		}
	}
	h.dead[quote] = len(h.code)
	h.at++
}

// string takes a string; before a colon it is the key of a mapping where the language
// has such keys.
func (h *highlighter) string(s string) {
	if h.keys && strings.HasPrefix(strings.TrimLeft(h.code[h.at+len(s):min(len(h.code), h.at+len(s)+8)], " "), ":") {
		h.add(h.at+len(s), lookKeyword)
		return
	}
	h.add(h.at+len(s), lookLiteral)
}

// word takes a word: a keyword, a key, or nothing in particular.
func (h *highlighter) word(rest string) {
	n := 0
	for n < len(rest) && (wordByte(rest[n]) || rest[n] >= utf8.RuneSelf || h.keys && rest[n] == '-') {
		n++
	}
	word := rest[:n]
	if h.folded {
		word = strings.ToLower(word)
	}
	switch {
	case h.keyAt(n):
		h.add(h.at+n, lookKeyword)
	case h.keywords[word]:
		h.add(h.at+n, lookKeyword)
	default:
		h.at += n
	}
}

// keyAt reports whether a word of a length is the key at the beginning of a line.
func (h *highlighter) keyAt(n int) bool {
	if !h.keys || !h.fresh {
		return false
	}
	rest := strings.TrimLeft(h.code[h.at+n:min(len(h.code), h.at+n+40)], " ")
	return rest != "" && strings.IndexByte(":=.", rest[0]) >= 0
}

func wordByte(c byte) bool {
	return letter(c) || c == '_' || '0' <= c && c <= '9'
}

func until(s, sign string) int {
	if i := strings.Index(s, sign); i >= 0 {
		return i
	}
	return len(s)
}

// diffTokens colours whole lines by their first sign.
func diffTokens(code string) (tokens []token) {
	at := 0
	for line := range strings.Lines(code) {
		end := at + len(strings.TrimRight(line, "\n"))
		switch {
		case strings.HasPrefix(line, "+"):
			tokens = append(tokens, token{at, end, lookLiteral})
		case strings.HasPrefix(line, "-"):
			tokens = append(tokens, token{at, end, lookNumber})
		case strings.HasPrefix(line, "@@"), strings.HasPrefix(line, "diff "):
			tokens = append(tokens, token{at, end, lookComment})
		}
		at += len(line)
	}
	return tokens
}

// markupTokens colours tags, the values in them, and comments.
func markupTokens(code string) (tokens []token) {
	for at := 0; at < len(code); {
		open := strings.IndexByte(code[at:], '<')
		if open < 0 {
			break
		}
		at += open
		n := tagEnd(code[at:])
		if n == 0 {
			break
		}
		if strings.HasPrefix(code[at:], "<!--") {
			tokens = append(tokens, token{at, at + n, lookComment})
			at += n
			continue
		}
		tokens = append(tokens, tagTokens(code, at, at+n)...)
		at += n
	}
	return tokens
}

func tagTokens(code string, from, to int) (tokens []token) {
	at := from
	for at < to {
		open := strings.IndexAny(code[at:to], `"'`)
		if open < 0 {
			break
		}
		end := strings.IndexByte(code[at+open+1:to], code[at+open])
		if end < 0 {
			break
		}
		tokens = append(tokens, token{at, at + open, lookKeyword}, token{at + open, at + open + end + 2, lookLiteral})
		at += open + end + 2
	}
	if tail := strings.TrimRightFunc(code[at:to], unicode.IsSpace); tail != "" && tail != "<" {
		tokens = append(tokens, token{at, at + len(tail), lookKeyword})
	}
	return tokens
}
