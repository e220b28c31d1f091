package read

import (
	"fmt"
	"strconv"
	"strings"
)

// A workbook is an Excel file that is read; its rules are those of sheet.go.
type workbook struct {
	sheets
	in      Input
	b       *bundle
	strings []string // that cells share
	formats cellFormats
	filler  filler
}

// maxStrings is how many strings cells may share.
const maxStrings = 4 << 20

func readXLSX(in Input, b *bundle, main string) (Document, error) {
	rels, order := b.relations(main)
	w := &workbook{in: in, b: b}
	w.flow, w.beat = &flow{}, in.Beat
	for _, part := range related(rels, order, "styles") {
		w.formats = readCellFormats(b.xml(part))
	}
	for _, part := range related(rels, order, "sharedStrings") {
		w.readStrings(b.xml(part))
	}
	x := b.xml(main)
	more := true
	for more && x.next() {
		switch {
		case x.kind != xmlOpen:
		case x.name == "workbookPr":
			w.formats.from1904 = x.has("date1904") && onText(x.attr("date1904"))
		case x.name == "sheet":
			name, state := x.attr("name"), x.attr("state")
			w.sheet(name, state == "hidden" || state == "veryHidden")
			more = w.readSheet(rels[x.linked("id")])
		}
	}
	w.end()
	d := w.done(Document{Format: formatXLSX})
	readImprint(b.xml("docProps/core.xml")).into(&d, in.Name)
	return d, nil
}

// readStrings reads the strings that cells share.
func (w *workbook) readStrings(x *xmlReader) {
	size := 0
	for x.next() {
		if x.kind != xmlOpen || x.name != "si" {
			continue
		}
		text := richText(x)
		if size += len(text) + 16; size > 4*maxText || len(w.strings) >= maxStrings {
			w.lacks.add("", "it shares more text among its cells than can be read")
			return
		}
		w.strings = append(w.strings, text)
	}
}

// richText reads the text in the element just opened, without what tells how to say it.
func richText(x *xmlReader) string {
	text := ""
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "t":
			if t := x.inner(maxText); text == "" {
				text = t
			} else if len(text) < maxText {
				text += t
			}
		case "rPh", "phoneticPr":
			x.skip()
		}
	}
	return text
}

// readSheet reads a sheet; false when no more rows are wanted.
func (w *workbook) readSheet(r relation) bool {
	switch r.kind {
	case "worksheet":
	case "chartsheet":
		return w.chartSheet(r.target)
	default:
		return true
	}
	w.filler = filler{}
	w.filler.merges(w.b, r.target)
	x := w.b.xml(r.target)
	number, more := 0, true
	for more && x.next() {
		if x.kind != xmlOpen || x.name != "row" {
			continue
		}
		if n, err := strconv.Atoi(x.attr("r")); err == nil && n > number {
			number = n
		} else {
			number++
		}
		more = w.row(number, w.cells(x, number))
	}
	if x.err != nil {
		w.lacks.add("sheet "+w.name, "it is damaged: its rows break off")
	}
	w.remarks(r.target)
	return more
}

// chartSheet reads a sheet that is a chart.
func (w *workbook) chartSheet(part string) bool {
	rels, order := w.b.relations(part)
	for _, drawing := range related(rels, order, "drawing") {
		rels, order := w.b.relations(drawing)
		for _, c := range related(rels, order, "chart") {
			for _, b := range w.b.chart(c) {
				w.add(b)
			}
		}
	}
	return !w.full()
}

// cells reads the cells of a row.
func (w *workbook) cells(x *xmlReader, row int) []string {
	var cells []string
	for in := x.depth; x.opens(in); {
		if x.name != "c" {
			continue
		}
		at := len(cells)
		if n := columnOf(x.attr("r")); n >= at {
			at = n
		}
		text := w.cell(x)
		switch {
		case text == "":
		case at > maxColumns:
			w.wide = true
		default:
			for len(cells) <= at {
				cells = append(cells, "")
			}
			cells[at] = text
		}
	}
	return w.filler.fill(row, cells)
}

// columnOf returns the column, from 0, of a cell as "AB12"; -1 where it is none.
func columnOf(ref string) int {
	n := 0
	for i := 0; i < len(ref) && i < 4 && letter(ref[i]); i++ {
		n = n*26 + int(ref[i]|0x20-'a') + 1
	}
	return n - 1
}

// cell reads a cell as it is seen.
func (w *workbook) cell(x *xmlReader) string {
	kind, style := x.attr("t"), number(x.attr("s"))
	value, inline := "", ""
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "v":
			value = x.inner(maxCellText)
		case "is":
			inline = richText(x)
		case "f":
			x.skip()
		}
	}
	switch kind {
	case "s":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < len(w.strings) {
			return w.strings[n]
		}
		return ""
	case "inlineStr":
		return inline
	case "str":
		return value
	case "b":
		if value == "1" {
			return "TRUE"
		}
		return "FALSE"
	case "e":
		return value
	case "d":
		return strings.TrimSuffix(strings.Replace(value, "T", " ", 1), " 00:00:00")
	}
	if value == "" {
		return ""
	}
	return w.formats.show(value, style)
}

// maxCellText is how many bytes of what a cell says are read; Excel allows 32,767
// characters.
const maxCellText = 128 << 10

// remarks writes the comments on the cells of a sheet, behind it.
func (w *workbook) remarks(part string) {
	rels, order := w.b.relations(part)
	for _, kind := range []string{"comments", "threadedComment"} {
		for _, c := range related(rels, order, kind) {
			x := w.b.xml(c)
			for x.next() && !w.full() {
				if x.kind != xmlOpen || x.name != "comment" && x.name != "threadedComment" {
					continue
				}
				ref, text := x.attr("ref"), strings.TrimSpace(richTextOf(x))
				if text == "" || strings.HasPrefix(text, "[Threaded comment]") {
					continue
				}
				w.settle()
				w.turn(fmt.Sprintf("sheet %s, row %d", w.name, max(1, number(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")))))
				w.paragraph()
				w.write(oneLiteral("Comment on " + ref + ": " + tidied(text)))
			}
		}
	}
	w.turn("")
}

// richTextOf reads the text of a comment of either kind.
func richTextOf(x *xmlReader) string {
	text := ""
	for in := x.depth; x.opens(in); {
		if x.name == "text" {
			text += x.inner(maxCellText)
		}
	}
	return text
}
