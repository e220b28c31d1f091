package render

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxLabel is the longest label of a footnote, in bytes.
const maxLabel = 200

// A citation is a reference to a footnote: [^3].
type citation struct {
	ast.BaseInline
	label string
	end   int // its end in the part
}

var kindCitation = ast.NewNodeKind("Citation")

// Kind implements [ast.Node].
func (*citation) Kind() ast.NodeKind { return kindCitation }

// Dump implements [ast.Node].
func (c *citation) Dump(source []byte, level int) {
	ast.DumpHelper(c, source, level, map[string]string{"Label": c.label}, nil)
}

// A citationParser reads [^label] where the label is defined. A label that is a number
// is taken without its definition too: while a text streams in, the footnotes come last.
type citationParser struct{ found *found }

// Trigger implements [parser.InlineParser].
func (citationParser) Trigger() []byte { return []byte{'!', '['} }

// Parse implements [parser.InlineParser].
func (c citationParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	mark := 0
	if line[0] == '!' {
		mark = 1
	}
	rest, ok := bytes.CutPrefix(line[mark:], []byte("[^"))
	if !ok {
		return nil
	}
	end := bytes.IndexAny(rest[:min(len(rest), maxLabel)], "[]\n")
	if end <= 0 || rest[end] != ']' {
		return nil
	}
	label := string(rest[:end])
	if number(label) == 0 {
		defined := c.found.defined.note(label)
		if c.found.ask(noteSign+label, defined); defined == "" {
			return nil
		}
	}
	if mark == 1 {
		ast.MergeOrAppendTextSegment(parent, at.WithStop(at.Start+1))
	}
	block.Advance(mark + len("[^") + end + 1)
	node := &citation{label: label, end: at.Start + mark + len("[^") + end + 1}
	c.found.citations = append(c.found.citations, node)
	return node
}

// number returns the number a label stands for, 0 if it is none.
func number(label string) int {
	n, err := strconv.Atoi(label)
	if err != nil || n < 1 || n > 9999 || strconv.Itoa(n) != label {
		return 0
	}
	return n
}

// A footnoteParser is goldmark's own, except that a footnote stays where it stands,
// with its line, and is kept even where nothing cites it.
type footnoteParser struct {
	parser.BlockParser
	found *found
}

func newFootnoteParser(f *found) parser.BlockParser {
	return footnoteParser{deep{extension.NewFootnoteBlockParser()}, f}
}

// Close implements [parser.BlockParser].
func (p footnoteParser) Close(node ast.Node, _ text.Reader, _ parser.Context) {
	p.found.notes = append(p.found.notes, node.(*extast.Footnote))
}

// numbersOf gives every label its number: its own, or the first free one in the order
// of citing, and then of defining.
func numbersOf(parts []placed) map[string]int {
	numbers, taken := map[string]int{}, map[int]bool{}
	var others []string
	see := func(label string) {
		if numbers[label] != 0 {
			return
		}
		if n := number(label); n > 0 {
			numbers[label], taken[n] = n, true
			return
		}
		numbers[label] = -1
		others = append(others, label)
	}
	for _, p := range parts {
		for _, c := range p.cites {
			see(c.label)
		}
	}
	for _, p := range parts {
		for _, b := range p.notes {
			see(b.label)
		}
	}
	next := 1
	for _, label := range others {
		for taken[next] {
			next++
		}
		numbers[label], taken[next] = next, true
	}
	return numbers
}

// linkLabel returns the key goldmark files a link reference under.
func linkLabel(label []byte) string { return util.ToLinkReference(label) }
