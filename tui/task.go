package tui

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/skills/brief"
)

// maxDraft bounds a draft, in bytes: no text a person reads is longer.
const maxDraft = 8 << 20

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
	writes *brief.Request     // the document it writes; nil for other work
	again  func(*App) tea.Cmd // begins the same work anew; nil if it cannot
	open   func(*App) tea.Cmd // opens what it makes, where that is no document; nil for nothing

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
