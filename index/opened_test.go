package index

import (
	"cmp"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"
)

// stays returns the store that stays open, nil if none does.
func (ix *Index) stays() *store {
	ix.opened.mu.Lock()
	defer ix.opened.mu.Unlock()
	return ix.opened.st
}

// A store is opened once for many searches, and anew after another ken wrote it. It keeps
// nobody from writing.
func TestStoreStaysOpen(t *testing.T) {
	if !keepsOpen {
		t.Skip("files that are open cannot be taken away here")
	}
	d := newDesk(t, library())
	d.sync()
	d.search("heat pump")
	first := d.stays()
	d.search("garden")
	if first == nil || d.stays() != first {
		t.Fatal("the store was opened for each search")
	}
	d.write("new.md", "The xylophone arrived.")
	if c := d.anew().sync(); c.Added != 1 {
		t.Fatalf("another ken: %+v", c)
	}
	if got := places(d.search("xylophone")); !slices.Equal(got, []string{"new.md:1"}) {
		t.Errorf("after another ken wrote: %v", got)
	}
	if d.stays() == first {
		t.Error("the old store stayed open")
	}
	d.remove("new.md")
	d.sync()
	if d.stays() != nil {
		t.Error("the store stayed open while it was written")
	}
	d.search("garden")
	d.opened.drop()
	if got := places(d.search("xylophone")); len(got) > 0 {
		t.Errorf("gone from the index: %v", got)
	}
}

// What is remembered of passages does not change what is found.
func TestRememberedPassagesAreFoundAlike(t *testing.T) {
	d := newDesk(t, library())
	d.sync()
	for _, text := range []string{"heat pump", "garden budget", "heat pump", "pump meeting", "heat pump garden"} {
		q := Query{Text: text, Explain: true, Max: 40}
		got, want := d.ask(q), d.anew().ask(q)
		got.Took, want.Took = 0, 0
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v\nwant %v", text, scored(got), scored(want))
		}
	}
}

// A passage whose words are remembered is read again before it is returned.
func TestRememberedPassageThatChangedIsReadAgain(t *testing.T) {
	d := newDesk(t, map[string]string{
		"a.md": "The heat pump hums at night.", "b.md": "A pump for heat is quiet.", "c.md": "The pump stood in the heat.",
	})
	d.sync()
	if got := d.search("heat pump"); len(got.Passages) != 3 {
		t.Fatalf("found %v", places(got))
	}
	d.writeAt("b.md", "The heat pump was sold to Mr Miller.", time.Now().Add(-time.Minute))
	d.remove("c.md")
	got := d.search("heat pump")
	slices.SortFunc(got.Passages, func(a, b Passage) int { return cmp.Compare(a.Path, b.Path) })
	if len(got.Passages) != 2 || got.Passages[1].Quote != "The heat pump was sold to Mr Miller." {
		t.Errorf("found %+v", got.Passages)
	}
}

// Damage to a store that stays open is noticed by the next search.
func TestDamageWhileTheStoreStaysOpen(t *testing.T) {
	quiet(t)
	files := library()
	whole := newDesk(t, nil)
	inSessions(whole, files)
	want := scored(whole.search("heat pump"))
	for name, harm := range map[string]func(*desk) error{
		"segment cut off": func(d *desk) error { return os.Truncate(segmentFile(t, d), 5_000) },
		"segment zeroed":  func(d *desk) error { return overwrite(segmentFile(t, d), 2_000, make([]byte, 400)) },
		"segment gone":    func(d *desk) error { return os.Remove(segmentFile(t, d)) },
		"root cut off":    func(d *desk) error { return os.Truncate(filepath.Join(d.storeDir(), rootFile), 20_000) },
		"root garbage":    func(d *desk) error { return overwrite(filepath.Join(d.storeDir(), rootFile), 0, make([]byte, 9_000)) },
		"store gone":      func(d *desk) error { return os.RemoveAll(d.storeDir()) },
	} {
		t.Run(name, func(t *testing.T) {
			d := whole.copied()
			d.search("heat pump")
			if keepsOpen && d.stays() == nil {
				t.Fatal("no store stays open")
			}
			if err := harm(d); err != nil {
				t.Fatal(err)
			}
			if name != "store gone" {
				d.search("heat pump") // must come to its end
			}
			d.sync()
			if got := scored(d.search("heat pump")); !reflect.DeepEqual(got, want) {
				t.Errorf("got %v\nwant %v", got, want)
			}
		})
	}
}

// However many are asked for, matches come in the order that sorting all would give.
func TestMatchesInTurn(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for _, n := range []int{0, 1, 2, 63, 64, 65, 500, 5_000} {
		for _, different := range []int{1, 3, 1_000_000} {
			all := make([]match, n)
			for i := range all {
				all[i] = match{doc: i, score: float64(1 + r.IntN(different))}
			}
			var got []float64
			seen := make(map[int]bool)
			for some := range inTurn(all) {
				for _, m := range some {
					got = append(got, m.score)
					seen[m.doc] = true
				}
			}
			want := make([]float64, n)
			for i, m := range all {
				want[i] = m.score
			}
			slices.SortFunc(want, func(a, b float64) int { return cmp.Compare(b, a) })
			if !slices.Equal(got, want) || len(seen) != n {
				t.Errorf("%d matches of %d scores: they came otherwise, %d of them", n, different, len(seen))
			}
		}
	}
}
