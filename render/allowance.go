package render

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Some of goldmark's work grows with the square of its input: containers nested on one
// line, emphasis and brackets that never close, tables of many columns, long lists of
// link references. The parsers here stand around its own and stop it where no text
// written by a person goes; what follows is then read as plain text. Short of that they
// change nothing.

const (
	// maxDepth is how deep blocks may be nested.
	maxDepth = 64
	// maxReferences is how many link references may follow one another.
	maxReferences = 4000
	// spareCells is how many cells a table may have, besides two for every byte.
	spareCells = 500
)

// An allowance is how much more may be spent on what does not close.
type allowance struct {
	left int
	// from is where the next stretch begins, joints are the beginnings after it.
	from   int
	joints []int
	// open are the offsets of the block's open brackets; delimiters is the number of
	// its runs of emphasis signs.
	open       []int
	delimiters int
}

// newAllowance gives each stretch of a part that could be a part by itself what keeps a
// document of a megabyte made of the worst of them within some tenths of a second.
func newAllowance(p *part) allowance {
	a := allowance{joints: append(slices.Clip(p.joints), len(p.text))}
	a.reach(0)
	return a
}

// reach begins a new allowance where an offset lies behind the stretch of the last.
func (a *allowance) reach(at int) {
	for len(a.joints) > 0 && at >= a.from {
		a.left = 100_000 + 40*(a.joints[0]-a.from)
		a.from, a.joints = a.joints[0], a.joints[1:]
	}
}

// deep is a block parser that does not nest beyond maxDepth.
type deep struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (d deep) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if tooDeep(parent) {
		return nil, parser.NoChildren
	}
	return d.BlockParser.Open(parent, r, pc)
}

// deepList is deep for lists, whose parser must be asked first: it settles whether the
// line belongs to a list already open.
type deepList struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (d deepList) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := d.BlockParser.Open(parent, r, pc)
	if node != nil && tooDeep(parent) {
		return nil, parser.NoChildren
	}
	return node, state
}

func tooDeep(parent ast.Node) bool {
	depth := 0
	for ; parent != nil && depth < maxDepth; parent = parent.Parent() {
		depth++
	}
	return depth >= maxDepth
}

// thrifty is a parser of emphasis: the n-th run of a block may have to be compared with
// all before it.
type thrifty struct {
	parser.InlineParser
	found *found
}

// Parse implements [parser.InlineParser].
func (t thrifty) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, at := block.Position()
	if t.found.reach(at.Start); t.found.left < 0 {
		return nil
	}
	node := t.InlineParser.Parse(parent, block, pc)
	if node != nil {
		t.found.delimiters++
		t.found.left -= t.found.delimiters
	}
	return node
}

// thriftyCode is the parser of code spans, which looks for the closing ticks to the end
// of the block.
type thriftyCode struct {
	parser.InlineParser
	found *found
}

// Parse implements [parser.InlineParser].
func (t thriftyCode) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, at := block.Position()
	if t.found.reach(at.Start); t.found.left < 0 {
		return nil
	}
	node := t.InlineParser.Parse(parent, block, pc)
	if _, unclosed := node.(*ast.Text); unclosed {
		lines := parent.Lines()
		t.found.left -= lines.At(lines.Len()-1).Stop - at.Start
	}
	return node
}

// thriftyLinks is the parser of links: a closing bracket makes it look back to the
// opening one, which goldmark finds from the block's last line, and on for an address.
type thriftyLinks struct {
	inner interface {
		parser.InlineParser
		parser.CloseBlocker
	}
	found *found
}

func newThriftyLinks(f *found) parser.InlineParser {
	inner := parser.NewLinkParser()
	closer, ok := inner.(interface {
		parser.InlineParser
		parser.CloseBlocker
	})
	if !ok {
		return inner
	}
	return thriftyLinks{closer, f}
}

// Trigger implements [parser.InlineParser].
func (t thriftyLinks) Trigger() []byte { return t.inner.Trigger() }

// Parse implements [parser.InlineParser].
func (t thriftyLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	f := t.found
	line, at := block.PeekLine()
	if f.reach(at.Start); f.left < 0 {
		return nil
	}
	node := t.inner.Parse(parent, block, pc)
	if line[0] != ']' {
		if node != nil {
			f.open = append(f.open, at.Start)
		}
		return node
	}
	if link, ok := node.(*ast.Link); ok {
		f.addresses += len(link.Destination)
	}
	if n := len(f.open); n > 0 {
		f.left -= at.Start - f.open[n-1]
		f.open = f.open[:n-1]
		if node == nil {
			i, _ := block.Position()
			f.left -= 4 * (parent.Lines().Len() - i)
		}
		if node == nil && len(line) > 1 && (line[1] == '(' || line[1] == '[') {
			f.left -= len(line)
		}
	}
	return node
}

// CloseBlock implements [parser.CloseBlocker].
func (t thriftyLinks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	t.inner.CloseBlock(parent, block, pc)
	trimBreaks(parent, block.Source())
	t.found.open, t.found.delimiters = t.found.open[:0], 0
}

// trimBreaks takes the blanks off the ends of lines that are meant to end there, which
// goldmark leaves where it looks for bare addresses.
func trimBreaks(block ast.Node, source []byte) {
	if block.Lines().Len() < 2 {
		return
	}
	for n := range tree(block) {
		t, ok := n.(*ast.Text)
		if !ok || !t.HardLineBreak() || bytes.HasPrefix(source[t.Segment.Stop:], []byte(`\`)) {
			continue
		}
		t.Segment = t.Segment.TrimRightSpace(source)
		if before, ok := t.PreviousSibling().(*ast.Text); ok && t.Segment.IsEmpty() {
			before.Segment = before.Segment.TrimRightSpace(source)
		}
	}
}

// fewReferences is the reader of link references.
type fewReferences struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (t fewReferences) Transform(node *ast.Paragraph, r text.Reader, pc parser.Context) {
	lines, n := node.Lines(), 0
	for i := range lines.Len() {
		if at := lines.At(i); bytes.HasPrefix(at.Value(r.Source()), []byte("[")) {
			n++
		}
	}
	if n <= maxReferences {
		t.ParagraphTransformer.Transform(node, r, pc)
	}
}

// fewCells is the reader of tables: a short row is filled up to all columns, so a wide
// head over many rows makes far more cells than there is text.
type fewCells struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (t fewCells) Transform(node *ast.Paragraph, r text.Reader, pc parser.Context) {
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		at := lines.At(i)
		line := at.Value(r.Source())
		if len(bytes.Trim(line, "-|: \t\r\n")) > 0 {
			continue
		}
		columns := bytes.Count(line, []byte("|")) + 1
		size := lines.At(lines.Len()-1).Stop - lines.At(0).Start
		if columns*(lines.Len()-i) > spareCells+2*size {
			return
		}
		break
	}
	t.ParagraphTransformer.Transform(node, r, pc)
}
