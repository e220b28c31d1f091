package index

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"The growing cells were GROWN":     "grow cell grown",
		"don't repeat a user's snake_case": "repeat user snake case",
		"C++, C# and 1,024.5 mg":           "c++ c# 1024.5 mg",
		"naïve":                            "naiv",
		strings.Repeat("x", 500):           strings.Repeat("x", longestTerm),
	} {
		if got := strings.Join(slices.Collect(new(analyzer).terms("en", text)), " "); got != want {
			t.Errorf("%.40q\n got %.80s\nwant %.80s", text, got, want)
		}
	}
}

func TestFolders(t *testing.T) {
	for path, want := range map[string]string{
		"a.md":            "a.md",
		"Work/2026/a.md":  "2026 a.md work work/2026 work/2026/a.md",
		"same/same/x.txt": "same same/same same/same/x.txt x.txt",
	} {
		if got := strings.Join(folders(path), " "); got != want {
			t.Errorf("%s\n got %s\nwant %s", path, got, want)
		}
	}
	if n := len(folders(strings.Repeat("d/", 5_000) + "a.md")); n > 128 {
		t.Errorf("a deep file has %d folders", n)
	}
}

func TestEntryIDsSortByPlace(t *testing.T) {
	ids := []string{entryID("a", 0), entryID("a", 9), entryID("a", 10), entryID("a b", 1), entryID("ab", 0)}
	if !slices.IsSorted(ids) || pathOf(ids[3]) != "a b" {
		t.Errorf("%q", ids)
	}
}

func TestSimilarity(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"boiler", "boiler", 1},
		{"boyler", "boiler", 5.0 / 6},
		{"bioler", "boiler", 5.0 / 6}, // exchanged
		{"boilr", "boiler", 5.0 / 6},
		{"meetnig", "meet", similar},
		{"configurat", "configur", 0.8},
		{"pump", "lamp", 0}, // too far apart to be compared
		{"cat", "dog", 0},
		{"ab", "ac", 0},
		{"ab", "ab", 1},
		{"", "", 0},
	} {
		if got := similarity([]rune(c.a), []rune(c.b)); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s, %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestBeginnings(t *testing.T) {
	for word, want := range map[string]string{
		"h": "", "he": "he", "heat": "heat", "happine": "happine happin happi happ", "über": "über",
	} {
		if got := strings.Join(beginnings(word), " "); got != want {
			t.Errorf("%s: %s", word, got)
		}
	}
}

func TestClipEndsBetweenLetters(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "a", 2: "a", 3: "aü", 9: "aüb"} {
		if got := clip("aüb", n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestLengthIsExact(t *testing.T) {
	for n := 1; n < 4_000_000; n += 1 + n/1_000 {
		if got := length(float64(float32(1 / math.Sqrt(float64(n))))); got != float64(n) {
			t.Fatalf("%d comes back as %v", n, got)
		}
	}
}

// However many small syncs there are, there are few segments, and few files.
func TestSmallSyncsAreMerged(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	d := newDesk(t, nil)
	for i := range 40 {
		d.write(fmt.Sprintf("n%d.md", i%15), randomNote(r))
		d.sync()
	}
	err := d.view(t.Context(), func(st *store) error {
		if n := len(st.segments()); n > tooMany+1 {
			t.Errorf("there are %d segments", n)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// Nothing runs on after a call has returned.
func TestNothingRunsOn(t *testing.T) {
	d := newDesk(t, house())
	before := runtime.NumGoroutine()
	for range 10 {
		d.write("list.txt", fmt.Sprint(time.Now()))
		d.sync()
		d.search("pump")
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}
