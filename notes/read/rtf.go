package read

import (
	"bytes"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// The rules of RTF are those of Word files, see docx.go. It is a stream of words that
// begin with a backslash, of groups in braces, after which all is as it was before them,
// and of letters in the charset of the font they are written in.

// An rtfFile is a file of RTF that is read.
type rtfFile struct {
	flow
	data   []byte
	at     int
	state  rtfState
	stack  []rtfState
	level  int            // groups we are in
	skip   int            // characters that stand for the one before, for older programs
	bytes  []byte         // letters that were not decoded yet, in one charset
	pages  int            // the code page of the file
	fonts  map[int]int    // the code page of each font
	styles map[int]string // the name of each style of paragraphs
	high   rune           // the first half of a character

	texts   []*rtfText // what we write to: the text, and notes within it
	footers []block
	about   imprint
	info    strings.Builder
	when    [5]int // of a date: year, month, day, hour, minute
	author  string // of the next comment
	named   string // what is said next of a shape
	titled  bool
	notes   int
	taken   int
	beat    func()
}

// An rtfState is what a group changes only for itself.
type rtfState struct {
	kind   rtfKind
	hidden bool
	font   int
	uc     int    // how many characters stand for one that older programs do not know
	group  string // the word the group began with
}

// An rtfKind says what is done with the letters of a group.
type rtfKind uint8

const (
	rtfWords rtfKind = iota
	rtfSkipped
	rtfFonts
	rtfStyles
	rtfInfo  // what the file says of itself
	rtfLabel // what stands before an item
)

// An rtfText is a text that is written: that of the file, a note, a header.
type rtfText struct {
	kind   string // "" or the word that began it
	level  int    // of the group it is in
	words  strings.Builder
	is     rtfParagraph // the one we are in
	blocks []block
	after  []block // what is to stand behind the paragraph
	held   []block // what is to stand behind the list or table
	row    []tableCell
	cell   tableCell
	table  [][]tableCell
}

// An rtfParagraph is what is said of a paragraph.
type rtfParagraph struct {
	heading int
	style   int
	level   int
	label   string
	item    bool
	table   bool
	paged   bool // it holds the number of a page
}

// maxGroups is how deep groups may lie in each other.
const maxGroups = 4096

func readRTF(in Input) (Document, error) {
	r := &rtfFile{data: in.Data, pages: 1252, fonts: map[int]int{}, styles: map[int]string{}, beat: in.Beat}
	r.state.uc, r.state.font = 1, -1
	r.texts = []*rtfText{{}}
	for r.at < len(r.data) && !r.full() && r.taken <= maxText {
		r.next()
	}
	r.flushBytes()
	for len(r.texts) > 1 {
		r.endText()
	}
	r.endParagraph(true)
	r.emit(true)
	for _, b := range r.footers {
		r.marginal(b)
	}
	if r.level > 0 && r.at >= len(r.data) {
		r.lacks.add("", "it is cut off")
	}
	d := r.done(Document{Format: formatRTF})
	r.about.into(&d, in.Name)
	return d, nil
}

// next takes what comes next.
func (r *rtfFile) next() {
	switch c := r.data[r.at]; c {
	case '{':
		r.flushBytes()
		r.at++
		r.skip = 0
		if r.level++; r.level <= maxGroups {
			r.stack = append(r.stack, r.state)
			r.state.group = ""
		}
	case '}':
		r.flushBytes()
		r.at++
		r.skip = 0
		r.close()
	case '\\':
		r.control()
	case '\r', '\n':
		r.at++
	default:
		r.at++
		r.letter(c)
	}
}

// close ends a group.
func (r *rtfFile) close() {
	if r.level == 0 {
		return
	}
	if r.state.kind == rtfInfo {
		r.told()
	}
	for len(r.texts) > 1 && r.text().level >= r.level {
		r.endText()
	}
	if r.level <= maxGroups && len(r.stack) > 0 {
		r.state = r.stack[len(r.stack)-1]
		r.stack = r.stack[:len(r.stack)-1]
	}
	r.level--
}

// letter takes a letter in the charset of its font.
func (r *rtfFile) letter(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	r.bytes = append(r.bytes, c)
}

// flushBytes decodes the letters that were gathered.
func (r *rtfFile) flushBytes() {
	if len(r.bytes) == 0 {
		return
	}
	text := codePageText(r.bytes, r.page())
	r.bytes = r.bytes[:0]
	r.write(text)
}

// page returns the code page of the letters that come now.
func (r *rtfFile) page() int {
	if page := r.fonts[r.state.font]; page > 0 && r.state.kind != rtfInfo {
		return page
	}
	return r.pages
}

// write takes text.
func (r *rtfFile) write(text string) {
	t := r.text()
	switch r.state.kind {
	case rtfWords:
		if !r.state.hidden {
			r.taken += len(text)
			t.words.WriteString(text)
		}
	case rtfStyles:
		if name := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), ";")); name != "" && len(r.styles) < maxStyles {
			r.styles[t.is.style] = strings.ToLower(cut(name, 100))
		}
	case rtfInfo:
		if r.info.Len() < maxImprint {
			r.info.WriteString(text)
		}
	case rtfLabel:
		t.is.label = cut(t.is.label+text, 40)
		t.is.item = true
	}
}

// text returns what we write to.
func (r *rtfFile) text() *rtfText { return r.texts[len(r.texts)-1] }

// rune takes a character of UTF-16.
func (r *rtfFile) rune(n int) {
	c := rune(uint16(n))
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
		return
	case r.high != 0:
		c, r.high = utf16.DecodeRune(r.high, c), 0
	}
	if c >= 0xf000 && c <= 0xf0ff {
		c = '•' // of a font that has pictures in the place of letters
	}
	r.write(string(c))
}

// control takes what begins with a backslash.
func (r *rtfFile) control() {
	r.at++
	if r.at >= len(r.data) {
		return
	}
	c := r.data[r.at]
	if !letter(c) {
		r.at++
		r.sign(c)
		return
	}
	begin := r.at
	for r.at < len(r.data) && letter(r.data[r.at]) && r.at-begin < 32 {
		r.at++
	}
	word := string(r.data[begin:r.at])
	begin = r.at
	for r.at < len(r.data) && (digit(r.data[r.at]) || r.at == begin && r.data[r.at] == '-') && r.at-begin < 11 {
		r.at++
	}
	value, err := strconv.Atoi(string(r.data[begin:r.at]))
	given := err == nil
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	if word == "bin" {
		r.at = min(len(r.data), r.at+max(0, value))
		return
	}
	if r.skip > 0 && word != "u" {
		r.skip--
		return
	}
	r.flushBytes()
	if word == "u" {
		r.rune(value)
		r.skip = r.state.uc
		return
	}
	if r.state.group == "" {
		r.state.group = word
		if r.begin(word) {
			return
		}
	}
	r.word(word, value, given)
}

// sign takes a backslash with a sign.
func (r *rtfFile) sign(c byte) {
	switch c {
	case '\'':
		if r.at+1 < len(r.data) && hex(r.data[r.at]) >= 0 && hex(r.data[r.at+1]) >= 0 {
			r.letter(byte(hex(r.data[r.at])<<4 | hex(r.data[r.at+1])))
			r.at += 2
		}
		return
	case '*':
		r.flushBytes()
		r.starred()
		return
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	r.flushBytes()
	switch c {
	case '\\', '{', '}':
		r.write(string(c))
	case '~':
		r.write(" ")
	case '_':
		r.write("-")
	case '\r', '\n':
		r.endParagraph(false)
	}
}

// starred takes the mark of a group that older programs do not know: it is left out,
// unless it is known here.
func (r *rtfFile) starred() {
	rest := bytes.TrimLeft(r.data[r.at:min(len(r.data), r.at+40)], " \r\n")
	for _, word := range []string{`\shpinst`, `\annotation`, `\atnauthor`, `\ud`, `\shptxt`, `\footnote`, `\fldinst`} {
		if bytes.HasPrefix(rest, []byte(word)) && (len(rest) == len(word) || !letter(rest[len(word)])) {
			return
		}
	}
	if r.state.kind != rtfInfo {
		r.state.kind = rtfSkipped
	}
	r.state.group = "*"
}

// date makes a time of what was said of one.
func (r *rtfFile) date() time.Time {
	w := r.when
	r.when = [5]int{}
	if w[0] < 1981 || w[0] > 2199 {
		return time.Time{}
	}
	return time.Date(w[0], time.Month(max(1, min(w[1], 12))), max(1, min(w[2], 31)), min(w[3], 23), min(w[4], 59), 0, 0, time.UTC)
}
