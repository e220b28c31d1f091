package tui

import (
	"cmp"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ken/render"
)

// maxField is how many characters a field takes: a paste of a whole book is a
// mistake.
const maxField = 2000

// A field is one line the user writes, or several where lines is set. It moves by characters as they are seen, so
// that an accent or an emoji is never taken apart.
type field struct {
	text []string // grapheme clusters
	at   int      // the cursor stands before this one

	past  []string // what was entered before, newest first
	helps bool     // "?" lists the keys instead of being written
	lines bool     // line ends are kept
	most  int      // characters it takes; 0 is maxField

	back int    // how far back in past; 0 is the line being written
	kept string // the line being written, while past is looked at
}

func (f *field) value() string { return strings.Join(f.text, "") }

func (f *field) set(s string) {
	f.text = f.text[:0]
	f.at = 0
	f.insert(s)
}

// clear empties the field and tells whether there was anything in it.
func (f *field) clear() bool {
	had := len(f.text) > 0
	f.text, f.at, f.back = nil, 0, 0
	return had
}

// insert writes s at the cursor: line ends become spaces where there is but one line,
// control characters go.
func (f *field) insert(s string) {
	end := " "
	if f.lines {
		end = "\n"
	}
	s = strings.NewReplacer("\r\n", end, "\r", end, "\n", end, "\t", " ").Replace(s)
	parts := strings.Split(s, "\n")
	for i := range parts {
		parts[i] = render.Clean(parts[i])
	}
	s = strings.Join(parts, "\n")
	before := clusters(strings.Join(f.text[:f.at], "") + s)
	after := f.text[f.at:]
	if room := cmp.Or(f.most, maxField) - len(after); len(before) > room {
		before = before[:max(0, room)]
	}
	f.text = append(before, after...)
	f.at = len(before)
}

// key takes a key that edits the line. It tells whether it did, and whether the
// text is another one now.
func (f *field) key(msg tea.KeyPressMsg) (used, changed bool) {
	n, at := len(f.text), f.at
	if msg.Text != "" && msg.Mod&^(tea.ModShift|tea.ModCapsLock|tea.ModNumLock) == 0 {
		f.insert(msg.Text)
		return true, true
	}
	switch msg.Keystroke() {
	case "shift+enter", "alt+enter":
		if !f.lines {
			return false, false
		}
		f.insert("\n")
	case "left", "ctrl+f", "right":
		if msg.Code == tea.KeyLeft {
			f.at = max(0, at-1)
		} else {
			f.at = min(n, at+1)
		}
	case "home":
		f.at = 0
	case "end", "ctrl+e":
		f.at = n
	case "alt+left", "ctrl+left", "alt+b":
		f.at = f.wordLeft()
	case "alt+right", "ctrl+right", "alt+f":
		f.at = f.wordRight()
	case "backspace", "ctrl+h", "shift+backspace":
		f.cut(max(0, at-1), at)
	case "delete":
		f.cut(at, min(n, at+1))
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		f.cut(f.wordLeft(), at)
	case "alt+d", "alt+delete", "ctrl+delete":
		f.cut(at, f.wordRight())
	case "ctrl+u":
		f.cut(0, at)
	case "ctrl+k":
		f.cut(at, n)
	default:
		return false, false
	}
	return true, len(f.text) != n
}

func (f *field) cut(from, to int) {
	f.text = append(f.text[:from:from], f.text[to:]...)
	f.at = from
}

func (f *field) wordLeft() int {
	i := f.at
	for i > 0 && blank(f.text[i-1]) {
		i--
	}
	for i > 0 && !blank(f.text[i-1]) {
		i--
	}
	return i
}

func (f *field) wordRight() int {
	i := f.at
	for i < len(f.text) && blank(f.text[i]) {
		i++
	}
	for i < len(f.text) && !blank(f.text[i]) {
		i++
	}
	return i
}

// older and newer walk through what was entered before.
func (f *field) older() { f.recall(f.back + 1) }
func (f *field) newer() { f.recall(f.back - 1) }

func (f *field) recall(back int) {
	if back < 0 || back > len(f.past) {
		return
	}
	if f.back == 0 {
		f.kept = f.value()
	}
	f.back = back
	if back == 0 {
		f.set(f.kept)
		return
	}
	f.set(f.past[back-1])
}

// draw returns the part of the line that fits w cells and the cursor's column in
// it.
func (f *field) draw(l *look, w int) (string, int) {
	if w <= 0 {
		return "", 0
	}
	from, used := f.at, 0
	for from > 0 && used+l.width(f.text[from-1]) < w {
		from--
		used += l.width(f.text[from])
	}
	return l.method.Truncate(strings.Join(f.text[from:], ""), w, ""), used
}

func blank(cluster string) bool {
	for _, r := range cluster {
		return unicode.IsSpace(r)
	}
	return true
}

// clusters takes text apart into characters as they are seen.
func clusters(s string) []string {
	var parts []string
	for len(s) > 0 {
		c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if c == "" {
			break
		}
		parts = append(parts, c)
		s = s[len(c):]
	}
	return parts
}
