package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"
)

// The rules of the heartbeat:
//
//   - While the screen is open, files are read again as soon as they change and have
//     come to rest, without a word.
//   - Once a minute disk and index are compared, whatever the system told: events get
//     lost, and some folders cannot be watched. How many files differ stands in the
//     header until they have been read.
const heartbeat = time.Minute

type (
	// changedMsg says that files have changed, or that nobody can tell.
	changedMsg struct {
		unwatched int // folders of which nobody tells
		err       error
	}
	// compareMsg asks for a comparison of disk and index.
	compareMsg struct{}
	// behindMsg brings how many files differ from what the index knows.
	behindMsg struct{ files int }
)

// follow waits until files have changed.
func (a *App) follow() tea.Cmd {
	if a.ws.Watch == nil {
		return nil
	}
	ctx, watch := a.tasks.ctx, a.ws.Watch
	return func() tea.Msg {
		unwatched, err := watch(ctx)
		return changedMsg{unwatched, err}
	}
}

// pulse asks for the next comparison.
func (a *App) pulse() tea.Cmd {
	if a.ws.Behind == nil {
		return nil
	}
	return tea.Tick(heartbeat, func(time.Time) tea.Msg { return compareMsg{} })
}

func (a *App) compare() tea.Cmd {
	if a.ws.Behind == nil {
		return nil
	}
	ctx, behind := a.tasks.ctx, a.ws.Behind
	return func() tea.Msg {
		n, err := behind(ctx)
		if err != nil {
			return nil // what cannot be compared now is in a minute
		}
		return behindMsg{n}
	}
}

// felt takes what the heartbeat brought.
func (a *App) felt(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case changedMsg:
		return a.changed(msg)
	case compareMsg:
		return tea.Batch(a.compare(), a.pulse())
	case behindMsg:
		a.known.behind = msg.files
		if msg.files > 0 {
			return a.syncAgain()
		}
	}
	return nil
}

func (a *App) changed(msg changedMsg) tea.Cmd {
	switch {
	case errors.Is(msg.err, context.Canceled):
		return nil
	case msg.err != nil:
		return a.say("files cannot be watched (%s); changes are seen within a minute", msg.err)
	}
	cmds := []tea.Cmd{a.syncAgain(), a.reload(), a.follow()}
	if msg.unwatched > a.known.unwatched {
		cmds = append(cmds, a.say("%s cannot be watched; changes there are seen within a minute", plural(msg.unwatched, "folder")))
	}
	a.known.unwatched = msg.unwatched
	return tea.Batch(cmds...)
}

// syncAgain reads what changed; where that is being done already, once more after it.
func (a *App) syncAgain() tea.Cmd {
	if a.syncing() != nil {
		a.known.again = true
		return nil
	}
	return a.startSync(true)
}

// caughtUp takes note of a sync that has ended.
func (a *App) caughtUp(err error) tea.Cmd {
	again := a.known.again
	a.known.again = false
	switch {
	case errors.Is(err, context.Canceled):
		return nil
	case err != nil:
		a.known.behind = max(a.known.behind, 1) // at least what was to be read
		return nil
	}
	a.known.behind = 0
	if again {
		return a.startSync(true)
	}
	return nil
}

// standing says how far the index is behind, "" if it is not.
func (a *App) standing() string {
	if a.known.behind == 0 {
		return ""
	}
	return plural(a.known.behind, "file") + " behind"
}
