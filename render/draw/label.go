package draw

import (
	"strings"

	"ken/render/chart"

	"github.com/charmbracelet/x/ansi"
)

// Bounds on one label, in bytes and in lines. What is cut ends in "…".
const (
	maxLabel = 4000
	maxLines = 60
)

// blank is what stands for a label that is to be filled in.
const blank = "____"

// clean makes a label safe to print, keeping its lines.
func clean(s string) []string {
	if len(s) > maxLabel {
		s = strings.ToValidUTF8(s[:maxLabel], "") + "…"
	}
	if harmless(s) {
		return []string{s}
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSpace(chart.Clean(l))
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) > maxLines {
		lines = append(lines[:maxLines-1], "…")
	}
	return lines
}

// harmless tells that a label is as it is when it was cleaned: letters of ASCII with
// single blanks between them.
func harmless(s string) bool {
	for i := range len(s) {
		blank := s[i] == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ')
		if s[i] < 0x20 || s[i] > 0x7e || blank {
			return false
		}
	}
	return s != ""
}

// oneLine is a label as one line.
func oneLine(s string) string { return strings.Join(clean(s), " ") }

// wrapLabel breaks a label into lines of at most the metric's width, between words
// where it can.
func (m *metric) wrapLabel(s string) []string { return m.wrapTo(s, m.wrap) }

// wrapTo is wrapLabel for a width of one's own.
func (m *metric) wrapTo(s string, most int) []string {
	var out []string
	for _, l := range clean(s) {
		if m.measure(l) <= most {
			out = append(out, l)
			continue
		}
		out = append(out, m.breakLine(l, most)...)
	}
	return out
}

// breakLine breaks one line.
func (m *metric) breakLine(s string, most int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && m.measure(line+" "+word) <= most {
			line += " " + word
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		for m.measure(word) > most {
			head := m.head(word, most)
			if head == word {
				break
			}
			out, word = append(out, head), word[len(head):]
		}
		line = word
	}
	return append(out, line)
}

// head is as much of a word as fits, at least one letter; up to a sign within it that
// parts it, where there is one in the second half.
func (m *metric) head(word string, most int) string {
	head := m.fits(word, most)
	if at := strings.LastIndexAny(head, "/-_.,:;=&?"); len(head) < len(word) && at >= len(head)/2 {
		return head[:at+1]
	}
	return head
}

// fits is as much of a word as fits, at least one letter.
func (m *metric) fits(word string, most int) string {
	end := 0
	for end < len(word) {
		letter, _ := ansi.FirstGraphemeCluster(word[end:], ansi.GraphemeWidth)
		if letter == "" {
			return word
		}
		if end > 0 && m.measure(word[:end+len(letter)]) > most {
			break
		}
		end += len(letter)
	}
	return word[:end]
}
