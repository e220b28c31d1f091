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
var clocked = regexp.MustCompile(`^((?:\d{1,2}:\d{2}(?: ?(?:am|pm|UTC|h))?)|(?:\d{1,2}\.? (?:` + months + `)\.?)|(?:(?:` + months + `)\.?(?: \d{1,2})?))(?:[:,.]|\s[-–—]|\b)\s*(\pL.*)$`)

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
			return []moment{{m[1], label(m[2]), b, []notes.Source{p.cite(p.headOf(b), b.heading)}}}
		}
	case b.Kind == notes.Row && b.column >= 0:
		cells := p.cells(b)
		if len(cells) < 2 || !clocked.MatchString(cells[0]+" x") || len(strings.Fields(cells[0])) > 3 {
			return nil
		}
		var out []moment
		for _, cell := range cells[1:] {
			if wordy(cell) && len(strings.Fields(cell)) > 1 {
				out = append(out, moment{cells[0], label(cell), b, []notes.Source{p.cite(b.Span, b.heading)}})
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
