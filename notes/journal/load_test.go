package journal

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ken/notes/recall"
)

// line is a review as it stands in a file.
func line(n int, card string) string {
	return fmt.Sprintf(`{"v":1,"id":"id%06d","t":"review","card":%q,"at":%d,"tz":0,"day":0,"r":3}`+"\n", n, card, 1_700_000_000_000+int64(n)*1000)
}

// What is no event is named with its file and line, and everything else counts.
func TestFaults(t *testing.T) {
	good := line(1, "a")
	for _, c := range []struct{ name, text, events, faults string }{
		{"nothing", "", "", ""},
		{"a whole file", good + line(2, "b"), "review a, review b", ""},
		{"ends of lines of Windows", strings.ReplaceAll(good+line(2, "b"), "\n", "\r\n"), "review a, review b", ""},
		{"empty lines", "\n" + good + "\n \n", "review a", ""},
		{"no end", good + strings.TrimSuffix(line(2, "b"), "\n"), "review a, review b", ""},
		{"a torn line", good + line(2, "b")[:30], "review a", "2: a torn last line, 30 bytes: what was being written when a run was ended is lost"},
		{"one in the middle", line(2, "b")[:30] + "\n" + good, "review a", "1: no event: not an object of JSON"},
		{"zeros after a power cut", good + "\x00\x00\x00", "review a", "2: a torn last line, 3 bytes: what was being written when a run was ended is lost"},
		{
			"marks of a merge", "<<<<<<< HEAD\n" + good + "=======\n" + line(2, "b") + ">>>>>>> laptop\n", "review a, review b",
			"1: a mark that a merge of git left; the lines around it are read\n" +
				"3: a mark that a merge of git left; the lines around it are read\n5: a mark that a merge of git left; the lines around it are read",
		},
		{"another type", `{"v":1,"id":"x","t":"teleport","at":5,"tz":0,"card":"k"}` + "\n" + good, "teleport k, review a", ""},
		{"another field", strings.Replace(good, `"r":3`, `"r":3,"mood":{"deep":[1,2]}`, 1), "review a", ""},
		{
			"a later version", strings.Replace(good, `"v":1`, `"v":7`, 1), "review a",
			"1: written by a later version of ken (7): kept, and not counted here",
		},
		{"a field of another kind", strings.Replace(good, `"r":3`, `"r":"good"`, 1), "", `1: a field "r" that holds a string`},
		{"a rating of 9", strings.Replace(good, `"r":3`, `"r":9`, 1), "", "1: a rating that is none: 9"},
		{"a time out of time", strings.Replace(good, `"at":1700000001000`, `"at":1e18`, 1), "", `1: a field "at" that holds a number 1e18`},
		{"a huge line", good + `{"v":1,"id":"` + strings.Repeat("x", longestLine) + "\"}\n" + line(2, "b"), "review a, review b", "2: a line of 65551 bytes; 65536 are allowed"},
		{"an escape of a terminal", "\x1b]0;pwned\x07\n", "", "1: no event: not an object of JSON"},
		{"a type with one", `{"v":1,"id":"x","t":"a","at":5,"tz":"\u001b[2J"}` + "\n", "", `1: a field "tz" that holds a string`},
		{"a deep one", `{"v":1,"x":` + strings.Repeat("[", 60_000) + "\n", "", "1: no event: not an object of JSON"},
		{"twice", good + good + line(2, "b") + good, "review a, review b", ""},
		{"much rubbish", strings.Repeat("x\n", 1000), "", strings.TrimSuffix(rubbish(), "\n")},
	} {
		ws := folder(t, map[string]string{"d/2026-01.jsonl": c.text})
		j, faults, err := Open(ws, "d")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, f := range faults {
			got = append(got, strings.TrimPrefix(f.String(), Folder+"/d/2026-01.jsonl:"))
		}
		if events := told(j.Events()); events != c.events || strings.Join(got, "\n") != c.faults {
			t.Errorf("%s:\nevents %s, want %s\nfaults\n%s\nwant\n%s", c.name, events, c.events, strings.Join(got, "\n"), c.faults)
		}
		if again, err := j.Refresh(); err != nil || !slices.Equal(again, faults) {
			t.Errorf("%s: the second time there is %v, %v", c.name, again, err)
		}
	}
}

// rubbish are the faults of a file of a thousand lines that are none.
func rubbish() string {
	var b strings.Builder
	for i := range mostFaults {
		fmt.Fprintf(&b, "%d: no event: not an object of JSON\n", i+1)
	}
	fmt.Fprintf(&b, " %d more lines of that kind\n", 1000-mostFaults)
	return b.String()
}

// What is not a file of a device is left alone or named, and nothing is read through a
// link that leads out.
func TestStrangers(t *testing.T) {
	ws := folder(t, map[string]string{
		"d/2026-01.jsonl": line(1, "a"), "d/notes.txt": "x", "d/.hidden.jsonl": line(2, "b"), "d/before-2026-01-01/2025-12.jsonl": line(3, "c"),
		"stray.jsonl": line(4, "d"), "e/2026-01.jsonl": line(5, "e"), "f/2026-01.jsonl": "",
	})
	outside := filepath.Join(t.TempDir(), "x.jsonl")
	put(t, outside, line(6, "f"))
	for name, to := range map[string]string{"d/2026-02.jsonl": outside, "d/2026-03.jsonl": "../e/2026-01.jsonl", "g": filepath.Dir(outside), "d/2026-04.jsonl": "2026-04.jsonl"} {
		if err := os.Symlink(to, filepath.Join(ws.Dir(), Folder, name)); err != nil {
			t.Skip(err)
		}
	}
	j, faults, err := Open(ws, "d")
	if err != nil {
		t.Fatal(err)
	}
	if got := told(j.Events()); got != "review a, review e" {
		t.Errorf("events: %s", got)
	}
	want := "[.ken/reviews/d/2026-02.jsonl: a link that leads out of the workspace .ken/reviews/d/2026-04.jsonl: " +
		"a link that leads to itself .ken/reviews/g: a link that leads out of the workspace]"
	if got := fmt.Sprint(faults); got != want {
		t.Errorf("faults: %s, want %s", got, want)
	}
	if _, err := j.Add(Event{Type: Review, Card: "z", At: at("2026-02-10T00:00:00Z"), Rating: 3}); err == nil {
		t.Error("a review was written outside")
	}
	if text, _ := os.ReadFile(outside); string(text) != line(6, "f") {
		t.Errorf("outside there is now %s", text)
	}
}

// A file that is there no more took its events with it.
func TestGone(t *testing.T) {
	ws := folder(t, map[string]string{"d/2026-01.jsonl": line(1, "a"), "e/2026-01.jsonl": line(2, "b") + line(1, "a")})
	j := opened(t, ws, "d")
	add(t, j, Event{Type: Review, Card: "c", At: at("2026-02-10T00:00:00Z"), Rating: 3})
	for _, c := range []struct{ gone, want string }{
		{"d/2026-01.jsonl", "review a, review b, review c"}, {"e/2026-01.jsonl", "review c"}, {"d/2026-02.jsonl", ""},
	} {
		if err := os.Remove(filepath.Join(ws.Dir(), Folder, c.gone)); err != nil {
			t.Fatal(err)
		}
		if faults, err := j.Refresh(); err != nil || len(faults) > 0 {
			t.Fatal(faults, err)
		}
		if got := told(j.Events()); got != c.want {
			t.Errorf("without %s: %s, want %s", c.gone, got, c.want)
		}
		if got := len(j.States(recall.Default())); got != len(j.Events()) {
			t.Errorf("without %s: %d states", c.gone, got)
		}
	}
}

// Of a file that grew only the new part is read; one that is another is read anew.
func TestRefresh(t *testing.T) {
	long := ""
	for i := range 200 {
		long += line(i, "a") // more than the guard
	}
	ws := folder(t, map[string]string{"d/1.jsonl": long})
	name := filepath.Join(ws.Dir(), Folder, "d/1.jsonl")
	j := opened(t, ws, "other")
	l := func() *log { return j.logs[Folder+"/d/1.jsonl"] }
	clock := time.Now()
	for _, c := range []struct {
		what, text string
		lines      int
		grew       bool
	}{
		{"the same", long, 200, true},
		{"a line more", long + line(201, "b"), 201, true},
		{"a line begun", long + line(201, "b") + line(202, "b")[:20], 201, true},
		{"and ended", long + line(201, "b") + line(202, "b"), 202, true},
		{"a line before the others", line(203, "b") + long + line(201, "b") + line(202, "b"), 203, false},
		{"shorter", long, 200, false},
		{"another line first, as long", line(999, "a") + long[len(line(0, "a")):], 200, false},
		{"nothing", "", 0, false},
		{"from nothing", line(1, "a"), 1, true},
	} {
		clock = clock.Add(time.Second)
		put(t, name, c.text)
		if err := os.Chtimes(name, clock, clock); err != nil {
			t.Fatal(err)
		}
		var first *Event
		if len(l().events) > 0 {
			first = l().events[0]
		}
		if _, err := j.Refresh(); err != nil {
			t.Fatal(err)
		}
		if got := l(); got.lines != c.lines || got.read != int64(strings.LastIndex(c.text, "\n")+1) {
			t.Errorf("%s: %d lines, read to %d", c.what, got.lines, got.read)
		}
		if first != nil && len(l().events) > 0 && c.what != "the same" {
			if grew := l().events[0] == first; grew != c.grew {
				t.Errorf("%s: read on from where it was: %v", c.what, grew)
			}
		}
		fresh := opened2(t, j)
		if !slices.Equal(fresh.Events(), j.Events()) {
			t.Errorf("%s: %d events, anew %d", c.what, len(j.Events()), len(fresh.Events()))
		}
		same(t, c.what, j.States(recall.Default()), fresh.States(recall.Default()))
	}
}

// opened2 opens the log of a journal anew, whatever is wrong in it.
func opened2(t *testing.T, j *Journal) *Journal {
	t.Helper()
	fresh, _, err := Open(j.ws, j.device)
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}

// Two devices that both know a review read it once, and each its own and the other's.
func TestTwoJournals(t *testing.T) {
	ws := folder(t, nil)
	a, b := opened(t, ws, "a"), opened(t, ws, "b")
	for i := range 20 {
		j := []*Journal{a, b}[i%2]
		add(t, j, Event{Type: Review, Card: "k", At: at("2026-01-02T08:00:00Z") + int64(20-i)*60_000, Rating: recall.Good})
		if i%5 == 0 {
			if _, err := a.Refresh(); err != nil {
				t.Fatal(err)
			}
			a.States(recall.Default())
		}
	}
	for _, j := range []*Journal{a, b} {
		if _, err := j.Refresh(); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(a.Events(), b.Events()) || len(a.Events()) != 20 {
		t.Errorf("%d and %d events", len(a.Events()), len(b.Events()))
	}
	same(t, "two devices", a.States(recall.Default()), b.States(recall.Default()))
}
