package tui

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A driver is a user at the screen. Time is the bubble's own: it passes only when
// told to.
type driver struct {
	t    *testing.T
	a    *App
	fake *fake

	mu    sync.Mutex
	queue []tea.Msg

	quit    bool
	raw     string     // what was written past the screen
	clip    string     // what the terminal was given to copy
	fed     [][]string // programs run with text, each name, arguments, text
	lent    []string   // editor command lines
	edit    func(args []string)
	missing map[string]bool // programs that are not there
}

// session runs one session in its own time: what happens in play, at a window of a
// size.
func session(t *testing.T, w, h int, play func(d *driver), change ...func(*fake, *Options)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := enter(t, w, h, change...)
		defer d.end()
		play(d)
	})
}

func enter(t *testing.T, w, h int, change ...func(*fake, *Options)) *driver {
	f := newFake()
	var opts Options
	for _, c := range change {
		c(f, &opts)
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	d := &driver{t: t, fake: f, missing: map[string]bool{}}
	d.a = newApp(ctx, f.workshop(), opts)
	d.a.out = outside{goos: "linux", find: d.find, lend: d.lend, feed: d.feed, osc52: d.osc52, version: func() tea.Msg { return nil }, read: func(context.Context, string, ...string) (string, error) { return "", exec.ErrNotFound }}
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	d.begin(d.a.Init())
	d.settle()
	return d
}

func (d *driver) end() {
	d.a.tasks.stop(time.Second)
	time.Sleep(time.Minute) // every timer that was begun ends in its bubble
}

func (d *driver) find(name string) (string, error) {
	if d.missing[name] {
		return "", exec.ErrNotFound
	}
	return "/usr/bin/" + name, nil
}

func (d *driver) lend(c *exec.Cmd, after tea.ExecCallback) tea.Cmd {
	d.lent = append(d.lent, strings.Join(c.Args, " "))
	if !d.a.away || d.a.View().Content != "" {
		d.t.Errorf("the window is not blank while the editor has the terminal")
	}
	if d.edit != nil {
		d.edit(c.Args)
	}
	return func() tea.Msg { return after(nil) }
}

func (d *driver) feed(_ context.Context, text, name string, args ...string) error {
	d.fed = append(d.fed, append(append([]string{name}, args...), text))
	return nil
}

func (d *driver) osc52(text string) tea.Cmd {
	d.clip = text
	return nil
}

// begin runs a command and everything it is made of.
func (d *driver) begin(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				d.begin(c)
			}
			return
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		d.queue = append(d.queue, msg)
	}()
}

// settle lets everything happen that needs no time.
func (d *driver) settle() {
	for {
		synctest.Wait()
		d.mu.Lock()
		queue := d.queue
		d.queue = nil
		d.mu.Unlock()
		if len(queue) == 0 {
			d.check()
			return
		}
		for _, msg := range queue {
			switch msg := msg.(type) {
			case nil:
			case tea.QuitMsg:
				d.quit = true
			case tea.RawMsg:
				d.raw += fmt.Sprint(msg.Msg)
			default:
				d.begin(d.a.update(msg))
			}
		}
	}
}

func (d *driver) send(msg tea.Msg) *driver {
	d.begin(d.a.update(msg))
	d.settle()
	return d
}

// passes lets time pass.
func (d *driver) passes(t time.Duration) *driver {
	const step = 50 * time.Millisecond
	for ; t > 0; t -= step {
		time.Sleep(min(t, step))
		d.settle()
	}
	return d
}

var keyCodes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": ' ', "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp,
	"pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1,
}

// press presses keys by name, one after the other.
func (d *driver) press(keys ...string) *driver {
	for _, name := range keys {
		d.send(keyPress(name))
	}
	return d
}

func keyPress(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	for {
		if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
			k.Mod |= tea.ModCtrl
			name = rest
		} else if rest, ok := strings.CutPrefix(name, "shift+"); ok {
			k.Mod |= tea.ModShift
			name = rest
		} else if rest, ok := strings.CutPrefix(name, "alt+"); ok {
			k.Mod |= tea.ModAlt
			name = rest
		} else {
			break
		}
	}
	if code, ok := keyCodes[name]; ok {
		k.Code = code
	} else {
		k.Code = []rune(name)[0]
	}
	if k.Mod == 0 && (len([]rune(name)) == 1 || name == "space") {
		k.Text = string(k.Code)
	}
	return k
}

// types types a text, letter by letter.
func (d *driver) types(text string) *driver {
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d
}

// opens opens a document as if it were chosen somewhere.
func (d *driver) opens(path string) *driver {
	d.begin(d.a.openAt(path, 0))
	d.settle()
	return d
}

func (d *driver) resize(w, h int) *driver {
	return d.send(tea.WindowSizeMsg{Width: w, Height: h})
}

// screen is the window as plain text.
func (d *driver) screen() string {
	lines := strings.Split(ansi.Strip(d.a.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func (d *driver) sees(texts ...string) *driver {
	d.t.Helper()
	screen := d.screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.t.Errorf("the screen does not show %q:\n%s", text, screen)
		}
	}
	return d
}

func (d *driver) seesNot(texts ...string) *driver {
	d.t.Helper()
	screen := d.screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			d.t.Errorf("the screen shows %q:\n%s", text, screen)
		}
	}
	return d
}

// on tells that the screen on top is of a kind.
func (d *driver) on(want screen) *driver {
	d.t.Helper()
	if got := d.a.top(); reflect.TypeOf(got) != reflect.TypeOf(want) {
		d.t.Errorf("on %T, want %T:\n%s", got, want, d.screen())
	}
	return d
}

func (d *driver) golden(name string) *driver {
	d.t.Helper()
	file := filepath.Join("testdata", name+".txt")
	got := d.screen() + "\n"
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			d.t.Fatal(err)
		}
		return d
	}
	want, err := os.ReadFile(file)
	if err != nil {
		d.t.Fatalf("%v (go test ./tui -update writes it)", err)
	}
	if got != string(want) {
		d.t.Errorf("%s is another now:\n--- want\n%s--- got\n%s", file, want, got)
	}
	return d
}

// onlySGR matches what may stand in the content: colours and weights, and links.
var onlySGR = regexp.MustCompile("\x1b\\[[0-9;:]*m|\x1b\\]8;[^\x07\x1b]*(\x07|\x1b\\\\)")

// check holds after every key: no line is too wide, there are exactly as many as the
// window has, and nothing but colours and weights stands in them.
func (d *driver) check() {
	d.t.Helper()
	a := d.a
	v := a.View()
	if a.away || a.w == 0 {
		return
	}
	lines := strings.Split(v.Content, "\n")
	if len(lines) > a.h || !a.tooSmall() && len(lines) != a.h {
		d.t.Errorf("%d lines in a window of %d×%d", len(lines), a.w, a.h)
	}
	for _, line := range lines {
		if n := a.look.width(line); n > a.w {
			d.t.Errorf("a line of %d cells in a window of %d×%d: %q", n, a.w, a.h, line)
		}
		rest := onlySGR.ReplaceAllString(line, "")
		if strings.ContainsFunc(rest, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
			d.t.Errorf("control characters in a line: %q", line)
		}
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= a.w || c.Y < 0 || c.Y >= a.h) {
		d.t.Errorf("the cursor is outside of the window at %d,%d", c.X, c.Y)
	}
	if v.BackgroundColor != nil || v.ForegroundColor != nil {
		d.t.Error("the terminal's own colours are changed")
	}
}
