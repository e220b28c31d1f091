package notes

import (
	"fmt"
	"slices"
	"strings"

	"ken/notes/read"
)

// A goalReader makes goals of lines.
type goalReader struct {
	path     string
	goals    []Goal
	problems []Problem

	cur  *Goal   // the goal we are in
	key  goalKey // what of it the lines go on with
	base int     // how far what is under it is indented at most
	list int     // how far the bullets that belong to the key are indented at least
	open bool    // its own text may still go on
	body []string
}

// maxTerms is how many terms of one goal are kept.
const maxTerms = 200

// A goalKey is what a line says about a goal.
type goalKey uint8

const (
	keyNone goalKey = iota
	keyDue
	keyWhy
	keyTerms
	keyDone
)

// keys are the words before a colon that are understood.
var keys = map[string]goalKey{
	"due": keyDue, "due date": keyDue, "deadline": keyDue,
	"why": keyWhy, "reason": keyWhy,
	"terms": keyTerms, "keywords": keyTerms,
	"done when": keyDone, "done if": keyDone, "definition of done": keyDone,
}

// keyOf returns the key that a line begins with and what stands after it. A
// heading needs no colon.
func keyOf(l outlineLine) (goalKey, string) {
	if l.kind == blankLine || l.kind == codeLine {
		return keyNone, ""
	}
	name, value, ok := strings.Cut(l.text, ":")
	if !ok && l.kind != headingLine || len(name) > 40 {
		return keyNone, ""
	}
	name = strings.ToLower(strings.Join(strings.Fields(strings.Trim(name, "*_ ")), " "))
	return keys[name], strings.TrimSpace(strings.TrimLeft(value, "*_ "))
}

// headings makes a goal of every heading of a level.
func (r *goalReader) headings(lines []outlineLine, level int) {
	for _, l := range lines {
		key, _ := keyOf(l)
		switch {
		case l.kind == headingLine && l.level == level && key == keyNone && !isTitle(l.text):
			r.begin(l)
			r.open = false
		case l.kind == headingLine && (l.level < level || l.level == level && key == keyNone):
			r.finish() // a title above goals is none, nor is it part of one
		case r.cur != nil:
			r.under(l)
		}
	}
}

// bullets makes a goal of every bullet that is indented so far.
func (r *goalReader) bullets(lines []outlineLine, margin int) {
	for _, l := range lines {
		key, _ := keyOf(l)
		switch {
		case l.kind == headingLine && key == keyNone:
			r.finish()
		case l.kind == bulletLine && l.indent <= margin && (key == keyNone || r.cur == nil):
			r.begin(l)
		case r.cur != nil && r.open && l.kind == textLine && key == keyNone:
			r.cur.Text = joined(r.cur.Text, l.text)
			r.cur.EndLine = l.number
		case r.cur != nil && l.kind == textLine && l.indent <= margin && key == keyNone && r.key == keyNone:
			r.finish() // text after the list
		case r.cur != nil:
			r.under(l)
		}
	}
}

// paragraphs makes a goal of every sentence that has lines of its own.
func (r *goalReader) paragraphs(lines []outlineLine) {
	before := ""
	for _, l := range lines {
		key, _ := keyOf(l)
		switch {
		case l.kind == textLine && key == keyNone && r.cur != nil && r.key != keyNone && goesOn(before, l.text):
			r.under(l)
		case l.kind == textLine && key == keyNone && r.cur != nil && goesOn(before, l.text):
			r.cur.Text = joined(r.cur.Text, l.text)
			r.cur.EndLine = l.number
		case l.kind == textLine && key == keyNone && !strings.HasSuffix(l.text, ":"):
			r.begin(l)
			r.open = false
		case r.cur != nil && l.kind != headingLine:
			r.under(l)
		}
		before = l.text
	}
}

// begin starts the goal that a line names.
func (r *goalReader) begin(l outlineLine) {
	r.finish()
	text, done := unboxed(l.text)
	r.cur = &Goal{Text: text, Path: r.path, Line: l.number, EndLine: l.number, Done: done || l.done}
	r.open, r.key, r.base = true, keyNone, 0
	if l.kind == bulletLine {
		r.base = l.indent + 2
	}
}

// finish ends the goal we are in.
func (r *goalReader) finish() {
	if r.cur == nil {
		return
	}
	g := r.cur
	text, due, written := cutDue(read.Plain(g.Text))
	if written != "" {
		r.undated(g.Line, written)
	}
	if g.Due.IsZero() {
		g.Due = due
	}
	g.Text = text
	g.Body = strings.Trim(strings.Join(r.body, "\n"), "\n")
	if g.Text == "" {
		r.problems = append(r.problems, Problem{r.path, g.Line, "a goal without a text"})
	} else {
		r.goals = append(r.goals, *g)
	}
	r.cur, r.body, r.key, r.open = nil, nil, keyNone, false
}

func (r *goalReader) undated(line int, written string) {
	if len(written) > 60 {
		written = written[:60]
	}
	r.problems = append(r.problems, Problem{r.path, line, fmt.Sprintf("a due date that cannot be read: %q; write it as 2027-01-31", strings.ToValidUTF8(written, ""))})
}

// under takes a line below a goal.
func (r *goalReader) under(l outlineLine) {
	key, value := keyOf(l)
	if l.kind != blankLine {
		r.cur.EndLine = l.number
		r.open = false
	}
	switch {
	case key != keyNone:
		r.key, r.list = key, 0
		if l.kind == bulletLine {
			r.list = l.indent + 1
		}
		r.value(l.number, value)
	case l.kind == blankLine:
		r.open = false
		if r.key == keyWhy && r.cur.Why != "" {
			r.key = keyNone
		}
		r.keep("")
	case l.kind == codeLine:
		r.keep(l.text)
	case l.kind == headingLine:
		r.key = keyNone
		r.keep(strings.Repeat("#", l.level) + " " + l.text)
	case l.kind == bulletLine && r.key == keyDone && l.indent >= r.list:
		r.cur.DoneWhen = append(r.cur.DoneWhen, read.Plain(l.text))
	case l.kind == bulletLine && r.key == keyTerms && l.indent >= r.list:
		r.value(l.number, l.text)
	case l.kind == textLine && r.goesOn(l):
		r.more(l)
	case l.kind == bulletLine:
		r.key = keyNone
		r.keep(strings.Repeat(" ", max(0, l.indent-r.base)) + "- " + l.text)
	default:
		r.key = keyNone
		r.keep(l.text)
	}
}

// goesOn tells whether a line of text is the rest of what a key said.
func (r *goalReader) goesOn(l outlineLine) bool {
	switch r.key {
	case keyWhy:
		return true
	case keyDue:
		return r.cur.Due.IsZero()
	case keyTerms:
		return len(r.cur.Terms) == 0 || l.indent > 0
	case keyDone:
		return len(r.cur.DoneWhen) == 0 || l.indent > 0
	}
	return false
}

// value takes what stands after a key.
func (r *goalReader) value(line int, value string) {
	if value == "" {
		return
	}
	g := r.cur
	switch r.key {
	case keyDue:
		plain := read.Plain(value)
		t, _, ok := leadingDate(plain)
		if !ok {
			r.undated(line, plain)
		} else if g.Due.IsZero() {
			g.Due = t
		}
		r.key = keyNone
	case keyWhy:
		g.Why = joined(g.Why, read.Plain(value))
	case keyTerms:
		for term := range strings.SplitSeq(strings.ReplaceAll(read.Plain(value), ";", ","), ",") {
			if term = strings.Trim(term, " .\"'"); term != "" && len(g.Terms) < maxTerms && !slices.Contains(g.Terms, term) {
				g.Terms = append(g.Terms, term)
			}
		}
	case keyDone:
		for item := range strings.SplitSeq(read.Plain(value), ";") {
			if item = strings.TrimSpace(item); item != "" {
				g.DoneWhen = append(g.DoneWhen, item)
			}
		}
	}
}

// more takes the rest of a line that was broken.
func (r *goalReader) more(l outlineLine) {
	if n := len(r.cur.DoneWhen); r.key == keyDone && n > 0 {
		r.cur.DoneWhen[n-1] = joined(r.cur.DoneWhen[n-1], read.Plain(l.text))
		return
	}
	r.value(l.number, l.text)
}

// keep adds a line to the body.
func (r *goalReader) keep(line string) {
	if line != "" || len(r.body) > 0 && r.body[len(r.body)-1] != "" {
		r.body = append(r.body, line)
	}
}
