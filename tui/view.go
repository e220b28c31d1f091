package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// View draws the window.
func (a *App) View() tea.View {
	v := tea.View{AltScreen: true, ReportFocus: true, WindowTitle: a.windowTitle()}
	v.KeyboardEnhancements.ReportAlternateKeys = true
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.away || a.w <= 0 || a.h <= 0 {
		return v
	}
	if t := a.tasks.shown(); t != nil {
		v.ProgressBar = bar(t.progress(a.tasks.now()))
		v.ProgramStatus = &tea.ProgramStatus{State: tea.ProgramStateWorking}
	}
	if a.tooSmall() {
		v.Content = a.smallView()
		return v
	}
	lines, cursor := a.draw()
	for i, line := range lines {
		lines[i] = a.look.fit(line, a.w)
	}
	v.Content = strings.Join(lines, "\n")
	if cursor != nil {
		v.Cursor = tea.NewCursor(min(max(cursor.x, 0), a.w-1), min(max(cursor.y, 0), a.h-1))
		if cursor.text {
			v.Cursor.Shape = tea.CursorBar
		}
	}
	return v
}

func (a *App) tooSmall() bool { return a.w < leastWidth || a.h < leastHeight }

// smallView is what is said where nothing can be drawn.
func (a *App) smallView() string {
	text := a.look.wrap("ken needs 20×5 here. ken status works at any size.", a.w)
	if len(text) > a.h {
		text = text[:a.h]
	}
	for i := range text {
		text[i] = a.look.fit(text[i], a.w)
	}
	return strings.Join(text, "\n")
}

func (a *App) windowTitle() string {
	return "ken › " + a.name(a.top())
}

// bar is how far a task is, for the terminal's own progress bar.
func bar(p progress) *tea.ProgressBar {
	if p.total <= 0 {
		return tea.NewProgressBar(tea.ProgressBarIndeterminate, 0)
	}
	return tea.NewProgressBar(tea.ProgressBarDefault, p.done*100/p.total)
}

// draw returns every line of the window, and where the cursor stands.
func (a *App) draw() ([]string, *spot) {
	f := frameOf(a.w, a.h)
	rule := a.look.dim(strings.Repeat("─", a.w))
	var lines []string
	if f.header {
		lines = append(lines, a.header())
	}
	if f.rules {
		lines = append(lines, rule)
	}
	body := a.top().view(a, f.body)
	body.lines = full(body.lines, f.body.h)
	body = a.covered(body, f.body)
	notice := a.notices()
	if notice != "" && !f.rules {
		body.lines[f.body.h-1] = notice
	}
	lines = append(lines, body.lines...)
	if f.rules && notice != "" {
		lines = append(lines, notice)
	} else if f.rules {
		lines = append(lines, rule)
	}
	lines = append(lines, a.footer())
	if body.cursor == nil {
		return lines, nil
	}
	return lines, body.shifted(0, f.top).cursor
}

// covered lays what is over the screen on the body: an overlay at its top, what may
// follow a prefix at its foot.
func (a *App) covered(body drawn, in area) drawn {
	if a.over != nil {
		room := max(1, in.h*2/3)
		if _, ok := a.over.(interface{ whole() }); ok {
			room = in.h
		}
		over := a.over.view(a, area{in.w, room, in.shape, in.rules})
		n := copy(body.lines, over.lines)
		if n < in.h {
			body.lines[n] = a.look.dim(strings.Repeat("─", in.w))
		}
		body.cursor = over.cursor
	}
	if a.prefix.shown {
		follow := a.following(in.w)
		if len(follow) > in.h {
			follow = follow[:in.h]
		}
		copy(body.lines[in.h-len(follow):], follow)
		body.cursor = nil
	}
	return body
}

// following lists what may follow the prefix.
func (a *App) following(w int) []string {
	lines := []string{a.look.dim(strings.Repeat("─", w))}
	for _, ac := range a.actions() {
		for _, k := range ac.keys {
			rest, ok := strings.CutPrefix(k, a.prefix.key+" ")
			if !ok {
				continue
			}
			text := " " + a.look.strong(a.prefix.key+" "+rest) + "  " + ac.help
			if why := ac.reason(a); why != "" {
				text = a.look.dim(" " + a.prefix.key + " " + rest + "  " + ac.help + " · " + why)
			}
			lines = append(lines, text)
		}
	}
	return lines
}

// notices is the line above the footer, "" for none.
func (a *App) notices() string {
	if a.note.text == "" {
		return ""
	}
	if a.note.bad {
		return a.look.bad(" ! ") + a.look.fit(a.note.text, a.w-3)
	}
	return a.look.strong(" " + a.look.fit(a.note.text, a.w-1))
}
