package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"ken/notes/cards"
)

// What is kept of documents says the same as the documents, as long as they are as they
// were, and nothing where it is broken.
func TestKeptCards(t *testing.T) {
	t.Parallel()
	dir, home := t.TempDir(), t.TempDir()
	put := func(name, text string) {
		t.Helper()
		write(t, dir, name, text)
		old := time.Now().Add(-time.Hour)
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	put("all.md", "---\ngoal: 2027-01-15\ntags: [flashcards, heat]\n---\n# Of all kinds\n\nQ: What?\nA: this | that\n\nC: A [quorum] is a [majority]. ^k7f3a2\n\n"+
		"left ::: right\n\nWhich?\n?\n1. one\n2. two\n\nThe ==leader==^[role] {{c1::sends}}.\n\n## Why?\n\nSo.\n")
	put("bad.md", "Q: one\n\nQ: two\nA: 2\n\nC: nothing hidden\n")
	put("plain.md", "Nothing is asked.\n")
	put("top.txt", "What :: that")
	look := func() ([]cards.Card, []cards.Fault, int) {
		t.Helper()
		s := newSession(quietWorld(dir, home))
		tut, err := s.quietTutoring(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer s.shop.close()
		known := 0
		for file, err := range s.shop.Files(t.Context()) {
			if _, is := s.keptCards().find(file); err == nil && is {
				known++
			}
		}
		return tut.found.Cards, tut.malformed, known
	}
	first, faults, known := look()
	if len(first) < 8 || len(faults) != 2 || known != 4 {
		t.Fatalf("%d cards, %v; %d files are kept", len(first), faults, known)
	}
	same := func(what string) {
		t.Helper()
		if list, bad, _ := look(); !reflect.DeepEqual(list, first) || !reflect.DeepEqual(bad, faults) {
			t.Errorf("%s:\n%+v\n%+v", what, list, first)
		}
	}
	same("from what is kept")
	parts, _ := filepath.Glob(filepath.Join(home, ".cache", "ken", "*", "*", "cards", "*.gob"))
	if len(parts) == 0 {
		t.Fatal("nothing is kept")
	}
	for _, name := range parts {
		if err := os.WriteFile(name, []byte(strings.Repeat("\xff\x00 no gob", 1000)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	same("from what is broken")
	put("top.txt", "What :: this")
	if list, _, _ := look(); list[len(list)-1].Answers[0] != "this" {
		t.Errorf("what was changed is %+v", list[len(list)-1])
	}
	write(t, dir, "top.txt", "What :: else") // fresh: it may change again within its time
	look()
	if list, _, known := look(); list[len(list)-1].Answers[0] != "else" || known != 3 {
		t.Errorf("what is fresh is %+v; %d are kept", list[len(list)-1], known)
	}
	if err := os.Remove(filepath.Join(dir, "all.md")); err != nil {
		t.Fatal(err)
	}
	if list, _, _ := look(); len(list) != 2 {
		t.Errorf("what is gone: %+v", list)
	}
}
