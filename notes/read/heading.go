package read

import (
	"iter"
	"strings"
)

// A Heading is a heading of a Markdown text.
type Heading struct {
	Level int    // 1 to 6
	Text  string // one line, without markup; cut where it is longer than a heading should be
	// Start and End are the bytes of its lines, underline and newline included.
	Start, End int
	Line       int // the first of its lines, from 1
}

// Headings yields the headings of a Markdown text in order, as CommonMark has
// them: ATX and underlined ones, none inside a fence, a comment, indented code or
// raw HTML. Those of quotes and list items are not headings of the document.
func Headings(text string) iter.Seq[Heading] {
	return func(yield func(Heading) bool) {
		for l := range Lines(text) {
			if l.Heading.Level > 0 && !yield(l.Heading) {
				return
			}
		}
	}
}

// A Line is a line of a Markdown text.
type Line struct {
	Number     int  // from 1
	Start, End int  // its bytes, newline included
	Code       bool // in a fence, or one of the lines that make it
	Hidden     bool // in a comment or another block of raw HTML
	// Heading is the heading that ends with this line; its Level is 0 where none
	// does. An underlined one began on lines before.
	Heading Heading
}

// Lines yields the lines of a Markdown text in order.
func Lines(text string) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		var s scanner
		for at, n := 0, 1; at < len(text); n++ {
			line, _, _ := strings.Cut(text[at:], "\n")
			l := Line{Number: n, Start: at, End: min(at+len(line)+1, len(text))}
			l.Code, l.Hidden = s.fence != "", s.until != ""
			s.hid = false
			if h, ok := s.line(strings.TrimRight(line, "\r"), at, n); ok {
				h.End = l.End
				if h.Start < at {
					h.Text = headingText(text[h.Start:at])
				}
				l.Heading = h
			}
			l.Code, l.Hidden = l.Code || s.fence != "", l.Hidden || s.hid
			if !yield(l) {
				return
			}
			at = l.End
		}
	}
}

// A scanner knows what kind of block the last line left open.
type scanner struct {
	fence  string // the run that opened the code we are in; "" outside
	until  string // what ends the HTML we are in; "" outside
	hid    bool   // the line opened raw HTML
	blank  bool   // the last line was
	list   bool   // in a list, whose items hold what is indented below them
	para   bool   // in a paragraph of the document, which an underline makes a heading
	begin  int    // of that paragraph
	number int    // its first line
}

// line takes the next line and returns the heading it makes. An underlined
// heading comes without its text, and with the start of its first line.
func (s *scanner) line(line string, at, n int) (h Heading, ok bool) {
	rest, indent := dedent(line)
	inside := indent >= 4 || s.list && indent >= 2
	switch {
	case s.fence != "":
		if closes(rest, s.fence) && (indent < 4 || s.list) {
			s.fence = ""
		}
	case s.until != "":
		if strings.Contains(strings.ToLower(line), s.until) {
			s.until = ""
		}
	case rest == "":
		s.para = false
	case opens(rest) != "" && (indent < 4 || s.list):
		s.fence, s.para = opens(rest), false
	case inside:
		// Code, or what a paragraph or list item goes on with: no block of the
		// document begins here.
	default:
		h, ok = s.block(rest, at, n)
	}
	s.blank = rest == ""
	return h, ok
}

// block takes a line that begins at the margin, outside of code and raw HTML.
func (s *scanner) block(rest string, at, n int) (Heading, bool) {
	if level, text, ok := atx(rest); ok {
		s.para, s.list = false, false
		return Heading{Level: level, Text: headingText(text), Start: at, Line: n}, true
	}
	if level := underline(rest); level > 0 && s.para {
		s.para = false
		return Heading{Level: level, Start: s.begin, Line: s.number}, true
	}
	marker, until := Bullet(rest), rawHTML(rest)
	switch {
	case until != "":
		if strings.Contains(strings.ToLower(rest[1:]), until) {
			until = ""
		}
		s.until, s.hid, s.para = until, true, false
	case rule(rest), rest[0] == '>':
		s.para, s.list = false, false
	case marker > 0 && (!s.para || !digit(rest[0]) || rest[0] == '1' && !digit(rest[1])):
		s.para, s.list = false, true
	case s.para, s.list && !s.blank:
		// The paragraph goes on, that of a list item too.
	default:
		s.para, s.list, s.begin, s.number = true, false, at, n
	}
	return Heading{}, false
}

// dedent returns a line without the blanks around it, and how many columns it is
// indented.
func dedent(line string) (rest string, indent int) {
	i := 0
	for ; i < len(line); i++ {
		if line[i] == ' ' {
			indent++
		} else if line[i] == '\t' {
			indent += 4 - indent%4
		} else {
			break
		}
	}
	return strings.TrimRight(line[i:], " \t\r\n"), indent
}

// run returns the marks of one kind that a line begins with.
func run(line string) string {
	n := 0
	for n < len(line) && line[n] == line[0] {
		n++
	}
	return line[:n]
}

// opens returns the run of marks that opens a fence of code, or "".
func opens(line string) string {
	if line == "" || line[0] != '`' && line[0] != '~' {
		return ""
	}
	r := run(line)
	if len(r) < 3 || r[0] == '`' && strings.Contains(line[len(r):], "`") {
		return ""
	}
	return r
}

// closes tells whether a line ends the code that a fence opened.
func closes(line, fence string) bool {
	return line != "" && line[0] == fence[0] && len(run(line)) >= len(fence) && len(run(line)) == len(line)
}

// atx reads a heading that begins with hashes.
func atx(line string) (level int, text string, ok bool) {
	if line[0] != '#' {
		return 0, "", false
	}
	level = len(run(line))
	text = line[level:]
	if level > 6 || text != "" && text[0] != ' ' && text[0] != '\t' {
		return 0, "", false
	}
	text = strings.TrimSpace(text)
	if hashless := strings.TrimRight(text, "#"); hashless == "" || strings.HasSuffix(hashless, " ") || strings.HasSuffix(hashless, "\t") {
		text = strings.TrimSpace(hashless)
	}
	return level, text, true
}

// underline returns the level of heading that a line makes of the paragraph above
// it, or 0.
func underline(line string) int {
	if len(run(line)) < len(line) {
		return 0
	}
	switch line[0] {
	case '=':
		return 1
	case '-':
		return 2
	}
	return 0
}

// rule tells whether a line is a thematic break.
func rule(line string) bool {
	if strings.IndexByte("-*_", line[0]) < 0 {
		return false
	}
	return strings.Trim(line, line[:1]+" \t") == "" && strings.Count(line, line[:1]) >= 3
}

// Bullet returns how many bytes of a line without indentation are the marker of a
// list item and the blanks after it; 0 where it is not one.
func Bullet(line string) int {
	n := 0
	for n < len(line) && n < 9 && digit(line[n]) {
		n++
	}
	switch {
	case n == len(line):
		return 0
	case n > 0 && (line[n] == '.' || line[n] == ')'), n == 0 && strings.IndexByte("-*+", line[0]) >= 0:
		n++
	default:
		return 0
	}
	if n == len(line) {
		return n
	}
	if line[n] != ' ' && line[n] != '\t' {
		return 0
	}
	for n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		n++
	}
	return n
}

// rawHTML returns what ends the comment or the block of code-like HTML that a line
// opens, in lower case, or "".
func rawHTML(line string) string {
	if line[0] != '<' {
		return ""
	}
	if strings.HasPrefix(line, "<!--") {
		return "-->"
	}
	for _, name := range []string{"pre", "script", "style", "textarea"} {
		if begins(line[1:], name) && (len(line) == len(name)+1 || strings.IndexByte(" \t>", line[len(name)+1]) >= 0) {
			return "</" + name + ">"
		}
	}
	return ""
}
