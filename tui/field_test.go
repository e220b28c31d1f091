package tui

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestField(t *testing.T) {
	for _, c := range []struct {
		text string
		keys []string
		want string // with | for the cursor
	}{
		{"one two", nil, "one two|"},
		{"one two", []string{"ctrl+w"}, "one |"},
		{"one two  ", []string{"ctrl+w"}, "one |"},
		{"one two", []string{"alt+b", "ctrl+u"}, "|two"},
		{"one two", []string{"home", "ctrl+k"}, "|"},
		{"one two", []string{"home", "delete", "end", "backspace"}, "ne tw|"},
		{"one two", []string{"left", "left", "x"}, "one tx|wo"},
		{"one two", []string{"home", "alt+f", "alt+d"}, "one|"},
		{"e\u0301a", []string{"left", "backspace"}, "|a"},
		{"👩‍👩‍👧x", []string{"left", "left", "right", "backspace"}, "|x"},
		{"", []string{"backspace", "left", "right", "delete", "ctrl+w"}, "|"},
	} {
		var f field
		f.set(c.text)
		for _, k := range c.keys {
			f.key(keyPress(k))
		}
		got := strings.Join(f.text[:f.at], "") + "|" + strings.Join(f.text[f.at:], "")
		if got != c.want {
			t.Errorf("%q %v: %q, want %q", c.text, c.keys, got, c.want)
		}
	}
}

func TestFieldDrawsAroundTheCursor(t *testing.T) {
	l := look{method: ansi.WcWidth}
	var f field
	f.set("a long line that does not fit, with 漢字 in it")
	for f.at > 0 {
		for w := 1; w < 30; w++ {
			text, x := f.draw(&l, w)
			if l.width(text) > w || x >= w && w > 1 || x < 0 {
				t.Fatalf("at %d in %d cells: %q, cursor at %d", f.at, w, text, x)
			}
		}
		f.at--
	}
}

func TestFieldPast(t *testing.T) {
	var f field
	f.past = []string{"second", "first"}
	f.set("new")
	f.older()
	f.older()
	f.older()
	if f.value() != "first" {
		t.Errorf("the oldest is %q", f.value())
	}
	f.newer()
	f.newer()
	f.newer()
	if f.value() != "new" {
		t.Errorf("what was being written is %q", f.value())
	}
}

func FuzzField(f *testing.F) {
	f.Add("hello", "wlu")
	f.Add("e\u0301\u200d\x1b[31m\xff漢", "bbdlrwk")
	f.Fuzz(func(t *testing.T, text, keys string) {
		names := map[rune]string{'b': "backspace", 'd': "delete", 'l': "left", 'r': "right", 'w': "ctrl+w", 'k': "ctrl+k", 'u': "ctrl+u", 'h': "home", 'e': "end", 'x': "x"}
		var in field
		in.set(text)
		for _, k := range keys {
			if name, ok := names[k]; ok {
				in.key(keyPress(name))
			}
			if in.at < 0 || in.at > len(in.text) {
				t.Fatalf("the cursor is at %d of %d", in.at, len(in.text))
			}
		}
		if v := in.value(); !utf8.ValidString(v) || strings.ContainsAny(v, "\x1b\n\r\t\x00") {
			t.Errorf("the field holds %q", v)
		}
	})
}

func FuzzShell(f *testing.F) {
	f.Add(`code --wait`)
	f.Add(`"a b" 'c\' \`)
	f.Fuzz(func(t *testing.T, s string) {
		total := 0
		for _, w := range shell(s) {
			total += len(w)
		}
		if total > 3*len(s) {
			t.Errorf("%q grew", s)
		}
	})
}

func FuzzTarget(f *testing.F) {
	f.Add("briefs/a.md", "../b.md#L3")
	f.Add("a.md", "%2e%2e/%2e%2e/x")
	f.Fuzz(func(t *testing.T, from, to string) {
		if strings.HasPrefix(from, "/") || strings.Contains(from, "..") || strings.ContainsRune(from, 0) {
			return
		}
		place, ok := target(from, to)
		p := place.Path
		if ok && (strings.HasPrefix(p, "/") || p == ".." || strings.HasPrefix(p, "../") || strings.ContainsRune(p, 0)) {
			t.Errorf("%q from %q leads to %q", to, from, p)
		}
	})
}
