package main

import (
	"bytes"
	"errors"
	"strings"
	"syscall"
	"testing"

	"ken/render"
)

// markedPaper shows looks as brackets.
func markedPaper(b *bytes.Buffer) *paper {
	style := render.Plain()
	style.Mark = func(s string) string { return "[" + s + "]" }
	return &paper{w: b, style: style, width: 80}
}

func TestBlockMarks(t *testing.T) {
	for _, c := range []struct {
		text  string
		marks [][2]int
		want  string
	}{
		{"one two", nil, "one two"},
		{"one two", [][2]int{{4, 7}}, "one [two]"},
		{"one\ntwo three\n", [][2]int{{0, 3}, {8, 13}}, "[one]\ntwo [three]"},
		{"one\ntwo", [][2]int{{2, 6}}, "on[e]\n[tw]o"},
		{"one\r\ntwo", [][2]int{{5, 8}}, "one\n[two]"},
		{"overlap", [][2]int{{0, 4}, {2, 6}}, "[over][la]p"},
		{"beyond", [][2]int{{3, 99}, {200, 300}}, "bey[ond]"},
		{"esc\x1b[31mred\x07", [][2]int{{8, 11}}, "esc\ufffd[31m[red]\ufffd"},
		{"tab\tkept", nil, "tab\tkept"},
	} {
		var b bytes.Buffer
		markedPaper(&b).block("", c.text, c.marks)
		if got := strings.TrimSuffix(b.String(), "\n"); got != c.want {
			t.Errorf("%q %v\n got %q\nwant %q", c.text, c.marks, got, c.want)
		}
	}
}

func FuzzPaper(f *testing.F) {
	f.Add("one\ntwo\x1b]52;c;AAAA\x07", 2, 9)
	f.Add("\u202eevil\r\n\x9b31m", 0, 3)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		if from < 0 || to < from || to > len(text) {
			return
		}
		var b bytes.Buffer
		p := markedPaper(&b)
		p.block("  ", text, [][2]int{{from, to}})
		p.in(p.style.Mark, text)
		p.printf("%s", text)
		for _, r := range b.String() {
			if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '\u202e' {
				t.Fatalf("a control character %U came through in %q", r, b.String())
			}
		}
	})
}

// A mouth is a writer that fails after some bytes.
type mouth struct {
	left int
	err  error
}

func (m *mouth) Write(p []byte) (int, error) {
	if m.left -= len(p); m.left < 0 {
		return 0, m.err
	}
	return len(p), nil
}

func TestStreamWhoseReaderHasGone(t *testing.T) {
	s := &stream{w: &mouth{left: 3, err: syscall.EPIPE}}
	for range 3 {
		if n, err := s.Write([]byte("abc")); n != 3 || err != nil {
			t.Fatalf("%d, %v: a reader that has gone is no failure", n, err)
		}
	}
	if !s.gone || s.failed() != nil {
		t.Errorf("gone %v, failed %v", s.gone, s.failed())
	}
}

func TestStreamThatIsFull(t *testing.T) {
	home := t.TempDir()
	world := quietWorld(home, home, "version")
	var errs bytes.Buffer
	world.out, world.err = &mouth{err: errors.New("no space left on device")}, &errs
	if code := run(t.Context(), world); code != exitFailed {
		t.Errorf("exit %d, want %d", code, exitFailed)
	}
	if want := "ken: write the result: no space left on device\n"; errs.String() != want {
		t.Errorf("got %q, want %q", errs.String(), want)
	}
}

func TestShellWords(t *testing.T) {
	for line, want := range map[string]string{
		"vim":                        "vim",
		"  code   --wait ":           "code|--wait",
		`"/opt/my editor/bin" -n`:    "/opt/my editor/bin|-n",
		`emacs -nw --eval '(x "y")'`: `emacs|-nw|--eval|(x "y")`,
		`a""b ''`:                    "ab|",
		"":                           "",
	} {
		if got := strings.Join(shellWords(line), "|"); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 bytes", 1: "1 byte", 999: "999 bytes", 1000: "1.0 kB", 9123456: "9.1 MB", 5e12: "5000.0 GB",
	} {
		if got := bytesText(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
	for _, c := range []struct {
		n         int
		one, want string
	}{{1, "file", "1 file"}, {0, "file", "0 files"}, {2, "entry", "2 entries"}, {2, "day", "2 days"}} {
		if got := plural(c.n, c.one); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
