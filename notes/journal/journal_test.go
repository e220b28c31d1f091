package journal

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ken/notes"
	"ken/notes/recall"
)

// folder makes a workspace of files under the folder of the logs.
func folder(t testing.TB, files map[string]string) *notes.Workspace {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		put(t, filepath.Join(dir, Folder, filepath.FromSlash(name)), text)
	}
	ws, err := notes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return ws
}

func put(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// holds returns what a file of a log holds.
func holds(t testing.TB, ws *notes.Workspace, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(ws.Dir(), Folder, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// opened opens a log in which nothing is wrong.
func opened(t testing.TB, ws *notes.Workspace, device string) *Journal {
	t.Helper()
	j, faults, err := Open(ws, device)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return j
}

func add(t testing.TB, j *Journal, e Event) Event {
	t.Helper()
	e, err := j.Add(e)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// at is a time as milliseconds.
func at(text string) int64 {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return t.UnixMilli()
}

// told is a log as one reads it: what happened to which card.
func told(events []Event) string {
	var words []string
	for _, e := range events {
		words = append(words, string(e.Type)+" "+e.Card)
	}
	return strings.Join(words, ", ")
}

// An answer is a line in the file of the device and the month, by the learner's clock.
func TestAdd(t *testing.T) {
	ws := folder(t, nil)
	j := opened(t, ws, "Study.local")
	add(t, j, Event{
		Type: Review, Card: "k7f3a9", At: at("2026-11-30T23:30:00Z"), TZ: 60, Rating: recall.Good, Auto: "partly", Final: "right",
		Src: SrcSelf, Score: 0.62, Conf: 3, Ms: 8400, Form: "cued", Ivl: 6, Params: "default-6", Given: "<the days>",
	})
	add(t, j, Event{Type: Bury, Card: "k7f3a9", At: at("2026-11-30T23:30:00Z"), TZ: -300})
	want := `{"v":1,"id":"01KBB9NJ20MB4EH7XN1W1C6YFV","t":"review","card":"k7f3a9","at":1796081400000,"tz":60,"day":20787,` +
		`"r":3,"auto":"partly","final":"right","src":"self","score":0.62,"conf":3,"ms":8400,"form":"cued","ivl":6,"p":"default-6","len":10}` + "\n"
	if got := holds(t, ws, "study/2026-12.jsonl"); stripID(got) != stripID(want) {
		t.Errorf("December in Vienna holds\n%swant\n%s", got, want)
	}
	if got := holds(t, ws, "study/2026-11.jsonl"); !strings.Contains(got, `"t":"bury"`) {
		t.Errorf("November in New York holds %s", got)
	}
	if got, err := os.ReadFile(filepath.Join(ws.Dir(), ".ken/.gitattributes")); string(got) != "*.jsonl merge=union\n" {
		t.Errorf("git is told %q, %v", got, err)
	}
	if got := told(j.Events()); got != "review k7f3a9, bury k7f3a9" {
		t.Errorf("events: %s", got)
	}
	again := opened(t, ws, "other")
	if !slices.Equal(again.Events(), j.Events()) {
		t.Errorf("read again: %+v, want %+v", again.Events(), j.Events())
	}
}

// stripID takes the id off a line.
func stripID(line string) string {
	if i := strings.Index(line, `"id":"`); i >= 0 {
		return line[:i] + line[i+len(`"id":"`)+26:]
	}
	return line
}

// What was typed is written down only where that is wanted.
func TestAddKeepsAnswers(t *testing.T) {
	for _, keep := range []bool{false, true} {
		ws := folder(t, nil)
		j := opened(t, ws, "d")
		j.KeepAnswers = keep
		e := add(t, j, Event{Type: Review, Card: "k", At: at("2026-01-02T08:00:00Z"), Rating: recall.Good, Given: strings.Repeat("é", 6000)})
		line := holds(t, ws, "d/2026-01.jsonl")
		if got := strings.Contains(line, "é"); got != keep || e.Length != 12000 || strings.Contains(line, "\ufffd") {
			t.Errorf("kept %v, want %v; length %d", got, keep, e.Length)
		}
		if len(line) > 9000 {
			t.Errorf("a line of %d bytes", len(line))
		}
	}
}

// What would be refused when read is not written.
func TestAddRefuses(t *testing.T) {
	ws := folder(t, nil)
	j := opened(t, ws, "d")
	for _, c := range []struct {
		e    Event
		want string
	}{
		{Event{Type: Review, Card: "k"}, "log a review: a rating that is none: 0"},
		{Event{Type: Review, Card: "k", Rating: 5}, "log a review: a rating that is none: 5"},
		{Event{Type: Review, Rating: 3}, "log a review: review of no card"},
		{Event{Type: Review, Card: "k", Rating: 3, Score: 1.5}, "log a review: a score not from 0 to 1: 1.5"},
		{Event{Type: Review, Card: "k", Rating: 3, Conf: 4}, "log a review: a confidence that is none: 4"},
		{Event{Type: Review, Card: "k", Rating: 3, At: -1}, "log a review: a time that is none: -1"},
		{Event{Type: Review, Card: "k", Rating: 3, TZ: 2000}, "log a review: a clock 2000 minutes from UTC"},
		{Event{Type: Undo}, "log a undo: undo of nothing"},
		{Event{Type: Flag, Card: "k", Note: strings.Repeat("n", longestLine)}, "log a flag: more than a line of the log may hold"},
		{Event{Card: "k"}, "log a : no type"},
	} {
		if _, err := j.Add(c.e); err == nil || err.Error() != c.want {
			t.Errorf("%+.40v: %v, want %s", c.e, err, c.want)
		}
	}
	if len(j.Events()) > 0 {
		t.Errorf("there are events: %v", j.Events())
	}
	if _, err := os.Stat(filepath.Join(ws.Dir(), ".ken")); err == nil {
		t.Error("something was written")
	}
}

// Undo goes back for as long as there is a log, and an undo is undone.
func TestUndo(t *testing.T) {
	ws := folder(t, nil)
	j := opened(t, ws, "d")
	clock := at("2026-01-02T08:00:00Z")
	do := func(e Event) string {
		clock++
		e.At = clock
		return add(t, j, e).ID
	}
	undo := func(id string) string { return do(Event{Type: Undo, Ref: id}) }
	one := do(Event{Type: Review, Card: "one", Rating: recall.Good})
	two := do(Event{Type: Suspend, Card: "two"})
	for _, c := range []struct {
		what string
		do   func() string
		want string
	}{
		{"nothing", func() string { return "" }, "review one, suspend two"},
		{"undo two", func() string { two = undo(two); return "" }, "review one"},
		{"undo that", func() string { two = undo(two); return "" }, "review one, suspend two"},
		{"undo that, too", func() string { two = undo(two); return "" }, "review one"},
		{"undo one", func() string { one = undo(one); return "" }, ""},
		{"undo one twice, by another device", func() string { return undo(one) }, "review one"},
		{"undo what is not there", func() string { return undo("01ARZ3NDEKTSV4RRFFQ69G5FAV") }, "review one"},
	} {
		c.do()
		if got := told(j.Events()); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
		if got := told(opened(t, ws, "other").Events()); got != c.want {
			t.Errorf("%s, read again: %q, want %q", c.what, got, c.want)
		}
	}
	// A chain as long as a hostile file is: of an even number, the first stands.
	chain := []*Event{{V: 1, ID: "0", Type: Review, Card: "k", Rating: 3}}
	for i := range 50_000 {
		chain = append(chain, &Event{V: 1, ID: strconv.Itoa(i + 1), Type: Undo, Ref: strconv.Itoa(i)})
	}
	if even, odd := happened(chain), happened(chain[:50_000]); len(even) != 1 || len(odd) != 0 {
		t.Errorf("of chains %d and %d stand", len(even), len(odd))
	}
	// Undos of each other and of themselves do not go round for ever.
	ring := []*Event{
		{V: 1, ID: "a", Type: Undo, Ref: "b"},
		{V: 1, ID: "b", Type: Undo, Ref: "a"},
		{V: 1, ID: "c", Type: Undo, Ref: "c"},
		{V: 1, ID: "d", Type: Review, Card: "k", Rating: 3},
	}
	if got := happened(ring); len(got) != 1 {
		t.Errorf("of a ring %d stand", len(got))
	}
}

// Ids rise within a millisecond, and a run with a fixed clock is the same again.
func TestIDs(t *testing.T) {
	var runs [2][]string
	for i := range runs {
		ws := folder(t, nil)
		for range 3 {
			j := opened(t, ws, "d")
			for range 20 {
				e := add(t, j, Event{Type: Review, Card: "k", At: at("2026-01-02T08:00:00Z"), Rating: recall.Good})
				runs[i] = append(runs[i], e.ID)
			}
		}
	}
	if !slices.Equal(runs[0], runs[1]) {
		t.Error("the same run made other ids")
	}
	if !slices.IsSorted(runs[0]) || len(slices.Compact(runs[0])) != 60 {
		t.Errorf("ids do not rise: %q", runs[0])
	}
}

// A clock that was set back, and one a life ahead, give a log like any other.
func TestClocks(t *testing.T) {
	ws := folder(t, nil)
	j := opened(t, ws, "d")
	for _, when := range []string{"2026-05-01T08:00:00Z", "2025-05-01T08:00:00Z", "2100-02-28T23:59:59Z", "1970-01-01T00:00:00Z"} {
		add(t, j, Event{Type: Review, Card: when[:4], At: at(when), Rating: recall.Good, Ivl: 2})
	}
	want := "review 1970, review 2025, review 2026, review 2100"
	if got := told(j.Events()); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	again := opened(t, ws, "d")
	if got := told(again.Events()); got != want {
		t.Errorf("read again: %s, want %s", got, want)
	}
	if got := again.States(recall.Default())["2100"].Last.Time().Year(); got != 2100 {
		t.Errorf("the last review was in %d", got)
	}
}

// What was imported is imported once, whoever does it again.
func TestImport(t *testing.T) {
	ws := folder(t, nil)
	var events []Event
	for i := range 500 {
		events = append(events, Event{
			Type: Review, Card: "k", At: at("2020-01-15T08:00:00Z") + int64(i)*86_400_000, Rating: recall.Good, Src: SrcImport,
		})
	}
	for _, c := range []struct {
		device string
		events []Event
		want   int
	}{{"a", events[:300], 300}, {"a", events[:300], 0}, {"b", events, 200}, {"b", append(events[:2:2], events[:2]...), 0}} {
		j := opened(t, ws, c.device)
		if n, err := j.Import(c.events); n != c.want || err != nil {
			t.Errorf("%s imported %d, %v; want %d", c.device, n, err, c.want)
		}
	}
	j := opened(t, ws, "c")
	if n := j.States(recall.Default())["k"].Reviews; n != 500 {
		t.Errorf("%d reviews", n)
	}
	if _, err := j.Import([]Event{{Type: Review, Card: "k", Rating: 9}}); err == nil {
		t.Error("a rating of 9 was imported")
	}
}

func TestDeviceName(t *testing.T) {
	for host, want := range map[string]string{
		"study": "study", "Study.fritz.box": "study", "my_laptop-2": "my_laptop-2", "": "811c9dc5", "../../etc": "811c9dc5",
		"müller": "m-ller-", "con": "con-", "a b": "a-b-", "a/b": "a-b-", strings.Repeat("x", 300): "xxxx",
	} {
		if got := DeviceName(host); !strings.HasPrefix(got, want) {
			t.Errorf("%q is %q, want %q", host, got, want)
		}
	}
	seen := map[string]string{}
	for _, host := range []string{
		"", "a b", "a/b", "a-b", "電腦", "筆電", "con", "NUL", "-", strings.Repeat("x", 300), strings.Repeat("x", 301), strings.Repeat("é", 90),
	} {
		got := DeviceName(host)
		if got == "" || len(got) > longestDevice || strings.Trim(got, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			t.Errorf("%q is %q, no name of a folder", host, got)
		}
		if DeviceName(got) != got {
			t.Errorf("%q becomes %q", got, DeviceName(got))
		}
		if other, twice := seen[got]; twice {
			t.Errorf("%q and %q are both %q", host, other, got)
		}
		seen[got] = host
	}
}
