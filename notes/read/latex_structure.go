package read

import (
	"strings"
)

// structure reads the macros that make blocks.
func (t *texReader) structure(name string) bool {
	switch name {
	case "begin":
		t.begin(strings.TrimSuffix(t.argument(), "*"))
	case "end":
		t.leave(strings.TrimSuffix(t.argument(), "*"))
	case "item":
		t.end()
		label := t.options()
		t.mark = "- "
		if n := len(t.lists); n > 0 && t.lists[n-1] == "enumerate" {
			t.mark = "1. "
		}
		t.label(label)
	case `\`, "tabularnewline", "cr":
		t.options()
		if t.cells >= 0 {
			t.row()
		} else {
			t.space = true
		}
	case "par", "maketitle", "newpage", "clearpage", "bigskip", "medskip", "smallskip", "tableofcontents":
		t.paragraph()
	case "caption", "captionof":
		t.options()
		text := t.plain(t.argument())
		t.paragraph()
		t.word(text)
		t.paragraph()
	case "[":
		t.display(`\]`)
	case "(":
		rest := t.src[t.at:min(len(t.src), t.at+near)]
		if end := strings.Index(rest, `\)`); end >= 0 {
			t.math("$", rest[:end], "$")
			t.at += end + 2
		}
	case "input", "include", "subfile", "lstinputlisting", "includepdf":
		t.options()
		t.paragraph()
		t.word("Included: " + literal(t.argument()))
		t.paragraph()
	case "title", "author", "date":
		t.options()
		t.said(name, t.argument())
	default:
		return false
	}
	return true
}

// label writes what an item is called. Boxes are those of tasks.
func (t *texReader) label(label string) {
	switch {
	case label == "":
		return
	case strings.Contains(label, `\square`) || strings.Contains(label, `\Box`):
		t.word("[ ]")
	case strings.Contains(label, `\boxtimes`) || strings.Contains(label, `\checkmark`):
		t.word("[x]")
	default:
		t.word("**" + strings.TrimSuffix(t.plain(label), ":") + "**:")
	}
	t.gapBeforeText()
	if strings.HasPrefix(t.src[t.at:], "\n") {
		t.at++
		t.line++
	}
	t.space = true
}

// display copies a formula that stands by itself up to what ends it.
func (t *texReader) display(end string) {
	rest := t.src[t.at:min(len(t.src), t.at+maxBraced)]
	n := strings.Index(rest, end)
	if n < 0 {
		return
	}
	t.paragraph()
	t.math("$$", rest[:n], "$$")
	t.at += n + len(end)
	t.paragraph()
}

// begin enters an environment.
func (t *texReader) begin(name string) {
	switch name {
	case "itemize", "enumerate", "description", "compactitem", "compactenum":
		t.options()
		t.end()
		if len(t.lists) == 0 {
			t.l.blank()
		}
		if len(t.lists) < maxIndents {
			t.lists = append(t.lists, strings.TrimPrefix(name, "compact"))
		}
	case "quote", "quotation", "verse", "displayquote":
		t.paragraph()
		t.quote++
	case "tabular", "tabularx", "longtable", "tabulary", "array", "tabu":
		t.paragraph()
		t.options()
		t.argument()
		if name == "tabularx" || name == "tabulary" {
			t.argument()
		}
		t.cells, t.head = 0, ""
	case "equation", "align", "displaymath", "gather", "multline", "eqnarray", "math", "alignat":
		if name == "alignat" {
			t.argument()
		}
		t.formulaBlock(name)
	case "verbatim", "lstlisting", "minted", "Verbatim", "alltt", "Highlighting":
		t.verbatim(name)
	case "comment", "tikzpicture", "filecontents", "CCSXML", "pgfpicture":
		t.skipTo(`\end{` + name + "}")
	default:
		t.frame(name)
	}
}

// frame enters an environment around text: a slide, a summary, a theorem.
func (t *texReader) frame(name string) {
	switch name {
	case "frame":
		t.options()
		t.paragraph()
		if title := t.argument(); title != "" {
			t.l.heading(t.left+1, t.plain(title), t.line)
		}
	case "abstract":
		t.paragraph()
		t.l.heading(t.left, "Abstract", t.line)
	case "minipage", "multicols", "wrapfigure", "adjustbox", "spacing", "thebibliography":
		t.options()
		t.argument()
		t.paragraph()
	default:
		note := t.options()
		t.paragraph()
		if !theorem(name) {
			return
		}
		label := strings.ToUpper(name[:1]) + name[1:]
		if note != "" {
			label += " (" + t.plain(note) + ")"
		}
		t.word("**" + label + ".**")
		t.space = true
	}
}

func theorem(name string) bool {
	switch name {
	case "theorem", "lemma", "proof", "definition", "corollary", "proposition", "remark", "example", "exercise", "note", "claim":
		return true
	}
	return false
}

// leave leaves an environment.
func (t *texReader) leave(name string) {
	switch name {
	case "itemize", "enumerate", "description", "compactitem", "compactenum":
		t.end()
		if n := len(t.lists); n > 0 {
			t.lists = t.lists[:n-1]
		}
		if len(t.lists) == 0 {
			t.l.blank()
		}
	case "quote", "quotation", "verse", "displayquote":
		t.paragraph()
		t.quote = max(t.quote-1, 0)
	case "tabular", "tabularx", "longtable", "tabulary", "array", "tabu":
		t.row()
		t.cells = -1
		t.l.blank()
	default:
		t.paragraph()
	}
}

// row writes a row of a table.
func (t *texReader) row() {
	text := strings.TrimSpace(t.buf.String())
	t.buf.Reset()
	t.cells, t.space = 0, false
	if strings.Trim(text, "| ") == "" || text == t.head { // a long table has its head on each page
		return
	}
	t.l.line("| "+text+" |", t.from)
	if t.head == "" {
		t.head = text
		t.l.line(strings.Repeat("| --- ", min(1+strings.Count(text, " |"), maxColumns))+"|", t.from)
	}
}

// formulaBlock copies an environment of formulas.
func (t *texReader) formulaBlock(name string) {
	for _, end := range []string{`\end{` + name + "}", `\end{` + name + "*}"} {
		if n := strings.Index(t.src[t.at:min(len(t.src), t.at+maxBraced)], end); n >= 0 {
			t.display(end)
			return
		}
	}
}

// verbatim copies an environment of code.
func (t *texReader) verbatim(name string) {
	language := ""
	for key := range strings.SplitSeq(t.options(), ",") {
		if value, ok := strings.CutPrefix(strings.TrimSpace(key), "language="); ok {
			language = strings.Trim(value, "{}")
		}
	}
	if name == "minted" {
		language = t.argument()
	}
	end := t.find(`\end{` + name + "}")
	if end < 0 {
		return
	}
	code := t.src[t.at : t.at+end]
	rows := rowsOf(code)
	for i, row := range rows {
		if name == "Highlighting" && i < 2000 { // pandoc marks each word
			body := strings.TrimLeft(row, " ")
			rows[i] = row[:len(row)-len(body)] + Plain(t.plain(body))
		}
	}
	t.paragraph()
	t.l.fence("", fenceWord(language), rows, t.line)
	t.line += strings.Count(code, "\n")
	t.at += end + len(`\end{`) + len(name) + 1
}

// skipTo goes past the next place of a text, if there is one.
func (t *texReader) skipTo(end string) {
	if n := t.find(end); n >= 0 {
		t.line += strings.Count(t.src[t.at:t.at+n], "\n")
		t.at += n + len(end)
	}
}

// inText reads the macros that mark words.
func (t *texReader) inText(name string) bool {
	switch name {
	case "textbf", "emph", "textit", "textsl":
		mark := "**"
		if name != "textbf" {
			mark = "*"
		}
		if text := t.plain(t.argument()); text != "" {
			t.word(mark + text + mark)
		}
	case "texttt", "code", "lstinline", "path", "verb", "mintinline":
		t.code(name)
	case "footnote", "footnotetext", "thanks", "marginpar", "todo", "marginnote", "sidenote":
		t.options()
		text := t.plain(t.argument())
		if text != "" && name != "thanks" {
			t.space = true
			t.word("(" + text + ")")
		}
	case "href":
		address, text := t.argument(), t.plain(t.argument())
		if strings.Contains(address, "://") && !strings.ContainsAny(address, " ()<>") {
			text = "[" + text + "](" + strings.ReplaceAll(address, `\`, "") + ")"
		}
		t.word(text)
	case "url", "nolinkurl":
		t.word(literal(strings.ReplaceAll(t.argument(), `\`, "")))
	case "multicolumn", "multirow":
		t.argument()
		t.argument()
		t.word(t.plain(t.argument()))
	case "textcolor", "colorbox", "parbox", "raisebox", "scalebox", "resizebox", "hyperref", "foreignlanguage", "hypertarget", "texorpdfstring":
		t.options()
		if name != "hyperref" {
			t.argument()
		}
		if name == "resizebox" {
			t.argument()
		}
	case "SI", "qty":
		t.word(literal(t.argument()) + " " + unitText(t.argument()))
	case "num":
		t.word(literal(t.argument()))
	case "si", "unit":
		t.word(unitText(t.argument()))
	default:
		return t.refers(name)
	}
	return true
}

// refers reads the macros that refer to other places.
func (t *texReader) refers(name string) bool {
	switch name {
	case "cite", "citep", "citet", "parencite", "textcite", "autocite", "citeauthor", "citeyear", "footcite", "citealp", "Citet", "fullcite":
		note := t.options()
		if more := t.options(); more != "" {
			note = more
		}
		text := strings.ReplaceAll(t.argument(), ",", ", ")
		if note != "" {
			text += ", " + t.plain(note)
		}
		t.word("[" + oneSpaced(text) + "]")
	case "ref", "eqref", "autoref", "cref", "Cref", "pageref", "nameref", "vref":
		t.word("[" + literal(t.argument()) + "]")
	case "bibitem":
		t.options()
		t.end()
		t.mark = "- "
		t.word("[" + t.argument() + "]")
		t.space = true
	default:
		return false
	}
	return true
}

// unitText writes a unit of siunitx, as \kilo\watt\per\hour, in words.
func unitText(unit string) string {
	words := strings.FieldsFunc(unit, func(r rune) bool { return r == '\\' || r == ' ' })
	return literal(strings.Join(words, " "))
}

// code writes a span of code, \verb with any sign around it.
func (t *texReader) code(name string) {
	t.options()
	if name == "mintinline" {
		t.argument()
	}
	rest := t.src[t.at:min(len(t.src), t.at+near)]
	if strings.HasPrefix(rest, "{") {
		text := t.argument()
		if strings.Contains(text, `\`) {
			text = Plain(t.plain(text))
		}
		t.word(codeSpan(text))
		return
	}
	if rest == "" || letter(rest[0]) || rest[0] == ' ' {
		return
	}
	if end := strings.IndexByte(rest[1:], rest[0]); end > 0 && !strings.Contains(rest[:end], "\n") {
		t.word(codeSpan(rest[1 : end+1]))
		t.at += end + 2
	}
}

// dropped goes past macros that say nothing, with what they are given.
func (t *texReader) dropped(name string) bool {
	switch name {
	case "def", "let":
		t.gapBeforeText()
		if strings.HasPrefix(t.src[t.at:], `\`) {
			t.at += 1 + len(texName(t.src[t.at:]))
		}
		t.argument()
		return true
	case "label", "vspace", "hspace", "bibliographystyle", "pagestyle", "thispagestyle", "setcounter", "addtocounter", "index",
		"includegraphics", "hypersetup", "setlength", "addtolength", "usepackage", "documentclass", "pagenumbering", "cmidrule",
		"cline", "rule", "graphicspath", "geometry", "definecolor", "color", "phantomsection", "markboth", "addbibresource", "vskip",
		"hskip", "usetikzlibrary", "selectlanguage", "lstset", "theoremstyle", "bibliography", "addcontentsline", "newcommand",
		"renewcommand", "providecommand", "newtheorem", "fontsize", "linespread", "nocite", "glsresetall", "printbibliography", "input@path":
	default:
		return false
	}
	for range 4 {
		before := t.at
		t.options()
		if strings.HasPrefix(t.src[t.at:], "{") {
			t.argument()
		}
		if t.at == before || name == "includegraphics" && strings.HasPrefix(t.src[before:t.at], "{") {
			break
		}
	}
	return true
}
