package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A block is a paragraph or a table of a document that consists of such, as those of a
// word processor do.
type block struct {
	// text is as it is read, not Markdown; its lines end where the author ended them.
	text string
	// heading is the level of a heading, from 1; 0 of all else.
	heading int
	// item is set for what stands in a list, level deep in others; label is what the
	// list calls it: "3.", "b)", "" where it has a mark alone.
	item  bool
	level int
	label string
	// rows are those of a table, of which nothing else is set.
	rows [][]tableCell
	// page is the one it begins on, 0 if that is not known; paged is set where it held the
	// number of a page.
	page  int
	paged bool
	// formula is set where the text is one, and goes where the formula stood.
	formula bool
}

// A tableCell is one of a table.
type tableCell []block

// A flow writes blocks down as Markdown, one after the other.
type flow struct {
	binder
	items   []int           // of the items that what comes next may lie in: their levels
	marks   []int           // and how wide their marks are
	next    string          // the name of the part that begins with what is written next, if one does
	margins map[string]bool // what headers and footers said
}

// turn has a part with a name begin with what is written next.
func (f *flow) turn(name string) { f.next = name }

// paragraph begins a paragraph, and the part that is due.
func (f *flow) paragraph() {
	f.items, f.marks = nil, nil
	f.blank()
	f.begun()
}

// begun begins the part that is due where we are.
func (f *flow) begun() {
	if f.next != "" {
		f.parts = append(f.parts, Part{Start: f.text.Len(), Name: f.next})
		f.next = ""
	}
}

// add writes a block.
func (f *flow) add(b block) {
	switch {
	case f.full():
	case b.rows != nil:
		f.table(b.rows)
	case b.heading > 0:
		if text := oneLiteral(tidied(strings.TrimSpace(b.label + " " + b.text))); text != "" {
			f.paragraph()
			f.write(strings.Repeat("#", min(b.heading, 6)) + " " + text)
		}
	case b.item:
		f.item(b)
	default:
		if lines := plainLines(b.text); len(lines) > 0 {
			f.paragraph()
			f.write(strings.Join(lines, "\n"))
		}
	}
}

// item writes an item of a list.
func (f *flow) item(b block) {
	lines := plainLines(b.text)
	if len(lines) == 0 {
		return
	}
	for n := len(f.items); n > 0 && f.items[n-1] >= b.level; n-- {
		f.items, f.marks = f.items[:n-1], f.marks[:n-1]
	}
	if len(f.items) == 0 && !f.inList() {
		f.blank()
	}
	f.begun()
	indent := 0
	for _, n := range f.marks {
		indent += n
	}
	mark := "- "
	if ordered(b.label) {
		mark = b.label + " "
	} else if b.label != "" {
		lines[0] = oneLiteral(tidied(b.label)) + " " + lines[0]
	}
	for i, line := range lines {
		f.text.WriteString(strings.Repeat(" ", indent))
		if i == 0 {
			f.text.WriteString(mark)
		} else {
			f.text.WriteString(strings.Repeat(" ", len(mark)))
		}
		f.text.WriteString(line + "\n")
	}
	if len(f.items) < maxIndents {
		f.items, f.marks = append(f.items, b.level), append(f.marks, len(mark))
	}
}

// inList tells whether the line above is an item of a list.
func (f *flow) inList() bool {
	text := f.text.String()
	if strings.HasSuffix(text, "\n\n") || text == "" {
		return true
	}
	line := text[strings.LastIndexByte(text[:len(text)-1], '\n')+1:]
	return Bullet(strings.TrimLeft(line, " ")) > 0
}

// ordered tells the labels that Markdown knows: "3." and "3)".
func ordered(label string) bool {
	n := len(label) - 1
	return n > 0 && n < 10 && strings.Trim(label[:n], "0123456789") == "" && (label[n] == '.' || label[n] == ')')
}

// plainLines makes lines of Markdown of what a paragraph says.
func plainLines(text string) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = plainLine(tidied(line)); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// maxCell is how long what stands in a cell of a table of data may be: where it is
// longer, the table is there to place text.
const maxCell = 1500

// table writes a table, and one that only places text as that text.
func (f *flow) table(rows [][]tableCell) {
	rows = slices.DeleteFunc(rows, emptyRow)
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return
	}
	if columns == 1 || len(rows) == 1 && columns < 3 || places(rows) {
		for _, row := range rows {
			for _, c := range row {
				for _, b := range c {
					f.add(b)
				}
			}
		}
		return
	}
	f.paragraph()
	for i, row := range rows {
		if f.full() {
			return
		}
		for range columns {
			text := ""
			if len(row) > 0 {
				text, row = row[0].String(), row[1:]
			}
			f.text.WriteString("| " + strings.ReplaceAll(text, "|", `\|`) + " ")
		}
		f.text.WriteString("|\n")
		if i == 0 {
			f.text.WriteString(strings.Repeat("| --- ", columns) + "|\n")
		}
	}
}

// emptyRow tells a row of which nothing is seen.
func emptyRow(row []tableCell) bool {
	return !slices.ContainsFunc(row, func(c tableCell) bool { return c.String() != "" })
}

// places tells whether a table only places text.
func places(rows [][]tableCell) bool {
	for _, row := range rows {
		for _, c := range row {
			size, items := 0, 0
			for _, b := range c {
				size += len(b.text)
				if b.item {
					items++
				}
				if b.heading > 0 || b.rows != nil {
					return true
				}
			}
			if size > maxCell || items > 3 {
				return true
			}
		}
	}
	return false
}

// String returns what a cell says in one line.
func (c tableCell) String() string {
	var words []string
	for _, b := range c {
		text := oneLiteral(tidied(strings.TrimSpace(b.label + " " + strings.ReplaceAll(b.text, "\n", " "))))
		if text != "" {
			words = append(words, text)
		}
		for _, row := range b.rows {
			for _, inner := range row {
				if text := inner.String(); text != "" {
					words = append(words, text)
				}
			}
		}
	}
	return strings.Join(words, " ")
}

// tidied takes out of a line what only lays it out: soft hyphens, marks of width or
// order, ligatures; blanks are made one, and letters of one code each.
func tidied(line string) string {
	plain := true
	for i := range len(line) {
		if line[i] >= utf8.RuneSelf || line[i] < ' ' {
			plain = false
			break
		}
	}
	if plain {
		return oneSpaced(line)
	}
	line = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad', r == '\u200b', r == '\u200e', r == '\u200f', r == '\ufeff', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		case unicode.IsSpace(r), r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r), r == '\ufffc':
			return -1
		}
		return r
	}, line)
	return oneSpaced(norm.NFC.String(ligatures.Replace(line)))
}
