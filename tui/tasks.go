package tui

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	beatEvery = 100 * time.Millisecond
	maxDraft  = 8 << 20 // bytes of a draft: no text a person reads is longer
)

type phase int

const (
	running phase = iota
	stopping
	finished
	stopped
	failed
)

// A task is work that outlives the key press that began it. The work runs in its
// tea.Cmd; the screen reads how far it is at most ten times a second.
type task struct {
	id     int
	title  string
	quiet  bool // began by itself: not asked about on leaving, not announced
	began  time.Time
	cancel context.CancelFunc

	// Touched by Update alone.
	phase  phase
	ended  time.Time
	result any
	err    error
	again  func(*App) tea.Cmd // begins the same work anew; nil if it cannot

	mu          sync.Mutex // guards what the work writes and the screen reads
	done, total int
	what        string
	text        strings.Builder // the draft so far
	samples     []sample
}

// A sample is how far the work was at one time; the remaining time is guessed from
// them.
type sample struct {
	at   time.Time
	done int
}

// doneMsg says that the work of a task has returned.
type doneMsg struct {
	task   *task
	result any
	err    error
}

// beatMsg comes every 100 ms while any task runs.
type beatMsg struct{}

// Write takes the next piece of the draft.
func (t *task) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.text.Len()+len(p) > maxDraft {
		return 0, errors.New("the draft is longer than 8 MB")
	}
	return t.text.Write(p)
}

// report says how far the work is; total is 0 while that is not known.
func (t *task) report(done, total int, what string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done, t.total, t.what = done, total, what
}

// A progress is how far a task is, read at one moment.
type progress struct {
	done, total int
	what        string
	left        time.Duration // 0 while it cannot be told
}

func (t *task) progress(now time.Time) progress {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := progress{done: t.done, total: t.total, what: t.what}
	p.left = remaining(t.samples, t.began, now, t.done, t.total)
	return p
}

// draft returns the text so far.
func (t *task) draft() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

func (t *task) runs() bool { return t.phase == running || t.phase == stopping }

// took is how long the task has run or ran.
func (t *task) took(now time.Time) time.Duration {
	if !t.runs() {
		now = t.ended
	}
	return now.Sub(t.began)
}

// sampled notes once a second how far the task is.
func (t *task) sampled(now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if n := len(t.samples); n > 0 && now.Sub(t.samples[n-1].at) < time.Second {
		return
	}
	t.samples = append(t.samples, sample{now, t.done})
	if len(t.samples) > 10 {
		t.samples = t.samples[1:]
	}
}

// remaining guesses the time left, 0 for the first five seconds and while the work
// of the last seconds is not as fast as the whole was.
func remaining(s []sample, began, now time.Time, done, total int) time.Duration {
	took := now.Sub(began)
	if took < 5*time.Second || len(s) < 3 || done <= 0 || total <= done {
		return 0
	}
	first := s[0]
	span := now.Sub(first.at)
	if span < 2*time.Second || done <= first.done {
		return 0
	}
	whole := float64(done) / took.Seconds()
	late := float64(done-first.done) / span.Seconds()
	if late > 1.5*whole || whole > 1.5*late {
		return 0
	}
	return time.Duration(float64(total-done) / late * float64(time.Second))
}

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
