package tui

import tea "charm.land/bubbletea/v2"

const wheelLines = 3

// click gives a click in the body to the screen.
func (a *App) click(msg tea.MouseClickMsg) tea.Cmd {
	f := frameOf(a.w, a.h)
	p, ok := a.top().(pointed)
	y := msg.Y - f.top
	if !ok || a.over != nil || a.tooSmall() || msg.Button != tea.MouseLeft || y < 0 || y >= f.body.h {
		return nil
	}
	return p.click(a, msg.X, y)
}

// wheel scrolls what the pointer is over.
func (a *App) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	p, ok := a.top().(pointed)
	if !ok || a.over != nil || a.tooSmall() {
		return nil
	}
	y := msg.Y - frameOf(a.w, a.h).top
	switch msg.Button {
	case tea.MouseWheelDown:
		return p.wheel(a, msg.X, y, wheelLines)
	case tea.MouseWheelUp:
		return p.wheel(a, msg.X, y, -wheelLines)
	}
	return nil
}

// wheelList moves through a list by one row a notch.
func wheelList(m mover, a *App, lines int) tea.Cmd {
	if lines < 0 {
		return m.move(a, lineUp)
	}
	return m.move(a, lineDown)
}
