package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// cut returns the cells from..to of a drawn line. Every escape sequence of the line
// stays, so that what was opened is closed. Half a wide character is a space.
func (l *look) cut(s string, from, to int) string {
	var b strings.Builder
	var state byte
	x, kept := 0, false
	for len(s) > 0 {
		seq, width, n, next := l.method.DecodeSequenceInString(s, state, nil)
		state, s = next, s[n:]
		switch {
		case width == 0 && seq[0] < 0x20, width == 0 && seq[0] == ansi.DEL:
			b.WriteString(seq)
			continue
		case width == 0:
			if kept {
				b.WriteString(seq)
			}
			continue
		case x >= from && x+width <= to:
			b.WriteString(seq)
			kept = true
		default:
			kept = false
			b.WriteString(strings.Repeat(" ", max(0, min(x+width, to)-max(x, from))))
		}
		x += width
	}
	return b.String()
}

// width is how many cells a drawn line takes.
func (l *look) width(s string) int { return l.method.StringWidth(s) }

// fit cuts s to w cells, ending in "…" where something was cut.
func (l *look) fit(s string, w int) string {
	switch {
	case w <= 0:
		return ""
	case l.width(s) <= w:
		return s
	}
	cut := l.cut(s, 0, w-1)
	end := len(cut)
	for { // the sign stands before what closes the line's styles
		i := strings.LastIndexByte(cut[:end], ansi.ESC)
		if i < 0 || l.width(cut[i:]) > 0 {
			break
		}
		end = i
	}
	return cut[:end] + "…" + cut[end:]
}

// fitLeft cuts s to w cells from the left: what matters of a path is its end.
func (l *look) fitLeft(s string, w int) string {
	n := l.width(s)
	switch {
	case n <= w:
		return s
	case w <= 1:
		return l.fit(s, w)
	}
	return "…" + l.cut(s, n-w+1, n)
}

// pad makes s exactly w cells wide.
func (l *look) pad(s string, w int) string {
	s = l.fit(s, w)
	return s + strings.Repeat(" ", max(0, w-l.width(s)))
}

// ends puts left and right at the two ends of w cells; right goes first when there
// is no room for both.
func (l *look) ends(left, right string, w int) string {
	rw := l.width(right)
	if right == "" || rw+2 > w {
		return l.fit(left, w)
	}
	return l.pad(left, w-rw) + right
}

// wrap breaks drawable text into lines of at most w cells, between words where it
// can.
func (l *look) wrap(s string, w int) []string {
	if w <= 0 {
		return nil
	}
	return strings.Split(l.method.Wrap(s, w, ""), "\n")
}

// parts keeps as many of the parts of a line parted by middle dots as fit w cells,
// the first ones.
func (l *look) parts(s string, w int) string {
	for l.width(s) > w {
		i := strings.LastIndex(s, " · ")
		if i < 0 {
			return l.fit(s, w)
		}
		s = s[:i]
	}
	return s
}

// A span is a part of a drawn line, in cells.
type span struct{ from, to int }

// paint redraws parts of a drawn line in another style. The spans are in order and
// do not overlap.
func (l *look) paint(line string, spans []span, style func(string) string) string {
	if len(spans) == 0 {
		return line
	}
	end := l.width(line)
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(l.cut(line, at, s.from))
		b.WriteString(style(ansi.Strip(l.cut(line, s.from, s.to))))
		at = s.to
	}
	b.WriteString(l.cut(line, at, max(at, end)))
	return b.String()
}

// cells turns a byte range of plain text into cells.
func (l *look) cells(plain string, from, to int) span {
	a := l.width(plain[:from])
	return span{a, a + l.width(plain[from:to])}
}
