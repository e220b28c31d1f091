package tui

import "strings"

// told is one thing to say where there is nothing else to show.
func (l *look) told(in area, text string) []string {
	p := paper{l: l, w: in.w}
	if in.h > 4 {
		p.gap()
	}
	p.put("", text, nil)
	return l.head(p.lines, in.h)
}

// A paper is lines that are written one after the other.
type paper struct {
	l     *look
	w     int
	lines []string
}

func (p *paper) gap() { p.lines = append(p.lines, "") }

// put writes text under a name, wrapped beside it; style may be nil.
func (p *paper) put(name, text string, style func(string) string) {
	room := min(p.w-2-p.l.width(name), textWidth)
	if room < 8 && name != "" {
		name, room = "", min(p.w-2, textWidth)
	}
	for n, line := range p.l.wrap(p.l.line(text), max(1, room)) {
		if style != nil {
			line = style(line)
		}
		head := p.l.dim(name)
		if n > 0 {
			head = strings.Repeat(" ", p.l.width(name))
		}
		p.lines = append(p.lines, " "+head+line)
	}
}

// texts is put for a text of several lines.
func (p *paper) texts(name, text string, style func(string) string) {
	n := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if n > 0 {
			name = strings.Repeat(" ", p.l.width(name))
		}
		p.put(name, line, style)
		if n++; n == mostLines {
			return
		}
	}
}

// mostLines bounds the lines of one text that are drawn.
const mostLines = 400
