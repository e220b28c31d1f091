package tui

import tea "charm.land/bubbletea/v2"

// A screen is one thing the user looks at. What more it can do it says by the
// small interfaces below.
type screen interface {
	// title is the last part of the path in the header.
	title() string
	// handle is told what came in: answers it asked for, beats, what tasks came to.
	handle(a *App, msg tea.Msg) tea.Cmd
	// view draws into an area.
	view(a *App, in area) drawn
	// actions lists what can be done here besides what can be done everywhere, most
	// useful first. It is also called on a screen's zero value, for the manual.
	actions() []action
}

// A stater says what stands at the right of the header.
type stater interface{ state(a *App) string }

// A mover can be gone through.
type mover interface {
	move(a *App, by motion) tea.Cmd
}

// A typist has a field that takes letters now, or nil.
type typist interface{ typing() *field }

// A paner has more than one pane; flip goes to the next (1) or the previous (-1).
type paner interface {
	flip(a *App, by int) tea.Cmd
}

// A pointed screen can be clicked and scrolled with the mouse, in cells of its area.
type pointed interface {
	click(a *App, x, y int) tea.Cmd
	wheel(a *App, x, y, lines int) tea.Cmd
}

// A placed screen says how far it is gone through.
type placed interface{ place() string }

// A marker has marks beside its text, which the list of keys explains.
type marker interface{ marked() bool }

// A worker shows a task, which ctrl+c stops.
type worker interface{ work() *task }

// A closer ends something when its screen is left. The command may also be run after the
// loop has ended.
type closer interface{ closing(a *App) tea.Cmd }

// A holder keeps keys that are pressed while it works, and tells whether it kept one.
type holder interface {
	hold(msg tea.KeyPressMsg) bool
}

// A drawn is what a screen drew: its lines, and where the cursor stands in them.
type drawn struct {
	lines  []string
	cursor *spot
}

// A spot is a cell. Text is set where the user writes, else it marks a chosen row,
// so that screen readers and magnifiers can follow.
type spot struct {
	x, y int
	text bool
}

func (d drawn) shifted(x, y int) drawn {
	if d.cursor != nil {
		d.cursor = &spot{d.cursor.x + x, d.cursor.y + y, d.cursor.text}
	}
	return d
}

// An area is what a screen may draw into.
type area struct {
	w, h  int
	shape shape
	rules bool // there is room for rules between parts
}

// An answer is what a command of a screen came to. It goes to that screen, if it is
// still open.
type answer struct {
	to  screen
	msg any
}

// ask runs work outside the loop and brings what it returns to s.
func ask(s screen, work func() any) tea.Cmd {
	return func() tea.Msg { return answer{s, work()} }
}
