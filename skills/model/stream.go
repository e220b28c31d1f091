package model

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

// open sends a request once, and returns an answer whose body comes while it is written.
// It reads as go-openai expects a stream, whatever form the endpoint has given it, and
// ends with [io.EOF] only after the answer has: with a *[Failure] where it broke off.
func (r *road) open(req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(req.Context())
	still := time.AfterFunc(r.patience, func() { cancel(errSilent) })
	res, failure, err := r.send(ctx, req)
	if res == nil {
		still.Stop()
		cancel(nil)
		if failure != nil {
			return nil, failure
		}
		return nil, err
	}
	f := &feed{road: r, ctx: ctx, cancel: cancel, body: res.Body, still: still, left: r.most}
	f.silent = time.AfterFunc(r.patience, func() { cancel(errSilent) })
	res.Body = &stream{road: r, feed: f, events: newEvents(f)}
	return res, nil
}

// A feed is the body of a stream as it comes, within bounds of size and time.
type feed struct {
	road   *road
	ctx    context.Context // of this one answer, which the feed ends
	cancel context.CancelCauseFunc
	body   io.ReadCloser
	silent *time.Timer // put off by each byte
	still  *time.Timer // put off by each event: signs of life alone are no answer
	left   int
	over   bool // the answer has ended, and only an afterword may come
}

var errOver = errors.New("its answer is over the limit")

// Read puts the alarm off with each byte.
func (f *feed) Read(p []byte) (int, error) {
	n, err := f.body.Read(p[:min(len(p), f.left+1)])
	if f.left -= n; f.left < 0 {
		return 0, errOver
	}
	if n > 0 && !f.over {
		f.silent.Reset(f.road.silence)
	}
	return n, err
}

// heard puts off the alarm that there is no answer.
func (f *feed) heard() { f.still.Reset(f.road.patience) }

// ended is told that the answer has ended, after which little is waited for.
func (f *feed) ended() {
	f.over = true
	f.silent.Reset(f.road.afterword)
}

// Close ends the answer, whether or not all of it was read.
func (f *feed) Close() error {
	f.silent.Stop()
	f.still.Stop()
	f.cancel(nil)
	return f.body.Close()
}

// A stream is an answer in the form go-openai reads: one chunk a line.
type stream struct {
	road     *road
	feed     *feed
	events   *events
	shape    shape
	line     []byte // what is still to be read of the chunk before
	finished bool   // a chunk said why the answer ended
	heard    bool   // there was a chunk
	err      error  // how it ended, once it has
}

// Read returns the next chunk, or a part of it.
func (s *stream) Read(p []byte) (int, error) {
	for len(s.line) == 0 {
		if s.err != nil {
			return 0, s.err
		}
		s.line, s.err = s.next()
	}
	n := copy(p, s.line)
	s.line = s.line[n:]
	return n, nil
}

// Close ends the stream, whether or not the answer has.
func (s *stream) Close() error { return s.feed.Close() }

// next returns the line of the next event, which may be empty, or how the stream ended.
func (s *stream) next() ([]byte, error) {
	event, err := s.events.next()
	switch {
	case err != nil:
		return nil, s.end(err)
	case string(event.data) == done:
		return nil, s.end(io.EOF)
	}
	s.feed.heard()
	chunk, failure := s.shape.chunk(s.road, event)
	if failure != nil {
		if s.heard && failure.kind == nil {
			failure.kind = ErrIncomplete
		}
		return nil, failure
	}
	if chunk == nil {
		return nil, nil
	}
	s.heard = true
	if !s.finished && s.shape.finished {
		s.finished = true
		s.feed.ended()
	}
	return append(append([]byte("data: "), chunk...), '\n'), nil
}

// end says how a stream ended. Whatever happens after the answer has ended is no loss.
func (s *stream) end(err error) error {
	if s.finished && s.feed.ctx.Err() == nil || s.finished && errors.Is(context.Cause(s.feed.ctx), errSilent) {
		return io.EOF
	}
	var f *Failure
	switch {
	case errors.Is(err, errPage):
		return s.road.odd(errPage.Error())
	case errors.Is(err, io.EOF):
		f = s.road.odd("its answer broke off: it did not say that it was at its end")
		if !s.heard {
			f.Text = "it sent no answer, or none that was whole"
		}
		f.again = true
	case errors.Is(err, errOver), errors.Is(err, errLong):
		f = s.road.odd(err.Error())
	default:
		if f, err = s.road.broken(s.feed.ctx, err); err != nil {
			return err
		}
	}
	f.kind = ErrIncomplete
	return f
}
