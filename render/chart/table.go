package chart

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
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
// The kind fits the data, and can be changed. A table without numbers is a
// [NoNumbersError].
func Table(header []string, rows [][]string) (Chart, error) {
	all := make([]int, min(len(header), maxTableColumns))
	for i := range all {
		all[i] = i
	}
	t := readTable(header, rows, all)
	if more := len(header) - len(all); more > 0 {
		t.more = append(t.more, "Not drawn: "+count(more, "more column")+".")
	}
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
	t.more = append(t.more, t.spoilt()...)
	over := -1
	if label < 0 && len(numbers) > 1 || label > numbers[0] && t.columns[numbers[0]].rises() && len(numbers) > 1 {
		over, numbers = numbers[0], numbers[1:]
		label = -1
	}
	return t.drawn(label, over, numbers), nil
}

// TableOf makes a chart of some columns of a table, by their indexes into the header: of
// x the labels, dates or places, of each y a series. An x below 0 is none. A y that is no
// column of numbers is a [NoNumbersError] that names its first cell that is none.
func TableOf(header []string, rows [][]string, x int, y []int) (Chart, error) {
	columns := slices.Clone(y)
	if x >= 0 {
		columns = append(columns, x)
	}
	t := readTable(header, rows, columns)
	numbers := make([]int, len(y))
	for i := range y {
		if numbers[i] = i; !t.columns[i].numeric {
			e := &NoNumbersError{}
			if t.columns[i].bad != "" {
				e.Found = append(e.Found, t.columns[i].notNumber())
			}
			return Chart{}, e
		}
	}
	switch {
	case len(y) == 0:
		return Chart{}, &NoNumbersError{}
	case x >= 0 && t.columns[len(y)].numeric:
		return t.drawn(-1, len(y), numbers), nil
	case x >= 0:
		return t.drawn(len(y), -1, numbers), nil
	}
	return t.drawn(-1, -1, numbers), nil
}

// drawn makes the chart of columns, in the kind that fits them.
func (t numberTable) drawn(label, over int, numbers []int) Chart {
	dated := label >= 0 && t.date(label)
	c := t.chart(label, over, numbers, dated)
	c.Kind = t.kind(over, len(c.Series), dated)
	return c
}

// A tableColumn is one column, read as numbers.
type tableColumn struct {
	name    string
	values  []float64
	unit    string
	numeric bool // no cell is anything but a number or unknown, and one is a number
	empty   bool
	numbers int    // how many cells are
	bad     string // the first cell that is no number
	badRow  int
}

// A numberTable is a table whose cells have been looked at.
type numberTable struct {
	columns []tableColumn
	rows    [][]string
	days    []float64 // of the labels, where they are dates
	more    []string  // what was left out
}

// readTable reads the cells of some columns. The rows have the cells of these columns, in
// their order.
func readTable(header []string, rows [][]string, columns []int) numberTable {
	var t numberTable
	if more := len(rows) - maxTableRows; more > 0 {
		t.more = append(t.more, "Not drawn: "+count(more, "more row")+".")
		rows = rows[:maxTableRows]
	}
	continental := false // one who writes dots between thousands does so everywhere
	for i := range header[:min(len(header), 4*maxTableColumns)] {
		continental = continental || continentalColumn(i, rows)
	}
	t.rows = picked(rows, columns)
	for i, n := range columns {
		t.columns = append(t.columns, readColumn(clean(header[n]), i, t.rows, continental))
	}
	t.unitsOfHeads()
	return t
}

// unitsOfHeads takes units from heads such as "price (EUR)". Where brackets tell columns of
// one name apart, as in "sales (north)", they hold none.
func (t *numberTable) unitsOfHeads() {
	of := map[string]map[string]bool{}
	for _, c := range t.columns {
		if name, unit, ok := headUnit(c.name); ok {
			if of[name] == nil {
				of[name] = map[string]bool{}
			}
			of[name][unit] = true
		}
	}
	for i := range t.columns {
		c := &t.columns[i]
		if name, unit, ok := headUnit(c.name); ok && c.numeric && c.unit == "" && len(of[name]) == 1 {
			c.name, c.unit = name, unit
		}
	}
}

// picked are rows with some of their cells; one that a row does not have is empty.
func picked(rows [][]string, columns []int) [][]string {
	out := make([][]string, len(rows))
	for i, r := range rows {
		out[i] = make([]string, len(columns))
		for k, n := range columns {
			if n < len(r) {
				out[i][k] = r[n]
			}
		}
	}
	return out
}

// readColumn reads the cells of one column.
func readColumn(name string, at int, rows [][]string, continental bool) tableColumn {
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
		v, unit, ok := readNumber(cell, continental)
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
		c.numbers++
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

// A NotNumber is a cell that keeps its column from being one of numbers.
type NotNumber struct {
	Column string
	Cell   string
	Row    int // among the rows of the table, from 0
}

// A NoNumbersError says of a table without a column of numbers what its columns hold
// instead, of the first few. It is an [ErrNoNumbers].
type NoNumbersError struct{ Found []NotNumber }

// Error names a cell of each column.
func (e *NoNumbersError) Error() string {
	if len(e.Found) == 0 {
		return ErrNoNumbers.Error()
	}
	var found []string
	for _, f := range e.Found {
		found = append(found, fmt.Sprintf("%s has %q in row %d", f.Column, f.Cell, f.Row+1))
	}
	return ErrNoNumbers.Error() + ": " + strings.Join(found, ", ")
}

// Is tells that it is an [ErrNoNumbers].
func (e *NoNumbersError) Is(err error) bool { return err == ErrNoNumbers }

// noNumbers says of each column what it holds that is no number.
func (t numberTable) noNumbers() error {
	e := &NoNumbersError{}
	columns := slices.Clone(t.columns) // those first that are nearly numbers
	slices.SortStableFunc(columns, func(a, b tableColumn) int { return cmp.Compare(b.numbers, a.numbers) })
	for _, c := range columns {
		if c.bad != "" && len(e.Found) < 3 {
			e.Found = append(e.Found, c.notNumber())
		}
	}
	return e
}

func (c tableColumn) notNumber() NotNumber {
	return NotNumber{shorten(c.name, 30, "…"), shorten(c.bad, 30, "…"), c.badRow}
}

// spoilt says of columns that are numbers but for a few cells why they are not drawn.
func (t numberTable) spoilt() []string {
	var out []string
	for _, c := range t.columns {
		if c.bad == "" || 2*c.numbers < len(c.values) || len(out) == 3 {
			continue
		}
		n := c.notNumber()
		out = append(out, fmt.Sprintf("Not drawn: %s, which has %q in row %d.", n.Column, n.Cell, n.Row+1))
	}
	return out
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
