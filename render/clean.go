package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks may stand on one character: more than any
// script needs, and too few to blot out the lines around.
const maxMarks = 8

// Clean makes a text harmless to print on one line: tabs and line ends become blanks;
// other control characters and broken UTF-8 become U+FFFD; characters that reorder or
// hide text (bidirectional controls, zero-width ones, tags) are dropped. Joiners are
// kept only where they join: between emoji and between letters of the scripts that
// need them; combining marks only on something to combine with.
func Clean(s string) string {
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0x20 && c < 0x7f {
			i++
			continue
		} else if c < utf8.RuneSelf {
			return scrub(s, i)
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if suspect(r) {
			return scrub(s, i)
		}
		i += n
	}
	return s
}

// suspect reports whether a rune from beyond ASCII must be looked at more closely.
// The ranges passed over are those most text is made of.
func suspect(r rune) bool {
	switch {
	case r < 0xa0, r == 0xad, r == utf8.RuneError:
		return true
	case r < 0x300, 0x370 <= r && r < 0x483, 0x2010 <= r && r < 0x2028, 0x2030 <= r && r < 0x2060:
		return false
	case 0x2100 <= r && r < 0x2c00, 0x3040 <= r && r < 0x3099, 0x30a0 <= r && r < 0xa000, 0xac00 <= r && r < 0xd7a4:
		return false
	}
	return 0xe0000 <= r && r <= 0xe0fff || unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me, unicode.Zl, unicode.Zp)
}

// scrub does what Clean says, given that s is fine up to an offset.
func scrub(s string, from int) string {
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:from])
	prev, marks := lastRune(s[:from]), 0
	for i := from; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		out := scrubRune(r, prev, s[i:])
		if out < 0 {
			continue
		}
		if unicode.In(out, unicode.Mn, unicode.Me) {
			if marks++; marks > maxMarks || prev == 0 {
				continue
			}
		} else {
			marks = 0
		}
		b.WriteRune(out)
		prev = out
	}
	return b.String()
}

// scrubRune returns what to print for a rune, -1 for nothing; prev and rest are what
// stands beside it.
func scrubRune(r, prev rune, rest string) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\u2028' || r == '\u2029':
		return ' '
	case r == '\r':
		return -1
	case r < 0x20 || 0x7f <= r && r < 0xa0 || r == utf8.RuneError:
		return utf8.RuneError
	case r == 0x200c || r == 0x200d:
		next, _ := utf8.DecodeRuneInString(rest)
		if joins(prev, next) {
			return r
		}
		return -1
	case 0xfe00 <= r && r <= 0xfe0f:
		// A variation selector belongs to the character before it.
		if prev <= ' ' {
			return -1
		}
		return r
	case r == 0x034f, 0x180b <= r && r <= 0x180f, 0xe0000 <= r && r <= 0xe0fff:
		return -1
	case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return -1
	}
	return r
}

// joins reports whether a joiner between two characters changes how they look.
func joins(prev, next rune) bool {
	if emoji(next) {
		return emoji(prev) || prev == 0xfe0f || 0x1f3fb <= prev && prev <= 0x1f3ff
	}
	return cursive(prev) && cursive(next)
}

func emoji(r rune) bool {
	return 0x1f000 <= r && r <= 0x1faff || 0x2190 <= r && r <= 0x2bff
}

func cursive(r rune) bool {
	return r >= 0x600 && (r < 0xe00 || 0x1800 <= r && r < 0x1900 || 0xa800 <= r && r < 0xac00) &&
		(unicode.IsLetter(r) || unicode.IsMark(r))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	if r == utf8.RuneError {
		return 0
	}
	return r
}
