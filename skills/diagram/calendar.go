package diagram

import (
	"fmt"
	"regexp"
	"strings"

	"ken/notes"
)

// leastDays is how many lines in a row have to begin with a time to be a calendar.
const leastDays = 3

// clocked matches what begins with a time of day or a day without a year, and goes on with
// what happens then: "18:04 The certificate expires", "7 March: water is turned on".
var clocked = regexp.MustCompile(`^(` + someTime + `(?:\s?[-–—]\s?` + someTime + `)?)(?:[:,.]|\s[-–—]|\b)\s*(\pL.*)$`)

const someTime = `(?:\d{1,2}:\d{2}(?: ?(?:am|pm|UTC|h))?|\d{1,2}\.? (?:` + months + `)\.?|(?:` + months + `)\.?(?: \d{1,2})?)`

const months = `Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?`

// A moment is one line of a calendar.
type moment struct {
	at, what string
	block    block
	cites    []notes.Source
}

// calendar reads lists and tables of which each line begins with a time of day, or a day
// of a year that is not said. They stand in the order in which things happen: nothing
// else tells it, and a list over the turn of a year would be sorted wrongly.
func (p *page) calendar() {
	var run []moment
	last := -2
	flush := func() {
		if len(run) >= leastDays {
			p.moments(run)
		}
		run = nil
	}
	for i, b := range p.blocks {
		found := p.momentsOf(b)
		if len(found) == 0 {
			continue
		}
		if i != last+1 && !(b.Kind == notes.Row && len(run) > 0 && run[len(run)-1].block.column == b.column) || len(run) > 0 && run[0].block.Kind != b.Kind {
			flush()
		}
		run, last = append(run, found...), i
	}
	flush()
}

// momentsOf are the moments of an item, or of a row: one for each cell that says something.
func (p *page) momentsOf(b block) []moment {
	switch {
	case b.Kind == notes.Item:
		if m := clocked.FindStringSubmatch(plain(p.text(b))); m != nil {
			return []moment{{m[1], label(m[2]), b, []notes.Source{p.doc.Cite(p.headOf(b), b.heading)}}}
		}
	case b.Kind == notes.Row && b.column >= 0:
		cells := p.cells(b)
		if len(cells) < 2 || !clocked.MatchString(cells[0]+" x") || len(strings.Fields(cells[0])) > 3 {
			return nil
		}
		var out []moment
		for _, cell := range cells[1:] {
			if wordy(cell) && len(strings.Fields(cell)) > 1 {
				out = append(out, moment{cells[0], label(cell), b, []notes.Source{p.doc.Cite(b.Span, b.heading)}})
			}
		}
		return out
	}
	return nil
}

func (p *page) moments(run []moment) {
	n, at := 0, ""
	for _, m := range run {
		if m.at != at {
			n, at = n+1, m.at
		}
		p.claim(claim{
			form: Timeline, kind: "list", from: m.at, to: m.what, when: fmt.Sprintf("%06d.%03d", m.cites[0].Line, n), cites: m.cites,
			under: p.lead(m.block) + " " + strings.Join(m.block.heading, " "),
		})
	}
}

// chronicle reads what stands below headings that name a day, as a diary or a list of
// versions has them: each item, or the first sentence where there are none.
func (p *page) chronicle() {
	var all []claim
	headings := 0
	for i, b := range p.blocks {
		if b.Kind != notes.Heading || b.level < 2 && headings == 0 && i == 0 {
			continue
		}
		title := p.title(b)
		day, alone := dayOf(title.In(p.doc.Text))
		if day == "" || !alone || len(day) < len("2006-01") {
			continue
		}
		headings++
		for n, c := range p.below(i) {
			if n == mostBelow {
				break
			}
			cites := []notes.Source{p.doc.Cite(p.headOf(c), c.heading), p.doc.Cite(title, b.heading)}
			all = append(all, claim{
				form: Timeline, kind: "heading", from: spoken(day), to: step(p.text(c)), when: day, cites: cites, under: strings.Join(b.heading, " "),
			})
		}
	}
	if headings < leastDays {
		return
	}
	for _, c := range all {
		p.claim(c)
	}
}

// mostBelow is how much of one day is told.
const mostBelow = 3

// below are the items below a heading, or its first paragraph.
func (p *page) below(at int) []block {
	var items []block
	for _, b := range p.blocks[at+1:] {
		switch {
		case b.Kind == notes.Heading && b.level <= p.blocks[at].level:
			return items
		case b.Kind == notes.Item && b.indent == 0:
			if len(items) == 1 && items[0].Kind != notes.Item {
				items = nil
			}
			items = append(items, b)
		case b.Kind == notes.Paragraph && len(items) == 0:
			items = append(items, b)
		}
	}
	return items
}

// oneCalendar leaves out of a document's days what is no line of its calendar, where it
// has one: the hours of an incident and the days on which tasks are due are two drawings.
func oneCalendar(claims []claim) []claim {
	var listed []claim
	for _, c := range claims {
		if c.kind == "list" {
			listed = append(listed, c)
		}
	}
	if 2*len(listed) >= len(claims) {
		return listed
	}
	var dated []claim
	for _, c := range claims {
		if c.kind != "list" {
			dated = append(dated, c)
		}
	}
	return dated
}
