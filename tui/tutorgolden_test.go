package tui

import (
	"fmt"
	"testing"
	"time"

	"ken/skills/tutor"
)

// The screens one learns at, as they are kept.
func TestTutorScreens(t *testing.T) {
	for name, play := range map[string]func(d *driver){
		"home-due":      func(*driver) {},
		"review":        func(d *driver) { d.press("r").until("stab").types("the days until recall falls to 90%") },
		"review-hint":   func(d *driver) { d.press("r").until("retr").press("ctrl+t") },
		"review-choice": func(d *driver) { d.press("r").until("retr").press("ctrl+t", "ctrl+t", "ctrl+t") },
		"review-left":   func(d *driver) { d.press("r").types("well").press("esc") },
		"review-sure":   func(d *driver) { d.a.opts.Sure = true; d.press("r").types("well").press("enter") },
		"review-wrong":  func(d *driver) { d.a.opts.Sure = true; d.press("r").types("nothing at all").press("enter", "3") },
		"review-right":  func(d *driver) { d.press("r").until("retr").types("retrievabilty").press("enter") },
		"review-prose": func(d *driver) {
			d.press("r").until("stab").types("the days until the chance of recall is 90%").press("enter")
		},
		"review-list":    func(d *driver) { d.press("r").until("grow").types("easy, hard").press("enter", "tab") },
		"review-aloud":   func(d *driver) { d.press("r", "ctrl+r") },
		"review-passage": func(d *driver) { d.press("r", "tab", "tab") },
		"review-verdict": func(d *driver) { d.press("r").types("nothing").press("enter", "O") },
		"review-why":     func(d *driver) { d.press("r", "tab", "enter", "tab", "W") },
		"review-done": func(d *driver) {
			d.press("r", "tab", "enter")
			for r := d.a.top().(*review); r.seen.Stage != tutor.Done; {
				d.answers().press("enter")
				d.fake.class.now = d.fake.class.now.Add(time.Minute)
			}
		},
		"review-none":     func(d *driver) { d.fake.class.cards, d.fake.class.learning = nil, Learning{}; d.press("r", "esc", "r") },
		"review-practice": func(d *driver) { d.press("R").types("fsrs").press("enter") },
		"cards":           func(d *driver) { d.opens("learning/fsrs.md").press("c", "enter", "x") },
		"offer":           func(d *driver) { d.press("b").types("sleep").press("enter").passes(2 * time.Second) },
		"memory":          func(d *driver) { d.opens("learning/fsrs.md").press("M").types("Stability is a time") },
		"memory-compared": func(d *driver) {
			d.opens("learning/fsrs.md").press("M").types("Stability is a time").press("tab", "j")
		},
		"numbers": func(d *driver) { d.press("#") },
	} {
		for _, size := range sizes {
			full := fmt.Sprintf("tutor-%s-%dx%d", name, size[0], size[1])
			t.Run(full, func(t *testing.T) {
				session(t, size[0], size[1], func(d *driver) {
					play(d)
					d.golden(full)
				}, teaching(t))
			})
		}
	}
}
