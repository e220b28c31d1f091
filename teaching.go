package main

import (
	"context"
	"errors"
	"slices"
	"sync"

	"ken/notes"
	"ken/notes/cards"
	"ken/render/chart"
	"ken/skills/proof"
	"ken/skills/questions"
	"ken/skills/tutor"
	"ken/tui"
)

// A classroom is what the screen teaches with. Each session reads the cards anew and has
// a deck of its own; one thing is done at a time, and nothing is said beside the screen.
type classroom struct {
	s  *session
	mu sync.Mutex
}

// teacher hands the classroom to the screen.
func (s *session) teacher() tui.Tutor {
	c := &classroom{s: s}
	return s.coach().beside(tui.Tutor{
		Learning: c.learning, Quiz: c.quiz, Card: c.card, Reword: c.reword,
		Propose: c.propose, Keep: c.keep, Drop: c.drop, Undecide: c.undecide,
		Carries: c.carries, Practise: c.practise, Skip: c.skip,
		Blurt: c.blurt, Numbers: c.numbers,
	})
}

// with does something with the cards and the log as they are now.
func (c *classroom) with(ctx context.Context, do func(t *tutoring) error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	t, err := c.s.quietTutoring(ctx)
	if err != nil {
		return err
	}
	return do(t)
}

func (c *classroom) learning(ctx context.Context) (k tui.Learning, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		k, err = t.standing(ctx)
		return err
	})
	return k, err
}

func (c *classroom) quiz(ctx context.Context, w tutor.Wants) (out *tutor.Session, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		usual := t.wants()
		usual.Topic, usual.Practice, usual.Ahead, usual.Only = w.Topic, w.Practice, w.Ahead, w.Only
		usual.Sureness = w.Sureness
		if w.Count > 0 || w.Minutes > 0 {
			usual.Count, usual.Minutes = w.Count, w.Minutes
		}
		out = t.desk().Begin(usual, t.now())
		return nil
	})
	return out, err
}

func (c *classroom) card(ctx context.Context, id string) (card cards.Card, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		i, err := t.card(id)
		card = i.Card
		return err
	})
	return card, err
}

func (c *classroom) reword(ctx context.Context, card cards.Card) (cards.Card, error) {
	return card, c.with(ctx, func(t *tutoring) error { return t.book.Edit(card, t.now().At) })
}

func (c *classroom) propose(ctx context.Context, from notes.Source) (p tui.Proposed, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		p, err = t.offered(ctx, from)
		return err
	})
	return p, err
}

func (c *classroom) keep(ctx context.Context, card cards.Card) (kept cards.Card, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		kept, err = t.book.Keep(card, t.now().At)
		return err
	})
	return kept, err
}

func (c *classroom) drop(ctx context.Context, card cards.Card) error {
	return c.with(ctx, func(t *tutoring) error { return t.book.Drop(card, t.now().At) })
}

func (c *classroom) undecide(ctx context.Context, card cards.Card) error {
	return c.with(ctx, func(t *tutoring) error {
		_, err := t.book.Undecide(card, t.now().At)
		return err
	})
}

func (c *classroom) carries(ctx context.Context, path string) (p tutor.Practice, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		p, err = t.carries(ctx, path)
		return err
	})
	return p, err
}

func (c *classroom) practise(ctx context.Context, p tutor.Practice) (out *tutor.Session, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		out, err = p.Begin(t.desk(), t.now())
		return err
	})
	return out, err
}

func (c *classroom) skip(ctx context.Context, p tutor.Practice) error {
	return c.with(ctx, func(t *tutoring) error { return p.Skip(t, t.now()) })
}

func (c *classroom) blurt(ctx context.Context, from notes.Source, written string) (sheet tutor.Sheet, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		sheet, err = t.blurted(ctx, from.Path, from.Line, written)
		return err
	})
	return sheet, err
}

func (c *classroom) numbers(ctx context.Context) (list []chart.Chart, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		n, err := t.numbers(ctx)
		list = n.Charts()
		return err
	})
	return list, err
}

// carries are questions on what carries a note that ken wrote.
func (t *tutoring) carries(ctx context.Context, path string) (tutor.Practice, error) {
	doc, err := t.s.shop.ReadContext(ctx, path)
	if err != nil {
		return tutor.Practice{}, err
	}
	corpus, err := t.words(ctx)
	if err != nil {
		return tutor.Practice{}, err
	}
	return tutor.AfterBrief(path, proof.ReadNote(path, doc.Document), t.s.shop, corpus, t.known(), t.unwanted()), nil
}

// secondsEach is how long a question takes, until the learner's own pace is known.
const secondsEach = 25

// standing is how the learner stands.
func (t *tutoring) standing(ctx context.Context) (tui.Learning, error) {
	n, err := t.numbers(ctx)
	if err != nil {
		return tui.Learning{}, err
	}
	c, owed := t.deck.Count(t.now()), n.Debt.Total
	each := n.Forecast.Seconds
	if each == 0 {
		each = secondsEach
	}
	k := tui.Learning{
		Cards: c.Due + c.New + c.Later, Due: c.Due, New: c.New, Minutes: max(1, int(float64(c.Due)*each/60+.5)),
		Delegated: owed.Delivered, Recalled: owed.Recalled, Debt: owed.Debt, Plan: n.Forecast.Text,
	}
	return k, nil
}

// mostOffered is how many proposals are offered at once of the whole workspace.
const mostOffered = 20

// offered are the proposals of a place: of a passage, a document, a note that ken wrote, or
// of all documents.
func (t *tutoring) offered(ctx context.Context, from notes.Source) (tui.Proposed, error) {
	p := tui.Proposed{From: from.Path}
	if notes.KindOf(from.Path) == "brief" {
		of, err := t.carries(ctx, from.Path)
		p.List = of.Questions
		return p, err
	}
	names := []string{from.Path}
	if from.Path == "" {
		all, err := t.s.proposing(ctx, nil)
		if err != nil {
			return p, err
		}
		names = all
	}
	for _, name := range names {
		list, err := t.proposals(ctx, name, false)
		if err != nil && (from.Path != "" || errors.Is(err, context.Canceled)) {
			return p, err
		}
		if from.Line > 0 {
			list = slices.DeleteFunc(list, func(q questions.Proposal) bool {
				return q.Source.Line > from.EndLine || from.Line > q.Source.EndLine
			})
		}
		if p.List = append(p.List, list...); len(p.List) >= mostOffered {
			break
		}
	}
	return p, nil
}
