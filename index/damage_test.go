package index

import (
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// library is a workspace big enough to have several segments.
func library() map[string]string {
	r := rand.New(rand.NewPCG(5, 6))
	files := make(map[string]string)
	for i := range 120 {
		files[fmt.Sprintf("n%03d.md", i)] = randomNote(r)
	}
	return files
}

// inSessions syncs a workspace in several sessions, so that there are several
// segments.
func inSessions(d *desk, files map[string]string) {
	n := 0
	for path, text := range files {
		d.write(path, text)
		if n++; n%30 == 0 {
			d.sync()
		}
	}
	then := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	d.writeAt("n000.md", files["n000.md"], then)
	d.sync()
	// A file that is only touched, and on the same day, has the list of files written.
	d.writeAt("n000.md", files["n000.md"], then.Add(30*time.Minute))
	d.sync()
}

// copied returns the same workspace with a copy of its index.
func (d *desk) copied() *desk {
	d.t.Helper()
	cache := filepath.Join(d.t.TempDir(), "cache")
	if err := os.CopyFS(cache, os.DirFS(d.cache)); err != nil {
		d.t.Fatal(err)
	}
	// A copy that keeps the times is as good as the original.
	list, err := filepath.Glob(filepath.Join(d.storeDir(), "*"))
	if err != nil {
		d.t.Fatal(err)
	}
	for _, path := range list {
		info, err := os.Stat(path)
		if err != nil {
			d.t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(cache, "store", filepath.Base(path)), info.ModTime(), info.ModTime()); err != nil {
			d.t.Fatal(err)
		}
	}
	other := *d
	other.cache, other.Index = cache, Open(d.ws, cache)
	return &other
}

// quiet keeps bleve's complaints off the screen, as the program does.
func quiet(t *testing.T) {
	log.SetOutput(io.Discard)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
}

// segmentFile returns the path of one of the store's segments.
func segmentFile(t *testing.T, d *desk) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(d.storeDir(), "*.zap"))
	if err != nil || len(list) == 0 {
		t.Fatalf("%v, %v", list, err)
	}
	return list[len(list)/2]
}

func TestDamagedIndexIsMadeAnew(t *testing.T) {
	quiet(t)
	files := library()
	whole := newDesk(t, nil)
	inSessions(whole, files)
	want := scored(whole.search("heat pump"))
	for name, harm := range map[string]func(*desk) error{
		"segment cut off":     func(d *desk) error { return os.Truncate(segmentFile(t, d), 5_000) },
		"segment empty":       func(d *desk) error { return os.Truncate(segmentFile(t, d), 0) },
		"segment gone":        func(d *desk) error { return os.Remove(segmentFile(t, d)) },
		"segment zeroed":      func(d *desk) error { return overwrite(segmentFile(t, d), 2_000, make([]byte, 400)) },
		"root empty":          func(d *desk) error { return os.Truncate(filepath.Join(d.storeDir(), rootFile), 0) },
		"root cut off":        func(d *desk) error { return os.Truncate(filepath.Join(d.storeDir(), rootFile), 20_000) },
		"root gone":           func(d *desk) error { return os.Remove(filepath.Join(d.storeDir(), rootFile)) },
		"root garbage":        func(d *desk) error { return overwrite(filepath.Join(d.storeDir(), rootFile), 0, make([]byte, 9_000)) },
		"manifest cut off":    func(d *desk) error { return os.Truncate(d.manifestPath(), 100) },
		"manifest gone":       func(d *desk) error { return os.Remove(d.manifestPath()) },
		"store gone":          func(d *desk) error { return os.RemoveAll(d.storeDir()) },
		"everything gone":     func(d *desk) error { return os.RemoveAll(d.cache) },
		"seal gone":           func(d *desk) error { return os.Remove(d.sealPath()) },
		"seal garbage":        func(d *desk) error { return overwrite(d.sealPath(), 0, []byte("xxxx")) },
		"an older generation": func(d *desk) error { return ageStore(d) },
	} {
		t.Run(name, func(t *testing.T) {
			d := whole.copied()
			if err := harm(d); err != nil {
				t.Fatal(err)
			}
			if name != "store gone" && name != "everything gone" && name != "root gone" {
				d.search("heat pump") // must come to its end
			}
			c := d.sync()
			if c.Files != len(files) {
				t.Errorf("%+v", c)
			}
			if got := scored(d.search("heat pump")); !reflect.DeepEqual(got, want) {
				t.Errorf("got %v\nwant %v", got, want)
			}
			if err := d.Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

// overwrite writes bytes into the middle of a file.
func overwrite(path string, at int64, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteAt(data, at)
	return err
}

// ageStore makes a store look as if another version of ken had made it.
func ageStore(d *desk) error {
	st, err := openStore(d.storeDir(), false)
	if err != nil {
		return err
	}
	st.head.generation = "ken 0"
	segments := st.segments()
	if err := st.sync(); err != nil {
		return err
	}
	if err := st.close(); err != nil {
		return err
	}
	return d.writeSeal(segments, nil)
}

func TestRebuildIsSaidInOneLine(t *testing.T) {
	quiet(t)
	d := newDesk(t, house())
	d.sync()
	if err := ageStore(d); err != nil {
		t.Fatal(err)
	}
	if c := d.sync(); c.Rebuilt != "the index was made by another version of ken" || c.Added != 8 {
		t.Errorf("%+v", c)
	}
	if c := d.sync(); c.Rebuilt != "" || c.Added != 0 {
		t.Errorf("again: %+v", c)
	}
}

// Whatever 64 bytes are overwritten anywhere, searches find what they found, and
// the index is whole after the next sync.
func TestRandomDamage(t *testing.T) {
	t.Parallel()
	quiet(t)
	files := library()
	d := newDesk(t, nil)
	inSessions(d, files)
	want := scored(d.search("heat pump"))
	r := rand.New(rand.NewPCG(7, 8))
	for i := range 30 {
		list, err := filepath.Glob(filepath.Join(d.storeDir(), "*"))
		if err != nil {
			t.Fatal(err)
		}
		path := list[r.IntN(len(list))]
		info, err := os.Stat(path)
		if err != nil || info.Size() < 64 {
			t.Fatalf("%s: %v", path, err)
		}
		data := make([]byte, 64)
		for j := range data {
			data[j] = byte(r.Uint32())
		}
		at := r.Int64N(info.Size() - 63)
		if err := overwrite(path, at, data); err != nil {
			t.Fatal(err)
		}
		if got := scored(d.search("heat pump")); !reflect.DeepEqual(got, want) {
			t.Fatalf("%d: %s at %d: got %v\nwant %v", i, filepath.Base(path), at, got, want)
		}
		if c := d.sync(); c.Files != len(files) {
			t.Fatalf("%d: %+v", i, c)
		}
		if err := d.Check(t.Context()); err != nil {
			t.Fatalf("%d: %s at %d: %v", i, filepath.Base(path), at, err)
		}
	}
}

// Damage that leaves a file's size and time as they were is found by Check, and
// then mended.
func TestCheckFindsWhatLooksWhole(t *testing.T) {
	quiet(t)
	d := newDesk(t, nil)
	inSessions(d, library())
	path := segmentFile(t, d)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := overwrite(path, 3_000, []byte("rotten")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(t.Context()); err == nil {
		t.Fatal("nothing was found")
	}
	if c := d.sync(); c.Rebuilt == "" {
		t.Error("it was not made anew")
	}
	if err := d.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
