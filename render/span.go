package render

import (
	"unicode"
	"unicode/utf8"
)

// A span is a run of running text of one look.
type span struct {
	text string
	look look
	// goal is the index of what the text leads to in the canvas's goals, from 1.
	goal int32
	// line is the line of the Markdown, counted from the start of the part.
	line int32
	// lo and hi are the bytes of the part it was made of, lo -1 where it was made of none.
	// Where they are as many as those of the text they are those of the text.
	lo, hi int32
	// kind tells breaks from text.
	kind spanKind
}

// made returns the bytes of the part that a range of the text was made of.
func (s *span) made(lo, hi int32) (int32, int32) {
	if int(s.hi-s.lo) != len(s.text) {
		return s.lo, s.hi
	}
	return s.lo + lo, s.lo + hi
}

// cut takes bytes off the beginning of the text.
func (s *span) cut(n int) {
	s.lo, s.hi = s.made(int32(n), int32(len(s.text)))
	s.text = s.text[n:]
}

type spanKind uint8

const (
	// isText is text, to be broken at blanks.
	isText spanKind = iota
	// isSoft is a line end of the source: a blank, or nothing between ideographs.
	isSoft
	// isHard is a line end that is meant.
	isHard
)

// join decides for each line end of the source whether it is a blank: between two
// ideographs it is not, since those languages put no blanks between words.
func join(spans []span) []span {
	for i := range spans {
		if spans[i].kind != isSoft || i == 0 || i+1 == len(spans) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(spans[i-1].text)
		after, _ := utf8.DecodeRuneInString(spans[i+1].text)
		if ideographic(before) && ideographic(after) {
			spans[i].text = ""
		}
	}
	return spans
}

// ideographic reports whether a line may be broken on either side of a character:
// Chinese and Japanese, but not Korean, which has blanks.
func ideographic(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r <= 0x9fff:
		return r < 0x3130 || r > 0x318f
	case 0xf900 <= r && r <= 0xfaff, 0xfe30 <= r && r <= 0xfe4f, 0xff01 <= r && r <= 0xff9f:
		return true
	}
	return 0x1b000 <= r && r <= 0x1b2ff || 0x20000 <= r && r <= 0x3ffff
}

// sticksBack reports whether a character must not begin a line, sticksOn whether it
// must not end one.
func sticksBack(r rune) bool {
	if r < 0x80 {
		return unicode.IsPunct(r) && r != '(' && r != '[' && r != '{' || r == '%'
	}
	switch r {
	case '、', '。', '，', '．', '・', '：', '；', '？', '！', '）', '］', '｝', '」', '』', '】', '〉', '》', '〕', '”', '’',
		'…', '‥', 'ー', '々', '〜', 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ',
		'ュ', 'ョ', '％', '｡', '､', '｣':
		return true
	}
	return unicode.Is(unicode.Pe, r) || unicode.Is(unicode.Pf, r) || unicode.Is(unicode.M, r)
}

func sticksOn(r rune) bool {
	if r < 0x80 {
		return r == '(' || r == '[' || r == '{' || r == '$' || r == '#'
	}
	return unicode.Is(unicode.Ps, r) || unicode.Is(unicode.Pi, r)
}
