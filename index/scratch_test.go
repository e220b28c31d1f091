package index

import (
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	"ken/notes"
)

func TestScratch(t *testing.T) {
	dir := os.Getenv("KEN_WS")
	if dir == "" {
		dir = "/tmp/rfcs"
	}
	ws, err := notes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	cache := "/tmp/kencache"
	os.RemoveAll(cache)
	ix := Open(ws, cache)
	t0 := time.Now()
	c, err := ix.Sync(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	d := time.Since(t0)
	fmt.Printf("%+v %.1f MB/s %v\n", c.Passages, float64(c.Bytes)/1e6/d.Seconds(), d)
	fmt.Println(c.Files, c.Added, c.Changed, len(c.Unread), c.Rebuilt)
	for i := 0; i < 4; i++ {
		t0 = time.Now()
		c, err = ix.Sync(t.Context(), nil)
		fmt.Println(err, c.Added, c.Changed, c.Removed, time.Since(t0))
		time.Sleep(900 * time.Millisecond)
	}
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	fmt.Println("sys MB", ms.Sys>>20, "gcs", ms.NumGC)
}

func TestScratchSearch(t *testing.T) {
	dir := os.Getenv("KEN_WS")
	if dir == "" {
		dir = "/tmp/rfcs"
	}
	ws, err := notes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix := Open(ws, "/tmp/kencache")
	ix.Sync(t.Context(), nil)
	for _, q := range []string{"static assert", "borrow checker lifetimes async", `"zero cost"`, "procmacro hygeine", "in:text pinning", "since:2026-11", "asyn", "happine", "-rust cargo", "kind:x cargo", `frobnicatoin`, "the", "in:nowhere trait"} {
		t0 := time.Now()
		r, err := ix.Search(t.Context(), Query{Text: q, Max: 3})
		d := time.Since(t0)
		fmt.Printf("\n%s → %d of %d, %v %v %q %v\n", q, len(r.Passages), r.Total, d, err, r.Problem, r.Frequency)
		for _, p := range r.Passages {
			fmt.Printf("   %.2f %s %s | %q %v\n", p.Score, p.At(), p.Under(), p.Quote[:min(50, len(p.Quote))], len(p.Marks))
		}
		for _, n := range r.Nearest {
			fmt.Printf("   near %s %s %q\n", n.At(), n.Under(), n.Quote)
		}
	}
}
