package mermaid

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"ken/render/diagram"
)

// A reader reads a source from left to right. The first fault ends it: then the rest
// of the text counts as read, so that no loop goes on.
type reader struct {
	src source
	s   string
	i   int
	err *Error
	d   diagram.Diagram
}

// failAt notes a fault at a byte of the text.
func (r *reader) failAt(i int, format string, args ...any) {
	if r.err == nil {
		line, column := r.src.place(i)
		r.err = &Error{line, column, fmt.Sprintf(format, args...)}
	}
	r.i = len(r.s)
}

// unexpected notes that the text does not go on as it should.
func (r *reader) unexpected(want string) {
	if r.i >= len(r.s)-1 {
		r.failAt(len(r.s)-1, "the text ends where %s should be", want)
		return
	}
	if r.s[r.i] == '\n' {
		r.failAt(r.i, "the line ends where %s should be", want)
		return
	}
	found, _ := utf8.DecodeRuneInString(r.s[r.i:])
	r.failAt(r.i, "%q stands where %s should be", string(found), want)
}

// tooMany notes a bound that is passed, and reports whether it is.
func (r *reader) tooMany(n int, what string) bool {
	if n < maxNodes {
		return false
	}
	r.failAt(r.i, "more than %d %s", maxNodes, what)
	return true
}

func (r *reader) done() bool { return r.i >= len(r.s) }

func (r *reader) rest() string { return r.s[r.i:] }

// peek is the next byte, 0 at the end.
func (r *reader) peek() byte { return r.byteAt(r.i) }

func (r *reader) byteAt(i int) byte {
	if i < 0 || i >= len(r.s) {
		return 0
	}
	return r.s[i]
}

func (r *reader) has(prefix string) bool { return strings.HasPrefix(r.s[r.i:], prefix) }

// take reads a prefix, where the text goes on with it.
func (r *reader) take(prefix string) bool {
	if !r.has(prefix) {
		return false
	}
	r.i += len(prefix)
	return true
}

// word reports whether a whole word stands at i; fold ignores case.
func (r *reader) wordAt(i int, word string, fold bool) bool {
	end := i + len(word)
	if end > len(r.s) || isWord(r.byteAt(end)) && isWord(word[len(word)-1]) {
		return false
	}
	return r.s[i:end] == word || fold && strings.EqualFold(r.s[i:end], word)
}

// takeWord reads a whole word, where the text goes on with it.
func (r *reader) takeWord(word string) bool {
	if !r.wordAt(r.i, word, false) {
		return false
	}
	r.i += len(word)
	return true
}

// takeWordFold is takeWord whatever the case.
func (r *reader) takeWordFold(word string) bool {
	if !r.wordAt(r.i, word, true) {
		return false
	}
	r.i += len(word)
	return true
}

// blanks passes spaces and tabs.
func (r *reader) blanks() {
	for r.i < len(r.s) && (r.s[r.i] == ' ' || r.s[r.i] == '\t') {
		r.i++
	}
}

// skipSpace passes spaces and line ends.
func (r *reader) skipSpace() {
	for r.i < len(r.s) && isSpace(r.s[r.i]) {
		r.i++
	}
}

// line reads up to the end of the line, which it leaves.
func (r *reader) line() string { return r.until("\n") }

// until reads up to one of the bytes, which it leaves.
func (r *reader) until(stops string) string {
	n := strings.IndexAny(r.s[r.i:], stops)
	if n < 0 {
		n = len(r.s) - r.i
	}
	text := r.s[r.i : r.i+n]
	r.i += n
	return text
}

// span is where a part of the text stands in what was given.
func (r *reader) span(from, to int) diagram.Span {
	return diagram.Span{Start: r.src.original(from), End: r.src.original(to)}
}

// about reads accTitle and accDescr, which every kind may hold.
func (r *reader) about() bool {
	start := r.i
	switch {
	case r.takeWordFold("accTitle"), r.takeWordFold("accDescr"):
	default:
		return false
	}
	r.skipSpace()
	switch {
	case r.take(":"):
		r.skipSpace()
		r.addAbout(r.line())
	case r.peek() == '{' && strings.EqualFold(r.s[start:start+8], "accDescr"):
		r.i++
		r.addAbout(r.until("}"))
		r.i = min(r.i+1, len(r.s))
	default:
		r.i = start
		return false
	}
	return true
}

func (r *reader) addAbout(text string) {
	text = plain(text)
	if r.d.About != "" && text != "" {
		text = r.d.About + "\n" + text
	}
	if text != "" {
		r.d.About = text
	}
}

func isWord(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' }
