package questions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/cards"
)

var (
	termColumn    = regexp.MustCompile(`(?i)^(?:term|word|name|concept|abbreviation|acronym|symbol|begriff|wort|terme|mot|término|palabra|vocabulary)s?$`)
	meaningColumn = regexp.MustCompile(`(?i)^(?:meaning|definition|description|explanation|translation|what it (?:is|means)|stands for|bedeutung|erklärung|übersetzung|signification|définition|traduction|significado|definición|traducción)s?$`)
	keptColumn    = regexp.MustCompile(`(?i)^(?:status|state|done|owner|who|date|due|until|link|url|notes?|comments?|remarks?|source|id|no\.?|#|page|line|file|author|today|now)$`)
)

// row asks what a table says of what its first column names, and of a table of two short
// columns the other way round too.
func (m *maker) row(q *passage) {
	row := cells(q.span.In(m.page.doc.Text))
	if len(row) != len(q.columns) || len(row) < 2 || len(row) > 6 {
		return
	}
	for i := range row {
		row[i], _ = strip(row[i])
	}
	columns := make([]string, len(q.columns))
	for i, c := range q.columns {
		columns[i], _ = strip(c)
	}
	key := row[0]
	if key == "" || len(strings.Fields(key)) > 7 || numeric(key) || columns[0] == "" && len(row) > 2 || keptColumn.MatchString(columns[0]) {
		return
	}
	if termColumn.MatchString(columns[0]) && meaningColumn.MatchString(columns[1]) {
		m.glossaryLine(q, q.span, key, lowerStart(strings.TrimRight(row[1], "."), m.page.tagged(row[1])), true, true)
		return
	}
	for i := 1; i < len(row); i++ {
		if columns[i] == "" || keptColumn.MatchString(columns[i]) || len(row[i]) < 2 && !digit(row[i]) || row[i] == "-" || row[i] == "–" || strings.Contains(row[i], "*") || len(strings.Fields(row[i])) > 25 {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(row[i]); unicode.IsSymbol(r) && !strings.ContainsRune("$€£+<>~", r) {
			continue // a tick or a cross
		}
		m.cell(q, columns, key, row[i], i)
	}
}

// cell asks for one cell by its row and column.
func (m *maker) cell(q *passage, columns []string, key, value string, i int) {
	kind := cards.Exact
	if len(strings.Fields(value)) > mostExact-2 {
		kind = cards.Prose
	}
	m.add(draft{
		passage: q, span: q.span, kind: kind, level: cards.Recall, question: "What does the table give as “" + columns[i] + "” for “" + key + "”?",
		answers: []string{strings.Trim(value, "`")}, why: "table", score: 0.7 - 0.02*float64(i),
	})
}

// numeric tells whether a text has more digits than letters.
func numeric(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r > ' ' && !strings.ContainsRune(".,:%-+/", r):
			letters++
		}
	}
	return digits > letters
}
