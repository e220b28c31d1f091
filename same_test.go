package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// runs is how often the same is asked, longRuns how often of what reads everything and takes
// seconds, and shortRuns where time is short.
const (
	runs      = 6
	longRuns  = 4
	shortRuns = 2
)

// TestTheSameBytes asks the same of the same files, in two folders with two homes,
// more than once: not a byte may differ.
func TestTheSameBytes(t *testing.T) {
	t.Parallel()
	if underRace {
		t.Skip("the same is asked without the race detector, which makes minutes of it")
	}
	times := runs
	if testing.Short() {
		times = shortRuns
	}
	var mu sync.Mutex
	first := map[int]told{}
	for _, where := range []string{"one", "another/folder"} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			dir, home := filepath.Join(t.TempDir(), filepath.FromSlash(where)), t.TempDir()
			copySample(t, dir)
			for round := range times / 2 {
				for i, q := range asked {
					if round >= longRuns/2 && takesLong(q) {
						continue
					}
					got := tell(t, dir, home, append([]string{"--now", "2026-11-22T09:00:00Z"}, q...)...)
					if got.code != exitDone || got.out == "" {
						t.Fatalf("%q: exit %d, %s", q, got.code, got.err)
					}
					mu.Lock()
					want, asked := first[i]
					first[i] = got
					mu.Unlock()
					if asked && got != want {
						t.Fatalf("%q\n got %s%s\nwant %s%s", q, got.out, got.err, want.out, want.err)
					}
				}
			}
		})
	}
}

// asked are what is asked: everything that finds, chooses or counts.
var asked = [][]string{
	{"search", "--json", "noise limit"},
	{"ask", "--json", "what is the noise limit at night?"},
	{"brief", "-o", "-", "--json", "what was decided about billing the heat"},
	{"brief", "-o", "-", "noise at the bedroom window"},
	{"brief", "-o", "-", "--kind", "plan", "--json"},
	{"brief", "-o", "-", "--kind", "onboarding", "--json"},
	{"brief", "-o", "-", "--kind", "report", "--json", "since October"},
	{"brief", "-o", "-", "--kind", "memo", "--json", "How should the heat be billed?"},
	{"cards", "--propose", "--json"},
	{"diagram", "-o", "-", "--json", "noise"},
	{"context", "--json"},
	{"status", "--json"},
}

// takesLong tells what is written of all documents.
func takesLong(q []string) bool { return slices.Contains(q, "plan") || slices.Contains(q, "report") }

// copySample copies the sample workspace, with files of one age.
func copySample(t *testing.T, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS("sample")); err != nil {
		t.Fatal(err)
	}
	for _, written := range []string{"briefs", ".ken"} { // by whoever tried the README's first command
		if err := os.RemoveAll(filepath.Join(to, written)); err != nil {
			t.Fatal(err)
		}
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
