package notes

import (
	"slices"
	"strings"
	"time"
)

// A Goal is something the user wants.
type Goal struct {
	Text string // without markup, and without a due date
	// Path is that of its file: ".goals.md", or "~/.goals.md" for the one above the
	// workspace.
	Path          string
	Line, EndLine int       // of the file, from 1, both included
	Due           time.Time // midnight UTC of the day; a month stands for its last day; zero if none
	DoneWhen      []string  // what must be true for it to be reached
	Terms         []string  // words that belong to it
	Why           string
	Body          string // what else is written under it, as it is written
	Done          bool   // its box is ticked
}

// Goals is what a file of goals says.
type Goals struct {
	Goals    []Goal
	Folders  []string // of documents elsewhere, as written in the front matter
	Problems []Problem
}

// A Problem is a place in a file of goals or preferences that was not understood.
type Problem struct {
	Path string
	Line int // from 1
	Text string
}

// ParseGoals reads goals from any reasonable Markdown. What is a goal is taken
// from the file's form, the first of these that it has:
//
//   - each heading of the second level
//   - each heading of the first, if there are several or it is followed by due,
//     why, terms or done when, and there is no list of goals
//   - each bullet at the margin, numbered or not, with a box or without
//   - each line
//
// A heading that only says "Goals" is none; where there is one, what stands under
// others is not looked at.
//
// Under a goal, due, why, terms and done when are understood as "due: DATE", bold,
// as a bullet or as a heading; all else is kept as its body. The path is only put
// into what is returned.
func ParseGoals(path string, src []byte) Goals {
	o := readOutline(path, src)
	r := goalReader{path: path, problems: o.problems}
	if lines, ok := o.titled(); ok {
		o.lines = lines
	}
	switch level := o.goalLevel(); {
	case level > 0:
		r.headings(o.lines, level)
	case slices.ContainsFunc(o.lines, func(l outlineLine) bool { return l.kind == bulletLine }):
		r.bullets(o.lines, margin(o.lines))
	default:
		r.paragraphs(o.lines)
	}
	r.finish()
	return Goals{r.goals, o.folders, r.problems}
}

// titled returns the lines under a heading that only names a list of goals, in a
// file that has other lists too.
func (o *outline) titled() ([]outlineLine, bool) {
	for i, l := range o.lines {
		if l.kind != headingLine || l.level == 1 || !isTitle(l.text) {
			continue
		}
		part := o.lines[i+1:]
		end := slices.IndexFunc(part, func(n outlineLine) bool { return n.kind == headingLine && n.level <= l.level })
		if end >= 0 {
			part = part[:end]
		}
		return part, slices.ContainsFunc(part, func(n outlineLine) bool { return n.kind != blankLine })
	}
	return nil, false
}

// goalLevel returns the level of the headings that are goals, 0 where bullets or
// lines are.
func (o *outline) goalLevel() int {
	var count [7]int
	keyed := false   // due, why, terms or done when stand at the margin
	listed := false  // a bullet is a goal, as no key leads to it
	under := keyNone // the key whose list we may be in
	for _, l := range o.lines {
		key, _ := keyOf(l)
		switch {
		case key != keyNone:
			under = key
			keyed = keyed || l.indent == 0
		case l.kind == headingLine:
			under = keyNone
			if !isTitle(l.text) {
				count[l.level]++
			}
		case l.kind == bulletLine:
			listed = listed || under != keyDone && under != keyTerms
		case l.kind == textLine && l.indent == 0:
			under = keyNone
		}
	}
	switch {
	case count[2] > 0:
		return 2
	case count[1] > 0 && !listed && (count[1] > 1 || keyed):
		return 1
	case count[1] > 0:
		return 0
	}
	for level := 3; level <= 6; level++ {
		if count[level] > 0 {
			return level
		}
	}
	return 0
}

// isTitle tells headings that name a list of goals, and are none.
func isTitle(text string) bool {
	text = strings.ToLower(strings.Trim(text, " :"))
	for _, before := range []string{"my ", "our ", "current "} {
		text = strings.TrimPrefix(text, before)
	}
	return text == "goals" || text == "goal" || text == "objectives" || text == "aims"
}

// margin returns how far the outermost bullets are indented.
func margin(lines []outlineLine) int {
	least := -1
	for _, l := range lines {
		if l.kind == bulletLine && (least < 0 || l.indent < least) {
			least = l.indent
		}
	}
	return least
}
