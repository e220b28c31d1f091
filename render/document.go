package render

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// maxSize is the largest text that is read as Markdown, in bytes. A larger one is
// drawn as the plain text it is.
const maxSize = 4 << 20

// maxAddresses is how many bytes of hyperlinks a page may have, besides what its text
// accounts for.
const maxAddresses = 8 << 20

// A Doc is a text that has been read and can be laid out for any width. It holds its
// own copy of the text. A Doc does not change: it may be used by several goroutines.
type Doc struct {
	body []byte
	text string // body again, to take pieces from
	// front are the lines of the front matter, fences left out; skipped is how many
	// lines of the file come before the body.
	front   []string
	skipped int
	starts  []int // where each line of the body begins

	blocks  []block
	notes   []block // the definitions of footnotes, by number
	numbers map[string]int
	listed  []Note
	links   map[int]string // where footnotes lead
	// bare leaves out hyperlinks: few definitions of long addresses, used again and
	// again, would make a page many times as large as the text.
	bare bool
}

// A block is one of the blocks a document is made of, laid out on its own.
type block struct {
	node ast.Node
	// line is the line of the body it begins on, from 0; start and end are where its
	// lines begin and end.
	line, start, end int
	number           int // of the footnote it defines
}

// Parse reads a text. It never fails: what is no Markdown is text.
func Parse(src []byte) *Doc {
	front, rest := splitFront(strings.TrimPrefix(string(src), "\ufeff"))
	d := &Doc{text: rest, skipped: strings.Count(front, "\n")}
	if front != "" {
		lines := strings.Split(strings.TrimRight(front, "\n"), "\n")
		d.front = lines[1 : len(lines)-1]
	}
	d.body = []byte(rest)
	d.starts = append(d.starts, 0)
	for i := 0; i < len(rest); i++ {
		if rest[i] == '\n' {
			d.starts = append(d.starts, i+1)
		}
	}
	if len(rest) <= maxSize {
		d.read()
	}
	return d
}

// read builds the blocks. Where goldmark gives up on a text, blocks stays nil and the
// text is drawn as it is.
func (d *Doc) read() {
	defer func() {
		if recover() != nil {
			d.blocks, d.notes, d.listed = nil, nil, nil
		}
	}()
	root, f := parse(d.body)
	d.numbers = f.numbers()
	d.blocks = make([]block, 0, root.ChildCount()+1)
	at := 0
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		at = max(at, d.begin(n))
		line := d.lineAt(at)
		if i := len(d.blocks); i > 0 {
			d.blocks[i-1].end = d.starts[line]
		}
		d.blocks = append(d.blocks, block{node: n, line: line, start: d.starts[line], end: len(d.text)})
	}
	d.readNotes(f.notes)
	for _, c := range f.citations {
		f.addresses += len(d.links[d.numbers[c.label]])
	}
	d.bare = f.addresses > maxAddresses+4*len(d.body)
}

func (d *Doc) readNotes(notes []*extast.Footnote) {
	d.links = make(map[int]string, len(notes))
	for _, n := range notes {
		line := d.lineAt(max(n.Pos(), 0))
		b := block{node: n, line: line, start: d.starts[line], number: d.numbers[string(n.Ref)]}
		b.end = d.blockEnd(b.start)
		d.notes = append(d.notes, b)
	}
	slices.SortStableFunc(d.notes, func(a, b block) int { return a.number - b.number })
	in := inliner{doc: d}
	for i, b := range d.notes {
		if i > 0 && b.number == d.notes[i-1].number {
			continue
		}
		note := in.note(b)
		d.links[b.number] = note.Link
		d.listed = append(d.listed, note)
	}
}

// blockEnd returns the end of the block of the document an offset lies in.
func (d *Doc) blockEnd(offset int) int {
	i, _ := slices.BinarySearchFunc(d.blocks, offset+1, func(b block, at int) int { return b.start - at })
	if i == 0 {
		return len(d.text)
	}
	return d.blocks[i-1].end
}

// begin returns an offset on the first line of a block.
func (d *Doc) begin(n ast.Node) int {
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

// lineAt returns the index of the line of the body an offset lies on.
func (d *Doc) lineAt(offset int) int {
	i, found := slices.BinarySearch(d.starts, offset)
	if found {
		return i
	}
	return i - 1
}

// Page lays the document out for a width, as [Markdown] does.
func (d *Doc) Page(width int, st Style) Page { return d.page(width, st, nil) }

// page lays the document out; blocks a cache knows are taken from it.
func (d *Doc) page(width int, st Style, cache *Cache) Page {
	c := newCanvas(d, width, st)
	p := assembly{skipped: d.skipped, lines: make([]Line, 0, len(d.starts))}
	if st.Meta && len(d.front) > 0 {
		p.add(c.front(), -d.skipped)
	}
	if d.blocks == nil {
		c.literal()
		p.add(c.lines, 0)
		return Page{Lines: p.lines}
	}
	for _, b := range d.blocks {
		p.add(cache.lines(c, b), b.line)
	}
	for i, b := range d.notes {
		p.close = i > 0
		p.add(cache.lines(c, b), b.line)
	}
	return Page{Lines: p.lines, Notes: slices.Clone(d.listed)}
}

// An assembly puts the lines of blocks together to a page.
type assembly struct {
	lines   []Line
	skipped int
	close   bool // no blank line before the next block
}

// add appends a block's lines, which count the Markdown's lines from the block's own.
func (a *assembly) add(lines []Line, line int) {
	if len(lines) == 0 {
		return
	}
	if len(a.lines) > 0 && !a.close {
		a.lines = append(a.lines, Line{})
	}
	for _, l := range lines {
		if l.Source > 0 {
			l.Source += line + a.skipped
			l.End += line + a.skipped
		}
		a.lines = append(a.lines, l)
	}
}
