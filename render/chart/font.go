package chart

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// letterWidths are the widths of the letters from U+0020 to U+007E in DejaVu Sans, in
// thousandths of the size. It is the widest of the fonts that "sans-serif" commonly
// stands for, so what fits by it fits in each of them.
var letterWidths = [...]int{
	318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, // space to /
	636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, // 0 to ?
	1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, // @ to O
	603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, // P to _
	500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, // ` to o
	635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838, // p to ~
}

// Widths of letters beyond those: of one that takes two cells in a terminal, and of
// one that takes one, which is as wide as Cyrillic and Greek letters are at most.
const (
	wideLetter   = 1000
	narrowLetter = 780
)

// textWidth is how wide a text is at a size, at most; bold letters are a tenth wider.
func textWidth(s string, size float64, bold bool) float64 {
	sum := 0
	for s != "" {
		letter, cells := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if letter == "" {
			break
		}
		s = s[len(letter):]
		switch c := letter[0]; {
		case len(letter) == 1 && c >= 0x20 && c < 0x7f:
			sum += letterWidths[c-0x20]
		case cells > 1:
			sum += wideLetter * cells / 2
		case cells == 1:
			sum += narrowLetter
		}
	}
	w := float64(sum) * size / 1000
	if bold {
		w *= 1.1
	}
	return w
}

// fitText cuts a text to a width, with "…" at its end where something was cut.
func fitText(s string, most, size float64) string {
	if textWidth(s, size, false) <= most {
		return s
	}
	lo, hi := 0, width(s)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if textWidth(ansi.Truncate(s, mid, "…"), size, false) <= most {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return ansi.Truncate(s, lo, "…")
}

// wrapText breaks a text into lines of a width, between words.
func wrapText(s string, most, size float64, bold bool) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && textWidth(line+" "+word, size, bold) > most {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		lines = append(lines, line)
	}
	for i := range lines {
		lines[i] = fitText(lines[i], most, size)
	}
	return lines
}
