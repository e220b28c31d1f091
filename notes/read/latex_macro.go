package read

import (
	"strings"
)

// run goes through the text byte by byte.
func (t *texReader) run() {
	for t.at < len(t.src) && !t.l.cut {
		switch c := t.src[t.at]; c {
		case '\\':
			t.macro()
		case '\n':
			t.at++
			t.newline()
		case ' ', '\t', '\r', '~':
			t.at++
			t.space = true
		case 1: // where a comment stood
			t.at++
			if strings.HasPrefix(t.src[t.at:], "\n") {
				t.at++
				t.line++
			}
		case '$':
			t.formula()
		case '{', '}':
			t.at++
		case '&':
			t.at++
			if t.cells >= 0 {
				t.cells++
				t.cell()
				continue
			}
			t.word("&")
		case '-', '`', '\'', '"':
			t.sign(c)
		default:
			t.words()
		}
	}
}

// words takes plain words up to the next sign that means something.
func (t *texReader) words() {
	end := strings.IndexAny(t.src[t.at:], "\\\n \t\r~$&{}-`'\"\x01")
	if end < 0 {
		end = len(t.src) - t.at
	}
	end = max(end, 1)
	t.word(literal(t.src[t.at : t.at+end]))
	t.at += end
}

// sign writes dashes and quotation marks as letters.
func (t *texReader) sign(c byte) {
	for _, s := range []struct{ tex, text string }{
		{"---", "—"},
		{"--", "–"},
		{"``", "“"},
		{"''", "”"},
		{"\"`", "„"},
		{"\"'", "“"},
		{"`", "‘"},
		{"'", "’"},
		{`"a`, "ä"},
		{`"o`, "ö"},
		{`"u`, "ü"},
		{`"s`, "ß"},
		{`"A`, "Ä"},
		{`"O`, "Ö"},
		{`"U`, "Ü"},
	} {
		if strings.HasPrefix(t.src[t.at:], s.tex) && (c != '"' || s.tex[1] == '`' || s.tex[1] == '\'' || t.german()) {
			t.at += len(s.tex)
			t.word(s.text)
			return
		}
	}
	t.at++
	t.word(string(c))
}

// german tells whether letters are written as in "u.
func (t *texReader) german() bool { return t.at > 0 && letter(t.src[t.at-1]) }

// formula copies a formula as it is.
func (t *texReader) formula() {
	mark := "$"
	if strings.HasPrefix(t.src[t.at:], "$$") {
		mark = "$$"
	}
	rest := t.src[t.at+len(mark) : min(len(t.src), t.at+near)]
	end := strings.Index(rest, mark)
	if end < 0 || strings.Contains(rest[:end], "\n\n") {
		t.at += len(mark)
		t.word(mark)
		return
	}
	t.math(mark, rest[:end], mark)
	t.at += end + 2*len(mark)
}

// math writes a formula in one piece, between signs that Markdown knows.
func (t *texReader) math(open, formula, end string) {
	text := strings.Join(strings.Fields(strings.ReplaceAll(formula, "\x01", "")), " ")
	for _, label := range []string{`\label{`, `\nonumber`} {
		if at := strings.Index(text, label); at >= 0 {
			text = text[:at] + strings.TrimPrefix(text[min(len(text), at+max(len(label), strings.IndexByte(text[at:]+"}", '}')+1)):], " ")
		}
	}
	if text != "" {
		t.word(open + strings.TrimSpace(text) + end)
	}
	t.line += strings.Count(formula, "\n")
}

// cell parts two cells of a row.
func (t *texReader) cell() {
	if strings.TrimSpace(t.buf.String()) != "" {
		t.buf.WriteString(" |")
	} else {
		t.word("|")
	}
	t.space = true
}

// argument returns the braces that come next, and goes past them.
func (t *texReader) argument() string {
	rest := t.src[t.at:min(len(t.src), t.at+maxBraced)]
	skipped := len(rest) - len(strings.TrimLeft(rest, " \t\n"))
	if strings.Count(rest[:skipped], "\n") > 1 {
		return ""
	}
	if skipped == len(rest) || rest[skipped] != '{' {
		return ""
	}
	n := braceEnd(rest[skipped:])
	t.line += strings.Count(rest[:skipped+n], "\n")
	t.at += skipped + n
	return strings.ReplaceAll(braced(rest[skipped:skipped+n]), "\x01", "")
}

// options goes past "[…]" and returns what stands there.
func (t *texReader) options() string {
	rest := t.src[t.at:min(len(t.src), t.at+near)]
	if !strings.HasPrefix(rest, "[") {
		return ""
	}
	end := strings.IndexByte(rest, ']')
	if end < 0 {
		return ""
	}
	t.line += strings.Count(rest[:end], "\n")
	t.at += end + 1
	return rest[1:end]
}

// level is that of a heading, from 1; 0 for other macros.
func (t *texReader) level(name string) int {
	switch name {
	case "part":
		return 1
	case "chapter":
		return max(t.left-1, 1)
	case "section", "frametitle":
		return t.left
	case "subsection", "framesubtitle":
		return t.left + 1
	case "subsubsection":
		return t.left + 2
	case "paragraph":
		return t.left + 3
	case "subparagraph":
		return t.left + 4
	}
	return 0
}

// macro reads a macro with its arguments.
func (t *texReader) macro() {
	name := texName(t.src[t.at:])
	line := t.line
	t.at += 1 + len(name)
	star := strings.HasPrefix(t.src[t.at:], "*") && len(name) > 1
	if star {
		t.at++
	}
	if name == "" {
		return
	}
	if level := t.level(name); level > 0 {
		t.options()
		text := t.plain(t.argument())
		t.paragraph()
		t.l.heading(level, text, line)
		return
	}
	if mark, is := texAccents[name]; is && t.accent(mark) {
		return
	}
	if text, known := texSymbols[name]; known {
		t.symbol(name, text)
		return
	}
	switch {
	case t.structure(name), t.inText(name), t.dropped(name):
	case t.mine[name] != "" && t.used < 10_000 && t.depth < maxMarked:
		t.used++
		t.word(t.plain(t.mine[name]))
		t.gap()
	default:
		if letter(name[0]) {
			t.options()
			t.gapBeforeText()
			return
		}
		t.word(literal(name)) // \&, \%, \_ and the like
	}
}

// gap keeps the blank behind a macro's name apart from the text around it.
func (t *texReader) gap() {
	if strings.HasPrefix(t.src[t.at:], "{}") {
		t.at += 2
		return
	}
	t.gapBeforeText()
}

// gapBeforeText drops the blanks that end the name of a macro.
func (t *texReader) gapBeforeText() {
	for t.at < len(t.src) && t.src[t.at] == ' ' {
		t.at++
	}
}

func (t *texReader) symbol(name, text string) {
	switch text {
	case " ":
		t.space = true
	case "":
	default:
		t.word(literal(text))
	}
	switch rest := t.src[t.at:]; {
	case strings.HasPrefix(rest, "{}"):
		t.at += 2
	case strings.HasPrefix(rest, `\ `):
		t.at += 2
		t.space = true
	case letter(name[0]) && len(name) > 2:
		// Most people forget that TeX drops the blank behind a macro.
	default:
		t.gapBeforeText()
	}
}

// accent reads the letter an accent is put on: \"o, \"{o}, \c c, \'{\i}.
func (t *texReader) accent(mark string) bool {
	rest := strings.TrimLeft(t.src[t.at:min(len(t.src), t.at+40)], " ")
	if rest == "" || rest[0] == '\n' {
		return false
	}
	skipped := min(len(t.src), t.at+40) - t.at - len(rest)
	base, n := "", 0
	switch {
	case rest[0] == '{':
		n = braceEnd(rest)
		base = strings.TrimSpace(rest[1 : n-1])
	case rest[0] == '\\':
		n = 1 + len(texName(rest))
		base = rest[:n]
	case letter(rest[0]):
		base, n = rest[:1], 1
	default:
		return false
	}
	if strings.HasPrefix(base, `\`) {
		base = texSymbols[texName(base)]
	}
	if base == "" {
		return false
	}
	t.word(literal(accented(base, mark)))
	t.at += skipped + n
	return true
}
