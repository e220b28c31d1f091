package facts

import (
	"path"
	"strings"

	"ken/notes/prose"
)

// A column of a table, by its head.
type column struct {
	name string // as it is read: "Price"
	unit string // what its numbers count: "EUR"
	kind labelKind
	task bool // its cells are things to do: "Task", "Milestone"
}

const mostColumns = 64

// cells cuts a table's row at its bars.
func cells(row string) []string {
	var list []string
	begin := 0
	for i := 0; i <= len(row) && len(list) < mostColumns; i++ {
		if i == len(row) || row[i] == '|' && (i == 0 || row[i-1] != '\\') {
			list = append(list, strings.TrimSpace(row[begin:i]))
			begin = i + 1
		}
	}
	return list
}

var taskColumns = set("task action todo milestone step deliverable activity ticket job aufgabe")

// columnsOf reads the heads of a table.
func columnsOf(heads []string) []column {
	list := make([]column, len(heads))
	for i, h := range heads {
		h = strings.TrimRight(plain(h), "?: ")
		low := strings.ToLower(h)
		c := column{name: h, kind: labelKinds[low], task: taskColumns[low]}
		for _, word := range strings.Fields(low) {
			c.task = c.task || taskColumns[word]
		}
		c.name, c.unit = headUnit(h)
		if c.kind == labelNone {
			c.kind = labelKinds[strings.ToLower(c.name)]
		}
		list[i] = c
	}
	return list
}

// headUnit parts "Price (EUR)" and "Conductivity in W/(m K)" into what is counted and
// in what.
func headUnit(head string) (name, unit string) {
	if open := strings.LastIndexByte(head, '('); open > 0 && strings.HasSuffix(head, ")") && head[open-1] == ' ' {
		if u := unitNamed(head[open+1 : len(head)-1]); u != "" {
			return trimmed(head[:open]), u
		}
	}
	if at := strings.LastIndex(head, " in "); at > 0 {
		if u := unitNamed(head[at+4:]); u != "" {
			return trimmed(head[:at]), u
		}
	}
	return head, unitNamed(head)
}

// acquaintRow meets the owners of a row.
func (r *reader) acquaintRow(row []string) {
	for i, c := range r.columns {
		if c.kind == labelOwner && i < len(row) {
			for _, name := range names(plain(row[i])) {
				r.people.add(name)
			}
		}
	}
}

// A record is what the columns of a row say.
type record struct {
	subject, owner, due, date string
	state                     string
	stated, written           bool // there is a state, or room for one; it is written down
}

// row takes the facts of a table's row, which are about what stands in its first cell.
func (r *reader) row(span prose.Span, row []string) {
	if len(r.columns) < 2 || len(row) < 2 {
		return
	}
	rec, ok := r.record(row)
	if !ok {
		return
	}
	task, owned := false, false
	for _, c := range r.columns {
		task, owned = task || c.task, owned || c.kind == labelOwner
	}
	rest := rec.due != "" || rec.stated || rec.date != "" || task
	switch {
	case rec.owner != "" && rest, owned && rec.written, rec.due != "" && (task || rec.stated), task && (rec.stated || owned) && rec.date != "":
		due := rec.due
		if due == "" {
			due = r.dueText(rec.date)
		}
		r.add(Fact{Kind: Task, Text: rec.subject, Owner: rec.owner, Due: due, State: rec.state}, span)
	case rec.owner != "":
		r.add(Fact{Kind: Owner, Who: rec.owner, What: rec.subject}, span)
	case rec.date != "" || rec.due != "":
		r.rowDate(rec, span)
	}
	r.relate(rec.subject, row, span)
	r.rowAmounts(rec.subject, row, span)
}

// record reads a row's cells by the columns they stand in; ok is false where it is
// about nothing that has a name.
func (r *reader) record(row []string) (rec record, ok bool) {
	rec.state = "open"
	for i, c := range r.columns[:min(len(row), len(r.columns))] {
		cell := plain(row[i])
		if named := c.kind == labelNone || c.kind == labelDecision; rec.subject == "" && (i == 0 && named || c.task || i == 1 && named) && wordy(cell) {
			rec.subject = trimmed(cell)
			if strings.Contains(row[i], "~~") {
				rec.state, rec.stated = "dropped", true
			}
			continue
		}
		switch c.kind {
		case labelOwner:
			rec.owner = ownerText(cell)
		case labelDue:
			rec.due = r.dueText(cell)
		case labelDate:
			rec.date = cell
		case labelStatus:
			if state, known := stateOf(strings.ToLower(cell)); known || cell == "" {
				rec.state, rec.stated, rec.written = state, true, cell != ""
			}
		}
	}
	return rec, rec.subject != ""
}

// stateOf reads the state of a task; known is false for a word the rules do not know.
func stateOf(status string) (state string, known bool) {
	status = strings.Trim(strings.ToLower(status), " .*_")
	first, _, _ := strings.Cut(status, " ")
	switch strings.Trim(first, ",;:(") {
	case "done", "complete", "completed", "closed", "finished", "✅", "✔", "✓", "☑", "delivered", "shipped", "fixed", "resolved", "yes", "x":
		return "done", true
	case "open", "todo", "planned", "started", "pending", "wip", "ongoing", "active", "doing", "in-progress", "new", "⏳", "🔄", "upcoming":
		return "open", true
	case "blocked", "waiting", "on-hold", "stuck", "paused", "⛔", "🚫":
		return "blocked", true
	case "dropped", "cancelled", "canceled", "abandoned", "wontfix", "❌":
		return "dropped", true
	}
	switch status {
	case "in progress", "to do", "not started", "under way", "underway":
		return "open", true
	case "on hold":
		return "blocked", true
	case "won't do", "wont do", "not doing":
		return "dropped", true
	case "":
		return "open", false
	}
	return "open", false
}

// rowDate keeps the day of a row that is no task.
func (r *reader) rowDate(rec record, span prose.Span) {
	text := rec.date
	if text == "" {
		text = rec.due
	}
	list := r.whens(text, prose.Quantities(text))
	if len(list) > 0 {
		w := list[0]
		r.add(Fact{Kind: Date, When: w.on, End: w.end, What: rec.subject, Approximate: w.approximate}, span)
	}
}

// relate keeps what a row depends on.
func (r *reader) relate(subject string, row []string, span prose.Span) {
	for i, c := range r.columns[:min(len(row), len(r.columns))] {
		relation := relations[c.kind]
		to := plain(row[i])
		if relation == "" || !wordy(to) || nobody[strings.ToLower(to)] {
			continue
		}
		for part := range strings.SplitSeq(to, ",") {
			if part = trimmed(part); wordy(part) && !nobody[strings.ToLower(part)] {
				r.add(Fact{Kind: Dependency, From: subject, Relation: relation, To: part}, span)
			}
		}
	}
}

// rowAmounts keeps the amounts in a row's cells.
func (r *reader) rowAmounts(subject string, row []string, span prose.Span) {
	for i, c := range r.columns[:min(len(row), len(r.columns))] {
		if i == 0 || c.kind != labelNone && c.kind != labelAmount || c.task {
			continue
		}
		value, unit, ok := cellAmount(plain(row[i]), c.unit)
		if !ok {
			continue
		}
		what := subject
		if name := strings.ToLower(c.name); unitNamed(name) == "" && name != "amount" && name != "value" && name != "" {
			what = subject + ": " + c.name
		}
		r.add(Fact{Kind: Amount, Value: value, Unit: unit, What: what}, span)
	}
}

// cellAmount reads a cell that holds a number with a unit, or a number alone in a
// column that has one.
func cellAmount(cell, unit string) (value, u string, ok bool) {
	if cell == "" || cell[0] > '9' && cell[0] < 0x80 || len(cell) > 40 {
		return "", "", false
	}
	list := prose.Quantities(cell)
	if len(list) == 0 || len(list) > 2 || list[0].Date != "" && unit == "" {
		return "", "", false
	}
	q := list[0]
	if len(list) == 2 {
		return cellRange(cell, unit, list)
	}
	m, measured := measure(cell, q)
	rest := strings.Trim(cell[q.End:], " .*)")
	switch {
	case measured && strings.Trim(cell[:q.Start], " ~≈€$£-−") == "" && len(strings.Fields(rest)) < 4:
		return m.value, m.unit, true
	case unit != "" && rest == "" && strings.Trim(cell[:q.Start], " ~≈+-−") == "":
		return number(cell, q), unit, true
	}
	return "", "", false
}

// cellRange reads "25 to 250" in a column with a unit.
func cellRange(cell, unit string, list []prose.Quantity) (value, u string, ok bool) {
	between := strings.TrimSpace(cell[list[0].End:list[1].Start])
	if m, measured := measure(cell, list[1]); measured && unit == "" {
		unit = m.unit
	}
	if unit == "" || between != "to" && between != "–" && between != "-" || strings.TrimSpace(cell[:list[0].Start]) != "" {
		return "", "", false
	}
	return number(cell, list[0]) + "–" + number(cell, list[1]), unit, true
}

// tabled tells whether items are rows of a spreadsheet or of separated values: of the
// document, or of a file in it, which its name stands over.
func (r *reader) tabled() bool {
	switch r.doc.Format {
	case "table", "xlsx", "ods":
		return true
	}
	for _, h := range r.headings() {
		switch strings.ToLower(path.Ext(h)) {
		case ".csv", ".tsv", ".tab", ".xlsx", ".ods":
			return true
		}
	}
	return false
}

// pairs reads a row of a spreadsheet or of separated values as it is written out: "item:
// Pump; price (EUR): 420". It is no row where there are fewer than two.
func (r *reader) pairs(text string) (row []string, ok bool) {
	var heads []string
	for part := range strings.SplitSeq(text, "; ") {
		head, cell, found := strings.Cut(part, ": ")
		switch {
		case len(row) == mostColumns:
		case found && len(head) < 100:
			heads, row = append(heads, head), append(row, cell)
		case len(row) > 0:
			row[len(row)-1] += "; " + part
		default:
			return nil, false
		}
	}
	if len(row) < 2 {
		return nil, false
	}
	if key := strings.Join(heads, "|"); key != r.heads || r.columns == nil {
		r.heads, r.columns = key, columnsOf(heads)
	}
	return row, true
}
