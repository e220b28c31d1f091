package notes

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// unpack lays the repository of testdata into a folder, as git wrote it: three commits
// packed, two loose, one of them a merge.
func unpack(t *testing.T, dir string) {
	t.Helper()
	f, err := os.Open("testdata/repository.tar.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, filepath.FromSlash(h.Name))
		if h.Typeflag == tar.TypeDir {
			err = os.MkdirAll(name, 0o700)
		} else {
			data, rerr := io.ReadAll(r)
			err = errors.Join(rerr, os.WriteFile(name, data, 0o600))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// pathsOf are the paths of a workspace's documents, with what is not read in brackets.
func pathsOf(t *testing.T, w *Workspace) string {
	t.Helper()
	var list []string
	for f, err := range w.Files(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if f.Unread != "" {
			f.Path = "[" + f.Path + "]"
		}
		list = append(list, f.Path)
	}
	return strings.Join(list, " ")
}

// TestRepository reads what was said of each change as one document, each commit by
// itself, the oldest first.
func TestRepository(t *testing.T) {
	dir := t.TempDir()
	unpack(t, filepath.Join(dir, "plan"))
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	w.KeepExtracts(filepath.Join(t.TempDir(), "texts"))
	if got := pathsOf(t, w); got != "plan/.git" {
		t.Fatalf("listed: %s", got)
	}
	doc, err := w.Read("plan/.git")
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, p := range doc.Parts {
		parts = append(parts, p.Name+" "+p.Date.Format("2006-01-02 15:04 -0700")+" "+p.Title+" by "+strings.Join(p.Authors, ", ")+" with "+strings.Join(p.People, ", "))
	}
	want := "commit 154ff11 2026-03-02 09:26 +0100 begin the plan of the heating by Ann Lee with \n" +
		"commit 2e12e08 2026-03-02 12:13 +0100 plan: the boiler goes into the cellar by Ann Lee with Zoë Grün\n" +
		"commit ecf2e58 2026-03-02 15:00 +0100 costs: 14,200 euros by Ann Lee with \n" +
		"commit 030187c 2026-03-02 20:33 +0100 costs: the subsidy ends on 31 March by Ann Lee with "
	if got := strings.Join(parts, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if doc.Title != "Commits of plan" || strings.Contains(doc.Text, "Signed-off") || !strings.Contains(doc.Text, "\\# not a heading\n\nFixes: #12") {
		t.Errorf("%q\n%s", doc.Title, doc.Text)
	}
	if text, ok := w.TextAt("plan/.git", 0, 5); ok && text != doc.Text[:5] {
		t.Errorf("kept: %q", text)
	}
}

// TestRepositoryChanges shows a repository as changed when there is a newer commit, and
// leaves out one that .kenignore names.
func TestRepositoryChanges(t *testing.T) {
	dir := t.TempDir()
	unpack(t, dir)
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	before, err := w.Stat(".git")
	if err != nil || before.Unread != "" {
		t.Fatal(before, err)
	}
	was, err := w.Read(".git")
	if err != nil {
		t.Fatal(err)
	}
	side, err := os.ReadFile(filepath.Join(dir, ".git", "refs", "heads", "side"))
	if err != nil {
		t.Fatal(err)
	}
	main := filepath.Join(dir, ".git", "refs", "heads", "main")
	if err := os.WriteFile(main, side, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(main, time.Time{}, before.ModTime.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	after, err := w.Stat(".git")
	if err != nil || after.ModTime.Equal(before.ModTime) {
		t.Errorf("%v: nothing shows that there is another commit", err)
	}
	is, err := w.Read(".git")
	if err != nil || is.Rev == was.Rev || len(is.Parts) != 3 || !strings.HasPrefix(was.Text, is.Text) {
		t.Errorf("%v: %d parts", err, len(is.Parts))
	}
	if err := os.WriteFile(filepath.Join(dir, ".kenignore"), []byte(".git\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := pathsOf(t, w); got != "" {
		t.Errorf("listed though .kenignore names it: %s", got)
	}
}

// TestRepositoryOutside follows no link and no file that leads to a repository elsewhere.
func TestRepositoryOutside(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	unpack(t, other)
	for name, make := range map[string]func(string) error{
		"linked": func(p string) error { return os.Symlink(filepath.Join(other, ".git"), p) },
		"named": func(p string) error {
			return os.WriteFile(p, []byte("gitdir: "+filepath.Join(other, ".git")+"\n"), 0o600)
		},
	} {
		if err := errors.Join(os.Mkdir(filepath.Join(dir, name), 0o700), make(filepath.Join(dir, name, ".git"))); err != nil {
			t.Skip("NOT TESTED: there are no links here:", err)
		}
	}
	unpack(t, dir)
	objects := filepath.Join(dir, ".git", "objects")
	if err := errors.Join(os.RemoveAll(objects), os.Symlink(filepath.Join(other, ".git", "objects"), objects)); err != nil {
		t.Fatal(err)
	}
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if got := pathsOf(t, w); got != "" {
		t.Errorf("listed: %s", got)
	}
	for _, name := range []string{".git", "linked/.git", "named/.git"} {
		if doc, err := w.Read(name); err == nil && strings.Contains(doc.Text, "boiler") {
			t.Errorf("%s is followed", name)
		}
	}
}
