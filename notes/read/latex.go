package read

import (
	"strings"
)

// The rules of LaTeX:
//
//   - Comments go, what stands before \begin{document} too but for \title, \author, \date and
//     the macros a user defines without parameters, which are put in.
//   - Sections are headings, lists are lists, tables are rows of cells, verbatim text is code,
//     formulas stay as they are written. Footnotes stand in brackets where they belong.
//   - Citations are [key], references the name of what they refer to. Other files that are
//     taken in are named, not followed.
//   - Of a macro that is not known the text in braces stays.

// A texReader goes through a file from its first byte to its last, gathering words into
// lines.
type texReader struct {
	l    lined
	d    *Document
	src  string
	at   int
	line int

	buf   strings.Builder // the line we are in
	from  int
	space bool
	lists []string // the lists we are in, by name
	cells int      // columns written of the row of a table; -1 outside of tables
	head  string   // the first row of that table
	mark  string   // what the next line begins with
	quote int      // quotes we are in
	depth int      // macros within macros
	mine  map[string]string
	used  int // macros of the user's that were put in
	left  int // levels above \section
	// missing are the ends of environments that do not come any more.
	missing map[string]bool
}

func readLaTeX(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	t := texReader{d: &d, src: withoutComments(d.Text), line: 1, cells: -1, mine: map[string]string{}, left: 1}
	if strings.Contains(t.src, `\chapter`) {
		t.left = 2
	}
	body := strings.Index(t.src, `\begin{document}`)
	t.preamble(t.src[:max(body, 0)])
	if body >= 0 {
		t.at = body + len(`\begin{document}`)
		t.line = 1 + strings.Count(t.src[:t.at], "\n")
		if end := strings.Index(t.src, `\end{document}`); end > t.at {
			t.src = t.src[:end]
		}
	}
	t.run()
	t.end()
	t.l.into(&d)
	if d.Title == "" {
		d.Title = titleAmong(Headings(d.Text))
	}
	return d, nil
}

// withoutComments takes comments off a text, each line where it was. Verbatim text keeps
// its signs.
func withoutComments(text string) string {
	if !strings.Contains(text, "%") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	verbatim := ""
	for row := range strings.Lines(text) {
		switch {
		case verbatim != "":
			if strings.Contains(row, verbatim) {
				verbatim = ""
			}
		default:
			for _, name := range []string{"verbatim", "lstlisting", "minted", "Verbatim", "alltt"} {
				if at := strings.Index(row, `\begin{`+name+"}"); at >= 0 && !strings.Contains(row[:at], "%") {
					verbatim = `\end{` + name + "}"
				}
			}
			if verbatim == "" {
				row = uncommented(row)
			}
		}
		b.WriteString(row)
	}
	return b.String()
}

// uncommented takes the comment off one line. A line that is all comment leaves a mark
// that joins the lines around it.
func uncommented(row string) string {
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			if i++; strings.HasPrefix(row[i:], "verb") && i+4 < len(row) && !letter(row[i+4]) && row[i+4] != '*' {
				i += 4
				i += 1 + strings.IndexByte(row[i+1:]+row[i:i+1], row[i])
			}
		case '%':
			if strings.TrimSpace(row[:i]) == "" {
				return "\x01\n"
			}
			return row[:i] + "\n"
		}
	}
	return row
}

// preamble takes what the file says of itself, and the macros it defines.
func (t *texReader) preamble(text string) {
	for at := 0; at < len(text); {
		i := strings.IndexByte(text[at:], '\\')
		if i < 0 {
			return
		}
		at += i
		name := texName(text[at:])
		at += 1 + len(name)
		switch name {
		case "title", "author", "date", "subtitle", "keywords":
			t.said(name, braced(afterOptions(text[at:])))
		case "newcommand", "renewcommand", "providecommand", "def":
			key, rest := strings.TrimLeft(text[at:min(len(text), at+near)], "*{ "), ""
			if !strings.HasPrefix(key, `\`) {
				continue
			}
			key, rest = texName(key), strings.TrimLeft(key[1+len(texName(key)):], "} ")
			if strings.HasPrefix(rest, "{") && len(t.mine) < 500 {
				t.mine[key] = cut(braced(rest), 500)
			}
		}
	}
}

// afterOptions goes past "[…]".
func afterOptions(text string) string {
	text = strings.TrimLeft(text, " \n")
	if strings.HasPrefix(text, "[") {
		if end := strings.IndexByte(text[:min(len(text), near)], ']'); end > 0 {
			return strings.TrimLeft(text[end+1:], " \n")
		}
	}
	return text
}

// braced returns what stands in the braces a text begins with, "" where there are none.
func braced(text string) string {
	if !strings.HasPrefix(text, "{") {
		return ""
	}
	end := braceEnd(text)
	if text[end-1] == '}' {
		end--
	}
	return text[1:max(1, end)]
}

// maxBraced is how far the brace is looked for that ends an argument.
const maxBraced = 1 << 14

// braceEnd returns where the text goes on behind the braces it begins with.
func braceEnd(text string) int {
	text = text[:min(len(text), maxBraced)]
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// said takes what \title, \author and \date say.
func (t *texReader) said(name, value string) {
	if value = cut(value, 4000); strings.TrimSpace(value) == "" {
		return
	}
	switch name {
	case "title":
		if t.d.Title == "" {
			t.d.Title = oneLine(Plain(t.plain(value)))
		}
	case "author":
		value = strings.NewReplacer(`\and`, ";", `\And`, ";", `\AND`, ";").Replace(value)
		for name := range strings.SplitSeq(value, ";") {
			name, _, _ = strings.Cut(name, `\\`)
			for _, p := range persons(nil, Plain(t.plain(name))) {
				t.d.Authors = addPerson(t.d.Authors, p)
			}
		}
	default:
		t.d.take([]entry{{name, Plain(t.plain(value))}})
	}
}

// plain writes an argument as one line of Markdown.
func (t *texReader) plain(text string) string {
	if t.depth >= maxMarked {
		return literal(strings.Trim(text, "{}"))
	}
	inner := texReader{d: &Document{}, src: text, line: t.line, cells: -1, mine: t.mine, depth: t.depth + 1, left: t.left, used: t.used}
	inner.run()
	inner.end()
	t.used = inner.used
	return oneSpaced(inner.l.out.String())
}

// word adds to the line.
func (t *texReader) word(s string) {
	if s == "" {
		return
	}
	if t.buf.Len() == 0 {
		t.from = t.line
	} else if t.space {
		t.buf.WriteByte(' ')
	}
	t.space = false
	t.buf.WriteString(s)
}

// end writes the line we are in.
func (t *texReader) end() {
	text := strings.TrimSpace(t.buf.String())
	t.buf.Reset()
	t.space = false
	if text == "" {
		return
	}
	before := ""
	if t.quote > 0 {
		before = "> "
	}
	if n := len(t.lists); n > 0 {
		before += strings.Repeat("  ", min(n-1, maxIndents))
		if t.mark == "" {
			before += "  "
		}
	}
	if t.mark == "" {
		text = prosaic(text)
	}
	t.l.line(before+t.mark+text, t.from)
	t.mark = ""
}

// paragraph ends a paragraph.
func (t *texReader) paragraph() {
	t.end()
	t.l.blank()
}

// newline ends a line of the file: a long paragraph can be cited to the line.
func (t *texReader) newline() {
	t.line++
	rest := t.src[t.at:]
	blank, _, _ := strings.Cut(rest, "\n")
	switch {
	case t.cells >= 0 || t.depth > 0:
		t.space = true
	case strings.TrimLeft(blank, " \t\r") == "" && rest != "":
		t.paragraph()
	default:
		t.end()
	}
}

// find returns how far off a text is, -1 where it does not come. What was sought in vain
// is not sought again.
func (t *texReader) find(text string) int {
	if t.missing[text] {
		return -1
	}
	n := strings.Index(t.src[t.at:], text)
	if n < 0 && len(t.missing) < 100 {
		if t.missing == nil {
			t.missing = make(map[string]bool)
		}
		t.missing[text] = true
	}
	return n
}
