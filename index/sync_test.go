package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestSyncSeesWhatChanged(t *testing.T) {
	d := newDesk(t, house())
	c := d.sync()
	if c.Files != 8 || c.Added != 8 || c.Changed+c.Removed != 0 || c.Passages < 9 || c.Bytes == 0 || len(c.Unread) > 0 {
		t.Errorf("first: %+v", c)
	}
	if again := d.sync(); again.Added+again.Changed+again.Removed != 0 || again.Files != 8 || again.Passages != c.Passages {
		t.Errorf("again: %+v", again)
	}
	d.write("list.txt", "butter\n")
	d.write("new/new.md", "# New\n\nflour\n")
	d.remove("crlf.md")
	if c := d.sync(); c.Added != 1 || c.Changed != 1 || c.Removed != 1 || c.Files != 8 {
		t.Errorf("after changes: %+v", c)
	}
	for query, want := range map[string]int{"milk": 0, "butter": 1, "flour": 1, "fenster": 0} {
		if r := d.search(query + " "); r.Total != want {
			t.Errorf("%s is found %d times", query, r.Total)
		}
	}
}

func TestSyncReportsProgress(t *testing.T) {
	d := newDesk(t, house())
	var seen []string
	_, err := d.Sync(t.Context(), func(done, total int, what string) {
		seen = append(seen, fmt.Sprintf("%d/%d %s", done, total, what))
	})
	if err != nil || len(seen) != 8 || seen[0] != "1/8 .goals.md" || seen[7] != "8/8 meetings/old/2024-05-06.md" {
		t.Errorf("%q, %v", seen, err)
	}
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	d := newDesk(t, map[string]string{"a.md": "text", "b.md": "\x00\x01\x00\x02\x00", "c.png": "x"})
	c := d.sync()
	if c.Files != 1 || len(c.Unread) != 2 || c.Unread[0].Path != "b.md" || c.Unread[1].Path != "c.png" {
		t.Fatalf("%+v", c)
	}
	for _, u := range c.Unread {
		if u.Reason == "" || strings.Contains(u.Reason, u.Path) {
			t.Errorf("%s: %s", u.Path, u.Reason)
		}
	}
	if again := d.sync(); !reflect.DeepEqual(again.Unread, c.Unread) || again.Added+again.Changed+again.Removed > 0 {
		t.Errorf("again: %+v", again)
	}
	d.write("b.md", "readable now\n")
	d.write("a.md", "\x00\x01\x00\x02\x00")
	if c := d.sync(); c.Files != 1 || c.Added != 1 || c.Removed != 1 {
		t.Errorf("the other way round: %+v", c)
	}
	if d.search("readable").Total != 1 || d.search("text").Total != 0 {
		t.Error("what was readable is still found, or what is readable is not")
	}
}

// A file that is written twice within the clock's resolution, with as many bytes,
// is read twice.
func TestSameTimeAndSizeIsNotTrustedAtOnce(t *testing.T) {
	d := newDesk(t, nil)
	now := time.Now()
	d.writeAt("a.md", "one pump\n", now)
	d.sync()
	d.writeAt("a.md", "two seat\n", now)
	if c := d.sync(); c.Changed != 1 || d.search("seat").Total != 1 {
		t.Errorf("%+v", c)
	}
	d.writeAt("a.md", "old bulb\n", now.Add(-time.Hour))
	d.sync()
	if m, err := d.load(t.Context()); err != nil || len(m.differing(&survey{})) != 1 || m.racy(m.began) {
		t.Errorf("an old file is read again: %v", err)
	}
}

func TestTouchedFileIsNotReadIntoTheIndex(t *testing.T) {
	d := newDesk(t, house())
	d.sync()
	before, err := d.load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := time.Now().Add(-30 * time.Minute)
	if time.Now().Add(-time.Hour).Day() != at.Day() {
		t.Skip("midnight lies between the two times")
	}
	d.writeAt("list.txt", house()["list.txt"], at)
	if c := d.sync(); c.Changed != 0 {
		t.Errorf("%+v", c)
	}
	after, err := d.load(t.Context())
	if err != nil || after.seq != before.seq || after.rows["list.txt"].mtime != at.UnixNano() {
		t.Errorf("batch %d, was %d; time %d, want %d; %v", after.seq, before.seq, after.rows["list.txt"].mtime, at.UnixNano(), err)
	}
	if s, err := d.Status(t.Context()); err != nil || s.Stale != 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestTouchedFileIsFoundUnderItsNewDay(t *testing.T) {
	d := newDesk(t, nil)
	d.writeAt("a.md", "pump\n", time.Date(2024, 5, 6, 12, 0, 0, 0, time.Local))
	d.sync()
	d.writeAt("a.md", "pump\n", time.Date(2025, 5, 6, 12, 0, 0, 0, time.Local))
	d.sync()
	if r := d.search("pump since:2025-05-06"); r.Total != 1 {
		t.Errorf("%d", r.Total)
	}
}

func TestStatus(t *testing.T) {
	d := newDesk(t, house())
	s, err := d.Status(t.Context())
	if err != nil || s.Files != 0 || s.Stale != 8 || !s.Synced.IsZero() {
		t.Errorf("before: %+v, %v", s, err)
	}
	c := d.sync()
	d.write("list.txt", "other")
	d.write("new.md", "new")
	d.remove("crlf.md")
	s, err = d.Status(t.Context())
	if err != nil || s.Files != 8 || s.Passages != c.Passages || s.Stale != 3 || time.Since(s.Synced) > time.Minute {
		t.Errorf("after: %+v, %v", s, err)
	}
}

// A long file comes in parts, and is whole at the end.
func TestLongFile(t *testing.T) {
	var b strings.Builder
	for i := range 1_700 {
		fmt.Fprintf(&b, "# Section %d\n\nword%d %s\n\n", i, i, words(600))
	}
	d := newDesk(t, map[string]string{"long.md": b.String(), "short.md": "short"})
	if c := d.sync(); c.Passages != 1_701 || c.Added != 2 {
		t.Fatalf("%+v", c)
	}
	for _, n := range []int{0, 499, 500, 1_000, 1_699} {
		if r := d.search(fmt.Sprintf("word%d ", n)); r.Total != 1 {
			t.Errorf("word%d is found %d times", n, r.Total)
		}
	}
	d.write("long.md", "# Section\n\nword1\n")
	if c := d.sync(); c.Passages != 2 || c.Changed != 1 {
		t.Errorf("cut short: %+v", c)
	}
}

func TestStoppedSyncGoesOnLater(t *testing.T) {
	t.Parallel()
	files := make(map[string]string)
	for i := range 1_500 {
		files[fmt.Sprintf("n%04d.md", i)] = fmt.Sprintf("note%d\n", i)
	}
	d := newDesk(t, files)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := d.Sync(ctx, func(done, _ int, _ string) {
		if done == 1_200 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("%v", err)
	}
	c := d.sync()
	if c.Files != 1_500 || c.Added == 1_500 || c.Added < 300 {
		t.Errorf("%+v", c)
	}
	for _, i := range []int{0, 700, 1_499} {
		if r := d.search(fmt.Sprintf("note%d ", i)); r.Total != 1 {
			t.Errorf("note%d is found %d times", i, r.Total)
		}
	}
}

func TestManySyncsAtOnce(t *testing.T) {
	t.Parallel()
	files := make(map[string]string)
	for i := range 600 {
		files[fmt.Sprintf("n%03d.md", i)] = fmt.Sprintf("# Note\n\nnote%d %s\n", i, words(300))
	}
	d := newDesk(t, files)
	var group sync.WaitGroup
	for range 4 {
		other := d.anew()
		group.Go(func() {
			// On a slow machine a session of another may last beyond the second a sync
			// waits; what is promised then is that it can try again.
			c, err := other.Sync(t.Context(), nil)
			for tries := 1; errors.Is(err, ErrBusy) && tries < 30; tries++ {
				c, err = other.Sync(t.Context(), nil)
			}
			if err != nil || c.Files != 600 || c.Passages != 600 {
				t.Errorf("%+v, %v", c, err)
			}
		})
	}
	group.Wait()
	if c := d.sync(); c.Added+c.Changed+c.Removed > 0 {
		t.Errorf("something was left: %+v", c)
	}
	if err := d.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// What a search returns stands in the file at that moment.
func TestSearchNeverReturnsWhatIsNoLongerThere(t *testing.T) {
	d := newDesk(t, house())
	d.sync()
	d.write("list.txt", "bread and\nmilk from the shop\n")
	r := d.search("milk")
	if len(r.Passages) != 1 || r.Passages[0].Quote != "bread and\nmilk from the shop" {
		t.Errorf("a changed file: %+v", r.Passages)
	}
	d.write("list.txt", "butter\n")
	if r := d.search("milk"); len(r.Passages) != 0 {
		t.Errorf("a file that says something else: %+v", r.Passages)
	}
	d.remove("heating/boiler.md")
	if r := d.search("boiler"); len(r.Passages) != 0 {
		t.Errorf("a file that is gone: %+v", r.Passages)
	}
	d.write("heating/pump.md", "x\n"+house()["heating/pump.md"])
	for _, p := range d.search("invoice contractor").Passages {
		text, _ := os.ReadFile(filepath.Join(d.root, p.Path))
		if !strings.Contains(string(text), p.Quote) {
			t.Errorf("%s is not in the file", p.At())
		}
	}
}

func TestCacheThatCannotBeWritten(t *testing.T) {
	d := newDesk(t, house())
	if err := os.WriteFile(d.cache, []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Sync(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "folder of the index") {
		t.Errorf("sync: %v", err)
	}
	if _, err := d.Search(t.Context(), Query{Text: "pump"}); err == nil {
		t.Error("search: no error")
	}
}

func TestCacheDirIsOnesOwn(t *testing.T) {
	a, b := CacheDir("/c", "/home/u/notes"), CacheDir("/c", "/home/v/notes")
	if a == b || !strings.HasPrefix(a, filepath.Join("/c", "index", "notes-")) || CacheDir("/c", "/home/u/notes/") != a {
		t.Errorf("%s, %s", a, b)
	}
	if root := CacheDir("/c", "/"); filepath.Dir(root) != filepath.Join("/c", "index") {
		t.Errorf("%s", root)
	}
}
