package chart

import (
	"slices"
	"strconv"
	"strings"
)

// fewRows is how many rows are drawn as bars or columns; more of them, where they come
// in an order, are a line.
const fewRows = 31

// chart makes the chart of columns of numbers, with labels or over another column
// where there is one.
func (t numberTable) chart(label, over int, numbers []int, dated bool) Chart {
	var c Chart
	unit := t.columns[numbers[0]].unit
	var others []string
	for _, n := range numbers {
		col := t.columns[n]
		if col.unit != unit {
			name := col.name
			if col.unit != "" {
				name += " (" + col.unit + ")"
			}
			others = append(others, strings.TrimSpace(name))
			continue
		}
		c.Series = append(c.Series, Series{Name: col.name, Points: t.points(col, label, over, dated)})
	}
	c.Y.Unit = unit
	if len(c.Series) == 1 {
		c.Y.Label, c.Series[0].Name = c.Series[0].Name, ""
	}
	switch {
	case over >= 0:
		c.X.Label, c.X.Unit = t.columns[over].name, t.columns[over].unit
	case label >= 0:
		c.X.Label = t.columns[label].name
	}
	if dated && len(t.days) > 1 && t.days[0] > t.days[len(t.days)-1] { // the newest came first
		for _, series := range c.Series {
			slices.Reverse(series.Points)
		}
	}
	if len(others) > 0 {
		t.more = append(t.more, "Not drawn, of another unit: "+strings.Join(others, ", ")+".")
	}
	c.Note = strings.Join(t.more, " ")
	return c
}

// points are the values of a column with their labels or places. A row without a label
// is called by its number.
func (t numberTable) points(col tableColumn, label, over int, dated bool) []Point {
	out := make([]Point, len(col.values))
	years := over >= 0 && yearly(t.columns[over].values) // written as they stand, without commas
	for i, v := range col.values {
		out[i].Y = v
		if dated {
			out[i].X = t.days[i]
		}
		switch {
		case over >= 0:
			out[i].X = t.columns[over].values[i]
			if years && over < len(t.rows[i]) {
				out[i].Label = clean(t.rows[i][over])
			}
		case label >= 0 && label < len(t.rows[i]):
			out[i].Label = clean(t.rows[i][label])
		}
		if over < 0 && out[i].Label == "" {
			out[i].Label = "row " + commas(strconv.Itoa(i+1))
		}
	}
	return out
}

// kind is how a table is drawn: what comes in an order as columns, or a line where
// there is much of it; what does not as bars or points.
func (t numberTable) kind(over, series int, dated bool) Kind {
	rows := len(t.rows)
	switch {
	case over >= 0 && t.columns[over].rises():
		if yearly(t.columns[over].values) && rows <= fewRows && series == 1 {
			return Column
		}
		return Line
	case over >= 0:
		return Scatter
	case dated:
		if rows <= fewRows && series == 1 {
			return Column
		}
		return Line
	}
	return Bar
}

// yearly reports whether all values could be years.
func yearly(values []float64) bool {
	for _, v := range values {
		if v != float64(int(v)) || v < 1000 || v > 2999 {
			return false
		}
	}
	return true
}
