package tui

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

const (
	unicodeCore = ansi.ModeUnicodeCore
	modeReset   = ansi.ModeReset
)

func wallClock() time.Time { return time.Now() }

// colourSGR matches a colour, set in any way; a weight is none.
var colourSGR = regexp.MustCompile("\x1b\\[(?:[0-9;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m")

func TestNoColour(t *testing.T) {
	for _, c := range []struct {
		noColor, option string
		colour          bool
	}{
		{"", "", true},
		{"", "auto", true},
		{"1", "auto", false},
		{"yes", "", false},
		{"0", "auto", false},
		{"1", "always", true},
		{"", "never", false},
	} {
		session(t, 100, 30, func(d *driver) {
			d.opens(briefPath).press("]")
			content := d.a.View().Content
			if got := colourSGR.MatchString(content); got != c.colour {
				t.Errorf("NO_COLOR=%q --color %q: colour %v, want %v", c.noColor, c.option, got, c.colour)
			}
			if !strings.Contains(content, "\x1b[1") || !strings.Contains(content, "7m") {
				t.Errorf("NO_COLOR=%q --color %q: the weights are gone", c.noColor, c.option)
			}
			if regexp.MustCompile("\x1b\\[(?:[0-9;]*;)?(?:4[0-8]|10[0-7])m").MatchString(content) {
				t.Error("something is painted behind the text")
			}
		}, func(f *fake, o *Options) {
			f.env["NO_COLOR"] = c.noColor
			o.Color = c.option
		})
	}
}

// The chrome is of characters every terminal draws in one cell.
func TestChromeIsPlain(t *testing.T) {
	const allowed = "─│▌▸…·•✓✗→↓█░›×" + "←↑‹"
	const drawings = "┌┐└┘├┤┬┴┼╭╮╰╯╌▶◀▲▼" // what diagrams are made of, which are the user's
	for name, play := range scenes() {
		session(t, 120, 40, func(d *driver) {
			play(d)
			for _, r := range d.screen() {
				if r > '~' && !strings.ContainsRune(allowed, r) && !strings.ContainsRune("“”学習"+drawings, r) {
					t.Errorf("%s: %q stands on the screen", name, r)
				}
			}
		})
	}
}

// A terminal is what a program that really runs writes to.
type terminal struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.buf.Write(p)
}

func (t *terminal) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.buf.String()
}

// shows waits until something was written.
func (t *terminal) shows(tb testing.TB, want string) {
	tb.Helper()
	for range 2_000 {
		if strings.Contains(t.text(), want) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	tb.Fatalf("never written: %q in %q", want, t.text())
}

// The real program, on its bytes: it draws, captures no mouse, paints nothing, writes
// nothing while nothing happens, and gives the terminal back.
func TestProgramBytes(t *testing.T) {
	t.Parallel()
	f := newFake()
	f.env["NO_COLOR"] = "yes"
	in, keys := io.Pipe()
	var out terminal
	type end struct {
		summary Summary
		err     error
	}
	ended := make(chan end, 1)
	go func() {
		s, err := Run(context.Background(), f.workshop(), Options{In: in, Out: &out, Width: 80, Height: 24})
		ended <- end{s, err}
	}()
	out.shows(t, "2,140 passages")
	time.Sleep(200 * time.Millisecond)
	idle := len(out.text())
	time.Sleep(2500 * time.Millisecond) // longer than a look at the stamp takes to come
	if n := len(out.text()) - idle; n > 0 {
		t.Errorf("%d bytes are written while nothing happens: %q", n, out.text()[idle:])
	}
	if regexp.MustCompile("\x1b\\[\\?100[0-36]h").MatchString(out.text()) {
		t.Error("the mouse is captured")
	}
	send(t, keys, "m")
	out.shows(t, "\x1b[?1002h")
	send(t, keys, "m")
	out.shows(t, "\x1b[?1002l")
	send(t, keys, ",")
	out.shows(t, "Preferences")
	send(t, keys, "q")
	send(t, keys, "q")
	select {
	case e := <-ended:
		if e.err != nil {
			t.Errorf("ended with %v", e.err)
		}
		if e.summary.Line() != "" || len(e.summary.Lately) == 0 || e.summary.Lately[0] != "goals" {
			t.Errorf("the summary is %+v", e.summary)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("q does not end it")
	}
	text := out.text()
	if colourSGR.MatchString(text) {
		t.Error("colour with NO_COLOR=yes")
	}
	if !strings.Contains(text, "\x1b[?1049h") || !strings.Contains(text, "\x1b[?1049l") {
		t.Error("the screen is not given back")
	}
}

func send(t *testing.T, w io.Writer, keys string) {
	t.Helper()
	if _, err := io.WriteString(w, keys); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond)
}
