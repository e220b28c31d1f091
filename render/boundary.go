package render

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// A body is read in parts, each by itself, so that an edit reads one part again and not
// the text around it. A part may begin only where reading the whole would begin a block
// with nothing open before it: after a blank line, in the first column, with what
// continues no list and no definition. A boundary looks for such lines without reading
// Markdown; where it is not sure it sees none, and the part is longer than it need be.

// cuts returns where parts begin after the one that begins at from, in order, up to the
// first for which stop is true, which is the second result; it is len(text) where there
// is none.
func cuts(text string, from int, stop func(at int) bool) (list []int, end int) {
	var b boundary
	free := false // the last one may still turn out to be the term of a definition
	at := from
	for line := range strings.Lines(text[from:]) {
		begins, defines := b.line(line)
		if defines && free {
			list, free = list[:len(list)-1], false
		}
		if begins {
			if stop(at) {
				return list, at
			}
			list, free = append(list, at), true
		}
		at += len(line)
	}
	return list, len(text)
}

// A boundary is what is known of the lines from the beginning of a part.
type boundary struct {
	fence  byte // of the fence open at the top level, 0 for none
	length int  // how many of it
	html   []string
	// tag tells that HTML may be open that ends with the next blank line.
	tag bool
	// item is where the text of the latest item of a list at the top level begins, 0
	// where there is none.
	item int
	// unsure tells that item may be wrong, lost that nothing more is to be known.
	unsure, lost bool
	blank        bool // the line before was
}

// line takes one line. begins tells that a part may begin with it, defines that it may
// say what the paragraph before it means.
func (b *boundary) line(line string) (begins, defines bool) {
	if b.lost || b.inside(line) {
		return false, false
	}
	if util.IsBlank([]byte(line)) {
		b.blank, b.tag = true, false
		return false, false
	}
	indent, after := indentOf(line), b.blank
	b.blank = false
	if indent > 3 {
		return false, false
	}
	rest := line[indent:]
	mark := listMarkOf(rest)
	if begins = after && indent == 0 && rest[0] > ' ' && rest[0] != ':' && mark.width == 0; begins {
		*b = boundary{}
	}
	switch {
	case rest[0] == ':':
		b.unsure = true
		return false, true
	case rest[0] == '`' || rest[0] == '~' || rest[0] == '<':
		b.opens(rest, indent)
	case b.item > 0 && indent >= b.item:
	case mark.width == 0:
		b.unsure = b.unsure || b.item > 0
	case b.tag || mark.doubtful || mark.later && !after && (b.item == 0 || b.unsure):
		b.unsure = true
	default:
		b.item = indent + mark.width
	}
	return begins, false
}

// inside takes a line of the fence or the HTML that is open, if one is.
func (b *boundary) inside(line string) bool {
	switch {
	case b.fence != 0:
		if indent := indentOf(line); indent < 4 {
			fence, n, info := fenceOf(line[indent:])
			if fence == b.fence && n >= b.length && info == "" {
				b.fence = 0
			}
		}
	case b.html != nil:
		b.closes(line)
	default:
		return false
	}
	b.blank = false
	return true
}

// closes ends the HTML that is open, if the line does.
func (b *boundary) closes(line string) {
	line = strings.ToLower(line)
	for _, end := range b.html {
		if strings.Contains(line, end) {
			b.html = nil
			return
		}
	}
}

// opens takes a line that may begin a fence or HTML.
func (b *boundary) opens(rest string, indent int) {
	fence, length, info := fenceOf(rest)
	if fence == '`' && strings.Contains(info, "`") {
		fence = 0
	}
	html := htmlEnd(rest)
	switch {
	case fence == 0 && html == nil:
		b.tag = b.tag || rest[0] == '<'
		b.unsure = b.unsure || b.item > indent
	case b.tag || b.unsure && indent > 0:
		b.lost = true
	case b.item > 0 && indent >= b.item:
	default:
		b.fence, b.length, b.html, b.item = fence, length, html, 0
		if html != nil {
			b.closes(rest)
		}
	}
}

// indentOf returns how many blanks a line begins with, 4 for any more and for tabs.
func indentOf(line string) int {
	n := 0
	for n < len(line) && n < 4 && line[n] == ' ' {
		n++
	}
	if n < len(line) && line[n] == '\t' {
		return 4
	}
	return n
}

// fenceOf returns the sign of the fence a text begins with, how many there are, and
// what stands after them; the sign is 0 where there is none.
func fenceOf(s string) (sign byte, n int, info string) {
	if s == "" || s[0] != '`' && s[0] != '~' {
		return 0, 0, ""
	}
	for n < len(s) && s[n] == s[0] {
		n++
	}
	if n < 3 {
		return 0, 0, ""
	}
	return s[0], n, strings.TrimRight(s[n:], " \t\n\v\f\r")
}

// rawEnds are what ends the elements whose text is no Markdown, any of them any.
var rawEnds = []string{"</script>", "</pre>", "</style>", "</textarea>"}

// htmlEnd returns what ends the HTML a text begins with, nil where it begins with none,
// or with HTML that ends at a blank line.
func htmlEnd(s string) []string {
	switch {
	case len(s) < 2 || s[0] != '<':
		return nil
	case strings.HasPrefix(s, "<!--"):
		return []string{"-->"}
	case s[1] == '?':
		return []string{"?>"}
	case strings.HasPrefix(s, "<![CDATA["):
		return []string{"]]>"}
	case s[1] == '!' && len(s) > 2 && 'A' <= s[2] && s[2] <= 'Z':
		return []string{">"}
	}
	for _, end := range rawEnds {
		name := end[len("</") : len(end)-1]
		if n := 1 + len(name); len(s) >= n && strings.EqualFold(s[1:n], name) {
			if rest := s[n:]; rest == "" || util.IsSpace(rest[0]) || rest[0] == '>' || strings.HasPrefix(rest, "/>") {
				return rawEnds
			}
		}
	}
	return nil
}

// A listMark is what may begin an item of a list.
type listMark struct {
	// width is how many columns it takes with the blanks after it, 0 where there is none.
	width int
	// later tells that its number is not 1: it begins no list within a paragraph.
	// doubtful tells that width may be wrong.
	later, doubtful bool
}

// listMarkOf returns the mark a text begins with, which is no rule.
func listMarkOf(s string) listMark {
	n := 0
	for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	m := listMark{later: n > 0 && s[:n] != "1"}
	if n == len(s) || n > 0 && s[n] != '.' && s[n] != ')' || n == 0 && strings.IndexByte("-*+", s[0]) < 0 || isRule(s) {
		return listMark{}
	}
	n++
	rest := s[n:]
	blanks := len(rest) - len(strings.TrimLeft(rest, " "))
	switch {
	case rest != "" && !util.IsSpace(rest[0]):
		return listMark{}
	case blanks == 0 || blanks > 4 || util.IsBlank([]byte(rest)) || rest[blanks] == '\t':
		return listMark{width: n + 1, later: m.later, doubtful: true}
	}
	m.width = n + blanks
	return m
}

// isRule reports whether a line is one of three or more signs that draw a line.
func isRule(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == s[0]:
			n++
		case !util.IsSpace(s[i]):
			return false
		}
	}
	return n >= 3 && strings.IndexByte("-*_", s[0]) >= 0
}
