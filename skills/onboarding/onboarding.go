package onboarding

import (
	"context"
	"strings"

	"ken/notes"
	"ken/notes/facts"
	"ken/skills/brief"
)

// The sections of an onboarding, in order. The first four are what a newcomer lacks; one
// of them that is empty is named.
const (
	Matters   = "What matters"
	Outcome   = "Outcome expected"
	ReadFirst = "Read first"
	Where     = "Where things are"
	Who       = "Who is who"
	Words     = "Words to know"
	Questions = "Open questions"
)

// usualWords bounds an onboarding where no preference does: what is read in a quarter of
// an hour.
const usualWords = 1200

// Kind is the kind called "onboarding".
func Kind() brief.Kind {
	return brief.Kind{
		Name:     "onboarding",
		Headings: []string{Matters, Outcome, ReadFirst, Where, Who, Words, Questions},
		Whole:    true,
		Words:    usualWords,
		Fill:     fill,
		Criteria: criteria(),
	}
}

// A guide puts one onboarding together.
type guide struct {
	w         *brief.Writer
	all       []brief.Document // also those that are out of date
	current   []*document      // those to go by
	documents []*document      // those of them that are on the topic
	subject   []string         // the texts on the topic, in lower case
	facts     []facts.Fact     // owners, decisions and tasks of these
	goals     []notes.Goal
	people    []*person
	words     []*word
	told      map[string]bool // sentences that stand in it already
}

// fill writes the onboarding.
func fill(ctx context.Context, w *brief.Writer, b *brief.Brief) error {
	g := &guide{w: w, told: map[string]bool{}, goals: w.GoalsOn()}
	if err := g.read(ctx); err != nil {
		return err
	}
	if len(g.documents) == 0 {
		w.NotFound(b)
		return nil
	}
	b.Found = true
	g.meet()
	g.define()
	g.rank()
	decided, undecided, err := w.Decisions(ctx, g.all)
	if err != nil {
		return err
	}
	outcome, err := w.Outcomes(ctx, g.goals)
	if err != nil {
		return err
	}
	list := g.readingList()
	l := w.Ledger(0)
	matters := g.matters(decided)
	who, words, questions := g.who(), g.wordsToKnow(), g.questions(undecided)
	first := g.readFirst(list)
	l.Take(Matters, matters, 0.25)
	l.Take(ReadFirst, first, 0.25)
	l.Take(Outcome, outcome, 0.15)
	l.Take(Where, g.where(list), 0.2)
	l.Take(Who, who, 0.2)
	l.Take(Words, words, 0.15)
	l.Take(Questions, questions, 0.15)
	for _, s := range l.Settle() {
		b.Add(s)
	}
	b.Lacking = append(lacking(*b), l.LeftOut()...)
	return nil
}

// fields are the four things that a newcomer lacks, with what is said where one is empty.
var fields = []struct{ heading, empty string }{
	{Where, "no place named where things are"},
	{Matters, "nothing said about what matters"},
	{ReadFirst, "no document to read first"},
	{Outcome, "no outcome given: no goal says what must be true when it is done"},
}

func lacking(b brief.Brief) []string {
	var out []string
	for _, f := range fields {
		if len(under(b, f.heading)) == 0 {
			out = append(out, f.empty)
		}
	}
	return out
}

// under returns the sentences under a heading.
func under(b brief.Brief, heading string) []brief.Sentence {
	for _, s := range b.Sections {
		if s.Heading == heading {
			return s.Sentences
		}
	}
	return nil
}

// once tells whether a sentence is new to the document and may stand in it; from then on
// it is not.
func (g *guide) once(s brief.Sentence) bool {
	key := strings.ToLower(s.Text)
	if s.Text == "" || g.told[key] || !g.w.Admits(s.Text) {
		return false
	}
	g.told[key] = true
	for _, c := range s.Citations { // a sentence behind a title is told too
		g.told[strings.ToLower(brief.LineOf(c))] = true
	}
	return true
}
