package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/index"
	"ken/notes"
	"ken/skills/brief"
)

// scenes are ways to every screen and to what can lie over one.
func scenes() map[string]func(d *driver) {
	return map[string]func(d *driver){
		"home":     func(*driver) {},
		"search":   func(d *driver) { d.press("/").types("stability") },
		"list":     func(d *driver) { d.press("/").types("stability").press("down", "down", "space") },
		"preview":  func(d *driver) { d.press("/").types("stability").press("tab", "tab", "j") },
		"nothing":  func(d *driver) { d.press("/").types("zeppelin").press("down") },
		"brief":    func(d *driver) { d.opens(briefPath).press("]") },
		"cites":    func(d *driver) { d.opens(briefPath).press("tab", "G") },
		"sentence": func(d *driver) { d.opens(briefPath).press(")", ")") },
		"proof":    func(d *driver) { d.opens(briefPath).press("p", ")") },
		"disputes": func(d *driver) { d.opens(briefPath).press("D", "j", "j") },
		"followup": func(d *driver) { d.opens(briefPath).press("f").types("nonsense").press("enter") },
		"without":  func(d *driver) { d.opens(briefPath).press("w", "G") },
		"contrast": func(d *driver) { d.opens(briefPath).press("w", "enter") },
		"kinds":    func(d *driver) { d.press("b", "tab", "tab") },
		"leaving": func(d *driver) {
			elsewhere(d.fake, nil)
			d.fake.around(&d.a.ws)
			d.press("b").types("sleep").press("enter", "j", "j")
		},
		"fallback": func(d *driver) {
			d.fake.fallback = strings.Repeat("no answer ", 30) + d.fake.evil
			d.press("b").types("sleep").press("enter").passes(3 * time.Second)
		},
		"document": func(d *driver) { d.opens("hostile.md").press("]") },
		"plain":    func(d *driver) { d.opens("hostile.txt") },
		"find":     func(d *driver) { d.opens("learning/fsrs.md").press("/").types("stab") },
		"gone":     func(d *driver) { d.opens("no such file.md") },
		"writing":  func(d *driver) { d.press("b").types("sleep").press("enter").passes(700 * time.Millisecond) },
		"goals":    func(d *driver) { d.press(",") },
		"goal":     func(d *driver) { d.press(",", "tab", "j") },
		"tasks": func(d *driver) {
			d.press("b").types("sleep").press("enter").passes(700 * time.Millisecond).press("t")
		},
		"unread":  func(d *driver) { d.begin(d.a.openUnread()); d.settle() },
		"palette": func(d *driver) { d.press(":").types("e").press("down") },
		"keys":    func(d *driver) { d.press("?") },
		"prompt":  func(d *driver) { d.press("b").types(strings.Repeat("学習 and learning ", 20)) },
		"confirm": func(d *driver) { d.press("b").types("sleep").press("enter", "esc", "q") },
		"prefix":  func(d *driver) { d.opens(briefPath).press("y").passes(400 * time.Millisecond) },
		"problem": func(d *driver) { d.missing["vi"] = true; d.opens("learning/fsrs.md").press("e") },
		"entry": func(d *driver) {
			d.begin(d.a.openEntry())
			d.settle()
			d.send(tea.PasteMsg{Content: strings.Repeat("a goal\n", 60)})
		},
		"review":   func(d *driver) { d.press("r").types(strings.Repeat("学習 and ", 40)) },
		"choice":   func(d *driver) { d.press("r", "ctrl+t", "ctrl+t", "ctrl+t") },
		"feedback": func(d *driver) { d.press("r").types("it is so").press("enter") },
		"passage":  func(d *driver) { d.press("r", "tab", "tab") },
		"verdict":  func(d *driver) { d.press("r").types("it is so").press("enter", "O", "j") },
		"why":      func(d *driver) { d.press("r", "tab", "W") },
		"reviewed": func(d *driver) {
			d.press("r", "tab", "1", "tab", "2", "tab", "3", "tab", "4", "tab", "4", "tab", "4", "tab", "4")
		},
		"proposals": func(d *driver) { d.press("c", "enter", "x", "j") },
		"memory": func(d *driver) {
			d.opens("learning/fsrs.md").press("M").types("it is so").press("enter", "tab", "j", "j")
		},
		"memorizing": func(d *driver) {
			d.opens("learning/fsrs.md").press("M")
			d.send(tea.PasteMsg{Content: strings.Repeat("所有 it is so\n", 60)})
		},
		"numbers":         func(d *driver) { d.press("#", "G") },
		"offered":         func(d *driver) { d.press("b").types("sleep").press("enter").passes(3 * time.Second) },
		"diagram":         func(d *driver) { d.draws("").press("d").types("backup path").press("enter", "tab", "tab") },
		"diagram of evil": func(d *driver) { d.draws("evil").press("tab", "]", "]", "K") },
		"diagram, wide":   func(d *driver) { d.draws("wide").press("right", "j") },
		"diagram, said":   func(d *driver) { d.draws("evil").press("l", "j") },
		"diagram, turned": func(d *driver) { d.draws("long").press("P", "]") },
		"no diagram":      func(d *driver) { d.draws("zeppelins").press("j") },
		"of what":         func(d *driver) { d.draws("").press("d").types(strings.Repeat("学習 and ", 20)) },
		"fence": func(d *driver) {
			d.fake.docs["plan.md"] = fenced
			d.opens("plan.md").press("d", "enter", "tab", "]")
		},
		"zoom": func(d *driver) { d.press("/").types("stability").press("tab", "z", "P") },
	}
}

// hostile fills a workshop with what files may hold: escapes, controls, wide and
// disputed characters, lines without end.
func hostile(f *fake, _ *Options) {
	evil := "\x1b[2J\x1b]0;owned\a\x1b]52;c;eA==\a red\x1b[31m \x9b31m nul\x00 \u202etxet\u202c \u200b zero 👩‍👩‍👧 ❤️ 漢字かな e\u0301\u0301\u0301 \t tab"
	long := strings.Repeat("longword", 150)
	f.docs["hostile.md"] = "# " + evil + "\n\n" + evil + " [link " + evil + "](x.md) [^1]\n\n| " + evil + " | b |\n|---|---|\n| " + long + " | 2 |\n\n```\n" + evil + "\n" + long + "\n```\n\n" + long + "\n\n[^1]: " + evil + "\n"
	f.docs["hostile.txt"] = evil + "\n" + long + "\r\n" + strings.Repeat("漢", 300) + "\n\tx\n"
	f.docs["stability/"+evil+".md"] = "stability " + evil + "\n"
	f.context.Goals = append(f.context.Goals, notes.Goal{Text: evil + long, Path: evil, Line: 1 << 30, Why: evil, Body: evil + "\n" + long, DoneWhen: []string{evil}, Terms: []string{long}})
	f.context.Preferences = append(f.context.Preferences, notes.Preference{Text: evil, Path: long, Line: -1})
	f.context.Problems = append(f.context.Problems, notes.Problem{Path: evil, Line: 0, Text: evil})
	f.recent = append(f.recent, Recent{Path: evil, Title: evil + long, Kind: evil, Topic: evil, When: noon, Citations: 1 << 40, Changed: 3})
	f.changes.Unread = append(f.changes.Unread, index.Unread{Path: evil, Reason: long + evil})
	f.cites[briefPath] = append(f.cites[briefPath], Citation{Number: 4, Source: notes.Source{Path: evil, Part: evil, Line: 1, EndLine: 0, Heading: []string{evil, long}, Quote: evil + "\n" + long}, State: Changed, Why: evil})
	f.pieces = append(f.pieces, evil+"\n\n", long)
	f.evil = evil + "\n" + long
	r := recorded()
	r.Disputes = append(r.Disputes, brief.Dispute{About: evil + long, Why: evil + long, Current: notes.Source{Path: evil, Quote: evil + "\n" + long}, Other: notes.Source{Path: long, Quote: long}})
	r.Refused = []brief.Refused{{Text: evil, Why: evil + long, Own: []string{evil, long}}}
	f.records[briefPath] = r
	f.docs[briefPath] = strings.Replace(briefText, "[^1]:", "It says "+evil+" "+long+"[^9].\n\n## Could not support\n\n- "+evil+"\n\n[^9]: [learning/fsrs.md:7](../learning/fsrs.md#L7) “"+evil+"”\n[^1]:", 1)
}

// Any window from 1×1 to 200×60 is drawn without garbage, whatever the documents
// hold. What a line may hold is checked after every step.
func TestEverySize(t *testing.T) {
	t.Parallel()
	var sizes [][2]int // at and around every width and height that changes something
	for i, w := range []int{1, 5, 19, 20, 21, 30, 39, 40, 41, 55, 56, 69, 70, 71, 85, 99, 100, 101, 130, 200} {
		for j, h := range []int{1, 4, 5, 6, 8, 9, 10, 12, 15, 16, 17, 23, 24, 36, 60} {
			if (i+j)%2 == 0 {
				sizes = append(sizes, [2]int{w, h})
			}
		}
	}
	for name, play := range scenes() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			session(t, 100, 30, func(d *driver) {
				play(d)
				for _, size := range sizes {
					d.resize(size[0], size[1])
					footer := d.screen()[strings.LastIndexByte(d.screen(), '\n')+1:]
					if !d.a.tooSmall() && d.a.over == nil && !strings.Contains(footer, "? keys") && !strings.Contains(footer, "f1 keys") {
						t.Errorf("at %v the footer does not say how to see the keys: %q", size, footer)
					}
					if d.a.tooSmall() && size[0] >= 20 && !strings.Contains(d.screen(), "ken needs 20×5") {
						t.Errorf("at %v it does not say what is needed: %q", size, d.screen())
					}
				}
				d.resize(60, 20).press("j", "k", "G", "g", "tab")
				d.resize(120, 40).press("pgdown", "pgup", "shift+tab")
			}, hostile, unruly(t))
		})
	}
}

// The same holds where the terminal counts cells by characters.
func TestEverySizeByGraphemes(t *testing.T) {
	for name, play := range scenes() {
		session(t, 100, 30, func(d *driver) {
			d.send(tea.ModeReportMsg{Mode: unicodeCore, Value: modeReset})
			play(d)
			for _, size := range [][2]int{{200, 60}, {99, 23}, {70, 15}, {40, 10}, {20, 5}} {
				d.resize(size[0], size[1])
			}
			if t.Failed() {
				t.Fatal(name)
			}
		}, hostile, unruly(t))
	}
}
