package index

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"ken/notes"
)

func someManifest(n int) *manifest {
	m := newManifest()
	m.born, m.seq, m.saved, m.began = 9, 7, 7, 1_700_000_000_123_456_789
	for i := range n {
		r := row{
			path: fmt.Sprintf("f/ü%d.md", i), size: int64(i) << 20, mtime: -int64(i), passages: i,
			partial: i%3 == 0, dated: i%2 == 0, weight: weight{i, i * 2, i * 3, i, i * 5, i},
		}
		r.sum[i%32] = byte(i)
		if i%5 == 0 {
			r.unread = "no text"
		} else if i%2 == 0 {
			r.standing = notes.Standing{
				Title: "Plan", Dated: time.Date(2026, 5, i%28+1, 0, 0, 0, 0, time.UTC), Says: notes.Proposed, By: "b", Replaces: "c",
				Vintage: notes.Vintage{Family: "x/plan", Rank: "000002", Series: i%4 == 0}, Stem: "plan", Version: "2",
			}
		}
		m.put(r)
	}
	return m
}

func TestManifestRoundTrip(t *testing.T) {
	for _, n := range []int{0, 1, 300} {
		want := someManifest(n)
		got, err := parseManifest(want.encode())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%d rows came back otherwise", n)
		}
	}
}

// Any byte that is changed or missing is noticed.
func TestManifestDamageIsNoticed(t *testing.T) {
	data := someManifest(4).encode()
	for i := range data {
		broken := append([]byte(nil), data...)
		broken[i] ^= 0x20
		if _, err := parseManifest(broken); err == nil {
			t.Errorf("byte %d was changed and nobody noticed", i)
		}
		if _, err := parseManifest(data[:i]); err == nil {
			t.Errorf("cut off at %d and nobody noticed", i)
		}
	}
}

func TestHeadRoundTrip(t *testing.T) {
	want := head{generation: "g", born: 8, seq: 3, base: 2, began: 4, weight: weight{1, 2, 3, 4, 5, 6}}
	want.changed = []row{{path: "a", size: 1, passages: 2}, goneRow("b")}
	got, ok := parseHead(want.encode())
	if !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestManifestFollowsTheStore(t *testing.T) {
	for _, c := range []struct {
		name      string
		manifest  uint64
		base, seq uint64
		ok        bool
	}{
		{"is what the store is", 5, 3, 5, true},
		{"is behind, and the store has what is missing", 4, 3, 5, true},
		{"is too far behind", 2, 3, 5, false},
		{"is ahead", 6, 3, 5, false},
		{"is not there, nor was it ever", 0, 0, 2, true},
	} {
		m := newManifest()
		m.seq = c.manifest
		h := head{seq: c.seq, base: c.base, changed: []row{{path: "a", passages: 1}}}
		err := m.follow(&h)
		if (err == nil) != c.ok {
			t.Errorf("the manifest %s: %v", c.name, err)
		}
		if err == nil && m.seq != c.seq {
			t.Errorf("the manifest %s: it is at %d afterwards", c.name, m.seq)
		}
	}
}

func TestReplaceFileIsWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if err := replaceFile(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(path, []byte("two")); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(path)
	list, _ := os.ReadDir(dir)
	if string(data) != "two" || len(list) != 1 {
		t.Errorf("%q, %d files", data, len(list))
	}
}

func FuzzManifest(f *testing.F) {
	f.Add(someManifest(0).encode())
	f.Add(someManifest(6).encode())
	f.Add([]byte(manifestMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		// The checksum is put right, so that what is behind it is tried too.
		for _, d := range [][]byte{data, sealed(append([]byte(manifestMagic), data...), len(manifestMagic))} {
			m, err := parseManifest(d)
			if err != nil {
				continue
			}
			again, err := parseManifest(m.encode())
			if err != nil || len(again.rows) != len(m.rows) {
				t.Errorf("%v", err)
			}
		}
	})
}

func FuzzStored(f *testing.F) {
	s := stored{title: "T", line: 3, endLine: 5, piece: piece{start: 1, end: 9, heading: []string{"A", "B"}}}
	s.inner = []place{{0, []string{"A"}}, {4, nil}}
	f.Add(s.encode())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		s, ok := parseStored(data)
		if !ok {
			return
		}
		again, ok := parseStored(s.encode())
		if !ok || !reflect.DeepEqual(again, s) {
			t.Errorf("%+v came back as %+v", s, again)
		}
	})
}
