package cards

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A span is the half-open byte range [start, end) of a text.
type span struct{ start, end int }

// A mask is the parts of a text in which marks mean nothing: inline code, formulas,
// comments, tags, addresses and what links lead to. They are in order and apart.
type mask []span

// over returns the part that covers a byte, as its end; 0 where none does.
func (m mask) over(at int) int {
	i := sort.Search(len(m), func(i int) bool { return m[i].end > at })
	if i < len(m) && m[i].start <= at {
		return m[i].end
	}
	return 0
}

// maskOf finds the parts of a text in which marks mean nothing. What is opened and
// not closed is text; that it is not closed is found out once.
func maskOf(text string) mask {
	if !strings.ContainsAny(text, "`$<[") && !strings.Contains(text, "://") {
		return nil
	}
	s := masker{text: text}
	for s.at < len(text) {
		from := s.at
		if end := s.next(); end > from {
			s.found = append(s.found, span{from, end})
			s.at = end
		}
	}
	return s.found
}

// A masker goes through a text once.
type masker struct {
	text    string
	at      int
	found   mask
	lacking map[string]bool
	ahead   [128]int // where each of some marks comes next, or its line ends
	bare    int      // up to here no formula ends
}

// seek returns where a mark comes next on this line, or where the line ends.
func (s *masker) seek(mark byte) int {
	if s.ahead[mark] <= s.at {
		n := strings.IndexAny(s.text[s.at+1:], string(mark)+"\n")
		if n < 0 {
			n = len(s.text) - s.at - 1
		}
		s.ahead[mark] = s.at + 1 + n
	}
	return s.ahead[mark]
}

// next returns the end of the part that begins here, or goes one character on.
func (s *masker) next() int {
	rest := s.text[s.at:]
	end := 0
	switch c := rest[0]; {
	case c == '\\' && len(rest) > 1:
		s.at++
	case c == '`':
		n := len(rest) - len(strings.TrimLeft(rest, "`"))
		if end = s.code(n); end == 0 {
			s.at += n - 1
		}
	case c == '$':
		end = s.formula()
	case strings.HasPrefix(rest, "<!--"):
		end = s.until(4, "-->")
	case c == '<' && len(rest) > 1 && (letter(rest[1]) || rest[1] == '/'):
		if n := s.seek('>'); n < len(s.text) && s.text[n] == '>' {
			end = n + 1
		}
	case c == '[' && strings.HasPrefix(rest, "[["):
		if n := s.seek(']'); strings.HasPrefix(s.text[n:], "]]") {
			end = n + 2
		}
	case c == ']' && strings.HasPrefix(rest, "]("):
		if n := s.seek(')'); n < len(s.text) && s.text[n] == ')' {
			s.found = append(s.found, span{s.at + 1, n + 1}) // the bracket itself is seen
			s.at = n
		}
	case c == 'h' && (strings.HasPrefix(rest, "http://") || strings.HasPrefix(rest, "https://")):
		if n := strings.IndexAny(rest, " \t\n<>)]\""); n > 0 {
			end = s.at + n
		} else {
			end = len(s.text)
		}
	}
	if end > 0 {
		return end
	}
	_, n := utf8.DecodeRuneInString(s.text[s.at:])
	s.at += n
	return 0
}

// code returns the end of code that a run of so many marks opens.
func (s *masker) code(n int) int {
	fence := s.text[s.at : s.at+n]
	if s.lacking[fence] {
		return 0
	}
	for at := s.at + n; at < len(s.text); {
		i := strings.IndexByte(s.text[at:], '`')
		if i < 0 {
			break
		}
		at += i
		run := len(s.text[at:]) - len(strings.TrimLeft(s.text[at:], "`"))
		if run == n {
			return at + n
		}
		at += run
	}
	s.lack(fence)
	return 0
}

// formula returns the end of a formula between dollars. A single dollar opens one
// only before a letter, and closes it only behind one and not before a digit: prices
// are none.
func (s *masker) formula() int {
	rest := s.text[s.at:]
	if strings.HasPrefix(rest, "$$") {
		return s.until(2, "$$")
	}
	if len(rest) < 3 || blank(rest[1]) || s.lacking["$"] || s.at < s.bare {
		return 0
	}
	for i := 2; i < len(rest); i++ {
		switch {
		case rest[i] == '\\':
			i++
		case rest[i] == '\n' && i+1 < len(rest) && rest[i+1] == '\n':
			s.bare = s.at + i
			return 0
		case rest[i] == '$' && !blank(rest[i-1]) && (i+1 == len(rest) || !digit(rest[i+1])):
			return s.at + i + 1
		}
	}
	s.lack("$")
	return 0
}

// until returns where a mark ends that comes after so many bytes.
func (s *masker) until(skip int, mark string) int {
	if s.lacking[mark] {
		return 0
	}
	if n := strings.Index(s.text[min(s.at+skip, len(s.text)):], mark); n >= 0 {
		return s.at + skip + n + len(mark)
	}
	s.lack(mark)
	return 0
}

func (s *masker) lack(mark string) {
	if s.lacking == nil {
		s.lacking = make(map[string]bool)
	}
	s.lacking[mark] = true
}

// inCode tells whether a byte of a line lies in inline code.
func inCode(line string, at int) bool {
	if !strings.Contains(line[:at], "`") {
		return false
	}
	end := maskOf(line).over(at)
	return end > 0 && line[end-1] == '`'
}

// uncommented returns a text without its comments: what other programs keep in them,
// as the dates of Obsidian's plugin in <!--SR:…-->, is no part of a card.
func uncommented(text string) string {
	if !strings.Contains(text, "<!--") {
		return text
	}
	var b strings.Builder
	from := 0
	for _, s := range maskOf(text) {
		if strings.HasPrefix(text[s.start:s.end], "<!--") {
			b.WriteString(strings.TrimRight(text[from:s.start], " \t"))
			from = s.end
		}
	}
	b.WriteString(text[from:])
	return b.String()
}

func blank(c byte) bool  { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }
func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
