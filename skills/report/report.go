package report

import (
	"context"
	"slices"
	"time"

	"ken/skills/brief"
	"ken/skills/evidence"
)

// The headings of a report, in order.
const (
	Nothing   = "Nothing changed"
	Changed   = "What changed"
	Decided   = "Decided"
	Done      = "Done"
	Coming    = "Coming up"
	Reported  = "Also said in this time"
	Documents = "New and changed documents"
	LeftOut   = "Left out"
)

// usual is how many days a report reaches back where nothing says how far.
const usual = 30

// Kind is the kind called "report".
func Kind() brief.Kind {
	return brief.Kind{
		Name:     "report",
		Whole:    true,
		Headings: []string{Nothing, Changed, Decided, Done, Coming, Reported, brief.Disagree, brief.Goals, Documents, LeftOut},
		Read:     read,
		Fill:     fill,
		Criteria: criteria(),
	}
}

// read finds out which span a request is about, from its own days, from the topic, from
// the last report of the topic, or else the last thirty days, and takes it off the topic.
func read(_ context.Context, d *brief.Desk, r brief.Request) (brief.Request, error) {
	now := d.Now()
	span, topic := brief.ReadTime(r.Topic, now)
	r.Topic = topic
	if r.Since != "" && r.Since != brief.Last {
		first, _, ok := brief.ReadDays(r.Since)
		if !ok {
			return r, &brief.ErrSpan{Text: r.Since, Why: "is no day, month or year"}
		}
		span.From = first
	}
	if r.Until != "" {
		_, last, ok := brief.ReadDays(r.Until)
		if !ok {
			return r, &brief.ErrSpan{Text: r.Until, Why: "is no day, month or year"}
		}
		span.To = last
	}
	if span.To.IsZero() || span.To.After(now) { // of what is to come there is nothing to report
		span.To = midnight(now)
	}
	if span.From.IsZero() {
		span.From = begin(d, r, span.To)
	}
	if span.From.After(span.To) {
		return r, &brief.ErrSpan{Text: span.From.Format(time.DateOnly), Why: "is after the last day that can be told of, " + span.To.Format(time.DateOnly)}
	}
	r.Since, r.Until = span.From.Format(time.DateOnly), span.To.Format(time.DateOnly)
	return r, nil
}

// begin is the first day of a span that only ends: the last day that the last report of
// the same topic reached, since something may have come later on that day. Where there
// is none it is the usual span.
func begin(d *brief.Desk, r brief.Request, to time.Time) time.Time {
	if earlier, on, ok := d.Earlier(r.Kind, r.Topic, midnight(d.Now())); ok {
		until, _, known := brief.ReadDays(earlier.Until)
		if written, _, _ := brief.ReadDays(on); !known || written.Before(until) {
			until = written
		}
		if !until.After(to) {
			return until
		}
	}
	return to.AddDate(0, 0, 1-usual)
}

// fill writes a report.
func fill(ctx context.Context, w *brief.Writer, b *brief.Brief) error {
	from, _, _ := brief.ReadDays(w.Request.Since)
	to, _, _ := brief.ReadDays(w.Request.Until)
	t := teller{w: w, b: b, span: brief.Span{From: from, To: to}}
	if err := t.survey(ctx); err != nil {
		return err
	}
	if w.Request.Topic != "" && !w.Gathered.Answered() && len(t.facts) == 0 {
		w.NotFound(b)
		return nil
	}
	b.Found = true
	t.changed(ctx)
	t.decided()
	t.coming()
	t.done()
	t.reported()
	t.w.Dispute(func(d evidence.Dispute) bool { // what is settled changed, in this span or another
		return !d.Settled && t.touches(d) && !w.Said(d.Current)
	})
	w.Disagree(b)
	b.Add(brief.Section{Heading: brief.Goals, Sentences: w.Serve()})
	t.documents()
	t.nothing()
	t.leftOut()
	return nil
}

// touches tells whether one side of a dispute is of the span.
func (t *teller) touches(d evidence.Dispute) bool {
	one, _ := t.on(d.Current.Source)
	other, _ := t.on(d.Other.Source)
	return t.span.Has(one) || t.span.Has(other)
}

// nothing says plainly that nothing changed.
func (t *teller) nothing() {
	for _, s := range t.b.Sections {
		if len(s.Sentences) > 0 && slices.Contains([]string{Changed, Decided, Done, Reported}, s.Heading) {
			return
		}
	}
	about := ""
	if t.b.Topic != "" {
		about = " about " + t.b.Topic
	}
	said := "No document of " + brief.Days(t.b.Since, t.b.Until) + " says that anything" + about + " changed, was decided or was done."
	t.b.Add(brief.Section{Heading: Nothing, Lines: []brief.Line{{Text: said}}})
}
