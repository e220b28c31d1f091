package render

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A formula is mathematics between dollars, drawn so that it can be read.
type formula struct {
	ast.BaseInline
	// segments are its lines, dollars included.
	segments []text.Segment
	display  bool
}

var kindFormula = ast.NewNodeKind("Formula")

// Kind implements [ast.Node].
func (*formula) Kind() ast.NodeKind { return kindFormula }

// Dump implements [ast.Node].
func (f *formula) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// A formulaParser reads $…$ within a line and $$…$$ within a block. Prices are no
// formulas: no blank may stand inside the dollars of $…$ and no digit after them.
type formulaParser struct{ found *found }

// Trigger implements [parser.InlineParser].
func (formulaParser) Trigger() []byte { return []byte{'$'} }

// Parse implements [parser.InlineParser].
func (p formulaParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	size := 1
	if bytes.HasPrefix(line, []byte("$$")) {
		size = 2
	} else if len(line) < 2 || blank(line[1]) {
		return nil
	}
	unclosed := &p.found.unclosed[size-1]
	if at.Start < *unclosed {
		return nil
	}
	node := &formula{display: size == 2}
	for skip := size; line != nil; skip = 0 {
		if end := closing(line, skip, size); end > 0 {
			node.segments = append(node.segments, at.WithStop(at.Start+end))
			block.Advance(end)
			return node
		}
		*unclosed = at.Stop
		if size == 1 {
			break
		}
		node.segments = append(node.segments, at)
		block.AdvanceLine()
		line, at = block.PeekLine()
	}
	return nil
}

// closing returns the offset after the dollars that close a formula, 0 if none do.
func closing(line []byte, from, size int) int {
	for i := from; i < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] != '$':
		case size == 2:
			if i+1 < len(line) && line[i+1] == '$' {
				return i + 2
			}
		case i > from && !blank(line[i-1]):
			if i+1 == len(line) || line[i+1] < '0' || line[i+1] > '9' {
				return i + 1
			}
		}
	}
	return 0
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// formula adds mathematics: in letters and signs where it can be written so, else as it
// stands. What stands on lines of its own is drawn on lines of its own.
func (in *inliner) formula(n *formula) {
	outer := in.look
	in.look |= lookMath
	defer func() { in.look = outer }()
	apart := n.display && len(n.segments) > 1
	if apart && len(in.spans) > 0 {
		in.lineBreak(isHard)
	}
	lines, begun := in.readable(n), false
	for i, seg := range n.segments {
		text := Clean(strings.TrimSpace(in.segment(seg)))
		switch {
		case lines == nil:
		case lines[i] == "":
			continue // nothing but its dollars
		case in.math:
			text = lines[i]
		}
		if begun {
			in.lineBreak(isHard)
		}
		begun = true
		in.line = int32(in.part.lineAt(seg.Start))
		in.add(text)
	}
	if apart && n.NextSibling() != nil {
		in.lineBreak(isHard)
	}
}

// readable returns the lines of a formula in letters and signs, nil where nobody writes
// them so or they cannot be.
func (in *inliner) readable(n *formula) []string {
	if !in.math && !in.pictures {
		return nil
	}
	lines, ok := make([]string, len(n.segments)), false
	for i, seg := range n.segments {
		if lines[i], ok = Formula(Clean(strings.TrimSpace(in.part.text[seg.Start:seg.Stop])), cellMarks()); !ok {
			return nil
		}
	}
	return lines
}
