package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plainLetters undoes what typesetting did to a line: ligatures, hard blanks, letters
// composed of two. A mark that the word may be parted there goes, but at the end of the
// line, where it was.
func plainLetters(s string) string {
	if strings.Contains(s, "....") || strings.Contains(s, ". . . .") {
		s = leaders.ReplaceAllString(s, leaderMark)
	}
	if isASCII(s) {
		return strings.TrimSpace(s)
	}
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	hyphen := strings.HasSuffix(s, softHyphen) || strings.HasSuffix(s, "\u2010") ||
		strings.HasSuffix(s, "\x02")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\uF0B7' || r == '\uF0A7' || r == '\uF0D8':
			return '•' // of the font Symbol
		case r == '\u2010' || r == '\u2011':
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case r == '\u00AD', unicode.IsControl(r), unicode.Is(unicode.Co, r), r == parted, r == '\uFFFF',
			r >= '\u200B' && r <= '\u200F', r == '\u2060', r == '\uFEFF':
			return -1
		}
		return r
	}, s)
	s = norm.NFC.String(ligatures.Replace(s))
	if hyphen {
		s = strings.TrimSuffix(s, "-") + softHyphen
	}
	return strings.TrimSpace(s)
}

const softHyphen = "\u00AD"

var ligatures = strings.NewReplacer(
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "Ĳ", "IJ", "ĳ", "ij",
)

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' {
			return false
		}
	}
	return true
}

// A vocabulary is the words of a document, by which a hyphen at the end of a line is
// known for a part of the word or not.
type vocabulary map[string]bool

// maxVocabulary bounds the words that are kept.
const maxVocabulary = 300_000

func vocabularyOf(pages []pdfPage) vocabulary {
	v := make(vocabulary)
	for _, p := range pages {
		for _, l := range p.lines {
			for word := range strings.FieldsFuncSeq(l.text, noWord) {
				if len(v) < maxVocabulary && !strings.HasSuffix(word, "-") {
					v[strings.ToLower(word)] = true
				}
			}
		}
	}
	return v
}

func noWord(r rune) bool { return !unicode.IsLetter(r) && r != '-' }

// join puts together two lines of one paragraph. A word that was parted becomes whole.
func (v vocabulary) join(a, b string) string {
	if head, ok := strings.CutSuffix(a, softHyphen); ok {
		return head + b
	}
	head, ok := strings.CutSuffix(a, "-")
	if !ok {
		return a + " " + b
	}
	last, _ := utf8.DecodeLastRuneInString(head)
	first, _ := utf8.DecodeRuneInString(b)
	if !unicode.IsLetter(last) || !unicode.IsLetter(first) {
		if unicode.IsSpace(last) || unicode.IsPunct(last) || head == "" {
			return a + " " + b // a dash
		}
		return a + b // "8-" and "bit"
	}
	begin := head[strings.LastIndexFunc(head, noWord)+1:]
	end := b
	if at := strings.IndexFunc(b, noWord); at >= 0 {
		end = b[:at]
	}
	whole, parted := strings.ToLower(begin+end), strings.ToLower(begin+"-"+end)
	if unicode.IsUpper(first) || strings.Contains(begin, "-") && !v[whole] || v[parted] && !v[whole] {
		return a + b
	}
	return head + b
}

// bulletMarks are what items of lists begin with, beside those of Markdown.
const bulletMarks = "•◦‣▪▫■□●○–—∙·➢➤✓✔❖◆◇"

// itemText tells whether a line begins an item of a list, and returns it as Markdown has
// it.
func itemText(text string) (string, bool) {
	mark, rest, _ := strings.Cut(text, " ")
	if r, n := utf8.DecodeRuneInString(mark); n == len(mark) && strings.ContainsRune(bulletMarks, r) && rest != "" {
		return "- " + strings.TrimSpace(rest), true
	}
	return text, rest != "" && len(mark) <= 4 && Bullet(text) > 0
}

// leader tells lines with a row of points that leads to a number, as in a table of
// contents.
func leader(text string) bool { return strings.Contains(text, leaderMark) }

const leaderMark = " … "

var leaders = regexp.MustCompile(`[ .]*(?:\. ?){4,}`)

// endsSentence tells whether a text ends as a sentence does.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, `"'”’»)]`)
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?:;…。！？", r)
}

// goesOn tells whether a text can be the rest of a sentence.
func goesOn(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}
