package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The rules of tables of data:
//
//   - Each row is an item that can be read without the others, with the names of the
//     columns: "- Item: Pump; Amount: 4,200". Cells that are empty are left out.
//   - The row that names the columns is the first that is about as wide as the table and
//     consists of words; what stands above it is about the table.

// near the top the row is looked for that names the columns, and as many rows as this
// tell what the columns hold.
const (
	headWithin  = 10
	headSamples = 60
	maxColumns  = 256
)

// tableHead finds the row that names the columns. Where there is none, found is false
// and head is the first row that is as wide as the table.
func tableHead(rows [][]string) (head int, found bool) {
	rows = rows[:min(len(rows), headSamples)]
	width := usualWidth(rows)
	for head < len(rows) && head < headWithin && filledCells(rows[head]) <= width/2 {
		head++
	}
	if head == len(rows) || head == headWithin {
		return 0, false
	}
	return head, names(rows[head], width) && differs(rows[head], rows[head+1:])
}

// usualWidth is how many cells most rows fill, at the least.
func usualWidth(rows [][]string) int {
	var widths [maxColumns + 1]int
	for _, row := range rows {
		widths[min(filledCells(row), maxColumns)]++
	}
	most, seen := 0, 0
	for w := maxColumns; w > 0; w-- {
		if seen += widths[w]; 2*seen >= len(rows) {
			most = w
			break
		}
	}
	return most
}

func filledCells(row []string) int {
	n := 0
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

// names tells whether a row can name columns: short words, none twice, no values.
func names(row []string, width int) bool {
	seen := make(map[string]bool, len(row))
	n := 0
	for _, cell := range row {
		cell = strings.ToLower(strings.TrimSpace(cell))
		if cell == "" {
			continue
		}
		if seen[cell] || utf8.RuneCountInString(cell) > 60 || isValue(cell) || strings.IndexFunc(cell, unicode.IsLetter) < 0 {
			return false
		}
		seen[cell] = true
		n++
	}
	return n > 0 && 2*n >= width
}

// differs tells whether the rows below a row are of another kind: their cells are not
// among its own. Of one column only values can tell.
func differs(head []string, below [][]string) bool {
	if len(below) == 0 {
		return len(head) > 1
	}
	for i, name := range head {
		name = strings.TrimSpace(name)
		for _, row := range below {
			if i >= len(row) || name == "" {
				continue
			}
			if strings.EqualFold(strings.TrimSpace(row[i]), name) {
				return false
			}
			if len(head) == 1 && !isValue(strings.TrimSpace(row[i])) {
				return false
			}
		}
	}
	return true
}

// isValue tells numbers, amounts, dates and addresses from names of columns.
func isValue(cell string) bool {
	if strings.Contains(cell, "@") || strings.Contains(cell, "://") {
		return true
	}
	if _, ok := ParseDate(cell); ok {
		return true
	}
	digits, letters := 0, 0
	for _, r := range cell {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > letters
}

// rowText writes a row as one line, each cell with the name of its column; "" where all
// are empty.
func rowText(names, cells []string) string {
	var b strings.Builder
	for i, cell := range cells {
		if cell = strings.Join(strings.Fields(cell), " "); cell == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("; ")
		}
		if i < len(names) && names[i] != "" {
			b.WriteString(names[i] + ": ")
		}
		b.WriteString(literal(cell))
	}
	return b.String()
}

// columnNames makes names of the cells of the row that names the columns.
func columnNames(row []string) []string {
	names := make([]string, min(len(row), maxColumns))
	for i := range names {
		name := strings.Join(strings.Fields(row[i]), " ")
		names[i] = literal(cut(strings.TrimSuffix(name, ":"), 100))
	}
	return names
}
