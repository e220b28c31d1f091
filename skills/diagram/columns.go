package diagram

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// A record is one row of a table, with the names of its columns.
type record struct {
	names, cells []string
	heading      []string
	cites        []notes.Source
}

// records are the rows of all tables of a page, and the lines of a file that is a table.
func (p *page) records() []record {
	var out []record
	for _, b := range p.blocks {
		switch {
		case b.Kind == notes.Row && b.column >= 0:
			head := p.blocks[b.column]
			out = append(out, record{p.cells(head), p.cells(b), b.heading, []notes.Source{p.doc.Cite(b.Span, b.heading), p.doc.Cite(head.Span, head.heading)}})
		case b.Kind == notes.Item && p.doc.Format == "table":
			if names, cells := fields(p.text(b)); len(names) > 1 {
				out = append(out, record{names, cells, b.heading, []notes.Source{p.doc.Cite(b.Span, b.heading)}})
			}
		}
	}
	return out
}

// fields takes a line of a table apart, as package read writes it: "line: Pumps; price: 9".
func fields(text string) (names, cells []string) {
	for part := range strings.SplitSeq(plain(text), "; ") {
		name, cell, found := strings.Cut(part, ": ")
		switch {
		case found && len(names) < 40:
			names, cells = append(names, name), append(cells, cell)
		case !found && len(cells) > 0: // a semicolon within a cell
			cells[len(cells)-1] += "; " + part
		}
	}
	return names, cells
}

// columns reads tables of relations: those with a column for each end, "from" and "to",
// and those of which one column names what the first depends on; and who has to do with
// what a row is about.
func (p *page) columns() {
	for _, r := range p.records() {
		p.related2(r)
		p.roles(r)
	}
}

// related2 reads the two ends of a row.
func (p *page) related2(r record) {
	from, to, relation := ends2(r.names)
	if from < 0 || to < 0 || from >= len(r.cells) || to >= len(r.cells) {
		return
	}
	word := ""
	switch {
	case relation >= 0 && relation < len(r.cells):
		word = label(r.cells[relation])
	case relation < 0 && linking[strings.ToLower(r.names[to])]:
		word = r.names[to]
	}
	if low := strings.ToLower(r.names[from]); termColumns[low] {
		if wordy(r.cells[from]) && wordy(r.cells[to]) {
			p.claim(claim{form: Concepts, kind: "cell", listed: true, from: label(r.cells[from]), to: label(r.cells[to]), cites: r.cites, under: strings.Join(r.heading, " ")})
		}
		return
	}
	form := Dependencies
	if strings.EqualFold(r.names[from], "cause") {
		form = Concepts
	}
	for _, part := range several2(r.cells[to], ",", ";") {
		p.claim(claim{form: form, kind: "table", from: noun(r.cells[from]), to: noun(part), label: word, cites: r.cites, under: strings.Join(r.heading, " ")})
	}
}

// subject is the column that says what a row is about: the first that holds words and
// neither a day nor somebody; -1 where there is none.
func (r record) subject() int {
	for i, cell := range r.cells {
		if i >= len(r.names) || i > 2 {
			break
		}
		low := strings.ToLower(r.names[i])
		if day, _ := dayOf(cell); day == "" && wordy(cell) && !roleColumns[low] && !ownerColumns[low] && low != "id" && low != "ticket" {
			return i
		}
	}
	return -1
}

// several2 are the members of a cell.
func several2(cell string, marks ...string) []string {
	for _, m := range marks[1:] {
		cell = strings.ReplaceAll(cell, m, marks[0])
	}
	var out []string
	for part := range strings.SplitSeq(cell, marks[0]) {
		if part = strings.TrimSpace(part); wordy(part) && !empty[strings.ToLower(part)] {
			out = append(out, part)
		}
	}
	return out
}

// periods reads tables in which a row has a day in more than one column, as its start and
// its end, or one that no fact was read of.
func (p *page) periods() {
	known := map[string]bool{}
	for _, c := range p.claims {
		if c.form == Timeline {
			known[c.when+c.cites[0].At()] = true
		}
	}
	for _, r := range p.records() {
		about := r.subject()
		if about < 0 {
			continue
		}
		var at []int
		days := map[string]bool{}
		for i, cell := range r.cells {
			if day, alone := dayOf(cell); day != "" && alone && i < len(r.names) && i != about {
				at, days[day] = append(at, i), true
			}
		}
		said := map[string]bool{}
		for _, i := range at {
			day, _ := dayOf(r.cells[i])
			if said[day] || known[day+r.cites[0].At()] {
				continue
			}
			said[day] = true
			what := label(r.cells[about])
			if len(days) > 1 {
				what = r.names[i] + ": " + what
			}
			p.claim(claim{form: Timeline, kind: "cell", from: spoken(day), to: what, when: day, cites: r.cites, under: strings.Join(r.heading, " ")})
		}
	}
}

// dayOf is the day, month or year that a cell names, and whether it says hardly more.
func dayOf(cell string) (day string, alone bool) {
	for _, q := range prose.Quantities(cell) {
		if q.Date == "" || len(q.Date) < len("2006-01") || sortable(q.Date) == "" {
			continue
		}
		if day != "" {
			return "", false // from one day to another: its own line says it better
		}
		day = q.Date
		alone = len(strings.Fields(cell[:q.Start]+" "+cell[q.End:])) <= 2
	}
	return day, alone
}

// cells are the cells of a row, as plain text.
func (p *page) cells(b block) []string {
	text := strings.Trim(strings.TrimSpace(p.text(b)), "|")
	var out []string
	for cell := range strings.SplitSeq(strings.ReplaceAll(text, `\|`, "\x00"), "|") {
		out = append(out, plain(strings.ReplaceAll(cell, "\x00", "|")))
		if len(out) == 40 {
			break
		}
	}
	return out
}

// ends2 finds the two ends among the names of columns, and the column that says how they
// belong together; -1 where there is none.
func ends2(names []string) (from, to, relation int) {
	from, to, relation = -1, -1, -1
	if len(names) > 1 && termColumns[strings.ToLower(names[0])] && meaningColumns[strings.ToLower(names[1])] {
		return 0, 1, -1
	}
	for i, name := range names {
		switch low := strings.ToLower(name); {
		case sources[low] && from < 0:
			from = i
		case (targets[low] || linking[low]) && to < 0:
			to = i
		case relations[low] && relation < 0:
			relation = i
		}
	}
	if to >= 0 && from < 0 && linking[strings.ToLower(names[to])] && to > 0 {
		from = 0 // "Milestone … depends on"
	}
	if to >= 0 && targets[strings.ToLower(names[to])] && from < 0 {
		return -1, -1, -1
	}
	return from, to, relation
}

var (
	sources   = set("from source caller cause sender parent")
	targets   = set("to target callee effect receiver child destination")
	relations = set("label relation via how what data carries message edge protocol")
	linking   = map[string]bool{
		"depends on": true, "needs": true, "requires": true, "blocked by": true, "waits for": true, "calls": true, "imports": true,
		"uses": true, "feeds": true, "is part of": true, "part of": true, "leads to": true, "replaces": true, "after": true, "consists of": true,
	}
	// termColumns hold what is explained, meaningColumns what it means.
	termColumns    = phraseSet("term, word, concept, abbreviation, acronym, expression, name, symbol")
	meaningColumns = phraseSet("meaning, definition, explanation, description, stands for, means, what it means, what it is")
	// roleColumns name somebody who is something for what a row is about; ownerColumns who
	// answers for it.
	roleColumns = phraseSet("deputy, backup, back-up, substitute, stand-in, approver, approved by, reviewer, reviewed by, sponsor, contractor, supplier, vendor, chair, " +
		"contact, maintainer, author, speaker, manager, sign-off, signed by, delegate, mentor, installer, decided by, prepared by, product owner, point of contact")
	ownerColumns = phraseSet("owner, owned by, responsible, assignee, assigned to, lead, led by, who, in charge, accountable, dri")
	empty        = map[string]bool{"": true, "none": true, "nothing": true, "n/a": true, "-": true, "–": true, "—": true, "tbd": true}
)

func phraseSet(list string) map[string]bool {
	m := map[string]bool{}
	for one := range strings.SplitSeq(list, ", ") {
		m[one] = true
	}
	return m
}
