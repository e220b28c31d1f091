package journal

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ken/notes"
	"ken/notes/recall"
)

// manyReviews writes the log of a few years: so many reviews of a tenth as many cards,
// as two devices write them.
func manyReviews(tb testing.TB, n int) *notes.Workspace {
	tb.Helper()
	rnd := rand.New(rand.NewPCG(1, 2))
	files := map[string]*bytes.Buffer{}
	j := &Journal{}
	at := time.Date(2023, 1, 1, 8, 0, 0, 0, time.UTC)
	step := 3 * 365 * 24 * time.Hour / time.Duration(n)
	for i := range n {
		e := j.filled(Event{
			Type: Review, Card: fmt.Sprintf("k%05d", rnd.IntN(max(1, n/10))), At: at.Add(time.Duration(i) * step).UnixMilli(), TZ: 60,
			Rating: recall.Rating(1 + rnd.IntN(4)), Auto: "right", Src: SrcAuto, Score: float64(rnd.IntN(100)) / 100,
			Conf: 1 + rnd.IntN(3), Ms: int64(2000 + rnd.IntN(20000)), Form: "free", Ivl: 1 + rnd.IntN(40), Params: "default-6", Length: rnd.IntN(80),
		})
		e.ID, _ = derived(&e, i, "d")
		name := fmt.Sprintf("dev%d/%s.jsonl", rnd.IntN(2), e.Moment().Time().Format("2006-01"))
		if files[name] == nil {
			files[name] = &bytes.Buffer{}
		}
		files[name].Write(append(encode(&e), '\n'))
	}
	dir := tb.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, Folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(name, text.Bytes(), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	ws, err := notes.Open(dir)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { ws.Close() })
	return ws
}

// BenchmarkCold is what a start costs: 100,000 reviews read and replayed.
func BenchmarkCold(b *testing.B) {
	ws := manyReviews(b, 100_000)
	load, replay := time.Hour, time.Hour // the best of all: others use the machine too
	for b.Loop() {
		from := time.Now()
		j, _, err := Open(ws, "dev0")
		if err != nil {
			b.Fatal(err)
		}
		read := time.Now()
		if n := len(j.States(recall.Default())); n < 9_000 {
			b.Fatalf("%d cards", n)
		}
		load, replay = min(load, read.Sub(from)), min(replay, time.Since(read))
	}
	b.ReportMetric(float64(load.Milliseconds()), "ms-load-best")
	b.ReportMetric(float64(replay.Milliseconds()), "ms-replay-best")
}

// BenchmarkAdd is one answer with the states after it, in a log of 100,000.
func BenchmarkAdd(b *testing.B) {
	ws := manyReviews(b, 100_000)
	j, _, err := Open(ws, "dev0")
	if err != nil {
		b.Fatal(err)
	}
	j.States(recall.Default())
	at := time.Date(2026, 1, 2, 8, 0, 0, 0, time.UTC)
	for b.Loop() {
		at = at.Add(time.Second)
		if _, err := j.Add(Event{Type: Review, Card: "k00001", At: at.UnixMilli(), Rating: recall.Good}); err != nil {
			b.Fatal(err)
		}
		j.States(recall.Default())
	}
}

// BenchmarkRefresh looks for what others wrote where nobody did.
func BenchmarkRefresh(b *testing.B) {
	ws := manyReviews(b, 100_000)
	j, _, err := Open(ws, "dev0")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := j.Refresh(); err != nil {
			b.Fatal(err)
		}
	}
}
