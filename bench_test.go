package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ken/index"
	"ken/notes"
	"ken/skills/brief"
	"ken/tui"
)

// The workspace of the benchmarks: as many files as a large notes folder has, cut
// into about 70,000 passages.
const (
	benchFiles    = 10_000
	benchSections = 7
	benchQueries  = 400
)

// BenchmarkWorkspace prints what using a large workspace costs, measured on the
// program as it is run. It takes about a minute:
//
//	go test -run '^$' -bench Workspace -benchtime 1x .
func BenchmarkWorkspace(b *testing.B) {
	home, dir, program := b.TempDir(), b.TempDir(), filepath.Join(b.TempDir(), "ken")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	size := fill(b, dir)
	ken := func(args ...string) (time.Duration, *exec.Cmd, []byte) {
		cmd := exec.Command(program, append([]string{"-C", dir}, args...)...)
		cmd.Env = []string{"HOME=" + home, "PATH=" + os.Getenv("PATH")}
		began := time.Now()
		out, err := cmd.Output()
		if err != nil {
			b.Fatalf("ken %s: %v", strings.Join(args, " "), err)
		}
		return time.Since(began), cmd, out
	}
	for b.Loop() {
		first, cmd, out := ken("sync", "--json")
		var summary index.Changes
		lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
		if err := json.Unmarshal(lines[len(lines)-1], &summary); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(benchFiles)/first.Seconds(), "files/s")
		b.ReportMetric(float64(size)/1e6/first.Seconds(), "MB/s")
		b.ReportMetric(float64(summary.Passages), "passages")
		b.ReportMetric(peakMemory(cmd), "peak-MB")
		again, _, _ := ken("sync")
		b.ReportMetric(ms(again), "second-sync-ms")
		written, _, _ := ken("--no-sync", "brief", "-o", "-", "what does "+word(40)+" mean for "+word(90))
		b.ReportMetric(ms(written), "brief-process-ms")
	}
	b.ReportMetric(0, "ns/op")
	inside(b, dir, home)
}

// inside measures what happens in a process that is running already.
func inside(b *testing.B, dir, home string) {
	s := newSession(quietWorld(dir, home))
	ws, err := s.open()
	if err != nil {
		b.Fatal(err)
	}
	ix, err := s.finder()
	if err != nil {
		b.Fatal(err)
	}
	took := make([]time.Duration, 0, benchQueries)
	for i := range benchQueries {
		r := rand.New(rand.NewPCG(7, uint64(i)))
		q := index.Query{Text: word(zipf(r)) + " " + word(zipf(r)) + " " + word(r.IntN(3000))}
		began := time.Now()
		if found, err := ix.Search(context.Background(), q); err != nil || found.Total == 0 {
			b.Fatalf("search %q: %d found, %v", q.Text, found.Total, err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(ms(took[len(took)/2]), "search-p50-ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "search-p99-ms")
	desk := brief.Desk{Finder: ix, Keeper: ws, Now: time.Now}
	began := time.Now()
	if _, err := desk.Write(context.Background(), brief.Request{Topic: word(40) + " and " + word(90), Unkept: true}, &bytes.Buffer{}); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(ms(time.Since(began)), "brief-ms")
	b.ReportMetric(ms(firstFrame(b, dir, home)), "first-frame-ms")
}

// firstFrame returns how long the screen takes to draw the user's goals, without the
// start of the process itself.
func firstFrame(b *testing.B, dir, home string) time.Duration {
	if err := os.WriteFile(filepath.Join(dir, notes.GoalsFile), []byte("## Understand it all\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	began := time.Now()
	s := newSession(quietWorld(dir, home))
	if _, err := s.open(); err != nil {
		b.Fatal(err)
	}
	ix, err := s.finder()
	if err != nil {
		b.Fatal(err)
	}
	in, keys := io.Pipe()
	defer keys.Close()
	out := &watched{until: "Understand", seen: make(chan struct{})}
	go func() { _, _ = tui.Run(ctx, s.bench(ix), tui.Options{In: in, Out: out, Width: 100, Height: 30}) }()
	select {
	case <-out.seen:
		return time.Since(began)
	case <-time.After(10 * time.Second):
		b.Fatal("no frame")
		return 0
	}
}

// watched is a writer that tells when some words have been written.
type watched struct {
	until string
	seen  chan struct{}
	mu    sync.Mutex
	text  []byte
}

func (w *watched) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !bytes.Contains(w.text, []byte(w.until)) {
		w.text = append(w.text, p...)
		if bytes.Contains(w.text, []byte(w.until)) {
			close(w.seen)
		}
	}
	return len(p), nil
}

// fill writes the workspace and returns its size in bytes.
func fill(b *testing.B, dir string) (size int) {
	for i := range benchFiles {
		var text strings.Builder
		r := rand.New(rand.NewPCG(1, uint64(i)))
		fmt.Fprintf(&text, "# %s %s\n", word(zipf(r)), word(r.IntN(3000)))
		for range benchSections {
			fmt.Fprintf(&text, "\n## %s %s\n\n", word(zipf(r)), word(r.IntN(3000)))
			for range 9 {
				sentence(&text, r)
			}
		}
		name := filepath.Join(dir, fmt.Sprintf("d%02d", i%100), fmt.Sprintf("n%05d.md", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
			b.Fatal(err)
		}
		// Written a while ago, as notes are: what is younger than the last sync is
		// read again to be sure.
		if err := os.Chtimes(name, time.Time{}, time.Now().Add(-time.Hour)); err != nil {
			b.Fatal(err)
		}
		size += text.Len()
	}
	return size
}

func sentence(text *strings.Builder, r *rand.Rand) {
	text.WriteString("The " + word(zipf(r)))
	for range 4 + r.IntN(3) { // every other word of English is one of these
		text.WriteString(" " + little[r.IntN(len(little))] + " " + word(zipf(r)))
	}
	text.WriteString(".\n")
}

var little = strings.Fields("the of and to in is that for it was on are with as be at by this from or an which not")

// zipf draws a word's rank as texts do: the n-th word is about as frequent as 1/n.
func zipf(r *rand.Rand) int { return int(math.Exp(r.Float64()*math.Log(30_000))) - 1 }

// word spells the word of a rank; no two ranks are spelled alike.
func word(rank int) string {
	const syllables = "kavelotumirasedunobigapifohy"
	var w strings.Builder
	for n := rank + 14; n > 0; n /= 14 {
		w.WriteString(syllables[n%14*2 : n%14*2+2])
	}
	return w.String()
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
