package plan

import (
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/brief"
)

// sentence writes a step: its words, its owner and its day as the documents spell them.
// Where that would not stand, because the day was counted from "Friday", it is the
// document's line as it is.
func (s *step) sentence() brief.Sentence {
	out := brief.Sentence{Citations: s.carrying(), Box: "[ ]", Owner: s.owner, Due: s.due, State: s.state}
	if s.state == "done" {
		out.Box = "[x]"
	}
	out.Text = brief.Standing(out.Citations, s.line(), s.whole())
	return out
}

// line is a step as "Order the tanks — Tom, 28 December 2026", or the day first where the
// document has it first.
func (s *step) line() string {
	var about []string
	if s.owner != "" {
		about = append(about, s.owner)
	}
	if s.due != "" {
		day := s.spelled()
		if day == "" {
			return ""
		}
		about = append(about, day)
	}
	if len(about) == 0 {
		return s.text
	}
	quote := prose.Readable(s.facts[0].Source.Quote)
	if len(about) == 2 && strings.Index(quote, about[1]) < strings.Index(quote, about[0]) && strings.Contains(quote, about[1]) {
		about[0], about[1] = about[1], about[0] // in the order of the document, whose words they are
	}
	return s.text + " — " + strings.Join(about, ", ")
}

// whole is the line that the newest document has.
func (s *step) whole() string { return brief.LineOf(s.facts[0].Source) }

// carrying returns the places that carry the step as it is written: the newest, and those
// that name what it leaves open.
func (s *step) carrying() []notes.Source {
	out := s.places()
	for _, list := range [][]facts.Fact{s.owners, s.dues} { // they say otherwise, and are shown beside it
		for _, f := range list {
			out = slices.DeleteFunc(out, func(c notes.Source) bool { return c.At() == f.Source.At() })
		}
	}
	return out
}

// spelled returns the day as a document has it: the whole cell of a row, else the date;
// "" where no document writes it.
func (s *step) spelled() string {
	for _, f := range s.facts {
		if f.Due != s.due {
			continue
		}
		quote := prose.Readable(f.Source.Quote)
		if !isDay(s.due) {
			if strings.Contains(quote, s.due) {
				return s.due
			}
			continue
		}
		for _, q := range prose.Quantities(quote) {
			if q.Date == s.due || len(q.Date) > 4 && strings.HasPrefix(q.Date, "--") && strings.HasSuffix(s.due, q.Date[1:]) {
				return cellAround(quote, q.Span)
			}
		}
	}
	return ""
}

// longestCell is how many words a cell may have that is given as a day.
const longestCell = 6

// cellAround returns the cell of a row that a date stands in, else the date alone.
func cellAround(row string, date prose.Span) string {
	begin := strings.LastIndexByte(row[:date.Start], '|')
	end := strings.IndexByte(row[date.End:], '|')
	if begin < 0 && end < 0 {
		return date.In(row)
	}
	if end < 0 {
		end = len(row) - date.End
	}
	if cell := strings.TrimSpace(row[begin+1 : date.End+end]); len(strings.Fields(cell)) <= longestCell {
		return cell
	}
	return date.In(row)
}

// short is a step where it is only named: its words with the place of the newest.
func (s *step) short(theme string) brief.Sentence {
	places := s.places()[:1]
	return brief.Sentence{Text: brief.Standing(places, s.text, s.whole()), Citations: places, Theme: theme}
}
