package memo

import (
	"context"
	"slices"

	"ken/notes"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// The headings of a memo, in order.
const (
	Decided      = "What is decided"
	Recommended  = "Recommendation"
	Question     = "Question"
	Options      = "Options"
	For          = "For"
	Against      = "Against"
	Weighs       = "What your goals and preferences say"
	Costs        = "How the costs compare"
	LeftOpen     = "Questions left open"
	Unknown      = "What is not known"
	NotCarried   = "Why nothing is recommended"
	LeftOut      = "Left out"
	mostOptions  = 8
	mostOfOption = 4 // statements that describe one option, and as many for and against it
)

// Kind is the kind called "memo".
func Kind() brief.Kind {
	return brief.Kind{
		Name: "memo",
		Headings: []string{
			Decided, Recommended, Question, Options, For, Against, Weighs, Costs, brief.Disagree, LeftOpen, Unknown, NotCarried, LeftOut,
		},
		Fill:     fill,
		Criteria: criteria(),
	}
}

// How much of the words of a memo its sections may have used up, each with those before
// it: what one leaves, the next has.
const (
	upToDecided  = 0.2
	upToQuestion = 0.25
	upToOptions  = 0.45
	upToSides    = 0.85
	upToOpen     = 0.95
)

// fill writes a memo.
func fill(ctx context.Context, w *brief.Writer, b *brief.Brief) error {
	m := &weigher{w: w, b: b}
	if err := m.read(ctx); err != nil {
		return err
	}
	if !w.Gathered.Answered() && !slices.ContainsFunc(m.options, (*option).told) {
		w.NotFound(b)
		return nil
	}
	b.Found = true
	m.decided()
	if len(m.options) == 0 && len(b.Sections) == 0 { // the documents speak of it and leave nothing to decide
		b.Found = false
		w.NotFound(b)
		return nil
	}
	m.question()
	m.describe()
	m.sides()
	m.recommend()
	m.goals()
	w.Dispute(m.disputed)
	w.Disagree(b)
	m.open()
	m.unknown()
	b.NotFound = m.missing()
	return nil
}

// disputed tells whether a dispute bears on the options: no row that lists one is a side of
// it, and both sides speak of one, or of the question and what holds is not settled.
func (m *weigher) disputed(d evidence.Dispute) bool {
	for _, f := range []evidence.Finding{d.Current, d.Other} {
		if f.Kind == notes.Row || m.spoken(f.Text) == nil && (d.Settled || !m.touches(f.Text)) {
			return false
		}
	}
	return m.spoken(d.Current.Text) != nil || m.spoken(d.Other.Text) != nil
}
