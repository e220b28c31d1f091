package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ken/skills/author"
)

// sizes are the windows every screen is kept at.
var sizes = [][2]int{{120, 36}, {80, 24}, {40, 20}}

func TestScreens(t *testing.T) {
	for name, play := range map[string]func(d *driver){
		"home":    func(*driver) {},
		"search":  func(d *driver) { d.press("/").types("stability") },
		"results": func(d *driver) { d.press("/").types("stability").press("down", "down", "space") },
		"nothing": func(d *driver) { d.press("/").types("zeppelin") },
		"brief":   func(d *driver) { d.opens(briefPath) },
		"proof":   func(d *driver) { d.opens(briefPath).press("p") },
		"rotten": func(d *driver) {
			d.fake.docs["learning/fsrs.md"] = strings.Replace(fsrs, "Growth slows as stability rises.", "Growth stops as stability rises.", 1)
			d.opens(briefPath).press(")", ")", ")", "p")
		},
		"disputes": func(d *driver) { d.opens(briefPath).press("D") },
		"followup": func(d *driver) { d.opens(briefPath).press("f").types("shorter") },
		"slot": func(d *driver) {
			d.opens(briefPath).press("f").types("the same for naps").press("enter").passes(2 * time.Second)
		},
		"without":  func(d *driver) { d.opens(briefPath).press("w", "j") },
		"contrast": func(d *driver) { d.opens(briefPath).press("w", "j", "enter") },
		"kinds":    func(d *driver) { d.press("b", "tab", "tab") },
		"leaving":  func(d *driver) { d.press("b").types("sleep").press("enter") },
		"fallback": func(d *driver) {
			d.fake.fallback = "no answer from 127.0.0.1:8092 within 30 s"
			d.press("b").types("sleep").press("enter", "enter").passes(2 * time.Second)
		},
		"vetted": func(d *driver) {
			d.fake.pieces = []string{"\n## Answer\n\n- Sleep keeps what was learnt. (learning/fsrs.md:7)\n", "- " + author.GoesBack + "90 is not in the source\n", "- A second sentence that stands. (learning/fsrs.md:11)\n"}
			d.press("b").types("sleep").press("enter", "enter").passes(800 * time.Millisecond)
		},
		"chosen": func(d *driver) { d.opens(briefPath); d.press("]", "]", "]", "tab") },
		"document": func(d *driver) {
			d.press("/").types("lapse").press("enter")
		},
		"find":    func(d *driver) { d.opens("learning/fsrs.md"); d.press("/").types("stab") },
		"plain":   func(d *driver) { d.opens("plain.txt") },
		"writing": func(d *driver) { d.press("b").types("sleep").press("enter").passes(700 * time.Millisecond) },
		"goals":   func(d *driver) { d.press(",") },
		"pref":    func(d *driver) { d.press(",", "j", "j", "tab") },
		"tasks": func(d *driver) {
			d.press("b").types("sleep").press("enter").passes(700*time.Millisecond).press("x", "esc", "b").types("naps").press("enter").passes(400 * time.Millisecond).press("t")
		},
		"unread":  func(d *driver) { d.press("G", "enter") },
		"palette": func(d *driver) { d.press(":").types("br") },
		"keys":    func(d *driver) { d.opens(briefPath); d.press("?") },
		"prompt":  func(d *driver) { d.press("b").types("sleep") },
		"quit": func(d *driver) {
			d.press("b").types("sleep").press("enter", "q", "q")
		},
		"copy":  func(d *driver) { d.opens(briefPath); d.press("y").passes(400 * time.Millisecond) },
		"entry": func(d *driver) { d.press("enter").types("Understand naps").press("enter").types("Sleep more") },
	} {
		for _, size := range sizes {
			full := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
			t.Run(full, func(t *testing.T) {
				session(t, size[0], size[1], func(d *driver) {
					play(d)
					d.golden(full)
				}, func(f *fake, _ *Options) {
					if name == "entry" {
						f.context.Goals, f.context.Problems = nil, nil
					}
					if slices.Contains([]string{"leaving", "fallback", "vetted"}, name) {
						elsewhere(f, nil)
					}
				})
			})
		}
	}
}
