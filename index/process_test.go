package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"

	"ken/notes"
)

// The test program is its own second process: with this variable set it syncs the
// index of a workspace, "workspace|cache|times".
const childVariable = "KEN_INDEX_TEST_CHILD"

func TestMain(m *testing.M) {
	if task := os.Getenv(childVariable); task != "" {
		if err := child(task); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(task string) error {
	part := strings.Split(task, "|")
	ws, err := notes.Open(part[0])
	if err != nil {
		return err
	}
	fmt.Println("ready")
	for range len(part[2]) {
		if _, err := Open(ws, part[1]).Sync(context.Background(), nil); err != nil {
			return err
		}
	}
	return nil
}

// process starts a sync in another process, one for each letter of times, and
// returns when it begins.
func (d *desk) process(times string) *exec.Cmd {
	d.t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+d.root+"|"+d.cache+"|"+times)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	if _, err := fmt.Fscanln(out, new(string)); err != nil {
		d.t.Fatal(err)
	}
	return cmd
}

// scatter rewrites some notes at random.
func (d *desk) scatter(r *rand.Rand, texts map[string]string, n int) {
	for range n {
		path := fmt.Sprintf("f%d/n%03d.md", r.IntN(9), r.IntN(90))
		if r.IntN(6) == 0 && texts[path] != "" {
			d.remove(path)
			delete(texts, path)
			continue
		}
		texts[path] = randomNote(r)
		// Each has a time of its own, or a change could not be seen.
		d.writeAt(path, texts[path], time.Unix(1_700_000_000+r.Int64N(1e7), r.Int64N(1e9)))
	}
}

// awaitWriting waits until another process writes the index: the seal is broken.
func (d *desk) awaitWriting() {
	for range 400 {
		if _, err := os.Stat(d.storeDir()); err == nil && d.loadSeal() == nil {
			return
		}
		time.Sleep(time.Millisecond / 2)
	}
}

// A sync that is killed at any moment leaves an index that the next one completes.
func TestKilledSyncs(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it starts fifty processes")
	}
	r := rand.New(rand.NewPCG(9, 10))
	d := newDesk(t, nil)
	texts := make(map[string]string)
	d.scatter(r, texts, 250)
	within := 0 // killed while they wrote
	for i := range 50 {
		cmd := d.process("1")
		if i%2 == 0 {
			d.awaitWriting()
		}
		if i%4 != 0 { // a write lasts a few milliseconds: some are killed as soon as it is seen
			time.Sleep(time.Duration(r.Int64N(int64(30 * time.Millisecond))))
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if _, err := os.Stat(d.storeDir()); err == nil && d.loadSeal() == nil {
			within++
		}
		if _, err := d.Search(t.Context(), Query{Text: "heat pump"}); err != nil {
			t.Fatalf("search: %v", err)
		}
		d.scatter(r, texts, 12)
	}
	if within == 0 {
		t.Error("none was killed while it wrote: the test shows nothing")
	}
	t.Logf("%d of 50 were killed while they wrote", within)
	if c := d.sync(); c.Files != len(texts) || c.Rebuilt != "" {
		t.Errorf("%+v, want %d files", c, len(texts))
	}
	if err := d.Check(t.Context()); err != nil {
		t.Error(err)
	}
	fresh := newDesk(t, texts)
	fresh.sync()
	for _, query := range []string{"heat pump", "garden", `"budget meeting"`} {
		q := Query{Text: query, Max: 1_000}
		if got, want := scored(d.ask(q)), scored(fresh.ask(q)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: found %d, want %d, or in another order", query, len(got), len(want))
		}
	}
}

// One process searches while another syncs: every search is answered, from the
// files as they are.
func TestSearchWhileAnotherProcessSyncs(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	d := newDesk(t, nil)
	texts := make(map[string]string)
	d.scatter(r, texts, 300)
	d.sync()
	cmd := d.process("12345678")
	over := make(chan error, 1)
	go func() { over <- cmd.Wait() }()
	searches := 0
	for {
		select {
		case err := <-over:
			if err != nil || searches == 0 {
				t.Errorf("%v after %d searches", err, searches)
			}
			if c := d.sync(); c.Files != len(texts) {
				t.Errorf("%+v, want %d files", c, len(texts))
			}
			return
		default:
		}
		d.scatter(r, texts, 5)
		for _, p := range d.search("heat pump").Passages {
			if !strings.Contains(texts[p.Path], p.Quote) {
				t.Fatalf("%s is not in the file", p.At())
			}
		}
		searches++
	}
}
