package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// An era reads a timeline: periods, each with events behind ": ".
type era struct {
	*reader
	t       *diagram.Timeline
	section string
	empty   bool // the section has no period yet
	start   int
}

func readTimeline(r *reader) {
	e := &era{reader: r, t: &diagram.Timeline{Direction: diagram.Right}}
	r.d.Timeline = e.t
	e.blanks()
	if !e.takeWordFold("LR") && e.takeWordFold("TD") {
		e.t.Direction = diagram.Down
	}
	for !e.done() {
		e.statement()
	}
	e.closeSection()
}

func (e *era) statement() {
	e.skipSpace()
	if e.done() || e.about() {
		return
	}
	start := e.i
	switch c := e.peek(); {
	case c == '#' || c == '%':
		e.line()
	case c == ':':
		e.event()
	case e.takeBlankWord("title"):
		e.d.Title = plain(e.line())
	case e.takeBlankWord("section"):
		e.closeSection()
		e.section, e.empty, e.start = plain(e.until(":\n")), true, start
	case e.wordAt(e.i, "timeline", true):
		e.failAt(start, "a second timeline begins here")
	default:
		e.period(plain(e.until("#:\n")), start)
	}
}

// takeBlankWord reads a word that a blank follows, whatever its case.
func (r *reader) takeBlankWord(word string) bool {
	if !r.wordAt(r.i, word, true) || !isSpace(r.byteAt(r.i+len(word))) {
		return false
	}
	r.i += len(word)
	return true
}

// closeSection keeps a section in which nothing stands.
func (e *era) closeSection() {
	if e.empty {
		e.period("", e.start)
	}
	e.empty = false
}

func (e *era) period(label string, start int) {
	if e.tooMany(len(e.t.Periods), "periods") {
		return
	}
	e.empty = false
	e.t.Periods = append(e.t.Periods, diagram.Period{Section: e.section, Label: label, Span: e.span(start, e.i)})
}

// event reads an event of the last period: up to the next ":" that a blank follows.
func (e *era) event() {
	start := e.i
	e.i++
	if !isSpace(e.peek()) {
		e.unexpected(`a blank behind ":"`)
		return
	}
	e.i++
	from := e.i
	for !e.done() && e.peek() != '\n' && (e.peek() != ':' || !isSpace(e.byteAt(e.i+1))) {
		e.i++
	}
	n := len(e.t.Periods)
	switch {
	case e.i == from:
		e.failAt(start, "this event has no text")
	case n == 0:
		e.failAt(start, "this event belongs to no period")
	case !e.tooMany(len(e.t.Periods[n-1].Events), "events"):
		p := &e.t.Periods[n-1]
		p.Events = append(p.Events, plain(e.s[from:e.i]))
	}
}

func writeTimeline(w *writer, t *diagram.Timeline) {
	if t != nil && t.Direction == diagram.Down {
		w.line("timeline TD")
	} else {
		w.line("timeline")
	}
	if t == nil {
		return
	}
	section := ""
	for _, p := range t.Periods {
		if p.Section != section {
			section = p.Section
			w.line("    section " + bare(section))
			if p.Label == "" && len(p.Events) == 0 {
				continue
			}
		}
		var b strings.Builder
		b.WriteString("        " + bare(p.Label, "timeline", "title", "section", "accTitle", "accDescr"))
		for _, e := range p.Events {
			b.WriteString(" : " + bare(e))
		}
		w.line(b.String())
	}
}
