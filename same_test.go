package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// runs is how often the same is asked.
const runs = 20

// TestTheSameBytes asks the same of the same files, in two folders with two homes,
// again and again: not a byte may differ.
func TestTheSameBytes(t *testing.T) {
	questions := [][]string{
		{"search", "noise limit"},
		{"search", "--json", "heat"},
		{"ask", "--json", "what is the noise limit at night?"},
		{"brief", "-o", "-", "what was decided about billing the heat"},
		{"brief", "-o", "-", "--json", "noise at the bedroom window"},
		{"context", "--json"},
		{"status"},
		{"status", "--json"},
	}
	first := map[int]told{}
	for _, where := range []string{"one", "another/folder"} {
		dir, home := filepath.Join(t.TempDir(), filepath.FromSlash(where)), t.TempDir()
		copySample(t, dir)
		for range runs / 2 {
			for i, q := range questions {
				got := tell(t, dir, home, append([]string{"--now", "2026-11-22T09:00:00Z"}, q...)...)
				if want, asked := first[i]; asked && got != want {
					t.Fatalf("%q in %s\n got %s%s\nwant %s%s", q, where, got.out, got.err, want.out, want.err)
				}
				if first[i] = got; got.code != exitDone || got.out == "" {
					t.Fatalf("%q: exit %d, %s", q, got.code, got.err)
				}
			}
		}
	}
}

// copySample copies the sample workspace, with files of one age.
func copySample(t *testing.T, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS("sample")); err != nil {
		t.Fatal(err)
	}
	age := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	err := filepath.WalkDir(to, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(name, age, age)
	})
	if err != nil {
		t.Fatal(err)
	}
}
