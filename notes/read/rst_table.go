package read

import (
	"strings"
)

// grid writes a table drawn with lines of "+-": a row for each stretch between them.
func (r *rstReader) grid(indent int) bool {
	rows := r.drawn(indent)
	if len(rows) < 3 {
		return false
	}
	var bounds []int
	for i, c := range []byte(rows[0]) {
		if c == '+' {
			bounds = append(bounds, i)
		}
	}
	first, cells, from, head := r.at, []string(nil), 0, false
	var lines []record
	for i, row := range rows {
		if strings.HasPrefix(row, "+") && strings.Trim(row, "+-=") == "" {
			if cells != nil {
				lines = append(lines, record{cells, from})
			}
			head = head || strings.Contains(row, "=") && len(lines) == 1
			cells = nil
			continue
		}
		if cells == nil {
			cells, from = make([]string, max(len(bounds)-1, 1)), first+i+1
		}
		column := 0
		for piece := range strings.SplitSeq(strings.Trim(row, "|"), "|") {
			addCell(&cells[min(column, len(cells)-1)], piece)
			column++
		}
	}
	r.writeTable(lines, head)
	r.at += len(rows) - 1
	return true
}

// addCell adds a further line to a cell, as far as it is one a person would read.
func addCell(cell *string, more string) {
	if more = strings.TrimSpace(more); more != "" && len(*cell) < maxQuoted {
		*cell = strings.TrimSpace(*cell + " " + more)
	}
}

// drawn returns the rows of a drawing that begins here, without their indent.
func (r *rstReader) drawn(indent int) []string {
	var rows []string
	for at := r.at; at < len(r.rows) && len(rows) < maxRows; at++ {
		body := strings.TrimRight(r.rows[at], " ")
		if len(body) <= indent || body[indent] != '+' && body[indent] != '|' {
			break
		}
		rows = append(rows, body[indent:])
	}
	return rows
}

// isSimpleRule tells the lines that a simple table is drawn with: "====  ====".
func isSimpleRule(body string) bool {
	return strings.HasPrefix(body, "==") && strings.Trim(body, "= ") == "" && strings.Contains(body, " ")
}

// simple writes a table whose columns stand under lines of "=".
func (r *rstReader) simple(indent int) bool {
	rule := strings.TrimRight(r.rows[r.at], " ")[indent:]
	var starts []int
	for i := range len(rule) {
		if rule[i] == '=' && (i == 0 || rule[i-1] == ' ') {
			starts = append(starts, i)
		}
	}
	var lines []record
	rules, head, end := 1, false, r.at+1
	for ; end < len(r.rows) && rules < 3 && end < r.at+maxRows; end++ {
		row := strings.TrimRight(r.rows[end], " ")
		row = row[min(indent, len(row)):]
		switch {
		case isSimpleRule(row):
			if rules++; rules == 2 {
				head = len(lines) > 0
				if end+1 == len(r.rows) || strings.TrimSpace(r.rows[end+1]) == "" && !r.goesOn(end+1, indent) {
					head, rules = false, 3
				}
			}
		case row == "" || strings.Trim(row, "- ") == "":
		default:
			cells := sliced(row, starts)
			if n := len(lines); n > 0 && cells[0] == "" && row[0] == ' ' {
				for i := range cells {
					addCell(&lines[n-1].cells[i], cells[i])
				}
				continue
			}
			lines = append(lines, record{cells, end + 1})
		}
	}
	if len(lines) == 0 || rules < 2 {
		return false
	}
	r.writeTable(lines, head)
	r.at = end - 1
	return true
}

// goesOn tells whether another line of "=" follows soon, so that the table does not end.
func (r *rstReader) goesOn(at, indent int) bool {
	for ; at < len(r.rows) && r.spent < maxSpent; at++ {
		r.spent++
		row := strings.TrimRight(r.rows[at], " ")
		if row == "" {
			continue
		}
		if len(row) <= indent {
			return false
		}
		if isSimpleRule(row[indent:]) {
			return true
		}
		if isAdornment(row[indent:]) || strings.HasPrefix(row[indent:], "..") {
			return false
		}
	}
	return false
}

// sliced cuts a row at the columns where cells begin.
func sliced(row string, starts []int) []string {
	cells := make([]string, len(starts))
	for i, start := range starts {
		end := len(row)
		if i+1 < len(starts) {
			end = min(end, starts[i+1])
		}
		if start < end {
			cells[i] = strings.TrimSpace(row[start:end])
		}
	}
	return cells
}

// writeTable writes the rows of a table, the first of which may name the columns.
func (r *rstReader) writeTable(rows []record, head bool) {
	var names []string
	r.begun = true
	r.l.blank()
	for i, row := range rows {
		for c := range row.cells {
			row.cells[c] = Plain(r.inline(strings.TrimSpace(row.cells[c])))
		}
		if i == 0 && head {
			names = columnNames(row.cells)
			continue
		}
		if text := rowText(names, row.cells); text != "" {
			r.l.line("- "+text, row.line)
		}
	}
	r.l.blank()
}

// listTable writes a table that is written as a list of lists.
func (r *rstReader) listTable(indent int, args string) {
	if args != "" {
		r.l.line("**"+r.inline(args)+"**", r.at+1)
	}
	head := r.option(indent, "header-rows") != "" && r.option(indent, "header-rows") != "0"
	from := r.options(indent, args)
	end := r.blockEnd(from, indent+1)
	var rows []record
	for i := from; i < end && len(rows) < maxRows; i++ {
		body := strings.TrimSpace(r.rows[i])
		inner, begins := strings.CutPrefix(body, "* -")
		cell, more := strings.CutPrefix(body, "- ")
		n := len(rows)
		switch {
		case begins:
			rows = append(rows, record{[]string{strings.TrimSpace(inner)}, i + 1})
		case n == 0 || body == "":
		case more || body == "-":
			rows[n-1].cells = append(rows[n-1].cells, cell)
		default:
			addCell(&rows[n-1].cells[len(rows[n-1].cells)-1], body)
		}
	}
	r.writeTable(rows, head)
	r.at = max(r.at, end-1)
}

// csvTable writes a table of separated values.
func (r *rstReader) csvTable(indent int, args string) {
	if args != "" {
		r.l.line("**"+r.inline(args)+"**", r.at+1)
	}
	header := r.option(indent, "header")
	from := r.options(indent, args)
	end := r.blockEnd(from, indent+1)
	var rows []record
	if header != "" {
		cells, _ := oneRecord(header, ',')
		rows = append(rows, record{cells, r.at + 1})
	}
	for i := from; i < end && len(rows) < maxRows; i++ {
		if body := strings.TrimSpace(r.rows[i]); body != "" {
			cells, _ := oneRecord(body, ',')
			rows = append(rows, record{cells, i + 1})
		}
	}
	r.writeTable(rows, header != "")
	r.at = max(r.at, end-1)
}
