package tui

import tea "charm.land/bubbletea/v2"

// everywhere lists what can be done on every screen.
func everywhere() []action {
	return append(goingActions(), movingActions()...)
}

func goingActions() []action {
	return []action{
		{name: "search", keys: []string{"/"}, word: "search", help: "search your documents", command: "ken search QUERY", run: (*App).openSearch},
		{name: "brief", keys: []string{"b"}, word: "brief", help: "write a brief on a topic, every sentence with its line", command: "ken brief TOPIC", run: (*App).askTopic},
		{name: "diagram", keys: []string{"d"}, word: "diagram", help: "draw what your documents say of a topic, or one of them, each line with its place", command: "ken diagram TOPIC", run: (*App).askDiagram, why: (*App).whyNoDiagram},
		{name: "review", keys: []string{"r"}, word: "review", help: "what is due; at the end of a review the wrong ones again", command: "ken quiz", run: (*App).openReview, why: (*App).whyNoReview},
		{name: "review a topic", keys: []string{"R"}, help: "ask about a path, a tag or words, due or not", command: "ken quiz --topic", run: (*App).askReview, why: (*App).whyNoReview},
		{name: "cards", keys: []string{"c"}, help: "questions from this, to keep or to drop", command: "ken cards", run: (*App).openCards, why: (*App).whyNoCards},
		{name: "numbers", keys: []string{"#"}, help: "retention, calibration, forecast and debt, as charts", command: "ken stats", run: (*App).openNumbers, why: (*App).whyNoNumbers},
		{name: "tasks", keys: []string{"t"}, word: "tasks", help: "what runs and what ran", run: (*App).openTasks, why: already[*taskList]},
		{name: "goals", keys: []string{","}, word: "goals", help: "goals and preferences, each with its line", command: "ken context", run: (*App).openGoals, why: already[*goals]},
		{name: "write goals", help: "write down your first goals", command: "ken init", run: (*App).openEntry, why: (*App).whyNoEntry},
		{name: "bring up to date", help: "read what changed in the folder", command: "ken sync", run: (*App).syncAsked, why: (*App).whyNoSync},
		{name: "unread files", help: "files that could not be read, and why", command: "ken sync", run: (*App).openUnread, why: (*App).whyNoUnread},
		{name: "save copied text", keys: []string{"Y"}, help: "write what was copied last to a file", run: (*App).saveCopied, why: (*App).whyNoSave},
		{name: "palette", keys: []string{":", "ctrl+p"}, help: "do anything by its name", run: (*App).openPalette},
		{name: "keys", keys: []string{"?", "f1"}, help: "what can be done here; type to narrow, enter does it", command: "ken man", run: (*App).openKeys},
		{name: "mouse", keys: []string{"m"}, help: "mouse on or off; off, the terminal selects and copies text", run: (*App).toggleMouse},
		{name: "redraw", keys: []string{"ctrl+l"}, help: "draw the window anew", run: func(*App) tea.Cmd { return tea.ClearScreen }},
		{name: "suspend", keys: []string{"ctrl+z"}, help: "back to the shell; fg returns", run: func(*App) tea.Cmd { return tea.Suspend }},
		{name: "back", keys: []string{"esc"}, help: "close, leave a field, go back; never quits", run: (*App).back},
		{name: "leave", keys: []string{"q"}, help: "go back; from home: quit", run: (*App).leave},
		{name: "quit", help: "leave ken", run: (*App).quit},
		{name: "interrupt", keys: []string{"ctrl+c"}, help: "clear the field, close, stop the task, else ask to quit", run: (*App).interrupt},
	}
}

// already says that the screen an action opens is the one that is seen.
func already[S screen](a *App) string {
	if _, ok := a.top().(S); ok {
		return "it is open"
	}
	return ""
}

func movingActions() []action {
	return []action{
		{name: "next", keys: []string{"j", "down"}, help: "next line or row", run: through(lineDown), why: moves},
		{name: "previous", keys: []string{"k", "up"}, help: "previous line or row", run: through(lineUp), why: moves},
		{name: "first", keys: []string{"g", "home"}, help: "first", run: through(toFirst), why: moves},
		{name: "last", keys: []string{"G", "end"}, help: "last", run: through(toLast), why: moves},
		{name: "page down", keys: []string{"space", "pgdown"}, help: "a page on", run: through(pageDown), why: moves},
		{name: "page up", keys: []string{"pgup"}, help: "a page back", run: through(pageUp), why: moves},
		{name: "half page down", keys: []string{"ctrl+d"}, help: "half a page on", run: through(halfDown), why: moves},
		{name: "half page up", keys: []string{"ctrl+u"}, help: "half a page back", run: through(halfUp), why: moves},
		{name: "next pane", keys: []string{"tab"}, help: "next pane or field", run: flip(1), why: panes},
		{name: "previous pane", keys: []string{"shift+tab"}, help: "previous pane or field", run: flip(-1), why: panes},
		{name: "this pane only", keys: []string{"z"}, help: "this pane only, and back", run: (*App).toggleZoom, why: panes},
		{name: "turn panes", keys: []string{"P"}, help: "second pane beside or below", run: (*App).togglePanes, why: panes},
	}
}

func flip(by int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if p, ok := a.top().(paner); ok {
			return p.flip(a, by)
		}
		return nil
	}
}

func panes(a *App) string {
	if _, ok := a.top().(paner); ok {
		return ""
	}
	return "one pane here"
}
