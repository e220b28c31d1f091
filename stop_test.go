package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A page is output that is read while it is written.
type page struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (p *page) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(b)
}

// waitFor waits until the page says something so many times.
func (p *page) waitFor(t *testing.T, want string, times int) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		p.mu.Lock()
		n := strings.Count(p.text.String(), want)
		p.mu.Unlock()
		if n >= times {
			return
		}
	}
	t.Fatalf("waited for %q %d times in:\n%s", want, times, p.text.String())
}

// TestWatch has files change, appear in a new folder and go, and stops it.
func TestWatch(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	write(t, dir, "a.md", "# A\n")
	world := quietWorld(dir, home, "sync", "--watch", "--json")
	var out page
	world.out = &out
	ctx, stop := context.WithCancel(t.Context())
	code := make(chan int)
	go func() { code <- run(ctx, world) }()

	out.waitFor(t, `"files":1,`, 1)
	write(t, dir, "a.md", "# A, changed\n")
	out.waitFor(t, `"added":0,"changed":1,"removed":0`, 1)
	write(t, dir, "new/deep/b.md", "# B\n")
	out.waitFor(t, `"files":2,`, 1)
	write(t, dir, "new/deep/b.md", "# B, changed\n")
	out.waitFor(t, `"changed":1`, 2)
	if err := os.RemoveAll(filepath.Join(dir, "new")); err != nil {
		t.Fatal(err)
	}
	out.waitFor(t, `"removed":1`, 1)
	stop()
	select {
	case got := <-code:
		if got != exitInterrupted {
			t.Errorf("exit %d, want %d", got, exitInterrupted)
		}
	case <-time.After(time.Minute):
		t.Fatal("it does not stop")
	}
}

// TestWatchEndsWithItsReader has nobody read any more.
func TestWatchEndsWithItsReader(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	write(t, dir, "a.md", "# A\n")
	world := quietWorld(dir, home, "sync", "--watch")
	world.out = &mouth{err: syscall.EPIPE}
	code := make(chan int)
	go func() { code <- run(t.Context(), world) }()
	select {
	case got := <-code:
		if got != exitDone {
			t.Errorf("exit %d, want %d", got, exitDone)
		}
	case <-time.After(time.Minute):
		t.Fatal("it goes on for nobody")
	}
}

func TestStopped(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	write(t, dir, "a.md", "# A\n\nHeat moves.\n")
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for _, args := range []string{"sync", "search heat", "ask what moves", "brief heat", "status", "verify a.md"} {
		world := quietWorld(dir, home, strings.Fields(args)...)
		var out, errs bytes.Buffer
		world.out, world.err = &out, &errs
		if code := run(ctx, world); code != exitInterrupted || errs.String() != "ken: stopped\n" {
			t.Errorf("ken %s: exit %d, stdout %q, stderr %q", args, code, out.String(), errs.String())
		}
	}
	if exists(filepath.Join(dir, "briefs")) {
		t.Error("a brief that was stopped was kept")
	}
}

// TestStoppedWhileReading has standard input that never ends.
func TestStoppedWhileReading(t *testing.T) {
	world := quietWorld(t.TempDir(), t.TempDir(), "show", "-")
	in, feed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer feed.Close()
	defer in.Close()
	world.in = in
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	code := make(chan int)
	go func() { code <- run(ctx, world) }()
	select {
	case got := <-code:
		if got == exitDone {
			t.Error("it was done, with nothing to read")
		}
	case <-time.After(time.Minute):
		t.Fatal("it does not stop")
	}
}

// TestStoppedQuiz stops a session that waits for an answer: it ends at once, and what was
// answered before is kept.
func TestStoppedQuiz(t *testing.T) {
	for form, typed := range map[string]string{"--plain": "Wien\n\n\nVad", "--json": "{\"given\":\"Wien\"}\n{\"giv"} {
		dir, home := t.TempDir(), t.TempDir()
		write(t, dir, "a.md", "Austria :: Vienna\n\nFrance :: Paris\n")
		world := quietWorld(dir, home, "quiz", form)
		in, feed, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer feed.Close()
		defer in.Close()
		var out page
		world.in, world.out = in, &out
		ctx, stop := context.WithCancel(t.Context())
		code := make(chan int)
		go func() { code <- run(ctx, world) }()
		if _, err := feed.WriteString(typed); err != nil {
			t.Fatal(err)
		}
		out.waitFor(t, map[string]string{"--plain": "Question 2 of 2", "--json": `"n":2,"of":2`}[form], 1)
		stop()
		select {
		case got := <-code:
			if got != exitInterrupted {
				t.Errorf("%s: exit %d, want %d", form, got, exitInterrupted)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s: it does not stop", form)
		}
		if n := answersKept(t, dir, home); n != 1 {
			t.Errorf("%s: %d answers are kept, want 1", form, n)
		}
	}
}

// answersKept counts the answers that stand in the log, and has ken read it.
func answersKept(t *testing.T, dir, home string) (n int) {
	t.Helper()
	if got := tell(t, dir, home, "cards", "--json"); got.code != exitDone || strings.Contains(got.err, "cards.jsonl") {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	files, err := filepath.Glob(filepath.Join(dir, ".ken/reviews/*/*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var e struct {
				T string `json:"t"`
			}
			switch err := json.Unmarshal([]byte(line), &e); {
			case err != nil: // what was being written
			case e.T == "review":
				n++
			case e.T == "undo": // the answer under another grade comes next
				n--
			}
		}
	}
	return n
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func contents(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
