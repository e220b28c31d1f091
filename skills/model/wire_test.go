package model

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// question is what the tests ask.
var question = Request{Messages: []Message{{System, "You are brief."}, {User, "Who is there?"}}}

// piece is a chunk of an answer that says a text.
func chunk(text string) string {
	return fmt.Sprintf(`{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":%q},"finish_reason":null}]}`, text)
}

const (
	finish = `{"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}`
	counts = `{"choices":[],"usage":{"prompt_tokens":21,"completion_tokens":3,"total_tokens":24}}`
)

// sse puts events as they should be sent.
func sse(events ...string) string {
	var b strings.Builder
	for _, e := range events {
		b.WriteString("data: " + e + "\n\n")
	}
	return b.String()
}

// hello is an answer as it should be.
var hello = sse(chunk("Hel"), chunk("lo"), finish, counts, done)

// cuts sends a text and breaks the connection.
func cuts(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, text)
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
}

// zipped sends a text packed, and says so.
func zipped(text string, times int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range times {
			_, _ = io.WriteString(z, text)
		}
		_ = z.Close()
	}
}

// A wire is one way in which endpoints have been seen to answer.
type wire struct {
	name   string
	answer http.HandlerFunc
	text   string // what has come in the end
	finish Finish
	kind   error  // what the error is, nil for none of the package's
	other  bool   // there is an error, and it is none of the package's
	says   string // what the error says
	tries  int    // how often it was asked, 0 for once
}

// wires are the faults of the table in the specification, and some more.
var wires = []wire{
	{name: "as it should be", answer: says(200, hello), text: "Hello", finish: Stop},
	{name: "cut without a reason and without DONE", answer: says(200, sse(chunk("Hel"), chunk("lo"))), text: "Hello", kind: ErrIncomplete, says: "broke off"},
	{name: "DONE without a reason", answer: says(200, sse(chunk("Hello"), done)), text: "Hello", kind: ErrIncomplete, says: "broke off"},
	{name: "a reason without DONE", answer: says(200, sse(chunk("Hello"), finish)), text: "Hello", finish: Stop},
	{name: "last line without its end", answer: says(200, sse(chunk("Hello"))+"data: "+finish), text: "Hello", finish: Stop},
	{name: "a thousand signs of life", answer: says(200, strings.Repeat(": ping\n\n", 1000)+hello), text: "Hello", finish: Stop},
	{name: "an error after a sign of life", answer: says(200, ": ping\n\n"+sse(`{"error":{"message":"boom"}}`)), other: true, says: "boom"},
	{name: "an error as a text", answer: says(200, sse(`{"error":"boom"}`)), other: true, says: "boom"},
	{name: "an error as a text, midway", answer: says(200, sse(chunk("Hel"), `{"error":"boom"}`)), text: "Hel", kind: ErrIncomplete, says: "boom"},
	{name: "an error with choices", answer: says(200, sse(chunk("Hel"), `{"error":{"code":502,"message":"boom"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}`)), text: "Hel", kind: ErrIncomplete, says: "boom"},
	{name: "an error as the reason alone", answer: says(200, sse(chunk("Hel"), strings.Replace(finish, "stop", "error", 1))), text: "Hel", kind: ErrIncomplete, says: "“error”"},
	{name: "an error without an empty line", answer: says(200, sse(chunk("Hel"))+`data: {"error":{"message":"boom"}}`), text: "Hel", kind: ErrIncomplete, says: "boom"},
	{name: "an error by its name", answer: says(200, "event: error\ndata: overloaded\n\n"), other: true, says: "overloaded", tries: 4},
	{name: "an error of an older llama-server", answer: says(200, "error: {\"code\":500,\"message\":\"boom\"}\n\n"), other: true, says: "boom"},
	{name: "an error that says nothing", answer: says(200, sse(`{"error":{"message":""}}`)), other: true, says: "does not say which"},
	{name: "thoughts called reasoning", answer: says(200, sse(`{"choices":[{"delta":{"reasoning":"hm"}}]}`)+hello), text: "Hello", finish: Stop},
	{name: "thoughts between marks", answer: says(200, sse(chunk("<th"), chunk("ink>hm</thi"), chunk("nk>Hello"), finish)), text: "Hello", finish: Stop},
	{name: "arguments of a tool as an object", answer: says(200, sse(`{"choices":[{"delta":{"content":"Hello","tool_calls":[{"id":"a","function":{"name":"f","arguments":{"x":1}}}]}}]}`, finish)), text: "Hello", finish: Stop},
	{name: "content in parts", answer: says(200, sse(`{"choices":[{"delta":{"content":[{"type":"text","text":"Hel"},{"text":"lo"}]}}]}`, finish)), text: "Hello", finish: Stop},
	{name: "a time with a point", answer: says(200, sse(`{"created":1.5e9,"id":7,"choices":[{"index":0.0,"delta":{"content":"Hello"}}]}`, finish)), text: "Hello", finish: Stop},
	{name: "a tool call instead of an answer", answer: says(200, sse(`{"choices":[{"delta":{"tool_calls":[{"function":{"name":"f"}}]},"finish_reason":"tool_calls"}]}`)), kind: ErrIncomplete, says: "asked for a tool"},
	{name: "200 with an error", answer: says(200, `{"error":{"message":"model not loaded"}}`), other: true, says: "model not loaded"},
	{name: "200 with an error in a list", answer: says(200, `[{"error":{"code":400,"message":"bad thing"}}]`), other: true, says: "bad thing"},
	{name: "200 with a whole answer", answer: says(200, "{\n \"model\": \"m\",\n \"choices\": [{\"message\": {\"content\": \"Hello\"}, \"finish_reason\": \"stop\"}]}"), text: "Hello", finish: Stop},
	{name: "lines of JSON without names", answer: says(200, chunk("Hel")+"\n"+chunk("lo")+"\n"+finish), text: "Hello", finish: Stop},
	{name: "a wrong content type", answer: func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		says(200, hello)(w, req)
	}, text: "Hello", finish: Stop},
	{name: "400 with a text", answer: says(400, `{"error":"boom"}`), kind: ErrRefused, says: "400 boom"},
	{name: "401", answer: says(401, `{"error":{"message":"no key `+secret+`"}}`), kind: ErrAuth, says: "401 no key …"},
	{name: "502 with a page", answer: says(502, `<html>bad gateway</html>`), other: true, says: "502 Bad Gateway", tries: 4},
	{name: "vllm's error", answer: says(400, `{"object":"error","message":"boom"}`), kind: ErrRefused, says: "400 boom"},
	{name: "a page as success", answer: says(200, `<!doctype html>`), other: true, says: "web page"},
	{name: "nothing", answer: says(200, ""), kind: ErrIncomplete, says: "no answer", tries: 4},
	{name: "a JSON answer cut off", answer: says(200, `{"choices":[{"message":{"content":"Hel`), kind: ErrIncomplete, says: "no answer", tries: 4},
	{name: "an event cut off", answer: says(200, sse(chunk("Hel"))+"data: "+finish[:20]), text: "Hel", kind: ErrIncomplete, says: "cut off"},
	{name: "broken off midway", answer: cuts(sse(chunk("Hel"))), text: "Hel", kind: ErrIncomplete},
	{name: "broken off after the end", answer: cuts(sse(chunk("Hello"), finish)), text: "Hello", finish: Stop},
	{name: "sent elsewhere", answer: func(w http.ResponseWriter, req *http.Request) {
		http.Redirect(w, req, "http://example.invalid/v1/chat/completions", http.StatusTemporaryRedirect)
	}, other: true, says: "307 it sends elsewhere"},
	{name: "no end of line", answer: says(200, "data: "+strings.Repeat("x", maxEvent+1)), kind: ErrIncomplete, says: "more than 8 MB"},
	{name: "no end of event", answer: says(200, strings.Repeat("data: {"+strings.Repeat("x", 1<<20)+"\n", 9)), kind: ErrIncomplete, says: "more than 8 MB"},
	{name: "packed", answer: zipped(hello, 1), text: "Hello", finish: Stop},
	{name: "bytes that are no text", answer: says(200, sse(`{"choices":[{"delta":{"content":"H`+"\xff"+`\ud800"}}]}`, finish)), text: "H\ufffd\ufffd", finish: Stop},
	{name: "ends of lines of another kind", answer: says(200, strings.ReplaceAll(hello, "\n", "\r\n")), text: "Hello", finish: Stop},
	{name: "ends of lines of a third kind", answer: says(200, "\ufeff"+strings.ReplaceAll(hello, "\n", "\r")), text: "Hello", finish: Stop},
	{name: "an event over several lines", answer: says(200, "data: {\"choices\":[{\"delta\":\ndata: {\"content\":\"Hello\"}}]}\n\n"+sse(finish)), text: "Hello", finish: Stop},
	{name: "no empty lines between", answer: says(200, strings.ReplaceAll(hello, "\n\n", "\n")), text: "Hello", finish: Stop},
	{name: "noise", answer: says(200, "id: 4\nretry: 3\nfoo\ndata: connected\n\ndata: 7\n\ndata: {}\n\n"+hello), text: "Hello", finish: Stop},
	{name: "at the most tokens", answer: says(200, strings.Replace(hello, `"stop"`, `"length"`, 1)), text: "Hello", finish: Length},
	{name: "held back", answer: says(200, sse(strings.Replace(finish, "stop", "content_filter", 1))), finish: Filter},
	{name: "declined", answer: says(200, sse(`{"choices":[{"delta":{"refusal":"I cannot"}}]}`, finish)), finish: Filter},
	{name: "ended for a reason nobody knows", answer: says(200, sse(chunk("Hel"), strings.Replace(finish, "stop", "abort", 1))), text: "Hel", kind: ErrIncomplete, says: "“abort”"},
	{name: "types from nowhere", answer: says(200, sse(`{"model":{},"choices":{"delta":"x"},"usage":"none"}`, `{"choices":[7,{"index":1,"delta":{"content":"no"}}]}`)+hello), text: "Hello", finish: Stop},
}

func TestWire(t *testing.T) {
	for _, c := range wires {
		t.Run(c.name, func(t *testing.T) {
			asked := 0
			client, _ := peer(t, func(w http.ResponseWriter, req *http.Request) {
				asked++
				c.answer(w, req)
			})
			var pieces strings.Builder
			res, err := client.Write(t.Context(), question, func(s string) error {
				pieces.WriteString(s)
				return nil
			})
			if res.Text != c.text || pieces.String() != c.text {
				t.Errorf("the text is %q, %q was handed on, want %q", res.Text, pieces.String(), c.text)
			}
			if err == nil && res.Finish != c.finish || err != nil && res.Finish != 0 {
				t.Errorf("finished by %v beside %v, want %v", res.Finish, err, c.finish)
			}
			if asked != max(c.tries, 1) || res.Attempts != asked {
				t.Errorf("asked %d times and says %d, want %d", asked, res.Attempts, max(c.tries, 1))
			}
			if c.other {
				checkOther(t, err, c.says)
				return
			}
			checkFailure(t, err, c.kind, c.says)
		})
	}
}

// checkFailure holds an error to be a failure of a kind, in few words and without the key.
func checkFailure(t *testing.T, err, kind error, says string) {
	t.Helper()
	var f *Failure
	switch {
	case kind == nil:
		if err != nil {
			t.Errorf("%v", err)
		}
	case !errors.As(err, &f) || !strings.Contains(err.Error(), says):
		t.Errorf("%v, want a failure that says %q", err, says)
	case !errors.Is(err, kind):
		t.Errorf("%v is not %v", err, kind)
	case strings.Contains(err.Error()+f.Hint(), secret) || strings.Contains(err.Error(), "\n") || len(err.Error()) > 500:
		t.Errorf("the error says %q", err)
	}
}

// checkOther holds an error to be a failure of none of the package's kinds.
func checkOther(t *testing.T, err error, says string) {
	t.Helper()
	var f *Failure
	if !errors.As(err, &f) || f.Unwrap() != nil {
		t.Errorf("%v, want a failure of no kind", err)
		return
	}
	checkFailure(t, fmt.Errorf("%w: %w", f, errOther), errOther, says)
}

var errOther = errors.New("of no kind")

// A small answer that unpacks to a large one is not followed to its end.
func TestBomb(t *testing.T) {
	for _, text := range []string{": ping\n", sse(chunk("Hello")), " "} {
		c, _ := peer(t, zipped(strings.Repeat(text, 1<<10), 1<<10))
		c.road.most = 1 << 16
		_, err := c.Write(t.Context(), question, nil)
		checkFailure(t, err, ErrIncomplete, "over the limit")
	}
}

// A stream that gave nothing yet is asked for again; one that did is left to the caller,
// who has what came.
func TestRetries(t *testing.T) {
	asked := 0
	c, pauses := peer(t, func(w http.ResponseWriter, req *http.Request) {
		switch asked++; asked {
		case 1:
			w.Header().Set("Retry-After", "7")
			says(429, "")(w, req)
		case 2:
			cuts(": ping\n\n")(w, req)
		case 3:
			says(500, `{"error":"loading"}`)(w, req)
		default:
			says(200, hello)(w, req)
		}
	})
	res, err := c.Write(t.Context(), question, nil)
	if err != nil || res.Text != "Hello" || res.Attempts != 4 || fmt.Sprint(*pauses) != "[7s 1s 2s]" {
		t.Errorf("%+v, %v after %v", res, err, *pauses)
	}
}

// stalls sends a text and then nothing until it is left.
func stalls(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		_, _ = io.Copy(io.Discard, req.Body)
		if text != "" {
			_, _ = io.WriteString(w, text)
			w.(http.Flusher).Flush()
		}
		<-req.Context().Done()
	}
}

func TestStalls(t *testing.T) {
	const short, long = 60 * time.Millisecond, time.Minute
	for _, c := range []struct {
		name                         string
		sent                         string
		silence, patience, afterword time.Duration
		text                         string
		kind                         error
	}{
		{"no header", "", long, short, long, "", ErrIncomplete},
		{"a header and nothing else", "\n", short, long, long, "", ErrIncomplete},
		{"silence midway", sse(chunk("Hel")), short, long, long, "Hel", ErrIncomplete},
		{"no more events", sse(chunk("Hel")), long, short, long, "Hel", ErrIncomplete},
		{"silence after the end", sse(chunk("Hello"), finish), long, long, short, "Hello", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			client, _ := peer(t, stalls(c.sent))
			client.road.silence, client.road.patience, client.road.afterword = c.silence, c.patience, c.afterword
			begun := time.Now()
			res, err := client.Write(t.Context(), question, nil)
			if res.Text != c.text || res.Attempts != 1 || time.Since(begun) > 20*time.Second {
				t.Errorf("%+v after %v", res, time.Since(begun))
			}
			checkFailure(t, err, c.kind, "")
		})
	}
}

// A caller that wants no more is obeyed at once, and keeps what came.
func TestStopped(t *testing.T) {
	c, _ := peer(t, stalls(sse(chunk("Hel"))))
	ctx, cancel := context.WithCancel(t.Context())
	res, err := c.Write(ctx, question, func(string) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) || res.Text != "Hel" {
		t.Errorf("%+v, %v", res, err)
	}
	enough := errors.New("enough")
	res, err = c.Write(t.Context(), question, func(string) error { return enough })
	if err != enough || res.Text != "Hel" || res.Attempts != 1 { //nolint:errorlint // it is returned as it is
		t.Errorf("%+v, %v", res, err)
	}
}

// FuzzStream holds that no answer, whatever it is, makes it panic or counts as whole
// without having said why it ended.
func FuzzStream(f *testing.F) {
	for _, c := range wires {
		var b recorded
		func() {
			defer func() { _ = recover() }()
			c.answer(&b, nil)
		}()
		if b.Len() < 1<<16 {
			f.Add(b.Bytes())
		}
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		c, err := New(Endpoint{URL: "http://host/v1", Model: "m", Key: secret})
		if err != nil {
			t.Fatal(err)
		}
		c.road.http.Transport = fixed{200, body}
		c.road.pause = func(context.Context, time.Duration) error { return nil }
		res, err := c.Write(t.Context(), question, nil)
		if err != nil && strings.Contains(err.Error(), secret) || strings.Contains(res.Text, secret) {
			t.Errorf("%q, %v", res.Text, err)
		}
		if err == nil && (res.Finish == 0 || !bytes.Contains(body, []byte("reason"))) {
			t.Errorf("%+v is whole", res)
		}
	})
}

// recorded is a response of which only the body is kept.
type recorded struct{ bytes.Buffer }

func (r *recorded) Header() http.Header { return http.Header{} }
func (r *recorded) WriteHeader(int)     {}
func (r *recorded) Flush()              {}
