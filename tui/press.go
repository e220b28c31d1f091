package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	prefixHint = 300 * time.Millisecond
	quitWindow = 2 * time.Second
)

// A prefix is the first of two keys, waiting for the second.
type prefix struct {
	key   string
	seq   int
	shown bool // long enough to show what may follow
}

type (
	prefixMsg int
	disarmMsg int
)

// press takes a key: what lies over the screen first, then the field that is
// written in, then the actions.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	defer func() { a.pressed = a.tasks.now() }()
	key := keyName(msg)
	if a.note.bad || a.armed != 0 && key != "ctrl+c" {
		a.note = notice{}
	}
	if key != "ctrl+c" {
		a.armed = 0
	}
	if a.tooSmall() && key != "ctrl+c" && key != "q" {
		return nil
	}
	if key == "ctrl+c" {
		return a.interrupt()
	}
	if a.over != nil {
		return a.pressOver(key, msg)
	}
	if h, ok := a.top().(holder); ok && h.hold(msg) {
		return nil
	}
	if a.prefix.key != "" {
		return a.second(key)
	}
	if f := a.typing(); f != nil && (key != "?" || !f.helps) {
		if used, changed := f.key(msg); used {
			if changed {
				return a.top().handle(a, typedMsg{f})
			}
			return nil
		}
	}
	return a.act(key)
}

// typedMsg tells a screen that the text of its field is another one.
type typedMsg struct{ in *field }

// typing is the field of the screen that takes letters now, or nil.
func (a *App) typing() *field {
	if t, ok := a.top().(typist); ok {
		return t.typing()
	}
	return nil
}

// act does the first action that has this key.
func (a *App) act(key string) tea.Cmd {
	if ac, ok := a.find(key); ok {
		return a.do(ac)
	}
	for _, ac := range a.actions() {
		if starts(ac, key) {
			seq, cmd := a.after(prefixHint, func(seq int) tea.Msg { return prefixMsg(seq) })
			a.prefix = prefix{key: key, seq: seq}
			return cmd
		}
	}
	return nil
}

// second takes the key after a prefix; one that means nothing there is dropped.
func (a *App) second(key string) tea.Cmd {
	both := a.prefix.key + " " + key
	a.prefix = prefix{}
	if ac, ok := a.find(both); ok {
		return a.do(ac)
	}
	return nil
}

// find returns the action a key does now; where none with that key can be done, the
// first that has it, to say why.
func (a *App) find(key string) (action, bool) {
	var first action
	found := false
	for _, ac := range a.actions() {
		if !slices.Contains(ac.keys, key) {
			continue
		}
		if ac.possible(a) {
			return ac, true
		}
		if !found {
			first, found = ac, true
		}
	}
	return first, found
}

// starts tells whether key is the first of two of an action.
func starts(ac action, key string) bool {
	return slices.ContainsFunc(ac.keys, func(k string) bool { return strings.HasPrefix(k, key+" ") })
}

// do does an action, or says why it cannot be done.
func (a *App) do(ac action) tea.Cmd {
	if why := ac.reason(a); why != "" {
		return a.say("%s: %s", ac.name, why)
	}
	if ac.command != "" || ac.word != "" {
		a.use(ac.name)
	}
	return ac.run(a)
}

// use remembers that an action was used.
func (a *App) use(name string) {
	a.lately = slices.DeleteFunc(a.lately, func(n string) bool { return n == name })
	a.lately = slices.Insert(a.lately, 0, name)
	if len(a.lately) > 20 {
		a.lately = a.lately[:20]
	}
}

// paste writes into the field that is open.
func (a *App) paste(text string) tea.Cmd {
	if a.over != nil {
		if f := a.over.input(); f != nil {
			f.insert(text)
			a.over.typed(a)
		}
		return nil
	}
	if p, ok := a.top().(interface{ paste(string) }); ok {
		p.paste(text)
		return nil
	}
	if f := a.typing(); f != nil {
		f.insert(text)
		return a.top().handle(a, typedMsg{f})
	}
	return nil
}

// interrupt is ctrl+c: clear the field, close what lies over, stop the task of this
// screen, else ask to quit.
func (a *App) interrupt() tea.Cmd {
	a.prefix = prefix{}
	if a.over != nil {
		if f := a.over.input(); f != nil && f.clear() {
			a.over.typed(a)
			return nil
		}
		a.over = nil
		return nil
	}
	if f := a.typing(); f != nil && f.clear() {
		return a.top().handle(a, typedMsg{f})
	}
	if w, ok := a.top().(worker); ok {
		if t := w.work(); t != nil && t.phase == running {
			a.tasks.halt(t)
			return nil
		}
	}
	if a.armed != 0 {
		return a.quit()
	}
	seq, cmd := a.after(quitWindow, func(seq int) tea.Msg { return disarmMsg(seq) })
	a.armed = seq
	a.note = notice{text: "Press ctrl+c again to quit"}
	return cmd
}
