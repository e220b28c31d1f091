package tui

import (
	"strings"
	"testing"

	"ken/notes/cards"
)

// steps is a card whose answer is filled into a chain of boxes, as the last of so many.
func steps(n int) *cards.Drawing {
	var b strings.Builder
	b.WriteString("flowchart TB\n")
	for i := range n - 1 {
		b.WriteString("n" + number(i) + "[\"step " + number(i) + "\"] --> n" + number(i+1) + "\n")
	}
	b.WriteString("n" + number(n-1) + "[\"[ ? ]\"]\n")
	return &cards.Drawing{Of: "steps.md", Mermaid: b.String()}
}

// TestReviewFills draws what an answer is to be filled into, around the place that is
// asked; where there is no room the question stands alone.
func TestReviewFills(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		drawn bool
	}{{80, 24, true}, {120, 40, true}, {40, 14, true}, {80, 10, false}} {
		session(t, c.w, c.h, func(d *driver) {
			d.press("r")
			if got := strings.Contains(d.screen(), "[ ? ]"); got != c.drawn {
				t.Errorf("at %d by %d the drawing is shown: %v\n%s", c.w, c.h, got, d.screen())
			}
			d.types("step 9").press("enter")
			d.sees("card  ")
		}, teaching(t, func(c *class) {
			c.cards = c.cards[:1]
			c.cards[0].Drawing = steps(30)
		}))
	}
}
