package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A flow wraps spans into rows. It is used again and again: what it holds is of the
// latest call of wrap.
type flow struct {
	rows   []row
	pieces []piece
	// widest is the width of the widest word met.
	widest int
	// verbatim keeps runs of blanks, and those a text begins with.
	verbatim bool

	spans []span
	width int
	start int  // where the current row begins in pieces
	used  int  // width of the current row
	fresh bool // the row was begun by the text, not by the wrapping

	word, gap           []piece
	wordWidth, gapWidth int
	gapKept             bool
	// last is the last character of the word: what may follow it depends on it.
	last rune
	cuts []cut
}

// A row is one line of wrapped text: a range of the flow's pieces.
type row struct{ lo, hi, width int }

// A piece is a range of a span's text.
type piece struct{ span, lo, hi int32 }

// A cut is a character of a word that must be split.
type cut struct {
	piece piece
	width int
	good  bool
}

// wrap breaks spans into rows no wider than a width.
func (f *flow) wrap(spans []span, width int) {
	f.rows, f.pieces, f.word, f.gap = f.rows[:0], f.pieces[:0], f.word[:0], f.gap[:0]
	f.wordWidth, f.gapWidth, f.widest, f.start, f.used = 0, 0, 0, 0, 0
	f.spans, f.width, f.fresh = spans, width, true
	for i := range spans {
		if spans[i].kind == isHard {
			f.endWord()
			f.endRow()
			f.fresh, f.gap, f.gapWidth = true, f.gap[:0], 0
			continue
		}
		f.text(int32(i), spans[i].text, f.verbatim || spans[i].look&lookCode != 0)
	}
	f.endWord()
	if len(f.pieces) > f.start {
		f.endRow()
	}
}

// text takes a span's text apart into words, blanks and ideographs.
func (f *flow) text(i int32, s string, verbatim bool) {
	for at := 0; at < len(s); {
		end := at
		switch c := s[at]; {
		case c == ' ':
			for end < len(s) && s[end] == ' ' {
				end++
			}
			f.blank(piece{i, int32(at), int32(end)}, end-at, verbatim)
		case c < utf8.RuneSelf && (at+1 == len(s) || s[at+1] < utf8.RuneSelf):
			// The last byte before a rune from beyond ASCII may be what a mark is put on.
			for end < len(s) && s[end] > ' ' && s[end] < utf8.RuneSelf && (end+1 == len(s) || s[end+1] < utf8.RuneSelf) {
				end++
			}
			f.ascii(i, s, at, end, verbatim)
		default:
			char, width := cluster(s[at:])
			end = at + len(char)
			f.char(piece{i, int32(at), int32(end)}, char, width)
		}
		at = end
	}
}

// ascii adds a run without blanks, which may be broken after hyphens between letters
// unless it looks like an address or a flag.
func (f *flow) ascii(i int32, s string, at, end int, verbatim bool) {
	if ideographic(f.last) && !sticksBack(rune(s[at])) {
		f.endWord()
	}
	run := s[at:end]
	if !verbatim && strings.IndexByte(run, '-') > 0 && !strings.ContainsAny(run, "/@:=") {
		for k := at + 1; k+1 < end; k++ {
			if s[k] == '-' && letter(s[k-1]) && letter(s[k+1]) {
				f.add(piece{i, int32(at), int32(k + 1)}, k+1-at)
				f.endWord()
				at = k + 1
			}
		}
	}
	f.add(piece{i, int32(at), int32(end)}, end-at)
	f.last = rune(s[end-1])
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// char adds one character from beyond ASCII.
func (f *flow) char(p piece, char string, width int) {
	r, _ := utf8.DecodeRuneInString(char)
	if unicode.Is(unicode.Zs, r) && r != 0xa0 && r != 0x202f && r != 0x2007 {
		f.blank(p, width, true)
		return
	}
	ideograph := ideographic(r)
	if (ideograph || ideographic(f.last)) && !sticksBack(r) && !sticksOn(f.last) {
		f.endWord()
	}
	f.add(p, width)
	f.last = r
	if r == '—' {
		f.endWord()
	}
}

func (f *flow) add(p piece, width int) {
	f.word = extend(f.word, p)
	f.wordWidth += width
}

// blank ends a word and remembers the blanks before the next one.
func (f *flow) blank(p piece, width int, verbatim bool) {
	f.endWord()
	if !verbatim {
		if len(f.gap) > 0 {
			return
		}
		p.hi, width = p.lo+1, 1
	}
	f.gap = extend(f.gap, p)
	f.gapWidth += width
	f.gapKept = verbatim
}

// endWord puts the word on the current row, or on the next.
func (f *flow) endWord() {
	if len(f.word) == 0 {
		return
	}
	f.widest = max(f.widest, f.wordWidth)
	begun := len(f.pieces) > f.start
	leading := !begun && f.fresh && f.gapKept
	if (begun || leading) && f.used+f.gapWidth+f.wordWidth <= f.width {
		f.put(f.gap, f.gapWidth)
	} else if begun {
		f.endRow()
	}
	if f.wordWidth <= f.width {
		f.put(f.word, f.wordWidth)
	} else {
		f.split()
	}
	f.word, f.gap, f.wordWidth, f.gapWidth, f.last = f.word[:0], f.gap[:0], 0, 0, 0
}

func (f *flow) put(pieces []piece, width int) {
	for _, p := range pieces {
		f.pieces = extendRow(f.pieces, f.start, p)
	}
	f.used += width
}

func (f *flow) endRow() {
	f.rows = append(f.rows, row{f.start, len(f.pieces), f.used})
	f.start, f.used, f.fresh = len(f.pieces), 0, false
}

// split spreads a word wider than the page over rows, by characters, rather after
// signs such as slashes if one is near.
func (f *flow) split() {
	f.cuts = f.cuts[:0]
	width := 0
	for _, p := range f.word {
		text := f.spans[p.span].text
		for at := p.lo; at < p.hi; {
			char, w := cluster(text[at:p.hi])
			next := at + int32(len(char))
			f.cuts = append(f.cuts, cut{piece{p.span, at, next}, w, strings.ContainsAny(char, "/-_.,?&=:;+")})
			at = next
			for width += w; width > f.width && len(f.cuts) > 1; {
				n, used := fits(f.cuts, f.width)
				f.putCuts(n, used)
				f.endRow()
				width -= used
			}
		}
	}
	f.putCuts(len(f.cuts), width)
}

// putCuts puts the first cuts on the current row.
func (f *flow) putCuts(n, width int) {
	for _, c := range f.cuts[:n] {
		f.pieces = extendRow(f.pieces, f.start, c.piece)
	}
	f.used += width
	f.cuts = append(f.cuts[:0], f.cuts[n:]...)
}

// fits returns how many characters to put on a row of a width, at least one, and how
// wide they are.
func fits(cuts []cut, width int) (n, used int) {
	for n < len(cuts) && (n == 0 || used+cuts[n].width <= width) {
		used += cuts[n].width
		n++
	}
	if n == len(cuts) {
		return n, used
	}
	back := used
	for k := n; k > n-n/2 && k > 0; k-- {
		if cuts[k-1].good {
			return k, back
		}
		back -= cuts[k-1].width
	}
	return n, used
}

// extend adds a piece to a list, as part of the last one if it goes on from there.
func extend(pieces []piece, p piece) []piece {
	if n := len(pieces); n > 0 && pieces[n-1].span == p.span && pieces[n-1].hi == p.lo {
		pieces[n-1].hi = p.hi
		return pieces
	}
	return append(pieces, p)
}

// extendRow is extend within a row, which never goes on from the row before.
func extendRow(pieces []piece, start int, p piece) []piece {
	if len(pieces) == start {
		return append(pieces, p)
	}
	return extend(pieces, p)
}
