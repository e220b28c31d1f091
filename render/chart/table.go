package chart

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// ErrNoNumbers is returned by [Table] for a table without a column of numbers.
var ErrNoNumbers = errors.New("a chart needs a column of numbers")

// Bounds of a table that is drawn: what lies beyond them is counted in the note.
const (
	maxTableRows    = 100_000
	maxTableColumns = 64
)

// Table makes a chart of a table of numbers: of its first column that holds none the
// labels, of its columns of numbers the series. Where all columns hold numbers the
// first is what the others are drawn over. Cells may be numbers with commas, a unit
// ("12 %", "€ 3"), or empty, "-", "n/a" for unknown; a column of numbers has nothing
// else. Columns of another unit than the first are left out, which the note says.
// Missing cells are unknown, and further ones than the header has are not looked at.
// The kind fits the data, and can be changed. A table without numbers is
// [ErrNoNumbers], with what its columns hold instead.
func Table(header []string, rows [][]string) (Chart, error) {
	t := readTable(header, rows)
	var numbers []int
	label := -1
	for i, c := range t.columns {
		switch {
		case c.numeric:
			numbers = append(numbers, i)
		case label < 0 && !c.empty:
			label = i
		}
	}
	if len(numbers) == 0 {
		return Chart{}, t.noNumbers()
	}
	over := -1
	if label < 0 && len(numbers) > 1 || label > numbers[0] && t.columns[numbers[0]].rises() && len(numbers) > 1 {
		over, numbers = numbers[0], numbers[1:]
		label = -1
	}
	c := t.chart(label, over, numbers)
	c.Kind = t.kind(label, over, len(c.Series))
	return c, nil
}

// A tableColumn is one column, read as numbers.
type tableColumn struct {
	name    string
	values  []float64
	unit    string
	numeric bool // no cell is anything but a number or unknown, and one is a number
	empty   bool
	bad     string // the first cell that is no number
	badRow  int
}

// A numberTable is a table whose cells have been looked at.
type numberTable struct {
	columns []tableColumn
	rows    [][]string
	more    []string // what was left out
}

// readTable reads all cells.
func readTable(header []string, rows [][]string) numberTable {
	var t numberTable
	if more := len(rows) - maxTableRows; more > 0 {
		t.more = append(t.more, "Not drawn: "+count(more, "more row")+".")
		rows = rows[:maxTableRows]
	}
	if more := len(header) - maxTableColumns; more > 0 {
		t.more = append(t.more, "Not drawn: "+count(more, "more column")+".")
		header = header[:maxTableColumns]
	}
	t.rows = rows
	for i, name := range header {
		t.columns = append(t.columns, readColumn(clean(name), i, rows))
	}
	return t
}

// readColumn reads the cells of one column.
func readColumn(name string, at int, rows [][]string) tableColumn {
	c := tableColumn{name: name, values: make([]float64, len(rows)), empty: true}
	known := false
	for i, row := range rows {
		c.values[i] = math.NaN()
		if at >= len(row) {
			continue
		}
		cell := clean(row[at])
		c.empty = c.empty && cell == ""
		if unknown(cell) {
			continue
		}
		v, unit, ok := readNumber(cell)
		if ok && known && unit != c.unit {
			ok = false
		}
		if !ok {
			if c.bad == "" {
				c.bad, c.badRow = cell, i
			}
			continue
		}
		c.values[i], c.unit, known = v, unit, true
	}
	c.numeric = known && c.bad == ""
	return c
}

// unknown reports whether a cell says that there is no value.
func unknown(cell string) bool {
	switch strings.ToLower(cell) {
	case "", "-", "–", "—", "n/a", "na", "nan", "null", "none", "?", "…", ".":
		return true
	}
	return false
}

// readNumber reads a number with a unit before or after it: "1,234.5", "12 %",
// "€ 3,50", "-7", "+3", "1e6". A comma before three digits divides thousands, any
// other begins the decimals. A unit is at most eight letters or signs, without digits.
func readNumber(s string) (v float64, unit string, ok bool) {
	s = strings.ReplaceAll(s, "\u2212", "-")
	start := strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' })
	if start < 0 {
		return 0, "", false
	}
	for start > 0 && strings.ContainsRune("+-.", rune(s[start-1])) {
		start--
	}
	end := start
	for end < len(s) && (strings.IndexByte("0123456789.,+-", s[end]) >= 0 || exponent(s, end)) {
		if c := s[end]; (c == '+' || c == '-') && end > start && s[end-1] != 'e' && s[end-1] != 'E' {
			break
		}
		end++
	}
	before, after := strings.TrimSpace(s[:start]), strings.TrimSpace(s[end:])
	if before != "" && after != "" || !isUnit(before) || !isUnit(after) {
		return 0, "", false
	}
	if before == "-" || before == "+" {
		return 0, "", false
	}
	sign := 1.0
	if strings.HasPrefix(before, "-") { // -€5
		before, sign = strings.TrimSpace(before[1:]), -1
	}
	v, err := strconv.ParseFloat(plainNumber(s[start:end]), 64)
	return sign * v, before + after, err == nil && isFinite(v)
}

// exponent reports whether the letter at a place is the e of "1e6".
func exponent(s string, i int) bool {
	if i == 0 || s[i] != 'e' && s[i] != 'E' || s[i-1] < '0' || s[i-1] > '9' || i+1 >= len(s) {
		return false
	}
	next := s[i+1]
	if (next == '-' || next == '+') && i+2 < len(s) {
		next = s[i+2]
	}
	return next >= '0' && next <= '9'
}

// isUnit reports whether a text may be a unit, which it is too where it is none.
func isUnit(s string) bool {
	n := 0
	for _, r := range s {
		if n++; n > 8 || unicode.IsDigit(r) || r == ':' || r == '(' {
			return false
		}
	}
	return true
}

// plainNumber writes a number without commas for thousands and with a point.
func plainNumber(s string) string {
	groups := strings.Split(s, ",")
	if len(groups) == 1 {
		return s
	}
	if len(groups) == 2 && !strings.Contains(s, ".") && len(groups[1]) != 3 {
		return groups[0] + "." + groups[1]
	}
	for i, g := range groups[1:] {
		if whole, _, _ := strings.Cut(g, "."); len(whole) != 3 || strings.Contains(g, ".") && i < len(groups)-2 {
			return "no number"
		}
	}
	if head := strings.TrimLeft(groups[0], "+-"); head == "" || len(head) > 3 {
		return "no number"
	}
	return strings.Join(groups, "")
}

// noNumbers says of each column what it holds that is no number.
func (t numberTable) noNumbers() error {
	var found []string
	for _, c := range t.columns {
		if c.bad != "" && len(found) < 3 {
			found = append(found, fmt.Sprintf("%s has %q in row %d", shorten(c.name, 30, "…"), shorten(c.bad, 30, "…"), c.badRow+1))
		}
	}
	if len(found) == 0 {
		return ErrNoNumbers
	}
	return fmt.Errorf("%w: %s", ErrNoNumbers, strings.Join(found, ", "))
}

// rises reports whether each value of a column is known and above the one before.
func (c tableColumn) rises() bool {
	for i, v := range c.values {
		if !isFinite(v) || i > 0 && v <= c.values[i-1] {
			return false
		}
	}
	return true
}
