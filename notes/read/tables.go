package read

import (
	"slices"
	"strings"
	"unicode"
)

// The rules of tables as they are taken for their cells:
//
//   - One of separated values is read from the file as it is, with its empty cells.
//   - Of a workbook it is read from its text, in which each row is an item that names
//     its columns, so that the file itself is only opened by who may open it.
//   - Of Markdown it is rows between bars with a ruler under the first, outside of code.

// A Table is rows of cells under a header.
type Table struct {
	Name   string   // of the sheet, or the heading it stands under; "" for none
	Header []string // "A", "B" … where no row names the columns
	Rows   [][]string
	// Lines is the line of the file that each row begins on, from 1, or 0 where it has
	// none; see Places.
	Lines []int
	// Places is where each row of a workbook stands: "sheet Budget, row 7". nil elsewhere.
	Places []string
	// Cut tells that it has more rows than were read.
	Cut bool
}

// SeparatedTable reads a file of separated values, whose name may tell what parts its
// cells. The error is an [*Unreadable].
func SeparatedTable(name string, data []byte) (Table, error) {
	d, err := decode(data)
	if err != nil {
		return Table{}, err
	}
	text, skipped := d.Text, 0
	sep := separator(text, extension(name))
	if first, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(first, "sep=") && len(strings.TrimSpace(first)) == 5 {
		sep, text, skipped = first[4], rest, 1
	}
	rows, more := records(text, sep)
	rows = slices.DeleteFunc(rows, func(r record) bool { return filledCells(r.cells) == 0 })
	sample := make([][]string, 0, headSamples)
	for _, r := range rows[:min(len(rows), headSamples)] {
		sample = append(sample, r.cells)
	}
	head, found := tableHead(sample)
	t := Table{Cut: more}
	if !found && len(sample) > 1 && (yearly(sample) || heads(sample)) {
		head, found = 0, true
	}
	if found {
		t.Header = rows[head].cells
		rows = rows[head+1:]
	}
	for _, r := range rows {
		t.Rows, t.Lines = append(t.Rows, r.cells), append(t.Lines, r.line+skipped)
	}
	t.name()
	return t, nil
}

// yearly tells whether the first row names columns by years: its other cells are words,
// and below a year stands something else.
func yearly(rows [][]string) bool {
	years := 0
	for i, cell := range rows[0] {
		switch {
		case !isYear(cell) && cell != "" && beginsWithDigit(cell), isYear(cell) && i == 0:
			return false
		case isYear(cell):
			years++
			if !slices.ContainsFunc(rows[1:], func(r []string) bool { return i < len(r) && r[i] != "" && !isYear(r[i]) }) {
				return false
			}
		}
	}
	return years > 0
}

func isYear(cell string) bool {
	return len(cell) == 4 && strings.Trim(cell, "0123456789") == "" && (cell[0] == '1' || cell[0] == '2')
}

// heads tells whether the first row names a column of numbers that stand below it.
func heads(rows [][]string) bool {
	for i, name := range rows[0] {
		numbers, cells := 0, 0
		for _, r := range rows[1:] {
			if i < len(r) && r[i] != "" {
				cells++
				if beginsWithDigit(r[i]) {
					numbers++
				}
			}
		}
		if name != "" && !beginsWithDigit(name) && numbers > 0 && 2*numbers >= cells {
			return true
		}
	}
	return false
}

// beginsWithDigit tells whether a digit is the first letter or digit of a cell.
func beginsWithDigit(cell string) bool {
	i := strings.IndexFunc(cell, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	return i >= 0 && cell[i] >= '0' && cell[i] <= '9'
}

// name gives each column a name that has none.
func (t *Table) name() {
	width := len(t.Header)
	for _, r := range t.Rows {
		width = max(width, len(r))
	}
	for i := range t.Header {
		t.Header[i] = strings.Join(strings.Fields(t.Header[i]), " ")
	}
	for i := len(t.Header); i < min(width, maxColumns); i++ {
		t.Header = append(t.Header, "")
	}
	for i, h := range t.Header {
		if h == "" {
			t.Header[i] = letters[min(i, len(letters)-1)]
		}
	}
}

// mostTables is how many tables are taken of one document.
const mostTables = 200

// Tables returns the tables of a document: the sheets of a workbook, the tables of its
// Markdown.
func (d Document) Tables() []Table {
	if d.Format == formatXLSX || d.Format == formatODS {
		return d.sheets()
	}
	return d.barred()
}

// sheets reads the rows of a workbook back from its text.
func (d Document) sheets() []Table {
	var all []Table
	var t *sheetTable
	for at := 0; at < len(d.Text); {
		line, _, _ := strings.Cut(d.Text[at:], "\n")
		switch {
		case strings.HasPrefix(line, "## "):
			if len(all) == mostTables {
				return all
			}
			t = &sheetTable{Table: Table{Name: unliteral(line[3:])}, at: map[string]int{}}
			all = append(all, Table{})
		case strings.HasPrefix(line, "- ") && t != nil:
			place := ""
			if part, ok := d.PartAt(at); ok {
				place = part.Name
			}
			t.row(line[2:], place)
			all[len(all)-1] = t.Table
		}
		at += len(line) + 1
	}
	for i := range all {
		all[i].headed()
		all[i].name()
	}
	return slices.DeleteFunc(all, func(t Table) bool { return len(t.Rows) == 0 })
}

// headed takes the first row of a sheet whose columns are called by their letters as their
// names, where it tells them.
func (t *Table) headed() {
	if len(t.Rows) < 2 || len(t.Header) == 0 || slices.ContainsFunc(t.Header, func(h string) bool { return !slices.Contains(letters, h) }) {
		return
	}
	if sample := t.Rows[:min(len(t.Rows), headSamples)]; yearly(sample) || heads(sample) {
		t.Header, t.Rows, t.Lines, t.Places = t.Rows[0], t.Rows[1:], t.Lines[1:], t.Places[1:]
	}
}

// A sheetTable is a table whose columns come to light row by row.
type sheetTable struct {
	Table
	at map[string]int // columns by name
}

// row takes a row: "Item: pump; Price: 7". A name that was not met yet is a new column.
func (t *sheetTable) row(text, place string) {
	cells := make([]string, len(t.Header))
	last := -1
	for part := range strings.SplitSeq(text, "; ") {
		name, value, found := strings.Cut(part, ": ")
		n, known := t.at[name]
		switch {
		case !found && last < 0, found && !known && len(t.Header) >= maxColumns:
			continue
		case !found: // the cell itself holds a semicolon
			cells[last] += "; " + unliteral(part)
			continue
		case !known:
			n = len(t.Header)
			t.at[name] = n
			t.Header, cells = append(t.Header, unliteral(name)), append(cells, "")
		}
		cells[n], last = unliteral(value), n
	}
	if last >= 0 {
		t.Rows, t.Lines, t.Places = append(t.Rows, cells), append(t.Lines, 0), append(t.Places, place)
	}
}

// unliteral takes off what keeps text from being read as markup.
func unliteral(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && ascii(s[i+1]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// barred reads the tables between bars.
func (d Document) barred() []Table {
	var all []Table
	heading, fence := "", ""
	lines := strings.Split(d.Text, "\n")
	offset := 0
	for i := 0; i < len(lines); i++ {
		start := offset
		offset += len(lines[i]) + 1
		line := strings.TrimSpace(lines[i])
		switch {
		case fence != "":
			if strings.HasPrefix(line, fence) && strings.Trim(line, fence[:1]) == "" {
				fence = ""
			}
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
			fence = line[:3]
		case strings.HasPrefix(line, "#"):
			heading = strings.TrimSpace(strings.Trim(line, "#"))
		case i+1 < len(lines) && ruler(lines[i+1]) && len(cellsOf(line)) == len(cellsOf(lines[i+1])):
			if len(all) == mostTables {
				return all
			}
			t := Table{Name: heading, Header: cellsOf(line)}
			at := start + len(lines[i]) + 1 + len(lines[i+1]) + 1
			for i += 2; i < len(lines) && strings.Contains(lines[i], "|"); i++ {
				t.Rows, t.Lines = append(t.Rows, cellsOf(lines[i])), append(t.Lines, d.Line(at))
				at += len(lines[i]) + 1
			}
			i--
			offset = at
			t.name()
			all = append(all, t)
		}
	}
	return all
}

// ruler tells the line under the header of a table.
func ruler(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "-") && strings.Contains(line, "|") && strings.Trim(line, "|-: \t") == ""
}

// cellsOf cuts a row at its bars.
func cellsOf(row string) []string {
	row = strings.TrimSpace(row)
	row = strings.TrimPrefix(row, "|")
	if strings.HasSuffix(row, "|") && !strings.HasSuffix(row, `\|`) {
		row = row[:len(row)-1]
	}
	var list []string
	begin := 0
	for i := 0; i <= len(row) && len(list) < maxColumns; i++ {
		if i == len(row) || row[i] == '|' && (i == 0 || row[i-1] != '\\') {
			list = append(list, strings.TrimSpace(strings.ReplaceAll(row[begin:i], `\|`, "|")))
			begin = i + 1
		}
	}
	return list
}
