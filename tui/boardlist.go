package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

func stripped(s string) string { return ansi.Strip(s) }

// rows are what the list below the drawing lists: its lines, or where there is no drawing
// what comes near.
func (b *board) rows() []plateLine {
	if b.found() {
		return b.plate.lines
	}
	return b.nearby()
}

// listHeight is how many lines the whole list takes.
func (b *board) listHeight(l *look, in area) int {
	n := len(b.said(nil))
	for i, p := range b.rows() {
		if n += len(b.row(l, i, p, in, false, false)); n > in.h {
			break // more than there is room for
		}
	}
	return n
}

// said is what there is to say below the list.
func (b *board) said(l *look) []string {
	var out []string
	put := func(s string) {
		if l != nil {
			s = l.line(s)
		}
		out = append(out, s)
	}
	if b.drawing.Note != "" {
		put(b.drawing.Note)
	}
	if n := b.drawn.More; n > 0 && b.found() {
		put(number(n) + " more stand in the documents, for which there is no room in one drawing")
	}
	if b.drawn.Fallback != "" {
		put("drawn offline: " + b.drawn.Fallback)
	}
	return out
}

// drawList draws the lines, with the chosen one among them: it is the first of a box that
// is chosen. The cursor is nil where none is.
func (b *board) drawList(a *App, in area) ([]string, *spot) {
	l, all := &a.look, b.rows()
	b.list.hold(len(all), anyItem)
	mine := map[int]bool{}
	if b.box >= 0 && b.line < 0 {
		for _, i := range b.plate.of(b.box) {
			mine[i] = true
		}
	}
	tail := b.said(l)
	lines, y := b.list.draw(len(all), in.h, func(i int, _ bool) []string {
		return b.row(l, i, all[i], in, i == b.line, mine[i])
	})
	for _, t := range tail {
		if len(lines) < in.h {
			lines = append(lines, l.dim(" "+l.fit(t, in.w-2)))
		}
	}
	if b.line < 0 || y < 0 {
		return lines, nil
	}
	return lines, &spot{x: 1, y: y}
}

// row is a line: its number, what it says, the words on it, and the place that says it. It
// takes a second line where the first has no room for all of it.
func (b *board) row(l *look, i int, p plateLine, in area, chosen, mine bool) []string {
	text, about := l.line(p.text), l.line(p.label)
	if b.found() {
		text = b.numbered(i) + " " + text
	}
	if p.disputed {
		about = said("! both cannot hold", about)
	}
	cite := b.cited(l, p, in.w*2/5)
	room := in.w - 6 - l.width(cite)
	if in.shape > narrow && l.width(text)+l.width(about)+3 <= room {
		if about != "" {
			text = l.pad(text, max(l.width(text), min(b.column(l, in), room-3-l.width(about)))) + "   " + about
		}
		return []string{b.marked(l, text, cite, in.w, chosen, mine)}
	}
	cite = b.cited(l, p, in.w-8)
	if !b.found() {
		return b.missed(l, p, text, about, in, chosen)
	}
	if left := in.w - 11 - l.width(cite); about != "" && left >= l.width(about) {
		cite = about + " · " + l.cite(cite)
	} else if about != "" {
		text, cite = said(text, about), l.cite(cite)
	} else {
		cite = l.cite(cite)
	}
	rows := b.wrapped(l, i, text, in.w, chosen, mine)
	if cite != "" {
		rows = append(rows, l.fit(strings.Repeat(" ", 4+len(b.numbered(i)))+cite, in.w-1))
	}
	return rows
}

// wrapped is a row without a place, on two lines where one is too short.
func (b *board) wrapped(l *look, i int, text string, w int, chosen, mine bool) []string {
	lines := l.wrap(text, max(1, w-5-len(b.numbered(i))))
	if len(lines) < 2 || w < 30 {
		return []string{b.marked(l, text, "", w, chosen, mine)}
	}
	rest := l.fit(strings.TrimSpace(strings.Join(lines[1:], " ")), max(0, w-5-len(b.numbered(i))))
	switch {
	case chosen:
		rest = l.at(rest)
	case mine:
		rest = l.strong(rest)
	}
	return []string{b.marked(l, strings.TrimRight(lines[0], " "), "", w, chosen, mine), strings.Repeat(" ", 4+len(b.numbered(i))) + rest}
}

// numbered is the number of a row, as wide as the last one's.
func (b *board) numbered(i int) string {
	n, last := number(i+1), number(len(b.rows()))
	return strings.Repeat(" ", max(0, len(last)-len(n))) + n
}

// missed is a row of what was not drawn: what it is, why not, and where it stands.
func (b *board) missed(l *look, p plateLine, text, about string, in area, chosen bool) []string {
	rows := []string{b.marked(l, text, "", in.w, chosen, false)}
	for _, line := range l.wrap(about, max(1, min(in.w-7, textWidth))) {
		if about != "" {
			rows = append(rows, "     "+line)
		}
	}
	return append(rows, "     "+l.cite(b.cited(l, p, in.w-8)))
}

// mostAligned is how many rows are looked at for where the words on lines begin.
const mostAligned = 200

// column is where the words on lines begin: behind the longest line, but in the first half.
func (b *board) column(l *look, in area) int {
	if b.aligned.width == in.w {
		return b.aligned.column
	}
	n := 0
	for i, p := range b.rows()[:min(len(b.rows()), mostAligned)] {
		if w := l.width(l.line(p.text)) + len(b.numbered(i)) + 1; w <= in.w/2 {
			n = max(n, w)
		}
	}
	b.aligned.width, b.aligned.column = in.w, n
	return n
}

// marked is a row that is chosen, that belongs to the chosen box, or neither.
func (b *board) marked(l *look, text, tail string, w int, chosen, mine bool) string {
	switch {
	case chosen:
		return l.row(text, tail, w, true, false)
	case mine && tail == "":
		return l.held(text, w)
	case mine:
		room := w - l.width(tail) - 2
		return l.pad(l.held(text, room), room+1) + l.cite(tail)
	case tail == "":
		return l.row(text, "", w, false, false)
	}
	room := w - l.width(tail) - 5
	return l.pad("   "+l.fit(text, room), w-l.width(tail)-1) + l.cite(tail)
}

// cited names the places of a line, as many as fit: the first always, the others by their
// numbers.
func (b *board) cited(l *look, p plateLine, w int) string {
	if len(p.cites) == 0 {
		return ""
	}
	var more strings.Builder
	for n, c := range p.cites[1:] {
		if n == 3 {
			more.WriteString(" …")
			break
		}
		more.WriteString(" [" + number(b.plate.numbers[c.At()]) + "]")
	}
	head := ""
	if n := b.plate.numbers[p.cites[0].At()]; n > 0 {
		head = "[" + number(n) + "] "
	}
	room := max(w-len(head)-l.width(more.String()), 8)
	return head + l.fitLeft(l.line(p.cites[0].At()), room) + more.String()
}
