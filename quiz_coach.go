package main

import (
	"context"
	"errors"

	"ken/notes/cards"
	"ken/skills/tutor"
)

// asks are what a session line by line asks a model; nil where it is not to be asked.
func (c coaching) asks(ctx context.Context) (hint func(tutor.Consultation) (string, error), reword func(cards.Card) (string, error)) {
	if c.Coach == nil {
		return nil, nil
	}
	if c.hint {
		hint = func(q tutor.Consultation) (string, error) { return c.hinted(ctx, q) }
	}
	if c.rephrase {
		reword = func(card cards.Card) (string, error) { return c.reworded(ctx, card) }
	}
	return hint, reword
}

// inOtherWords has a question that comes back asked in other words, where a model gives some
// that hold; else it is asked as it is kept.
func (q *plainQuiz) inOtherWords(v tutor.View) tutor.View {
	card, may := q.session.Rephrasable()
	if q.reword == nil || !may || q.worded == card.ID {
		return v
	}
	q.worded = card.ID // it is asked for once, whatever comes of it
	if text, err := q.reword(card); err != nil || q.session.Rephrased(card.ID, text) != nil {
		return v
	}
	return q.session.View()
}

// coachKeys are the letters that ask a model.
func (q *plainQuiz) coachKeys() string {
	if q.hint == nil {
		return ""
	}
	return "m asks the model for a hint, "
}

// modelHint asks for the next hint and says it.
func (q *plainQuiz) modelHint() error {
	err := q.takeHint()
	switch {
	case err == nil:
		return q.help(q.session.View().Question)
	case errors.Is(err, tutor.ErrStage):
		return q.say("There is no more help than that.")
	case errors.Is(err, tutor.ErrRefused):
		return q.say("No hint: what the model said gives too much away, or is none.")
	}
	return q.say("No hint: %v.", err)
}

// takeHint asks a model for the next hint. The error wraps [tutor.ErrStage] where there is
// none to be asked for.
func (q *plainQuiz) takeHint() error {
	about, may := q.session.Hintable()
	if q.hint == nil || !may {
		return tutor.ErrStage
	}
	text, err := q.hint(about)
	if err != nil {
		return err
	}
	return q.session.Hinted(about.Card.ID, text)
}
