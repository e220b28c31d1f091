package tui

import "github.com/charmbracelet/x/ansi"

// row is one row of a list: text, and at the right end tail where there is room. The
// chosen one has a mark and weights that show without any colour.
func (l *look) row(text, tail string, w int, chosen, off bool) string {
	room := w - 3
	if tail != "" {
		tail = l.parts(tail, max(room-l.width(text)-3, room*2/5))
		room -= l.width(tail) + 2
	}
	text = l.fit(text, room)
	switch {
	case chosen:
		text = " " + l.strong("▌") + " " + l.at(ansi.Strip(text))
	case off:
		text = "   " + l.dim(ansi.Strip(text))
	default:
		text = "   " + text
	}
	if tail == "" {
		return text
	}
	return l.pad(text, w-l.width(tail)-1) + l.dim(tail)
}

// held is a row that is chosen while something else has the keys: the mark alone.
func (l *look) held(text string, w int) string {
	return " " + l.strong("▌") + " " + l.strong(l.fit(ansi.Strip(text), w-3))
}

// under is a second line of a row, indented.
func (l *look) under(text string, w int) string {
	return l.fit("     "+text, w)
}
