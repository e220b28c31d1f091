package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"ken/notes/cards"
	"ken/skills/tutor"
)

// A hint of a model comes by its key alone, counts as one, and gives nothing away; what goes
// where is said with it.
func TestHintOfAModel(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("r").sees("1 of 4").press("ctrl+g").sees("no model gives hints here")
	}, teaching(t))
	session(t, 100, 30, func(d *driver) {
		var asked []int
		hints := []string{"", "It is about the word %s.", "Think of how long it lasts."}
		d.a.ws.Tutor.Leaves = "To scribe at example.org: the card."
		d.a.ws.Tutor.Hint = func(_ context.Context, q tutor.Consultation) (string, error) {
			asked = append(asked, q.Step)
			if len(asked) == 1 {
				return "", fmt.Errorf("give a hint: %w", tutor.ErrRefused)
			}
			if strings.Contains(hints[len(asked)-1], "%s") { // past its gate it is held against the answer once more
				return fmt.Sprintf(hints[len(asked)-1], q.Card.Answers[0]), nil
			}
			return hints[len(asked)-1], nil
		}
		d.press("r").until("retr").press("ctrl+g").sees("no hint: what the model said gives too much away")
		d.press("ctrl+g").seesNot("retrievability.")
		d.press("ctrl+g").sees("hint  Think of how long it lasts.")
		if fmt.Sprint(asked) != "[1 1 1]" {
			t.Errorf("asked for the steps %v", asked)
		}
		d.answers().sees("▌ 2 hard")
	}, teaching(t))
}

// A question that comes back is asked in other words, if they come before one writes.
func TestOtherWords(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.a.ws.Tutor.Leaves = "To scribe at example.org: the card."
		d.a.ws.Tutor.Rephrase = func(_ context.Context, c cards.Card) (string, error) {
			switch c.ID {
			case "retr":
				return "Which thing falls from 100% to 90% as stability goes by?", nil
			case "laps":
				return "Is it part of the stability that survives a lapse?", nil // gives it away
			}
			return "", tutor.ErrRefused
		}
		d.press("r").sees("1 of 4")
		for range 12 {
			if q := d.a.top().(*review).seen.Question; q.Card == "retr" && q.Again {
				d.sees("Which thing falls from 100% to 90%", "as it is kept: What falls from 100% to 90%")
				return
			}
			d.seesNot("Which thing falls", "Is it part of").press("tab", "enter")
		}
		t.Errorf("it did not come back:\n%s", d.screen())
	}, teaching(t))
}
