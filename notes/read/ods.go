package read

import (
	"fmt"
	"strconv"
	"strings"
)

// workbook reads the sheets of a spreadsheet; its rules are those of sheet.go.
func (o *odfFile) workbook(x *xmlReader) {
	s := &sheets{flow: &o.flow, beat: o.in.Beat}
	for in := x.depth; x.opens(in); {
		if x.name != "table" {
			x.skip()
			continue
		}
		name := x.attr("name")
		s.sheet(name, o.style("table", x.attr("style-name")).hidden)
		o.sheet(x, s)
		for _, b := range o.after {
			s.settle()
			s.turn(fmt.Sprintf("sheet %s, row %d", s.name, max(1, b.page)))
			s.add(b)
		}
		s.turn("")
		o.after = nil
	}
	s.end()
}

// sheet reads the rows of a sheet.
func (o *odfFile) sheet(x *xmlReader, s *sheets) {
	row := 0
	var f filler
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "table-row":
			times := max(1, number(x.attr("number-rows-repeated")))
			o.page = row + 1
			cells := f.fill(row+1, o.cells(x, row+1, &f))
			for n := range times {
				if filledCells(cells) == 0 || n >= maxReach {
					break
				}
				if !s.row(row+1+n, cells) {
					return
				}
			}
			row += min(times, 1<<21)
		case "shapes":
			o.shapes(x)
		case "table-column", "table-columns", "table-source", "forms", "named-expressions":
			x.skip()
		}
	}
}

// shapes reads what lies on a sheet, which is to stand behind it.
func (o *odfFile) shapes(x *xmlReader) {
	o.elements(x, func(b block) { o.after = append(o.after, b) })
}

// cells reads the cells of a row.
func (o *odfFile) cells(x *xmlReader, row int, f *filler) []string {
	var cells []string
	at := 0
	for in := x.depth; x.opens(in); {
		if x.name != "table-cell" && x.name != "covered-table-cell" {
			continue
		}
		times := max(1, min(number(x.attr("number-columns-repeated")), 1<<20))
		down := number(x.attr("number-rows-spanned"))
		covered := x.name != "table-cell"
		text := o.cell(x)
		if text != "" && !covered {
			if down > 1 {
				f.add(row, reach{column: at, last: row + down - 1})
			}
			for n := 0; n < times && at+n <= maxColumns; n++ {
				for len(cells) <= at+n {
					cells = append(cells, "")
				}
				cells[at+n] = text
			}
		}
		at = min(at+times, 1<<20)
	}
	return cells
}

// cell reads a cell as it is seen, but dates as 2026-03-02.
func (o *odfFile) cell(x *xmlReader) string {
	kind, date := x.attr("value-type"), x.attr("date-value")
	value, currency := x.attr("value"), x.attr("currency")
	var words []string
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "p":
			t := odfText{odfFile: o}
			t.contents(x, false)
			words = append(words, t.words.String())
		case "annotation":
			o.noteOf(x)
		case "frame", "custom-shape", "rect", "ellipse", "g":
			o.elements(x, func(b block) { o.after = append(o.after, b) })
		case "detective", "shapes":
			x.skip()
		}
	}
	if kind == "date" && len(date) >= 10 {
		date = strings.Replace(date, "T", " ", 1)
		date = strings.TrimSuffix(strings.TrimSuffix(date, ".000000000"), ":00")
		return strings.TrimSuffix(date, " 00:00")
	}
	if text := strings.Join(words, "\n"); text != "" {
		return text
	}
	return unshown(kind, value, currency)
}

// unshown writes a value of which the file does not tell how it is shown.
func unshown(kind, value, currency string) string {
	switch v, err := strconv.ParseFloat(value, 64); {
	case err != nil || kind != "float" && kind != "percentage" && kind != "currency":
		return ""
	case kind == "percentage":
		return generalNumber(100*v) + "%"
	default:
		return strings.TrimSpace(generalNumber(v) + " " + currency)
	}
}
