package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of one text: how much of it is looked at, in bytes, and how many combining
// marks may stand on one letter.
const (
	maxText  = 2000
	maxMarks = 8
)

// clean makes a text harmless on one line: blanks for whatever divides lines, nothing
// for what controls, reorders or hides text, no piled-up marks. Joiners stay between
// letters of the scripts that need them and between emoji.
func clean(s string) string {
	if len(s) > maxText {
		end := maxText
		for end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
		s = s[:end] + "…"
	}
	var b strings.Builder
	var before rune
	marks := 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			r = ' '
		case r == '\u200c' || r == '\u200d':
			if before < 0x600 {
				continue
			}
		case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp), r >= 0xfff0 && r < utf8.RuneError, r&0xfffe == 0xfffe:
			continue
		case unicode.In(r, unicode.Mn, unicode.Me):
			if marks++; marks > maxMarks || before == 0 || before == ' ' {
				continue
			}
			b.WriteRune(r)
			continue
		}
		if r == ' ' && (before == ' ' || before == 0) {
			continue
		}
		marks, before = 0, r
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), " ")
}
