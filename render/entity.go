package render

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// unescape resolves backslash escapes and entities, as goldmark's HTML writer would,
// and makes the result harmless.
func unescape(s string) string {
	if i := strings.IndexAny(s, `\&`); i >= 0 {
		s = resolve(s, i, true)
	}
	return Clean(s)
}

// entities resolves only entities, for text that stands in raw HTML.
func entities(s string) string {
	if i := strings.IndexByte(s, '&'); i >= 0 {
		s = resolve(s, i, false)
	}
	return Clean(s)
}

func resolve(s string, from int, escapes bool) string {
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:from])
	for i := from; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && escapes && i+1 < len(s) && util.IsPunct(s[i+1]):
			b.WriteByte(s[i+1])
			i += 2
		case c == '&':
			text, n := entity(s[i:])
			b.WriteString(text)
			i += n
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String()
}

// entity returns what the reference at the start of a text stands for, and how many
// bytes of the text that took; what is no reference stands for itself.
func entity(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "&", 1
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters), end + 1
		}
		return "&", 1
	}
	digits, base := name[1:], 10
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > 7 {
		return "&", 1
	}
	if n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return string(utf8.RuneError), end + 1
	}
	return string(rune(n)), end + 1
}
