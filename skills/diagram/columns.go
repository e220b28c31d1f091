package diagram

import (
	"strings"

	"ken/notes"
)

// columns reads tables of relations: those with a column for each end, "from" and "to",
// and those of which one column names what the first depends on.
func (p *page) columns() {
	for i, b := range p.blocks {
		if b.Kind != notes.Row || b.column < 0 {
			continue
		}
		head := p.blocks[b.column]
		names, cells := p.cells(head), p.cells(b)
		from, to, relation := ends2(names)
		if from < 0 || to < 0 || from >= len(cells) || to >= len(cells) || i == b.column {
			continue
		}
		word := ""
		switch {
		case relation >= 0 && relation < len(cells):
			word = label(cells[relation])
		case relation < 0 && linking[strings.ToLower(names[to])]:
			word = names[to]
		}
		form := Dependencies
		if strings.EqualFold(names[from], "cause") {
			form = Concepts
		}
		for part := range strings.SplitSeq(strings.ReplaceAll(cells[to], ";", ","), ",") {
			if !wordy(part) || empty[strings.ToLower(strings.TrimSpace(part))] {
				continue
			}
			p.claim(claim{
				form: form, kind: "table", from: noun(cells[from]), to: noun(part), label: word,
				cites: []notes.Source{p.cite(b.Span, b.heading), p.cite(head.Span, head.heading)}, under: strings.Join(b.heading, " "),
			})
		}
	}
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
	empty = map[string]bool{"": true, "none": true, "nothing": true, "n/a": true, "-": true, "–": true, "—": true, "tbd": true}
)
