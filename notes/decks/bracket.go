package decks

import "strings"

// brackets are Anki's own marks in square brackets, by their beginning. Those with
// an end hold text that stays.
var brackets = []struct{ begin, end, before, after string }{
	{"[sound:", "]", "[", "]"},
	{"[latex]", "[/latex]", "", ""},
	{"[$$]", "[/$$]", "$$", "$$"},
	{"[$]", "[/$]", "$", "$"},
	{"[anki:play:", "]", "", ""},
	{"[[type:", "]]", "", ""},
}

// unbracket takes Anki's own marks off HTML.
func unbracket(source string) string {
	at := strings.IndexByte(source, '[')
	if at < 0 {
		return source
	}
	var b strings.Builder
	closed := make([]bool, len(brackets)) // whose end does not come any more
	for at >= 0 {
		b.WriteString(source[:at])
		source = source[at:]
		text, length := bracket(source, closed)
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
func bracket(source string, closed []bool) (string, int) {
	for i, m := range brackets {
		if closed[i] || !strings.HasPrefix(source, m.begin) {
			continue
		}
		inside, _, ok := strings.Cut(source[len(m.begin):], m.end)
		if !ok {
			closed[i] = true
			return "", 0
		}
		length := len(m.begin) + len(inside) + len(m.end)
		switch m.begin {
		case "[anki:play:", "[[type:":
			return "", length
		}
		return m.before + inside + m.after, length
	}
	return speech(source)
}

// speech takes the marks of [anki:tts lang=…]text[/anki:tts] off, one at a time.
func speech(source string) (string, int) {
	const end = "[/anki:tts]"
	switch {
	case strings.HasPrefix(source, end):
		return "", len(end)
	case strings.HasPrefix(source, "[anki:tts"):
		return "", strings.IndexByte(source, ']') + 1
	}
	return "", 0
}
