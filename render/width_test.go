package render

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "漢字": 4, "e\u0301": 1, "👩‍👩‍👧": 2, "\x1b[31mred\x1b[39m": 3, "\x1b]8;;http://x\x1b\\a\x1b]8;;\x1b\\": 1,
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestTruncateAndPad(t *testing.T) {
	for _, c := range []struct {
		text           string
		width          int
		truncate, pads string
	}{
		{"abc", 3, "abc", "abc"},
		{"abc", 5, "abc", "abc  "},
		{"abcd", 3, "ab…", "ab…"},
		{"漢字漢", 5, "漢字…", "漢字…"},
		{"漢字漢", 4, "漢…", "漢… "},
		{"abc", 1, "…", "…"},
		{"abc", 0, "", ""},
		{"abc", -1, "", ""},
		{"\x1b[1mabcd\x1b[22m", 3, "\x1b[1mab…\x1b[22m", "\x1b[1mab…\x1b[22m"},
	} {
		if got := Truncate(c.text, c.width); got != c.truncate {
			t.Errorf("Truncate(%q, %d) = %q, want %q", c.text, c.width, got, c.truncate)
		}
		if got := Pad(c.text, c.width); got != c.pads {
			t.Errorf("Pad(%q, %d) = %q, want %q", c.text, c.width, got, c.pads)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"", 10, ""},
		{"one two three", 8, "one two|three"},
		{"one\n\ntwo\n", 8, "one||two|"},
		{"one\r\ntwo", 8, "one|two"},
		{"  in  the  middle", 40, "  in  the  middle"},
		{"  in  the  middle", 8, "  in|the|middle"},
		{"abcdefghij", 4, "abcd|efgh|ij"},
		{"漢字漢字漢字", 5, "漢字|漢字|漢字"},
		{"a\x1b[31mb\u202e\tc", 40, "a�[31mb c"},
		{"漢", 1, "漢"},
		{"one two", 0, "o|n|e|t|w|o"},
	} {
		if got := strings.Join(Text(c.text, c.width), "|"); got != c.want {
			t.Errorf("Text(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                            "plain",
		"a\tb\nc\rd":                       "a b cd",
		"\x1b[2J\x00\x7f\u0085":            "�[2J���",
		"\xff\xfea":                        "��a",
		"a\u202eb\u2066c\u200fd":           "abcd",
		"a\u200bb\ufeffc\u00add":           "abcd",
		"a\u2028b":                         "a b",
		"👩\u200d👧 a\u200db":                "👩\u200d👧 ab",
		"\u0645\u200c\u062e":               "\u0645\u200c\u062e",
		"🏴\U000e0067\U000e007f":            "🏴",
		"\u0301a":                          "a",
		"e\u0301":                          "e\u0301",
		"\u0915\u093f, Ł, 漢, \u0e2a\u0e31": "\u0915\u093f, Ł, 漢, \u0e2a\u0e31",
		"a" + strings.Repeat("\u0301", 50): "a" + strings.Repeat("\u0301", 8),
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
		if got := Clean(Clean(in)); got != Clean(in) {
			t.Errorf("Clean(%q) is not clean: %q", in, got)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("one two\n漢字 \x1b[31m", 7)
	f.Add("\u0600", 16)
	f.Add("\u0301\u200d👩\u200d👧", 2)
	f.Fuzz(func(t *testing.T, s string, width int) {
		width = 2 + (width&0xff)%100
		for _, line := range Text(s, width) {
			if w := ansi.StringWidth(line); w > width {
				t.Fatalf("%q is %d wide of %d", line, w, width)
			}
			if bad := forbidden.FindString(line); bad != "" {
				t.Fatalf("%q holds %q", line, bad)
			}
		}
		if w := Width(Pad(Clean(s), width)); w != width {
			t.Fatalf("padded to %d of %d", w, width)
		}
	})
}
