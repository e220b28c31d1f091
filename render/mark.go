package render

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A mark is ==highlighted== text.
type mark struct{ ast.BaseInline }

var kindMark = ast.NewNodeKind("Mark")

// Kind implements [ast.Node].
func (*mark) Kind() ast.NodeKind { return kindMark }

// Dump implements [ast.Node].
func (m *mark) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

// A markParser finds pairs of == by the rules of emphasis. Within a word they are the
// sign for equal, except in scripts that have no blanks between words.
type markParser struct{}

// Trigger implements [parser.InlineParser].
func (markParser) Trigger() []byte { return []byte{'='} }

// Parse implements [parser.InlineParser].
func (p markParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, at := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 2, p)
	if node == nil || node.OriginalLength != 2 || before == '=' {
		return nil
	}
	after := ' '
	if len(line) > 2 {
		after = util.ToRune(line, 2)
	}
	node.CanOpen = node.CanOpen && !inWord(before)
	node.CanClose = node.CanClose && !inWord(after)
	node.Segment = at.WithStop(at.Start + 2)
	block.Advance(2)
	pc.PushDelimiter(node)
	return node
}

func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !ideographic(r)
}

// IsDelimiter implements [parser.DelimiterProcessor].
func (markParser) IsDelimiter(b byte) bool { return b == '=' }

// CanOpenCloser implements [parser.DelimiterProcessor].
func (markParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch implements [parser.DelimiterProcessor].
func (markParser) OnMatch(int) ast.Node { return &mark{} }
