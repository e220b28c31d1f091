package sandbox

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // a calendar names zones, and the system's own list cannot be opened here

	"ken/notes/read"
)

// mark is the first argument of a child; its kind and the folder of the cache follow.
const mark = "@sandbox"

// What a child exits with when it ends otherwise than it was asked to.
const (
	exitMemory = 86 // the file needed too much
	exitEngine = 87 // there is a PDF in the file, and the child has not prepared for one
	exitSetup  = 88
)

// What a child does to hold its own limits, in bytes.
const (
	maxMemory = 500 << 20 // where it ends itself
	softLimit = 350 << 20 // from here on it collects its garbage at every turn
	maxStack  = 64 << 20
	// grown is from where on it does not wait for another file.
	grown = 300 << 20
)

// Main turns a process that was started as a child into one, and ends it when the parent
// has no more files. In any other process it returns at once. It is called before
// anything else is done.
func Main() {
	if begun() {
		os.Exit(serve(os.Stdin, os.Stdout, read.Input.Read))
	}
}

// begun tells whether this process was started as a child.
func begun() bool { return len(os.Args) == 4 && os.Args[1] == mark }

// A worker is the child's side.
type worker struct {
	in  *bufio.Reader
	out *speaker
	// extract reads a file.
	extract func(in read.Input) (read.Document, error)
	engine  func() (*read.PDF, error)
	memory  gauge

	mu   sync.Mutex
	last time.Time // when it last said that it gets on
}

// serve is all that a child does.
func serve(in io.Reader, out io.Writer, extract func(read.Input) (read.Document, error)) int {
	signal.Ignore(os.Interrupt) // meant for the parent, which then has no more files
	debug.SetMemoryLimit(softLimit)
	debug.SetMaxStack(maxStack)
	w := &worker{in: bufio.NewReaderSize(in, 64<<10), out: &speaker{out: out}, extract: extract}
	if err := w.prepare(os.Args[2] == kindPDF, os.Args[3]); err != nil {
		_ = w.out.say(saysNone, reason(err)) // the parent sees the exit in any case
		return exitSetup
	}
	memory, level := confine()
	w.memory = memory
	go w.watch()
	if data, err := json.Marshal(level); err != nil || w.out.say(saysReady, data) != nil {
		return exitSetup
	}
	for {
		switch last, err := w.next(); {
		case errors.Is(err, io.EOF) || err == nil && last:
			return 0
		case err != nil:
			return exitSetup
		}
	}
}

// prepare loads what needs files. Nothing of any document has been seen yet; that it
// gets on is not in question.
func (w *worker) prepare(pdf bool, cache string) error {
	if !pdf {
		w.engine = func() (*read.PDF, error) {
			os.Exit(exitEngine)
			return nil, nil
		}
		return nil
	}
	done := make(chan struct{})
	defer close(done)
	go func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(beatEvery):
				_ = w.out.say(saysBeat, nil) // a parent that is gone is noticed below
			}
		}
	}()
	engine, err := read.OpenPDF(cache)
	w.engine = func() (*read.PDF, error) { return engine, nil }
	return err
}

// next reads one file; last is set when it was the last one.
func (w *worker) next() (last bool, err error) {
	name, data, err := asked(w.in)
	if err != nil {
		return false, err
	}
	listening := make(chan struct{})
	go func() {
		// Until it has its answer, a parent that lives says nothing.
		if _, err := w.in.Peek(1); err != nil {
			os.Exit(0)
		}
		close(listening)
	}()
	doc, err := w.read(read.Input{Name: name, Data: data, Beat: w.beat, PDF: w.engine})
	kind, answer := byte(saysDocument), []byte(nil)
	if err != nil {
		kind, answer = saysNone, reason(err)
	} else {
		answer = encode(doc)
	}
	if last = w.memory.used() > grown; last {
		kind -= saysLast
	}
	if err := w.out.say(kind, answer); err != nil || last {
		return last, err
	}
	<-listening
	return false, nil
}

func (w *worker) read(in read.Input) (doc read.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &read.Unreadable{Reason: reasonCrash}
		}
	}()
	return w.extract(in)
}

// beatEvery is how often it is worth saying that reading gets on.
const beatEvery = 100 * time.Millisecond

func (w *worker) beat() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if now := time.Now(); now.Sub(w.last) >= beatEvery {
		w.last = now
		_ = w.out.say(saysBeat, nil) // a parent that is gone is noticed elsewhere
	}
}

// watch ends the process when it takes too much memory.
func (w *worker) watch() {
	for {
		time.Sleep(10 * time.Millisecond)
		if w.memory.used() > maxMemory {
			os.Exit(exitMemory)
		}
	}
}

// reason returns the words for an error, bounded.
func reason(err error) []byte {
	text := err.Error()
	if len(text) > maxReason {
		text = strings.ToValidUTF8(text[:maxReason], "") + "…"
	}
	return []byte(text)
}
