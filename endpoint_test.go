package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// A fakeEndpoint embeds as an endpoint does that speaks as OpenAI's, without a model:
// each word turns a number on, and a few words mean the same. It keeps every request.
type fakeEndpoint struct {
	mu     sync.Mutex
	mode   string
	dim    int
	asked  int
	record *os.File
}

func (f *fakeEndpoint) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, _ := io.ReadAll(req.Body)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked++
	fmt.Fprintf(f.record, "%s %s\n%s\n", req.Method, req.URL.Path, body)
	var asked struct{ Input []string }
	if err := json.Unmarshal(body, &asked); err != nil || req.URL.Path != "/v1/embeddings" {
		http.Error(w, "no such thing", http.StatusNotFound)
		return
	}
	key := strings.TrimPrefix(req.Header.Get("Authorization"), "Bearer ")
	switch f.mode {
	case "key":
		if key != "sk-right" {
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprintf(w, `{"error":{"message":"Incorrect API key provided: %s"}}`, key)
			return
		}
	case "busy":
		if f.asked == 1 {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
	case "broken":
		w.WriteHeader(http.StatusBadGateway)
		fmt.Fprint(w, "<html>bad gateway</html>")
		return
	case "page":
		fmt.Fprint(w, "<html>hello</html>")
		return
	case "cut":
		fmt.Fprint(w, `{"data":[{"index":0,"embedding":[0.1,0.`)
		return
	case "slow":
		time.Sleep(1500 * time.Millisecond)
	case "stalls":
		if f.asked > 2 {
			f.mu.Unlock() // it is locked again when this returns
			<-req.Context().Done()
			f.mu.Lock()
			return
		}
	}
	writeVectors(w, asked.Input, f.dim)
}

// writeVectors answers with a vector for each text.
func writeVectors(w io.Writer, texts []string, dim int) {
	type embedding struct {
		Index     int       `json:"index"`
		Embedding []float32 `json:"embedding"`
	}
	list := []embedding{}
	same := map[string]string{"conveyance": "car", "vehicle": "car", "automobile": "car"}
	for i, text := range texts {
		v := make([]float32, dim)
		v[0] = 0.1
		for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
			if other := same[word]; other != "" {
				word = other
			}
			h := fnv.New32a()
			_, _ = h.Write([]byte(word))
			v[1+int(h.Sum32()>>4)%(dim-1)]++
		}
		list = append(list, embedding{i, v})
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"object": "list", "data": list})
}

// endpoint starts one that answers in a manner, names it in ENDPOINT, and writes what it
// is asked to the file asked: endpoint good. With "nobody" it is a listener to which no
// one may connect, and as "writer" it answers a chat with one file after the other.
func endpoint(ts *testscript.TestScript, neg bool, args []string) {
	if args[0] == "nobody" {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		ts.Check(err)
		watch := &nobody{listener: listener}
		go watch.wait()
		ts.Setenv("ENDPOINT", "http://"+listener.Addr().String()+"/v1")
		ts.Defer(func() {
			if watch.end() > 0 {
				ts.Fatalf("somebody connected")
			}
		})
		return
	}
	record, err := os.OpenFile(ts.MkAbs("asked"), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	ts.Check(err)
	fake := &fakeEndpoint{mode: args[0], dim: 500, record: record}
	if args[0] == "shorter" {
		fake.dim = 30
	}
	var handler http.Handler = fake
	if args[0] == "writer" {
		handler = &fakeWriter{record: record, answers: answersOf(ts, args[1:])}
	}
	server := httptest.NewServer(handler)
	ts.Defer(func() {
		server.Close()
		record.Close()
	})
	ts.Setenv("ENDPOINT", server.URL+"/v1")
}

// awaitAsked waits until the endpoint was asked so often: await-asked 3.
func awaitAsked(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	for range 3_000 {
		if strings.Count(ts.ReadFile("asked"), "POST ") >= want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("the endpoint was not asked %d times within half a minute", want)
}

// manyNotes writes notes of one passage each: many-notes DIR N.
func manyNotes(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.MkdirAll(ts.MkAbs(args[0]), 0o700))
	for i := range n {
		text := fmt.Sprintf("# Note %d\n\nHouse %d has a garden.\n", i, i)
		ts.Check(os.WriteFile(ts.MkAbs(filepath.Join(args[0], fmt.Sprintf("n%03d.md", i))), []byte(text), 0o600))
	}
}

// ownSettings writes a config.yaml of some lines: own-settings DIR LINE...
func ownSettings(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(filepath.Join(args[0], "ken"))
	ts.Check(os.MkdirAll(dir, 0o700))
	ts.Check(os.WriteFile(filepath.Join(dir, "config.yaml"), []byte(strings.Join(args[1:], "\n")+"\n"), 0o600))
}

// A nobody counts who connects.
type nobody struct {
	mu       sync.Mutex
	listener net.Listener
	count    int
}

func (n *nobody) wait() {
	for {
		c, err := n.listener.Accept()
		if err != nil {
			return
		}
		n.mu.Lock()
		n.count++
		n.mu.Unlock()
		c.Close()
	}
}

// end closes the listener. What connected is waiting to be accepted already, since a
// run that connected has ended.
func (n *nobody) end() int {
	time.Sleep(20 * time.Millisecond)
	n.listener.Close()
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.count
}
