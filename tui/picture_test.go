package tui

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// Sent to kitty: the picture once, in pieces, without an answer; cells of text; forgotten
// when the screen is left. The bytes are these.
func TestKittyBytes(t *testing.T) {
	p := &picture{id: pictureID(0, true), width: 320, height: 128}
	p.fitted(60)
	if p.cols != 20 || p.rows != 4 {
		t.Fatalf("320×128 pixels take %d×%d cells", p.cols, p.rows)
	}
	png := []byte(strings.Repeat("x", 3000) + strings.Repeat("y", 1000))
	data := base64.StdEncoding.EncodeToString(png)
	const id = "1258291205" // 75<<24 | 5
	want := "\x1b_Gf=100,q=2,i=" + id + ",p=1,U=1,c=20,r=4,a=T,m=1;" + data[:4096] + "\x1b\\" +
		"\x1b_Gq=2,m=0;" + data[4096:] + "\x1b\\"
	if got := p.sent(png); got != want {
		t.Errorf("sent %.200q, want %.200q", got, want)
	}
	if got, want := p.put(), "\x1b_Gq=2,i="+id+",p=1,U=1,c=20,r=4,a=p\x1b\\"; got != want {
		t.Errorf("put by %q, want %q", got, want)
	}
	if got, want := p.erased(), "\x1b_Gq=2,i="+id+",d=I,a=d\x1b\\"; got != want {
		t.Errorf("erased by %q, want %q", got, want)
	}
	p.tmux = true
	if got, want := p.erased(), "\x1bPtmux;\x1b\x1b_Gq=2,i="+id+",d=I,a=d\x1b\x1b\\\x1b\\"; got != want {
		t.Errorf("erased through tmux by %q, want %q", got, want)
	}
	l := &look{colour: true}
	lines := p.lines(l, &board{w: 2, h: 1, x: 1, y: 1})
	cell := func(row, col int) string {
		return string([]rune{kitty.Placeholder, kitty.Diacritic(row), kitty.Diacritic(col), kitty.Diacritic(75)})
	}
	if want := " \x1b[35m" + cell(1, 1) + cell(1, 2) + "\x1b[39m"; len(lines) != 1 || lines[0] != want {
		t.Errorf("the cells are %q, want %q", lines, want)
	}
	if n := ansi.WcWidth.StringWidth(ansi.Strip(lines[0])); n != 3 {
		t.Errorf("two cells of a picture are %d wide", n)
	}
	if n := ansi.GraphemeWidth.StringWidth(ansi.Strip(lines[0])); n != 3 {
		t.Errorf("two cells of a picture are %d wide, counted by characters", n)
	}
}

// A terminal is asked what it is when a picture is wanted, and never before. Those that
// are not known to lay pictures on cells are sent none.
func TestPictures(t *testing.T) {
	for name, c := range map[string]struct {
		env     map[string]string
		images  string
		answers string // of the terminal; "" for none
		tmux    string
		sees    string // where there is none
		asks    bool
	}{
		"kitty":         {answers: "kitty(0.42.1)", asks: true},
		"ghostty":       {answers: "ghostty 1.2.0", asks: true},
		"other":         {answers: "WezTerm 20240203", sees: "this terminal shows no pictures (WezTerm 20240203) · o opens the SVG", asks: true},
		"evil":          {answers: "\x1b[2Jx", sees: "[2Jx) · o opens the SVG", asks: true},
		"silent":        {sees: "this terminal does not say what it is", asks: true},
		"off":           {images: "off", sees: "pictures are off"},
		"forced":        {images: "kitty"},
		"ssh":           {env: map[string]string{"SSH_TTY": "/dev/pts/1"}, sees: "over ssh pictures are sent only with images: kitty"},
		"ssh, forced":   {env: map[string]string{"SSH_TTY": "/dev/pts/1"}, images: "kitty"},
		"screen":        {env: map[string]string{"STY": "1.x"}, images: "kitty", sees: "no picture gets through screen"},
		"tmux":          {env: map[string]string{"TMUX": "x"}, tmux: "on xterm-kitty\n"},
		"tmux, closed":  {env: map[string]string{"TMUX": "x"}, tmux: "off xterm-kitty\n", sees: "set -g allow-passthrough on"},
		"tmux, other":   {env: map[string]string{"TMUX": "x"}, tmux: "on xterm-256color\n", sees: "this terminal shows no pictures (xterm-256color)"},
		"tmux, forced":  {env: map[string]string{"TMUX": "x"}, tmux: "all xterm-256color\n", images: "kitty"},
		"tmux, unknown": {env: map[string]string{"TMUX": "x"}, sees: "tmux does not say what it runs in"},
	} {
		w := &drawer{}
		asked := 0
		session(t, 80, 24, func(d *driver) {
			d.a.out.version = func() tea.Msg {
				if asked++; c.answers == "" {
					return nil
				}
				return tea.TerminalVersionMsg{Name: c.answers}
			}
			d.a.out.read = func(context.Context, string, ...string) (string, error) {
				if c.tmux == "" {
					return "", errors.New("no server")
				}
				return c.tmux, nil
			}
			draws(d, "backup path").press("tab", "l", "l", "]")
			if asked > 0 || d.raw != "" {
				t.Errorf("%s: the terminal is asked before a picture is wanted: %q", name, d.raw)
			}
			d.press("v").passes(2 * time.Second)
			if (asked > 0) != c.asks {
				t.Errorf("%s: asked %d times", name, asked)
			}
			sent := strings.Contains(d.raw, "a=T")
			if sent != (c.sees == "") || strings.ContainsRune(d.a.View().Content, kitty.Placeholder) != sent {
				t.Errorf("%s: sent is %v:\n%s", name, sent, d.screen())
			}
			if c.sees != "" {
				d.sees(c.sees).sees("laptop")
				return
			}
			if through := strings.HasPrefix(d.raw, "\x1bPtmux;"); through != (c.tmux != "") {
				t.Errorf("%s: through tmux is %v", name, through)
			}
			d.raw = ""
			d.press("v").sees("laptop").press("v", "?", "esc", "q")
			if strings.Contains(d.raw, "a=T") || !strings.Contains(d.raw, "d=I,a=d") || d.a.erase() != "" {
				t.Errorf("%s: shown once more and left: %q", name, d.raw)
			}
		}, func(f *fake, o *Options) {
			for k, v := range c.env {
				f.env[k] = v
			}
			o.Images = c.images
		}, drawing(w))
	}
}

// A picture follows the window, and is forgotten however the program ends.
func TestPictureFollowsTheWindow(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		draws(d, "wide").press("v")
		first := d.raw
		if d.raw = ""; !strings.Contains(first, "a=T") {
			t.Fatalf("nothing is sent: %q", first)
		}
		d.resize(60, 16)
		if !strings.Contains(d.raw, "a=p") {
			t.Errorf("the picture is not laid on fewer cells: %q", d.raw)
		}
		d.resize(10, 4).resize(200, 60)
		if left := d.a.erase(); strings.Count(left, "d=I") != 1 || d.a.erase() != "" {
			t.Errorf("what is left is forgotten by %q", left)
		}
	}, func(_ *fake, o *Options) { o.Images = "kitty" }, drawing(&drawer{}))
}
