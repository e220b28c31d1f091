package facts

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// task reads an item of a task list, of org-mode or of todo.txt, or one under a heading
// that announces actions.
func (r *reader) task(b notes.Block, text string, c cue) bool {
	switch {
	case b.Task != 0:
		r.addTask(text, boxState(b.Task), b.Span)
		return true
	case isTodoTxt(r.doc.Path):
		r.todoLines(b)
		return true
	case c.any(cueTask) || strings.HasPrefix(text, "*"):
		if state, rest, ok := keyword(text); ok {
			r.addTask(rest, state, b.Span)
			return true
		}
	}
	if b.Kind == notes.Item && r.announced() {
		return r.announcedTask(b, text)
	}
	return false
}

// boxState is what the letter in a task box says.
func boxState(box byte) string {
	switch box {
	case 'x', 'X':
		return "done"
	case '-', '~':
		return "dropped"
	}
	return "open"
}

// keyword reads what org-mode and others begin a task with: "** TODO [#A] Order".
func keyword(text string) (state, rest string, ok bool) {
	trimmed := strings.TrimLeft(text, "* ")
	first, rest, found := strings.Cut(trimmed, " ")
	if name, ok := strings.CutPrefix(strings.TrimSuffix(first, ":"), "TODO("); ok && strings.HasSuffix(name, ")") {
		first, rest = "TODO", "@"+strings.TrimSuffix(name, ")")+" "+rest
	}
	switch strings.TrimSuffix(first, ":") {
	case "TODO", "NEXT", "FIXME", "DOING":
		state = "open"
	case "DONE":
		state = "done"
	case "WAITING":
		state = "blocked"
	case "CANCELLED", "CANCELED":
		state = "dropped"
	default:
		return "", "", false
	}
	if len(rest) > 4 && rest[:2] == "[#" && rest[3] == ']' {
		rest = rest[4:]
	}
	return state, rest, found && wordy(rest)
}

// uncounted takes the "[1/2]" of org-mode off a task.
func uncounted(text string) string {
	text = strings.TrimSpace(text)
	if open := strings.LastIndexByte(text, '['); open > 0 && strings.HasSuffix(text, "]") && strings.Trim(text[open+1:len(text)-1], "0123456789/%") == "" {
		return text[:open]
	}
	return text
}

func isTodoTxt(path string) bool {
	path = strings.ToLower(path)
	return strings.HasSuffix(path, "todo.txt") || strings.HasSuffix(path, "done.txt")
}

// todoLines reads lines of todo.txt: "x 2026-05-02 (A) 2026-05-01 Call Ann +p @c due:…".
func (r *reader) todoLines(b notes.Block) {
	at := b.Start
	for line := range strings.Lines(b.In(r.doc.Text)) {
		span := prose.Span{Start: at, End: at + len(strings.TrimRight(line, " \r\n"))}
		at += len(line)
		rest, done := strings.CutPrefix(strings.TrimSpace(line), "x ")
		state := "open"
		if done {
			state = "done"
		}
		var keep []string
		for i, w := range strings.Fields(rest) {
			priority := len(w) == 3 && w[0] == '(' && w[2] == ')'
			stamp := i < 3 && len(keep) == 0 && isDay(w)
			if !priority && !stamp && w[0] != '+' && w[0] != '@' {
				keep = append(keep, w)
			}
		}
		if text := strings.Join(keep, " "); wordy(text) {
			r.addTask(text, state, span)
		}
	}
}

// announced tells whether the heading over an item announces actions.
func (r *reader) announced() bool {
	h := r.headings()
	if len(h) == 0 {
		return false
	}
	switch strings.ToLower(strings.Trim(h[len(h)-1], " :.")) {
	case "actions", "action items", "action points", "next steps", "to do", "todo", "todos", "to-do", "tasks", "open tasks":
		return true
	}
	return false
}

// announcedTask reads an item under such a heading, unless it is a label or a remark.
func (r *reader) announcedTask(b notes.Block, text string) bool {
	line, _, _ := strings.Cut(text, "\n")
	if !wordy(line) || len(text) > 400 || strings.HasSuffix(strings.TrimSpace(line), ":") {
		return false
	}
	if key, _, ok := label(line); ok && labelKinds[key] != labelNone {
		return false
	}
	state := "open"
	if rest, done := strings.CutPrefix(text, "✅"); done {
		text, state = rest, "done"
	}
	r.addTask(text, state, b.Span)
	return true
}

// actionLabels announce one task in running text.
var actionLabels = set("action ai todo task fixme next to")

// action reads "Action: Ann to send the quote by Friday".
func (r *reader) action(s *sentence) bool {
	at := strings.IndexAny(s.text, ":-–—")
	if at <= 0 || at > 16 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(s.text[:at])) {
	case "action", "ai", "todo", "task", "fixme", "action item", "action point", "next step", "to do":
	default:
		return false
	}
	rest := trimmed(s.text[at:])
	if !wordy(rest) || len(rest) < 6 {
		return false
	}
	r.addTask(rest, "open", s.span)
	return true
}

// addTask takes a task's text apart and keeps it.
func (r *reader) addTask(text, state string, span prose.Span) {
	text = prose.Readable(text)
	if whole := strings.TrimSpace(text); strings.HasPrefix(whole, "~~") && strings.HasSuffix(whole, "~~") && len(whole) > 4 {
		state = "dropped"
	}
	t := taskText{reader: r, text: " " + strip(text) + " "}
	t.fields()
	t.inBrackets()
	t.byDate()
	t.waits()
	t.inFront()
	t.behind()
	f := Fact{
		Kind: Task, Text: trimmed(t.text), Owner: strings.Join(t.owners, ", "), Due: t.due, State: state, BlockedBy: t.blocked,
	}
	switch {
	case t.dropped && state == "open":
		f.State = "dropped"
	case t.done && state == "open":
		f.State = "done"
	case (t.blocked != "" || t.held) && state == "open":
		f.State = "blocked"
	}
	if wordy(f.Text) {
		r.add(f, span)
	}
}
