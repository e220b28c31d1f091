package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// tabStop is how wide a tab is at most in code.
const tabStop = 4

// fence draws a fenced block: by the style's own hand, or as code.
func (c *canvas) fence(n *ast.FencedCodeBlock) {
	lang := fenceLanguage(c.inline.part, n)
	if c.st.Fence != nil {
		code := strings.Join(codeLines(c.inline.part, n), "\n") + "\n"
		if drawn := c.st.Fence(lang, code, c.room()); drawn != nil {
			c.drawn(n, drawn)
			return
		}
	}
	if lang != mermaidLanguage {
		c.code(n, lang)
		return
	}
	code := strings.Join(codeLines(c.inline.part, n), "\n") + "\n"
	lines, wrong := drawnDiagram(code, c.room(), c.st.ASCII)
	if wrong == "" {
		c.drawn(n, lines)
		return
	}
	c.code(n, lang)
	c.drawn(n, []string{"(not drawn: " + wrong + ")"})
}

func fenceLanguage(p *part, n *ast.FencedCodeBlock) string {
	return strings.Trim(strings.ToLower(Clean(string(n.Language(p.body)))), "{}.")
}

// drawn draws lines that come from elsewhere. Each stands for the whole block.
func (c *canvas) drawn(n ast.Node, drawn []string) {
	at := max(n.Pos(), 0)
	first, hi := c.inline.part.lineAt(at)-c.base+1, at+1
	if l := n.Lines(); l.Len() > 0 {
		hi = l.At(l.Len() - 1).Stop
	}
	for _, s := range drawn {
		c.open()
		c.line.Source, c.line.End = first, first+n.Lines().Len()+1
		c.line.Lo, c.line.Hi = at-c.at, hi-c.at
		c.write(strings.TrimRight(Truncate(Clean(s), c.room()), " "))
		c.close()
	}
}

// code draws the lines of a block of code, indented by two.
func (c *canvas) code(n ast.Node, lang string) {
	lines := codeLines(c.inline.part, n)
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	var tokens []token
	if lang != "" && c.st.highlights() {
		tokens = highlight(strings.Join(lines, "\n"), lang, c.language(lang))
	}
	c.push(indent{width: 2})
	defer c.pop()
	at := 0
	for i, text := range lines {
		seg := n.Lines().At(i)
		line := span{text: text, line: int32(c.inline.part.lineAt(seg.Start)), lo: int32(seg.Start), hi: int32(seg.Stop)}
		if strings.HasPrefix(c.inline.part.text[seg.Start:], text) {
			line.hi = line.lo + int32(len(text))
		}
		c.inline.spans, tokens = split(c.inline.spans[:0], line, at, tokens)
		c.verbatim(c.inline.spans, c.room())
		at += len(text) + len("\n")
	}
}

// language returns what is known of a language; it is put together once a page.
func (c *canvas) language(name string) *language {
	l, ok := c.languages[name]
	if !ok {
		if c.languages == nil {
			c.languages = map[string]*language{}
		}
		l = newLanguage(name)
		c.languages[name] = l
	}
	return l
}

// codeLines returns the lines of a block of code, tabs made blanks, without anything
// that could harm.
func codeLines(p *part, n ast.Node) []string {
	lines := n.Lines()
	out := make([]string, lines.Len())
	for i := range out {
		seg := lines.At(i)
		out[i] = Clean(expandTabs(strings.TrimRight(string(seg.Value(p.body)), " \t\r\n")))
	}
	return out
}

// split makes a line of code spans of one look each. at is where the line begins in the
// code; tokens that end on it are taken off.
func split(spans []span, line span, at int, tokens []token) ([]span, []token) {
	for from := 0; from < len(line.text); {
		s := line
		to := len(line.text)
		if len(tokens) > 0 {
			if lo := tokens[0].lo - at; lo > from {
				to = min(to, lo)
			} else {
				to, s.look = min(to, tokens[0].hi-at), tokens[0].look
			}
		}
		s.lo, s.hi = line.made(int32(from), int32(to))
		s.text = line.text[from:to]
		spans = append(spans, s)
		from = to
		for len(tokens) > 0 && tokens[0].hi-at <= from {
			tokens = tokens[1:]
		}
	}
	return spans, tokens
}

// verbatim draws a line as it stands, blanks and all. Where it is too long it goes on
// under itself, two cells in.
func (c *canvas) verbatim(spans []span, room int) {
	width := 0
	for _, s := range spans {
		width += Width(s.text)
	}
	if width <= room {
		c.open()
		c.draw(spans, whole(spans))
		c.close()
		return
	}
	cuts := cutUp(spans)
	for begun := false; len(cuts) > 0; begun = true {
		limit := room
		if begun {
			limit -= c.hang()
		}
		n, _ := fits(cuts, limit)
		c.open()
		if begun {
			c.pending += c.hang()
		}
		c.draw(spans, inked(spans, cuts[:n]))
		c.close()
		cuts = cuts[n:]
		for len(cuts) > 0 && cuts[0].blank(spans) {
			cuts = cuts[1:]
		}
	}
}

// hang is how far in a line goes on that had to be broken.
func (c *canvas) hang() int {
	if c.textRoom() < minRoom {
		return 0
	}
	return 2
}

// inked returns the pieces of cuts up to the last that is not blank.
func inked(spans []span, cuts []cut) (pieces []piece) {
	for len(cuts) > 0 && cuts[len(cuts)-1].blank(spans) {
		cuts = cuts[:len(cuts)-1]
	}
	for _, c := range cuts {
		pieces = extend(pieces, c.piece)
	}
	return pieces
}

func (c cut) blank(spans []span) bool { return spans[c.piece.span].text[c.piece.lo] == ' ' }

// whole returns all there is of spans.
func whole(spans []span) []piece {
	pieces := make([]piece, len(spans))
	for i, s := range spans {
		pieces[i] = piece{int32(i), 0, int32(len(s.text))}
	}
	return pieces
}

// cutUp takes spans apart into characters; a line of code is best broken at blanks and
// after signs.
func cutUp(spans []span) []cut {
	var cuts []cut
	for i, s := range spans {
		for at := 0; at < len(s.text); {
			char, width := cluster(s.text[at:])
			p := piece{int32(i), int32(at), int32(at + len(char))}
			cuts = append(cuts, cut{p, width, strings.ContainsAny(char, " /-_.,?&=:;(){}[]|")})
			at += len(char)
		}
	}
	return cuts
}

// expandTabs replaces tabs by the blanks up to the next stop.
func expandTabs(s string) string {
	if strings.IndexByte(s, '\t') < 0 {
		return s
	}
	var b strings.Builder
	col := 0
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			n := tabStop - col%tabStop
			b.WriteString(blanks(n))
			col += n
		}
		b.WriteString(part)
		col += Width(part)
	}
	return b.String()
}
