package mermaid

import (
	"strconv"
	"strings"

	"ken/render/diagram"
)

// chain reads nodes with the links between them: A & B --> C --> D.
func (f *flow) chain() {
	from := f.nodes()
	for f.err == nil {
		start := f.i
		link, ok := f.arrow()
		if !ok {
			f.i = start
			return
		}
		to := f.nodes()
		f.connect(from, to, link, start)
		from = to
	}
}

// connect adds the edges from each node to each other. The name of the edge is that
// of the last one's with the first.
func (f *flow) connect(from, to []string, link diagram.Edge, start int) {
	for i, a := range from {
		for j, b := range to {
			if f.err != nil || f.tooMany(len(f.g.Edges), "edges") {
				return
			}
			e := link
			e.From, e.To, e.Span = a, b, f.span(start, f.i)
			if i != len(from)-1 || j != 0 || f.edge[e.ID] {
				e.ID = ""
			}
			f.edge[f.edgeName(e)] = true
			f.g.Edges = append(f.g.Edges, e)
		}
	}
}

// edgeName is the name of an edge, or that which Mermaid gives one without.
func (f *flow) edgeName(e diagram.Edge) string {
	n := f.pair[[2]string{e.From, e.To}]
	f.pair[[2]string{e.From, e.To}]++
	if e.ID != "" {
		return e.ID
	}
	if n > 0 {
		n++
	}
	return "L_" + e.From + "_" + e.To + "_" + strconv.Itoa(n)
}

// arrow reads a link with its text. Not ok is a text that goes on with none.
func (f *flow) arrow() (diagram.Edge, bool) {
	before := f.i
	f.blanks()
	n := f.linkName()
	id := ""
	if n > 0 {
		id = strings.Replace(f.s[f.i:f.i+n], "@", "", 1)
		f.i += n
	} else {
		f.i = before
	}
	if n := f.link(); n > 0 {
		e := endOf(strings.TrimSpace(f.s[f.i : f.i+n]))
		f.i += n
		e.ID = id
		e.Label = f.pipeText()
		return e, true
	}
	if n := f.invisible(); n > 0 {
		e := endOf(strings.TrimSpace(f.s[f.i : f.i+n]))
		f.i += n
		e.ID = id
		e.Label = f.pipeText()
		return e, true
	}
	n, line := f.startLink()
	if n == 0 {
		if id != "" {
			f.unexpected("an arrow")
		}
		return diagram.Edge{}, false
	}
	head := strings.TrimSpace(f.s[f.i : f.i+n])
	f.i += n
	label := f.edgeText(line)
	n = f.linkOf(line)
	e := joined(head, strings.TrimSpace(f.s[f.i:f.i+n]))
	f.i += n
	e.ID, e.Label = id, label
	return e, f.err == nil
}

// pipeText reads a text between bars behind a link.
func (f *flow) pipeText() string {
	if !f.take("|") {
		return ""
	}
	text := f.text("|", f.i-1)
	if c := f.peek(); c == ' ' || c == '\t' {
		f.i++
	}
	return text
}

// lines are the signs that links are drawn with.
const lines = "-=."

// link is the length of a whole link that stands here, with the blanks around it.
func (f *flow) link() int {
	for i := range lines {
		if n := f.linkOf(lines[i]); n > 0 {
			return n
		}
	}
	return 0
}

// linkHere reports whether a link or the first half of one stands here.
func (f *flow) linkHere() bool {
	if f.link() != 0 || f.invisible() != 0 {
		return true
	}
	n, _ := f.startLink()
	return n != 0
}

// linkOf is the length of a whole link of one sign: --> ==> -.-> and their like.
func (f *flow) linkOf(line byte) int {
	i := f.i
	for isSpace(f.byteAt(i)) {
		i++
	}
	if c := f.byteAt(i); c == 'x' || c == 'o' || c == '<' {
		i++
	}
	end := f.body(i, line)
	if end < 0 {
		return 0
	}
	for isSpace(f.byteAt(end)) {
		end++
	}
	return end - f.i
}

// body is where the line of a link with its head ends, negative where there is none.
func (f *flow) body(i int, line byte) int {
	start := i
	if line == '.' {
		if f.byteAt(i) == '-' {
			i++
		}
		dots := i
		for f.byteAt(i) == '.' {
			i++
		}
		if i == dots || f.byteAt(i) != '-' {
			return -1
		}
		i++
		if c := f.byteAt(i); c == 'x' || c == 'o' || c == '>' {
			i++
		}
		return i
	}
	for f.byteAt(i) == line {
		i++
	}
	if c := f.byteAt(i); (c == 'x' || c == 'o' || c == '>') && i-start >= 2 {
		return i + 1
	}
	if i-start >= 3 {
		return i
	}
	return -1
}

// invisible is the length of a ~~~ that stands here, with the blanks around it.
func (f *flow) invisible() int {
	i := f.i
	for isSpace(f.byteAt(i)) {
		i++
	}
	start := i
	for f.byteAt(i) == '~' {
		i++
	}
	if i-start < 3 {
		return 0
	}
	for isSpace(f.byteAt(i)) {
		i++
	}
	return i - f.i
}

// startLink is the length of the beginning of a link that goes on with its text, and
// the sign it is drawn with.
func (f *flow) startLink() (n int, line byte) {
	i := f.i
	for isSpace(f.byteAt(i)) {
		i++
	}
	if c := f.byteAt(i); c == 'x' || c == 'o' || c == '<' {
		i++
	}
	switch rest := f.s[min(i, len(f.s)):]; {
	case strings.HasPrefix(rest, "--"):
		line = '-'
	case strings.HasPrefix(rest, "=="):
		line = '='
	case strings.HasPrefix(rest, "-."):
		line = '.'
	default:
		return 0, 0
	}
	i += 2
	for isSpace(f.byteAt(i)) {
		i++
	}
	return i - f.i, line
}

// edgeText reads the text of a link up to the other half of it.
func (f *flow) edgeText(line byte) string {
	start := f.i
	quoted, isQuoted := "", false
	if f.peek() == '"' {
		quoted, isQuoted = f.quoted()
		start = f.i
	}
	for !f.done() {
		c := f.peek()
		if (isSpace(c) || strings.IndexByte("xo<-=.", c) >= 0) && f.linkOf(line) > 0 {
			break
		}
		switch {
		case isSpace(c):
			f.skipSpace()
		case c == '"', c == '=' && line == '=', c == '.' && line == '.', c == '-' && line == '-' && f.byteAt(f.i+1) == '-':
			f.unexpected("the rest of the link or its text")
		default:
			f.i++
		}
	}
	if f.done() {
		f.failAt(start, "this link has no second half")
		return ""
	}
	if isQuoted {
		return plain(quoted + f.s[start:f.i])
	}
	return plain(f.s[start:f.i])
}

// endOf is the edge that the last or only part of a link draws.
func endOf(s string) diagram.Edge {
	e := diagram.Edge{Stroke: diagram.Solid}
	if s == "" {
		return e
	}
	line := s[:len(s)-1]
	for _, h := range heads {
		if s[len(s)-1] != h.right {
			continue
		}
		e.Head = h.head
		if s[0] == h.left {
			e.Tail = h.head
			line = line[1:]
		}
	}
	e.Length = len(line) - 1
	switch {
	case strings.HasPrefix(line, "="):
		e.Stroke = diagram.Thick
	case strings.HasPrefix(line, "~"):
		e.Stroke = diagram.Invisible
	}
	if dots := strings.Count(line, "."); dots > 0 {
		e.Stroke, e.Length = diagram.Dotted, dots
	}
	e.Length = max(1, min(e.Length, 10))
	return e
}

// heads are the signs at the ends of a link.
var heads = []struct {
	left, right byte
	head        diagram.Head
}{{'<', '>', diagram.Arrow}, {'x', 'x', diagram.Cross}, {'o', 'o', diagram.Dot}}

// joined is the edge that two halves of a link draw. Mermaid takes halves that do not
// fit for a plain line.
func joined(first, last string) diagram.Edge {
	e := endOf(last)
	if first == "" {
		return e
	}
	for _, h := range heads {
		if first[0] != h.left {
			continue
		}
		if e.Head != h.head {
			e.Head = diagram.NoHead
			return e
		}
		e.Tail = h.head
	}
	return e
}
