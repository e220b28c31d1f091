package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ken/render"
)

// A look is how things are drawn: weights first, then the terminal's own sixteen
// colours, nothing behind the text. No colour 0, 7, 8 or 15, which vanish on one
// background or the other.
type look struct {
	colour bool
	// method is how the renderer counts cells: terminals disagree, so rows must be
	// cut and padded by the same measure the renderer draws with.
	method ansi.Method
	// console tells that the terminal has few characters: marks are of ASCII then.
	console bool
}

// A role is how one kind of text is drawn: what sets it, and what takes back only
// that, so that roles can be put around one another.
type role struct{ weight, colour, noWeight string }

func (l *look) as(r role, s string) string {
	on, off := r.weight, r.noWeight
	if l.colour && r.colour != "" {
		on, off = joined(on, r.colour), joined(off, "39")
	}
	if s == "" || on == "" {
		return s
	}
	return "\x1b[" + on + "m" + s + "\x1b[" + off + "m"
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + ";" + b
}

func (l *look) heading(s string) string { return l.as(role{"1", "34", "22"}, s) }
func (l *look) strong(s string) string  { return l.as(role{"1", "", "22"}, s) }
func (l *look) dim(s string) string     { return l.as(role{"2", "", "22"}, s) }
func (l *look) cite(s string) string    { return l.as(role{"", "36", ""}, s) }
func (l *look) good(s string) string    { return l.as(role{"", "32", ""}, s) }
func (l *look) warn(s string) string    { return l.as(role{"1", "33", "22"}, s) }
func (l *look) bad(s string) string     { return l.as(role{"1", "31", "22"}, s) }
func (l *look) mark(s string) string    { return l.as(role{"1;4", "33", "22;24"}, s) }
func (l *look) at(s string) string      { return l.as(role{"1;7", "", "22;27"}, s) }

// page is the style of Markdown.
func (l *look) page() render.Style {
	if l.colour {
		return render.ANSI()
	}
	return render.Mono()
}

// maxLine is how many bytes of a line are looked at: more than any window shows.
const maxLine = 4096

// line makes one drawable line of text from anywhere: no control characters, no
// line ends.
func (l *look) line(s string) string {
	s = s[:min(len(s), maxLine)]
	if plainASCII(s) {
		return s
	}
	return strings.Join(strings.Fields(render.Clean(s)), " ")
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			return false
		}
	}
	return true
}
