package prose

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Span is the half-open byte range [Start, End) of the text it was taken from.
type Span struct{ Start, End int }

// In returns the bytes of text that the span covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// A Word is one term of a text. Its Term is what two spellings of the same word
// share: lower case, without diacritics, without a possessive ending, digits
// without grouping commas. It is not stemmed; see [Stem].
type Word struct {
	Span
	Term string
}

// Words yields the words of text in order. Runs of letters and digits are words;
// an apostrophe between letters and a point or comma between digits belong to
// them, an underscore does not (snake_case is two words). Scripts written without
// spaces give overlapping pairs of letters, since one letter says too little and
// where words begin is not written down.
func Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for s := range Spans(text) {
			if !yield(Word{s, Fold(s.In(text))}) {
				return
			}
		}
	}
}

// Spans yields where the words of [Words] lie, for those who know the words already.
func Spans(text string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for at := 0; at < len(text); {
			r, n := decode(text, at)
			switch {
			case unspaced(r):
				end := runEnd(text, at, unspaced)
				if !pairs(text, at, end, yield) {
					return
				}
				at = end
			case isWordRune(r):
				end := wordEnd(text, at)
				if !yield(Span{at, end}) {
					return
				}
				at = end
			default:
				at += n
			}
		}
	}
}

// decode reads the rune at a place, with the one-byte case first because nearly
// all of a text is that.
func decode(text string, at int) (rune, int) {
	if c := text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[at:])
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// unspaced tells the scripts that do not put spaces between words.
func unspaced(r rune) bool {
	if r < 0x0E00 {
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func runEnd(text string, at int, in func(rune) bool) int {
	for at < len(text) {
		r, n := decode(text, at)
		if !in(r) {
			break
		}
		at += n
	}
	return at
}

// wordEnd finds where the word that begins at a place ends.
func wordEnd(text string, at int) int {
	begin := at
	last := rune(0)
	for at < len(text) {
		r, n := decode(text, at)
		if isWordRune(r) && !unspaced(r) {
			last, at = r, at+n
			continue
		}
		if at == begin || at+n >= len(text) {
			break
		}
		next, _ := decode(text, at+n)
		if !joins(last, r, next) {
			break
		}
		at += n
	}
	return at + suffix(text[begin:at], text[at:])
}

// joins tells whether a mark between two runes keeps them one word.
func joins(before, mark, after rune) bool {
	switch mark {
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.', ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// suffix keeps the marks that are part of the names C++, C# and F#.
func suffix(word, rest string) int {
	if len(word) != 1 || unicode.IsDigit(rune(word[0])) {
		return 0
	}
	for _, s := range []string{"++", "#"} {
		after := strings.TrimPrefix(rest, s)
		if after == rest {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(after); after == "" || !isWordRune(r) {
			return len(s)
		}
	}
	return 0
}

// pairs yields the overlapping pairs of letters of text[at:end], or the one letter
// there is.
func pairs(text string, at, end int, yield func(Span) bool) bool {
	_, n := decode(text, at)
	if at+n == end {
		return yield(Span{at, end})
	}
	for at+n < end {
		_, m := decode(text, at+n)
		if !yield(Span{at, at + n + m}) {
			return false
		}
		at, n = at+n, m
	}
	return true
}

// Fold makes the term of one word from its spelling, as [Words] does.
func Fold(word string) string {
	lower, plain := true, true
	for i := range len(word) {
		c := word[i]
		lower = lower && ('a' <= c && c <= 'z' || '0' <= c && c <= '9')
		plain = plain && c < utf8.RuneSelf
	}
	if lower {
		return word
	}
	word = strings.ToLower(word)
	if !plain {
		word = strip(word)
	}
	word = strings.TrimSuffix(word, "'s")
	if word[0] >= '0' && word[0] <= '9' {
		return ungroup(word)
	}
	return strings.ReplaceAll(word, "'", "")
}

// ungroup removes commas that group thousands, and leaves all others.
func ungroup(number string) string {
	parts := strings.Split(number, ",")
	for _, p := range parts[1:] {
		if whole, _, _ := strings.Cut(p, "."); len(whole) != 3 {
			return number
		}
	}
	return strings.Join(parts, "")
}

// strip takes the diacritics off a lower-case word, and writes letters that have no
// plain form with those that stand for them.
func strip(word string) string {
	word = strings.ReplaceAll(word, "’", "'")
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		default:
			b.WriteString(spelt(r))
		}
	}
	if b.Len() == 0 {
		return word
	}
	return b.String()
}

// spelt writes a letter that Unicode does not take apart as people do who lack the
// key.
func spelt(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	}
	return string(r)
}
