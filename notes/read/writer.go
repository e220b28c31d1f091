package read

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A writer gathers words into lines of Markdown, and remembers of each line which
// line of the page it began on. Lines break where those of the page do, so that a
// long paragraph can be cited to the line.
type writer struct {
	out   strings.Builder
	lines []int

	buf   []byte // the line we are in, without what stands before it
	from  int    // where its first word stands
	space bool   // blanks came after the last word
	broke bool   // so did a line break
	gap   bool   // a blank line is due

	marker  string   // what the next line begins with: "# ", "- "
	levels  int      // how many of the indents it stands for
	indents []string // what lines begin with: of the lists and quotes we are in

	oneLine bool // in a heading
	cell    bool // in a cell of a table: words go to buf and stay there
	code    bool // in preformatted text
	pre     []preLine
	fresh   bool // the next preformatted text begins a line
}

type preLine struct {
	text []byte
	from int
}

// text takes a stretch of the page that begins on a line.
func (w *writer) text(raw string, line int) {
	for first := true; ; first = false {
		if !first {
			w.newline()
		}
		piece, rest, more := strings.Cut(raw, "\n")
		piece = html.UnescapeString(strings.TrimSuffix(piece, "\r"))
		if w.code && !w.cell {
			w.preformatted(piece, line)
		} else {
			w.words(piece, line)
		}
		if !more {
			return
		}
		raw = rest
		line++
	}
}

// newline notes that the page begins a new line.
func (w *writer) newline() {
	w.space, w.broke, w.fresh = true, true, true
}

// words takes a part of one line of the page.
func (w *writer) words(s string, line int) {
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		if unicode.IsSpace(r) {
			w.space = true
			s = s[n:]
			continue
		}
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end < 0 {
			end = len(s)
		}
		w.word(clean(s[:end]), line)
		s = s[end:]
	}
}

// word adds to the line, or begins one.
func (w *writer) word(s string, line int) {
	if s == "" {
		return
	}
	if len(w.buf) > 0 && w.broke && !w.oneLine && !w.cell && !w.inBlock(s) {
		w.put()
	}
	switch {
	case w.cell:
		s = strings.ReplaceAll(s, "|", `\|`)
	case len(w.buf) == 0 && !w.oneLine && w.inBlock(s):
		s = escape(s)
	}
	if len(w.buf) == 0 {
		w.from = line
	} else if w.space {
		w.buf = append(w.buf, ' ')
	}
	w.buf = append(w.buf, s...)
	w.space, w.broke = false, false
}

// inBlock tells whether a word at the head of a line would begin a block of
// Markdown, or make the line above a heading.
func (w *writer) inBlock(s string) bool {
	return strings.Trim(s, "#") == "" || Bullet(s) == len(s) || rule(s) || underline(s) > 0 ||
		s[0] == '>' || s[0] == '<' || strings.HasPrefix(s, "```") || strings.HasPrefix(s, "~~~")
}

// escape takes the meaning off the first word of a line.
func escape(s string) string {
	at := 0
	if digit(s[0]) {
		at = len(s) - 1
	}
	return s[:at] + `\` + s[at:]
}

// clean drops the control characters that entities can smuggle in.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// preformatted takes a part of one line of the page as it is.
func (w *writer) preformatted(s string, line int) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, s)
	if w.fresh || len(w.pre) == 0 {
		w.pre = append(w.pre, preLine{from: line})
		w.fresh = false
	}
	last := &w.pre[len(w.pre)-1]
	last.text = append(last.text, s...)
}

// end ends the line we are in.
func (w *writer) end() {
	switch {
	case w.cell:
		w.space = true
	case w.code:
		w.fresh = true
	case len(w.buf) > 0:
		w.put()
	}
	w.broke = false
}

// block ends the line we are in, and has a blank one before the next.
func (w *writer) block() {
	w.end()
	if !w.cell && !w.code && w.levels == 0 {
		w.gap = w.out.Len() > 0
		w.marker = ""
	}
}

// lead has the next line begin with a marker. Where it opens an item, the lines
// after it are indented until [writer.outdent].
func (w *writer) lead(marker, indent string, item bool) {
	if !item {
		w.marker, w.levels = marker, 0
		return
	}
	if len(w.indents) >= maxIndents {
		marker, indent = "", ""
	}
	w.indents = append(w.indents, indent)
	w.levels++
	w.marker += marker
}

// maxIndents is how deep lists and quotes are drawn; what is deeper is drawn there.
const maxIndents = 16

// indent has lines begin with what is given until [writer.outdent].
func (w *writer) indent(s string) {
	if len(w.indents) >= maxIndents {
		s = ""
	}
	w.indents = append(w.indents, s)
	if w.levels > 0 {
		w.levels++
		w.marker += s
	}
}

func (w *writer) outdent() {
	w.marker, w.levels = "", 0
	if n := len(w.indents); n > 0 {
		w.indents = w.indents[:n-1]
	}
}

// put writes the line we are in.
func (w *writer) put() {
	before := strings.Join(w.indents[:len(w.indents)-w.levels], "")
	if strings.HasPrefix(w.marker, "#") && !strings.Contains(before, ">") {
		before = "" // a heading of the document, in whatever list it stands
	}
	w.write(before+w.marker+string(w.buf), w.from)
	w.buf, w.marker, w.levels = w.buf[:0], "", 0
}

// write writes a whole line.
func (w *writer) write(line string, from int) {
	if w.gap {
		w.out.WriteByte('\n')
		w.lines = append(w.lines, from)
		w.gap = false
	}
	w.out.WriteString(line)
	w.out.WriteByte('\n')
	w.lines = append(w.lines, from)
}

// row writes a row of a table.
func (w *writer) row(cells []string, from int) {
	w.write(strings.Join(w.indents, "")+"| "+strings.Join(cells, " | ")+" |", from)
	w.marker, w.levels = "", 0
}

// beginCell has words gathered until [writer.endCell].
func (w *writer) beginCell() {
	w.end()
	w.cell, w.buf, w.from = true, w.buf[:0], 0
}

func (w *writer) endCell() (text string, from int) {
	text = string(w.buf)
	w.cell, w.buf, w.space, w.broke = false, w.buf[:0], false, false
	return text, w.from
}

// fence writes the preformatted text that was gathered.
func (w *writer) fence() {
	lines := w.pre
	w.pre, w.fresh = nil, false
	for len(lines) > 0 && len(bytes.TrimSpace(lines[0].text)) == 0 {
		lines = lines[1:]
	}
	for len(lines) > 0 && len(bytes.TrimSpace(lines[len(lines)-1].text)) == 0 {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return
	}
	marks := strings.Repeat("`", max(3, longest(lines)+1))
	w.buf, w.from = append(w.buf[:0], marks...), lines[0].from
	w.put()
	before := strings.Join(w.indents, "")
	for _, l := range lines {
		w.write(strings.TrimRight(before+string(l.text), " \t"), l.from)
	}
	w.write(before+marks, lines[len(lines)-1].from)
	w.gap = true
}

// longest returns the length of the longest run of backticks.
func longest(lines []preLine) int {
	most := 0
	for _, l := range lines {
		n := 0
		for _, c := range l.text {
			if n++; c != '`' {
				n = 0
			}
			most = max(most, n)
		}
	}
	return most
}

// finish returns what was written, and of each line where it came from.
func (w *writer) finish() (string, []int) {
	if w.code {
		w.fence()
	}
	w.code, w.cell = false, false
	w.end()
	return w.out.String(), w.lines
}
