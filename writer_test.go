package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// A fakeWriter answers chats as an endpoint does that speaks as OpenAI's: each with the
// next of its answers, in pieces. It keeps every request.
type fakeWriter struct {
	mu      sync.Mutex
	answers []string
	record  *os.File
}

// answersOf reads the files of a script.
func answersOf(ts *testscript.TestScript, names []string) []string {
	var list []string
	for _, name := range names {
		list = append(list, ts.ReadFile(name))
	}
	return list
}

func (f *fakeWriter) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, _ := io.ReadAll(req.Body)
	f.mu.Lock()
	defer f.mu.Unlock()
	fmt.Fprintf(f.record, "%s %s\n%s\n", req.Method, req.URL.Path, body)
	if strings.HasSuffix(req.URL.Path, "/models") {
		fmt.Fprint(w, `{"object":"list","data":[{"id":"scribe","object":"model"}]}`)
		return
	}
	if !strings.HasSuffix(req.URL.Path, "/chat/completions") {
		http.NotFound(w, req)
		return
	}
	answer := `{"canary":"q7"}`
	if !strings.Contains(string(body), `"canary"`) {
		if len(f.answers) == 0 {
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, `{"error":{"message":"nothing more to say"}}`)
			return
		}
		answer, f.answers = f.answers[0], f.answers[1:]
	}
	sayIn(w, answer)
}

// sayIn writes an answer as server-sent events. One that ends with CUT breaks off there,
// and one that begins with FAIL is a failure.
func sayIn(w http.ResponseWriter, answer string) {
	if text, fails := strings.CutPrefix(answer, "FAIL "); fails {
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(w, `{"error":{"message":%q}}`, strings.TrimSpace(text))
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	text, cut := strings.CutSuffix(strings.TrimSpace(answer), "CUT")
	runes := []rune(text)
	for at := 0; at < len(runes); at += 20 {
		piece, _ := json.Marshal(string(runes[at:min(at+20, len(runes))]))
		fmt.Fprintf(w, `data: {"id":"c","object":"chat.completion.chunk","model":"scribe","choices":[{"index":0,"delta":{"content":%s}}]}`+"\n\n", piece)
	}
	if cut {
		return
	}
	fmt.Fprint(w, `data: {"id":"c","object":"chat.completion.chunk","model":"scribe","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}`+"\n\n")
	fmt.Fprint(w, "data: [DONE]\n\n")
}
