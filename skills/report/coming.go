package report

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"ken/notes"
	"ken/notes/facts"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// A due thing is a task or a day that lies ahead, with what puts it at risk.
type due struct {
	dated
	risk  int // the place of its theme: the lower, the more at risk
	theme string
}

// coming writes what is due in the span after this one, what is at risk first: what is
// overdue, what waits for something, what nobody is named for.
func (t *teller) coming() {
	next := t.span.Next()
	var list []due
	for _, f := range t.facts {
		if !t.current(f.Source) {
			continue
		}
		var d due
		ok := false
		switch f.Kind {
		case facts.Task:
			d, ok = t.pending(f, next)
		case facts.Date:
			d, ok = t.event(f, next)
		}
		if ok {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b due) int {
		return cmp.Or(cmp.Compare(a.risk, b.risk), a.day.Compare(b.day), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	s := brief.Section{Heading: Coming}
	var kept []due
	for _, d := range list {
		again := slices.ContainsFunc(kept, func(k due) bool { return k.when == d.when && k.Shares(d.Statement) > 0.6 })
		switch {
		case again || t.w.Said(d.Finding):
		case t.w.Say(d.Finding, upToComing):
			kept = append(kept, d)
			one := brief.Quote(d.Finding, d.theme)
			one.On = d.when
			s.Sentences = append(s.Sentences, one)
		default:
			t.left[Coming]++
		}
	}
	t.b.Add(s)
}

// pending tells of an open task what puts it at risk. One without a day is named where
// its document is of the span and it waits or has no owner.
func (t *teller) pending(f facts.Fact, next brief.Span) (due, bool) {
	if f.State == "done" || f.State == "dropped" || t.finished(f) {
		return due{}, false
	}
	d := due{dated: dated{Finding: t.w.Stated(f), when: f.Due}}
	first, last, ok := brief.ReadDays(f.Due)
	if !ok {
		d.when = ""
		day, own := t.on(f.Source)
		if !own || !t.span.Has(day) {
			return d, false
		}
	}
	d.day = first
	late := ok && last.Before(t.span.To)
	waits := f.State == "blocked" || f.BlockedBy != ""
	switch {
	case !ok && !waits && f.Owner != "", ok && !late && !last.Equal(t.span.To) && !next.Holds(f.Due):
		return d, false
	case late && f.Owner == "":
		d.risk, d.theme = 0, "Overdue, and nobody is named"
	case late:
		d.risk, d.theme = 1, "Overdue on "+themeOf(t.b.Until)
	case waits:
		d.risk, d.theme = 2, "Waiting for something else"
	case f.Owner == "":
		d.risk, d.theme = 3, "Nobody is named"
	default:
		d.risk, d.theme = 4, "Due "+brief.Days(next.From.Format(time.DateOnly), next.To.Format(time.DateOnly))
	}
	return d, d.WordCount() > 1
}

// finished tells whether another place has the same task as done.
func (t *teller) finished(f facts.Fact) bool {
	written, _ := t.on(f.Source)
	return slices.ContainsFunc(t.facts, func(g facts.Fact) bool {
		if g.Kind != facts.Task || g.State != "done" || !strings.EqualFold(g.Text, f.Text) || g.Owner != "" && f.Owner != "" && g.Owner != f.Owner {
			return false
		}
		later, _ := t.on(g.Source)
		return t.current(g.Source) && !later.Before(written)
	})
}

// event tells of a day that lies in the span ahead.
func (t *teller) event(f facts.Fact, next brief.Span) (due, bool) {
	d := due{dated: dated{Finding: t.w.Stated(f), when: f.When}, risk: 5}
	d.theme = "Days ahead, " + brief.Days(next.From.Format(time.DateOnly), next.To.Format(time.DateOnly))
	d.day, _, _ = brief.ReadDays(f.When)
	_, _, moves := evidence.Replaces(d.Text)
	return d, next.Holds(f.When) && !moves && !d.Dangles() && stands(d.Finding, f.What) && !strings.HasSuffix(d.Text, "?")
}

// Bounds of the list of documents.
const (
	mostListed   = 25
	mostModified = 6
)

// documents lists the documents of the span: those that say so themselves, then those of
// which only their file says so.
func (t *teller) documents() {
	var own, modified []document
	seen := map[string]int{}
	for _, d := range t.all() {
		day, dated := d.day()
		switch {
		case dated && t.span.Has(day):
			if seen[d.path]++; seen[d.path] == 1 {
				own = append(own, d)
			}
		case t.span.Has(midnight(d.modified)) && d.part == "":
			modified = append(modified, d)
		}
	}
	byDay(own)
	before := t.predecessors()
	s := brief.Section{Heading: Documents}
	for _, d := range own[:min(len(own), mostListed)] {
		s.Lines = append(s.Lines, t.listing(d, before[d.path], seen[d.path]))
	}
	if more := len(own) - mostListed; more > 0 {
		s.Lines = append(s.Lines, brief.Line{Text: fmt.Sprintf("And %d more of these days.", more)})
	}
	if len(modified) > 0 {
		s.Lines = append(s.Lines, t.touched(modified))
	}
	t.b.Add(s)
}

// all returns the documents in order of their paths, those on the topic where there is
// one.
func (t *teller) all() []document {
	onTopic := map[string]bool{}
	for _, f := range t.findings {
		onTopic[f.Path] = onTopic[f.Path] || f.Covers >= 0.5
	}
	for _, f := range t.facts {
		onTopic[f.Source.Path] = true
	}
	var list []document
	for _, d := range t.documented {
		if t.b.Topic == "" || onTopic[d.path] {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b document) int { return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.part, b.part)) })
	return list
}

func byDay(list []document) {
	slices.SortStableFunc(list, func(a, b document) int { return b.dated.Compare(a.dated) })
}

// name is the document's title, "" where it has none.
func (d document) name() string {
	if d.title == path.Base(d.path) {
		return ""
	}
	return strings.TrimSpace(d.title)
}

// place is a document as a whole.
func place(name string) []notes.Source { return []notes.Source{{Path: name, Heading: []string{}}} }

// listing is the line of a document that is dated in the span.
func (t *teller) listing(d document, before string, parts int) brief.Line {
	day := d.dated.Format("2 January 2006")
	text := strings.TrimRight(day+": "+strings.TrimSuffix(d.name(), ", "+day), ": ")
	l := brief.Line{At: place(d.path)}
	if parts > 1 {
		text = fmt.Sprintf("%s and before: %d parts of %s", day, parts, path.Base(d.path))
	}
	switch later := t.w.Later(d.path); {
	case later != "":
		text += "; replaced since by " + later
	case before != "":
		text += "; replaces " + before
		l.At = append(l.At, place(before)...)
	}
	l.Text = text
	return l
}

// touched is the line of those files that were modified in the span and say nothing of
// it themselves.
func (t *teller) touched(list []document) brief.Line {
	slices.SortStableFunc(list, func(a, b document) int { return b.modified.Compare(a.modified) })
	l := brief.Line{Text: "Modified in this time, by the time of the file alone"}
	for _, d := range list[:min(len(list), mostModified)] {
		l.At = append(l.At, place(d.path)...)
	}
	if more := len(list) - mostModified; more > 0 {
		l.Text += fmt.Sprintf(": these and %d more", more)
	}
	return l
}

// leftOut says how much found no room.
func (t *teller) leftOut() {
	s := brief.Section{Heading: LeftOut}
	for _, h := range []string{Changed, Decided, Coming, Done} {
		if n := t.left[h]; n > 0 {
			s.Lines = append(s.Lines, brief.Line{Text: fmt.Sprintf("Under “%s”: %d more, for which the words allowed leave no room.", h, n)})
		}
	}
	t.b.Add(s)
}
