package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"ken/notes/read"
)

// TestMain makes children of this test that do what a hostile file could have them do.
func TestMain(m *testing.M) {
	if begun() {
		os.Exit(serve(os.Stdin, os.Stdout, misbehave))
	}
	os.Exit(m.Run())
}

// misbehave does what a file's name says, and returns what came of it.
func misbehave(in read.Input) (read.Document, error) {
	if path.Dir(in.Name) == "real" {
		return in.Read()
	}
	text := ""
	switch what := path.Base(in.Name); what {
	case "echo":
		text = string(in.Data)
	case "broken":
		return read.Document{}, &read.Unreadable{Reason: "broken: " + string(in.Data)}
	case "open":
		_, err := os.ReadFile("/etc/passwd")
		text = fmt.Sprint(err)
	case "write":
		text = fmt.Sprint(os.WriteFile(string(in.Data), nil, 0o600))
	case "list":
		_, err := os.ReadDir("/")
		text = fmt.Sprint(err)
	case "tcp":
		_, err := net.Dial("tcp", string(in.Data)) //nolint:noctx // it fails
		text = fmt.Sprint(err)
	case "listen":
		_, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // it fails
		text = fmt.Sprint(err)
	case "exec":
		text = fmt.Sprint(exec.Command("/bin/true").Run()) //nolint:noctx // it fails
	case "syscall":
		text = rawCall(string(in.Data))
	case "environment":
		text = strings.Join(os.Environ(), "\n") + "\n"
		dir, err := os.Getwd()
		text += fmt.Sprint(dir, err)
	case "panic":
		panic("a parser's")
	case "fatal":
		m := map[int]int{}
		for range 2 {
			go func() {
				for {
					m[1]++
				}
			}()
		}
		select {}
	case "recurse":
		text = strconv.Itoa(recurse(1))
	case "exit":
		os.Exit(0)
	case "hang":
		select {}
	case "spin":
		for {
			runtime.Gosched()
		}
	case "beat":
		for {
			in.Beat()
			time.Sleep(10 * time.Millisecond)
		}
	case "slow":
		for range 8 {
			in.Beat()
			time.Sleep(150 * time.Millisecond)
		}
		text = "slow, but gets on\n"
	case "bomb":
		for held := [][]byte{}; len(held) >= 0; {
			held = append(held, bytes.Repeat([]byte("x"), 1<<20))
		}
	case "large":
		held := bytes.Repeat([]byte("x"), 320<<20)
		text = strconv.Itoa(len(held)) + "\n"
	case "junk":
		os.Stdout.WriteString("d\x00\x00\x00\x04junk")
	case "endless":
		for {
			os.Stdout.WriteString("d\xff\xff\xff\xffendless")
		}
	case "pid":
		text = strconv.Itoa(os.Getpid()) + "\n"
	case "engine":
		if _, err := in.PDF(); err != nil {
			return read.Document{}, &read.Unreadable{Reason: err.Error()}
		}
		text = "ready\n"
	default:
		panic(what)
	}
	return read.Document{Format: "test", Text: text}, nil
}

func recurse(n int) int {
	if n < 0 {
		return 0
	}
	return recurse(n+1) + 1
}

// pool is one for a test.
func pool(t *testing.T) *Pool {
	t.Helper()
	p := New(filepath.Join(cacheDir(), "pdf"))
	t.Cleanup(p.Close)
	return p
}

// cacheDir is kept from one run of the tests to the next: what it holds takes seconds.
func cacheDir() string { return filepath.Join(os.TempDir(), "ken-test-cache") }

// have has a child do something, and returns what came of it.
func have(t *testing.T, p *Pool, what, data string) (string, error) {
	t.Helper()
	doc, err := p.Read(t.Context(), what, strings.NewReader(data), int64(len(data)))
	return doc.Text, err
}

func TestReadsOneFileAfterTheOther(t *testing.T) {
	p := pool(t)
	var first string
	for n := range 20 {
		want := strings.Repeat("a line of text\n", n*10_000)
		if got, err := have(t, p, "echo", want); err != nil || got != want {
			t.Fatalf("file %d: %d bytes came back, not %d; %v", n, len(got), len(want), err)
		}
		pid, err := have(t, p, "pid", "")
		if n == 0 {
			first = pid
		}
		if err != nil || pid != first || pid == fmt.Sprintln(os.Getpid()) {
			t.Fatalf("file %d was read by process %s, the first by %s, %v", n, pid, first, err)
		}
	}
	_, err := have(t, p, "broken", "half of it")
	var u *read.Unreadable
	if !errors.As(err, &u) || u.Reason != "broken: half of it" {
		t.Errorf("a broken file is %v", err)
	}
}

// TestCannotReach asks the kernel, in the child itself.
func TestCannotReach(t *testing.T) {
	p := pool(t)
	level, err := p.Level(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "linux" {
		if level.Full() || len(level.Missing) == 0 {
			t.Errorf("the level is %+v, which is not so here", level)
		}
		return
	}
	if !level.Full() {
		t.Fatalf("not all was given up: %+v", level)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // in a test
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	file := filepath.Join(t.TempDir(), "new")
	for _, c := range [][2]string{
		{"open", ""},
		{"write", file},
		{"list", ""},
		{"tcp", listener.Addr().String()},
		{"listen", ""},
		{"exec", ""},
		{"syscall", "openat"},
		{"syscall", "open"},
		{"syscall", "udp"},
		{"syscall", "unix"},
		{"syscall", "mptcp"},
		{"syscall", "netlink"},
		{"syscall", "io_uring"},
		{"syscall", "ptrace"},
		{"syscall", "kill"},
		{"syscall", "tgkill"},
		{"syscall", "fork"},
		{"syscall", "chmod"},
		{"syscall", "memfd"},
		{"syscall", "setrlimit"},
		{"syscall", "unlink"},
		{"syscall", "process_vm_readv"},
	} {
		got, err := have(t, p, c[0], c[1])
		if err != nil || !strings.Contains(got, "operation not permitted") {
			t.Errorf("%s %s: %q, %v", c[0], c[1], got, err)
		}
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a file was written")
	}
	got, err := have(t, p, "environment", "")
	for _, line := range strings.Split(got, "\n") {
		if name, _, is := strings.Cut(line, "="); is && name != "GOMAXPROCS" && name != "GODEBUG" || err != nil {
			t.Errorf("it has %q of the environment, %v", line, err)
		}
	}
}

// TestCostsOneFile has children fail in every way; each costs its file, and the next is
// read.
func TestCostsOneFile(t *testing.T) {
	for what, want := range map[string]string{
		"panic":   reasonCrash,
		"fatal":   reasonCrash,
		"recurse": reasonCrash,
		"exit":    reasonCrash,
		"junk":    reasonCrash,
		"endless": reasonCrash,
		"hang":    "took too long: stopped after 1s without getting on",
		"spin":    "took too long: stopped after 1s without getting on",
		"beat":    "took too long: stopped after 3s",
		"bomb":    reasonMemory,
	} {
		t.Run(what, func(t *testing.T) {
			p := pool(t)
			if strings.HasPrefix(want, "took too long") {
				p.limits.quiet, p.limits.file = time.Second, 3*time.Second
			}
			if _, err := have(t, p, "echo", "before\n"); err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			_, err := have(t, p, what, "")
			var u *read.Unreadable
			if !errors.As(err, &u) || u.Reason != want {
				t.Errorf("the error is %v, want %s", err, want)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
			if got, err := have(t, p, "echo", "after\n"); err != nil || got != "after\n" {
				t.Errorf("the next file is %q, %v", got, err)
			}
		})
	}
}

func TestSlowFilesAreWaitedFor(t *testing.T) {
	p := pool(t)
	p.limits.quiet = time.Second
	if got, err := have(t, p, "slow", ""); err != nil || got != "slow, but gets on\n" {
		t.Errorf("%q, %v", got, err)
	}
}

// TestGrownChildrenAreReplaced also shows that one that takes 320 MB may.
func TestGrownChildrenAreReplaced(t *testing.T) {
	if underRace {
		t.Skip("NOT RUN under the race detector, which takes the memory that is measured")
	}
	p := pool(t)
	first, err := have(t, p, "pid", "")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := have(t, p, "large", ""); err != nil || got != "335544320\n" {
		t.Fatalf("%q, %v", got, err)
	}
	if next, err := have(t, p, "pid", ""); err != nil || next == first {
		t.Errorf("after it had grown, process %s reads on, %v", next, err)
	}
}

func TestStopping(t *testing.T) {
	p := pool(t)
	p.limits.quiet = time.Minute
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, stop)
	start := time.Now()
	_, err := p.Read(ctx, "hang", strings.NewReader(""), 0)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, it says %v", err)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("stopping took %v", took)
	}
}

func TestFilesThatShrink(t *testing.T) {
	p := pool(t)
	_, err := p.Read(t.Context(), "echo", strings.NewReader("short"), 1<<20)
	var u *read.Unreadable
	if err == nil || errors.As(err, &u) {
		t.Errorf("a file that shrank is %v", err)
	}
	if got, err := have(t, p, "echo", "after\n"); err != nil || got != "after\n" {
		t.Errorf("the next file is %q, %v", got, err)
	}
}

// TestChildrenDie kills one that has nothing to do: the next file does not notice.
func TestChildrenDie(t *testing.T) {
	p := pool(t)
	if _, err := have(t, p, "echo", "x"); err != nil {
		t.Fatal(err)
	}
	p.idle[0].cmd.Process.Kill()
	time.Sleep(50 * time.Millisecond)
	if got, err := have(t, p, "echo", "after\n"); err != nil || got != "after\n" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestIdleChildrenEnd(t *testing.T) {
	p := pool(t)
	if _, err := have(t, p, "echo", "x"); err != nil {
		t.Fatal(err)
	}
	c := p.idle[0]
	c.since = c.since.Add(-idleFor)
	p.sweepIdle()
	if len(p.idle) != 0 || c.cmd.ProcessState == nil {
		t.Errorf("%d children are kept", len(p.idle))
	}
	p.Close()
	if _, err := have(t, p, "echo", "x"); !errors.Is(err, errClosed) {
		t.Errorf("a closed pool says %v", err)
	}
}

// TestTogether has many goroutines read at once.
func TestTogether(t *testing.T) {
	p := pool(t)
	var all sync.WaitGroup
	for n := range 12 {
		all.Go(func() {
			what := []string{"echo", "panic", "exit"}[n%3]
			got, err := have(t, p, what, strconv.Itoa(n))
			if what == "echo" && (err != nil || got != strconv.Itoa(n)) {
				t.Errorf("%q, %v", got, err)
			}
			if what != "echo" && err == nil {
				t.Error(what, "was read")
			}
		})
	}
	all.Wait()
	if len(p.idle) > cap(p.places) {
		t.Errorf("%d children are left of %d", len(p.idle), cap(p.places))
	}
}
