package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// html draws the text of a block of raw HTML.
func (c *canvas) html(n *ast.HTMLBlock) { c.rows(c.inline.html(n)) }

// html returns the text of a block of raw HTML. It is good until the next call.
func (in *inliner) html(n *ast.HTMLBlock) []span {
	in.spans, in.look, in.to, in.tags = in.spans[:0], 0, 0, 0
	r := htmlReader{inliner: in}
	lines := n.Lines()
	for i := range lines.Len() {
		r.line(lines.At(i))
	}
	if n.HasClosure() {
		r.line(n.ClosureLine)
	}
	r.read()
	r.trim()
	return join(in.spans)
}

// An htmlReader turns the source of an HTML block into spans. Blocks begin on lines of
// their own; all other line ends are blanks, but in preformatted text.
type htmlReader struct {
	*inliner
	source strings.Builder
	starts []int   // where each line begins in source
	lines  []int32 // and which line of the part it is
	froms  []int32 // and where it begins in the part
	at     int     // the line reached
	pre    bool    // line ends and blanks count
	begun  bool    // preformatted text has begun: a line end right after the tag does not count
}

func (r *htmlReader) line(seg text.Segment) {
	r.starts = append(r.starts, r.source.Len())
	r.lines = append(r.lines, int32(r.part.lineAt(seg.Start)))
	r.froms = append(r.froms, int32(seg.Start))
	r.source.WriteString(strings.TrimRight(r.part.text[seg.Start:seg.Stop], "\r\n"))
	r.source.WriteByte('\n')
}

// read goes through the source from tag to tag.
func (r *htmlReader) read() {
	s := r.source.String()
	for at := 0; at < len(s); {
		open := strings.IndexByte(s[at:], '<')
		if open < 0 {
			r.text(s, at, len(s))
			return
		}
		r.text(s, at, at+open)
		at += open
		end := tagEnd(s[at:])
		if end == 0 {
			r.text(s, at, len(s))
			return
		}
		t, ok := parseTag(s[at : at+end])
		switch {
		case ok && !t.known():
			r.text(s, at, at+end)
		case ok && !t.end && (t.name == "script" || t.name == "style"):
			end += skipTo(s[at+end:], "</"+t.name)
		case ok:
			r.seek(at)
			r.tag(t)
		case s[at:at+end] == "<":
			r.text(s, at, at+1)
		}
		at += end
	}
}

// tagEnd returns the length of the tag, comment or declaration a text begins with, 1
// for a mere "<", 0 where it does not end.
func tagEnd(s string) int {
	switch {
	case strings.HasPrefix(s, "<!--"):
		return after(s, "-->")
	case strings.HasPrefix(s, "<?"):
		return after(s, "?>")
	case strings.HasPrefix(s, "<!"):
		return after(s, ">")
	case len(s) < 2 || !letter(s[1]) && s[1] != '/':
		return 1
	}
	quote := byte(0)
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return 0
}

func after(s, sign string) int {
	if i := strings.Index(s, sign); i >= 0 {
		return i + len(sign)
	}
	return len(s)
}

// skipTo returns the offset of a sign that begins with "<", in any case, or the length
// of the text.
func skipTo(s, sign string) int {
	for at := 0; at+len(sign) <= len(s); at++ {
		open := strings.IndexByte(s[at:], '<')
		if open < 0 {
			break
		}
		if at += open; at+len(sign) <= len(s) && strings.EqualFold(s[at:at+len(sign)], sign) {
			return at
		}
	}
	return len(s)
}

// seek notes which line of the body an offset of the source lies on.
func (r *htmlReader) seek(offset int) {
	for r.at+1 < len(r.starts) && r.starts[r.at+1] <= offset {
		r.at++
	}
	r.inliner.line = r.lines[r.at]
	r.lo = r.froms[r.at] + int32(offset-r.starts[r.at])
	r.hi = r.lo + 1
}

// text adds a range of the source that holds no tags, line by line.
func (r *htmlReader) text(s string, from, to int) {
	for from < to {
		r.seek(from)
		end := from + strings.IndexByte(s[from:], '\n')
		if r.pre && !r.begun && end == from {
			r.begun = true
			from++
			continue
		}
		r.begun = true
		stop := min(end, to)
		r.hi = r.lo + int32(stop-from)
		part := entities(s[from:stop])
		if !r.pre {
			part = strings.Join(strings.Fields(" "+part+" "), " ")
			part = edge(s[from:stop], part)
		}
		r.add(part)
		if end < to {
			if r.pre {
				r.lineBreak(isHard)
			} else {
				r.lineBreak(isSoft)
			}
		}
		from = stop
		if end < to {
			from++
		}
	}
}

// edge gives a text back the blanks around it, of which one counts.
func edge(source, s string) string {
	if s == "" {
		if source != "" {
			return " "
		}
		return ""
	}
	if blank(source[0]) {
		s = " " + s
	}
	if blank(source[len(source)-1]) {
		s += " "
	}
	return s
}

// tag does what a tag asks for: blocks begin and end lines.
func (r *htmlReader) tag(t tag) {
	switch t.name {
	case "p", "div", "ul", "ol", "dl", "dt", "dd", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "summary",
		"details", "section", "article", "header", "footer", "figure", "figcaption", "blockquote", "hr", "caption":
		r.newLine()
	case "li":
		r.newLine()
		if !t.end {
			r.sign("• ")
		}
	case "td", "th":
		if !t.end {
			r.sign("  ")
		}
	case "pre":
		r.newLine()
		r.pre, r.begun = !t.end, false
	}
	r.inliner.tag(t)
}

// newLine ends the line if anything stands on it.
func (r *htmlReader) newLine() {
	r.trim()
	if len(r.spans) > 0 {
		r.lineBreak(isHard)
	}
}

// trim drops blanks and line ends from the end of what was read.
func (r *htmlReader) trim() {
	for n := len(r.spans); n > 0 && strings.TrimSpace(r.spans[n-1].text) == ""; n-- {
		r.spans = r.spans[:n-1]
	}
}
