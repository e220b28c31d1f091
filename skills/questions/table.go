package questions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/cards"
)

var (
	termColumn    = regexp.MustCompile(`(?i)^(?:term|word|name|concept|abbreviation|acronym|symbol|begriff|wort|terme|mot|término|palabra|vocabulary)s?$`)
	meaningColumn = regexp.MustCompile(`(?i)^(?:meaning|definition|description|explanation|translation|what it (?:is|means)|stands for|bedeutung|erklärung|übersetzung|signification|définition|traduction|significado|definición|traducción)s?$`)
	keptColumn    = regexp.MustCompile(`(?i)^(?:status|state|done|owner|who|date|due|until|link|url|notes?|comments?|remarks?|source|id|no\.?|#|page|line|file|author|today|now|point of contact|contacts?|champions?|lead|leads|teams?|assignees?|reviewers?|downloads?|percent(?:age)?|times?|durations?|sizes?|ranks?|votes?|counts?|totals?|changes?|diff|delta)$`)
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
	if m.matrix(q) {
		return
	}
	if key == "" || strings.Contains(key, "&&") || len(strings.Fields(key)) > 7 || numeric(key) || columns[0] == "" && len(row) > 2 || keptColumn.MatchString(columns[0]) {
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
		if len(row[i]) < 3 && digit(row[i]) && !strings.ContainsAny(columns[i], "(%/") {
			continue // a count or a mark
		}
		if r, _ := utf8.DecodeRuneInString(row[i]); unicode.IsSymbol(r) && !strings.ContainsRune("$€£+<>~", r) {
			continue // a tick or a cross
		}
		m.cell(q, columns, key, row[i], i)
	}
}

// matrix tells whether what stands in the first column of a table stands in its others too:
// such a table holds things against each other, and a cell says nothing by itself.
func (m *maker) matrix(q *passage) bool {
	keys, values := map[string]bool{}, map[string]int{}
	for i := max(0, q.nth-mostBeside); i < min(len(m.page.passages), q.nth+mostBeside); i++ {
		o := m.page.passages[i]
		if o.kind != notes.Row || !samePath(o.columns, q.columns) || !samePath(o.heading, q.heading) {
			continue
		}
		for at, cell := range cells(o.span.In(m.page.doc.Text)) {
			if at == 0 {
				keys[normal(cell)] = true
			} else {
				values[normal(cell)]++
			}
		}
	}
	for key := range keys {
		if key != "" && values[key] > 0 {
			return true
		}
	}
	return false
}

// mostBeside is how far the rows of a table are looked at around one.
const mostBeside = 12

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
