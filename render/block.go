package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// block draws one of the blocks of a part from its first line on; a number is that of a
// footnote.
func (c *canvas) block(p *part, b *block, number int) {
	c.start(p, b.line, b.start)
	if number > 0 {
		c.note(b, number)
		return
	}
	c.node(b.node)
}

// node draws a block within the indents open.
func (c *canvas) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		c.rows(c.inline.read(n, 0))
	case *ast.Heading:
		c.heading(n)
	case *ast.ThematicBreak:
		c.rule(c.signs.rule, c.textRoom(), c.inline.part.lineAt(max(n.Pos(), 0)))
	case *ast.Blockquote:
		c.quote(n)
	case *ast.List:
		c.list(n)
	case *ast.FencedCodeBlock:
		c.fence(n)
	case *ast.CodeBlock:
		c.code(n, "")
	case *ast.HTMLBlock:
		c.html(n)
	case *extast.Table:
		c.table(n)
	case *extast.DefinitionList:
		c.definitions(n)
	case *extast.Footnote, *ast.LinkReferenceDefinition:
	default:
		c.nodes(n.FirstChild(), false)
	}
}

// nodes draws blocks that follow one another, from one on, with blank lines between
// them unless they are tight; tables are never.
func (c *canvas) nodes(n ast.Node, tight bool) {
	for before := len(c.lines); n != nil; n = n.NextSibling() {
		if (!tight || n.Kind() == extast.KindTable) && len(c.lines) > before {
			c.apart()
		}
		c.node(n)
	}
}

func (c *canvas) heading(n *ast.Heading) {
	c.rows(c.inline.read(n, lookHeading))
	if !c.st.Underline || n.Level > 2 {
		return
	}
	width := 0
	for _, r := range c.flow.rows {
		width = max(width, r.width)
	}
	sign := c.signs.rule
	if n.Level == 1 {
		sign = c.signs.double
	}
	if width > 0 {
		c.rule(sign, width, c.base+c.lines[len(c.lines)-1].End-1)
	}
}

// quote draws a quotation, or the callout it is.
func (c *canvas) quote(n *ast.Blockquote) {
	c.push(indent{mark: c.signs.bar, bar: c.signs.bar, markLook: lookQuote, barLook: lookQuote, width: 2})
	defer c.pop()
	first := n.FirstChild()
	if p, ok := first.(*ast.Paragraph); ok {
		if title, rest, ok := callout(c.inline.read(p, 0)); ok {
			c.rows(title)
			if len(rest) > 0 {
				c.rows(rest)
			}
			if first = first.NextSibling(); first != nil {
				c.apart()
			}
		}
	}
	c.nodes(first, false)
}

// callout takes apart a quotation whose first line is "[!kind] title": "Kind: title"
// in bold, and the text after it.
func callout(spans []span) (title, rest []span, ok bool) {
	n := 0
	for n < len(spans) && spans[n].kind == isText {
		n++
	}
	head := plain(spans[:n])
	kind, after, found := strings.Cut(strings.TrimPrefix(head, "[!"), "]")
	if !strings.HasPrefix(head, "[!") || !found || !word(kind) {
		return nil, nil, false
	}
	kind = strings.ToUpper(kind[:1]) + strings.ToLower(kind[1:])
	drop := len("[!]") + len(kind)
	if after != "" && (after[0] == '+' || after[0] == '-') {
		after, drop = after[1:], drop+1
	}
	after = strings.TrimSpace(after)
	title = []span{{text: kind, look: lookStrong, line: spans[0].line, lo: spans[0].lo, hi: spans[n-1].hi}}
	if after != "" && !strings.EqualFold(after, kind) {
		title[0].text += ": "
		for _, s := range dropText(spans[:n], drop) {
			s.look |= lookStrong
			title = append(title, s)
		}
	}
	return title, spans[min(n+1, len(spans)):], true
}

// word reports whether a text can be the kind of a callout.
func word(s string) bool {
	for i := 0; i < len(s); i++ {
		if !letter(s[i]) && (i == 0 || s[i] != '-' && s[i] != '_') {
			return false
		}
	}
	return s != ""
}

// dropText returns spans without their first bytes of text.
func dropText(spans []span, n int) []span {
	for len(spans) > 0 && n >= len(spans[0].text) {
		n -= len(spans[0].text)
		spans = spans[1:]
	}
	out := append([]span(nil), spans...)
	if len(out) > 0 {
		out[0].cut(n)
	}
	return out
}

// definitions draws terms, and what they mean under them; several meanings of a term
// are told apart by marks.
func (c *canvas) definitions(list *extast.DefinitionList) {
	before := len(c.lines)
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		desc, ok := n.(*extast.DefinitionDescription)
		if !ok {
			if len(c.lines) > before && n.PreviousSibling().Kind() != extast.KindDefinitionTerm {
				c.apart()
			}
			c.rows(c.inline.read(n, lookStrong))
			continue
		}
		if !desc.IsTight {
			c.apart()
		}
		in := indent{width: 4}
		if among(n) {
			in.mark = "  " + c.signs.bullet
		}
		c.push(in)
		c.nodes(n.FirstChild(), desc.IsTight)
		c.pop()
	}
}

// among reports whether a node stands beside another of its kind.
func among(n ast.Node) bool {
	before, after := n.PreviousSibling(), n.NextSibling()
	return before != nil && before.Kind() == n.Kind() || after != nil && after.Kind() == n.Kind()
}
