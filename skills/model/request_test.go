package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
)

// asked reads what was sent, and leaves it to be read again.
func asked(t *testing.T, req *http.Request) map[string]json.RawMessage {
	t.Helper()
	body, err := io.ReadAll(req.Body)
	var m map[string]json.RawMessage
	if err = errors.Join(err, json.Unmarshal(body, &m)); err != nil {
		t.Errorf("asked %s: %v", body, err)
	}
	return m
}

// What is sent is what was meant, also where go-openai would drop it or refuse to send it.
func TestAsked(t *testing.T) {
	zero, seed := 0.0, 0
	for _, model := range []string{"small", "o1-local", "gpt-5-mini-gguf", "gpt-6-sol"} {
		var got map[string]json.RawMessage
		c, _ := peer(t, func(w http.ResponseWriter, req *http.Request) {
			if req.URL.Path != "/v1/chat/completions" || req.Header.Get("Authorization") != "Bearer "+secret {
				t.Errorf("asked at %s with %q", req.URL, req.Header.Get("Authorization"))
			}
			got = asked(t, req)
			says(200, hello)(w, req)
		})
		c.name = model
		res, err := c.Write(t.Context(), Request{
			Messages: []Message{{System, "s"}, {User, "u\xff"}, {Assistant, " "}, {User, "<v>"}},
			MaxOut:   7, Temperature: &zero, Seed: &seed, Purpose: "brief",
		}, nil)
		if err != nil || res.Model != "m" || res.Usage != (Usage{21, 3}) || res.Estimated || len(res.RequestHash) != 64 {
			t.Errorf("%s: %+v, %v", model, res, err)
		}
		for name, want := range map[string]string{
			"model": `"` + model + `"`, "temperature": "0", "seed": "0", "max_tokens": "7", "stream": "true",
			"stream_options": `{"include_usage":true}`,
			"messages":       `[{"content":"s","role":"system"},{"content":"u` + "\ufffd" + `","role":"user"},{"content":"\u003cv\u003e","role":"user"}]`,
		} {
			if string(got[name]) != want {
				t.Errorf("%s: %s is %s, want %s", model, name, got[name], want)
			}
		}
		if len(got) != 7 {
			t.Errorf("%s: sent %v", model, slices.Sorted(maps.Keys(got)))
		}
	}
}

// The same request has the same hash, another one another.
func TestRequestHash(t *testing.T) {
	c, _ := peer(t, says(200, hello))
	one, _ := c.Write(t.Context(), question, nil)
	same, _ := c.Write(t.Context(), question, nil)
	other, _ := c.Write(t.Context(), question.with(Message{User, "x"}), nil)
	if one.RequestHash != same.RequestHash || one.RequestHash == other.RequestHash {
		t.Errorf("%s, %s, %s", one.RequestHash, same.RequestHash, other.RequestHash)
	}
}

func TestNothingToAsk(t *testing.T) {
	c, _ := peer(t, func(http.ResponseWriter, *http.Request) { t.Error("something was sent") })
	for _, r := range []Request{{}, {Messages: []Message{{User, " \n"}}}, {Messages: []Message{{"tool", "x"}}}} {
		if res, err := c.Write(t.Context(), r, nil); err == nil {
			t.Errorf("%+v", res)
		}
	}
}

// A field that the endpoint does not know is left out from then on.
func TestUnknownFields(t *testing.T) {
	var sent []string
	c, _ := peer(t, func(w http.ResponseWriter, req *http.Request) {
		m := asked(t, req)
		sent = slices.Sorted(maps.Keys(m))
		switch {
		case m["max_tokens"] != nil:
			says(400, `{"error":{"message":"Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."}}`)(w, req)
		case m["temperature"] != nil:
			says(400, `{"error":{"message":"'temperature' does not support 0 with this model."}}`)(w, req)
		case m["stream_options"] != nil:
			says(422, `{"detail":"extra fields not permitted: stream_options"}`)(w, req)
		default:
			says(200, hello)(w, req)
		}
	})
	zero := 0.0
	r := question
	r.Temperature, r.MaxOut = &zero, 9
	for _, attempts := range []int{4, 1} {
		res, err := c.Write(t.Context(), r, nil)
		if err != nil || res.Attempts != attempts || fmt.Sprint(sent) != "[max_completion_tokens messages model stream]" {
			t.Errorf("%+v, %v, sent %v", res, err, sent)
		}
	}
	if caps := c.known().Caps; fmt.Sprint(caps.Without) != "[max_tokens temperature stream_options]" {
		t.Errorf("%v", caps.Without)
	}
}

// What servers say of a prompt that is too long, and the numbers they name.
func TestContext(t *testing.T) {
	for _, c := range []struct {
		status       int
		body         string
		asked, limit int
	}{
		{400, `{"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error","n_prompt_tokens":9001,"n_ctx":8192}}`, 9001, 8192},
		{400, `{"error":{"code":400,"message":"request (9001 tokens) exceeds the available context size (8192 tokens), try increasing it","type":"exceed_context_size_error"}}`, 9001, 8192},
		{400, `{"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.","code":"context_length_exceeded"}}`, 9001, 8192},
		{400, `{"object":"error","message":"This model's maximum context length is 8,192 tokens. However, you requested 9,001 tokens (8001 in the messages, 1000 in the completion)."}`, 9001, 8192},
		{400, `{"error":{"message":"prompt is too long: 9001 tokens > 8192 maximum"}}`, 9001, 8192},
		{500, `{"error":"the input is larger than the context"}`, 0, 0},
		{200, sse(`{"error":{"message":"context_length_exceeded"}}`), 0, 0},
	} {
		client, _ := peer(t, says(c.status, c.body))
		res, err := client.Write(t.Context(), question, nil)
		checkFailure(t, err, ErrContext, "")
		var f *Failure
		if errors.As(err, &f) && (f.Asked != c.asked || f.Limit != c.limit) || res.Attempts != 1 {
			t.Errorf("%s: %d of %d after %d", c.body, f.Asked, f.Limit, res.Attempts)
		}
		if got := client.known().Context; got != c.limit {
			t.Errorf("%s: the context is held to be %d", c.body, got)
		}
	}
}

// prosaic is a text of so many words.
func prosaic(words int) Request {
	return Request{Messages: []Message{{User, strings.Repeat("paper lamp winter ", words/3)}}, MaxOut: 10}
}

// A prompt that was cut in silence is no answer.
func TestTruncated(t *testing.T) {
	counted := func(prompt, output int) http.HandlerFunc {
		return says(200, sse(chunk("Hello"), finish, fmt.Sprintf(`{"choices":[],"usage":{"prompt_tokens":%d,"completion_tokens":%d}}`, prompt, output)))
	}
	for name, c := range map[string]struct {
		prompt, output, context int
		kind                    error
	}{
		"read whole":                  {3100, 3, 0, nil},
		"as few as prose can have":    {2850, 3, 0, nil},
		"cut":                         {2048, 3, 0, ErrPromptTruncated},
		"to the end of the context":   {3100, 10, 3110, ErrPromptTruncated},
		"within the context":          {3100, 9, 3110, nil},
		"nothing is said of it":       {0, 0, 0, nil},
		"too long before it is asked": {3100, 3, 2048, ErrContext},
	} {
		client, _ := peer(t, counted(c.prompt, c.output))
		client.lore.context = c.context
		res, err := client.Write(t.Context(), prosaic(3000), nil)
		checkFailure(t, err, c.kind, "")
		if res.Text != "Hello" && !errors.Is(err, ErrContext) || res.Estimated != (c.prompt == 0) {
			t.Errorf("%s: %+v", name, res)
		}
	}
}

// The estimate follows what the endpoint counts, and is kept.
func TestCalibration(t *testing.T) {
	store := shelf{}
	c, _ := peer(t, says(200, sse(chunk("Hello"), finish, `{"choices":[],"usage":{"prompt_tokens":3000,"completion_tokens":1}}`)))
	c.lore.store = store
	r := prosaic(3000)
	before := c.Estimate(r)
	for range 3 {
		if _, err := c.Write(t.Context(), r, nil); err != nil {
			t.Fatal(err)
		}
	}
	again, err := New(Endpoint{URL: c.Address(), Model: c.Name(), Store: store})
	if err != nil {
		t.Fatal(err)
	}
	if before < 4000 || c.Estimate(r) != 3000 || again.Estimate(r) != 3000 {
		t.Errorf("%d, then %d, and %d in another run", before, c.Estimate(r), again.Estimate(r))
	}
}

// shelf is a store in memory.
type shelf map[string][]byte

func (s shelf) Load(key string) ([]byte, error) { return s[key], nil }

func (s shelf) Save(key string, data []byte) error {
	s[key] = data
	return nil
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "word": 1, "words": 2, "a b": 2, "12345": 3, "1.5,": 4, "für": 3, "日本": 2, " \n\t": 0, "x1y": 3,
	} {
		if got := tokens(text); got != want {
			t.Errorf("%q has %d, want %d", text, got, want)
		}
	}
}

func TestBudget(t *testing.T) {
	sent := 0
	c, _ := peer(t, func(w http.ResponseWriter, req *http.Request) {
		sent++
		says(200, hello)(w, req)
	})
	r := question
	r.MaxOut, r.Budget = 100, NewBudget(150)
	if _, err := c.Write(t.Context(), r, nil); err != nil || r.Budget.Spent() != 24 || r.Budget.Left() != 126 {
		t.Errorf("%v, %d spent, %d left", err, r.Budget.Spent(), r.Budget.Left())
	}
	r.MaxOut = 120
	_, err := c.Write(t.Context(), r, nil)
	checkFailure(t, err, ErrBudget, "126 of 150 are left")
	if sent != 1 || r.Budget.Left() != 126 {
		t.Errorf("%d were sent, %d are left", sent, r.Budget.Left())
	}
	var unbound *Budget
	if err := unbound.Reserve(1 << 40); err != nil {
		t.Error(err)
	}
	unbound.Spend(1, 1)
}

// Those who share a budget never hold more than there is.
func TestBudgetShared(t *testing.T) {
	b := NewBudget(1000)
	var wait sync.WaitGroup
	for range 50 {
		wait.Go(func() {
			for range 100 {
				if b.Reserve(30) == nil {
					b.Spend(30, 10)
				}
			}
		})
	}
	wait.Wait()
	if b.Spent() > 1000 || b.Spent() < 970 || b.Reserve(31) == nil {
		t.Errorf("%d were spent", b.Spent())
	}
}
