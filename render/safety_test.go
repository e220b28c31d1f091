package render

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// ours matches the escape sequences a style adds: attributes, and hyperlinks to
// addresses without anything but what is printable.
var ours = regexp.MustCompile("\x1b\\[[0-9;]+m|\x1b\\]8;;[!-~]*\x1b\\\\")

// forbidden matches what may not be in a line besides them.
var forbidden = regexp.MustCompile(`[\x00-\x1f\x7f\x{80}-\x{9f}\x{200b}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2028}\x{2029}` +
	`\x{2060}-\x{206f}\x{feff}\x{61c}\x{ad}\x{e0000}-\x{e0fff}]`)

// checkPage checks all that must hold for every text at every width.
func checkPage(t *testing.T, src []byte, width int, st Style) Page {
	t.Helper()
	p := Markdown(src, width, st)
	lines := 1
	for _, c := range src {
		if c == '\n' {
			lines++
		}
	}
	for i, l := range p.Lines {
		if w := ansi.StringWidth(l.Text); w > width {
			t.Fatalf("line %d is %d wide of %d: %q", i, w, width, l.Text)
		}
		if bad := forbidden.FindString(ours.ReplaceAllString(l.Text, "")); bad != "" {
			t.Fatalf("line %d holds %q: %q", i, bad, l.Text)
		}
		if open := leftOpen(l.Text); open != "" {
			t.Fatalf("line %d leaves %s open: %q", i, open, l.Text)
		}
		if strings.HasSuffix(l.Text, " ") {
			t.Fatalf("line %d ends in a blank: %q", i, l.Text)
		}
		if l.Source < 0 || l.Source > l.End || l.End > lines {
			t.Fatalf("line %d comes from %d to %d of %d", i, l.Source, l.End, lines)
		}
		checkSpan(t, src, l)
		for _, k := range l.Links {
			if k.Col < 0 || k.Col+k.Width > width || k.Width <= 0 {
				t.Fatalf("line %d has a link at %d+%d of %d: %q", i, k.Col, k.Width, width, l.Text)
			}
		}
	}
	return p
}

// checkSpan looks whether the bytes of a line lie in its source lines.
func checkSpan(t *testing.T, src []byte, l Line) {
	t.Helper()
	if l.Source == 0 {
		if l.Lo != 0 || l.Hi != 0 {
			t.Fatalf("%q comes from nowhere, and from %d to %d", l.Text, l.Lo, l.Hi)
		}
		return
	}
	if l.Lo < 0 || l.Lo >= l.Hi || l.Hi > len(src) {
		t.Fatalf("%q comes from bytes %d to %d of %d", l.Text, l.Lo, l.Hi, len(src))
	}
	first := bytes.Count(src[:l.Lo], []byte("\n")) + 1
	if last := first + bytes.Count(src[l.Lo:l.Hi-1], []byte("\n")); first < l.Source || last > l.End {
		t.Fatalf("%q comes from lines %d to %d, and bytes of %d to %d: %q", l.Text, l.Source, l.End, first, last, src[l.Lo:l.Hi])
	}
}

// leftOpen returns what the escape sequences of a line opened and did not close.
func leftOpen(line string) string {
	closes := map[string]string{"1": "22", "2": "22", "3": "23", "4": "24", "9": "29"}
	for i := 30; i < 38; i++ {
		closes[fmt.Sprint(i)] = "39"
	}
	open := map[string]int{}
	for _, seq := range ours.FindAllString(line, -1) {
		if address, ok := strings.CutPrefix(seq, "\x1b]8;;"); ok {
			if open["link"] = len(address) - len("\x1b\\"); open["link"] == 0 {
				delete(open, "link")
			}
			continue
		}
		for code := range strings.SplitSeq(strings.Trim(seq, "\x1b[m"), ";") {
			if end, ok := closes[code]; ok {
				open[end]++
			} else {
				delete(open, code)
			}
		}
	}
	if len(open) == 0 {
		return ""
	}
	return fmt.Sprint(open)
}
