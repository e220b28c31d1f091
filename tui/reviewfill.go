package tui

import (
	"strings"

	"ken/notes/cards"
	"ken/render"
	"ken/render/draw"
	"ken/render/mermaid"
)

// leastFill is the height of an area in which the drawing of a question is shown: below,
// there is room for the question alone, which can be told by itself.
const leastFill = 11

// A filled drawing is one that was laid out, kept until the question or the width changes.
type filled struct {
	text  string
	width int
	lines []string
	asked int // line of the place that is asked, -1 where it is not to be seen
	from  int // and the cell it begins at
}

// lay draws the diagram of a question.
func (f *filled) lay(l *look, text string, width int) {
	if f.text == text && f.width == width {
		return
	}
	*f = filled{text: text, width: width, asked: -1}
	d, err := mermaid.Parse(text)
	if err != nil {
		return // the question stands by itself
	}
	d.Title = "" // the question says what it is about
	made := draw.Text(d, draw.Options{Width: max(20, width)})
	for n, line := range made.Lines {
		line = render.Clean(line)
		f.lines = append(f.lines, line)
		if before, _, found := strings.Cut(line, cards.AskedBlank); found && f.asked < 0 {
			f.asked, f.from = n, l.width(before)
		}
	}
}

// fill writes the drawing of a question into at most so many lines, around the place that
// is asked.
func (r *review) fill(p *paper, in area) {
	text := r.seen.Question.Drawing
	room := in.h - len(p.lines) - 6 // for the field, how sure one is, and space around
	if text == "" || in.h < leastFill || room < 3 {
		return
	}
	f, l := &r.filled, p.l
	f.lay(l, text, in.w-2)
	if len(f.lines) == 0 {
		return
	}
	p.gap()
	top, left := 0, 0
	if len(f.lines) > room {
		top = min(max(0, f.asked-room/2), len(f.lines)-room)
	}
	if end := f.from + l.width(cards.AskedBlank) + 2; end > in.w-2 {
		left = end - (in.w - 2)
	}
	for _, line := range f.lines[top:min(len(f.lines), top+room)] {
		line = strings.TrimRight(l.cut(line, left, left+in.w-2), " ")
		if before, after, found := strings.Cut(line, cards.AskedBlank); found {
			line = before + l.mark(cards.AskedBlank) + after
		}
		p.lines = append(p.lines, " "+line)
	}
}
