package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestEscNeverQuits(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("/", "esc", "esc", "esc").on(&home{})
		d.press(",", "esc", "t", "esc", ":", "esc", "?", "esc", "b", "esc", "y", "esc", "esc").on(&home{})
		if d.quit {
			t.Error("esc quits")
		}
	})
}

func TestQGoesBackAndQuitsFromHome(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press(",", "q").on(&home{})
		if d.quit {
			t.Fatal("q on a screen quits")
		}
		if d.press("q"); !d.quit {
			t.Error("q on home does not quit")
		}
	})
}

func TestQuitAsksWhileWorkRuns(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("b").types("sleep").press("enter", "esc", "q").sees("1 task runs. Stop it and leave? y/n").press("n").seesNot("y/n")
		d.press("b").types("naps").press("enter", "esc", "q").sees("2 tasks run. Stop them and leave? y/n").press("enter").sees("y/n")
		if d.quit {
			t.Fatal("enter answers yes")
		}
		if d.press("y"); !d.quit {
			t.Error("y does not quit")
		}
	})
}

// A sync loses nothing by being stopped, and nobody asked for it.
func TestQuitDoesNotAskForASync(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		if d.press("q"); !d.quit {
			t.Error("q asks while the index is brought up to date")
		}
	}, func(f *fake, _ *Options) { f.syncSlow = time.Hour })
}

func TestCtrlCInOrder(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("b").types("sleep").press("ctrl+c").sees("brief on").press("ctrl+c").seesNot("brief on")
		d.press("ctrl+c").sees("Press ctrl+c again to quit").press("esc").seesNot("again to quit").press("ctrl+c")
		if d.quit {
			t.Fatal("another key does not disarm it")
		}
		d.passes(2500 * time.Millisecond).seesNot("again to quit").press("ctrl+c")
		if d.quit {
			t.Fatal("it is still armed after two seconds")
		}
		if d.press("ctrl+c"); !d.quit {
			t.Error("twice ctrl+c does not quit")
		}
	})
}

func TestCtrlCStopsTheTaskOfThisScreen(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("b").types("sleep").press("enter").passes(400 * time.Millisecond)
		d.press("ctrl+c").sees("stopped").press("ctrl+c").sees("again to quit")
	})
}

func TestPrefixExplainsItself(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).press("y").seesNot("y m").passes(200 * time.Millisecond).seesNot("y m")
		d.passes(150*time.Millisecond).sees("y y  copy the passage cited", "y m  copy the whole document").press("m")
		if d.clip != briefText {
			t.Errorf("copied %q", d.clip)
		}
		d.seesNot("y y  copy")
		d.clip = ""
		d.press("y", "q").on(&viewer{})
		if d.clip != "" || d.quit {
			t.Error("an unknown second key did something")
		}
	})
}

func TestPaletteNarrowsAndDoes(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press(":").types("goa").sees("▌ goals", "ken context").press("enter").on(&goals{}).press("esc")
		d.press("ctrl+p").sees("▌ goals").press("esc").press("ctrl+p").types("xyzzy").sees("nothing is called that").press("enter", "esc")
		d.press(":").types("save").sees("nothing was copied yet").press("enter").sees("save copied text: nothing was copied yet")
		if !slices.Contains(d.a.lately, "goals") {
			t.Errorf("used lately: %q", d.a.lately)
		}
	})
}

func TestKeysListDoesWhatItLists(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("?").sees("keys here >").types("prefer").sees("goals and preferences").press("enter").on(&goals{})
		d.press("esc", "/", "?").sees("keys here >").press("esc").on(&search{}).press("f1").sees("keys here >")
	})
}

func TestOtherAlphabets(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("б").on(&goals{}).press("й").on(&home{})
		d.press("/").types("привет").sees("> привет")
	})
}

func TestPaste(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("b").send(tea.PasteMsg{Content: "two\rlines\x1b[31m red\r\nend"}).sees("brief on two lines")
		if got := d.a.over.input().value(); strings.ContainsAny(got, "\r\n\x1b") {
			t.Errorf("pasted %q", got)
		}
		d.press("esc").send(tea.PasteMsg{Content: "q"}).on(&home{})
		if d.quit {
			t.Error("pasted text is taken for keys")
		}
		d.press("/").send(tea.PasteMsg{Content: strings.Repeat("long ", 100000)})
		if n := len(d.a.typing().text); n > maxField {
			t.Errorf("a paste of %d characters is taken", n)
		}
	})
}

func TestMouseIsOffUntilAsked(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		if d.a.View().MouseMode != tea.MouseModeNone {
			t.Fatal("the mouse is captured")
		}
		d.press("m").sees("mouse on")
		if d.a.View().MouseMode != tea.MouseModeCellMotion {
			t.Fatal("m does not turn it on")
		}
		d.press("/").types("stability").send(tea.MouseClickMsg{X: 10, Y: 8, Button: tea.MouseLeft}).sees("▌ learning/fsrs.md:7")
		d.send(tea.MouseWheelMsg{X: 10, Y: 8, Button: tea.MouseWheelDown}).sees("▌ learning/fsrs.md:11")
		d.send(tea.MouseClickMsg{X: 10, Y: 8, Button: tea.MouseLeft}).send(tea.MouseClickMsg{X: 10, Y: 8, Button: tea.MouseLeft}).on(&viewer{})
		d.press("m")
		if d.a.View().MouseMode != tea.MouseModeNone {
			t.Error("m does not turn it off")
		}
	})
}

func TestEngineElsewhereIsAlwaysNamed(t *testing.T) {
	for _, w := range []int{40, 60, 80, 120} {
		session(t, w, 24, func(d *driver) {
			d.a.ws.Engine = "api.example.com gpt"
			for _, open := range []string{",", "t", "/"} {
				d.press(open).sees("api.example.com gpt").press("esc", "esc")
			}
		})
	}
}

func TestBellOnlyElsewhere(t *testing.T) {
	slow := func(f *fake, _ *Options) { f.pause = 3 * time.Second }
	for _, c := range []struct {
		what string
		do   func(d *driver)
		bell bool
	}{
		{"looking", func(d *driver) { d.send(tea.FocusMsg{}) }, false},
		{"elsewhere", func(d *driver) { d.send(tea.BlurMsg{}) }, true},
		{"not told, short", func(*driver) {}, false},
		{"not told, long", func(d *driver) { d.fake.pause = 10 * time.Second }, true},
	} {
		session(t, 100, 30, func(d *driver) {
			c.do(d)
			d.press("b").types("sleep").press("enter").passes(55 * time.Second)
			if got := strings.Contains(d.raw, "\a"); got != c.bell {
				t.Errorf("%s: bell %v, want %v", c.what, got, c.bell)
			}
		}, slow)
	}
}

func TestNotification(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		return func(name string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == name {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	for _, c := range []struct {
		env  func(string) string
		want string
	}{
		{env("KITTY_WINDOW_ID", "1"), "\x1b]99;"},
		{env("TERM_PROGRAM", "WezTerm"), "\x1b]9;"},
		{env("TERM", "foot"), "\x1b]777;"},
		{env("TERM", "xterm"), ""},
		{env("TERM_PROGRAM", "WezTerm", "TMUX", "/tmp/x"), ""},
	} {
		got := notification(c.env, "brief: a\x1b]52;c;eA==\a: done")
		if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("got %q, want %q", got, c.want)
		}
		if inner := strings.TrimSuffix(strings.TrimPrefix(got, "\x1b]"), "\a"); strings.ContainsAny(inner, "\x1b\a") && !strings.HasSuffix(inner, "\x1b\\") {
			t.Errorf("control characters in %q", got)
		}
	}
}
