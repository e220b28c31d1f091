package journal

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ken/notes/recall"
)

// Compact makes a file a year of past months, to the letter, and keeps these.
func TestCompact(t *testing.T) {
	strange := strings.Replace(line(3, "c"), `"r":3`, `"r":3,"mood":"fine"`, 1)
	later := `{"v":1,"id":"x","t":"teleport","at":1700000002500,"tz":0}` + "\n"
	ws := folder(t, map[string]string{
		"d/2025-03.jsonl": line(4, "d") + "rubbish\n" + line(1, "a"), "d/2025-02.jsonl": strange + line(2, "b") + line(1, "a") + later,
		"d/2026-01.jsonl": line(5, "e") + line(6, "f")[:20], "d/2026-02.jsonl": line(7, "g"), "e/2025-01.jsonl": line(8, "h"),
	})
	j, _, err := Open(ws, "d")
	if err != nil {
		t.Fatal(err)
	}
	events, states := slices.Clone(j.Events()), j.States(recall.Default())
	now := recall.Moment{At: at("2026-02-10T12:00:00Z")}
	done, err := j.Compact(now)
	want := "{[.ken/reviews/d/2025.jsonl .ken/reviews/d/2026.jsonl] [.ken/reviews/d/before-2026-02-10/2025-02.jsonl " +
		".ken/reviews/d/before-2026-02-10/2025-03.jsonl .ken/reviews/d/before-2026-02-10/2026-01.jsonl] 7 1}"
	if fmt.Sprint(done) != want || err != nil {
		t.Errorf("%v %v\nwant %s", done, err, want)
	}
	if got, want := holds(t, ws, "d/2025.jsonl"), line(1, "a")+line(2, "b")+later+strange+line(4, "d"); got != want {
		t.Errorf("the year holds\n%swant\n%s", got, want)
	}
	if got := holds(t, ws, "d/before-2026-02-10/2025-03.jsonl"); got != line(4, "d")+"rubbish\n"+line(1, "a") {
		t.Errorf("what was before holds\n%s", got)
	}
	for _, j := range []*Journal{j, opened(t, ws, "e")} {
		if !slices.Equal(j.Events(), events) {
			t.Errorf("after it there is %s, before %s", told(j.Events()), told(events))
		}
		same(t, "compacted", j.States(recall.Default()), states)
	}
	if again, err := j.Compact(now); err != nil || again.Files != nil {
		t.Errorf("again: %v %v", again, err)
	}
	// A month that a sync brought back joins its year.
	put(t, filepath.Join(ws.Dir(), Folder, "d/2025-03.jsonl"), line(4, "d")+line(9, "i"))
	if again, err := j.Compact(now); err != nil || fmt.Sprint(again.Kept) != "[.ken/reviews/d/before-2026-02-10-2/2025-03.jsonl]" || again.Twice != 1 {
		t.Errorf("again with a month: %+v %v", again, err)
	}
	if got := told(j.Events()); got != told(events)+", review i" {
		t.Errorf("with the month: %s", got)
	}
}

// Stopped between any two steps, it leaves the same log, and can be done again.
func TestCompactStopped(t *testing.T) {
	files := map[string]string{"d/2025-01.jsonl": line(1, "a"), "d/2025-02.jsonl": line(2, "b"), "d/2025-03.jsonl": line(3, "c")}
	for stop := range 4 {
		ws := folder(t, files)
		year := line(1, "a") + line(2, "b") + line(3, "c")
		put(t, filepath.Join(ws.Dir(), Folder, "d/2025.jsonl"), year)
		for month := 1; month <= stop; month++ {
			name := fmt.Sprintf("2025-%02d.jsonl", month)
			rev := sha256.Sum256([]byte(line(month, string(rune('a'+month-1)))))
			if err := ws.Move(Folder+"/d/"+name, Folder+"/d/before-2026-01-01/"+name, rev); err != nil {
				t.Fatal(err)
			}
		}
		j := opened(t, ws, "d")
		for range 2 {
			if got := told(j.Events()); got != "review a, review b, review c" {
				t.Errorf("stopped after %d: %s", stop, got)
			}
			if _, err := j.Compact(recall.Moment{At: at("2026-01-01T12:00:00Z")}); err != nil {
				t.Error(err)
			}
		}
		if got := holds(t, ws, "d/2025.jsonl"); got != year {
			t.Errorf("the year holds\n%s", got)
		}
		if left, _ := os.ReadDir(filepath.Join(ws.Dir(), Folder, "d")); len(left) != 2 {
			t.Errorf("stopped after %d: %v is left", stop, left)
		}
	}
}
