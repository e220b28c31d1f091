package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"ken/notes/cards"
	"ken/notes/recall"
	"ken/skills/tutor"
	"ken/tui"
)

// editCard has the user change a card in his editor, and returns it as it is then: one of a
// document at its line there, any other as a text with "Q:" and "A:".
func (s *session) editCard(ctx context.Context, id string) (cards.Card, error) {
	t, err := s.quietTutoring(ctx)
	if err != nil {
		return cards.Card{}, err
	}
	i, err := t.card(id)
	if err != nil {
		return cards.Card{}, errors.New("it is no card yet")
	}
	if i.Standing != tutor.Written {
		return s.editOwn(ctx, t, i.Card)
	}
	if err := s.editAt(ctx, s.shop.locate(i.Source.Path), i.Source.Line); err != nil {
		return cards.Card{}, err
	}
	if err := t.regather(ctx); err != nil {
		return cards.Card{}, err
	}
	i, err = t.card(id)
	if err == nil && i.Standing != tutor.Written {
		err = fmt.Errorf("it stands in no document any more; ken cards --restore %s keeps it as it was", id)
	}
	return i.Card, err
}

// editOwn edits a card that stands in no document.
func (s *session) editOwn(ctx context.Context, t *tutoring, c cards.Card) (cards.Card, error) {
	f, err := os.CreateTemp("", "ken-card-*.md")
	if err != nil {
		return c, err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // it is a copy
	before := tui.CardText(c)
	_, err = f.WriteString(before)
	if err = errors.Join(err, f.Close()); err != nil {
		return c, err
	}
	if err := s.edit(ctx, f.Name()); err != nil {
		return c, err
	}
	after, err := readSmall(f.Name(), maxSettings)
	if err != nil || string(after) == before {
		return c, err
	}
	if c, err = tui.ReadCardText(string(after), c); err != nil {
		return c, err
	}
	return c, t.book.Edit(c, t.now().At)
}

// edited edits the card that is shown, and goes on with it. What is wrong with the editor or
// with what was written is said, and the card stays as it was.
func (q *plainQuiz) edited(now recall.Moment) error {
	c, err := q.edit(q.session.View().Question.Card)
	if err == nil {
		err = q.session.Edited(c, now)
	}
	if err != nil {
		hint := ""
		if f := (*fault)(nil); errors.As(err, &f) && f.hint != "" {
			hint = "; " + f.hint
		}
		return q.say("The card is as it was: %v%s.", err, hint)
	}
	if err := q.say("The card as it is now. %s", c.Question); err != nil {
		return err
	}
	return q.outcome(q.session.View().Revealed)
}
