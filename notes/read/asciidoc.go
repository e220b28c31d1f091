package read

import (
	"strings"
)

// The rules of AsciiDoc:
//
//   - "= Title" with the lines right below it says what the document says of itself: authors,
//     date, attributes. "== Head" is a heading a level deeper than it.
//   - Blocks between lines of one sign: code and listings are fences, quotes and notes keep
//     their text, comments go. Tables are rows with the names of their columns.
//   - Attributes {name} are put in; anchors and conditions are left out; files that are taken
//     in are named, not followed.

// An adocReader goes through a file line by line.
type adocReader struct {
	l     lined
	d     *Document
	rows  []string
	at    int
	attrs map[string]string
	style string   // what "[…]" above the next block says
	quote []string // the lines that end the quotes we are in
	spent int
}

func readAsciiDoc(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	a := adocReader{d: &d, rows: rowsOf(d.Text), attrs: map[string]string{}}
	a.head()
	for ; a.at < len(a.rows); a.at++ {
		a.row(strings.TrimRight(a.rows[a.at], " \t"))
	}
	a.l.into(&d)
	if d.Title == "" {
		d.Title = titleAmong(Headings(d.Text))
	}
	return d, nil
}

// head reads the title and the lines right below it.
func (a *adocReader) head() {
	for a.at < len(a.rows) && (strings.TrimSpace(a.rows[a.at]) == "" || strings.HasPrefix(a.rows[a.at], "//") || a.attribute(a.rows[a.at])) {
		a.at++
	}
	if a.at == len(a.rows) || !strings.HasPrefix(a.rows[a.at], "= ") {
		return
	}
	title := a.at
	plainLines := 0
	for a.at++; a.at < len(a.rows) && strings.TrimSpace(a.rows[a.at]) != ""; a.at++ {
		row := strings.TrimSpace(a.rows[a.at])
		if a.attribute(row) || strings.HasPrefix(row, "//") {
			continue
		}
		if plainLines++; plainLines == 1 {
			for name := range strings.SplitSeq(row, ";") {
				name, _, _ = strings.Cut(name, "<")
				a.d.Authors = addPerson(a.d.Authors, strings.ReplaceAll(name, "_", " "))
			}
			continue
		}
		a.revision(row)
	}
	a.d.Title = Plain(a.inline(strings.TrimSpace(a.rows[title][2:])))
	a.l.heading(1, a.inline(strings.TrimSpace(a.rows[title][2:])), title+1)
}

// revision reads the line "v1.2, 2026-11-02: remark".
func (a *adocReader) revision(row string) {
	row, _, _ = strings.Cut(row, ": ")
	if _, ok := ParseDate(row); ok {
		a.d.take([]entry{{"date", row}})
		return
	}
	if _, date, ok := strings.Cut(row, ","); ok {
		a.d.take([]entry{{"date", strings.TrimSpace(date)}})
	}
}

// attribute reads ":name: value".
func (a *adocReader) attribute(row string) bool {
	if len(row) < 3 || row[0] != ':' || row[1] == ' ' || row[1] == ':' {
		return false
	}
	name, value, ok := strings.Cut(row[1:], ":")
	if !ok || strings.ContainsAny(name, " \t") || value != "" && value[0] != ' ' {
		return false
	}
	if value = strings.TrimSpace(value); len(a.attrs) < 1000 {
		a.attrs[name] = cut(value, 1000)
	}
	switch name = strings.ToLower(name); name {
	case "author", "authors":
		a.d.Authors = persons(a.d.Authors, value)
	case "revdate", "docdate":
		a.d.take([]entry{{"date", value}})
	case "description", "keywords":
		a.d.take([]entry{{name, value}})
	}
	return true
}

// row writes one line, or the block that begins there.
func (a *adocReader) row(row string) {
	body := strings.TrimSpace(row)
	level := len(row) - len(strings.TrimLeft(row, "="))
	if n := len(a.quote); n > 0 && row == a.quote[n-1] {
		a.quote = a.quote[:n-1]
		a.l.blank()
		return
	}
	switch {
	case body == "":
		a.l.blank()
	case strings.HasPrefix(row, "////"):
		a.at = a.blockEnd(row)
	case strings.HasPrefix(row, "//"):
	case level > 0 && level < 7 && strings.HasPrefix(row[level:], " "):
		a.l.heading(level, a.inline(strings.TrimSpace(row[level:])), a.at+1)
	case a.attribute(row):
	case strings.HasPrefix(row, "[[") && strings.HasSuffix(row, "]]"):
	case row[0] == '[' && strings.HasSuffix(row, "]"):
		a.style = strings.ToLower(row[1 : len(row)-1])
		return
	case row[0] == '.' && len(row) > 1 && row[1] != '.' && row[1] != ' ':
		a.l.blank()
		a.l.line("**"+a.inline(row[1:])+"**", a.at+1)
		a.l.blank()
		return
	case a.delimited(row):
	case strings.HasPrefix(row, "|==="), strings.HasPrefix(row, ",==="):
		a.table(row)
	case a.macro(body):
	default:
		a.text(row, body)
	}
	if body != "" {
		a.style = ""
	}
}

// blockEnd returns the row that ends the block that a row of signs began.
func (a *adocReader) blockEnd(mark string) int {
	for at := a.at + 1; at < len(a.rows) && a.spent < maxSpent; at++ {
		a.spent++
		if strings.TrimRight(a.rows[at], " \t") == mark {
			return at
		}
	}
	return a.at
}

// delimited reads a block between two lines of one sign.
func (a *adocReader) delimited(row string) bool {
	if strings.HasPrefix(row, "```") || len(row) >= 4 && len(run(row)) == len(row) && strings.IndexByte("-.+_*=", row[0]) >= 0 || row == "--" {
		kind, _, _ := strings.Cut(a.style, ",")
		mark := row
		if row[0] == '`' {
			mark = "```"
		}
		end := a.blockEnd(mark)
		if end == a.at {
			return true // it has no end
		}
		switch {
		case row[0] == '-' && row != "--" || row[0] == '.' || row[0] == '`' || row[0] == '+' || kind == "stem" || kind == "latexmath":
			_, language, _ := strings.Cut(a.style, ",")
			language, _, _ = strings.Cut(strings.TrimSpace(language), ",")
			if row[0] == '`' {
				language = strings.TrimLeft(row, "`")
			}
			switch {
			case kind == "stem" || kind == "latexmath":
				a.l.blank()
				a.l.line("$$"+strings.Trim(oneSpaced(strings.Join(a.rows[a.at+1:end], " ")), `\[]$`)+"$$", a.at+2)
				a.l.blank()
			case row[0] != '+':
				a.l.fence("", fenceWord(language), a.rows[a.at+1:end], a.at+2)
			}
			a.at = end
		default:
			a.admonish(kind)
			if len(a.quote) < maxIndents {
				a.quote = append(a.quote, row)
			}
		}
		return true
	}
	return false
}

// admonish says what kind of note follows.
func (a *adocReader) admonish(kind string) {
	switch kind {
	case "note", "tip", "warning", "important", "caution":
		a.l.blank()
		a.l.line("**"+strings.ToUpper(kind[:1])+kind[1:]+":**", a.at+1)
	default:
		a.l.blank()
	}
}

// macro reads the macros that stand on a line of their own.
func (a *adocReader) macro(body string) bool {
	name, rest, ok := strings.Cut(body, "::")
	if !ok || name == "" || strings.ContainsAny(name, " `*[]") || !strings.HasSuffix(rest, "]") {
		return false
	}
	target, words, _ := strings.Cut(rest, "[")
	words = strings.TrimSuffix(words, "]")
	switch name {
	case "include":
		a.l.blank()
		a.l.line("Included: "+literal(target), a.at+1)
		a.l.blank()
	case "image", "video", "audio":
		if alt, _, _ := strings.Cut(words, ","); alt != "" {
			a.l.blank()
			a.l.line("Picture: "+a.inline(strings.Trim(alt, `"`)), a.at+1)
			a.l.blank()
		}
	case "ifdef", "ifndef", "endif", "ifeval", "toc":
	default:
		return false
	}
	return true
}

// text writes a line of a paragraph or of a list.
func (a *adocReader) text(row, body string) {
	before := ""
	for _, q := range a.quote {
		if q[0] == '_' {
			before = "> "
		}
	}
	if strings.HasPrefix(a.style, "quote") || strings.HasPrefix(a.style, "verse") {
		before = "> "
	}
	mark := len(body) - len(strings.TrimLeft(body, body[:1]))
	switch rest := body[mark:]; {
	case (body[0] == '*' || body[0] == '-' || body[0] == '.') && strings.HasPrefix(rest, " ") && mark <= 6:
		marker := "- "
		if body[0] == '.' {
			marker = "1. "
		}
		text := strings.TrimSpace(rest)
		for _, box := range [][2]string{{"[*] ", "[x] "}, {"[x] ", "[x] "}, {"[ ] ", "[ ] "}, {"☐ ", "[ ] "}, {"☒ ", "[x] "}} {
			if strings.HasPrefix(text, box[0]) {
				marker, text = marker+box[1], text[len(box[0]):]
			}
		}
		a.l.line(before+strings.Repeat("  ", mark-1)+marker+a.inline(text), a.at+1)
	case Bullet(body) > 0 && digit(body[0]):
		a.l.line(before+body[:Bullet(body)]+a.inline(body[Bullet(body):]), a.at+1)
	case body == "+" || body == "'''" || body == "<<<":
		a.l.blank()
	case strings.Contains(body, ":: ") || strings.HasSuffix(body, "::"):
		a.term(before, body)
	default:
		for _, word := range []string{"NOTE", "TIP", "WARNING", "IMPORTANT", "CAUTION"} {
			if text, ok := strings.CutPrefix(body, word+": "); ok {
				a.l.line(before+"**"+word[:1]+strings.ToLower(word[1:])+":** "+a.inline(text), a.at+1)
				return
			}
		}
		body = strings.TrimSuffix(body, " +")
		if row[0] == ' ' && a.l.gap {
			a.l.fence(before, "", []string{body}, a.at+1)
			return
		}
		a.l.line(before+prosaic(a.inline(body)), a.at+1)
	}
}

// term writes "term:: meaning"; the meaning may stand on the next line.
func (a *adocReader) term(before, body string) {
	term, meaning, _ := strings.Cut(body, "::")
	from := a.at + 1
	meaning = strings.TrimSpace(strings.TrimLeft(meaning, ":"))
	if next := a.at + 1; meaning == "" && next < len(a.rows) && strings.TrimSpace(a.rows[next]) != "" {
		meaning = strings.TrimSpace(a.rows[next])
		a.at = next
	}
	a.l.line(before+"- **"+a.inline(strings.TrimSpace(term))+"**: "+a.inline(meaning), from)
}

// table writes the rows of a table. Cells stand behind bars, a row on a line or each cell
// on its own.
func (a *adocReader) table(mark string) {
	end := a.blockEnd(mark)
	if end == a.at {
		return
	}
	var cells []record
	width, head := 0, strings.Contains(a.style, "header")
	if at := strings.Index(a.style, `cols="`); at >= 0 {
		spec, _, _ := strings.Cut(a.style[at+6:], `"`)
		width = 1 + strings.Count(spec, ",")
	}
	for i := a.at + 1; i < end && len(cells) < maxRows; i++ {
		row := strings.TrimSpace(a.rows[i])
		if row == "" {
			head = head || len(cells) > 0 && len(cells) == width && i+1 < end
			continue
		}
		n := len(cells)
		for j, cell := range strings.Split(row, "|") {
			if j == 0 {
				if n > 0 && !strings.HasPrefix(row, "|") && strings.TrimSpace(cell) != "" && strings.TrimRight(cell, "0123456789.<>^+*aehlmsd") != "" {
					addCell(&cells[n-1].cells[0], cell)
				}
				continue
			}
			cells = append(cells, record{[]string{strings.TrimSpace(cell)}, i + 1})
		}
		if width == 0 {
			width = len(cells)
		}
	}
	a.at = end
	a.rowsOfCells(cells, max(width, 1), head)
}

func (a *adocReader) rowsOfCells(cells []record, width int, head bool) {
	var names []string
	a.l.blank()
	for i := 0; i < len(cells); i += width {
		row := make([]string, 0, min(width, maxColumns))
		for _, c := range cells[i:min(len(cells), i+width)] {
			row = append(row, Plain(a.inline(c.cells[0])))
		}
		if i == 0 && head {
			names = columnNames(row)
			continue
		}
		if text := rowText(names, row); text != "" {
			a.l.line("- "+text, cells[i].line)
		}
	}
	a.l.blank()
}
