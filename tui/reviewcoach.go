package tui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes/cards"
	"ken/notes/recall"
	"ken/skills/tutor"
)

// A model beside a review is asked only where the user wants it: for hints, by a key, and
// for questions that come back in other words. Nothing waits for it. What it says was held
// against the answers by who asked it, and is once more by the session.

type (
	// wordsMsg brings the question of a card in other words.
	wordsMsg struct {
		card, text string
		err        error
	}
	// hintMsg brings a hint.
	hintMsg struct {
		card, text string
		err        error
	}
	// coached is what a model may be asked now.
	coached struct {
		words *cards.Card         // the card whose question may be put in other words
		hint  *tutor.Consultation // what a hint may be asked for
	}
)

// coachable is what a model may be asked of how a session stands.
func coachable(s *tutor.Session) coached {
	var c coached
	if card, ok := s.Rephrasable(); ok {
		c.words = &card
	}
	if q, ok := s.Hintable(); ok {
		c.hint = &q
	}
	return c
}

// leaves says once what goes where before anything does.
func (r *review) leaves(a *App) tea.Cmd {
	if r.told || a.ws.Tutor.Leaves == "" {
		return nil
	}
	r.told = true
	return a.say("%s", a.ws.Tutor.Leaves)
}

// reword asks for other words for the question that is asked, once for each time it is.
func (r *review) reword(a *App, c *cards.Card) tea.Cmd {
	words, ctx := a.ws.Tutor.Rephrase, a.tasks.ctx
	if c == nil || words == nil {
		return nil
	}
	key := c.ID + " " + number(r.seen.Progress.N)
	if r.reworded == key {
		return nil
	}
	r.reworded = key
	card := *c
	return tea.Batch(r.leaves(a), ask(r, func() any {
		text, err := words(ctx, card)
		return wordsMsg{card.ID, text, err}
	}))
}

// wordsCame takes other words in where nothing was written yet: a question does not change
// under who answers it.
func (r *review) wordsCame(a *App, m wordsMsg) tea.Cmd {
	late := r.busy || r.stage() != tutor.Asking || r.seen.Question.Card != m.card || strings.TrimSpace(r.answer.value()) != ""
	if late || m.err != nil {
		return nil // it is asked as it is kept
	}
	return r.do(a, "ask in other words", func(s *tutor.Session, _ recall.Moment) (string, error) {
		if err := s.Rephrased(m.card, m.text); !errors.Is(err, tutor.ErrStage) && !errors.Is(err, tutor.ErrRefused) {
			return "", err
		}
		return "", nil
	})
}

// askHint asks a model for the next hint.
func (r *review) askHint(a *App) tea.Cmd {
	hint, ctx, q := a.ws.Tutor.Hint, a.tasks.ctx, *r.can.hint
	r.hinting = true
	return tea.Batch(a.say("asking for a hint. %s", a.ws.Tutor.Leaves), ask(r, func() any {
		text, err := hint(ctx, q)
		return hintMsg{q.Card.ID, text, err}
	}))
}

func (r *review) hintCame(a *App, m hintMsg) tea.Cmd {
	r.hinting = false
	switch {
	case r.busy || r.stage() != tutor.Asking || r.seen.Question.Card != m.card:
		return nil
	case errors.Is(m.err, tutor.ErrRefused):
		return a.say("no hint: what the model said gives too much away, or is none")
	case m.err != nil:
		return a.problem("ask for a hint", m.err)
	}
	return r.do(a, "hint", func(s *tutor.Session, _ recall.Moment) (string, error) { return "", s.Hinted(m.card, m.text) })
}

// noModelHint says why no hint can be asked for.
func (r *review) noModelHint(a *App) string {
	switch {
	case a.ws.Tutor.Hint == nil:
		return "no model gives hints here; tutor: hints: true in your settings has one do so"
	case r.notAsking(a) != "":
		return r.notAsking(a)
	case r.hinting:
		return "a hint was asked for"
	case r.can.hint == nil:
		return "there is no more help for this card"
	}
	return ""
}
