package model

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// A server is an endpoint as its kind answers: a path and what it says there.
type server map[string]string

func (s server) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	text, has := s[req.URL.Path]
	if !has {
		says(404, "404 page not found")(w, req)
		return
	}
	if strings.HasPrefix(text, "400 ") {
		says(400, text[4:])(w, req)
		return
	}
	says(200, text)(w, req)
}

const chat = "/v1/chat/completions"

func TestCaps(t *testing.T) {
	thinking := sse(`{"choices":[{"delta":{"reasoning_content":"hm"},"finish_reason":"length"}]}`)
	for name, c := range map[string]struct {
		server server
		want   Caps
	}{
		"llama.cpp": {server{
			"/v1/models": `{"models":[{"x":1}],"data":[{"id":"other.gguf","owned_by":"llamacpp","meta":{"n_ctx":8192,"n_ctx_train":131072}}]}`,
			chat:         complete(`{"canary":"q7"}`, "stop"),
		}, Caps{Server: "llama.cpp", Model: "m", Context: 8192, ContextFrom: "/models", Schema: Enforced, UsageInStream: true}},
		"an older llama.cpp": {server{
			"/v1/models": `{"data":[{"id":"other.gguf","owned_by":"llamacpp","meta":{"n_ctx_train":131072}}]}`,
			"/props":     `{"default_generation_settings":{"n_ctx":4096}}`,
			chat:         complete("Red is a colour.", "stop"),
		}, Caps{Server: "llama.cpp", Model: "m", Context: 4096, ContextFrom: "/props", Schema: Accepted, UsageInStream: true}},
		"ollama, loaded": {server{
			"/v1/models": `{"data":[{"id":"big","owned_by":"library"},{"id":"small","owned_by":"library"}]}`,
			"/api/ps":    `{"models":[{"name":"big","context_length":1},{"name":"small:latest","context_length":16384}]}`,
			chat:         complete(`{ "canary"`, "length"),
		}, Caps{Server: "ollama", Model: "m", Context: 16384, ContextFrom: "/api/ps", Schema: Enforced, UsageInStream: true}},
		"ollama with a context that was set": {server{
			"/api/show": `{"details":{},"parameters":"stop \"x y\"\nnum_ctx   32768","model_info":{"llama.context_length":131072}}`,
			chat:        complete(`{"canary":"q7"}`, "stop"),
		}, Caps{Server: "ollama", Model: "m", Context: 32768, ContextFrom: "num_ctx of /api/show", Schema: Enforced, UsageInStream: true}},
		"ollama as it comes": {server{
			"/api/show": `{"details":{},"model_info":{"llama.context_length":131072}}`,
			chat:        complete(`{"canary":"q7"}`, "stop"),
		}, Caps{Server: "ollama", Model: "m", Context: 4096, ContextFrom: "what Ollama takes if nothing is set", Schema: Enforced, UsageInStream: true}},
		"vllm": {server{
			"/v1/models": `{"data":[{"id":"small","owned_by":"vllm","max_model_len":32768}]}`, chat: thinking,
		}, Caps{Server: "vllm", Context: 32768, ContextFrom: "/models", Schema: Accepted, Thinks: true}},
		"one that knows little": {server{
			"/v1/models": `<html>`, chat: "400 " + `{"error":"'response_format.type' must be 'text'"}`,
		}, Caps{Schema: Refused}},
	} {
		t.Run(name, func(t *testing.T) {
			client, _ := peer(t, c.server.ServeHTTP)
			now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
			client.lore.now = func() time.Time { return now }
			c.want.Probed = now
			got, err := client.Caps(t.Context())
			if err != nil || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", c.want) {
				t.Errorf("%+v, %v\nwant %+v", got, err, c.want)
			}
		})
	}
}

// What was found out is kept for a week, and what the user sets goes before it.
func TestCapsAreKept(t *testing.T) {
	probed := 0
	llama := server{"/v1/models": `{"data":[{"id":"small","meta":{"n_ctx":8192}}]}`, chat: complete(`{"canary":"q7"}`, "stop")}
	first, _ := peer(t, func(w http.ResponseWriter, req *http.Request) {
		if probed++; req.URL.Path != "/v1/models" && req.URL.Path != chat {
			t.Errorf("asked at %s", req.URL)
		}
		llama.ServeHTTP(w, req)
	})
	store, now := shelf{}, time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		later   time.Duration
		context int
		want    string
		probed  int
	}{
		{0, 0, "8192 /models", 2}, {time.Hour, 0, "8192 /models", 2}, {6 * 24 * time.Hour, 2048, "2048 settings", 2}, {8 * 24 * time.Hour, 0, "8192 /models", 4},
	} {
		client, err := New(Endpoint{
			URL: first.Address(), Model: "small", Key: secret, Context: c.context, Store: store,
			Now: func() time.Time { return now.Add(c.later) },
		})
		if err != nil {
			t.Fatal(err)
		}
		caps, err := client.Caps(t.Context())
		if got := fmt.Sprint(caps.Context, " ", caps.ContextFrom); err != nil || got != c.want || probed != c.probed {
			t.Errorf("after %v: %s, %v, asked %d times", c.later, got, err, probed)
		}
	}
	for key, data := range store {
		if strings.Contains(key+string(data), secret) || strings.ContainsAny(key, `/\: `) || len(store) != 1 {
			t.Errorf("kept %s as %s", data, key)
		}
	}
}

// Where the endpoint cannot be asked at all, the error says so and nothing is kept.
func TestCapsOfNobody(t *testing.T) {
	store := shelf{}
	c, _ := peer(t, says(401, `{"error":"wrong key"}`))
	c.lore.store = store
	caps, err := c.Caps(t.Context())
	checkFailure(t, err, ErrAuth, "wrong key")
	if !caps.Probed.IsZero() || len(store) > 0 {
		t.Errorf("%+v, kept %d", caps, len(store))
	}
	_, err = c.Write(t.Context(), wants, nil)
	checkFailure(t, err, ErrAuth, "wrong key")
}

// A store that is broken costs a probe and nothing else.
func TestBrokenStore(t *testing.T) {
	c, _ := peer(t, server{chat: complete(`{"canary":"q7"}`, "stop")}.ServeHTTP)
	c.lore.store = broken{}
	if caps, err := c.Caps(t.Context()); err != nil || caps.Schema != Enforced {
		t.Errorf("%+v, %v", caps, err)
	}
}

type broken struct{}

func (broken) Load(string) ([]byte, error) { return []byte("{"), nil }
func (broken) Save(string, []byte) error   { return errors.New("full") }

// No way of printing shows the key.
func TestPrinted(t *testing.T) {
	e := Endpoint{URL: "http://host/v1", Model: "m", Key: secret, Store: shelf{}}
	c, err := New(e)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, value := range []any{
			e, &e, c, *c, c.road, *c.road, c.api, struct{ E Endpoint }{e}, struct{ c Client }{*c}, struct{ c *Client }{c}, []any{e, c},
		} {
			text := fmt.Sprintf(verb, value)
			if strings.Contains(text, secret) || strings.Contains(text, fmt.Sprintf("%x", secret)) {
				t.Errorf("%s of %T is %s", verb, value, text)
			}
		}
	}
	if got := fmt.Sprint(e, " ", c); got != "m at http://host/v1 with a key m at http://host/v1 with a key" {
		t.Error(got)
	}
	if got := fmt.Sprint(Endpoint{URL: "https://u:" + secret + "@host/v1?k=" + secret, Model: "m"}); got != "m at https://host" {
		t.Error(got)
	}
}

// What an endpoint echoes of the key is left out of the answer too.
func TestEchoed(t *testing.T) {
	c, _ := peer(t, says(200, sse(strings.Replace(chunk("my key is "+secret[:7]), `"m"`, `"`+secret+`"`, 1), chunk(secret[7:]+" and sk-very"), finish)))
	res, err := c.Write(t.Context(), question, nil)
	if err != nil || res.Text != "my key is … and sk-very" || strings.Contains(fmt.Sprintf("%+v", res), secret) {
		t.Errorf("%+v, %v", res, err)
	}
}

// A tape plays what was recorded, at its pace and without the key or anybody to ask.
func TestTape(t *testing.T) {
	var tape bytes.Buffer
	answer := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for _, part := range []string{sse(chunk("Hel")), ": " + secret[:9], secret[9:] + "\n", sse(chunk("lo"), finish)} {
			_, _ = io.WriteString(w, part)
			w.(http.Flusher).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	}
	live, _ := peer(t, answer)
	write := func(tape *Tape, r Request) (Result, time.Duration, error) {
		c, err := New(Endpoint{URL: live.Address(), Model: "small", Key: secret, Tape: tape})
		if err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		res, err := c.Write(t.Context(), r, nil)
		return res, time.Since(begun), err
	}
	r := question.with(Message{User, "my key is " + secret})
	recorded := Record(&tape)
	if res, _, err := write(recorded, r); err != nil || res.Text != "Hello" || recorded.Err() != nil {
		t.Fatalf("%+v, %v, %v", res, err, recorded.Err())
	}
	if strings.Contains(tape.String(), secret) || strings.Contains(tape.String(), secret[9:]) || strings.Count(tape.String(), "\n") != 1 {
		t.Errorf("the tape holds %s", tape.String())
	}
	played, err := Replay(&tape)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := write(played, question); err == nil || !strings.Contains(err.Error(), "the tape holds no answer") {
		t.Errorf("another question: %v", err)
	}
	res, took, err := write(played, r)
	if err != nil || res.Text != "Hello" || took < 50*time.Millisecond {
		t.Errorf("%+v, %v after %v", res, err, took)
	}
	if _, _, err := write(played, r); err == nil {
		t.Error("an answer was played twice")
	}
	if _, err := Replay(strings.NewReader("{")); err == nil {
		t.Error("a tape that is none was read")
	}
}
