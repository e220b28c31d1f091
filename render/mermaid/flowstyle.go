package mermaid

import (
	"strconv"
	"strings"
)

// style reads a style, which makes its node where there is none.
func (f *flow) style() {
	start := f.i
	f.needBlank()
	id := f.name("the name of a node")
	f.needBlank()
	f.styles()
	if f.err == nil {
		f.create(id, start)
	}
}

// classDef reads the definition of a class.
func (f *flow) classDef() {
	f.needBlank()
	f.name("the name of a class")
	f.needBlank()
	f.styles()
}

// styles reads the styles up to the end of the statement.
func (f *flow) styles() {
	start := f.i
	text := f.until("\n;")
	if strings.TrimSpace(text) == "" {
		f.unexpected("a style")
		return
	}
	if at := strings.IndexAny(text, "(){}[]<>|=@\"~^"); at >= 0 {
		f.i = start + at
		f.unexpected("a style, which has no such signs,")
	}
}

// linkStyle reads the style of edges, which must be there.
func (f *flow) linkStyle() {
	f.needBlank()
	if !f.takeWord("default") {
		f.numbers()
	}
	f.needBlank()
	if f.takeWord("interpolate") {
		f.needBlank()
		if f.until(" \t\n;") == "" {
			f.unexpected("the name of a curve")
		}
		f.blanks()
		if c := f.peek(); c == '\n' || c == ';' {
			return
		}
	}
	f.styles()
}

// numbers reads the numbers of edges, counted from 0.
func (f *flow) numbers() {
	for f.err == nil {
		start := f.i
		for isDigit(f.peek()) {
			f.i++
		}
		if f.i == start {
			f.unexpected("the number of an edge")
			return
		}
		if n, err := strconv.Atoi(f.s[start:f.i]); err != nil || n >= len(f.g.Edges) {
			f.failAt(start, "there is no edge %s; there are %d before here, counted from 0", f.s[start:f.i], len(f.g.Edges))
		}
		if !f.take(",") {
			return
		}
		f.blanks()
	}
}

// click reads what a click does, up to the end of the line.
func (f *flow) click() {
	f.i += len("click")
	if !isSpace(f.peek()) {
		f.unexpected("a blank")
		return
	}
	f.skipSpace()
	f.until(" \t\n")
	f.blanks()
	if f.done() || f.peek() == '\n' || f.peek() == ';' {
		f.unexpected("what a click does")
		return
	}
	for !f.done() && f.peek() != '\n' && f.peek() != ';' {
		if f.peek() == '"' {
			f.quoted()
			continue
		}
		f.i++
	}
}
