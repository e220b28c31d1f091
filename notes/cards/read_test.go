package cards

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/read"
)

var update = flag.Bool("update", false, "write what the cases of testdata expect")

func document(t testing.TB, name, text string) notes.Document {
	t.Helper()
	doc, err := read.File(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return notes.Document{Document: doc, Path: name}
}

// listing writes cards as the cases expect them.
func listing(cards []Card, faults []Fault) string {
	var b strings.Builder
	for _, c := range cards {
		where := fmt.Sprint(c.Source.Line)
		if c.Source.EndLine != c.Source.Line {
			where += fmt.Sprintf("-%d", c.Source.EndLine)
		}
		fmt.Fprintf(&b, "%s %s.%d %s %s | %s |", where, c.Syntax, c.Part, c.Kind, c.Level, strings.ReplaceAll(c.Question, "\n", "⏎"))
		if c.Ordered {
			b.WriteString(" in order")
		}
		for _, a := range c.Answers {
			b.WriteString(" (" + strings.ReplaceAll(a, "\n", "⏎") + ")")
		}
		if c.Hint != "" {
			b.WriteString(" hint " + c.Hint)
		}
		if c.Block != "" {
			b.WriteString(" ^" + c.Block)
		}
		for _, tag := range c.Tags {
			b.WriteString(" #" + tag)
		}
		if len(c.Source.Heading) > 0 {
			b.WriteString(" under " + c.Source.Under())
		}
		b.WriteString("\n")
	}
	for _, f := range faults {
		fmt.Fprintf(&b, "fault %d: %s\n", f.Line, f.Reason)
	}
	return b.String()
}

// A readCase is a document and the cards in it.
type readCase struct{ name, text, want string }

// readCases reads testdata/cards.txt: "=== name", a document, "--- cards", and what is
// read of it.
func readCases(t testing.TB) []readCase {
	t.Helper()
	data, err := os.ReadFile("testdata/cards.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []readCase
	for _, part := range strings.Split("\n"+string(data), "\n=== ")[1:] {
		name, rest, _ := strings.Cut(strings.TrimSuffix(part, "\n")+"\n", "\n")
		text, want, ok := strings.Cut(rest, "--- cards\n")
		if !ok {
			t.Fatalf("the case %q has no line '--- cards'", name)
		}
		if want != "" && !strings.HasSuffix(want, "\n") {
			want += "\n"
		}
		list = append(list, readCase{name, text, want})
	}
	return list
}

// Each case is a document as people write them, and the cards that are read of it: lines,
// syntax and part, kind, level, question, answers, hint, block id, tags and headings.
func TestRead(t *testing.T) {
	cases := readCases(t)
	var out strings.Builder
	for _, c := range cases {
		got := listing(Read(document(t, "a.md", c.text), Options{}))
		if got != c.want && !*update {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
		fmt.Fprintf(&out, "=== %s\n%s--- cards\n%s", c.name, c.text, got)
	}
	if *update {
		if err := os.WriteFile("testdata/cards.txt", []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// Line ends of Windows, and the lack of a last one, change nothing that is read.
func TestReadLineEnds(t *testing.T) {
	for _, c := range readCases(t) {
		for name, text := range map[string]string{
			"CRLF": strings.ReplaceAll(c.text, "\n", "\r\n"), "no last newline": strings.TrimRight(c.text, "\n"),
			"byte order mark": "\ufeff" + c.text,
		} {
			if got := listing(Read(document(t, "a.md", text), Options{})); got != c.want {
				t.Errorf("%s with %s: got\n%swant\n%s", c.name, name, got, c.want)
			}
		}
	}
}

func TestOptions(t *testing.T) {
	const text = "The ==leader== sends.\n\nterm :: meaning\n"
	for _, c := range []struct {
		name, file, text string
		opt              Options
		want             int
	}{
		{"highlights are no cards by themselves", "a.md", text, Options{}, 1},
		{"where they are asked for", "a.md", text, Options{Cloze: true}, 2},
		{"by front matter", "a.md", "---\ncloze: true\n---\n" + text, Options{}, 2},
		{"by the tag of Obsidian's plugin", "a.md", "#flashcards/raft\n\n" + text, Options{}, 2},
		{"not by another tag", "a.md", "#flashcardsnot\n\n" + text, Options{}, 1},
		{"a syntax that is not wanted", "a.md", text, Options{Cloze: true, Without: []string{"inline"}}, 1},
		{"plain text", "a.txt", text, Options{}, 1},
		{"another format", "a.org", text, Options{Cloze: true}, 0},
	} {
		if cards, faults := Read(document(t, c.file, c.text), c.opt); len(cards) != c.want || len(faults) > 0 {
			t.Errorf("%s: %d cards, want %d; %v", c.name, len(cards), c.want, faults)
		}
	}
}

func TestLevelOf(t *testing.T) {
	for _, c := range []struct {
		question string
		want     Level
	}{
		{"What is a quorum?", Recall},
		{"How many nodes are a quorum?", Recall},
		{"How does a leader know of its loss?", Understand},
		{"In Raft, why are timeouts random?", Understand},
		{"Explain the log.", Understand},
		{"What is the difference between a term and an index?", Understand},
		{"What happens if two leaders write?", Understand},
		{"Warum sind die Fristen zufällig?", Understand},
		{"Give an example of a quorum.", Apply},
		{"Calculate the quorum of seven nodes.", Apply},
		{"What would you do after a split?", Apply},
		{"", Recall},
	} {
		if got := LevelOf(c.question); got != c.want {
			t.Errorf("%q asks to %s, want %s", c.question, got, c.want)
		}
	}
}

// A source is the card to the letter.
func checkSources(t *testing.T, doc notes.Document, cards []Card) {
	t.Helper()
	for _, c := range cards {
		s, err := place(doc, c)
		if err != nil || doc.Text[s.start:s.end] != c.Source.Quote || c.Source.SHA256 != notes.Digest(c.Source.Quote) {
			t.Fatalf("%s: the source is not what stands there: %v\n%q", c.Source.At(), err, c.Source.Quote)
		}
		if n := strings.Count(c.Source.Quote, "\n"); c.Source.EndLine != c.Source.Line+n {
			t.Fatalf("%s: ends at line %d, has %d line ends", c.Source.At(), c.Source.EndLine, n)
		}
		if c.Question == "" || len(c.Answers) == 0 || c.Answers[0] == "" || c.ID == "" {
			t.Fatalf("%s: a card without question, answer or id: %+v", c.Source.At(), c)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readCases(f) {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := read.File("a.md", []byte(text))
		if err != nil || !d.Verbatim {
			return
		}
		doc := notes.Document{Document: d, Path: "a.md"}
		cards, faults := Read(doc, Options{Cloze: true})
		checkSources(t, doc, cards)
		last := 0
		for _, f := range faults {
			if f.Line < last || f.Reason == "" {
				t.Fatalf("%v after line %d", f, last)
			}
			last = f.Line
		}
		for _, c := range cards {
			if again := AsMarkdown(c, "b.md"); !strings.HasSuffix(again, "\n") {
				t.Fatalf("%q has no end", again)
			}
			if data, err := WithBlockID(doc, c, "k7f3a2"); err == nil && len(data) <= len(text) {
				t.Fatal("a block id made the text shorter")
			}
		}
	})
}
