package cards

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ken/notes"
)

// workspace returns a new one with these files.
func workspace(t testing.TB, files map[string]string) *notes.Workspace {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	ws, err := notes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return ws
}

func openBook(t testing.TB, ws *notes.Workspace) *Book {
	t.Helper()
	b, faults, err := Open(ws)
	if err != nil || len(faults) > 0 {
		t.Fatalf("open the book: %v, %v", err, faults)
	}
	return b
}

func content(t testing.TB, ws *notes.Workspace, name string) string {
	t.Helper()
	data, err := ws.Bytes(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var proposal = Card{
	Kind: Exact, Level: Recall, Question: "What is a quorum?", Answers: []string{"a majority"}, Origin: Made,
	Source: notes.Source{Path: "raft.md", Line: 3, EndLine: 3, Quote: "A quorum is a majority."},
}

// A proposal that is kept is a card from then on, also for another run; edited it keeps
// its ID; dropped it is gone and is not proposed again.
func TestBook(t *testing.T) {
	ws := workspace(t, nil)
	b := openBook(t, ws)
	if len(b.Cards()) != 0 {
		t.Fatal("a book that is not there has cards")
	}
	kept, err := b.Keep(proposal, 1000)
	must(t, err)
	if kept.ID != Identify(proposal) || len(kept.ID) != 8 {
		t.Errorf("the ID is %q", kept.ID)
	}
	before := content(t, ws, BookFile)
	if again, err := b.Keep(proposal, 2000); err != nil || again.ID != kept.ID || content(t, ws, BookFile) != before {
		t.Errorf("what is kept is kept again: %v", err)
	}
	if got := content(t, ws, ".ken/.gitattributes"); got != "*.jsonl merge=union\n" {
		t.Errorf("git is told %q", got)
	}
	edited := kept
	edited.Question = "What do we call a majority of the nodes?"
	must(t, b.Edit(edited, 3000))

	other := openBook(t, ws)
	if got := other.Cards(); len(got) != 1 || got[0].ID != kept.ID || got[0].Question != edited.Question || got[0].Source.Quote != proposal.Source.Quote {
		t.Errorf("another run sees %+v", got)
	}
	must(t, other.Drop(edited, 4000))
	if !other.Dropped(Hash(edited)) || other.Dropped(Hash(proposal)) || len(other.Cards()) != 0 {
		t.Error("a dropped card is still there")
	}
	if b.Dropped(Hash(edited)) {
		t.Error("a book knows what another wrote before it is read again")
	}
	_, err = b.Reload()
	must(t, err)
	if !b.Dropped(Hash(edited)) || len(b.Cards()) != 0 || len(b.Unwanted()) != 1 {
		t.Error("what another has written is not read")
	}
	if _, err := b.Keep(edited, 5000); err != nil || b.Dropped(Hash(edited)) || len(b.Cards()) != 1 {
		t.Error("what was dropped cannot be kept after all")
	}
	if err := b.Edit(Card{ID: "nobody"}, 1); !errors.Is(err, ErrUnknown) {
		t.Errorf("edit of no card: %v", err)
	}
}

// What is said later holds, even by a clock that stands still or goes back.
func TestBookClock(t *testing.T) {
	ws := workspace(t, nil)
	c, err := openBook(t, ws).Keep(proposal, 1000)
	must(t, err)
	must(t, openBook(t, ws).Drop(c, 1000))
	_, err = openBook(t, ws).Keep(c, 500)
	must(t, err)
	must(t, openBook(t, ws).Drop(c, 0))
	if b := openBook(t, ws); len(b.Cards()) != 0 || !b.Dropped(Hash(c)) {
		t.Error("the last word does not hold")
	}
}

// The order of lines and their copies mean nothing, as they come of a merge by git.
func TestBookMerged(t *testing.T) {
	ws := workspace(t, nil)
	b := openBook(t, ws)
	var ids []string
	for i, q := range []string{"one?", "two?", "three?"} {
		c := proposal
		c.Question = q
		kept, err := b.Keep(c, int64(i))
		must(t, err)
		ids = append(ids, kept.ID)
		kept.Answers = []string{"x"}
		must(t, b.Edit(kept, 10))
	}
	must(t, b.Drop(b.Cards()[0], 20))
	want := listing(b.Cards(), nil)
	lines := strings.SplitAfter(content(t, ws, BookFile), "\n")
	var merged strings.Builder
	for i := len(lines) - 1; i >= 0; i-- {
		merged.WriteString(lines[i] + lines[i])
	}
	text := strings.ReplaceAll(merged.String(), "\n", "\r\n")
	if got := openBook(t, workspace(t, map[string]string{BookFile: text})); listing(got.Cards(), nil) != want || len(got.Unwanted()) != 1 {
		t.Errorf("got\n%swant\n%s", listing(got.Cards(), nil), want)
	}
	if len(ids) != 3 || ids[0] == ids[1] {
		t.Errorf("ids %v", ids)
	}
}

// What cannot be read is said with its line, and all else is read; what a later version
// wrote stays.
func TestBookBroken(t *testing.T) {
	good := `{"v":1,"id":"01A","t":"kept","at":1,"card":"abcdefgh","text":{"kind":"exact","question":"q","answers":["a"],"later":true},"more":{}}`
	for _, c := range []struct {
		name, text string
		fault      string
		cards      int
	}{
		{"torn at its end", good + "\n" + good[:50], "2: it is not whole", 1},
		{"torn before others", good[:50] + "\n" + good + "\n", "1: it is not whole", 1},
		{"no end", good, "", 1},
		{"blank lines", "\n\n" + good + "\n\n", "", 1},
		{"of a later version", good + "\n" + `{"v":9,"id":"01B","t":"dreamt","of":[1]}` + "\n", "", 1},
		{"another kind of file", "# Notes\n", "1: it is not whole", 0},
		{"a number for a name", `{"id":"01A","t":"kept","card":7}` + "\n", "1: it is not a line of this book: json: cannot unmarshal number into Go struct field entry.card of type string", 0},
		{"no id", `{"t":"kept"}` + "\n", "1: it has no id or type", 0},
		{"no text", `{"id":"01A","t":"kept","card":"a"}` + "\n", "1: the text of its card is missing", 0},
		{"no card", `{"id":"01A","t":"kept","card":"../a","text":{"question":"q","answers":["a"]}}` + "\n", "1: it names no card", 0},
		{"no answer", `{"id":"01A","t":"kept","card":"a","text":{"question":"q"}}` + "\n", "1: its card has no question or no answer", 0},
		{"endless", good + "\n" + strings.Repeat("x", 3*maxLine) + "\n" + strings.Replace(good, "01A", "01B", 1), "2: the line is longer than 1 MB", 1},
	} {
		b, faults, err := Open(workspace(t, map[string]string{BookFile: c.text}))
		must(t, err)
		var got []string
		for _, f := range faults {
			got = append(got, strings.TrimPrefix(f.Error(), BookFile+":"))
		}
		if strings.Join(got, "\n") != c.fault || len(b.Cards()) != c.cards {
			t.Errorf("%s: %d cards, %q, want %d, %q", c.name, len(b.Cards()), got, c.cards, c.fault)
		}
	}
	ws := workspace(t, map[string]string{BookFile: good + "\n" + good[:50]})
	b, _, err := Open(ws)
	must(t, err)
	_, err = b.Keep(proposal, 5)
	must(t, err)
	if _, faults, _ := Open(ws); len(faults) != 1 || faults[0].Line != 2 {
		t.Errorf("after a torn line: %v", faults)
	}
}

func TestImport(t *testing.T) {
	ws := workspace(t, nil)
	b := openBook(t, ws)
	deck := []Card{
		{Kind: Exact, Question: "one", Answers: []string{"1"}, GUID: "g1"},
		{Kind: Exact, Question: "two", Answers: []string{"2"}, GUID: "g2"},
		{Kind: Exact, Question: "two", Answers: []string{"2"}, GUID: "g3"},
		{Kind: Exact, Question: "three", Answers: []string{"3"}},
	}
	first, err := b.Import(deck, 1)
	must(t, err)
	if first.Added != 4 || len(b.Cards()) != 4 || first.Cards[1].ID == first.Cards[2].ID {
		t.Fatalf("%+v", first)
	}
	must(t, b.Drop(first.Cards[3], 2))
	deck[0].Answers = []string{"one of them"}
	deck[1].Question = "two!"
	second, err := openBook(t, ws).Import(deck, 3)
	must(t, err)
	if second.Added != 0 || second.Changed != 2 || second.Same != 2 {
		t.Errorf("again: %+v", second)
	}
	for i := range deck {
		if first.Cards[i].ID != second.Cards[i].ID {
			t.Errorf("%s has another ID", deck[i].Question)
		}
	}
}

// A book that is written anew says the same; what was before is beside it.
func TestCompact(t *testing.T) {
	later := `{"v":9,"id":"01ZZ","t":"dreamt","at":3,"of":[1, 2]}`
	ws := workspace(t, map[string]string{BookFile: later + "\n{torn\n"})
	b, _, err := Open(ws)
	must(t, err)
	c, err := b.Keep(proposal, 1)
	must(t, err)
	for i := range 20 {
		c.Answers = []string{strings.Repeat("x", i+1)}
		must(t, b.Edit(c, int64(i)))
	}
	dropped := proposal
	dropped.Question = "no?"
	must(t, b.Drop(dropped, 50))
	old := content(t, ws, BookFile)
	name, err := b.Compact(time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC))
	must(t, err)
	if name != BookFile+".before-2026-11-28" || content(t, ws, name) != old {
		t.Errorf("the old book is in %s", name)
	}
	now := content(t, ws, BookFile)
	if !strings.Contains(now, later+"\n") || len(now) > len(old)/2 {
		t.Errorf("the new book has %d bytes of %d:\n%s", len(now), len(old), now)
	}
	again := openBook(t, ws)
	if got := again.Cards(); len(got) != 1 || got[0].Answers[0] != strings.Repeat("x", 20) || !again.Dropped(Hash(dropped)) {
		t.Errorf("the new book says %+v", got)
	}
	if _, err := b.Reload(); err != nil || len(b.Cards()) != 1 {
		t.Errorf("after it: %v", err)
	}
}

// A card of the book that the learner has written into a document is that card there.
func TestAsMarkdown(t *testing.T) {
	for _, c := range []struct {
		card Card
		want string
	}{
		{proposal, "Q: What is a quorum?\nA: a majority\nSource: [raft.md:3](../raft.md)\n"},
		{Card{Kind: Cloze, Question: "The […] sends.", Answers: []string{"leader", "primary"}, Hint: "role"}, "C: The [leader | primary]^[role] sends.\n"},
		{Card{Kind: List, Question: "Which?", Answers: []string{"a", "b"}}, "Q: Which?\nA:\n- a\n- b\n"},
		{Card{Kind: List, Ordered: true, Question: "Which?", Answers: []string{"a", "b"}}, "Q: Which?\nA:\n1. a\n2. b\n"},
		{Card{Kind: Exact, Question: "Q: what?\nA: that", Answers: []string{"a|b", "c"}}, "Q: Q: what? A: that\nA: a\\|b | c\n"},
		{Card{Kind: Prose, Question: "Why?", Answers: []string{"# So\n---\nit is."}}, "Q: Why?\nA: # So --- it is.\n"},
		{
			Card{Kind: Exact, Question: "x", Answers: []string{"y"}, Source: notes.Source{Path: "a b/c (1).md", Line: 2}},
			"Q: x\nA: y\nSource: [a b/c (1).md:2](../a%20b/c%20%281%29.md)\n",
		},
	} {
		got := AsMarkdown(c.card, "cards/mine.md")
		if got != c.want {
			t.Errorf("got\n%swant\n%s", got, c.want)
		}
		read, faults := Read(document(t, "mine.md", "# Mine\n\n"+got), Options{})
		if len(read) != 1 || len(faults) > 0 || Hash(read[0]) != Hash(c.card) || read[0].Kind != c.card.Kind {
			t.Errorf("%q is read as\n%s", got, listing(read, faults))
		}
	}
}

// A card that was kept, and then written into a document, keeps its history.
func TestKeptThenWritten(t *testing.T) {
	b := openBook(t, workspace(t, nil))
	c := proposal
	c.ID = "aaaaaaaa"
	kept, err := b.Keep(c, 1)
	must(t, err)
	found, _ := Read(document(t, "mine.md", AsMarkdown(kept, "mine.md")), Options{})
	a := b.Anchor(found)
	if len(a.Cards) != 1 || a.Cards[0].ID != kept.ID || len(a.Own) != 0 || len(a.Stale) != 1 {
		t.Fatalf("%+v", a)
	}
	must(t, b.Record(2, a.Stale...))
	if a = b.Anchor(nil); len(a.Orphans) != 1 || len(a.Own) != 0 {
		t.Fatalf("without the document: %+v", a)
	}
	back, err := b.Restore(kept.ID, 3)
	must(t, err)
	if a = b.Anchor(nil); len(a.Orphans) != 0 || len(a.Own) != 1 || back.ID != kept.ID {
		t.Fatalf("restored: %+v", a)
	}
}
