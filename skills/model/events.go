package model

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// done is what stands in place of an event after the last one.
const done = "[DONE]"

// maxEvent bounds one event in bytes. A longer one is no piece of an answer.
const maxEvent = 8 << 20

var (
	errLong = fmt.Errorf("it sent a line of more than %d MB", maxEvent>>20)
	errPage = errors.New("it answered with a web page; does its address end with /v1?")
)

// An event is one message of a stream: JSON, mostly, or [done].
type event struct {
	name string
	data []byte
}

// events takes a body apart into events. It reads server-sent events also where the
// empty line between two is missing, or the end of the last line; lines of JSON without
// a name before them; and a body that is JSON as a whole.
type events struct {
	in      *bufio.Reader
	begun   bool
	cr      bool          // the last line ended with CR, whose LF may follow
	values  *json.Decoder // where the body is JSON as a whole
	pending event         // of lines that are no event yet
	buffer  []byte        // of the last line
	err     error
}

func newEvents(in io.Reader) *events { return &events{in: bufio.NewReader(in)} }

// next returns the next event, which holds until the next call, or the error of the
// reader.
func (e *events) next() (event, error) {
	if !e.begun {
		if err := e.begin(); err != nil {
			return event{}, err
		}
	}
	if e.values != nil {
		return e.value()
	}
	for e.err == nil {
		line, err := e.line()
		e.err = err
		if ev, ok := e.take(line); ok {
			return ev, nil
		}
	}
	// What the last lines were of, though no empty line followed.
	if ev := e.pending; len(ev.data) > 0 && errors.Is(e.err, io.EOF) {
		e.pending = event{}
		return ev, nil
	}
	return event{}, e.err
}

// begin looks at the first byte, by which the form of the body is known.
func (e *events) begin() error {
	if mark, err := e.in.Peek(1); err == nil && mark[0] == 0xEF {
		if mark, _ := e.in.Peek(3); bytes.Equal(mark, []byte("\xEF\xBB\xBF")) {
			_, _ = e.in.Discard(3)
		}
	}
	for {
		b, err := e.in.ReadByte()
		if err != nil {
			return err
		}
		switch b {
		case ' ', '\t', '\r', '\n':
			continue
		case '<':
			return errPage
		case '{', '[':
			e.values = json.NewDecoder(io.MultiReader(bytes.NewReader([]byte{b}), e.in))
		default:
			_ = e.in.UnreadByte()
		}
		e.begun = true
		return nil
	}
}

// value returns the next of the JSON values that the body consists of.
func (e *events) value() (event, error) {
	var raw json.RawMessage
	err := e.values.Decode(&raw)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.EOF // what is no JSON any more is no answer any more
	}
	return event{data: raw}, err
}

// take takes a line, and returns an event where that made one.
func (e *events) take(line []byte) (event, bool) {
	name, value, _ := bytes.Cut(line, []byte(":"))
	value = bytes.TrimPrefix(value, []byte(" "))
	switch {
	case len(line) == 0:
		ev := e.pending
		e.pending = event{}
		return ev, len(ev.data) > 0
	case line[0] == '{' && json.Valid(line): // what stands between two servers writes so
		return event{data: line}, true
	case string(name) == "event":
		e.pending.name = string(value)
	case string(name) == "error": // an older llama-server
		return event{name: "error", data: value}, true
	case string(name) == "data":
		value = bytes.TrimSpace(value)
		if len(e.pending.data) == 0 && (string(value) == done || json.Valid(value)) {
			ev := event{e.pending.name, value}
			e.pending = event{}
			return ev, true
		}
		if len(e.pending.data)+len(value) > maxEvent {
			e.err = errLong
			return event{}, false
		}
		e.pending.data = append(append(e.pending.data, value...), '\n')
	}
	return event{}, false
}

// line returns the next line without its end, which may be LF, CR or both, until the
// next call. The last one comes with the error that ended it.
func (e *events) line() ([]byte, error) {
	line := e.buffer[:0]
	defer func() { e.buffer = line[:0] }()
	for {
		b, err := e.in.ReadByte()
		switch {
		case err != nil:
			return line, err
		case b == '\n' && e.cr:
			e.cr = false
			continue
		case b == '\n', b == '\r':
			e.cr = b == '\r'
			return line, nil
		case len(line) == maxEvent:
			return nil, errLong
		}
		e.cr = false
		line = append(line, b)
	}
}
