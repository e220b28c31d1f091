package tui

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/index"
	"ken/skills/brief"
	"ken/skills/diagram"
)

// taskList shows what runs and what ran, newest first.
type taskList struct{ list list }

func (tl *taskList) title() string { return "tasks" }

func (tl *taskList) state(a *App) string {
	if n := a.tasks.running(); n > 0 {
		return number(n) + " running"
	}
	return ""
}

func (tl *taskList) handle(*App, tea.Msg) tea.Cmd { return nil }

func (tl *taskList) actions() []action {
	return []action{
		{name: "stop", keys: []string{"x"}, word: "stop", help: "stop the chosen task", run: on((*taskList).stop), why: unless((*taskList).whyNoStop)},
		{name: "try again", keys: []string{"enter"}, word: "try again", help: "begin the same work anew", run: on((*taskList).again), why: unless((*taskList).whyNoAgain)},
		{name: "open", keys: []string{"enter"}, word: "open", help: "open what it writes or wrote", run: on((*taskList).open), why: unless((*taskList).whyNoOpen)},
	}
}

// all are the tasks, newest first.
func (tl *taskList) all(a *App) []*task {
	n := len(a.tasks.list)
	out := make([]*task, n)
	for i, t := range a.tasks.list {
		out[n-1-i] = t
	}
	return out
}

func (tl *taskList) chosen(a *App) *task {
	if all := tl.all(a); tl.list.at < len(all) {
		return all[tl.list.at]
	}
	return nil
}

func (tl *taskList) stop(a *App) tea.Cmd {
	a.tasks.halt(tl.chosen(a))
	return nil
}

func (tl *taskList) whyNoStop(a *App) string {
	if t := tl.chosen(a); t == nil || t.phase != running {
		return "the chosen task does not run"
	}
	return ""
}

func (tl *taskList) again(a *App) tea.Cmd {
	t := tl.chosen(a)
	a.tasks.forget(t)
	return t.again(a)
}

func (tl *taskList) whyNoAgain(a *App) string {
	if t := tl.chosen(a); t == nil || t.again == nil || t.phase != failed && t.phase != stopped {
		return "the chosen task neither failed nor was stopped"
	}
	return ""
}

func (tl *taskList) open(a *App) tea.Cmd {
	t := tl.chosen(a)
	if b, ok := t.result.(brief.Brief); ok && b.Path != "" {
		return a.openAt(b.Path, 0)
	}
	if c, ok := t.result.(index.Changes); ok && len(c.Unread) > 0 {
		return a.openUnread()
	}
	if t.open != nil {
		return t.open(a)
	}
	a.push(newWriting(t))
	return nil
}

func (tl *taskList) whyNoOpen(a *App) string {
	t := tl.chosen(a)
	if t == nil {
		return "no task is chosen"
	}
	if c, ok := t.result.(index.Changes); ok && len(c.Unread) > 0 {
		return ""
	}
	if t.writes == nil && t.open == nil {
		return "it writes nothing to look at"
	}
	return ""
}

func (tl *taskList) move(a *App, by motion) tea.Cmd {
	tl.list.move(by, len(a.tasks.list), anyItem)
	return nil
}

func (tl *taskList) click(_ *App, _, y int) tea.Cmd {
	if i := tl.list.over(y); i >= 0 {
		tl.list.at = i
	}
	return nil
}

func (tl *taskList) wheel(a *App, _, _, lines int) tea.Cmd { return wheelList(tl, a, lines) }

func (tl *taskList) view(a *App, in area) drawn {
	all := tl.all(a)
	if len(all) == 0 {
		return drawn{lines: []string{"", " Nothing runs, and nothing ran yet."}}
	}
	tl.list.hold(len(all), anyItem)
	lines, y := tl.list.draw(len(all), in.h, func(i int, chosen bool) []string {
		return tl.row(a, all[i], in, chosen)
	})
	return drawn{lines, &spot{x: 1, y: y}}
}

// row is a task: how it stands, what it is, how far; then what it is at, or why it
// failed.
func (tl *taskList) row(a *App, t *task, in area, chosen bool) []string {
	l := &a.look
	now := a.tasks.now()
	p := t.progress(now)
	title := l.line(t.title)
	var far, tail, under string
	switch {
	case t.runs():
		far, tail = farOf(p, in.w), leftOf(t, p, now)
		under = l.line(p.what)
		if text := t.draft(); text != "" {
			far = "writing, " + plural(len(strings.Fields(text)), "word")
		}
	case t.phase == failed:
		under, tail = l.line(t.err.Error()), ago(now, t.ended)
	default:
		far, tail = cameTo(t), ago(now, t.ended)
	}
	if in.w < 70 {
		rows := []string{l.row(l.pad(phaseName(t), 10)+title, "", in.w, chosen, false)}
		if text := said(far, tail, under); text != "" {
			rows = append(rows, l.dim(l.under("        "+text, in.w)))
		}
		return rows
	}
	column := min(in.w*4/10-3, 40)
	text := l.pad(phaseName(t), 10) + l.pad(title, column) + "  " + far
	rows := []string{l.row(text, tail, in.w, chosen, false)}
	if under != "" {
		rows = append(rows, l.dim(l.under("        "+under, in.w)))
	}
	return rows
}

func phaseName(t *task) string {
	switch t.phase {
	case running:
		return "running"
	case stopping:
		return "stopping…"
	case finished:
		return "✓ done"
	case stopped:
		return "stopped"
	}
	return "✗ failed"
}

// farOf is how far a running task is, with a bar where there is room.
func farOf(p progress, w int) string {
	if p.total <= 0 {
		return ""
	}
	text := number(p.done) + " of " + number(p.total)
	if w < 70 {
		return text
	}
	const cells = 12
	full := min(cells, p.done*cells/p.total)
	return strings.Repeat("█", full) + strings.Repeat("░", cells-full) + " " + text
}

// leftOf is the time left where it can be told, else how long it has run.
func leftOf(t *task, p progress, now time.Time) string {
	if p.left > 0 {
		return lasted(p.left) + " left"
	}
	return lasted(t.took(now))
}

// cameTo is what a task that has ended came to.
func cameTo(t *task) string {
	if t.phase == stopped {
		if n := len(strings.Fields(t.draft())); n > 0 {
			return plural(n, "word") + ", not kept"
		}
		return ""
	}
	switch r := t.result.(type) {
	case index.Changes:
		return changesText(r)
	case brief.Brief:
		if r.Path == "" {
			return "nothing found"
		}
		return r.Path
	case diagram.Drawn:
		if !r.Found() {
			return "nothing found"
		}
		return plural(len(r.Edges), "line")
	}
	return ""
}

func changesText(c index.Changes) string {
	var parts []string
	for _, n := range []struct {
		n    int
		what string
	}{{c.Added, "new"}, {c.Changed, "changed"}, {c.Removed, "removed"}, {len(c.Unread), "unread"}} {
		if n.n > 0 {
			parts = append(parts, number(n.n)+" "+n.what)
		}
	}
	if len(parts) == 0 {
		return "nothing new"
	}
	return strings.Join(parts, ", ")
}

// runningText is one running task in a corner: "index 812/2,140", "brief: sleep 18 s".
func runningText(l *look, t *task, now time.Time) string {
	p := t.progress(now)
	if p.total > 0 {
		return l.line(t.title) + " " + number(p.done) + "/" + number(p.total)
	}
	return l.line(t.title) + " " + lasted(t.took(now))
}

// hintFor is what may be done about an error, "" where nothing is known.
func hintFor(err error) string {
	switch {
	case errors.Is(err, index.ErrBusy):
		return "another ken is writing to the index; it is free again in a moment"
	case errors.Is(err, context.DeadlineExceeded):
		return "it took too long; try again"
	}
	return ""
}
