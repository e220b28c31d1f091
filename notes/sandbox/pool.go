package sandbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"runtime"
	"strings"
	"sync"
	"time"

	"ken/notes/read"
)

// The kinds of children. One that is made ready for PDFs takes longer to start and more
// memory.
const (
	kindPlain = "plain"
	kindPDF   = "pdf"
)

// idleFor is how long a child without work is kept.
const idleFor = 15 * time.Second

// A Pool reads files in children, each of which reads one file after the other. They are
// started when there is work, and no more of them at once than there are processors. It
// may be used by several goroutines.
type Pool struct {
	cache  string
	places chan struct{} // one for each child that may be at work
	limits limits

	mu     sync.Mutex
	idle   []*child // the one that was used last is last
	sweep  *time.Timer
	closed bool
}

// New returns a pool without children. The folder is made when there is something to
// keep in it: machine code made of a program that reads PDFs, which takes seconds to make
// and serves every later child. The caller closes the pool.
func New(cache string) *Pool {
	return &Pool{
		cache: cache, places: make(chan struct{}, max(1, runtime.GOMAXPROCS(0))),
		limits: limits{start: time.Minute, quiet: 4 * time.Second, file: 2 * time.Minute},
	}
}

// errClosed is the error of a pool that is used after it was closed.
var errClosed = errors.New("read apart: the pool is closed")

// Read reads a file of so many bytes as [read.Input.Read] does, by its name and what it
// holds, and waits until there is a child for it. The error is a [*read.Unreadable] where
// it is the file's, also where its reader crashed or was stopped; else it is that of the
// context, or of reading the file.
func (p *Pool) Read(ctx context.Context, name string, file io.ReaderAt, size int64) (read.Document, error) {
	select {
	case p.places <- struct{}{}:
		defer func() { <-p.places }()
	case <-ctx.Done():
		return read.Document{}, fmt.Errorf("wait to read %s: %w", name, ctx.Err())
	}
	kind := kindPlain
	if strings.EqualFold(path.Ext(name), ".pdf") {
		kind = kindPDF
	}
	doc, err := p.readIn(ctx, kind, name, file, size)
	if errors.Is(err, errNeedsEngine) {
		return p.readIn(ctx, kindPDF, name, file, size)
	}
	return doc, err
}

// readIn reads a file in a child of a kind.
func (p *Pool) readIn(ctx context.Context, kind, name string, file io.ReaderAt, size int64) (read.Document, error) {
	for {
		c, used, err := p.take(ctx, kind)
		if err != nil {
			return read.Document{}, err
		}
		doc, err := c.read(ctx, name, file, size)
		if c.ended() {
			c.end()
			if errors.Is(err, errGone) {
				if used {
					continue // it died while it had nothing to do, as of a signal
				}
				err = &read.Unreadable{Reason: reasonCrash}
			}
			return doc, err
		}
		p.put(c)
		return doc, err
	}
}

// Level returns how far children are kept from what they do not need, as the system they
// run on has it.
func (p *Pool) Level(ctx context.Context) (Level, error) {
	c, _, err := p.take(ctx, kindPlain)
	if err != nil {
		return Level{}, err
	}
	defer p.put(c)
	return c.level, nil
}

// take returns a child that is ready, and whether it has been used.
func (p *Pool) take(ctx context.Context, kind string) (c *child, used bool, err error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, false, errClosed
	}
	for i := len(p.idle) - 1; i >= 0 && c == nil; i-- {
		if k := p.idle[i].kind; k == kind || k == kindPDF {
			c = p.idle[i]
			p.idle = append(p.idle[:i], p.idle[i+1:]...)
		}
	}
	var spare *child
	if c == nil && len(p.idle) > 0 && len(p.idle)+len(p.places) > cap(p.places) {
		spare, p.idle = p.idle[0], p.idle[1:]
	}
	p.mu.Unlock()
	if spare != nil {
		spare.end()
	}
	if c != nil {
		return c, true, nil
	}
	c, err = start(ctx, kind, p.cache, p.limits)
	return c, false, err
}

// put takes back a child that may be given another file.
func (p *Pool) put(c *child) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		c.end()
		return
	}
	c.since = time.Now()
	p.idle = append(p.idle, c)
	if p.sweep == nil {
		p.sweep = time.AfterFunc(idleFor, p.sweepIdle)
	}
}

// sweepIdle ends the children that have had nothing to do for long.
func (p *Pool) sweepIdle() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.idle) > 0 && time.Since(p.idle[0].since) >= idleFor {
		p.idle[0].end()
		p.idle = p.idle[1:]
	}
	p.sweep = nil
	if len(p.idle) > 0 && !p.closed {
		p.sweep = time.AfterFunc(idleFor-time.Since(p.idle[0].since), p.sweepIdle)
	}
}

// Close ends the children that have nothing to do; one that is at work ends when it is
// done, or when its context is.
func (p *Pool) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	if p.sweep != nil {
		p.sweep.Stop()
	}
	for _, c := range p.idle {
		c.end()
	}
	p.idle = nil
}
