package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ken/render"
)

func TestEditorLines(t *testing.T) {
	for _, c := range []struct{ visual, editor, want string }{
		{"", "vi", "vi +7 /n/a b.md"},
		{"nvim", "vi", "nvim +7 /n/a b.md"},
		{"", "/usr/local/bin/hx", "/usr/local/bin/hx /n/a b.md:7"},
		{"code --wait", "", "code --wait --goto /n/a b.md:7"},
		{"'/opt/my editor/subl' -n", "", "/opt/my editor/subl -n /n/a b.md:7"},
		{"", "emacsclient -t", "emacsclient -t +7 /n/a b.md"},
		{"", "ed-of-mine", "ed-of-mine /n/a b.md"},
		{"", "", "xdg-open /n/a b.md"},
	} {
		env := func(name string) string {
			return map[string]string{"VISUAL": c.visual, "EDITOR": c.editor}[name]
		}
		o := outside{goos: "linux"}
		if got := strings.Join(o.editorFor(env, "/n/a b.md", 7), " "); got != c.want {
			t.Errorf("VISUAL=%q EDITOR=%q: %q, want %q", c.visual, c.editor, got, c.want)
		}
	}
}

func TestShell(t *testing.T) {
	for in, want := range map[string][]string{
		``:                   nil,
		`   `:                nil,
		`vi`:                 {"vi"},
		`  code   --wait `:   {"code", "--wait"},
		`"a b" 'c d' e\ f`:   {"a b", "c d", "e f"},
		`a"b c"d`:            {"ab cd"},
		`'it''s' "say \"x\"`: {"its", `say "x"`},
		`'' x`:               {"", "x"},
		`'\' x`:              {`\`, "x"},
	} {
		if got := shell(in); !slices.Equal(got, want) {
			t.Errorf("%q is split into %q, want %q", in, got, want)
		}
	}
}

func TestCopyGoesTheRightWay(t *testing.T) {
	for _, c := range []struct {
		what    string
		env     []string
		missing []string
		tool    string
		sees    string
	}{
		{"wayland", []string{"WAYLAND_DISPLAY", "w"}, nil, "/usr/bin/wl-copy", "✓ place copied (wl-copy)"},
		{"x11", []string{"DISPLAY", ":0"}, nil, "/usr/bin/xclip", "✓ place copied (xclip)"},
		{"x11 without xclip", []string{"DISPLAY", ":0"}, []string{"xclip"}, "/usr/bin/xsel", "✓ place copied (xsel)"},
		{"nothing there", nil, nil, "", "sent to the terminal's clipboard"},
		{"ssh", []string{"DISPLAY", ":0", "SSH_TTY", "/dev/pts/1"}, nil, "", "sent to the terminal's clipboard"},
		{"tmux", []string{"WAYLAND_DISPLAY", "w", "TMUX", "/tmp/t"}, nil, "", "sent to the terminal's clipboard"},
		{"wsl", []string{"WSL_DISTRO_NAME", "Debian"}, nil, "/usr/bin/clip.exe", "✓ place copied (clip.exe)"},
	} {
		session(t, 100, 30, func(d *driver) {
			for _, m := range c.missing {
				d.missing[m] = true
			}
			d.opens("learning/fsrs.md").press("y", "p").sees(c.sees)
			if d.clip != "learning/fsrs.md:1" {
				t.Errorf("%s: the terminal was given %q", c.what, d.clip)
			}
			var ran string
			if len(d.fed) > 0 {
				ran = d.fed[0][0]
				if last := d.fed[0][len(d.fed[0])-1]; last != "learning/fsrs.md:1" {
					t.Errorf("%s: the tool was given %q", c.what, last)
				}
			}
			if ran != c.tool {
				t.Errorf("%s: ran %q, want %q", c.what, ran, c.tool)
			}
		}, func(f *fake, _ *Options) {
			for i := 0; i < len(c.env); i += 2 {
				f.env[c.env[i]] = c.env[i+1]
			}
		})
	}
}

func TestCopiedTextIsTheSource(t *testing.T) {
	session(t, 40, 20, func(d *driver) {
		d.press("/").types("multiplies").press("down", "y", "y")
		want := "Stability is the time, in days, for retrievability to fall from 100% to 90%. Each\nsuccess multiplies it; the gain is larger when recall was harder, and smaller for a\ncard that is already stable."
		if d.clip != want {
			t.Errorf("copied %q", d.clip)
		}
		d.press("enter", "y", "y")
		if d.clip != want {
			t.Errorf("copied %q in the document", d.clip)
		}
		d.press("g", "j", "j", "y", "y")
		if !strings.HasPrefix(want, d.clip[:10]) && d.clip != "A scheduler." {
			t.Errorf("copied %q", d.clip)
		}
	})
}

func TestTargets(t *testing.T) {
	for _, c := range []struct {
		from, to, path string
		line           int
		ok             bool
	}{
		{"briefs/a.md", "../learning/fsrs.md#L42", "learning/fsrs.md", 42, true},
		{"briefs/a.md", "../learning/fsrs.md#L42-L44", "learning/fsrs.md", 42, true},
		{"a.md", "b%20c.md", "b c.md", 0, true},
		{"a/b.md", "c.md#heading", "a/c.md", 0, true},
		{"a.md", "../../etc/passwd", "", 0, false},
		{"a.md", "..", "", 0, false},
		{"a.md", "/etc/passwd", "", 0, false},
		{"a.md", "%2e%2e/x", "", 0, false},
		{"a.md", "..%5c..%5cx", "", 0, false},
	} {
		p, ok := target(c.from, c.to)
		if p.Path != c.path && ok || p.Line != c.line || ok != c.ok {
			t.Errorf("%s → %s leads to %s, %v", c.from, c.to, p.At(), ok)
		}
	}
}

func TestDifference(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"a\nb\nc", "a\nb\nc", "the same text"},
		{"a\nb\nc", "a\nx\nc", "line 2 changed"},
		{"a\nb\nc", "a\nx\ny\nc", "lines 2 to 3 changed"},
		{"a\nc", "a\nb\nb\nc", "2 lines added at line 2"},
		{"a\nb\nc", "a\nc", "1 line gone at line 2"},
	} {
		if got := difference(c.before, c.after); got != c.want {
			t.Errorf("%q → %q: %q, want %q", c.before, c.after, got, c.want)
		}
	}
}

func TestWordsOfTime(t *testing.T) {
	day := 24 * time.Hour
	for want, got := range map[string]string{
		"just now": ago(noon, noon.Add(-time.Second)), "5 min ago": ago(noon, noon.Add(-5*time.Minute)), "": ago(noon, time.Time{}),
		"3 h ago": ago(noon, noon.Add(-3*time.Hour)), "yesterday": ago(noon, noon.Add(-30*time.Hour)), "3 days ago": ago(noon, noon.Add(-3*day)),
		"22 Oct 2026":             ago(noon, noon.Add(-31*day)),
		"due 22 Nov 2026 · today": due(noon, noon), "due 23 Nov 2026 · tomorrow": due(noon, noon.Add(day)),
		"due 1 Mar 2027 · in 99 days": due(noon, time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)),
		"due 21 Nov 2026 · yesterday": due(noon, noon.Add(-day)), "due 2 Nov 2026 · 20 days ago": due(noon, noon.Add(-20*day)),
		"18 s": lasted(18 * time.Second), "2 min": lasted(2 * time.Minute), "3 h": lasted(3 * time.Hour), "0 s": lasted(-time.Hour),
		"4 ms": took(4 * time.Millisecond), "<1 ms": took(time.Microsecond), "1.2 s": took(1200 * time.Millisecond),
		"1,234,567 files": plural(1234567, "file"), "1 file": plural(1, "file"), "-1,000": number(-1000),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestSummaryLine(t *testing.T) {
	for want, s := range map[string]Summary{
		"":                           {},
		"wrote a.md":                 {Wrote: []string{"a.md"}},
		"wrote a.md and 1 more file": {Wrote: []string{"a.md", "b.md"}},
	} {
		if got := s.Line(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestPainting(t *testing.T) {
	for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		l := look{method: method}
		upper := func(s string) string { return strings.ToUpper(s) }
		for _, c := range []struct {
			line  string
			spans []span
			want  string
		}{
			{"one two three", []span{{4, 7}}, "one TWO three"},
			{"one two three", []span{{0, 3}, {8, 13}}, "ONE two THREE"},
			{"漢字 kanji", []span{{5, 10}}, "漢字 KANJI"},
			{"漢字", []span{{1, 3}}, "    "},
			{"abc", []span{{2, 9}}, "abC"},
		} {
			if got := l.paint(c.line, c.spans, upper); got != c.want {
				t.Errorf("%q %v: %q, want %q", c.line, c.spans, got, c.want)
			}
		}
		styled := "\x1b[1mbold\x1b[22m plain"
		if got := ansi.Strip(l.paint(styled, []span{{2, 6}}, upper)); got != "boLD Plain" {
			t.Errorf("styled text becomes %q", got)
		}
		for w := range 12 {
			if got := l.fit(styled, w); l.width(got) > w || w > 0 && strings.Count(got, "\x1b") != 2 {
				t.Errorf("cut to %d: %q", w, got)
			}
			if got := l.fitLeft("learning/漢字.md", w); l.width(got) > w {
				t.Errorf("cut from the left to %d: %q is %d wide", w, got, l.width(got))
			}
		}
	}
}

func TestFindAcrossWrappedLines(t *testing.T) {
	l := look{}
	page := render.Markdown([]byte("- a phrase that is wrapped\n  over two lines\n\nÄrger und ÄRGER\n"), 20, l.page())
	for word, want := range map[string]int{"wrapped over two": 1, "that is wrapped over": 1, "ärger": 2, "Ärger": 1, "nowhere": 0, "lines Ärger": 0} {
		var f finder
		f.field.set(word)
		if f.search(&l, page); len(f.hits) != want {
			t.Errorf("%q is found %d times, want %d", word, len(f.hits), want)
		}
	}
}

func TestProblemsSayWhatHappened(t *testing.T) {
	a := newApp(context.Background(), newFake().workshop(), Options{})
	a.problem("edit x.md", fmt.Errorf("edit x.md: \x1b[31mno \nroom"))
	if want := "edit x.md: "; !strings.HasPrefix(a.note.text, want) || strings.Count(a.note.text, "edit") != 1 || strings.ContainsAny(a.note.text, "\x1b\n") {
		t.Errorf("the line is %q", a.note.text)
	}
	a.note = notice{}
	if a.problem("brief", errors.Join(context.Canceled)); a.note.text != "" {
		t.Errorf("being stopped is a problem: %q", a.note.text)
	}
}

// TestPagesAreNamed opens a document at a page and names the page on top.
func TestPagesAreNamed(t *testing.T) {
	session(t, 100, 24, func(d *driver) {
		place, ok := target("briefs/a.md", "../scan.pdf#page=2")
		if !ok || place.Part != "page 2" {
			t.Fatalf("%+v", place)
		}
		d.begin(d.a.openPassage(place))
		d.settle()
		d.sees("page 1", "the second page")
		for range 40 {
			d.press("down")
		}
		d.sees("page 2")
	}, func(f *fake, _ *Options) { f.scan = true })
}
