package draw

import "ken/render/diagram"

// glyphs are what a drawing is made of. Bends are round and outlines are not, so that
// neither is read as the other.
type glyphs struct {
	light, heavy             [16]string // by ways
	dotsAcross, dotsDown     string
	corners                  [4]string // of outlines: upper left, upper right, lower left, lower right
	across, down             string    // sides of outlines
	tees                     [4]string // where a line leaves an outline up, right, down, left
	arrows                   [4]string // heads that point up, right, down, left
	open                     [4]string
	triangles                [4]string
	rhomb, filledRhomb       string
	dot, cross               string
	start, end, choice, bar  string
	full, part, half, strong string // fills
}

// ways of a glyph are counted north, east, south, west: 1, 2, 4, 8.
var unicode = glyphs{
	light: [16]string{
		" ", "│", "─", "╰", "│", "│", "╭", "├", "─", "╯", "─", "┴", "╮", "┤", "┬", "┼",
	},
	heavy: [16]string{
		" ", "┃", "━", "┗", "┃", "┃", "┏", "┣", "━", "┛", "━", "┻", "┓", "┫", "┳", "╋",
	},
	dotsAcross: "╌", dotsDown: "┆",
	corners: [4]string{"┌", "┐", "└", "┘"}, across: "─", down: "│",
	tees:      [4]string{"┴", "├", "┬", "┤"},
	arrows:    [4]string{"▲", "▶", "▼", "◀"},
	open:      [4]string{"▵", "▹", "▿", "◃"},
	triangles: [4]string{"△", "▷", "▽", "◁"},
	rhomb:     "◇", filledRhomb: "◆", dot: "o", cross: "x",
	start: "●", end: "◉", choice: "◇", bar: "━",
	full: "█", part: "░", half: "▌", strong: "▓",
}

var ascii = glyphs{
	light: [16]string{
		" ", "|", "-", "+", "|", "|", "+", "+", "-", "+", "-", "+", "+", "+", "+", "+",
	},
	heavy: [16]string{
		" ", "#", "=", "#", "#", "#", "#", "#", "=", "#", "=", "#", "#", "#", "#", "#",
	},
	dotsAcross: ".", dotsDown: ":",
	corners: [4]string{"+", "+", "+", "+"}, across: "-", down: "|",
	tees:      [4]string{"+", "+", "+", "+"},
	arrows:    [4]string{"^", ">", "v", "<"},
	open:      [4]string{"^", ">", "v", "<"},
	triangles: [4]string{"A", ">", "V", "<"},
	rhomb:     "<>"[:1], filledRhomb: "*", dot: "o", cross: "x",
	start: "*", end: "@", choice: "?", bar: "=",
	full: "#", part: ".", half: "|", strong: "%",
}

// headGlyph is the glyph of a head that points some way: 0 up, 1 right, 2 down, 3 left.
func (g *glyphs) headGlyph(h diagram.Head, way int, open bool) string {
	switch h {
	case diagram.Arrow:
		if open {
			return g.open[way]
		}
		return g.arrows[way]
	case diagram.Triangle:
		return g.triangles[way]
	case diagram.Dot, diagram.Lollipop:
		return g.dot
	case diagram.Cross:
		return g.cross
	case diagram.Rhomb:
		return g.rhomb
	case diagram.FilledRhomb:
		return g.filledRhomb
	}
	if h == diagram.NoHead || cardinal(h) != "" {
		return ""
	}
	return g.arrows[way] // one that is not known points at least
}

// sides are the left and right side of an outline, which tell its shape.
func sides(s diagram.Shape) (left, right string) {
	switch s {
	case diagram.Rounded, diagram.Stadium:
		return "(", ")"
	case diagram.Circle:
		return "((", "))"
	case diagram.Double:
		return "(((", ")))"
	case diagram.Diamond:
		return "<", ">"
	case diagram.Hexagon:
		return "{", "}"
	case diagram.Slanted:
		return "/", "/"
	case diagram.SlantedBack:
		return `\`, `\`
	case diagram.Trapezoid:
		return "/", `\`
	case diagram.TrapezoidUp:
		return `\`, "/"
	case diagram.Flag:
		return ">", ""
	}
	return "", ""
}
