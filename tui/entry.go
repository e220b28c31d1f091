package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/render"
)

// An entry is where the first goals are written down, one on a line.
type entry struct {
	lines []field
	at    int
	top   int
}

// wroteGoalsMsg is what writing the goals came to.
type wroteGoalsMsg struct {
	files []string
	err   error
}

func newEntry() *entry { return &entry{lines: make([]field, 1)} }

func (e *entry) title() string { return "first goals" }

func (e *entry) actions() []action {
	return []action{
		{name: "next line", keys: []string{"enter"}, word: "next line", help: "begin the next goal", run: on((*entry).newLine)},
		{name: "write goals", keys: []string{"tab"}, word: "write .goals.md", help: "write these goals to .goals.md and go on", command: "ken init", run: on((*entry).write), why: unless((*entry).empty)},
		{name: "compose", keys: []string{"ctrl+o"}, word: "in your editor", help: "write this in your editor", run: on((*entry).compose)},
	}
}

func (e *entry) typing() *field { return &e.lines[e.at] }

func (e *entry) goals() []string {
	var all []string
	for i := range e.lines {
		if text := strings.Join(strings.Fields(e.lines[i].value()), " "); text != "" {
			all = append(all, text)
		}
	}
	return all
}

func (e *entry) empty(*App) string {
	if len(e.goals()) == 0 {
		return "nothing is written yet"
	}
	return ""
}

func (e *entry) newLine(*App) tea.Cmd {
	if e.typing().value() == "" {
		return nil
	}
	e.at++
	e.lines = append(e.lines, field{})
	copy(e.lines[e.at+1:], e.lines[e.at:])
	e.lines[e.at] = field{}
	return nil
}

// paste takes several lines as several goals.
func (e *entry) paste(text string) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			e.newLine(nil)
		}
		e.typing().insert(strings.TrimLeft(line, " \t-*"))
	}
}

func (e *entry) compose(a *App) tea.Cmd {
	return a.compose(strings.Join(e.goals(), "\n"), func(_ *App, text string) tea.Cmd {
		*e = *newEntry()
		e.paste(strings.TrimSpace(text))
		return nil
	})
}

func (e *entry) write(a *App) tea.Cmd {
	goals, write := e.goals(), a.ws.WriteGoals
	return ask(e, func() any {
		files, err := write(goals)
		return wroteGoalsMsg{files, err}
	})
}

func (e *entry) handle(a *App, msg tea.Msg) tea.Cmd {
	m, ok := msg.(wroteGoalsMsg)
	if !ok {
		return nil
	}
	if m.err != nil {
		return a.problem("write the goals", m.err)
	}
	a.summary.Wrote = append(a.summary.Wrote, m.files...)
	a.pop()
	a.push(newSearch(""))
	return tea.Batch(a.reload(), a.startSync(true), a.say("✓ wrote %s · now find something", strings.Join(m.files, ", ")))
}

func (e *entry) move(_ *App, by motion) tea.Cmd {
	e.at = min(max(e.at+by.steps(4, len(e.lines)), 0), len(e.lines)-1)
	return nil
}

func (e *entry) view(a *App, in area) drawn {
	l := &a.look
	var lines []string
	for _, line := range render.Text("What do you want to understand or get done? One per line; change it any time.", max(1, in.w-2)) {
		lines = append(lines, " "+line)
	}
	lines = append(lines, "")
	tail := []string{""}
	for _, line := range render.Text("Briefs lean towards these. They are kept in .goals.md here, a file of yours.", max(1, in.w-2)) {
		tail = append(tail, " "+l.dim(line))
	}
	if in.h < len(lines)+len(tail)+2 {
		lines, tail = nil, nil
	}
	room := max(1, in.h-len(lines)-len(tail))
	e.top = min(max(e.top, e.at-room+1), e.at)
	var cursor *spot
	for i := e.top; i < len(e.lines) && i < e.top+room; i++ {
		text, at := e.lines[i].draw(l, in.w-6)
		mark := "  "
		if i == e.at {
			mark = l.strong("▸ ")
			cursor = &spot{4 + at, len(lines), true}
		}
		lines = append(lines, "  "+mark+text)
	}
	return drawn{append(lines, tail...), cursor}
}

func (e *entry) state(*App) string {
	return fmt.Sprint(plural(len(e.goals()), "goal"))
}
