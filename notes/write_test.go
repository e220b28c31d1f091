package notes

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func sum(s string) [32]byte { return sha256.Sum256([]byte(s)) }

// content returns what a file of the workspace holds, "-" where there is none.
func content(t *testing.T, w *Workspace, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(w.Dir(), filepath.FromSlash(name)))
	if errors.Is(err, os.ErrNotExist) {
		return "-"
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// alone checks that a folder holds these names and nothing more.
func alone(t *testing.T, w *Workspace, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(w.Dir(), dir))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, names) {
		t.Errorf("%s holds %q, want %q", dir, got, names)
	}
}

func TestWrite(t *testing.T) {
	w := open(t, map[string]string{"a.md": "old"})
	for _, c := range []struct {
		name, data string
		rev        [32]byte
		err        error
		want       string
	}{
		{"a.md", "new", [32]byte{}, ErrChanged, "old"},
		{"a.md", "new", sum("other"), ErrChanged, "old"},
		{"a.md", "new", sum("old"), nil, "new"},
		{"a.md", "new", sum("new"), nil, "new"},
		{"a.md", "new", sum("old"), ErrChanged, "new"},
		{"b/c/d.md", "made", [32]byte{}, nil, "made"},
		{"b/c/e.md", "made", sum("gone"), ErrChanged, "-"},
		{"b/empty.md", "", [32]byte{}, nil, ""},
		{"b/empty.md", "x", sum(""), nil, "x"},
		{"b", "x", [32]byte{}, ErrChanged, ""},
		{"../x.md", "x", [32]byte{}, ErrOutside, "-"},
	} {
		if err := w.Write(c.name, []byte(c.data), c.rev); !errors.Is(err, c.err) {
			t.Errorf("write %q to %s: %v, want %v", c.data, c.name, err, c.err)
		}
		if c.name == "b" {
			continue
		}
		if got := content(t, w, c.name); got != c.want {
			t.Errorf("%s holds %q, want %q", c.name, got, c.want)
		}
	}
	alone(t, w, "", "a.md", "b")
	alone(t, w, "b", "c", "empty.md")
	alone(t, w, "b/c", "d.md")
}

// Of many who replace or make the same file at once, one does.
func TestWriteAtOnce(t *testing.T) {
	w := open(t, map[string]string{"a.md": "old"})
	v, err := Open(w.Dir())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	for name, rev := range map[string][32]byte{"a.md": sum("old"), "new.md": {}} {
		var wg sync.WaitGroup
		errs := make([]error, 16)
		for i := range errs {
			wg.Go(func() {
				ws := w
				if rev == [32]byte{} && i%2 == 1 {
					ws = v
				}
				errs[i] = ws.Write(name, fmt.Appendf(nil, "by %d", i), rev)
			})
		}
		wg.Wait()
		won := -1
		for i, err := range errs {
			switch {
			case err == nil && won < 0:
				won = i
			case err == nil:
				t.Errorf("%s was written by %d and by %d", name, won, i)
			case !errors.Is(err, ErrChanged):
				t.Error(err)
			}
		}
		if got := content(t, w, name); got != fmt.Sprintf("by %d", won) {
			t.Errorf("%s holds %q, %d won", name, got, won)
		}
	}
	alone(t, w, "", "a.md", "new.md")
}

func TestWriteSweeps(t *testing.T) {
	w := open(t, map[string]string{"d/.ken-tmp-1-1": "left", "d/.ken-tmp-2-1": "fresh", "d/keep.md": "", "e/.ken-tmp-1-1": "left"})
	long := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{"d/.ken-tmp-1-1", "e/.ken-tmp-1-1", "d/keep.md"} {
		if err := os.Chtimes(filepath.Join(w.Dir(), name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Write("d/a.md", []byte("a"), [32]byte{}); err != nil {
		t.Fatal(err)
	}
	alone(t, w, "d", ".ken-tmp-2-1", "a.md", "keep.md")
	alone(t, w, "e", ".ken-tmp-1-1")
}

func TestWriteBeside(t *testing.T) {
	w := open(t, map[string]string{"b/a.md": "the user's", "b/d.md/x": ""})
	mine := func(existing []byte) bool { return strings.HasPrefix(string(existing), "ken") }
	for _, c := range []struct{ name, data, written string }{
		{"b/a.md", "ken 1", "b/a (2).md"},
		{"b/a.md", "ken 1", "b/a (2).md"},
		{"b/a.md", "ken 2", "b/a (2).md"},
		{"b/a.md", "the user's", "b/a.md"},
		{"b/new.md", "ken", "b/new.md"},
		{"b/new.md", "ken 3", "b/new.md"},
		{"b/d.md", "ken", "b/d (2).md"},
		{"b/.hidden", "ken", "b/.hidden"},
		{"c/d/e", "ken", "c/d/e"},
	} {
		written, err := w.WriteBeside(c.name, []byte(c.data), mine)
		if err != nil || written != c.written || content(t, w, written) != c.data {
			t.Errorf("%q to %s: written to %s, %v", c.data, c.name, written, err)
		}
	}
	if got := content(t, w, "b/a.md"); got != "the user's" {
		t.Errorf("the user's file holds %q", got)
	}
	if err := os.WriteFile(filepath.Join(w.Dir(), "b", "a (2).md"), []byte("edited"), 0o644); err != nil {
		t.Fatal(err)
	}
	if written, err := w.WriteBeside("b/a.md", []byte("ken 4"), mine); written != "b/a (3).md" || err != nil {
		t.Errorf("after an edit: %s %v", written, err)
	}
}

func TestAppend(t *testing.T) {
	w := open(t, map[string]string{"torn.jsonl": "one\ntw", "d": ""})
	for _, c := range []struct{ name, line, want string }{
		{".ken/a/b.jsonl", "one", "one\n"},
		{".ken/a/b.jsonl", "two\n", "one\ntwo\n"},
		{".ken/a/b.jsonl", "", "one\ntwo\n\n"},
		{"torn.jsonl", "three", "one\ntw\nthree\n"},
		{"d", "x", "x\n"},
	} {
		if err := w.Append(c.name, []byte(c.line)); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := content(t, w, c.name); got != c.want {
			t.Errorf("%s holds %q, want %q", c.name, got, c.want)
		}
	}
	if err := w.Append("d", []byte("a\nb")); err == nil || content(t, w, "d") != "x\n" {
		t.Error("two lines were added")
	}
	if err := w.Append("d/x", []byte("a")); err == nil {
		t.Error("a line was added below a file")
	}
}

// The lines of many who add at once are all there, whole.
func TestAppendAtOnce(t *testing.T) {
	w := open(t, nil)
	v, err := Open(w.Dir())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	var wg sync.WaitGroup
	var want []string
	for i := range 40 {
		line := strings.Repeat(string(rune('a'+i%26)), 10+i)
		want = append(want, line)
		wg.Go(func() {
			ws := []*Workspace{w, v}[i%2]
			if err := ws.Append("log", []byte(line)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got := strings.FieldsFunc(content(t, w, "log"), func(r rune) bool { return r == '\n' })
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%d lines of %d", len(got), len(want))
	}
}
