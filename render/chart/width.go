package chart

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// width is how many cells a text takes.
func width(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// shorten cuts a text to a width, with a sign at its end where something was cut.
func shorten(s string, most int, sign string) string {
	if width(s) <= most {
		return s
	}
	if width(sign) >= most {
		return ansi.Truncate(s, max(most, 0), "")
	}
	return strings.TrimRight(ansi.Truncate(s, most-width(sign), ""), " ") + sign
}

// blanks are so many of them, none for less than one.
func blanks(n int) string { return strings.Repeat(" ", max(n, 0)) }

// padRight fills a text up to a width, padLeft does so before it.
func padRight(s string, w int) string { return s + blanks(w-width(s)) }
func padLeft(s string, w int) string  { return blanks(w-width(s)) + s }

// wrap breaks a text into lines between words, and within words that are too long for
// one. An empty text has no lines.
func wrap(s string, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && width(line)+1+width(word) <= most {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for width(word) > most {
			head := ansi.Truncate(word, most, "")
			if head == "" {
				return append(lines, shorten(word, most, ""))
			}
			lines, word = append(lines, head), strings.TrimPrefix(word, head)
		}
		line = word
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
