package notes

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"ken/notes/read"
)

// kept is a document with all that is kept of one.
func keptDocument() read.Document {
	return read.Document{
		Format: "pdf", Text: "first page\n\nsecond page\n", Meta: map[string]string{"keywords": "a, b"},
		About: read.About{Title: "T", Date: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), Authors: []string{"Ann Lee"}},
		Parts: []read.Part{{Start: 0, Name: "page 1"}, {Start: 12, Name: "page 2", Own: true, About: read.About{Title: "S"}}},
	}
}

// TestExtracts keeps a text and gets back what was kept, whole and in part, and nothing
// once the file or the text has changed.
func TestExtracts(t *testing.T) {
	x := &extracts{filepath.Join(t.TempDir(), "texts")}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(file, long, long); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, rev := keptDocument(), sha256.Sum256([]byte("%PDF"))
	if _, ok := x.current("a.pdf", info); ok {
		t.Error("nothing was kept, and there is something")
	}
	x.keep("a.pdf", doc, rev, info)
	if got, ok := x.current("a.pdf", info); !ok || got != rev {
		t.Fatal("what was kept is not known")
	}
	if got, ok := x.load("a.pdf", rev); !ok || !reflect.DeepEqual(got, doc.Restored()) {
		t.Errorf("got %v %+v", ok, got)
	}
	if got, ok := x.slice("a.pdf", rev, 12, 18); !ok || got != "second" {
		t.Errorf("part %q, %v", got, ok)
	}
	if _, ok := x.slice("a.pdf", rev, 12, 1800); ok {
		t.Error("a part beyond the end")
	}
	if _, ok := x.load("moved/a.pdf", rev); !ok {
		t.Error("the text of a file that was moved is read again")
	}
	now := time.Now()
	if err := os.Chtimes(file, now, now); err != nil {
		t.Fatal(err)
	}
	if info, err = os.Stat(file); err != nil {
		t.Fatal(err)
	}
	x.keep("a.pdf", doc, rev, info)
	if _, ok := x.current("a.pdf", info); ok {
		t.Error("a file that may have changed since is not looked at again")
	}
	damage(t, x.textPath("a.pdf", rev))
	if _, ok := x.load("a.pdf", rev); ok {
		t.Error("a damaged text is believed")
	}
}

// damage changes the last byte of a file.
func damage(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-1] ^= 1
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
