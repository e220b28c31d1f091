package tui

import (
	"errors"
	"strings"

	"ken/notes/cards"
	"ken/render"
)

// CardText is a card as a text to edit: its question, its answers, each of a list on a
// line of its own, and its hint.
func CardText(c cards.Card) string {
	var b strings.Builder
	b.WriteString("Q: " + c.Question + "\n")
	if c.Kind == cards.List {
		b.WriteString("A:\n")
		for _, a := range c.Answers {
			b.WriteString("- " + a + "\n")
		}
	} else {
		for _, a := range c.Answers {
			b.WriteString("A: " + a + "\n")
		}
	}
	return b.String() + "H: " + c.Hint + "\n"
}

// ReadCardText reads such a text back into a card. A line without a mark goes on with
// what stands above it. The error says what a card needs that is not there.
func ReadCardText(text string, c cards.Card) (cards.Card, error) {
	var question, hint string
	var answers []string
	into := &question
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(render.Clean(strings.TrimRight(line, "\n")))
		mark, rest := "", line
		if len(line) >= 2 && line[1] == ':' {
			mark, rest = strings.ToUpper(line[:1]), strings.TrimSpace(line[2:])
		}
		switch {
		case mark == "Q":
			into = &question
		case mark == "H":
			into = &hint
		case mark == "A":
			answers = append(answers, "")
			into = &answers[len(answers)-1]
		case c.Kind == cards.List && len(answers) > 0 && strings.HasPrefix(line, "- "):
			answers = append(answers, "")
			into, rest = &answers[len(answers)-1], strings.TrimSpace(line[2:])
		default:
			rest = line
		}
		if rest != "" {
			*into = strings.TrimSpace(*into + "\n" + rest)
		}
	}
	c.Question, c.Hint, c.Answers = question, hint, nil
	for _, a := range answers {
		if a != "" {
			c.Answers = append(c.Answers, a)
		}
	}
	if c.Question == "" || len(c.Answers) == 0 {
		return c, errors.New("a card needs a line that begins with Q: and one with A: before its answer")
	}
	return c, nil
}
