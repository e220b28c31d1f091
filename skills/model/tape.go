package model

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// A Tape records the exchanges with an endpoint, or plays them back instead of asking it.
// It is text, one exchange a line, with the times at which the parts of an answer came. It
// holds what was asked and answered, and no key.
type Tape struct {
	mu     sync.Mutex
	out    io.Writer // where it is recorded to, nil where it is played back
	played []taped   // still to be played
	err    error
}

// Record returns a tape that writes to w.
func Record(w io.Writer) *Tape { return &Tape{out: w} }

// Replay returns a tape that plays what was recorded: each answer once, in order, to the
// same request alone. Nothing is sent.
func Replay(r io.Reader) (*Tape, error) {
	t := new(Tape)
	for d := json.NewDecoder(r); ; {
		var one taped
		switch err := d.Decode(&one); {
		case errors.Is(err, io.EOF):
			return t, nil
		case err != nil:
			return nil, fmt.Errorf("read a tape: %w", err)
		}
		for i, p := range one.Parts {
			if p.Text != "" {
				one.Parts[i].Bytes = []byte(p.Text)
			}
		}
		t.played = append(t.played, one)
	}
}

// Err returns the first error of writing the tape.
func (t *Tape) Err() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.err
}

// taped is one exchange.
type taped struct {
	Method  string            `json:"method"`
	Path    string            `json:"path"`
	Purpose string            `json:"purpose,omitempty"`
	Request json.RawMessage   `json:"request,omitempty"`
	Hash    string            `json:"hash"` // of the method, the path and the request
	Status  int               `json:"status"`
	Header  map[string]string `json:"header,omitempty"`
	Parts   []part            `json:"parts"`
	Broken  string            `json:"broken,omitempty"` // how it broke off
}

// A part is bytes that came together, so many milliseconds after the request: as text
// where they are.
type part struct {
	At    int64  `json:"at"`
	Text  string `json:"text,omitempty"`
	Bytes []byte `json:"bytes,omitempty"`
}

var errUntaped = errors.New("the tape holds no answer")

// headers are those of an answer that are kept.
var headers = []string{"Content-Type", "Retry-After"}

// purposeKey is under which a context holds what a request is for.
type purposeKey struct{}

func withPurpose(ctx context.Context, purpose string) context.Context {
	return context.WithValue(ctx, purposeKey{}, purpose)
}

// over returns a transport that records what goes over another, or plays it back.
func (t *Tape) over(next http.RoundTripper, key string) http.RoundTripper {
	return &deck{tape: t, next: next, key: key}
}

// A deck is a tape at work.
type deck struct {
	tape *Tape
	next http.RoundTripper
	key  string
}

// RoundTrip answers from the tape, or sends a request and records it.
func (d *deck) RoundTrip(req *http.Request) (*http.Response, error) {
	var body []byte
	if req.Body != nil {
		var err error
		body, err = io.ReadAll(req.Body)
		if err = errors.Join(err, req.Body.Close()); err != nil {
			return nil, err
		}
		req = req.Clone(req.Context())
		req.Body = io.NopCloser(bytes.NewReader(body))
	}
	one := taped{Method: req.Method, Path: req.URL.Path, Header: map[string]string{}}
	one.Purpose, _ = req.Context().Value(purposeKey{}).(string)
	hidden := d.hide(body)
	sum := sha256.Sum256([]byte(one.Method + "\n" + one.Path + "\n" + string(hidden)))
	one.Hash = hex.EncodeToString(sum[:])
	if json.Valid(hidden) {
		one.Request = hidden
	}
	if d.tape.out == nil {
		return d.tape.play(req, one.Hash)
	}
	begun := time.Now()
	res, err := d.next.RoundTrip(req)
	if err != nil {
		one.Broken = err.Error()
		d.write(one)
		return nil, err
	}
	one.Status = res.StatusCode
	for _, name := range headers {
		if v := res.Header.Get(name); v != "" {
			one.Header[name] = v
		}
	}
	res.Body = &recorder{ReadCloser: res.Body, deck: d, one: one, begun: begun}
	return res, nil
}

// hide blots out the key. As many bytes remain, so that parts stay where they were.
func (d *deck) hide(text []byte) []byte {
	if d.key == "" {
		return text
	}
	escaped, _ := json.Marshal(d.key) // a string can always be written
	for _, form := range []string{d.key, string(escaped[1 : len(escaped)-1])} {
		text = bytes.ReplaceAll(text, []byte(form), []byte(strings.Repeat("*", len(form))))
	}
	return text
}

// write writes one exchange, with the key blotted out also where it came in two parts.
func (d *deck) write(one taped) {
	var all []byte
	for _, p := range one.Parts {
		all = append(all, p.Bytes...)
	}
	all = d.hide(all)
	for i, p := range one.Parts {
		bytes := all[:len(p.Bytes)]
		one.Parts[i].Bytes, all = bytes, all[len(p.Bytes):]
		if utf8.Valid(bytes) {
			one.Parts[i].Text, one.Parts[i].Bytes = string(bytes), nil
		}
	}
	one.Broken = string(d.hide([]byte(one.Broken)))
	for name, v := range one.Header {
		one.Header[name] = string(d.hide([]byte(v)))
	}
	line, err := json.Marshal(one)
	d.tape.mu.Lock()
	defer d.tape.mu.Unlock()
	if err == nil {
		_, err = d.tape.out.Write(append(line, '\n'))
	}
	if d.tape.err == nil {
		d.tape.err = err
	}
}

// A recorder notes a body while it is read, and writes it when it is closed.
type recorder struct {
	io.ReadCloser
	deck  *deck
	one   taped
	begun time.Time
	once  sync.Once
}

// Read reads and notes.
func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if n > 0 {
		r.one.Parts = append(r.one.Parts, part{At: time.Since(r.begun).Milliseconds(), Bytes: bytes.Clone(p[:n])})
	}
	if err != nil && !errors.Is(err, io.EOF) {
		r.one.Broken = err.Error()
	}
	return n, err
}

// Close ends the recording.
func (r *recorder) Close() error {
	r.once.Do(func() { r.deck.write(r.one) })
	return r.ReadCloser.Close()
}

// play answers a request from the tape.
func (t *Tape) play(req *http.Request, hash string) (*http.Response, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, one := range t.played {
		if one.Hash != hash {
			continue
		}
		t.played = append(t.played[:i:i], t.played[i+1:]...)
		if one.Status == 0 {
			return nil, errors.New(one.Broken)
		}
		res := &http.Response{
			StatusCode: one.Status, Header: http.Header{}, Request: req, ProtoMajor: 1, ProtoMinor: 1,
			Body: &player{ctx: req.Context(), one: one, begun: time.Now()},
		}
		for name, v := range one.Header {
			res.Header.Set(name, v)
		}
		return res, nil
	}
	return nil, fmt.Errorf("%w to %s %s", errUntaped, req.Method, req.URL.Path)
}

// A player gives the parts of an answer at their times.
type player struct {
	ctx   context.Context // of the one request that it answers
	one   taped
	begun time.Time
}

// Read waits for the time of the next part.
func (p *player) Read(b []byte) (int, error) {
	if len(p.one.Parts) == 0 {
		if p.one.Broken != "" {
			return 0, errors.New(p.one.Broken)
		}
		return 0, io.EOF
	}
	first := &p.one.Parts[0]
	if err := pause(p.ctx, time.Until(p.begun.Add(time.Duration(first.At)*time.Millisecond))); err != nil {
		return 0, err
	}
	n := copy(b, first.Bytes)
	if first.Bytes = first.Bytes[n:]; len(first.Bytes) == 0 {
		p.one.Parts = p.one.Parts[1:]
	}
	return n, nil
}

// Close ends the answer.
func (p *player) Close() error { return nil }
