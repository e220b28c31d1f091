package page

import (
	"regexp"
	"strings"

	"ken/render"
)

// cloze is the look of what a card hides, beside the looks of render.
const cloze = render.Look(1 << 31)

var clozeOpen = regexp.MustCompile(`\{\{c\d{1,3}::`)

// clozes takes the marks off {{c1::answer::hint}} and shows the answer as one. It may
// hold other looks, and is left as it stands where it does not close.
func clozes(runs []render.Run) []render.Run {
	c := clozing{lastRun: -1}
	for i, r := range runs {
		if at := strings.LastIndex(r.Text, "}}"); at >= 0 && !literal(r) {
			c.lastRun, c.lastAt = i, at
		}
	}
	if c.lastRun < 0 {
		return runs
	}
	for i, r := range runs {
		c.run(i, r)
	}
	return c.out
}

// literal tells what is taken as it stands.
func literal(r render.Run) bool { return r.Look&(render.Code|render.Math) != 0 }

// A clozing goes through the runs of one block once.
type clozing struct {
	out             []render.Run
	lastRun, lastAt int // where braces close for the last time
	inside, hint    bool
}

func (c *clozing) run(i int, r render.Run) {
	if literal(r) || r.Break {
		c.add(r, r.Text)
		return
	}
	for at := 0; at < len(r.Text); {
		text := r.Text[at:]
		if c.inside {
			body, _, closes := strings.Cut(text, "}}")
			c.answer(r, body)
			at += len(body)
			if closes {
				c.inside, c.hint = false, false
				at += len("}}")
			}
			continue
		}
		open := clozeOpen.FindStringIndex(text)
		if open == nil || i > c.lastRun || i == c.lastRun && at+open[1] > c.lastAt {
			c.add(r, text)
			return
		}
		c.add(r, text[:open[0]])
		c.inside = true
		at += open[1]
	}
}

// answer adds what stands in a cloze up to its hint.
func (c *clozing) answer(r render.Run, text string) {
	if c.hint {
		return
	}
	text, _, c.hint = strings.Cut(text, "::")
	c.add(r, text)
}

func (c *clozing) add(r render.Run, text string) {
	if text == "" && !r.Break {
		return
	}
	if r.Text = text; c.inside {
		r.Look |= cloze
	}
	c.out = append(c.out, r)
}
