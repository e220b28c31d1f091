package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Look is what a piece of text is, as a set.
type Look uint32

// The looks that a painter other than the terminal's tells apart. Keyword to Comment
// occur in code alone.
const (
	Keyword = Look(lookKeyword)
	Literal = Look(lookLiteral)
	Number  = Look(lookNumber)
	Comment = Look(lookComment)
	Code    = Look(lookCode)
	Mark    = Look(lookMark)
	Emph    = Look(lookEmph)
	Strike  = Look(lookStrike)
	Strong  = Look(lookStrong)
	Heading = Look(lookHeading)
	Math    = Look(lookMath)
	Cloze   = Look(lookCloze) // what a card would hide
)

// A Run is a piece of running text of one look, harmless as [Clean] makes it: it still
// has to be escaped for where it is put.
type Run struct {
	// Text is "" for a line end.
	Text string
	Look Look
	// Break tells that a line ends here because it is meant to.
	Break bool
	// Goal is what the text leads to, nil for nothing. Runs of one link share it.
	Goal *Goal
}

// A Goal is where runs lead, or the picture they describe.
type Goal struct {
	// Link is as in a [Line], without a place on the screen. To may still be of any
	// scheme that [Link.To] names.
	Link
	// Picture tells that the runs are the description of a picture, and To its address.
	Picture bool
}

// A Reader gives the blocks of a document to a painter other than the terminal's, by
// the same rules: what is a link, what is dropped, what is harmless. It belongs to one
// goroutine.
type Reader struct {
	doc       *Doc
	parts     map[ast.Node]*part // by the root of each
	in        inliner
	languages map[string]*language
}

// NewReader returns a reader of a document.
func NewReader(d *Doc) *Reader {
	r := &Reader{doc: d, in: inliner{doc: d, pictures: true}, languages: map[string]*language{}}
	r.parts = make(map[ast.Node]*part, len(d.parts))
	for _, p := range d.parts {
		r.parts[p.root] = p.part
	}
	return r
}

// turn makes the reader ready for a block, and returns the part it stands in.
func (r *Reader) turn(n ast.Node) *part {
	r.in.goals, r.in.cited = nil, nil
	r.in.part = r.parts[rootOf(n)]
	return r.in.part
}

func rootOf(n ast.Node) ast.Node {
	for n.Parent() != nil {
		n = n.Parent()
	}
	return n
}

// Body returns the text without its front matter.
func (d *Doc) Body() string { return d.text }

// Front returns the lines of the front matter, fences left out.
func (d *Doc) Front() []string { return d.front }

// Blocks returns the blocks from top to bottom, footnotes left out. It is nil for a
// text that is drawn as it stands: one that is too large for Markdown, or too strange.
func (d *Doc) Blocks() []ast.Node {
	if d.literal {
		return nil
	}
	nodes := []ast.Node{}
	for _, p := range d.parts {
		for _, b := range p.blocks {
			nodes = append(nodes, b.node)
		}
	}
	return nodes
}

// Notes returns the definitions of footnotes, by number; two may have one number.
func (d *Doc) Notes() (numbers []int, nodes []ast.Node) {
	for _, n := range d.notes {
		numbers, nodes = append(numbers, n.number), append(nodes, ast.Node(n.block.node))
	}
	return numbers, nodes
}

// Runs returns the text of a paragraph, a heading or a term.
func (r *Reader) Runs(block ast.Node) []Run {
	r.turn(block)
	return r.runs(r.in.read(block, 0))
}

// Cell returns the text of a cell of a table, where bars are escaped.
func (r *Reader) Cell(cell ast.Node) []Run {
	r.in.cell = true
	defer func() { r.in.cell = false }()
	return r.Runs(cell)
}

// HTML returns the text of a block of raw HTML.
func (r *Reader) HTML(n *ast.HTMLBlock) []Run {
	r.turn(n)
	return r.runs(r.in.html(n))
}

// Callout takes a quotation apart that is a callout: its kind in lower case, its
// title, and what stands in the paragraph after the title. ok is false for mere
// quotations.
func (r *Reader) Callout(n *ast.Blockquote) (kind string, title, rest []Run, ok bool) {
	p, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		return "", nil, nil, false
	}
	r.turn(n)
	head, body, ok := callout(r.in.read(p, 0))
	if !ok {
		return "", nil, nil, false
	}
	return strings.ToLower(strings.TrimSuffix(head[0].text, ": ")), r.runs(head), r.runs(body), true
}

// Fence returns the name of the language a fenced block says it is in, in lower case.
func (r *Reader) Fence(n *ast.FencedCodeBlock) string { return fenceLanguage(r.turn(n), n) }

// Code returns the lines of a block of code as runs, coloured where the language is
// known, and the code itself.
func (r *Reader) Code(n ast.Node, language string) (code string, lines [][]Run) {
	texts := codeLines(r.turn(n), n)
	for len(texts) > 0 && texts[len(texts)-1] == "" {
		texts = texts[:len(texts)-1]
	}
	code = strings.Join(texts, "\n")
	var tokens []token
	if language != "" {
		if _, known := r.languages[language]; !known {
			r.languages[language] = newLanguage(language)
		}
		tokens = highlight(code, language, r.languages[language])
	}
	at := 0
	for _, text := range texts {
		r.in.spans, tokens = split(r.in.spans[:0], span{text: text}, at, tokens)
		lines = append(lines, r.runs(r.in.spans))
		at += len(text) + len("\n")
	}
	return code, lines
}

// Task reports whether an item of a list is a task, and whether it is done.
func (r *Reader) Task(item ast.Node) (done, task bool) {
	box := checkbox(item)
	return box == "[x]", box != ""
}

// runs makes runs of spans; each goal becomes one value.
func (r *Reader) runs(spans []span) []Run {
	goals := make([]*Goal, len(r.in.goals))
	out := make([]Run, 0, len(spans))
	for _, s := range spans {
		run := Run{Text: s.text, Look: Look(s.look), Break: s.kind == isHard}
		if run.Break {
			run.Text = ""
		}
		if i := int(s.goal) - 1; i >= 0 && i < len(goals) {
			if goals[i] == nil {
				g := r.in.goals[i]
				goals[i] = &Goal{g.link, g.picture}
			}
			run.Goal = goals[i]
			if r.doc.bare && run.Goal.Note == 0 {
				run.Goal = nil
			}
		}
		out = append(out, run)
	}
	return out
}

// Line returns the line of the file a block begins on, from 1.
func (d *Doc) Line(n ast.Node) int {
	root := rootOf(n)
	for _, p := range d.parts {
		if p.root == root {
			return p.line + p.lineAt(max(p.begin(n), 0)) + d.skipped + 1
		}
	}
	return d.skipped + 1
}

// Address returns an absolute address as it may stand in a hyperlink: of the schemes
// that only show something, percent-encoded, not too long; "" for any other.
func Address(to string) string { return address(to, "") }
