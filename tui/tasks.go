package tui

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

const beatEvery = 100 * time.Millisecond

// beatMsg comes every 100 ms while any task runs.
type beatMsg struct{}

// tasks are all that were begun in this session. Only Update touches it.
type tasks struct {
	ctx     context.Context
	now     func() time.Time
	list    []*task
	nextID  int
	beating bool

	mu     sync.Mutex // guards closed and the adding to works
	closed bool
	works  sync.WaitGroup
}

// start begins work and returns the command that does it.
func (ts *tasks) start(title string, work func(context.Context, *task) (any, error)) (*task, tea.Cmd) {
	ctx, cancel := context.WithCancel(ts.ctx)
	ts.nextID++
	t := &task{id: ts.nextID, title: title, began: ts.now(), cancel: cancel}
	ts.list = append(ts.list, t)
	do := func() tea.Msg {
		defer cancel()
		if !ts.enter() {
			return doneMsg{task: t, err: context.Canceled}
		}
		defer ts.works.Done()
		result, err := guarded(ctx, t, work)
		return doneMsg{task: t, result: result, err: err}
	}
	return t, tea.Batch(do, ts.beat())
}

// enter counts one more working task, unless all are being stopped.
func (ts *tasks) enter() bool {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	if ts.closed {
		return false
	}
	ts.works.Add(1)
	return true
}

// guarded runs work so that a panic in it fails one task and not the program.
func guarded(ctx context.Context, t *task, work func(context.Context, *task) (any, error)) (result any, err error) {
	defer func() {
		if r := recover(); r != nil {
			result, err = nil, &panicError{r, debug.Stack()}
		}
	}()
	return work(ctx, t)
}

// A panicError is a fault in the program, met while a task ran.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string {
	return fmt.Sprintf("a fault in ken itself: %v", e.value)
}

// beat begins the beat, unless it beats.
func (ts *tasks) beat() tea.Cmd {
	if ts.beating || ts.running() == 0 {
		return nil
	}
	ts.beating = true
	return tea.Tick(beatEvery, func(time.Time) tea.Msg { return beatMsg{} })
}

// beaten takes one beat and begins the next while anything runs.
func (ts *tasks) beaten() tea.Cmd {
	ts.beating = false
	now := ts.now()
	for _, t := range ts.list {
		if t.runs() {
			t.sampled(now)
		}
	}
	return ts.beat()
}

// finish takes what a task came to.
func (ts *tasks) finish(m doneMsg) {
	t := m.task
	t.ended, t.result, t.err = ts.now(), m.result, m.err
	switch {
	case m.err == nil:
		t.phase = finished
	case errors.Is(m.err, context.Canceled):
		t.phase = stopped
	default:
		t.phase = failed
	}
}

// halt asks one task to stop.
func (ts *tasks) halt(t *task) {
	if t.phase == running {
		t.phase = stopping
		t.cancel()
	}
}

// forget takes a task that has ended off the list.
func (ts *tasks) forget(t *task) {
	for i, other := range ts.list {
		if other == t && !t.runs() {
			ts.list = append(ts.list[:i], ts.list[i+1:]...)
			return
		}
	}
}

// running counts the tasks that run.
func (ts *tasks) running() int {
	n := 0
	for _, t := range ts.list {
		if t.runs() {
			n++
		}
	}
	return n
}

// asked counts the running tasks the user began.
func (ts *tasks) asked() int {
	n := 0
	for _, t := range ts.list {
		if t.runs() && !t.quiet {
			n++
		}
	}
	return n
}

// shown is the task that is shown in a corner: the newest that runs, the user's own
// first; nil if none runs.
func (ts *tasks) shown() *task {
	var found *task
	for _, t := range ts.list {
		if t.runs() && (found == nil || !t.quiet || found.quiet) {
			found = t
		}
	}
	return found
}

// stop cancels all tasks and waits until none is working, at most limit. It tells
// whether all have ended. Nothing can be begun afterwards.
func (ts *tasks) stop(limit time.Duration) bool {
	ts.mu.Lock()
	ts.closed = true
	ts.mu.Unlock()
	for _, t := range ts.list {
		t.cancel()
	}
	ended := make(chan struct{})
	go func() {
		ts.works.Wait()
		close(ended)
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-ended:
		return true
	case <-timer.C:
		return false
	}
}
