package read

import (
	"strings"
)

// The rules of tables of separated values:
//
//   - The separator is the one of comma, tab, semicolon and bar that cuts most lines into
//     the same number of cells, more than one.
//   - A cell in quotes may go over several lines; the row is that of the first. Quotes
//     that are not closed soon, or are followed by more, are letters like others.

const (
	maxRows   = 200_000
	maxQuoted = 64 << 10 // bytes of a cell in quotes
)

// A record is one row of a file, with the line it begins on.
type record struct {
	cells []string
	line  int
}

func readCSV(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	text, skipped := d.Text, 0
	sep := separator(text, extension(in.Name))
	if first, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(first, "sep=") && len(strings.TrimSpace(first)) == 5 {
		sep, text, skipped = first[4], rest, 1
	}
	rows, more := records(text, sep)
	for i := range rows {
		rows[i].line += skipped
	}
	var l lined
	writeRows(&l, rows)
	l.into(&d)
	if exported(stem(in.Name)) {
		d.Title = NameWords(in.Name)
	}
	if more {
		d.lack("only its first 200,000 rows were read")
	}
	return d, nil
}

// writeRows writes the rows of a table, those above its head as they are.
func writeRows(l *lined, rows []record) {
	sample := make([][]string, 0, headSamples)
	for _, r := range rows[:min(len(rows), headSamples)] {
		sample = append(sample, r.cells)
	}
	head, found := tableHead(sample)
	for _, r := range rows[:head] {
		l.line(prosaic(rowText(nil, r.cells)), r.line)
	}
	l.blank()
	var names []string
	if rows = rows[head:]; found {
		names = columnNames(rows[0].cells)
		if len(rows) == 1 {
			l.line("Columns: "+strings.Join(names, "; "), rows[0].line)
		}
		rows = rows[1:]
	}
	for _, r := range rows {
		if text := rowText(names, r.cells); text != "" {
			l.line("- "+text, r.line)
		}
	}
}

// separator finds what parts the cells of a file.
func separator(text, ext string) byte {
	text = cut(text, 64<<10)
	best, most := byte(','), 0
	if ext == ".tsv" {
		best, most = '\t', 1
	}
	for _, sep := range []byte{',', '\t', ';', '|'} {
		rows, _ := records(text, sep)
		rows = rows[:min(len(rows), headSamples)]
		counts := make(map[int]int)
		alike := 0
		for _, r := range rows {
			if n := len(r.cells); n > 1 {
				counts[n]++
				alike = max(alike, counts[n])
			}
		}
		if alike > most {
			best, most = sep, alike
		}
	}
	return best
}

// records cuts a text into rows; more tells that there are too many.
func records(text string, sep byte) (rows []record, more bool) {
	line := 1
	for at := 0; at < len(text); {
		if len(rows) >= maxRows {
			return rows, true
		}
		cells, end := oneRecord(text[at:], sep)
		rows = append(rows, record{cells, line})
		line += strings.Count(text[at:at+end], "\n")
		at += end
	}
	return rows, false
}

// oneRecord reads the row a text begins with, and returns where the next begins.
func oneRecord(text string, sep byte) (cells []string, end int) {
	for {
		cell, n, quoted := quotedCell(text[end:], sep)
		if !quoted {
			n = strings.IndexAny(text[end:], string([]byte{sep, '\n'}))
			if n < 0 {
				n = len(text) - end
			}
			cell = text[end : end+n]
		}
		end += n
		if len(cells) < maxColumns {
			cells = append(cells, strings.TrimSpace(cell))
		}
		if end == len(text) {
			return cells, end
		}
		end++
		if text[end-1] == '\n' {
			return cells, end
		}
	}
}

// quotedCell reads a cell in quotes, up to what ends it; quoted is false where there is
// none, or its quotes do not fit.
func quotedCell(text string, sep byte) (cell string, n int, quoted bool) {
	begin := len(text) - len(strings.TrimLeft(text, " "))
	if begin == len(text) || text[begin] != '"' {
		return "", 0, false
	}
	inner := text[begin+1 : min(len(text), begin+1+maxQuoted)]
	for at := 0; at < len(inner); at++ {
		if inner[at] != '"' {
			continue
		}
		if at+1 < len(inner) && inner[at+1] == '"' {
			at++
			continue
		}
		rest := strings.TrimLeft(text[begin+at+2:], " \r")
		if rest != "" && rest[0] != sep && rest[0] != '\n' {
			return "", 0, false
		}
		return strings.ReplaceAll(inner[:at], `""`, `"`), len(text) - len(rest), true
	}
	return "", 0, false
}
