package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/index"
	"ken/notes"
)

const (
	watchEvery = 2 * time.Second
	// freshFor is how long after a sync another one that nobody asked for is not
	// worth its reading.
	freshFor = 10 * time.Second
)

type (
	contextMsg struct {
		context notes.Context
		stamp   string // of the files, taken before they were read
		err     error
	}
	recentMsg struct {
		recent []Recent
		err    error
	}
	// watchMsg brings the stamp of the goals files.
	watchMsg struct{ stamp string }
	// reloadMsg has every screen read its document again.
	reloadMsg struct{}
)

func (a *App) readContext() tea.Cmd {
	read, stamp := a.ws.Context, a.ws.Stamp
	return func() tea.Msg {
		var before string
		if stamp != nil {
			before = stamp()
		}
		c, err := read()
		return contextMsg{c, before, err}
	}
}

func (a *App) readRecent() tea.Cmd {
	read := a.ws.Recent
	return func() tea.Msg {
		r, err := read()
		return recentMsg{r, err}
	}
}

// watch looks at the stamp of the goals files every two seconds.
func (a *App) watch() tea.Cmd {
	stamp := a.ws.Stamp
	if stamp == nil {
		return nil
	}
	return tea.Tick(watchEvery, func(time.Time) tea.Msg { return watchMsg{stamp()} })
}

// learn takes what was read of the workspace.
func (a *App) learn(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case contextMsg:
		a.known.contextErr, a.known.stamp = msg.err, msg.stamp
		if msg.err == nil {
			a.known.context, a.known.loaded = msg.context, true
		}
		return a.tell(msg)
	case recentMsg:
		a.known.recentErr = msg.err
		if msg.err == nil {
			a.known.recent = msg.recent
		}
		return a.tell(msg)
	case learningMsg:
		return tea.Batch(a.learned(msg), a.tell(msg))
	case watchMsg:
		if msg.stamp == a.known.stamp {
			return a.watch()
		}
		return tea.Batch(a.watch(), a.reload())
	}
	return nil
}

// reload reads again what may have changed on disk.
func (a *App) reload() tea.Cmd {
	return tea.Batch(a.readContext(), a.readRecent(), a.readLearning(), a.tell(reloadMsg{}))
}

// sync brings the index up to date in the background, unless that is being done or
// was done just now.
func (a *App) sync() tea.Cmd {
	if a.syncing() != nil || time.Since(a.known.synced) < freshFor {
		return nil
	}
	return a.startSync(true)
}

// syncing is the running sync, or nil.
func (a *App) syncing() *task {
	for _, t := range a.tasks.list {
		if t.title == syncTitle && t.runs() {
			return t
		}
	}
	return nil
}

const syncTitle = "index"

func (a *App) startSync(quiet bool) tea.Cmd {
	for i := len(a.tasks.list) - 1; i >= 0; i-- {
		if t := a.tasks.list[i]; t.title == syncTitle {
			a.tasks.forget(t)
		}
	}
	do := a.ws.Sync
	t, cmd := a.tasks.start(syncTitle, func(ctx context.Context, t *task) (any, error) {
		return do(ctx, t.report)
	})
	t.quiet = quiet
	t.again = func(a *App) tea.Cmd { return a.startSync(false) }
	return cmd
}

func (a *App) syncAsked() tea.Cmd { return a.startSync(false) }

func (a *App) whyNoSync() string {
	if a.syncing() != nil {
		return "it is being done"
	}
	return ""
}

// done takes what a task came to: the list, the screens, then the user.
func (a *App) done(msg doneMsg) tea.Cmd {
	a.tasks.finish(msg)
	cmds := []tea.Cmd{a.tell(msg)}
	if fault := (*panicError)(nil); errors.As(msg.err, &fault) {
		a.summary.Faults = append(a.summary.Faults, fault.Error()+"\n"+string(fault.stack))
	}
	if msg.task.title == syncTitle {
		a.known.synced = time.Now()
		a.known.syncErr = msg.err
		cmds = append(cmds, a.caughtUp(msg.err))
		if c, ok := msg.result.(index.Changes); ok && msg.err == nil {
			a.known.changes = c
			if !msg.task.quiet {
				cmds = append(cmds, a.say("✓ up to date: %s", changesText(c)))
			}
		}
	}
	cmds = append(cmds, a.wrote(msg), a.drew(msg), a.announce(msg.task))
	if msg.task.title == syncTitle && !(msg.task.quiet && errors.Is(msg.err, index.ErrBusy)) {
		cmds = append(cmds, a.problem("bring the index up to date", msg.err))
	}
	return tea.Batch(cmds...)
}
