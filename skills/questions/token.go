package questions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/prose"
)

// A token is a word, a number, a piece of code between backticks or a mark of
// punctuation of a text without other markup.
type token struct {
	prose.Span
	text, lower string
	tag         tag
	// quoted tells that it stands between quotation marks.
	quoted bool
}

func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r)
}

// tokens cuts a text. Hyphens, apostrophes and slashes between letters, and points and
// commas between digits, belong to their word.
func tokens(text string) []token {
	var out []token
	quoted := false
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		end := at + n
		switch {
		case unicode.IsSpace(r):
			at = end
			continue
		case r == '`':
			end = codeEnd(text, at)
		case wordRune(r):
			end = wordEnd(text, at)
		}
		t := token{Span: prose.Span{Start: at, End: end}, text: text[at:end], quoted: quoted}
		t.lower = strings.ToLower(t.text)
		switch t.text {
		case "“", "«":
			quoted = true
		case "”", "»":
			quoted = false
		case `"`:
			quoted = !quoted
		}
		out = append(out, t)
		at = end
	}
	return out
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("$€£%°", r)
}

// codeEnd returns where a piece of code that begins at a backtick ends.
func codeEnd(text string, at int) int {
	if end := strings.IndexByte(text[at+1:], '`'); end >= 0 {
		return at + 1 + end + 1
	}
	return at + 1
}

func wordEnd(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if wordRune(r) {
			at += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[at+n:])
		if at+n >= len(text) || !wordRune(next) {
			return at
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		digits := unicode.IsDigit(before) && unicode.IsDigit(next)
		switch {
		case r == ',' && digits, strings.ContainsRune(".:–", r) && (digits || r == '.' && joinsInitials(text, at)):
		case strings.ContainsRune("-'’/_", r), r == '–' && unicode.IsUpper(next) && unicode.IsLetter(before):
		default:
			return at
		}
		at += n
	}
	return at
}

// joinsInitials tells the points within "U.S." and within names of code ("os.path").
func joinsInitials(text string, at int) bool {
	before := strings.LastIndexAny(text[:at], " .(") + 1
	next, _ := utf8.DecodeRuneInString(text[at+1:])
	return at-before == 1 && unicode.IsUpper(next) || unicode.IsLower(next)
}

// words counts the tokens that are no punctuation.
func words(list []token) int {
	n := 0
	for _, t := range list {
		if t.tag != mark {
			n++
		}
	}
	return n
}

// covers is the span from the first of some tokens to the last.
func covers(list []token) prose.Span {
	if len(list) == 0 {
		return prose.Span{}
	}
	return prose.Span{Start: list[0].Start, End: list[len(list)-1].End}
}
