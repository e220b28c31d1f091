package tui

import (
	"os"
	"strings"
	"testing"
	"time"

	"ken/skills/tutor"
)

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Before an attempt no answer stands anywhere: not in the window, nor its title, nor on
// the clipboard, in no list of keys and in no palette, however far the ladder is gone
// down. Only the last rung has it, as one of four.
func TestNoAnswerBeforeAnAttempt(t *testing.T) {
	secrets := map[string][]string{"stab": {"number of days"}, "retr": {"retrievability"}, "laps": {"part of the stability"}, "grow": {"hard", "good", "easy"}}
	states := map[string]func(d *driver){
		"question": func(*driver) {},
		"typed":    func(d *driver) { d.types("so") },
		"left":     func(d *driver) { d.types("so").press("esc") },
		"hint":     func(d *driver) { d.press("ctrl+t") },
		"gap":      func(d *driver) { d.press("ctrl+t", "ctrl+t") },
		"palette":  func(d *driver) { d.press("ctrl+p") },
		"keys":     func(d *driver) { d.types("so").press("esc", "?") },
		"why":      func(d *driver) { d.types("so").press("esc", "W") },
		"flagged":  func(d *driver) { d.types("so").press("esc", "F") },
		"edit":     func(d *driver) { d.types("so").press("esc", "e") },
		"prefix":   func(d *driver) { d.types("so").press("esc", "y").passes(400 * time.Millisecond) },
		"copy":     func(d *driver) { d.types("so").press("esc", "y", "y", "y", "c", "y", "m", "Y") },
		"over":     func(d *driver) { d.types("so").press("esc", "O", "tab", "1", "e") },
		"refused":  func(d *driver) { d.press("enter") },
		"topic":    func(d *driver) { d.types("so").press("esc", "R") },
		"away":     func(d *driver) { d.types("so").press("esc", "t", "esc") },
		"scrolled": func(d *driver) { d.press("pgdown", "pgup") },
		"ended":    func(d *driver) { d.press("ctrl+c").passes(time.Second) },
	}
	for name, play := range states {
		for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 20}, {20, 5}} {
			for _, sure := range []bool{false, true} {
				if sure && size[0] != 80 {
					continue
				}
				session(t, size[0], size[1], func(d *driver) {
					d.press("r")
					for range 4 {
						r, _ := d.a.top().(*review)
						id := r.seen.Question.Card
						play(d)
						if r.seen.Stage != tutor.Asking {
							t.Fatalf("%s at %v: stage %s", name, size, r.seen.Stage)
						}
						d.locked(name, size, secrets[id])
						d.press("esc", "esc")
						if d.a.top() != screen(r) { // left: begin anew
							return
						}
						d.a.over = nil
						r.away = false
						d.press("ctrl+c")
						if sure {
							d.types("something").press("enter")
							d.locked(name+", sure", size, secrets[id])
							d.press("1")
						} else {
							d.press("tab")
						}
						if size[1] > 5 && r.seen.Stage == tutor.Feedback && len(d.telling(secrets[id])) == 0 {
							t.Errorf("%s at %v: the answer is not seen after an attempt:\n%s", name, size, d.screen())
						}
						d.press("1")
					}
				}, teaching(t), func(_ *fake, o *Options) { o.Sure = sure })
			}
		}
	}
}

// locked fails where an answer can be seen.
func (d *driver) locked(name string, size [2]int, secrets []string) {
	d.t.Helper()
	if r, ok := d.a.top().(*review); ok && len(r.seen.Question.Choices) > 0 {
		return
	}
	for _, told := range d.telling(secrets) {
		d.t.Errorf("%s at %v: the %s before an attempt:\n%s", name, size, told, d.screen())
	}
}

// telling are the places that hold one of some texts.
func (d *driver) telling(secrets []string) []string {
	v := d.a.View()
	places := map[string]string{"window": strings.Join(strings.Fields(d.screen()), " "), "title": v.WindowTitle, "clipboard": d.clip, "escapes": d.raw, "copied": d.a.copied}
	for _, fed := range d.fed {
		places["a program"] += strings.Join(fed, " ")
	}
	var found []string
	for place, text := range places {
		text = strings.NewReplacer("2 hard", "", "3 good", "", "4 easy", "", "hard at most", "", "hard, unsure", "", "good, sure", "", "easy, or", "").Replace(text)
		for _, s := range secrets {
			if strings.Contains(strings.ToLower(text), s) {
				found = append(found, place+" shows "+s)
			}
		}
	}
	return found
}
