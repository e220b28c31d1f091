package draw

import (
	"ken/render/chart"
	"ken/render/diagram"

	"github.com/charmbracelet/x/ansi"
)

// A metric is how big things are, in units of the grid: cells for text, squares of
// [unit] pixels for pictures.
type metric struct {
	cells   bool
	ascii   bool             // signs of our own are ASCII
	measure func(string) int // width of one line
	line    int              // height of one line
	padX    int              // from the outside of an outline to its text, sideways
	padY    int              // the same from above
	wrap    int              // how wide the lines of a label are at most
	down    spacing          // where ranks lie below each other
	across  spacing          // where they lie side by side
}

// A spacing is the distances within a layout: "gap" counts the units left free
// between two things.
type spacing struct {
	nodeGap, lineGap int // between nodes; between a node or label and a line
	lines            int // between two lines
	port             int // from one port to the next
	frame            int // between a frame and what is in it, across the ranks
	level            int // for each frame that begins or ends, along the ranks
	stub             int // from a node to the first track
	least            int // between two ranks
}

// Pictures: the pixels of a unit and the size of letters.
const (
	unit    = 8.0
	letters = 13.0
)

// textMetric measures in cells.
func textMetric(wrap int) *metric {
	return &metric{
		cells: true, measure: width, line: 1, padX: 2, padY: 1, wrap: wrap,
		down:   spacing{nodeGap: 3, lineGap: 2, lines: 1, port: 2, frame: 1, level: 1, stub: 0, least: 2},
		across: spacing{nodeGap: 1, lineGap: 1, lines: 0, port: 1, frame: 0, level: 2, stub: 1, least: 4},
	}
}

// pixelMetric measures in units of pixels, by the widths of real letters.
func pixelMetric() *metric {
	s := spacing{nodeGap: 4, lineGap: 2, lines: 1, port: 2, frame: 2, level: 2, stub: 1, least: 4}
	return &metric{
		measure: func(s string) int { return units(chart.TextWidth(s, letters)) },
		line:    2, padX: 2, padY: 1, wrap: 26, down: s, across: s,
	}
}

// units is how many of them cover so many pixels.
func units(px float64) int {
	n := int(px / unit)
	if float64(n)*unit < px {
		n++
	}
	return n
}

// width is how many cells a text takes.
func width(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// widest is the width of the widest line.
func (m *metric) widest(lines []string) int {
	w := 0
	for _, l := range lines {
		w = max(w, m.measure(l))
	}
	return w
}

// spacing is that of a direction.
func (m *metric) spacing(d diagram.Direction) spacing {
	if d == diagram.Right || d == diagram.Left {
		return m.across
	}
	return m.down
}
