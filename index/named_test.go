package index

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func (d *desk) syncFiles(paths ...string) Changes {
	d.t.Helper()
	c, err := d.SyncFiles(d.t.Context(), paths, nil)
	if err != nil {
		d.t.Fatalf("sync %q: %v", paths, err)
	}
	return c
}

// Whatever happens to files, the index is the same whether it is told of them or looks
// at everything.
func TestNamedFilesAreSyncedLikeAll(t *testing.T) {
	steps := []struct {
		name  string
		do    func(d *desk)
		named []string
	}{
		{"nothing", func(*desk) {}, []string{"a.md"}},
		{"changed", func(d *desk) { d.write("a.md", "Apples and a heat pump.") }, []string{"a.md"}},
		{"new", func(d *desk) { d.write("deep/down/new.md", "Quinces.") }, []string{"deep/down/new.md"}},
		{"gone", func(d *desk) { d.remove("b.md") }, []string{"b.md"}},
		{"came and went", func(*desk) {}, []string{"4913"}},
		{"moved", func(d *desk) { d.rename("f/c.md", "f/d.md") }, []string{"f/c.md", "f/d.md"}},
		{"hidden", func(d *desk) { d.write(".a.md.swp", "Apples.") }, []string{".a.md.swp"}},
		{"not read", func(d *desk) { d.write("a.xyz", "Apples.") }, []string{"a.xyz"}},
		{"read now", func(d *desk) { d.remove("a.xyz") }, []string{"a.xyz"}},
		{"left out", func(d *desk) { d.write(".kenignore", "f/\n") }, []string{".kenignore"}},
		{"changed where it is left out", func(d *desk) { d.write("f/d.md", "Plums.") }, []string{"f/d.md"}},
		{"let in", func(d *desk) { d.remove(".kenignore") }, []string{".kenignore"}},
		{"a folder moved", func(d *desk) { d.rename("f", "g") }, []string{"f", "g"}},
		{"a file in a folder that moved", func(d *desk) { d.write("g/e.md", "Pears.") }, []string{"f/e.md"}},
		{"a folder gone", func(d *desk) { d.removeAll("g") }, []string{"g"}},
		{"a folder in place of a file", func(d *desk) { d.remove("a.md"); d.write("a.md/x.md", "Apples.") }, []string{"a.md"}},
		{"a link", func(d *desk) { d.link("deep", "link") }, []string{"link"}},
		{"below a link", func(d *desk) { d.write("deep/down/new.md", "Quinces, ripe.") }, []string{"link/down/new.md", "deep/down/new.md"}},
		{"no path", func(*desk) {}, []string{"../x.md", "/etc/passwd", ".", ""}},
	}
	d := newDesk(t, map[string]string{"a.md": "Apples.", "b.md": "Berries.", "f/c.md": "Cherries.", "deep/z.md": "Zest."})
	d.sync()
	for _, step := range steps {
		step.do(d)
		c := d.syncFiles(step.named...)
		if err := d.Check(t.Context()); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		anew := newDesk(t, nil)
		anew.Index = Open(d.ws, anew.cache)
		want := anew.sync()
		if c.Files != want.Files || c.Passages != want.Passages || !reflect.DeepEqual(c.Unread, want.Unread) {
			t.Errorf("%s: %+v\nwant %+v", step.name, c, want)
		}
		if s, err := d.Status(t.Context()); err != nil || s.Stale > 0 {
			t.Errorf("%s: %d behind, %v", step.name, s.Stale, err)
		}
	}
}

func (d *desk) rename(from, to string) {
	d.t.Helper()
	if err := os.Rename(filepath.Join(d.root, from), filepath.Join(d.root, to)); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) removeAll(dir string) {
	d.t.Helper()
	if err := os.RemoveAll(filepath.Join(d.root, dir)); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) link(to, name string) {
	d.t.Helper()
	if err := os.Symlink(to, filepath.Join(d.root, name)); err != nil {
		d.t.Skip(err)
	}
}

// Many changes of which each is told make the index that one look at the end makes.
func TestManyNamedFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	d := newDesk(t, library())
	d.sync()
	for i := range 40 {
		path := fmt.Sprintf("n%03d.md", r.IntN(130))
		d.write(path, randomNote(r))
		if i%7 == 3 {
			d.remove(path)
		}
		d.syncFiles(path)
	}
	anew := newDesk(t, nil)
	anew.Index = Open(d.ws, anew.cache)
	anew.sync()
	q := Query{Text: "heat pump garden", Max: 100}
	if got, want := scored(d.ask(q)), scored(anew.ask(q)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// Only what is named is looked at, and what was not seen then is seen by the next sync.
func TestOnlyNamedFilesAreLookedAt(t *testing.T) {
	d := newDesk(t, map[string]string{"a.md": "Apples.", "b.md": "Berries."})
	if c := d.syncFiles("a.md"); c.Added != 2 {
		t.Errorf("without a sync before: %+v", c)
	}
	d.write("a.md", "Apricots.")
	d.write("b.md", "Blackberries.")
	if c := d.syncFiles("a.md"); c.Changed != 1 {
		t.Errorf("one is named: %+v", c)
	}
	if c := d.sync(); c.Changed != 1 {
		t.Errorf("after it: %+v", c)
	}
}
