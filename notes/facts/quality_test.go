package facts_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/read"
)

// A labelled document is one whose facts were written down by hand.
type labelled struct {
	path string
	text string
	want []label
}

// A label is one fact as a person reads it: its line, its kind and those fields that
// must be as they are here. Long texts need only hold the words.
type label struct {
	line   int
	kind   string
	fields map[string]string
}

func (l label) String() string { return fmt.Sprintf("line %d: %s %v", l.line, l.kind, l.fields) }

// fieldNames are the fields of a fact as labels name them, in the order of
// [facts.Fact.Texts].
var fieldNames = []string{
	"text", "owner", "due", "state", "blocked", "who", "what", "when", "end", "value", "unit", "on", "by", "status", "from", "relation", "to",
}

// holds tells which fields need only hold the words of the label.
func holds(field string) bool {
	return slices.Contains([]string{"text", "what", "from", "to", "blocked"}, field)
}

func fieldsOf(f facts.Fact) map[string]string {
	m := map[string]string{}
	for i, s := range f.Texts() {
		if *s != "" {
			m[fieldNames[i]] = *s
		}
	}
	return m
}

// is tells whether a fact is the one labelled. What a label says nothing of must be
// empty where it names a person or a day: those are what nobody may invent.
func (l label) is(f facts.Fact, first, last int) bool {
	if l.line < first || l.line > last || f.Kind != l.kind {
		return false
	}
	has := fieldsOf(f)
	for name, want := range l.fields {
		if got := has[name]; got != want && !(holds(name) && strings.Contains(strings.ToLower(got), strings.ToLower(want)) && want != "") {
			return false
		}
	}
	for _, name := range []string{"owner", "due", "end", "blocked", "on", "by"} {
		if has[name] != "" && l.fields[name] == "" && !l.free(name) {
			return false
		}
	}
	return true
}

// free tells fields that a label need not give: who and when of a record of decisions
// stand elsewhere in it.
func (l label) free(name string) bool {
	return (name == "by" || name == "on") && l.fields["status"] != ""
}

// parseLabel reads "6 task | text=Buy a NAS state=dropped".
func parseLabel(t *testing.T, s string) label {
	t.Helper()
	head, rest, ok := strings.Cut(s, " | ")
	number, kind, _ := strings.Cut(head, " ")
	line, err := strconv.Atoi(number)
	if !ok || err != nil {
		t.Fatalf("no label: %q", s)
	}
	l := label{line: line, kind: kind, fields: map[string]string{}}
	name := ""
	for _, w := range strings.Fields(rest) {
		if key, value, found := strings.Cut(w, "="); found && slices.Contains(fieldNames, key) {
			name = key
			l.fields[name] = value
		} else {
			l.fields[name] += " " + w
		}
	}
	return l
}

// readLabelled reads documents with their labels: "== path", text, "-- facts", labels.
func readLabelled(t *testing.T, file string) []labelled {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var docs []labelled
	for part := range strings.SplitSeq("\n"+string(data), "\n== ") {
		path, rest, ok := strings.Cut(part, "\n")
		if !ok || path == "" {
			continue
		}
		text, labels, _ := strings.Cut(rest, "-- facts\n")
		d := labelled{path: path, text: text}
		for line := range strings.Lines(labels) {
			if line = strings.TrimSpace(line); line != "" {
				d.want = append(d.want, parseLabel(t, line))
			}
		}
		docs = append(docs, d)
	}
	return docs
}

// A tally counts what was found of what is there.
type tally struct{ right, wrong, missed int }

func (n tally) precision() float64 { return float64(n.right) / float64(max(1, n.right+n.wrong)) }
func (n tally) recall() float64    { return float64(n.right) / float64(max(1, n.right+n.missed)) }

// count compares the facts of documents with their labels, and logs each difference.
func count(t *testing.T, docs []labelled) map[string]*tally {
	t.Helper()
	all := map[string]*tally{"all": {}}
	for _, kind := range facts.Kinds() {
		all[kind] = &tally{}
	}
	for _, d := range docs {
		text, err := read.File(d.path, []byte(d.text))
		if err != nil {
			t.Fatal(err)
		}
		doc := notes.Document{Document: text, Path: d.path}
		left := slices.Clone(d.want)
		for _, f := range facts.Of(doc, notes.Sections(text)) {
			line := text.Line(f.Span.Start)
			i := slices.IndexFunc(left, func(l label) bool { return l.is(f, line, text.Line(f.Span.End-1)) })
			if i < 0 {
				t.Logf("%s:%d: wrong: %s %v", d.path, line, f.Kind, fieldsOf(f))
				all[f.Kind].wrong++
				continue
			}
			all[f.Kind].right++
			left = slices.Delete(left, i, i+1)
		}
		for _, l := range left {
			t.Logf("%s: missed: %v", d.path, l)
			all[l.kind].missed++
		}
	}
	for _, kind := range facts.Kinds() {
		all["all"].right += all[kind].right
		all["all"].wrong += all[kind].wrong
		all["all"].missed += all[kind].missed
	}
	for _, kind := range append(facts.Kinds(), "all") {
		n := all[kind]
		t.Logf("%-10s precision %.3f (%d of %d)  recall %.3f (%d of %d)", kind,
			n.precision(), n.right, n.right+n.wrong, n.recall(), n.right, n.right+n.missed)
	}
	return all
}

// TestQuality holds the rules to notes as people write them: what they say is right, and
// most of what is there is found.
func TestQuality(t *testing.T) {
	n := count(t, readLabelled(t, "notes.txt"))["all"]
	if n.precision() < 0.95 || n.recall() < 0.8 {
		t.Errorf("precision %.3f, recall %.3f; wanted are .95 and .8", n.precision(), n.recall())
	}
}

// TestSample does the same for half of the sample workspace, which was not written for
// these rules.
func TestSample(t *testing.T) {
	docs := readLabelled(t, "sample.txt")
	for i, d := range docs {
		text, err := os.ReadFile(filepath.Join("..", "..", "sample", filepath.FromSlash(d.path)))
		if err != nil {
			t.Fatal(err)
		}
		docs[i].text = string(text)
	}
	n := count(t, docs)["all"]
	if n.precision() < 0.95 || n.recall() < 0.8 {
		t.Errorf("precision %.3f, recall %.3f; wanted are .95 and .8", n.precision(), n.recall())
	}
}

// TestTraps takes no facts from lines that only look as if they held some.
func TestTraps(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "traps.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		text, err := read.File("note.md", []byte("# A note\n\nPresent: Anna, Petra\n\n"+line+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		doc := notes.Document{Document: text, Path: "note.md"}
		for _, f := range facts.Of(doc, notes.Sections(text)) {
			t.Errorf("%q: %s %v", line, f.Kind, fieldsOf(f))
		}
	}
}
