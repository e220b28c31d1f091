package model

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// secret is the key of every test: it may stand in no error.
const secret = "sk-very-secret-0123"

// peer is an endpoint that answers as a test has it, and a client of it that does not
// wait between tries.
func peer(t *testing.T, answer http.HandlerFunc) (*Client, *[]time.Duration) {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	c, err := New(Endpoint{URL: server.URL + "/v1/", Model: "small", Key: secret})
	if err != nil {
		t.Fatal(err)
	}
	pauses := new([]time.Duration)
	c.road.pause = func(ctx context.Context, d time.Duration) error {
		*pauses = append(*pauses, d)
		return ctx.Err()
	}
	return c, pauses
}

// says answers with a status and a text.
func says(status int, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, text)
	}
}

const two = `{"object":"list","model":"small","data":[` +
	`{"object":"embedding","index":1,"embedding":[0.5,-1]},{"object":"embedding","index":0,"embedding":[1,2]}]}`

func TestEmbed(t *testing.T) {
	c, _ := peer(t, func(w http.ResponseWriter, req *http.Request) {
		var asked struct {
			Input []string `json:"input"`
			Model string   `json:"model"`
		}
		body, _ := io.ReadAll(req.Body)
		if err := json.Unmarshal(body, &asked); err != nil || fmt.Sprint(asked.Input) != "[one two]" || asked.Model != "small" {
			t.Errorf("asked %s: %v", body, err)
		}
		if req.URL.Path != "/v1/embeddings" || req.Header.Get("Authorization") != "Bearer "+secret {
			t.Errorf("asked at %s with %q", req.URL, req.Header.Get("Authorization"))
		}
		_, _ = io.WriteString(w, two)
	})
	got, err := c.Embed(t.Context(), []string{"one", "two"})
	if err != nil || fmt.Sprint(got) != "[[1 2] [0.5 -1]]" {
		t.Errorf("%v, %v", got, err)
	}
}

// A server that numbers nothing means the order its vectors stand in.
func TestEmbedWithoutNumbers(t *testing.T) {
	c, _ := peer(t, says(200, `{"data":[{"embedding":[1]},{"embedding":[2]}]}`))
	if got, err := c.Embed(t.Context(), []string{"a", "b"}); err != nil || fmt.Sprint(got) != "[[1] [2]]" {
		t.Errorf("%v, %v", got, err)
	}
}

// What endpoints have been seen to answer, and what is made of it.
func TestFailures(t *testing.T) {
	for name, c := range map[string]struct {
		status  int
		body    string
		want    string
		tries   int
		refused bool
	}{
		"wrong key":          {401, `{"error":{"message":"Incorrect API key provided: ` + secret + `"}}`, "401 Incorrect API key provided: …", 1, false},
		"error as a text":    {400, `{"error":"input too long"}`, "400 input too long", 1, true},
		"vllm":               {400, `{"object":"error","message":"too many tokens"}`, "400 too many tokens", 1, true},
		"fastapi":            {422, `{"detail":"no list"}`, "422 no list", 1, true},
		"a page":             {502, `<html>bad gateway</html>`, "502 Bad Gateway", 4, false},
		"too large, as 500":  {500, `{"error":{"code":500,"message":"input is too large to process"}}`, "500 input is too large", 1, true},
		"a fault":            {500, `{"error":{"message":"boom"}}`, "500 boom", 4, true},
		"too often":          {429, `{}`, "429 Too Many Requests", 4, false},
		"not there":          {404, `404 page not found`, "404 Not Found", 1, false},
		"no such thing":      {501, `{"error":{"message":"start with --embeddings"}}`, "501 start with --embeddings", 1, false},
		"sent elsewhere":     {302, ``, "302 it sends elsewhere", 1, false},
		"error as success":   {200, `{"error":{"message":"model not loaded"}}`, "model not loaded", 1, false},
		"odd error":          {200, `{"error":{"code":7}}`, `{"code":7}`, 1, false},
		"a page as success":  {200, `<!doctype html>`, "web page", 1, false},
		"cut off":            {200, two[:70], "cut off", 1, false},
		"nothing":            {200, ``, "no JSON object", 1, false},
		"too few":            {200, `{"data":[{"embedding":[1]}]}`, "1 vectors for 2 texts", 1, false},
		"of two lengths":     {200, `{"data":[{"embedding":[1]},{"embedding":[1,2]}]}`, "vectors of 1 and of 2 numbers", 1, false},
		"empty":              {200, `{"data":[{"embedding":[]},{"embedding":[]}]}`, "vectors of 0", 1, false},
		"null":               {200, `{"data":[{"embedding":null},{"embedding":null}]}`, "vectors of 0", 1, false},
		"one twice":          {200, `{"data":[{"index":1,"embedding":[1]},{"index":1,"embedding":[2]}]}`, "text 1 of 2", 1, false},
		"not numbers":        {200, `{"data":[{"embedding":["a"]},{"embedding":[1]}]}`, "cannot unmarshal", 1, false},
		"a long complaint":   {400, `{"error":"` + strings.Repeat("é", 9000) + secret + `"}`, "400 éé", 1, true},
		"lines and controls": {400, "{\"error\":\"a\\n\\tb\"}", "400 a b", 1, true},
	} {
		t.Run(name, func(t *testing.T) {
			asked := 0
			client, pauses := peer(t, func(w http.ResponseWriter, req *http.Request) {
				asked++
				if body, _ := io.ReadAll(req.Body); !strings.Contains(string(body), "one") {
					t.Errorf("try %d sent %q", asked, body)
				}
				w.Header().Set("Location", "http://example.invalid/")
				says(c.status, c.body)(w, req)
			})
			_, err := client.Embed(t.Context(), []string{"one", "two"})
			var f *Failure
			if !errors.As(err, &f) || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("%v, want %s", err, c.want)
			}
			if asked != c.tries || len(*pauses) != c.tries-1 || f.Refused() != c.refused {
				t.Errorf("asked %d times, refused %v", asked, f.Refused())
			}
			if text := err.Error() + f.Hint(); strings.Contains(text, secret) || len(text) > 500 || strings.Contains(text, "\n") {
				t.Errorf("the error says %q", text)
			}
		})
	}
}

func TestRetryAfter(t *testing.T) {
	asked := 0
	c, pauses := peer(t, func(w http.ResponseWriter, req *http.Request) {
		if asked++; asked == 1 {
			w.Header().Set("Retry-After", "7")
			says(429, "")(w, req)
			return
		}
		says(200, two)(w, req)
	})
	if _, err := c.Embed(t.Context(), []string{"one", "two"}); err != nil || fmt.Sprint(*pauses) != "[7s]" {
		t.Errorf("%v after %v", err, *pauses)
	}
	c, pauses = peer(t, func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("Retry-After", "3600")
		says(503, "")(w, req)
	})
	if _, err := c.Embed(t.Context(), []string{"one", "two"}); err == nil || len(*pauses) > 0 {
		t.Errorf("%v after %v: an hour is not waited for", err, *pauses)
	}
}

// Who has little time is told at once, and not after a pause that it has not.
func TestNoPauseBeyondTheDeadline(t *testing.T) {
	c, pauses := peer(t, says(503, ""))
	ctx, cancel := context.WithTimeout(t.Context(), 400*time.Millisecond)
	defer cancel()
	var f *Failure
	if _, err := c.Embed(ctx, []string{"one"}); !errors.As(err, &f) || len(*pauses) > 0 {
		t.Errorf("%v after %v", err, *pauses)
	}
}

func TestSilence(t *testing.T) {
	stop := make(chan struct{})
	c, _ := peer(t, func(w http.ResponseWriter, req *http.Request) {
		_, _ = io.Copy(io.Discard, req.Body)
		_, _ = io.WriteString(w, two[:20])
		w.(http.Flusher).Flush()
		<-stop
	})
	defer close(stop)
	c.road.silence = 50 * time.Millisecond
	if _, err := c.Embed(t.Context(), []string{"one"}); err == nil || !strings.Contains(err.Error(), "did not answer in time") {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	c.road.silence = time.Minute
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := c.Embed(ctx, []string{"one"}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want that it was cancelled", err)
	}
}

// An answer whose connection breaks is asked for again.
func TestBrokenConnection(t *testing.T) {
	asked := 0
	c, _ := peer(t, func(w http.ResponseWriter, req *http.Request) {
		if asked++; asked < 3 {
			w.Header().Set("Content-Length", "5000")
			_, _ = io.WriteString(w, two[:30])
			return
		}
		says(200, two)(w, req)
	})
	if _, err := c.Embed(t.Context(), []string{"one", "two"}); err != nil || asked != 3 {
		t.Errorf("%v after %d", err, asked)
	}
}

func TestNothingListens(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	c, err := New(Endpoint{URL: "http://" + l.Addr().String() + "/v1", Model: "m", Key: secret})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Embed(t.Context(), []string{"one"})
	if err == nil || !strings.Contains(err.Error(), "nothing listens there") || strings.Contains(err.Error(), secret) {
		t.Errorf("%v", err)
	}
}

// The road leads to one host, whatever the environment says of proxies.
func TestOnlyTheEndpoint(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:9")
	c, _ := peer(t, says(200, two))
	if _, err := c.Embed(t.Context(), []string{"one", "two"}); err != nil {
		t.Error(err)
	}
	req := httptest.NewRequest(http.MethodPost, "http://example.invalid/v1/embeddings", nil)
	if _, err := c.road.Do(req); err == nil || !strings.Contains(err.Error(), "was stopped") {
		t.Errorf("%v", err)
	}
}

func TestEndpoints(t *testing.T) {
	for _, c := range []struct{ url, model, want string }{
		{"http://localhost:11434/v1", "m", ""},
		{" https://api.example.com/v1/ ", "m", ""},
		{"http://user:" + secret + "@host/v1", "m", "may hold no name"},
		{"http://host/v1?key=" + secret, "m", "may hold no name"},
		{"localhost:11434", "m", "has to begin with"},
		{"file:///etc/passwd", "m", "has to begin with"},
		{"http:///v1", "m", "has to begin with"},
		{"http://host:port/v1", "m", "cannot be read"},
		{"http://host/v1", "", "no model is named"},
	} {
		_, err := New(Endpoint{URL: c.url, Model: c.model, Key: secret})
		if got := fmt.Sprint(err); c.want == "" && err != nil || !strings.Contains(got, c.want) && c.want != "" || strings.Contains(got, secret) {
			t.Errorf("%s: %v, want %q", c.url, err, c.want)
		}
	}
}

func TestOpen(t *testing.T) {
	for url, want := range map[string]bool{
		"http://localhost:1/v1": false, "http://127.0.0.9/v1": false, "http://[::1]:8/v1": false,
		"https://example.com/v1": false, "http://example.com/v1": true, "http://192.168.1.2:8/v1": true,
	} {
		c, err := New(Endpoint{URL: url, Model: "m"})
		if err != nil || c.Open() != want {
			t.Errorf("%s: %v, %v", url, c.Open(), err)
		}
	}
}

// FuzzAnswer holds that no answer, whatever it is, ends otherwise than as vectors of
// one length or as an error without the key.
func FuzzAnswer(f *testing.F) {
	f.Add(200, []byte(two))
	f.Add(200, []byte(`{"error":{"message":["`+secret+`"]}}`))
	f.Add(500, []byte(`{"error":null,"message":{"a":1}}`))
	f.Add(200, []byte(`{"data":[{"embedding":[1e39]},{"embedding":[1]}]}`))
	f.Add(199, []byte("\x00"))
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		c, err := New(Endpoint{URL: "http://host/v1", Model: "m", Key: secret})
		if err != nil {
			t.Fatal(err)
		}
		c.road.http.Transport = fixed{status, body}
		c.road.pause = func(context.Context, time.Duration) error { return nil }
		vectors, err := c.Embed(t.Context(), []string{"one", "two"})
		switch {
		case err != nil && strings.Contains(err.Error(), secret):
			t.Errorf("the error says %q", err)
		case err == nil && (len(vectors) != 2 || len(vectors[0]) == 0 || len(vectors[0]) != len(vectors[1])):
			t.Errorf("%v", vectors)
		}
	})
}

// fixed answers every request alike.
type fixed struct {
	status int
	body   []byte
}

func (f fixed) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: f.status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(string(f.body))),
	}, nil
}
