package tui

import tea "charm.land/bubbletea/v2"

// A waiting screen has work done outside the loop, one thing after the other. Keys that
// are pressed meanwhile wait, and then do what they would have done.
type waiting struct {
	busy bool
	held []tea.KeyPressMsg
}

// mostHeld bounds the keys that wait.
const mostHeld = 200

// hold keeps a key that is pressed while work is done, and tells whether it did.
func (w *waiting) hold(msg tea.KeyPressMsg) bool {
	if w.busy && len(w.held) < mostHeld {
		w.held = append(w.held, msg)
	}
	return w.busy
}

// replay presses the keys that waited, until one begins work again or leaves the screen.
func (w *waiting) replay(a *App, of screen) tea.Cmd {
	var cmds []tea.Cmd
	for len(w.held) > 0 && !w.busy && a.top() == of {
		msg := w.held[0]
		w.held = w.held[1:]
		cmds = append(cmds, a.press(msg))
	}
	return tea.Batch(cmds...)
}
