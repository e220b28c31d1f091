package decks

import "strings"

// brackets are Anki's own marks in square brackets. What stands within them stays,
// unless they are dropped.
var brackets = []struct {
	begin, end    string
	before, after string
	drop          bool
}{
	{begin: "[sound:", end: "]", before: "[", after: "]"},
	{begin: "[latex]", end: "[/latex]"},
	{begin: "[$$]", end: "[/$$]", before: "$$", after: "$$"},
	{begin: "[$]", end: "[/$]", before: "$", after: "$"},
	{begin: "[anki:tts", end: "]", drop: true}, // what is spoken follows as text
	{begin: "[/anki:tts", end: "]", drop: true},
	{begin: "[anki:play:", end: "]", drop: true},
	{begin: "[[type:", end: "]]", drop: true},
}

// unbracket takes Anki's own marks off HTML.
func unbracket(source string) string {
	at := strings.IndexByte(source, '[')
	if at < 0 {
		return source
	}
	var b strings.Builder
	// An end that does not come any more is not looked for again, so that going over
	// a text stays one pass.
	ended := make([]bool, len(brackets))
	for at >= 0 {
		b.WriteString(source[:at])
		source = source[at:]
		text, length := bracket(source, ended)
		if length == 0 {
			text, length = "[", 1
		}
		b.WriteString(text)
		source = source[length:]
		at = strings.IndexByte(source, '[')
	}
	b.WriteString(source)
	return b.String()
}

// bracket returns what the mark at the front stands for, and how long it is; 0 where
// there is none.
func bracket(source string, ended []bool) (string, int) {
	for i, m := range brackets {
		if ended[i] || !strings.HasPrefix(source, m.begin) {
			continue
		}
		inside, _, ok := strings.Cut(source[len(m.begin):], m.end)
		if !ok {
			ended[i] = true
			return "", 0
		}
		length := len(m.begin) + len(inside) + len(m.end)
		if m.drop {
			return "", length
		}
		return m.before + inside + m.after, length
	}
	return "", 0
}
