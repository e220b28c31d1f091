package tui

import (
	"context"
	"errors"
	"strings"

	"ken/render"
)

func (v *viewer) view(a *App, in area) drawn {
	l := &a.look
	sp := split{main: in, side: in}
	if v.hasPane() {
		sp = a.split(in)
	}
	inSide := v.inSide && v.hasPane()
	main := v.drawPage(a, sp.main)
	var side drawn
	if v.hasPane() && (sp.both() || inSide) {
		side = v.drawCites(a, sp.side)
	}
	out := l.join(sp, main, side, inSide)
	if v.find.open || v.find.on() {
		out.lines = full(out.lines, in.h)
		line, at := v.findLine(a, in.w)
		out.lines[in.h-1] = line
		if v.find.open {
			out.cursor = &spot{at, in.h - 1, true}
		}
	}
	return out
}

// drawPage draws the text, as much of it as is seen.
func (v *viewer) drawPage(a *App, in area) drawn {
	if v.find.open || v.find.on() {
		in.h--
	}
	banner := v.banner(&a.look, in)
	v.above = len(banner)
	in.h -= v.above
	edge := v.margin(a, in.shape)
	v.lay(a, min(in.w-1-edge, textWidth))
	v.reader.size(in.h)
	v.begin()
	v.placeClaims(&a.look)
	if len(v.reader.page.Lines) == 0 {
		return drawn{lines: v.emptyLines(a, in)}
	}
	link, chosen := v.link()
	lines := make([]string, 0, in.h)
	for i := v.reader.top; i < len(v.reader.page.Lines) && i < v.reader.top+in.h; i++ {
		line := v.reader.page.Lines[i]
		text := line.Text
		if v.find.on() {
			text = v.find.paint(&a.look, i, text)
		}
		if chosen && link.line == i {
			text = a.look.paint(text, []span{{link.link.Col, link.link.Col + link.link.Width}}, a.look.at)
		}
		lines = append(lines, v.edge(a, i, edge, v.wanted(line) || v.inClaim(i))+text)
	}
	v.badge(a, in, lines)
	return drawn{append(banner, lines...), &spot{x: 0, y: v.above + v.cursorRow(link, chosen)}}
}

// banner says over a brief that a model was set and did not write it, and why. It stays
// as long as the brief is open.
func (v *viewer) banner(l *look, in area) []string {
	var lines []string
	if text := v.offerLine(); text != "" && in.h >= 4 {
		lines = append(lines, " "+l.strong(l.fit(text, in.w-2)))
	}
	if v.record == nil || v.record.Note.Fallback == "" || in.h < 4 {
		return lines
	}
	for _, line := range l.wrap(l.line("! written offline: "+v.record.Note.Fallback), min(in.w-2, textWidth)) {
		lines = append(lines, " "+l.warn(line))
	}
	return l.head(lines, max(1, in.h/4))
}

func (v *viewer) cursorRow(link pageLink, chosen bool) int {
	row := v.reader.eye() - v.reader.top
	if chosen {
		row = link.line - v.reader.top
	} else if v.at >= 0 && v.at < len(v.claims) {
		row = v.claims[v.at].from.line - v.reader.top
	}
	return min(max(row, 0), max(0, v.reader.h-1))
}

// wanted tells whether a drawn line belongs to the passage the document was opened
// at.
func (v *viewer) wanted(line render.Line) bool {
	if v.want.Line < 1 || line.Source < 1 || v.want.EndLine < v.want.Line {
		return false
	}
	from, to := fileLine(v.doc, line.Source), fileLine(v.doc, max(line.Source, line.End))
	return to >= v.want.Line && from <= v.want.EndLine
}

// lay lays the text out anew where there is more of it or the width is another.
func (v *viewer) lay(a *App, width int) {
	width = max(width, 1)
	if v.task != nil && !v.have {
		text := v.task.draft()
		if len(text) == v.seen && width == v.reader.width {
			return
		}
		v.seen = len(text)
		v.reader.put(v.cache.Markdown([]byte(text), width, a.look.page()), width)
	} else if v.have && v.reader.width != width {
		v.reader.put(a.look.layOut(&v.cache, v.doc, v.base, width), width)
		v.pane.from, v.laid = nil, 0
	} else {
		return
	}
	v.links = linksOf(v.reader.page)
	if v.find.on() {
		v.find.search(&a.look, v.reader.page)
	}
}

// begin goes to the line the document was opened at, once, when it is there.
func (v *viewer) begin() {
	if !v.have || v.begun {
		return
	}
	v.begun = true
	if line := textLineOf(v.doc, v.want); line > 1 {
		at := v.reader.page.LineOf(line)
		v.reader.top = min(max(0, at-v.reader.h/4), v.reader.last())
		v.reader.follow = false
	}
}

// emptyLines says why there is nothing to read.
func (v *viewer) emptyLines(a *App, in area) []string {
	l := &a.look
	switch {
	case v.err != nil:
		var lines []string
		for _, line := range l.wrap(l.line(v.reason()), min(in.w-2, textWidth)) {
			lines = append(lines, " "+line)
		}
		return append([]string{""}, lines...)
	case v.waits != "" && !v.have:
		return []string{"", l.dim(" " + l.fit(v.waits, in.w-2))}
	case v.task != nil:
		text := "Looking through your documents…"
		if r := v.task.writes; r != nil && a.sends() && !r.Offline {
			text = "Looking through your documents, then waiting for " + l.line(a.ws.Engine) + "…"
		}
		return []string{"", l.dim(" " + l.fit(text, in.w-2))}
	case v.have:
		return []string{"", l.dim(" This document is empty.")}
	}
	return nil
}

// badge says over the last line that there is more below, while text is coming.
func (v *viewer) badge(a *App, in area, lines []string) {
	more := v.reader.more()
	if v.task == nil || more == 0 || v.reader.follow || len(lines) < in.h || in.h < 2 {
		return
	}
	text := "↓ " + plural(more, "more line") + " · G"
	lines[in.h-1] = strings.Repeat(" ", max(0, min(in.w, textWidth)-a.look.width(text)-3)) + a.look.at(" "+text+" ")
}

// findLine is the line that is found with: what is looked for, and how often it
// stands here.
func (v *viewer) findLine(a *App, w int) (string, int) {
	l := &a.look
	count := v.find.count()
	text, at := v.find.field.draw(l, max(1, w-6-l.width(count)))
	if !v.find.open {
		count = said(count, "n next", "esc close")
	}
	return l.ends(" "+l.strong("/")+" "+text, l.dim(count)+" ", w), 3 + at
}

// place is how far the text is read, for the footer.
func (v *viewer) place() string {
	if len(v.reader.page.Lines) == 0 {
		return ""
	}
	return v.reader.part()
}

// stoppedHere tells whether the work was stopped by the user.
func stoppedHere(err error) bool { return errors.Is(err, context.Canceled) }
