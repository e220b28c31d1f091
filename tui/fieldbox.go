package tui

import "strings"

// box draws a field over several lines, at most h, with the line of the cursor among
// them. Label stands before the first.
func (f *field) box(l *look, label string, w, h int) drawn {
	indent := l.width(label)
	room := max(2, w-indent-1)
	starts := f.rows(l, room)
	at := 0
	for i, from := range starts {
		if from <= f.at {
			at = i
		}
	}
	top := min(max(0, at-h+1), max(0, len(starts)-h))
	var lines []string
	for i := top; i < len(starts) && len(lines) < h; i++ {
		to := len(f.text)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		text := strings.TrimSuffix(strings.Join(f.text[starts[i]:to], ""), "\n")
		head := strings.Repeat(" ", indent)
		if i == 0 {
			head = l.strong(label)
		}
		lines = append(lines, head+l.method.Truncate(text, room, ""))
	}
	x := l.width(strings.Join(f.text[starts[at]:f.at], ""))
	return drawn{lines, &spot{indent + min(x, room-1), at - top, true}}
}

// rows are the characters that the lines of a field of w cells begin with: it breaks
// between words where it can.
func (f *field) rows(l *look, w int) []int {
	starts := []int{0}
	used, gap := 0, -1 // gap is the last blank of the line
	for i, c := range f.text {
		if c == "\n" {
			starts, used, gap = append(starts, i+1), 0, -1
			continue
		}
		n := l.width(c)
		if used+n > w && !blank(c) {
			from := i
			if gap >= starts[len(starts)-1] {
				from = gap + 1
			}
			starts, gap = append(starts, from), -1
			used = l.width(strings.Join(f.text[from:i], ""))
		}
		if blank(c) {
			gap = i
		}
		used += n
	}
	return starts
}
