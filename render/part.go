package render

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A part is a stretch of a body that is read by itself: all offsets and lines in it
// count from its own beginning. A part does not change once it is read.
type part struct {
	text   string
	body   []byte // text again, for goldmark
	starts []int  // where each line begins
	// lines is how many line ends it has.
	lines int
	// joints are where parts could begin in it.
	joints []int

	defined definitions // what it defines, for itself and for others
	root    ast.Node
	blocks  []block
	notes   []block     // the footnotes it defines, in their order
	cites   []*citation // by their places
	// addresses is the length of all addresses of its links.
	addresses int
	summed    bool // the blocks have their sums
	// asked is what it looked up among the definitions of the whole text, and found.
	asked map[string]string
}

// A block is one of the blocks a document is made of, laid out on its own.
type block struct {
	node ast.Node
	// line is the line of the part it begins on, from 0; start and end are where its
	// lines begin and end.
	line, start, end int
	note             bool   // it is the definition of a footnote
	label            string // of that footnote
	cites            []*citation
	said             *Note // what the footnote says, nil where that takes other footnotes to know
	// sum is the digest of all that its drawing depends on within the part.
	sum [sha256.Size]byte
}

// newPart returns a part that is yet to be read, with what it defines.
func newPart(text string, body []byte) *part {
	p := &part{text: text, body: body, lines: strings.Count(text, "\n")}
	p.starts = make([]int, 1, p.lines+1)
	for at := 0; len(p.starts) <= p.lines; {
		at += strings.IndexByte(text[at:], '\n') + 1
		p.starts = append(p.starts, at)
	}
	return p
}

// again returns the part as it was before it was read.
func (p *part) again() *part {
	return &part{text: p.text, body: p.body, starts: p.starts, lines: p.lines, joints: p.joints, defined: p.defined}
}

// lineAt returns the index of the line an offset lies on.
func (p *part) lineAt(offset int) int {
	i, found := slices.BinarySearch(p.starts, offset)
	if found {
		return i
	}
	return i - 1
}

// ends returns the offset after a line.
func (p *part) ends(line int) int {
	if line+1 < len(p.starts) {
		return p.starts[line+1]
	}
	return len(p.text)
}

// keep takes what was read: the tree, and what was found on the way.
func (p *part) keep(root ast.Node, f *found) {
	p.root, p.addresses, p.asked = root, f.addresses, f.asked
	p.cites = f.citations
	slices.SortStableFunc(p.cites, func(a, b *citation) int { return a.end - b.end })
	at := 0
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		at = max(at, p.begin(n))
		line := p.lineAt(at)
		if i := len(p.blocks); i > 0 {
			p.blocks[i-1].end = p.starts[line]
		}
		b := block{node: n, line: line, start: p.starts[line], end: len(p.text), note: n.Kind() == extast.KindFootnote}
		p.blocks = append(p.blocks, b)
	}
	for _, n := range f.notes {
		line := p.lineAt(max(n.Pos(), 0))
		b := block{node: n, line: line, start: p.starts[line], note: true, label: string(n.Ref)}
		b.end = p.blockEnd(b.start)
		p.notes = append(p.notes, b)
	}
	for _, list := range [][]block{p.blocks, p.notes} {
		for i := range list {
			list[i].cites = p.citesIn(list[i].start, list[i].end)
		}
	}
	in := inliner{doc: &Doc{}, part: p}
	for i := range p.notes {
		if b := &p.notes[i]; len(b.cites) == 0 {
			said := in.note(b)
			b.said = &said
		}
	}
}

// citesIn returns the citations of a range.
func (p *part) citesIn(start, end int) []*citation {
	find := func(c *citation, at int) int { return c.end - at }
	lo, _ := slices.BinarySearchFunc(p.cites, start+1, find)
	hi, _ := slices.BinarySearchFunc(p.cites, end+1, find)
	return p.cites[lo:hi]
}

// blockEnd returns the end of the block an offset lies in.
func (p *part) blockEnd(offset int) int {
	i, _ := slices.BinarySearchFunc(p.blocks, offset+1, func(b block, at int) int { return b.start - at })
	if i == 0 {
		return len(p.text)
	}
	return p.blocks[i-1].end
}

// begin returns an offset on the first line of a block.
func (p *part) begin(n ast.Node) int {
	best := -1
	for ; n != nil && n.Type() == ast.TypeBlock; n = n.FirstChild() {
		at := n.Pos()
		switch n.(type) {
		case *extast.Table, *extast.TableHeader:
			// goldmark gives a table the place of the paragraph it was found in.
			continue
		case *ast.FencedCodeBlock:
		default:
			if lines := n.Lines(); lines != nil && lines.Len() > 0 {
				at = lines.At(0).Start
			}
		}
		if at >= 0 && (best < 0 || at < best) {
			best = at
		}
	}
	return best
}

// digest sets the sums of the blocks: their source, and what the part found elsewhere.
func (p *part) digest() {
	p.summed = true
	h := sha256.New()
	var outer []byte
	for _, label := range sorted(p.asked) {
		if answer := p.asked[label]; answer != "" {
			outer = fmt.Appendf(outer, "%q %q\n", label, answer)
		}
	}
	for _, list := range [][]block{p.blocks, p.notes} {
		for i := range list {
			b := &list[i]
			h.Reset()
			// Several footnotes may begin on one line: where on it tells them apart.
			var head [24]byte
			h.Write(fmt.Appendf(head[:0], "%d %d\n", b.node.Kind(), b.node.Pos()-b.start))
			h.Write(outer)
			h.Write(p.body[b.start : b.start+len(strings.TrimRight(p.text[b.start:b.end], " \t\r\n"))])
			h.Sum(b.sum[:0])
		}
	}
}

func sorted(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
