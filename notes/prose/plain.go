package prose

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Plain returns a short text as two people who mean the same would both have typed it:
// in Unicode's compatibility form, in lower case, with plain dashes and quotation marks
// and single spaces. Accents stay, and so does every mark; a raised digit is told from
// one on the line ("x²" is "x^2").
func Plain(text string) string {
	text = strings.ToLower(norm.NFKC.String(raised.Replace(text)))
	text = strings.Map(func(r rune) rune {
		switch r {
		case 'ʼ', '`', '´':
			return '\''
		}
		if p := PlainSign(r); p != r {
			return p
		}
		return harmless(r)
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// PlainSign returns a dash or a quotation mark as people type it, -1 for a sign that is
// not seen, and every other rune as it is.
func PlainSign(r rune) rune {
	switch r {
	case '‘', '’', '‚', '′':
		return '\''
	case '“', '”', '„', '«', '»', '″':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\ufeff':
		return -1
	}
	return r
}

// raised writes raised digits with the mark that people type before them.
var raised = strings.NewReplacer("⁻¹", "^-1", "⁻²", "^-2", "⁻³", "^-3",
	"⁰", "^0", "¹", "^1", "²", "^2", "³", "^3", "⁴", "^4", "⁵", "^5", "⁶", "^6", "⁷", "^7", "⁸", "^8", "⁹", "^9", "ⁿ", "^n")

// Bare returns a text of [Plain] without its accents.
func Bare(plain string) string {
	for i := range len(plain) {
		if plain[i] >= utf8.RuneSelf {
			return strip(plain)
		}
	}
	return plain
}

// Month returns the number of a month by its folded name, in English or in another
// language known here; 0 for what is none.
func Month(term string) int {
	if m := months[term]; m > 0 {
		return m
	}
	return monthsElsewhere[term]
}
