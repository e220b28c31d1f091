package tui

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"ken/notes"
	"ken/render"
)

// passage writes where something stands and what stands there, with parts of it marked:
// byte offsets of the quote.
func (p *paper) passage(s notes.Source, marks [][2]int) {
	l := p.l
	if s.Path == "" {
		p.put("", "This card came without a passage.", l.dim)
		return
	}
	p.put("", said(s.At(), strings.Join(s.Heading, " › ")), l.cite)
	text, spans := l.flat(s.Quote, marks)
	at := 0
	for _, line := range l.wrap(text, max(1, min(p.w-4, textWidth))) {
		i := strings.Index(text[at:], line)
		if i < 0 {
			p.lines = append(p.lines, "   "+line)
			continue
		}
		at += i
		p.lines = append(p.lines, "   "+l.paint(line, l.within(line, spans, at), l.mark))
		at += len(line)
	}
}

// flat makes a quote one drawable line, and moves its marks along.
func (l *look) flat(quote string, marks [][2]int) (string, [][2]int) {
	quote = quote[:min(len(quote), maxLine)]
	marks = slices.Clone(marks)
	slices.SortFunc(marks, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	var b strings.Builder
	space := false
	add := func(part string) (from int) {
		from = -1
		for _, r := range render.Clean(strings.NewReplacer("\r", " ", "\n", " ").Replace(part)) {
			if unicode.IsSpace(r) {
				space = b.Len() > 0
				continue
			}
			if space {
				b.WriteByte(' ')
			}
			if space = false; from < 0 {
				from = b.Len()
			}
			b.WriteRune(r)
		}
		return from
	}
	var out [][2]int
	at := 0
	for _, m := range marks {
		if m[0] < at || m[0] >= m[1] || m[1] > len(quote) {
			continue
		}
		add(quote[at:m[0]])
		if from := add(quote[m[0]:m[1]]); from >= 0 {
			out = append(out, [2]int{from, b.Len()})
		}
		at = m[1]
	}
	add(quote[at:])
	return b.String(), out
}

// within are the spans of a line that begins at a byte of the text the marks are of.
func (l *look) within(line string, marks [][2]int, at int) []span {
	var out []span
	for _, m := range marks {
		from, to := max(m[0]-at, 0), min(m[1]-at, len(line))
		if from < to {
			out = append(out, l.cells(line, from, to))
		}
	}
	return out
}
