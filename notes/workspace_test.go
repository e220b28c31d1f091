package notes

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ken/notes/read"
)

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.md": ""})
	for _, name := range []string{filepath.Join(dir, "nowhere"), filepath.Join(dir, "a.md")} {
		if _, err := Open(name); err == nil || !strings.HasPrefix(err.Error(), "open the workspace "+name+": ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	t.Chdir(dir)
	w, err := Open(".")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if !filepath.IsAbs(w.Dir()) || filepath.Base(w.Dir()) != filepath.Base(dir) {
		t.Error(w.Dir())
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"a/.goals.md": "", "a/b/c/x.md": "", "a/k/.ken/cards.jsonl": "", "a/k/l/x.md": "", "a/m/.ken": "a file", "a/n/.goals.md/x": "",
	})
	for start, want := range map[string]string{
		"a": "a", "a/b/c": "a", "a/k/l": "a/k", "a/k": "a/k", "a/m": "a", "a/n": "a",
	} {
		if got := Find(filepath.Join(dir, start)); got != filepath.Join(dir, want) {
			t.Errorf("from %s: %s", start, got)
		}
	}
	alone := t.TempDir()
	if got := Find(alone); got != alone {
		t.Errorf("from %s: %s", alone, got)
	}
}

func TestRel(t *testing.T) {
	w := open(t, map[string]string{"d/a.md": ""})
	outside := t.TempDir()
	for typed, want := range map[string]string{
		"d/a.md": "d/a.md", "./d//a.md": "d/a.md", "new/x.md": "new/x.md", "d/../d/a.md": "d/a.md", ".": ".",
		filepath.Join(w.Dir(), "d", "a.md"): "d/a.md", filepath.Join(w.Dir(), "no", "x"): "no/x", w.Dir(): ".",
		"../x": "", "d/../../x": "", outside: "", w.Dir() + "x": "", "": ".",
	} {
		got, err := w.Rel(typed)
		if got != want || (want == "") != errors.Is(err, ErrOutside) {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	link := filepath.Join(outside, "link")
	if os.Symlink(w.Dir(), link) != nil {
		t.Skip("no links here")
	}
	if got, err := w.Rel(filepath.Join(link, "d", "new.md")); got != "d/new.md" {
		t.Errorf("through a link: %q, %v", got, err)
	}
	v, err := Open(link)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if got, err := v.Rel(filepath.Join(w.Dir(), "d", "a.md")); got != "d/a.md" || v.Dir() != link {
		t.Errorf("in a link, %s: %q, %v", v.Dir(), got, err)
	}
}

func TestKindOf(t *testing.T) {
	for name, want := range map[string]string{
		".goals.md": "goal", "~/.goals.md": "goal", ".preferences.md": "preference", "a/.preferences.md": "preference",
		"briefs/a.md": "brief", "diagrams/x/a.svg": "brief", "exports/a.csv": "brief",
		"a.md": "note", "briefs": "note", "a/briefs/b.md": "note", "briefs.md": "note",
	} {
		if got := KindOf(name); got != want {
			t.Errorf("%s is a %s, want %s", name, got, want)
		}
	}
}

func TestRead(t *testing.T) {
	text := "---\ntitle: T\n---\n# H\n"
	w := open(t, map[string]string{"d/a.md": text, "b.png": "x", "c.md": "a\x00", "e.md": ""})
	d, err := w.Read("d/a.md")
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "T" || d.Path != "d/a.md" || d.Text != text || d.Size != int64(len(text)) || d.ModTime.IsZero() {
		t.Errorf("%+v", d)
	}
	for name, want := range map[string]string{
		"b.png":   "read b.png: no reader for .png files",
		"c.md":    "read c.md: binary: 1 NUL byte",
		"no.md":   "read no.md: no such file or directory",
		"../x.md": "read ../x.md: it leads out of the workspace",
		"d.md/x":  "read d.md/x: no such file or directory",
	} {
		if _, err := w.Read(name); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	var unreadable *read.Unreadable
	if _, err := w.Read("c.md"); !errors.As(err, &unreadable) {
		t.Error(err)
	}
	if _, err := w.Read("no.md"); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	if d, err := w.Read("e.md"); err != nil || d.Text != "" {
		t.Errorf("%+v %v", d, err)
	}
	if b, err := w.Bytes("c.md"); err != nil || string(b) != "a\x00" {
		t.Errorf("%q %v", b, err)
	}
}

func TestReadAt(t *testing.T) {
	w := open(t, map[string]string{"a.md": "0123456789"})
	p := make([]byte, 4)
	if n, err := w.ReadAt("a.md", p, 3); n != 4 || err != nil || string(p) != "3456" {
		t.Errorf("%d %v %s", n, err, p)
	}
	if n, err := w.ReadAt("a.md", p, 8); n != 2 || !errors.Is(err, io.EOF) {
		t.Errorf("%d %v", n, err)
	}
	if _, err := w.ReadAt("no.md", p, 0); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestStat(t *testing.T) {
	w := open(t, map[string]string{"a.md": "123", "b.png": ""})
	f, err := w.Stat("a.md")
	if err != nil || f.Size != 3 || f.Unread != "" || time.Since(f.ModTime) > time.Hour || f.Path != "a.md" {
		t.Errorf("%+v %v", f, err)
	}
	if f, err := w.Stat("b.png"); err != nil || f.Unread == "" {
		t.Errorf("%+v %v", f, err)
	}
	if f, err := w.Stat("."); err != nil || f.Unread != "a folder" {
		t.Errorf("%+v %v", f, err)
	}
	if _, err := w.Stat("../x"); !errors.Is(err, ErrOutside) {
		t.Error(err)
	}
}

// No path and no link leads out, for whatever is done with it.
func TestNothingLeadsOut(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, map[string]string{"secret.md": "secret", "d/x.md": "x"})
	w := open(t, map[string]string{"in/a.md": "a"})
	at := func(name string) string { return filepath.Join(w.Dir(), name) }
	rel, err := filepath.Rel(w.Dir(), outside)
	if err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{
		"abs.md": filepath.Join(outside, "secret.md"), "rel.md": filepath.Join(rel, "secret.md"), "dir": outside, "new.md": filepath.Join(outside, "new.md"),
		"chain.md": "chain2.md", "chain2.md": "in/../" + filepath.ToSlash(rel) + "/secret.md", "in/up": "../..", "in/dir": "../dir",
	} {
		if os.Symlink(filepath.FromSlash(to), at(name)) != nil {
			t.Skip("no links here")
		}
	}
	for _, name := range []string{
		"abs.md", "rel.md", "dir/secret.md", "dir/new.md", "dir/d/new.md", "new.md", "chain.md", "in/up/x.md", "in/dir/secret.md",
		"../" + filepath.Base(w.Dir()) + "/in/a.md", "in/../../x.md", filepath.Join(outside, "secret.md"), "/etc/passwd", "dir/../../x.md",
	} {
		if d, err := w.Bytes(name); err == nil {
			t.Errorf("%s can be read: %q", name, d)
		}
		for what, err := range map[string]error{
			"written":       w.Write(name, []byte("evil"), [32]byte{}),
			"written over":  w.Write(name, []byte("evil"), sum("secret")),
			"added to":      w.Append(name, []byte("evil")),
			"written aside": beside(w, name),
		} {
			if !errors.Is(err, ErrOutside) {
				t.Errorf("%s is %s: %v", name, what, err)
			}
		}
	}
	for name, want := range map[string]string{"secret.md": "secret", "d/x.md": "x"} {
		if got, err := os.ReadFile(filepath.Join(outside, name)); err != nil || string(got) != want {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) != 2 {
		t.Errorf("%v %v", entries, err)
	}
}

// beside writes beside a file; a link that leads out is another's file, beside
// which there is room.
func beside(w *Workspace, name string) error {
	written, err := w.WriteBeside(name, []byte("evil"), func([]byte) bool { return true })
	if err == nil && written != name {
		return ErrOutside
	}
	return err
}

// Below names files also where no walk goes, and nothing of what lies outside.
func TestBelow(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".ken/proofs/b.jsonl", ".ken/proofs/briefs/a.jsonl", "c.md"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if got := strings.Join(w.Below(".ken/proofs"), " "); got != ".ken/proofs/b.jsonl .ken/proofs/briefs/a.jsonl" {
		t.Errorf("below .ken/proofs: %s", got)
	}
	for _, none := range []string{"nowhere", "../x", "/etc"} {
		if got := w.Below(none); len(got) > 0 {
			t.Errorf("below %s: %q", none, got)
		}
	}
}
