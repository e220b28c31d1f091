package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// An inliner turns what stands within a block into spans.
type inliner struct {
	doc   *Doc
	part  *part
	signs bool   // write out what looks say
	base  string // where relative links start from
	cell  bool   // within a table, where bars are escaped
	math  bool   // formulas in letters and signs
	cards bool   // there may be clozes in the text
	// pictures leaves the brackets around the words of a picture to the painter.
	pictures bool

	spans []span
	goals []goal
	cited map[int]goal // by number of footnote
	// referred are the addresses of link references, as they stand in the Markdown.
	referred map[string]string
	line     int32
	lo, hi   int32 // what is read at the moment, lo -1 for what stands nowhere
	look     look
	to       int32
	tags     look // what open tags of raw HTML ask for
	stack    []setting
}

// A goal is what a piece of text leads to.
type goal struct {
	link Link
	uri  string // for a hyperlink, "" for none
	// picture tells that it is one, where pictures are asked for.
	picture bool
}

// A setting is what to go back to when a node ends.
type setting struct {
	look look
	to   int32
	text string // to add at its end
}

// read returns the spans of a block's text. They are good until the next call.
func (in *inliner) read(block ast.Node, base look) []span {
	in.spans, in.stack, in.look, in.to, in.tags = in.spans[:0], in.stack[:0], base, 0, 0
	n := block.FirstChild()
	for n != nil {
		if in.enter(n) {
			n = n.FirstChild()
			continue
		}
		for n != block && n.NextSibling() == nil {
			if n = n.Parent(); n == nil || n == block {
				return in.finish()
			}
			in.leave()
		}
		n = n.NextSibling()
	}
	return in.finish()
}

// finish does what takes the whole of a block's text.
func (in *inliner) finish() []span {
	if in.cards {
		in.spans, in.cards = in.clozes(in.spans), false
	}
	return join(in.spans)
}

// enter adds what a node says, and reports whether its children are to be read; leave
// is called after them.
func (in *inliner) enter(n ast.Node) bool {
	if at := n.Pos(); at >= 0 {
		in.line = int32(in.part.lineAt(at))
		in.lo, in.hi = int32(at), int32(at+1)
	}
	switch n := n.(type) {
	case *ast.Text:
		in.text(n)
	case *ast.String:
		in.add(unescape(string(n.Value)))
	case *ast.CodeSpan:
		in.code(n)
	case *ast.RawHTML:
		in.raw(n)
	case *ast.AutoLink:
		in.autolink(n)
	case *citation:
		in.hi = int32(n.end)
		in.cite(n.label)
	case *wikilink:
		in.wiki(n)
	case *formula:
		in.formula(n)
	case *ast.Emphasis:
		return in.with(n, [...]look{lookEmph, lookStrong}[min(max(n.Level, 1), 2)-1], "")
	case *extast.Strikethrough:
		return in.with(n, lookStrike, "~~")
	case *mark:
		return in.with(n, lookMark, "")
	case *ast.Link:
		return in.link(n)
	case *ast.Image:
		return in.image(n)
	default:
		return in.with(n, 0, "")
	}
	return false
}

// with begins a node that changes how its text looks.
func (in *inliner) with(n ast.Node, l look, sign string) bool {
	if !n.HasChildren() {
		return false
	}
	if !in.signs {
		sign = ""
	}
	in.stack = append(in.stack, setting{in.look, in.to, sign})
	in.look |= l
	in.sign(sign)
	return true
}

func (in *inliner) leave() {
	last := in.stack[len(in.stack)-1]
	in.stack = in.stack[:len(in.stack)-1]
	in.sign(last.text)
	in.look, in.to = last.look, last.to
}

// add appends a piece of text that is known to be harmless.
func (in *inliner) add(s string) {
	if s == "" {
		return
	}
	in.spans = append(in.spans, span{text: s, look: in.look | in.tags, goal: in.to, line: in.line, lo: in.lo, hi: in.hi})
}

// sign appends what stands in no Markdown.
func (in *inliner) sign(s string) {
	lo := in.lo
	in.lo = -1
	in.add(s)
	in.lo = lo
}

func (in *inliner) lineBreak(kind spanKind) {
	s := span{look: in.look | in.tags, goal: in.to, line: in.line, lo: -1, kind: kind}
	if kind == isSoft {
		s.text = " "
	}
	in.spans = append(in.spans, s)
}

// segment returns a piece of the Markdown, as what is read at the moment.
func (in *inliner) segment(at text.Segment) string {
	in.lo, in.hi = int32(at.Start), int32(at.Stop)
	return in.part.text[at.Start:at.Stop]
}

func (in *inliner) text(n *ast.Text) {
	s := in.segment(n.Segment)
	in.cards = in.cards || strings.Contains(s, "{{c")
	if n.IsRaw() {
		in.add(Clean(s))
	} else {
		in.add(unescape(s))
	}
	switch {
	case n.HardLineBreak():
		in.lineBreak(isHard)
	case n.SoftLineBreak():
		in.lineBreak(isSoft)
	}
}

// code adds a code span; its line ends are blanks.
func (in *inliner) code(n *ast.CodeSpan) {
	if in.signs {
		in.sign("`")
	}
	outer := in.look
	in.look |= lookCode
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		in.line = int32(in.part.lineAt(t.Segment.Start))
		s := in.segment(t.Segment)
		if in.cell {
			s = strings.ReplaceAll(s, `\|`, "|")
		}
		in.add(Clean(s))
	}
	in.look = outer
	if in.signs {
		in.sign("`")
	}
}

// plain returns what spans say, in one line.
func plain(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.text)
		if s.kind == isHard {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
