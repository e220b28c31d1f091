package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// A watcher names the files that changed, and says so where it cannot.
func TestWatcherNamesWhatChanged(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, "f"), 0o700); err != nil {
		t.Fatal(err)
	}
	w, err := newWatcher(root)
	if err != nil {
		t.Skip(err)
	}
	defer w.close()
	w.watch([]string{"f/a.md"})
	if _, whole := w.news.take(); !whole {
		t.Error("at first anything may have changed")
	}
	for _, step := range []struct {
		write string
		files []string
		whole bool
	}{
		{"a.md", []string{"a.md"}, false},
		{"f/a.md", []string{"f/a.md"}, false},
		{"f/.gitignore", nil, true},
	} {
		if err := os.WriteFile(filepath.Join(root, step.write), []byte("words\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := w.wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		if files, whole := w.news.take(); whole != step.whole || !whole && !slices.Equal(files, step.files) {
			t.Errorf("%s: %q, %v", step.write, files, whole)
		}
	}
}

func TestNewsOfTooManyFilesAreOfAll(t *testing.T) {
	t.Parallel()
	var n news
	n.take()
	for i := range mostNamed {
		n.add(fmt.Sprintf("n%d.md", i))
	}
	if files, whole := n.take(); whole || len(files) != mostNamed {
		t.Errorf("%d files, %v", len(files), whole)
	}
	for i := range mostNamed + 1 {
		n.add(fmt.Sprintf("n%d.md", i))
	}
	if _, whole := n.take(); !whole {
		t.Error("they were named one by one")
	}
	if _, whole := n.take(); !whole {
		t.Error("without news anything may have changed")
	}
}
