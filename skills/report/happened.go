package report

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// decided writes the decisions of the span.
func (t *teller) decided() {
	var list []dated
	for _, f := range t.facts {
		if f.Kind != facts.Decision || f.Status != "decided" && f.Status != "accepted" && f.Status != "approved" || !t.current(f.Source) {
			continue
		}
		if d, ok := t.when(f.On, f); ok && stands(d.Finding, f.What) {
			list = append(list, d)
		}
	}
	t.write(Decided, list, upToDecided)
}

// when is the day of a fact: the one it states, else that of its document.
func (t *teller) when(stated string, f facts.Fact) (dated, bool) {
	d := dated{Finding: t.w.Stated(f), when: stated}
	if stated == "" {
		day, own := t.on(f.Source)
		if !own {
			return d, false
		}
		d.when = day.Format(time.DateOnly)
	}
	d.day, _, _ = brief.ReadDays(d.when)
	return d, t.span.Holds(d.when)
}

// stands tells whether the words of a fact stand in its line, and are no mere entry of
// a head such as "status: decided".
func stands(f evidence.Finding, what string) bool {
	stems := evidence.Stems(what)
	return f.WordCount() > 3 && f.Mentions(stems)*2 > len(stems) && !heading(f.Source)
}

// heading tells whether a place is the heading of a document or an entry of its head.
func heading(s notes.Source) bool {
	text := strings.TrimSpace(s.Quote)
	return strings.HasPrefix(text, "#") || entry.MatchString(text)
}

var entry = regexp.MustCompile(`^[\pL\d_-]+(?: [\pL\d_-]+)?: ?["']?[^.;]{0,60}$`)

// done writes the tasks that are done and what happened.
func (t *teller) done() {
	var list []dated
	for _, f := range t.facts {
		if !t.current(f.Source) {
			continue
		}
		switch f.Kind {
		case facts.Task:
			due := f.Due
			if _, _, ok := brief.ReadDays(due); !ok {
				due = ""
			}
			if d, ok := t.when(due, f); ok && f.State == "done" {
				list = append(list, d)
			}
		case facts.Date:
			if d, ok := t.when(f.When, f); ok && stands(d.Finding, f.What) && t.happened(f, d) {
				list = append(list, d)
			}
		}
	}
	t.write(Done, list, upToDone)
}

// happened tells whether a date is of something that is over, as far as its document can
// know: it was written on that day or later, in words that look back.
func (t *teller) happened(f facts.Fact, d dated) bool {
	if f.Approximate || f.End != "" && !t.span.Holds(f.End) || d.day.After(midnight(t.w.Now())) || ahead.MatchString(d.Text) {
		return false
	}
	day, own := t.on(f.Source)
	return (!own || !day.Before(d.day)) && past.MatchString(d.Text)
}

var (
	past  = regexp.MustCompile(`(?i)\b(?:was|were|has|have|had|did|came|went|held|took|told|said|gave|found|began|ended|sent|got|made|wrote|met|left|paid|bought|chose|stood|\pL{2,}ed)\b`)
	ahead = regexp.MustCompile(`(?i)\b(?:will|would|shall|should|must|may|might|needs?|planned|scheduled|due|valid|if|unless)\b`)
)

// write puts findings of the span under a heading in order of time. Where there is no
// room for all, the latest stay.
func (t *teller) write(heading string, list []dated, share float64) {
	inOrder(list)
	var kept []dated
	for _, f := range slices.Backward(list) {
		switch {
		case t.w.Said(f.Finding) || slices.ContainsFunc(kept, func(k dated) bool { return k.when == f.when && k.Shares(f.Statement) > 0.7 }):
		case t.w.Say(f.Finding, share):
			kept = append(kept, f)
		default:
			t.left[heading]++
		}
	}
	inOrder(kept)
	t.b.Add(brief.Section{Heading: heading, Sentences: sentences(kept)})
}

// mostReported is how many further statements a report has.
const mostReported = 10

// reported writes what else the documents of the span say on the topic, or of the goals
// where there is none.
func (t *teller) reported() {
	var kept []dated
	list := slices.Clone(t.findings)
	slices.SortStableFunc(list, evidence.Rank)
	for _, f := range list {
		day, own := t.on(f.Source)
		if !own || !t.span.Has(day) || f.Task || f.Covers < t.bearing() || f.Direct == 0 || f.Dangles() || f.WordCount() < 5 || !t.w.Fits(f) {
			continue
		}
		if heading(f.Source) || t.b.Topic == "" && f.Kind == notes.Row || len(kept) == mostReported {
			continue
		}
		if t.w.Say(f, upToReported) {
			kept = append(kept, dated{f, day, day.Format(time.DateOnly)})
		}
	}
	inOrder(kept)
	t.b.Add(brief.Section{Heading: Reported, Sentences: sentences(kept)})
}

// bearing is the share of the topic that a statement must speak of to be reported. Goals
// and titles have many words of which few can stand in one statement.
func (t *teller) bearing() float64 {
	if t.b.Topic == "" {
		return 0.25
	}
	return 0.5
}

// headingDay reads a heading that is a day: "6 November", "Friday, 6 November 2026". One
// without a year is the nearest to a day that is known.
func headingDay(heading string, near time.Time) (time.Time, bool) {
	heading = prose.Readable(heading)
	figures := prose.Quantities(heading)
	if len(figures) == 0 {
		return time.Time{}, false
	}
	q := figures[0]
	lead := strings.ToLower(strings.Trim(heading[:q.Start], " ,.:"))
	if q.Date == "" || lead != "" && !weekday.MatchString(lead) {
		return time.Time{}, false
	}
	if t, err := time.Parse(time.DateOnly, q.Date); err == nil {
		return t, true
	}
	rest, yearless := strings.CutPrefix(q.Date, "--")
	if !yearless || near.IsZero() {
		return time.Time{}, false
	}
	return nearest(rest, near)
}

var weekday = regexp.MustCompile(`^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$`)

// nearest is the day "11-06" of the year in which it is nearest to another.
func nearest(monthDay string, near time.Time) (best time.Time, ok bool) {
	for year := near.Year() - 1; year <= near.Year()+1; year++ {
		t, err := time.Parse("2006-01-02", time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006-")+monthDay)
		if err == nil && (!ok || t.Sub(near).Abs() < best.Sub(near).Abs()) {
			best, ok = t, true
		}
	}
	return best, ok
}

// monthOf is the middle of the month that a file is named after, zero where it is not.
func monthOf(path string) time.Time {
	m := named.FindString(path)
	t, err := time.Parse("2006-01", m)
	if err != nil {
		return time.Time{}
	}
	return t.AddDate(0, 0, 14)
}

var named = regexp.MustCompile(`\d{4}-\d{2}`)
