package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ken/notes/prose"
	"ken/notes/read"
	"ken/render/chart"
	"ken/render/diagram"
)

// chartKinds are the kinds of charts that ken draw makes of a table.
var chartKinds = []string{
	string(chart.Bar), string(chart.Column), string(chart.Line), string(chart.Scatter), string(chart.Stacked), string(chart.Piled), string(chart.Spark),
}

// A tableAsked is how a table is to be drawn.
type tableAsked struct {
	kind string
	x    string
	y    []string
}

func (a *tableAsked) flags(c *cobra.Command) {
	c.Flags().StringVar(&a.kind, "chart", "", "draw a table as `KIND`: "+strings.Join(chartKinds, ", "))
	c.Flags().StringVar(&a.x, "x", "", "of a table: `COLUMN` has the labels, dates or places")
	c.Flags().StringArrayVar(&a.y, "y", nil, "of a table: draw the numbers of `COLUMN`; may be said again")
	c.Flags().Lookup("y").DefValue = ""
	_ = c.RegisterFlagCompletionFunc("chart", oneOf(chartKinds...)) // the flag exists
}

func (a tableAsked) asked() bool { return a.kind != "" || a.x != "" || len(a.y) > 0 }

// isTableFile tells files that are tables, by their names.
func isTableFile(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".ods":
		return true
	}
	return false
}

// isSeparated tells those whose cells are parted by a sign.
func isSeparated(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return true
	}
	return false
}

// tables reads the tables of a file.
func (s *session) tables(ctx context.Context, name string) ([]read.Table, error) {
	if name == "-" {
		text, err := s.standardInput(ctx)
		if err != nil {
			return nil, err
		}
		if list := (read.Document{Text: text, Format: "markdown"}).Tables(); len(list) > 0 {
			return list, nil
		}
		t, err := read.SeparatedTable("-.csv", []byte(text))
		return []read.Table{t}, err
	}
	if isSeparated(name) {
		full := name
		if !filepath.IsAbs(full) {
			full = filepath.Join(s.shop.bases[0], name)
		}
		data, err := readSmall(full, maxShown)
		if err != nil {
			return nil, s.unfound("draw", name, err)
		}
		t, err := read.SeparatedTable(path.Base(filepath.ToSlash(name)), data)
		if err != nil {
			return nil, fmt.Errorf("draw %s: %w", name, err)
		}
		return []read.Table{t}, nil
	}
	doc, err := s.document(s.shop, name)
	if err != nil {
		return nil, s.unfound("draw", name, err)
	}
	list := doc.Tables()
	if doc.Format == "markdown" {
		for i := range list {
			unmarked(&list[i])
		}
	}
	return list, nil
}

// unmarked takes the marks of Markdown off the cells of a table.
func unmarked(t *read.Table) {
	t.Name = prose.Readable(t.Name)
	for i := range t.Header {
		t.Header[i] = prose.Readable(t.Header[i])
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			if strings.ContainsAny(cell, "*_`[<&\\") {
				row[i] = prose.Readable(cell)
			}
		}
	}
}

// drawTables draws the tables of a file as charts. Of several those without numbers are
// named and passed over.
func (s *session) drawTables(ctx context.Context, name string, asked drawAsked) error {
	list, err := s.tables(ctx, name)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(t read.Table) bool { return len(t.Rows) == 0 })
	if len(list) == 0 {
		return nothing("a table has a row of names and rows below it", "draw %s: there is no table in it", name)
	}
	if list, err = numbered(list, asked.number, name, "table"); err != nil {
		return err
	}
	drawn, passed := 0, error(nil)
	for _, t := range list {
		c, err := tableChart(t, asked.table)
		if err != nil {
			passed = cmp.Or(passed, fmt.Errorf("draw %s%s: %w", name, calledTable(t, list), err))
			continue
		}
		if drawn++; drawn > 1 && asked.out == "" && !s.flags.json {
			if err := s.write([]byte("\n")); err != nil {
				return err
			}
		}
		c.Title = cmp.Or(t.Name, strings.TrimSuffix(path.Base(filepath.ToSlash(name)), path.Ext(name)))
		if err := s.drawOne(diagram.Diagram{Kind: diagram.XY, Title: c.Title, Chart: &c}, asked); err != nil {
			return err
		}
	}
	if drawn == 0 {
		return passed
	}
	if more := len(list) - drawn; more > 0 {
		s.say(fmt.Sprintf("ken: not drawn: %s without such columns of numbers", plural(more, "table")))
	}
	return nil
}

// calledTable names a table among several.
func calledTable(t read.Table, list []read.Table) string {
	if len(list) == 1 || t.Name == "" {
		return ""
	}
	return ", " + oneLine(t.Name)
}

// tableChart makes a chart of a table as it was asked for. Its errors name the line.
func tableChart(t read.Table, asked tableAsked) (chart.Chart, error) {
	header, rows, err := columnsAsked(t, asked)
	if err != nil {
		return chart.Chart{}, err
	}
	c, err := chart.Table(header, rows)
	var none *chart.NoNumbersError
	if errors.As(err, &none) && len(none.Found) > 0 {
		var found []string
		for _, f := range none.Found {
			found = append(found, fmt.Sprintf("%s has %q in %s", f.Column, f.Cell, rowPlace(t, f.Row)))
		}
		return c, hintedf("a cell is a number with a unit, or empty", "no column is one of numbers: %s", strings.Join(found, ", "))
	}
	if err != nil {
		return c, err
	}
	if t.Cut {
		c.Note = strings.TrimSpace(c.Note + " Only its first 200,000 rows were read.")
	}
	if asked.kind != "" {
		c.Kind = chart.Kind(asked.kind)
	}
	return c, nil
}

// rowPlace names the row of a table, by its line in the file where it has one.
func rowPlace(t read.Table, row int) string {
	if row < len(t.Places) && t.Places[row] != "" {
		return t.Places[row]
	}
	if row < len(t.Lines) && t.Lines[row] > 0 {
		return fmt.Sprintf("line %d", t.Lines[row])
	}
	return fmt.Sprintf("row %d", row+1)
}

// columnsAsked picks columns out of a table: that of the labels first, then those of
// numbers, each of which has to be one.
func columnsAsked(t read.Table, asked tableAsked) ([]string, [][]string, error) {
	if asked.x == "" && len(asked.y) == 0 {
		return slices.Clone(t.Header), t.Rows, nil
	}
	x := -1
	if asked.x != "" {
		n, err := columnOf(t, asked.x)
		if err != nil {
			return nil, nil, err
		}
		x = n
	}
	var ys []int
	for _, name := range asked.y {
		n, err := columnOf(t, name)
		if err != nil {
			return nil, nil, err
		}
		if err := isNumeric(t, n); err != nil {
			return nil, nil, err
		}
		ys = append(ys, n)
	}
	if len(ys) == 0 {
		for i := range t.Header {
			if i != x && isNumeric(t, i) == nil {
				ys = append(ys, i)
			}
		}
	}
	if x < 0 {
		x = slices.IndexFunc(t.Header, func(h string) bool {
			n, _ := columnOf(t, h)
			return n >= 0 && !slices.Contains(ys, n) && isNumeric(t, n) != nil
		})
	}
	pick := ys
	if x >= 0 {
		pick = append([]int{x}, ys...)
	}
	return picked(t.Header, pick), pickedRows(t.Rows, pick), nil
}

func picked(row []string, columns []int) []string {
	out := make([]string, len(columns))
	for i, n := range columns {
		if n < len(row) {
			out[i] = row[n]
		}
	}
	return out
}

func pickedRows(rows [][]string, columns []int) [][]string {
	out := make([][]string, len(rows))
	for i, r := range rows {
		out[i] = picked(r, columns)
	}
	return out
}

// columnOf finds a column by its name, or by its number from 1.
func columnOf(t read.Table, name string) (int, error) {
	for i, h := range t.Header {
		if strings.EqualFold(h, strings.TrimSpace(name)) {
			return i, nil
		}
	}
	for i := range t.Header {
		if fmt.Sprint(i+1) == name {
			return i, nil
		}
	}
	var names []string
	for _, h := range t.Header[:min(len(t.Header), 12)] {
		names = append(names, oneLine(h))
	}
	return -1, hintedf("its columns: "+strings.Join(names, ", "), "there is no column %q", name)
}

// isNumeric says why a column is none of numbers, with the place of the first cell that
// is none.
func isNumeric(t read.Table, column int) error {
	_, err := chart.Table([]string{t.Header[column]}, pickedRows(t.Rows, []int{column}))
	var none *chart.NoNumbersError
	if errors.As(err, &none) && len(none.Found) > 0 {
		f := none.Found[0]
		return hintedf("a cell is a number with a unit, or empty", "%s: %q under %s is no number", rowPlace(t, f.Row), f.Cell, f.Column)
	}
	return err
}
