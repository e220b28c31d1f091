package index

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"
)

// box is a mailbox of n messages, the same for the same seed.
func box(seed uint64, n int) string {
	return mailboxText(rand.New(rand.NewPCG(seed, 2)), n)
}

// TestMembersThatDidNotChangeStay changes a mailbox in the ways mailboxes change. What
// comes of it is what reading it anew gives, and a message more costs a message.
func TestMembersThatDidNotChangeStay(t *testing.T) {
	d := newDesk(t, nil)
	d.ws.KeepExtracts(filepath.Join(d.cache, "texts"))
	at := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC) // no midnight lies between the changes
	for i, c := range []struct {
		name string
		text string
		anew int // passages written at most
	}{
		{"at first", box(1, 80), 1_000},
		{"one message more", box(1, 80) + box(2, 1), 12},
		{"the same", box(1, 80) + box(2, 1), 0},
		{"the last one gone", box(1, 80), 2},
		{"the first one gone", box(1, 80)[len(box(1, 1)):], 1_000},
		{"all of it another", box(3, 60), 1_000},
		{"nothing left", "", 0},
	} {
		d.writeAt("box.mbox", c.text, at.Add(time.Duration(i)*time.Minute))
		m, err := d.load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		written := 0
		for _, p := range d.read(t.Context(), job{path: "box.mbox", old: m.rows["box.mbox"]}) {
			p.analyse(new(analyzer))
			written += len(p.entries)
		}
		if written > c.anew {
			t.Errorf("%s: %d passages are written, want at most %d", c.name, written, c.anew)
		}
		d.sync()
		if err := d.Check(t.Context()); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		fresh := *d
		fresh.cache = filepath.Join(t.TempDir(), "anew")
		fresh.Index = Open(d.ws, fresh.cache)
		fresh.sync()
		compare(t, contents(t, d), contents(t, &fresh))
	}
}
