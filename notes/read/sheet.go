package read

import (
	"fmt"
	"slices"
	"strings"
)

// The rules of sheets:
//
//   - A sheet is a heading, and each of its rows an item with the names of its columns;
//     see table.go. A row that is empty parts tables: what follows may have a head of its
//     own. Where none is found, columns are called by their letters.
//   - Cells say what is seen, dates apart: these are written as 2026-03-02. What a cell
//     computes is what was computed last.
//   - What a cell that reaches over several rows says holds for each of them.

// maxSheetRows is how many rows are read of all sheets of a file.
const maxSheetRows = 200_000

// sheets writes the sheets of a workbook.
type sheets struct {
	*flow
	beat func()

	name  string
	title string // the name, and whether it is hidden
	rows  int    // of all sheets
	last  int    // the number of the row before
	held  []sheetRow
	open  bool     // the names of the columns are settled, and rows are written as they come
	names []string // of the columns
	found bool     // in the sheet, not letters alone
	empty bool     // nothing of the sheet was written
	wide  bool     // a row had too many columns
}

// A sheetRow is a row that is not empty.
type sheetRow struct {
	number int
	cells  []string
}

// sheet begins a sheet. Hidden ones are read, and said to be hidden.
func (s *sheets) sheet(name string, hidden bool) {
	s.end()
	s.name = oneLine(tidied(name))
	s.last, s.open, s.names, s.found, s.empty = 0, false, nil, false, true
	if s.title = s.name; hidden {
		s.title += " (hidden)"
	}
}

// row takes the cells of a row; false when no more are wanted.
func (s *sheets) row(number int, cells []string) bool {
	if len(cells) > maxColumns {
		if filledCells(cells[maxColumns:]) > 0 {
			s.wide = true
		}
		cells = cells[:maxColumns]
	}
	if filledCells(cells) == 0 {
		return true
	}
	if s.rows >= maxSheetRows {
		s.lacks.add("", "only its first 200,000 rows are read")
		return false
	}
	if s.rows++; s.rows%1000 == 0 && s.beat != nil {
		s.beat()
	}
	if s.last > 0 && number > s.last+1 {
		s.settle()
		s.open = false
	}
	s.last = number
	if s.open {
		s.item(sheetRow{number, cells})
	} else if s.held = append(s.held, sheetRow{number, cells}); len(s.held) >= headSamples {
		s.settle()
	}
	return !s.full()
}

// end ends the sheet we are in.
func (s *sheets) end() {
	s.settle()
	if s.wide {
		s.lacks.add("", fmt.Sprintf("columns beyond the first %d are left out", maxColumns))
	}
}

// settle finds the names of the columns for the rows that were held back, and writes
// these.
func (s *sheets) settle() {
	held := s.held
	s.held = nil
	if len(held) == 0 {
		return
	}
	rows := make([][]string, len(held))
	for i, r := range held {
		rows[i] = r.cells
	}
	head, found := tableHead(rows)
	switch {
	case found && len(held) > head+1:
		s.names, s.found = columnNames(rows[head]), true
		for _, r := range held[:head] {
			s.line(r, rowText(nil, r.cells))
		}
		if !s.empty {
			s.blank()
		}
		held = held[head+1:]
	case s.found && len(held) > 0 && valued(rows):
		// They go on with the columns above, as a sum does.
	default:
		s.names = nil
	}
	if remark := len(held) <= 3 && !slices.ContainsFunc(held, func(r sheetRow) bool { return filledCells(r.cells) > 1 }); remark {
		for _, r := range held {
			s.line(r, rowText(nil, r.cells))
		}
		s.blank()
		return
	}
	for _, r := range held {
		s.item(r)
	}
	s.open = true
}

// valued tells whether rows have numbers or dates among their cells.
func valued(rows [][]string) bool {
	for _, row := range rows {
		if filledCells(row) > 1 {
			for _, c := range row {
				if c != "" && isValue(c) {
					return true
				}
			}
		}
	}
	return false
}

// item writes a row as an item. One that says a single thing needs no letter.
func (s *sheets) item(r sheetRow) {
	names := s.names
	if names == nil && filledCells(r.cells) > 1 {
		names = letters[:min(len(r.cells), len(letters))]
	}
	if len(names) < len(r.cells) {
		names = append(names[:len(names):len(names)], make([]string, len(r.cells)-len(names))...)
	}
	if text := rowText(names, r.cells); text != "" {
		s.line(r, "- "+text)
	}
}

// line writes a line of a sheet, below its heading.
func (s *sheets) line(r sheetRow, text string) {
	s.turn(fmt.Sprintf("sheet %s, row %d", s.name, r.number))
	if s.empty {
		s.empty = false
		s.paragraph()
		s.text.WriteString("## " + oneLiteral(s.title) + "\n\n")
	}
	s.begun()
	s.text.WriteString(strings.ReplaceAll(tidied(text), "\n", " ") + "\n")
}

// letters are the names of columns that have none.
var letters = func() []string {
	names := make([]string, maxColumns)
	for i := range names {
		names[i] = columnLetters(i)
	}
	return names
}()

// columnLetters names a column, from 0, as spreadsheets do: A, B, … Z, AA.
func columnLetters(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
