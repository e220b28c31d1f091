package cards

import (
	"strings"

	"ken/notes/read"
)

// An inlineMark is a "::" or ":::" in a line; its width is 0 where there is none.
type inlineMark struct{ at, width int }

// inlineAt finds the mark that makes a line a card: "term :: definition", and with
// ":::" the other way round too. It has a blank on either side, so that a::b is code.
func (r *reader) inlineAt(i int) inlineMark {
	if r.rows[i].kind != textRow {
		return inlineMark{}
	}
	line := r.in(i)
	if !strings.Contains(line, " ::") {
		return inlineMark{}
	}
	m := maskOf(line)
	for at := 0; ; {
		n := strings.Index(line[at:], " ::")
		if n < 0 {
			return inlineMark{}
		}
		at += n + 1
		width := len(line[at:]) - len(strings.TrimLeft(line[at:], ":"))
		alone := at+width == len(line) || line[at+width] == ' ' || line[at+width] == '\t'
		if alone && m.over(at) == 0 && (width == 2 && r.reads("inline") || width == 3 && r.reads("both")) {
			return inlineMark{at, width}
		}
		at += width
	}
}

// hanging returns the row behind a card on one line and the lines that go on with it,
// which are indented deeper.
func (r *reader) hanging(i, end int) int {
	margin := columns(r.in(i))
	for i++; i < end && r.rows[i].kind == textRow; i++ {
		line := r.in(i)
		if columns(line) <= margin || read.Bullet(strings.TrimSpace(line)) > 0 || separator(line) > 0 || r.inlineAt(i).width > 0 {
			break
		}
	}
	return i
}

// inline reads the card of a line and of those that go on with it.
func (r *reader) inline(i, end int, mark inlineMark) {
	front := clean(unlisted(r.in(i)[:mark.at]))
	back := flowed(clean(r.span(i, end)[mark.at+mark.width:]))
	if front == "" && back == "" {
		return // two colons in a line of marks
	}
	if front == "" || back == "" {
		side := map[bool]string{true: "before", false: "behind"}[front == ""]
		r.fault(i, end, "nothing stands "+side+" the "+strings.Repeat(":", mark.width))
		return
	}
	there := draft{question: front, syntax: "inline"}
	there.answer(back)
	if mark.width == 2 {
		r.add(i, end, there)
		return
	}
	there.syntax = "both"
	back1 := draft{question: there.answers[0], syntax: "both"}
	back1.answer(front)
	r.add(i, end, there, back1)
}

// unlisted takes the marks of a quote and a list off the head of a line, and the box
// of a task.
func unlisted(line string) string {
	line = strings.TrimSpace(line)
	for strings.HasPrefix(line, ">") {
		line = strings.TrimSpace(line[1:])
	}
	if line == "" {
		return ""
	}
	if n := read.Bullet(line); n > 0 {
		line = line[n:]
		if len(line) > 3 && line[0] == '[' && line[2] == ']' && line[3] == ' ' {
			line = strings.TrimSpace(line[4:])
		}
	}
	return line
}

// separator returns 1 for a line that is "?", which parts the front of a card from its
// back, and 2 for "??", which makes a second card the other way round; else 0.
func separator(line string) int {
	switch strings.TrimSpace(line) {
	case "?":
		return 1
	case "??":
		return 2
	}
	return 0
}

// multi reads a card of several lines, as Obsidian's plugin has them: front, a "?"
// alone on its line, back. It tells whether the rows have such a line.
func (r *reader) multi(from, end int) bool {
	if !r.reads("multi") {
		return false
	}
	at, width := -1, 0
	for i := from; i < end; i++ {
		if n := separator(r.in(i)); n > 0 && r.rows[i].kind == textRow {
			if at >= 0 {
				r.fault(i, i+1, "a second ? in one card; a blank line ends a card")
				r.use(from, end)
				return true
			}
			at, width = i, n
		}
	}
	if at < 0 {
		return false
	}
	begin, front := from, ""
	switch {
	case at > from:
		front = r.span(from, at)
		if at == from+1 {
			front = unlisted(front)
		}
	case from > 0 && r.rows[from-1].kind == headRow:
		begin, front = from-1, r.titleOf(from-1)
	}
	r.frontAndBack(begin, at, end, clean(front), width)
	return true
}

func (r *reader) frontAndBack(begin, at, end int, front string, width int) {
	back := ""
	if at+1 < end {
		back = clean(dedented(r.span(at+1, end)))
	}
	switch {
	case front == "":
		r.fault(begin, end, "nothing stands above the ?")
	case back == "":
		r.fault(begin, end, "nothing stands below the ?")
	default:
		there := draft{question: front, syntax: "multi"}
		there.answer(back)
		drafts := []draft{there}
		if width == 2 {
			reverse := draft{question: back, syntax: "multi"}
			reverse.answer(front)
			drafts = append(drafts, reverse)
		}
		r.add(begin, end, drafts...)
	}
}

// titleOf returns the heading that a row is.
func (r *reader) titleOf(row int) string {
	r.under(row + 1)
	if r.at > 0 && r.titles[r.at-1].row == row {
		return r.titles[r.at-1].text
	}
	return ""
}
