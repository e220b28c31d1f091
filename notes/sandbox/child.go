package sandbox

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"ken/notes/read"
)

// What is said of a file whose child did not come back.
const (
	reasonCrash  = "its reader crashed"
	reasonMemory = "needed more than 500 MB"
)

var (
	// errNeedsEngine is the error of a child that found a PDF and cannot read any.
	errNeedsEngine = errors.New("there is a PDF in it")
	// errGone is the error of a child that had died before it was given anything.
	errGone = errors.New("the process that reads is gone")
)

// limits are how long a parent waits.
type limits struct {
	start time.Duration // for a child to be ready
	quiet time.Duration // for a sign that it gets on
	file  time.Duration // for one file
}

// A child is a process that reads. It is used by one goroutine at a time.
type child struct {
	kind   string
	level  Level
	limits limits
	since  time.Time // when it was put away

	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	errs *firstWords

	quiet atomic.Int64 // ticks since it last did something
	dead  atomic.Bool  // it was killed, or said that it ends
	mu    sync.Mutex
	why   error // why it was killed
	wait  func() error
}

// start starts a child and waits until it is ready.
func start(ctx context.Context, kind, cache string, limits limits) (*child, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start a process to read in: %w", err)
	}
	c := &child{kind: kind, limits: limits, errs: new(firstWords)}
	c.cmd = exec.Command(exe, mark, kind, cache) //nolint:noctx // it outlives the context of this file
	// More than one processor, so that it can look at itself while it computes. The Go
	// runtime keeps no file open when it need not watch for more.
	c.cmd.Env = []string{"GOMAXPROCS=" + strconv.Itoa(max(2, min(4, runtime.NumCPU()))), "GODEBUG=containermaxprocs=0,updatemaxprocs=0"}
	if runtime.GOOS != "windows" {
		c.cmd.Dir = "/"
	}
	c.cmd.Stderr = c.errs
	c.cmd.WaitDelay = time.Second
	out, err := c.cmd.StdoutPipe()
	if err == nil {
		c.in, err = c.cmd.StdinPipe()
	}
	if err == nil {
		err = c.cmd.Start()
	}
	if err != nil {
		return nil, fmt.Errorf("start a process to read in: %w", err)
	}
	c.wait = sync.OnceValue(c.cmd.Wait)
	c.out = bufio.NewReaderSize(lively{out, &c.quiet}, 64<<10)
	if err := c.watched(ctx, limits.start, c.ready); err != nil {
		c.end()
		return nil, fmt.Errorf("start a process to read in: %w", c.cause(ctx, err))
	}
	return c, nil
}

// ready waits until the child says that it is.
func (c *child) ready() error {
	kind, said, err := c.hear()
	switch {
	case err != nil:
		return err
	case kind == saysReady:
		return json.Unmarshal(said, &c.level)
	}
	return errors.New(words(said))
}

// hear returns what the child says, but for that it gets on.
func (c *child) hear() (kind byte, said []byte, err error) {
	for {
		kind, said, err = hear(c.out)
		if err != nil || kind != saysBeat {
			return kind, said, err
		}
	}
}

// read has the child read a file.
func (c *child) read(ctx context.Context, name string, file io.ReaderAt, size int64) (read.Document, error) {
	var doc read.Document
	err := c.watched(ctx, c.limits.file, func() error {
		source := &source{at: file, quiet: &c.quiet}
		err := ask(c.in, name, source, size)
		if source.err != nil {
			c.kill(source.err) // it waits for the rest of the file
			return source.err
		}
		if err != nil {
			return errGone
		}
		kind, said, err := c.hear()
		if err != nil {
			return err
		}
		if kind < 'a' {
			c.dead.Store(true)
			kind += saysLast
		}
		doc, err = c.answer(kind, said)
		return err
	})
	if err == nil {
		return doc, nil
	}
	return read.Document{}, c.cause(ctx, err)
}

// answer takes what the child says for what it is.
func (c *child) answer(kind byte, said []byte) (read.Document, error) {
	switch kind {
	case saysDocument:
		doc, err := decode(said)
		if err == nil {
			return doc, nil
		}
	case saysNone:
		return read.Document{}, &read.Unreadable{Reason: words(said)}
	}
	c.kill(errors.New("what it says cannot be"))
	return read.Document{}, &read.Unreadable{Reason: reasonCrash}
}

// words returns what a child said in words, as it may be shown.
func words(said []byte) string {
	text := string(said[:min(len(said), maxReason+8)])
	if text == "" || !utf8.ValidString(text) {
		return reasonCrash
	}
	return text
}

// cause returns what is to be said of an error: the context's, what the child was killed
// for, how it died, or the error itself.
func (c *child) cause(ctx context.Context, err error) error {
	var unreadable *read.Unreadable
	if errors.As(err, &unreadable) {
		return err
	}
	c.mu.Lock()
	why := c.why
	c.mu.Unlock()
	if why != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return why
	}
	c.kill(err)
	_ = c.wait() // how it ended is asked below
	switch code := c.cmd.ProcessState.ExitCode(); {
	case ctx.Err() != nil:
		return ctx.Err()
	case code == exitEngine:
		return errNeedsEngine
	case code == exitMemory, c.errs.contain("out of memory"), c.errs.contain("cannot allocate memory"):
		return &read.Unreadable{Reason: reasonMemory}
	case errors.Is(err, errGone):
		return errGone
	}
	return &read.Unreadable{Reason: reasonCrash}
}

// tick is how often a parent looks at a child. Looks are counted rather than time, so
// that a while in which all was stopped (ctrl+z, a lid closed) counts for nothing.
const tick = 50 * time.Millisecond

// watched does something with the child, and kills it if that takes too long.
func (c *child) watched(ctx context.Context, most time.Duration, do func() error) error {
	c.quiet.Store(0)
	done, watching := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watching)
		ticker := time.NewTicker(tick)
		defer ticker.Stop()
		for n := time.Duration(1); ; n++ {
			select {
			case <-done:
				return
			case <-ctx.Done():
				c.kill(ctx.Err())
				return
			case <-ticker.C:
			}
			switch quiet := time.Duration(c.quiet.Add(1)); {
			case quiet*tick > c.limits.quiet:
				c.kill(tooLong(fmt.Sprintf("%v without getting on", c.limits.quiet)))
				return
			case n*tick > most:
				c.kill(tooLong(most.String()))
				return
			}
		}
	}()
	err := do()
	close(done)
	<-watching
	return err
}

func tooLong(after string) error {
	return &read.Unreadable{Reason: "took too long: stopped after " + after}
}

// kill ends the child at once.
func (c *child) kill(why error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.why == nil {
		c.why = why
	}
	c.dead.Store(true)
	_ = c.cmd.Process.Kill() // it may be dead already
}

// ended tells whether the child cannot be given another file.
func (c *child) ended() bool { return c.dead.Load() }

// end ends the child, and waits until it has.
func (c *child) end() {
	_ = c.in.Close()         // a child without work ends
	_ = c.cmd.Process.Kill() // and one that does not, too
	_ = c.wait()             // how does not matter any more
}

// lively notes that there was something to read.
type lively struct {
	io.Reader
	quiet *atomic.Int64
}

// Read reads, and notes it.
func (l lively) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	l.quiet.Store(0)
	return n, err
}

// A source is the file on its way to the child.
type source struct {
	at    io.ReaderAt
	quiet *atomic.Int64
	err   error // of the file, not of the child
}

// ReadAt reads the file.
func (s *source) ReadAt(p []byte, off int64) (int, error) {
	s.quiet.Store(0)
	n, err := s.at.ReadAt(p, off)
	if err != nil && (n < len(p) || !errors.Is(err, io.EOF)) {
		s.err = fmt.Errorf("it changed while it was read: %w", err)
	}
	return n, err
}

// firstWords keeps the beginning of what is written to it: a Go program that dies says
// there why.
type firstWords struct {
	mu sync.Mutex
	b  []byte
}

// Write keeps what there is room for.
func (f *firstWords) Write(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.b = append(f.b, p[:min(len(p), 4096-len(f.b))]...)
	return len(p), nil
}

func (f *firstWords) contain(what string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return bytes.Contains(f.b, []byte(what))
}
