package index

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"ken/notes"
)

// A desk is a workspace with its index, for tests.
type desk struct {
	*Index
	t     testing.TB
	root  string
	cache string
}

// newDesk makes a workspace of files, by path. They are old enough not to be read
// twice.
func newDesk(t testing.TB, files map[string]string) *desk {
	t.Helper()
	d := &desk{t: t, root: t.TempDir(), cache: filepath.Join(t.TempDir(), "cache")}
	for path, text := range files {
		d.write(path, text)
	}
	ws, err := notes.Open(d.root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	d.Index = Open(ws, d.cache)
	return d
}

// anew opens the same index as another process would.
func (d *desk) anew() *desk {
	other := *d
	other.Index = Open(d.ws, d.cache)
	return &other
}

// write writes a file that was last changed an hour ago.
func (d *desk) write(path, text string) {
	d.t.Helper()
	d.writeAt(path, text, time.Now().Add(-time.Hour))
}

func (d *desk) writeAt(path, text string, at time.Time) {
	d.t.Helper()
	full := filepath.Join(d.root, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	if err := os.Chtimes(full, at, at); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) remove(path string) {
	d.t.Helper()
	if err := os.Remove(filepath.Join(d.root, filepath.FromSlash(path))); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) sync() Changes {
	d.t.Helper()
	c, err := d.Sync(d.t.Context(), nil)
	if err != nil {
		d.t.Fatalf("sync: %v", err)
	}
	return c
}

func (d *desk) search(text string) Result {
	d.t.Helper()
	return d.ask(Query{Text: text})
}

func (d *desk) ask(q Query) Result {
	d.t.Helper()
	r, err := d.Search(d.t.Context(), q)
	if err != nil {
		d.t.Fatalf("search %q: %v", q.Text, err)
	}
	return r
}

// places returns "path:line" of what was found, in order.
func places(r Result) []string {
	list := []string{}
	for _, p := range r.Passages {
		list = append(list, p.At())
	}
	return list
}
