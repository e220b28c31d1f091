package tui

import (
	"strings"

	"ken/notes"
	"ken/render"
	"ken/skills/proof"
)

// lay writes the lines of a proof for a width.
func (p *proofView) lay(a *App, c claim, w int) {
	l := &a.look
	s := signOf(c)
	p.lines, p.starts = p.lines[:0], p.starts[:0]
	verdict := string(c.Verdict)
	if rotten(c.Changed) {
		verdict += ", and its source has changed"
	}
	p.lines = append(p.lines, l.sign(s)+" "+l.strong(verdict))
	for _, line := range render.Markdown([]byte(l.line(c.Text)), max(1, w), l.page()).Lines {
		p.lines = append(p.lines, line.Text)
	}
	p.lines = append(p.lines, "")
	p.fact(l, "decided by", deciding(c), w)
	p.fact(l, "why", c.Reason, w)
	if c.refused != nil && len(c.refused.Own) > 0 {
		p.fact(l, "the model's own", strings.Join(c.refused.Own, ", "), w)
	}
	if len(c.Citations) == 0 {
		p.lines = append(p.lines, "")
		p.wrapped(l, l.dim, "It rests on no passage. / searches your documents for it.", w)
	}
	for i, cite := range c.Citations {
		p.lines = append(p.lines, "")
		p.starts = append(p.starts, len(p.lines))
		p.source(l, c, cite, i, w)
	}
}

// fact writes a name and what there is to say, under one another where there is no room.
func (p *proofView) fact(l *look, name, text string, w int) {
	const column = 17
	if text == "" {
		return
	}
	if w < 3*column {
		p.lines = append(p.lines, l.dim(name))
		p.wrapped(l, nil, "  "+l.line(text), w)
		return
	}
	for i, line := range render.Text(l.line(text), w-column) {
		head := strings.Repeat(" ", column)
		if i == 0 {
			head = l.dim(l.pad(name, column))
		}
		p.lines = append(p.lines, head+line)
	}
}

// wrapped writes a text on as many lines as it needs, indented as it begins.
func (p *proofView) wrapped(l *look, style func(string) string, text string, w int) {
	inner := strings.TrimLeft(text, " ")
	indent := text[:len(text)-len(inner)]
	for _, line := range l.wrap(inner, max(1, w-len(indent))) {
		if style != nil {
			line = style(line)
		}
		p.lines = append(p.lines, indent+line)
	}
}

// source writes one citation: where it stands, its words, and what became of them.
func (p *proofView) source(l *look, c claim, s notes.Source, i, w int) {
	number := p.number(s)
	place := l.fitLeft(l.line(s.At()), w-2-len(number))
	if i == p.cite {
		place = l.strong("▌ ") + l.at(number+place)
	} else {
		place = "  " + l.cite(number+place)
	}
	p.lines = append(p.lines, place)
	if under := s.Under(); under != "" {
		p.lines = append(p.lines, "  "+l.dim(l.fit(l.line(under), w-2)))
	}
	now, changed := changeOf(c, s)
	switch {
	case !changed:
		p.quote(l, " ", s.Quote, nil, w)
		p.lines = append(p.lines, "  "+l.good("✓")+l.dim(" it still says this"))
	case now.State == "moved":
		p.quote(l, " ", now.Source.Quote, nil, w)
		p.wrapped(l, l.dim, "  ✓ the same words, now at "+l.line(notes.Source{Path: now.Path, Line: now.Line}.At()), w)
	default:
		p.change(l, now, w)
	}
}

// number is the number of a citation in the brief, as it is drawn there.
func (p *proofView) number(s notes.Source) string {
	for _, c := range p.cites {
		if samePlace(c.Source, s) {
			return "[" + number(c.Number) + "] "
		}
	}
	return ""
}

// change writes the words of a source before and after, with what differs marked.
func (p *proofView) change(l *look, now proof.Changed, w int) {
	before, after := differing(now.Source.Quote, now.Now)
	p.lines = append(p.lines, "  "+l.warn("before"))
	p.quote(l, "-", now.Source.Quote, before, w)
	switch at := (notes.Source{Path: now.Path, Line: now.Line}); {
	case now.State == "missing":
		p.wrapped(l, l.warn, "  now: the document is gone", w)
	case now.State == "unreadable":
		p.wrapped(l, l.warn, "  now: the document cannot be read", w)
	case now.Now == "":
		p.wrapped(l, l.warn, "  now: nothing has taken its place", w)
	default:
		where := "now"
		if now.Line != now.Source.Line || now.Path != now.Source.Path {
			where += ", " + l.line(at.At())
		}
		p.lines = append(p.lines, "  "+l.warn(l.fitLeft(where, w-2)))
		p.quote(l, "+", now.Now, after, w)
	}
}

// mostQuoted is how much of a quotation is drawn, in bytes; the source has the rest.
const mostQuoted = 8 << 10

// quote writes the exact words of a source, those that differ marked. sign stands before
// each line, so that before and after are told apart without weights.
func (p *proofView) quote(l *look, sign, text string, differs []bool, w int) {
	text = text[:min(len(text), mostQuoted)]
	room := max(1, w-4)
	var line strings.Builder
	used, n := 0, 0
	end := func() {
		if used > 0 {
			p.lines = append(p.lines, "  "+sign+" "+line.String())
		}
		line.Reset()
		used = 0
	}
	for row := range strings.Lines(text) {
		for _, field := range strings.Fields(row) {
			word := l.line(field)
			for _, part := range l.wrap(word, room) {
				size := l.width(part)
				if used > 0 && used+1+size > room {
					end()
				} else if used > 0 {
					line.WriteByte(' ')
					used++
				}
				if n < len(differs) && differs[n] {
					part = l.mark(part)
				}
				line.WriteString(part)
				used += size
			}
			n++
		}
		end()
	}
}

// deciding says which check decided a verdict, in words.
func deciding(c claim) string {
	if c.refused != nil {
		return "ken, which keeps what no passage carries out of the body"
	}
	if rotten(c.Changed) {
		return "its source, as it is now"
	}
	var quotes []string
	for _, s := range c.Citations {
		quotes = append(quotes, s.Quote)
	}
	switch by := proof.Sentence(c.Text, quotes).By; by {
	case "quote":
		return "its words: they stand in the source to the letter"
	case "source":
		return "its source"
	case "numbers":
		return "its figures and dates"
	case "names":
		return "its names"
	case "negation":
		return "what it denies"
	case "quantifiers":
		return "how many it speaks of: all, some, none"
	case "order":
		return "the order of its words"
	case "coverage":
		return "how much of it the source says"
	default:
		return by
	}
}
