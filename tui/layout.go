package tui

import "strings"

// A shape is how many panes there are and where, decided by the window alone.
type shape int

const (
	tiny   shape = iota // under 40 columns or 10 rows: one pane, no header
	narrow              // 40 to 69 columns: one pane, tab flips
	middle              // 70 to 99: the other pane below, in the last third
	wide                // 100 and more: side by side
)

const (
	leastWidth, leastHeight = 20, 5
	textWidth               = 80 // no column of text is wider
)

func shapeOf(w, h int) shape {
	switch {
	case w < 40 || h < 10:
		return tiny
	case w < 70:
		return narrow
	case w < 100:
		return middle
	}
	return wide
}

// A frame is where the parts of the window are.
type frame struct {
	header, rules bool
	body          area
	top           int // the row the body begins on
}

func frameOf(w, h int) frame {
	sh := shapeOf(w, h)
	f := frame{header: h >= 16 && sh != tiny, rules: h >= 24 && sh != tiny}
	rows := h - 1
	if f.header {
		rows--
		f.top++
	}
	if f.rules {
		rows -= 2
		f.top++
	}
	f.body = area{w: w, h: rows, shape: sh, rules: f.rules}
	return f
}

// A split is how a screen's two panes lie.
type split struct {
	main, side area
	aside      bool // side by side
	below      bool // side below main
}

// splitOf cuts an area in two, or leaves it whole where only one pane fits or the
// user wants one. Turned puts the second pane where it would not be by itself.
func splitOf(in area, one, turned bool) split {
	whole := split{main: in, side: in}
	if one || in.shape < middle {
		return whole
	}
	if (in.shape == wide) != turned {
		s := split{main: in, side: in, aside: true}
		s.main.w = in.w * 6 / 10
		s.side.w = in.w - s.main.w - 3
		return s
	}
	s := split{main: in, side: in, below: true}
	s.side.h = in.h / 3
	s.main.h = in.h - s.side.h - 1
	if s.side.h < 3 {
		return whole
	}
	return s
}

// both tells whether two panes are seen.
func (s split) both() bool { return s.aside || s.below }

// join puts the lines of two panes together. Where one is seen, it is the side pane
// if inSide is set.
func (l *look) join(s split, main, side drawn, inSide bool) drawn {
	switch {
	case s.aside:
		out := make([]string, s.main.h)
		for i := range out {
			out[i] = l.pad(lineAt(main.lines, i), s.main.w) + l.dim(" │ ") + l.fit(lineAt(side.lines, i), s.side.w)
		}
		return drawn{out, cursorOf(main, side.shifted(s.main.w+3, 0), inSide)}
	case s.below:
		out := full(main.lines, s.main.h)
		out = append(out, l.dim(strings.Repeat("─", s.main.w)))
		out = append(out, full(side.lines, s.side.h)...)
		return drawn{out, cursorOf(main, side.shifted(0, s.main.h+1), inSide)}
	case inSide:
		return side
	}
	return main
}

// over tells which pane a cell lies in, and where in that pane.
func (s split) over(x, y int, inSide bool) (side bool, px, py int) {
	switch {
	case s.aside && x >= s.main.w:
		return true, x - s.main.w - 3, y
	case s.below && y > s.main.h:
		return true, x, y - s.main.h - 1
	case s.both():
		return false, x, y
	}
	return inSide, x, y
}

func cursorOf(main, side drawn, inSide bool) *spot {
	if inSide {
		return side.cursor
	}
	return main.cursor
}

// full makes exactly h lines.
func full(lines []string, h int) []string {
	out := make([]string, h)
	copy(out, lines)
	return out
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
