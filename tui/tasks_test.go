package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// runTask does what Bubble Tea does with the commands of one task, and counts the
// beats.
func runTask(ts *tasks, cmd tea.Cmd) (beats int, done doneMsg) {
	msgs := make(chan tea.Msg)
	var begin func(tea.Cmd)
	begin = func(c tea.Cmd) {
		if c == nil {
			return
		}
		go func() {
			msg := c()
			if batch, ok := msg.(tea.BatchMsg); ok {
				for _, c := range batch {
					begin(c)
				}
				return
			}
			msgs <- msg
		}()
	}
	begin(cmd)
	ended := false
	for !ended || ts.beating {
		switch msg := (<-msgs).(type) {
		case beatMsg:
			beats++
			begin(ts.beaten())
		case doneMsg:
			ts.finish(msg)
			done, ended = msg, true
		}
	}
	return beats, done
}

func TestTaskBeatsOnlyWhileItRuns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ts := &tasks{ctx: t.Context(), now: time.Now}
		_, cmd := ts.start("index", func(context.Context, *task) (any, error) {
			time.Sleep(time.Second)
			return 7, nil
		})
		beats, done := runTask(ts, cmd)
		if done.result != 7 || done.err != nil {
			t.Errorf("came to %v, %v", done.result, done.err)
		}
		if beats < 9 || beats > 11 {
			t.Errorf("%d beats in one second", beats)
		}
		if ts.beating || ts.running() != 0 {
			t.Error("it beats on with nothing running")
		}
	})
}

func TestTaskFloodIsReadAtTheBeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ts := &tasks{ctx: t.Context(), now: time.Now}
		task, cmd := ts.start("index", func(_ context.Context, t *task) (any, error) {
			for i := range 100000 {
				t.report(i, 100000, fmt.Sprintf("file %d", i))
			}
			return nil, nil
		})
		if beats, _ := runTask(ts, cmd); beats > 2 {
			t.Errorf("a flood of reports made %d beats", beats)
		}
		if p := task.progress(time.Now()); p.done != 99999 || p.total != 100000 || p.what != "file 99999" {
			t.Errorf("the last report is %+v", p)
		}
	})
}

func TestTaskPanicFailsOneTask(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ts := &tasks{ctx: t.Context(), now: time.Now}
		task, cmd := ts.start("brief", func(context.Context, *task) (any, error) { panic("a bad file") })
		_, done := runTask(ts, cmd)
		var fault *panicError
		if !errors.As(done.err, &fault) || !strings.Contains(done.err.Error(), "a bad file") || len(fault.stack) == 0 {
			t.Errorf("the fault came back as %v", done.err)
		}
		if task.phase != failed {
			t.Errorf("the task is %v", task.phase)
		}
	})
}

func TestTaskHaltAndStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ts := &tasks{ctx: t.Context(), now: time.Now}
		honest := func(ctx context.Context, _ *task) (any, error) {
			<-ctx.Done()
			return nil, fmt.Errorf("brief: %w", ctx.Err())
		}
		one, cmd := ts.start("one", honest)
		go func() {
			time.Sleep(time.Second)
			one.cancel()
		}()
		if runTask(ts, cmd); one.phase != stopped {
			t.Errorf("a cancelled task is %v", one.phase)
		}

		_, second := ts.start("two", honest)
		go second()
		_, deaf := ts.start("deaf", func(context.Context, *task) (any, error) {
			time.Sleep(time.Minute)
			return nil, nil
		})
		go deaf()
		synctest.Wait()
		began := time.Now()
		if ts.stop(5 * time.Second) {
			t.Error("stop says all have ended while one does not listen")
		}
		if took := time.Since(began); took != 5*time.Second {
			t.Errorf("stop took %v", took)
		}
		_, late := ts.start("late", honest)
		if msg, ok := late().(doneMsg); !ok || !errors.Is(msg.err, context.Canceled) {
			t.Errorf("what begins after stop came to %v", msg)
		}
		time.Sleep(2 * time.Minute)
	})
}

func TestTaskDraftIsBounded(t *testing.T) {
	var one task
	piece := []byte(strings.Repeat("x", 1<<20))
	for i := range 8 {
		if _, err := one.Write(piece); err != nil {
			t.Fatalf("piece %d: %v", i, err)
		}
	}
	if _, err := one.Write(piece); err == nil {
		t.Error("a draft without end is taken")
	}
}

func TestRemaining(t *testing.T) {
	began := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	steady := func(perSecond, seconds int) []sample {
		var s []sample
		for i := range seconds {
			s = append(s, sample{began.Add(time.Duration(i) * time.Second), i * perSecond})
		}
		return s
	}
	for _, c := range []struct {
		what        string
		s           []sample
		after       time.Duration
		done, total int
		want        time.Duration
	}{
		{"steady", steady(10, 10), 10 * time.Second, 100, 200, 10 * time.Second},
		{"too early", steady(10, 4), 4 * time.Second, 40, 200, 0},
		{"no total", steady(10, 10), 10 * time.Second, 100, 0, 0},
		{"nearly there", steady(10, 10), 10 * time.Second, 200, 200, 0},
		{"stalled", []sample{{began, 0}, {began.Add(8 * time.Second), 100}, {began.Add(9 * time.Second), 100}}, 20 * time.Second, 100, 200, 20 * time.Second},
		{"slowing down", []sample{{began.Add(10 * time.Second), 100}, {began.Add(11 * time.Second), 101}, {began.Add(12 * time.Second), 102}}, 20 * time.Second, 103, 200, 0},
	} {
		if got := remaining(c.s, began, began.Add(c.after), c.done, c.total).Round(time.Second); got != c.want {
			t.Errorf("%s: %v left, want %v", c.what, got, c.want)
		}
	}
}
