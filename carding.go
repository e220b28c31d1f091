package main

import (
	"context"
	"fmt"
	"strings"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// A proposed card is a row of "ken cards --propose".
type proposed struct {
	tutor.Row
	Score   float64      `json:"score"`
	Why     string       `json:"rule"` // that made it
	Passage notes.Source `json:"passage"`
}

// proposals are the answer of "ken cards --propose".
type proposals struct{ list []proposed }

// propose lists questions that could become cards, document by document.
func (s *session) propose(ctx context.Context, t *tutoring, asked cardsAsked) error {
	names, err := s.proposing(ctx, asked.files)
	if err != nil {
		return err
	}
	if asked.model && len(asked.files) == 0 {
		return usage("as in: ken cards --propose --model learning/03-convection.md", "name the file whose passages go to the model")
	}
	var p proposals
	for _, name := range names {
		list, err := t.propose(ctx, name, asked)
		if err != nil {
			if len(asked.files) > 0 {
				return fmt.Errorf("make questions from %s: %w", name, err)
			}
			continue // said by ken sync
		}
		for _, q := range list {
			p.list = append(p.list, proposed{tutor.Row{Card: q.Card, State: tutor.Proposed}, q.Score, q.Why, q.Passage})
		}
	}
	if len(p.list) == 0 {
		return nothing("--all lifts the limit of a day; an index, a table of numbers or a log gives none",
			"make questions: nothing in %s could be asked that is not asked already", fewWords(names))
	}
	if err := t.remember(p.shown()); err != nil {
		s.warn("what is proposed can be kept only with its FILE: %v", err)
	}
	return s.print(p)
}

// shown are the proposals as they are kept until they are decided on.
func (p proposals) shown() []questions.Proposal {
	list := make([]questions.Proposal, 0, len(p.list))
	for _, q := range p.list {
		list = append(list, questions.Proposal{Card: q.Card})
	}
	return list
}

// propose returns the questions of one document, by the rules or by a model.
func (t *tutoring) propose(ctx context.Context, name string, asked cardsAsked) ([]questions.Proposal, error) {
	if asked.model {
		return t.modelProposals(ctx, name)
	}
	return t.proposals(ctx, name, asked.all)
}

func fewWords(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return plural(len(names), "document")
}

// proposing returns the documents that questions are made of: those named, or below a
// folder that is named, else the user's own notes.
func (s *session) proposing(ctx context.Context, names []string) ([]string, error) {
	within, err := s.within(names)
	if err != nil {
		return nil, err
	}
	var all []string
	for file, err := range s.shop.Files(ctx) {
		if err != nil {
			return nil, err
		}
		named := len(names) > 0 && within(file.Path)
		if file.Unread == "" && (named || len(names) == 0 && cardFile(file.Path) && notes.KindOf(file.Path) == "note") {
			all = append(all, file.Path)
		}
	}
	return all, nil
}

// proposals are the questions a document offers, the best first. Without all there are
// few: what was decided today counts against the day.
func (t *tutoring) proposals(ctx context.Context, name string, all bool) ([]questions.Proposal, error) {
	doc, err := t.s.shop.ReadContext(ctx, name)
	if err != nil {
		return nil, err
	}
	opt := questions.Options{All: all, Known: t.known(), Dropped: t.unwanted()}
	if !all {
		if opt.Most = tutor.Room(name, t.decided(), t.now()); opt.Most == 0 {
			return nil, nil
		}
	}
	corpus, err := t.words(ctx)
	if err != nil {
		return nil, err
	}
	return questions.Propose(doc, corpus, opt), nil
}

// decided are the proposals on which the learner has decided, with when.
func (t *tutoring) decided() []tutor.Decision {
	var list []tutor.Decision
	for _, d := range t.book.Decisions() {
		list = append(list, tutor.Decision{Source: d.Card.Source, At: d.At})
	}
	return list
}

// resume has a card asked again: one that was suspended, and one whose source has changed
// as it is.
func (t *tutoring) resume(id string) (string, error) {
	i, err := t.card(id)
	if err != nil {
		return "", err
	}
	if i.Stale != "" {
		err = t.deck.Accept(i.ID, t.now())
	} else {
		_, err = t.Add(journal.Event{Type: journal.Resume, Card: i.ID, At: t.now().At, TZ: t.now().Offset})
	}
	return "resumed " + i.ID + ": " + i.Question, err
}

// restore makes a card whose text is gone one of the book's own.
func (t *tutoring) restore(id string) (string, error) {
	i, err := t.card(id)
	if err != nil {
		return "", err
	}
	c, err := t.book.Restore(i.ID, t.now().At)
	return "restored " + c.ID + ": " + c.Question, err
}

func (p proposals) items() []any {
	items := make([]any, 0, len(p.list))
	for _, q := range p.list {
		items = append(items, q)
	}
	return items
}

func (p proposals) text(out *paper) {
	for i, q := range p.list {
		if i > 0 {
			out.printf("\n")
		}
		cardText(out, q.Card)
		out.in(out.style.Dim, "   "+q.Why+"; ken cards --keep "+q.ID+" or --drop "+q.ID)
		out.printf("\n")
	}
}

// cardText writes a card as it could stand in a document, with where it comes from.
func cardText(p *paper, c cards.Card) {
	p.in(p.style.Strong, "Q: "+c.Question)
	p.printf("\n")
	switch {
	case c.Kind == cards.List:
		p.printf("A:\n")
		for n, a := range c.Answers {
			mark := "-"
			if c.Ordered {
				mark = fmt.Sprintf("%d.", n+1)
			}
			p.printf("%s %s\n", mark, a)
		}
	case len(c.Answers) > 1 && c.Kind == cards.Prose:
		for _, a := range c.Answers {
			p.printf("A: %s\n", a)
		}
	default:
		p.printf("A: %s\n", strings.Join(c.Answers, " | "))
	}
	from := placed(c)
	if from == "" {
		from = string(c.Origin)
	}
	p.in(p.style.Cite, "   "+from)
	p.printf("  %s, %s\n", c.Kind, c.Level)
}

// malformedCards are the answer of "ken cards --check".
type malformedCards struct {
	list []cards.Fault
	good int
}

// checkCards lists what was meant as a card and is none.
func (s *session) checkCards(t *tutoring, files []string) error {
	within, err := s.within(files)
	if err != nil {
		return err
	}
	var m malformedCards
	for _, f := range t.malformed {
		if within(f.Path) {
			m.list = append(m.list, f)
		}
	}
	for _, c := range t.found.Cards {
		if within(c.Source.Path) {
			m.good++
		}
	}
	if err := s.print(m); err != nil {
		return err
	}
	if len(m.list) > 0 {
		return &fault{err: fmt.Errorf("check cards: %s", plural(len(m.list), "card")+" could not be read"), code: exitFailed}
	}
	return nil
}

func (m malformedCards) items() []any {
	items := make([]any, 0, len(m.list))
	for _, f := range m.list {
		items = append(items, f)
	}
	return items
}

func (m malformedCards) text(p *paper) {
	for _, f := range m.list {
		p.in(p.style.Cite, fmt.Sprintf("%s:%d", f.Path, f.Line))
		p.printf(": %s\n", f.Reason)
	}
	p.printf("%s well formed\n", plural(m.good, "card"))
}

// whyCard says why a card is asked when it is.
func (s *session) whyCard(t *tutoring, id string) error {
	i, err := t.card(id)
	if err != nil {
		return err
	}
	why, _ := t.deck.Why(i.ID, t.now()) // there is such a card
	return s.print(whyText{why, i.Question})
}

type whyText struct {
	tutor.Why
	question string
}

func (w whyText) text(p *paper) {
	p.in(p.style.Strong, w.question)
	p.printf("\n")
	for _, line := range w.Sentences {
		p.printf("%s\n", line)
	}
}
