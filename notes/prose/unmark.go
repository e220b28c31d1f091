package prose

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Readable returns a piece of Markdown as one line that can stand in another
// document: line ends and quote marks at line starts become spaces, links keep
// their words and lose their targets (which may be relative), footnote marks go,
// and emphasis stays where it is closed. The words are untouched.
func Readable(markdown string) string {
	s := strings.Map(harmless, unquoteLines(markdown))
	s = strings.Join(strings.Fields(s), " ")
	s = unlink(s)
	for _, mark := range []string{"**", "__", "*", "_", "~~", "=="} {
		s = balance(s, mark)
	}
	return strings.Join(strings.Fields(s), " ")
}

// Folded returns the words of a text in a form in which two copies of one sentence
// are equal: without markup and quotation marks, with plain dashes and spaces, in
// Unicode's compatibility form. Letters keep their case.
func Folded(markdown string) string {
	s := norm.NFKC.String(Readable(markdown))
	s = strings.Map(func(r rune) rune {
		switch r {
		case '*', '_', '`', '~', '\\', '|', '·', '\u00ad':
			return ' '
		case '‘', '’', '‚', '′':
			return '\''
		case '"', '“', '”', '„', '«', '»', '″':
			return -1
		case '‐', '‑', '‒', '–', '—', '―', '−':
			return '-'
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	return strings.ReplaceAll(tighten.Replace(s), ", ", ",")
}

// Compatible returns a text in Unicode's compatibility form, in which one letter that
// can be written in several ways is written in one.
func Compatible(text string) string { return norm.NFKC.String(text) }

// tighten removes the spaces that markup leaves before marks.
var tighten = strings.NewReplacer(" .", ".", " ,", ",", " ;", ";", " :", ":", " )", ")", "( ", "(", " !", "!", " ?", "?")

// harmless turns control and direction characters into spaces.
func harmless(r rune) rune {
	if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufeff' ||
		r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
		return ' '
	}
	return r
}

// unquoteLines takes the marks of a block quote off the lines of a sentence.
func unquoteLines(s string) string {
	if !strings.Contains(s, ">") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		trimmed := strings.TrimLeft(line, " \t")
		for strings.HasPrefix(trimmed, ">") {
			trimmed = strings.TrimLeft(trimmed[1:], " \t")
		}
		lines[i] = trimmed
	}
	return strings.Join(lines, "\n")
}

// unlink keeps the words of links and images and drops footnote marks. Code spans
// are copied as they are.
func unlink(s string) string {
	if !strings.Contains(s, "[") {
		return s
	}
	var b strings.Builder
	for at := 0; at < len(s); {
		switch {
		case s[at] == '`':
			end := afterCode(s, at)
			b.WriteString(s[at:end])
			at = end
		case footnoteMark(s[at:]) > 0:
			at += footnoteMark(s[at:])
		case s[at] == '[' || s[at] == '!' && strings.HasPrefix(s[at:], "!["):
			words, end := link(s, at)
			b.WriteString(words)
			at = end
		default:
			b.WriteByte(s[at])
			at++
		}
	}
	return b.String()
}

// link reads a link or image at a place and returns its words and the place behind
// it; what is no link is returned as one character.
func link(s string, at int) (words string, end int) {
	open := at + strings.IndexByte(s[at:], '[')
	if strings.HasPrefix(s[open:], "[[") { // a wikilink
		if n := strings.Index(s[open:], "]]"); n > 2 {
			target := s[open+2 : open+n]
			if _, label, labelled := strings.Cut(target, "|"); labelled {
				target = label
			}
			return target, open + n + 2
		}
	}
	shut := matching(s, open, '[', ']')
	if shut < 0 || shut+1 >= len(s) {
		return s[at : at+1], at + 1
	}
	inner := s[open+1 : shut]
	switch s[shut+1] {
	case '(':
		if p := matching(s, shut+1, '(', ')'); p > 0 {
			return inner, p + 1
		}
	case '[':
		if p := matching(s, shut+1, '[', ']'); p > 0 && footnoteMark(s[shut+1:]) == 0 {
			return inner, p + 1
		}
	}
	return s[at : at+1], at + 1
}

// matching returns where the bracket opened at a place closes, -1 if nowhere. It
// looks no further than a link can be long.
func matching(s string, at int, open, shut byte) int {
	depth := 0
	for i := at; i < len(s) && i < at+2000; i++ {
		switch s[i] {
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// balance removes an emphasis mark that is opened but not closed, or closed but
// not opened, as happens where a sentence is a part of what was emphasised.
func balance(s, mark string) string {
	if (strings.Count(s, mark)-strings.Count(s, `\`+mark))%2 == 0 {
		return s
	}
	if len(mark) == 1 {
		return dropSingle(s, mark[0])
	}
	if strings.HasPrefix(s, mark) {
		return s[len(mark):]
	}
	at := strings.LastIndex(s, mark)
	return s[:at] + s[at+len(mark):]
}

// dropSingle removes the marks of one letter that stand at a word's edge; inside a
// word (snake_case, 2*3) and in code they are no emphasis.
func dropSingle(s string, mark byte) string {
	var b strings.Builder
	for at := 0; at < len(s); at++ {
		if s[at] == '`' {
			end := afterCode(s, at)
			b.WriteString(s[at:end])
			at = end - 1
			continue
		}
		if s[at] == mark && !single(s, at) {
			b.WriteByte(s[at])
			continue
		}
		if s[at] != mark {
			b.WriteByte(s[at])
		}
	}
	return b.String()
}

// single tells whether the mark at a place is alone and at the edge of a word.
func single(s string, at int) bool {
	before, after := byte(' '), byte(' ')
	if at > 0 {
		before = s[at-1]
	}
	if at+1 < len(s) {
		after = s[at+1]
	}
	if before == s[at] || after == s[at] || before == '\\' {
		return false
	}
	inner := isWordRune(rune(before)) && isWordRune(rune(after))
	return !inner && !(before == ' ' && after == ' ')
}
