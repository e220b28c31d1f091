package mermaid

import (
	"strconv"
	"strings"
)

// Entities such as #quot; are kept between these while a text is read, so that no
// rule takes their # for a comment or their ; for an end.
const (
	entityOpen  = '\x01'
	entityClose = '\x02'
)

// A source is a text without front matter, directives and comments, which remembers
// where each byte stood.
type source struct {
	text  string
	at    []int32 // one longer than text
	whole string
}

// place is the line and column, from 1, of a byte of the text.
func (s source) place(i int) (line, column int) {
	before := s.whole[:s.original(i)]
	line = strings.Count(before, "\n") + 1
	return line, len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
}

// original is where a byte of the text stood in what was given.
func (s source) original(i int) int {
	return int(s.at[max(0, min(i, len(s.at)-1))])
}

// A cleaner copies a text byte by byte and leaves out what is not part of the diagram.
type cleaner struct {
	in     string
	i      int
	out    []byte
	at     []int32
	line   int // where the line that is being copied begins in out
	blank  bool
	tagEnd int // end of the HTML tag that is being copied
	noTag  int // no tag begins before here
	drop   int // a ";" to be left out, that ends the colours of a style
}

// clean takes front matter, directives and comments out, makes line ends "\n", marks
// entities, and gives the title of the front matter.
func clean(whole string) (source, string) {
	start, title := frontMatter(whole)
	c := &cleaner{
		in: whole, i: start, blank: true, drop: -1,
		out: make([]byte, 0, len(whole)+1), at: make([]int32, 0, len(whole)+2),
	}
	c.beginLine()
	for c.i < len(c.in) {
		c.step()
	}
	// Mermaid's rules count on a last line end.
	c.put('\n')
	c.at = append(c.at, int32(len(whole)))
	return source{text: string(c.out), at: c.at, whole: whole}, title
}

func (c *cleaner) put(b byte) {
	c.out = append(c.out, b)
	c.at = append(c.at, int32(min(c.i, len(c.in))))
}

// step copies or leaves out what begins at c.i.
func (c *cleaner) step() {
	rest := c.in[c.i:]
	switch b := rest[0]; {
	case strings.HasPrefix(rest, "%%{"):
		c.skipTo("}%%")
	case c.blank && strings.HasPrefix(rest, "%%"):
		c.out, c.at = c.out[:c.line], c.at[:c.line]
		if c.skipTo("\n"); c.i < len(c.in) {
			c.beginLine()
		}
	case b == '\n' || b == '\r':
		if strings.HasPrefix(rest, "\r\n") {
			c.i++
		}
		c.put('\n')
		c.i++
		c.beginLine()
	case b == '#':
		c.entity(rest)
	case b == '<':
		c.openTag(rest)
		c.copy('<')
	case c.i == c.drop:
		c.copy(' ')
	case b < ' ' && b != '\t':
		c.copy(' ')
	case b == '"' && c.i < c.tagEnd:
		c.copy('\'')
	default:
		c.copy(b)
	}
}

func (c *cleaner) copy(b byte) {
	c.put(b)
	c.blank = c.blank && (b == ' ' || b == '\t')
	c.i++
}

func (c *cleaner) skipTo(end string) {
	n := strings.Index(c.in[c.i:], end)
	if n < 0 {
		c.i = len(c.in)
		return
	}
	c.i += n + len(end)
}

// beginLine looks for the ";" that ends a line of style: there #fff; is a colour.
func (c *cleaner) beginLine() {
	c.line, c.blank = len(c.out), true
	end := strings.IndexByte(c.in[c.i:], '\n')
	line := c.in[c.i:]
	if end >= 0 {
		line = line[:end]
	}
	for _, word := range [...]string{"style", "classDef"} {
		at := strings.Index(line, word)
		if at < 0 || !strings.Contains(line[at:], "#") {
			continue
		}
		if semi := strings.LastIndexByte(line, ';'); semi > at {
			c.drop = c.i + semi
		}
	}
}

// entity copies a "#", and what follows it where that is an entity.
func (c *cleaner) entity(rest string) {
	n := 1
	for n < len(rest) && isWord(rest[n]) {
		n++
	}
	if n == 1 || n == len(rest) || rest[n] != ';' || c.i+n == c.drop {
		c.copy('#')
		return
	}
	c.copy(entityOpen)
	for _, b := range []byte(rest[1:n]) {
		c.copy(b)
	}
	c.copy(entityClose)
}

// openTag notes where an HTML tag ends whose attributes stand in double quotes, which
// become single ones: Mermaid's labels stand in double quotes themselves.
func (c *cleaner) openTag(rest string) {
	if c.i < c.noTag || len(rest) < 2 || !isWord(rest[1]) {
		return
	}
	end := strings.IndexByte(rest, '>')
	if end < 0 {
		c.noTag = len(c.in)
		return
	}
	c.noTag = c.i + end
	if strings.Contains(rest[:end], `="`) {
		c.tagEnd = c.i + end
	}
}

// frontMatter is where the text begins behind its front matter, and the title in it.
func frontMatter(text string) (start int, title string) {
	first, body, ok := strings.Cut(text, "\n")
	fence := strings.TrimRight(first, " \t\r")
	if !ok || strings.TrimLeft(fence, " \t") != "---" {
		return 0, ""
	}
	for pos := len(first) + 1; body != ""; {
		line, tail, _ := strings.Cut(body, "\n")
		if trimmed := strings.TrimSpace(line); strings.TrimRight(line, " \t\r") == fence {
			return min(pos+len(line)+1, len(text)), title
		} else if value, isTitle := strings.CutPrefix(trimmed, "title:"); isTitle && title == "" {
			title = unquoteYAML(strings.TrimSpace(value))
		}
		pos += len(line) + 1
		body = tail
	}
	return 0, ""
}

// unquoteYAML is a plain or quoted scalar of YAML on one line.
func unquoteYAML(s string) string {
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		if text, err := strconv.Unquote(s); err == nil {
			return text
		}
		return s[1 : len(s)-1]
	}
	if len(s) > 1 && s[0] == '\'' && s[len(s)-1] == '\'' {
		return strings.ReplaceAll(s[1:len(s)-1], "''", "'")
	}
	if before, _, ok := strings.Cut(s, " #"); ok {
		return strings.TrimSpace(before)
	}
	return s
}
