package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// An action is one thing that can be done. Keys, footer, the list of keys, the
// palette and the manual are all drawn from these.
type action struct {
	name    string   // in the palette; one name means one thing on every screen
	keys    []string // the first is shown; "y c" is two keys one after the other
	word    string   // in the footer; "" keeps it out of there
	help    string   // one line
	command string   // what does the same on the command line; "" if nothing does
	run     func(*App) tea.Cmd
	why     func(*App) string // why not now; nil or "" if it can be done
}

// possible tells whether an action can be done now.
func (ac action) possible(a *App) bool { return ac.reason(a) == "" }

func (ac action) reason(a *App) string {
	if ac.why == nil {
		return ""
	}
	return ac.why(a)
}

// key is the key shown for an action, "" if it has none; while a field takes
// letters only what can be pressed there counts.
func (ac action) key(inField bool) string {
	for _, k := range ac.keys {
		if !inField || !typed(strings.Fields(k)[0]) {
			return k
		}
	}
	return ""
}

// on makes what a screen can do into an action's run: it does nothing on another
// kind of screen.
func on[S screen](do func(S, *App) tea.Cmd) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if s, ok := a.top().(S); ok {
			return do(s, a)
		}
		return nil
	}
}

// unless is the same for an action's reason.
func unless[S screen](why func(S, *App) string) func(*App) string {
	return func(a *App) string {
		if s, ok := a.top().(S); ok {
			return why(s, a)
		}
		return "not here"
	}
}

// through makes a motion into an action's run.
func through(by motion) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if m, ok := a.top().(mover); ok {
			return m.move(a, by)
		}
		return nil
	}
}

func moves(a *App) string {
	if _, ok := a.top().(mover); ok {
		return ""
	}
	return "nothing to go through here"
}

// actions are all that can be done now: the screen's own first. What a screen does
// its own way hides what is done everywhere, and of two actions with one key the
// first that can be done has it.
func (a *App) actions() []action {
	var all []action
	names, keys := make(map[string]bool), make(map[string]bool)
	for _, ac := range append(a.top().actions(), everywhere()...) {
		if names[ac.name] {
			continue
		}
		names[ac.name] = true
		if own, ok := a.opts.Keys[ac.name]; ok {
			ac.keys = own
		}
		if len(ac.keys) > 0 && keys[ac.keys[0]] {
			ac.word = "" // it has another key here, for who looks it up
		}
		var free []string
		for _, k := range ac.keys {
			if !keys[k] {
				free = append(free, k)
			}
		}
		ac.keys = free
		if len(free) > 0 && ac.possible(a) {
			for _, k := range free {
				keys[k] = true
			}
		}
		all = append(all, ac)
	}
	return all
}

// An ActionInfo is one action as the manual and the README show it.
type ActionInfo struct {
	Where   string // the screen, "everywhere" for those of all screens
	Name    string
	Keys    []string
	Help    string
	Command string // its counterpart on the command line, "" if there is none
}

// Actions lists every action of every screen, those of all screens first.
func Actions() []ActionInfo {
	places := []struct {
		where   string
		actions []action
	}{
		{"everywhere", everywhere()},
		{"home", new(home).actions()},
		{"search", new(search).actions()},
		{"document", new(viewer).actions()},
		{"diagram", new(board).actions()},
		{"review", new(review).actions()},
		{"proposals", new(proposals).actions()},
		{"from memory", new(memory).actions()},
		{"proof", new(proofView).actions()},
		{"disputes", new(disputes).actions()},
		{"goals", new(goals).actions()},
		{"tasks", new(taskList).actions()},
		{"unread", new(unread).actions()},
		{"first goals", new(entry).actions()},
	}
	var all []ActionInfo
	for _, p := range places {
		for _, ac := range p.actions {
			all = append(all, ActionInfo{
				Where: p.where, Name: ac.name, Keys: slices.Clone(ac.keys), Help: ac.help, Command: ac.command,
			})
		}
	}
	return all
}
