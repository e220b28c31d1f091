package decks

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// An Entry is one card as a row of a table, for people and spreadsheets.
type Entry struct {
	Question, Answer string
	Kind             string // as the writer calls it
	Tags             []string
	Source           string // where it comes from, as the writer says it
	Due              string // a date, YYYY-MM-DD; "" where it is new
	Stability        float64
	Difficulty       float64 // both 0 where it is new
	Reps, Lapses     int
	Line             int // of the file it was read from, from 1; not written
}

// tableColumns are the heads of the columns, in the order they are written.
var tableColumns = []string{
	"question", "answer", "kind", "tags", "source", "due", "stability", "difficulty", "reps", "lapses",
}

// WriteTable writes cards as comma separated values under a line of heads. Cells with
// a comma, a quote or an end of line stand in quotes (RFC 4180); lines end with LF.
func WriteTable(w io.Writer, entries []Entry) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, line(tableColumns, ','))
	for _, e := range entries {
		fmt.Fprint(b, line([]string{
			e.Question, e.Answer, e.Kind, strings.TrimSpace(tagList(e.Tags)), e.Source, e.Due, decimal(e.Stability),
			decimal(e.Difficulty), whole(e.Reps), whole(e.Lapses),
		}, ','))
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

// decimal writes a number so that the same one is read back; 0 is left out.
func decimal(x float64) string {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

func whole(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// ReadTable reads such a table, or any other of separated values: by its heads where
// the first row has some that are known ("front", "term" and "text" stand for a
// question, "back" and "definition" for an answer), else the first two columns are
// question and answer. Rows that cannot be used are among the problems.
func ReadTable(data []byte) ([]Entry, []Problem, error) {
	var problems troubles
	rows, err := tableRows(data, &problems)
	if err != nil {
		return nil, nil, fmt.Errorf("read table: %w", err)
	}
	columns := map[string]int{"question": 0, "answer": 1}
	if len(rows) > 0 && isHeading(rows[0].cells) {
		columns = columnsOf(rows[0].cells)
		rows = rows[1:]
		if _, ok := columns["question"]; !ok {
			return nil, nil, fmt.Errorf("read table: no column is called question")
		}
	}
	var entries []Entry
	for _, rec := range rows {
		t := tableRow{rec, columns, &problems}
		if e, ok := t.entry(); ok {
			entries = append(entries, e)
		}
	}
	return entries, problems.all(), nil
}

// tableRows takes a table apart.
func tableRows(data []byte, problems *troubles) ([]record, error) {
	text, err := decode(data, problems)
	if err != nil {
		return nil, err
	}
	begin := 1
	separator := separatorOf(text, false)
	if end := lineEnd(text); strings.HasPrefix(text, "sep=") && end == 5 { // as Excel has it
		separator, text, begin = text[4], strings.TrimLeft(text[end:], "\r\n"), 2
	}
	r := recorder{text: text, line: begin, separator: separator, problems: problems}
	var rows []record
	for rec, ok := r.next(); ok; rec, ok = r.next() {
		if len(rows) == maxRecords {
			return nil, fmt.Errorf("it has more than %d rows", maxRecords)
		}
		rows = append(rows, rec)
	}
	return rows, nil
}

// columnsOf says in which column each thing stands.
func columnsOf(heads []string) map[string]int {
	same := map[string]string{
		"front": "question", "term": "question", "text": "question", "back": "answer", "definition": "answer",
	}
	columns := map[string]int{}
	for i, head := range heads {
		head = strings.ToLower(strings.TrimSpace(head))
		if s, ok := same[head]; ok {
			head = s
		}
		if _, twice := columns[head]; !twice {
			columns[head] = i
		}
	}
	return columns
}

// A tableRow is a record with the heads over it.
type tableRow struct {
	record
	columns  map[string]int
	problems *troubles
}

func (t tableRow) text(name string) string {
	if i, ok := t.columns[name]; ok {
		return strings.TrimSpace(t.at(i + 1))
	}
	return ""
}

// number is a cell as a number not below 0. What is none is 0 and a problem.
func (t tableRow) number(name string) float64 {
	cell := t.text(name)
	if cell == "" {
		return 0
	}
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || !(x >= 0 && x <= 1e15) {
		t.problems.add(Problem{Line: t.line, Reason: fmt.Sprintf("%s is a number, not %q", name, cell)})
		return 0
	}
	return x
}

func (t tableRow) entry() (Entry, bool) {
	e := Entry{
		Question: t.text("question"), Answer: t.text("answer"), Kind: t.text("kind"), Tags: tagsOf(t.text("tags")),
		Source: t.text("source"), Due: t.text("due"), Line: t.line,
	}
	if e.Question == "" {
		t.problems.add(Problem{Line: t.line, Reason: "it has no question"})
		return e, false
	}
	e.Stability, e.Difficulty = t.number("stability"), t.number("difficulty")
	e.Reps, e.Lapses = int(t.number("reps")), int(t.number("lapses"))
	return e, true
}
