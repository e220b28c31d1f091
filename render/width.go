package render

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width returns how many cells a text takes on one line; escape sequences take none.
func Width(s string) int {
	if printable(s) {
		return len(s)
	}
	return ansi.StringWidth(s)
}

// Truncate returns a text cut to a width, with "…" in the last cell where something
// was cut. Escape sequences of the text are kept.
func Truncate(s string, width int) string {
	if width <= 0 {
		return ""
	}
	if Width(s) <= width {
		return s
	}
	return ansi.Truncate(s, width, "…")
}

// Pad returns a text of exactly a width: cut, or filled with blanks at its end.
func Pad(s string, width int) string {
	s = Truncate(s, width)
	// A few characters make one with the blank after them, which is then not enough.
	for n := width - Width(s); n > 0; n = width - Width(s) {
		s += blanks(n)
	}
	return s
}

// Text wraps a plain text at a width, by words where it can, and makes it harmless as
// [Clean] does. Line ends are kept; blanks at the ends of lines are not. An empty text
// is one empty line.
func Text(s string, width int) []string {
	var out []string
	f := flow{verbatim: true}
	for line := range strings.Lines(s + "\n") {
		spans := [1]span{{text: Clean(strings.TrimRight(line, "\r\n"))}}
		f.wrap(spans[:], max(width, 1))
		for _, r := range f.rows {
			var b strings.Builder
			for _, p := range f.pieces[r.lo:r.hi] {
				b.WriteString(spans[0].text[p.lo:p.hi])
			}
			out = append(out, b.String())
		}
		if len(f.rows) == 0 {
			out = append(out, "")
		}
	}
	return out
}

// printable reports whether a text is of printable ASCII only, so that every byte of
// it takes one cell.
func printable(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c >= 0x7f {
			return false
		}
	}
	return true
}

// maxCluster is the longest character, in bytes: longer ones are put together to do
// harm, and are taken apart.
const maxCluster = 64

// cluster returns the first character, as people count them, and its width.
func cluster(s string) (string, int) {
	if len(s) == 1 || len(s) > 1 && s[0] < utf8.RuneSelf && s[1] < utf8.RuneSelf {
		return s[:1], 1
	}
	if len(s) > maxCluster {
		end := maxCluster
		for !utf8.RuneStart(s[end]) {
			end--
		}
		s = s[:end]
	}
	return ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
}

const manyBlanks = "                                                                                "

func blanks(n int) string {
	if n <= len(manyBlanks) {
		return manyBlanks[:max(n, 0)]
	}
	return strings.Repeat(" ", n)
}
