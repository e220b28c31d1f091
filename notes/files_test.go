package notes

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// listed is what a walk says, as "path: reason".
func listed(t *testing.T, w *Workspace) []string {
	t.Helper()
	var list []string
	for f, err := range w.Files(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		line := f.Path
		if f.Unread != "" {
			line += ": " + f.Unread
		}
		list = append(list, line)
	}
	return list
}

func TestFilesAreSortedByPath(t *testing.T) {
	w := open(t, map[string]string{
		"a/x.md": "", "a-b.md": "", "a.md": "", "a/b/c.md": "", "B.md": "", "aa.md": "", "a/b.md": "",
		GoalsFile: "", PreferencesFile: "", "a/.goals.md": "", ".ken/cards.jsonl": "", ".hidden.md": "",
	})
	got := paths(t, w)
	want := []string{".goals.md", ".preferences.md", "B.md", "a-b.md", "a.md", "a/.goals.md", "a/b.md", "a/b/c.md", "a/x.md", "aa.md"}
	if !slices.Equal(got, want) || !slices.IsSorted(got) {
		t.Errorf("got %q", got)
	}
}

// The pictures of ken's own diagrams are not complained about; those of others are.
func TestFilesPassOverDrawnDiagrams(t *testing.T) {
	w := open(t, map[string]string{"diagrams/a.md": "", "diagrams/a.svg": "", "diagrams/b.svg": "", "x/a.md": "", "x/a.svg": ""})
	got := listed(t, w)
	want := []string{"diagrams/a.md", "diagrams/b.svg: no reader for .svg files", "x/a.md", "x/a.svg: no reader for .svg files"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestFilesSayWhatIsNotRead(t *testing.T) {
	w := open(t, map[string]string{"a.png": "x", "b.blend": "", "c": "text", "d.MD": ""})
	for name, size := range map[string]int64{"e.log": 200 << 20, "f.log": maxBytes, "g.log": maxBytes + 1} {
		f, err := os.Create(filepath.Join(w.Dir(), name))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Truncate(size); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	got, want := listed(t, w), []string{
		"a.png: no reader for .png files", "b.blend: no reader for .blend files", "c", "d.MD",
		"e.log: 200 MB, it is over the limit for one file (32 MB)", "f.log",
		"g.log: 33 MB, it is over the limit for one file (32 MB)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if _, err := w.Read("e.log"); !errors.Is(err, ErrTooBig) || err.Error() != "read e.log: 200 MB, it is over the limit for one file (32 MB)" {
		t.Errorf("read: %v", err)
	}
	if _, err := w.Bytes("g.log"); !errors.Is(err, ErrTooBig) {
		t.Errorf("bytes: %v", err)
	}
}

func TestFilesFollowNoLink(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, map[string]string{"secret.md": "x"})
	w := open(t, map[string]string{"a.md": "a", "d/b.md": "b", ".h/c.md": "", ".gitignore": "e.md\n", "e.md": "", "p.png": ""})
	for name, to := range map[string]string{
		"l1.md": "a.md", "l2.md": "d/b.md", "l3.md": filepath.Join(w.Dir(), "a.md"), "l4": "d", "l5": ".", "l6.md": "nowhere.md",
		"l7.md": filepath.Join(outside, "secret.md"), "l8": outside, "l9.md": "l9.md", "m1.md": ".h/c.md", "m2.md": "e.md",
		"m3.md": "p.png", "d/up.md": "../a.md", "d/out.md": "../../x.md", "m4": "m4/m4",
	} {
		if err := os.Symlink(to, filepath.Join(w.Dir(), name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	got, want := listed(t, w), []string{
		"a.md", "d/b.md", "d/out.md: a link to something that is not there", "d/up.md: a link to a.md, which is read there",
		"l1.md: a link to a.md, which is read there", "l2.md: a link to d/b.md, which is read there",
		"l3.md: a link to a.md, which is read there",
		"l4: a link to a folder, not followed", "l5: a link to a folder, not followed", "l6.md: a link to something that is not there",
		"l7.md: a link that leads out of the workspace", "l8: a link that leads out of the workspace", "l9.md: a link that leads to itself",
		"m1.md: a link to .h/c.md, which is not read", "m2.md: a link to e.md, which is not read", "m3.md: a link to p.png, which is not read",
		"m4: a link that leads to itself", "p.png: no reader for .png files",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFilesStop(t *testing.T) {
	w := open(t, map[string]string{"a.md": "", "b.md": "", "c/d.md": ""})
	n := 0
	for range w.Files(context.Background()) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d files", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for f, err := range w.Files(ctx) {
		cancel()
		if f.Path != "a.md" && !errors.Is(err, context.Canceled) {
			t.Errorf("%+v %v after the end", f, err)
		}
	}
}

func TestFilesDeep(t *testing.T) {
	dir := strings.Repeat("d/", maxFolders)
	w := open(t, map[string]string{dir + "a.md": "", dir + "d/b.md": ""})
	want := []string{dir + "a.md", dir + "d: a folder more than 64 deep"}
	if got := listed(t, w); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestFilesOfAWorkspaceThatIsGone(t *testing.T) {
	w := open(t, nil)
	if err := os.Remove(w.Dir()); err != nil {
		t.Skip(err)
	}
	for f, err := range w.Files(context.Background()) {
		if !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%+v %v", f, err)
		}
	}
	if _, err := w.Stat("a.md"); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func BenchmarkFiles(b *testing.B) {
	dir := b.TempDir()
	for i := range 10_000 {
		sub := filepath.Join(dir, fmt.Sprintf("folder %d", i/100))
		if i%100 == 0 {
			if err := os.Mkdir(sub, 0o755); err != nil {
				b.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("note %d.md", i)), nil, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	ignore := "*.log\nbuild/\n/dist\n*.tmp\nnode_modules/\n**/cache/**\n*.o\n*~\nfoo*bar\n"
	if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(ignore), 0o644); err != nil {
		b.Fatal(err)
	}
	w, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	for b.Loop() {
		n := 0
		for range w.Files(context.Background()) {
			n++
		}
		if n != 10_000 {
			b.Fatal(n)
		}
	}
}
