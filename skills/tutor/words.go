package tutor

import (
	"context"
	"fmt"
	"strings"

	"ken/notes/cards"
	"ken/notes/prose"
	"ken/notes/recall"
	"ken/skills/evidence"
	"ken/skills/grading"
)

// mostWords bounds a question or a hint of a model, in bytes.
const mostWords = 400

// Rephrase has the question of a card put in other words, so that its answer is learnt
// and not its look. The answer stays. The error says why there are none.
func (c *Coach) Rephrase(ctx context.Context, card cards.Card) (string, error) {
	var said struct {
		Question string `json:"question"`
	}
	if card.Kind == cards.Cloze {
		return "", fmt.Errorf("ask in other words: a sentence with a gap has no others: %w", ErrRefused)
	}
	if err := c.ask(ctx, Consultation{Kind: Rephrasing, Card: card}, &said); err != nil {
		return "", fmt.Errorf("ask in other words: %w", err)
	}
	text := strings.TrimSpace(said.Question)
	if why := unlike(text, &card); why != "" {
		return "", fmt.Errorf("ask in other words: %s: %w", why, ErrRefused)
	}
	return text, nil
}

// unlike says why a question does not ask what a card asks, as far as words tell; "" where
// it may.
func unlike(text string, card *cards.Card) string {
	switch {
	case blank(text) || len(text) > mostWords || strings.ContainsAny(text, "\n\r"):
		return "it is no question of one line"
	case strings.HasSuffix(card.Question, "?") != strings.HasSuffix(text, "?"):
		return "it is not asked in the same way"
	case card.Tells(text):
		return "it gives the answer away"
	}
	stems := evidence.Stems(card.Question)
	if len(stems) > 0 && shared(stems, evidence.Stems(text+" "+strings.Join(card.Source.Heading, " "))) == 0 {
		return "it has nothing of the question"
	}
	stated := prose.Quantities(card.Question)
	asked := prose.Quantities(text)
	for _, q := range stated {
		if !anySame(asked, q) {
			return "a number of the question is gone"
		}
	}
	for _, q := range asked {
		if !anySame(stated, q) {
			return "it has a number that the question has not"
		}
	}
	return ""
}

func anySame(list []prose.Quantity, q prose.Quantity) bool {
	for _, o := range list {
		if q.Same(o) {
			return true
		}
	}
	return false
}

// Rephrasable tells whether the question that is asked may be put in other words: it was
// answered before, and nothing was tried yet.
func (s *Session) Rephrasable() (cards.Card, bool) {
	if s.stage != Asking || s.now.tries > 0 || s.now.rung != Free || s.now.words != "" {
		return cards.Card{}, false
	}
	i := s.item()
	return i.Card, i.Memory.Reps > 0 && i.Kind != cards.Cloze
}

// Rephrased takes in other words for the question of a card, if that is still asked and
// nothing was tried. They are held against the answers once more.
func (s *Session) Rephrased(card, text string) error {
	if c, may := s.Rephrasable(); !may || c.ID != card {
		return fmt.Errorf("ask in other words: %w", ErrStage)
	}
	if why := unlike(text, &s.item().Card); why != "" {
		return fmt.Errorf("ask in other words: %s: %w", why, ErrRefused)
	}
	s.now.words = text
	return nil
}

// Hint asks a model for a hint of a step from 1 to 3, each telling more. One that gives
// the answer away, or too much of it, is refused.
func (c *Coach) Hint(ctx context.Context, card cards.Card, step int) (string, error) {
	var said struct {
		Hint string `json:"hint"`
	}
	if err := c.ask(ctx, Consultation{Kind: Hinting, Card: card, Step: step}, &said); err != nil {
		return "", fmt.Errorf("give a hint: %w", err)
	}
	text := strings.TrimSpace(said.Hint)
	if why := overtold(text, &card); why != "" {
		return "", fmt.Errorf("give a hint: %s: %w", why, ErrRefused)
	}
	return text, nil
}

// mostTold is the share of an answer's own words, beyond those of the question, that a
// hint may hold.
const mostTold = 0.34

// overtold says why a hint is none, "" where it may be given.
func overtold(text string, card *cards.Card) string {
	switch {
	case blank(text) || len(text) > mostWords || strings.ContainsAny(text, "\n\r"):
		return "it is no sentence"
	case card.Tells(text):
		return "it gives the answer away"
	}
	asked, said := evidence.Stems(card.Question), evidence.Stems(text)
	for _, a := range card.Answers {
		var own []string
		for _, s := range evidence.Stems(best(a)) {
			if shared([]string{s}, asked) == 0 {
				own = append(own, s)
			}
		}
		if len(own) > 0 && shared(own, said) > mostTold {
			return "it gives too much of the answer away"
		}
	}
	return ""
}

// mostHints is how many hints of a model a question has, each telling more.
const mostHints = len(hintSteps) - 1

// Hintable returns what a model may be asked a hint for, and which step is next; false where
// nothing is asked, something was tried, or the last step was given.
func (s *Session) Hintable() (Consultation, bool) {
	if s.stage != Asking || s.now.tries > 0 || s.now.hints >= mostHints {
		return Consultation{}, false
	}
	return Consultation{Kind: Hinting, Card: s.item().Card, Step: s.now.hints + 1}, true
}

// Hinted takes in a hint for a card, if that is still asked and nothing was tried. It
// counts as a hint as one of the ladder does.
func (s *Session) Hinted(card, text string) error {
	if s.stage != Asking || s.now.card != card || s.now.tries > 0 {
		return fmt.Errorf("give a hint: %w", ErrStage)
	}
	if why := overtold(text, &s.item().Card); why != "" {
		return fmt.Errorf("give a hint: %s: %w", why, ErrRefused)
	}
	s.now.hints++
	s.now.rung = max(s.now.rung, Cued)
	s.now.clue = strings.TrimSpace(s.now.clue + "\n" + text)
	return nil
}

// Restate is what the learner writes in his own words after having seen the answer. It
// is compared and noted as an attempt that does not count, and the session stays where
// it is.
func (s *Session) Restate(text string, now recall.Moment) (grading.Verdict, error) {
	if s.stage != Feedback {
		return grading.Verdict{}, fmt.Errorf("say it again: %w", ErrStage)
	}
	if blank(text) {
		return grading.Verdict{}, ErrEmpty
	}
	v := s.compare(text)
	e := s.event("review", now)
	e.Rating, e.Auto, e.Score, e.Src, e.Form = v.Rating, v.Verdict, min(1, max(0, v.Score)), "practice", Free.String()
	e.Params, e.Length, e.Given = s.deck.settings.Name, len(text), text
	e, err := s.write(e)
	if err != nil {
		return grading.Verdict{}, err
	}
	st := step{kind: noted, card: s.now.card, events: []string{e.ID}}
	s.past = append(s.past, s.remember(st, e))
	return v, nil
}
