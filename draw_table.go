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
	t.Name = unmark(t.Name)
	for _, row := range append([][]string{t.Header}, t.Rows...) {
		for i, cell := range row {
			row[i] = unmark(cell)
		}
	}
}

func unmark(text string) string {
	if !strings.ContainsAny(text, "*_`[<&\\") {
		return text
	}
	return strings.NewReplacer("**", "", "__", "", "`", "").Replace(prose.Readable(text))
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
	c, err := tableColumns(t, asked)
	var none *chart.NoNumbersError
	if errors.As(err, &none) && len(none.Found) > 0 {
		var found []string
		for _, f := range none.Found {
			found = append(found, fmt.Sprintf("%s has %q in %s", f.Column, f.Cell, rowPlace(t, f.Row)))
		}
		what := "no column is one of numbers"
		if len(asked.y) > 0 {
			what = "that is no column of numbers"
		}
		return c, hintedf("a cell is a number with a unit, or empty", "%s: %s", what, strings.Join(found, ", "))
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

// tableColumns makes the chart of the columns that were asked for. Where no column of
// numbers was named all others are drawn, and where none of labels was, the first that is
// none of numbers has them.
func tableColumns(t read.Table, asked tableAsked) (chart.Chart, error) {
	if asked.x == "" && len(asked.y) == 0 {
		return chart.Table(t.Header, t.Rows)
	}
	x, ys := -1, []int{}
	if asked.x != "" {
		n, err := columnOf(t, asked.x)
		if err != nil {
			return chart.Chart{}, err
		}
		x = n
	}
	for _, name := range asked.y {
		n, err := columnOf(t, name)
		if err != nil {
			return chart.Chart{}, err
		}
		ys = append(ys, n)
	}
	numeric := func(n int) bool {
		column := make([][]string, len(t.Rows))
		for i, r := range t.Rows {
			if n < len(r) {
				column[i] = r[n : n+1]
			}
		}
		_, err := chart.TableOf(t.Header[n:n+1], column, -1, []int{0})
		return err == nil
	}
	for i := range t.Header {
		if len(asked.y) == 0 && i != x && numeric(i) {
			ys = append(ys, i)
		}
		if asked.x == "" && x < 0 && !slices.Contains(ys, i) && !numeric(i) {
			x = i
		}
	}
	return chart.TableOf(t.Header, t.Rows, x, ys)
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

// columnOf finds a column by its name, by its number from 1, or by how its name alone
// begins, as "price" of "price (EUR)".
func columnOf(t read.Table, name string) (int, error) {
	name = strings.TrimSpace(name)
	if i := slices.IndexFunc(t.Header, func(h string) bool { return strings.EqualFold(h, name) }); i >= 0 {
		return i, nil
	}
	begin := -1
	for i, h := range t.Header {
		if fmt.Sprint(i+1) == name {
			return i, nil
		}
		if name == "" || len(h) < len(name) || !strings.EqualFold(h[:len(name)], name) {
			continue
		}
		if begin >= 0 {
			begin = len(t.Header) // more than one
			continue
		}
		begin = i
	}
	if begin >= 0 && begin < len(t.Header) {
		return begin, nil
	}
	var names []string
	for _, h := range t.Header[:min(len(t.Header), 12)] {
		names = append(names, oneLine(h))
	}
	return -1, hintedf("its columns: "+strings.Join(names, ", "), "there is no column %q", name)
}
