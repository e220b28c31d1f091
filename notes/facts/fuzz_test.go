package facts_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/read"
)

// FuzzOf holds what is true of the facts of any document: they lie in its text, no field
// is long, and the same text gives the same facts.
func FuzzOf(f *testing.F) {
	for _, name := range []string{"notes.txt", "traps.txt"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add("note.md", string(data))
		f.Add("note.csv", string(data))
		f.Add("todo.txt", string(data))
	}
	for _, s := range []string{
		"- [ ] (", "- [ ] due:: [due:: (", "**", "**a.**", "| Owner |\n|---|\n| |", "- [ ] 📅", "```mermaid\ngraph\nA-->\n-->B\n```",
		"Owner:\nOwner: \nOwner: a, for ", "decided on", "We decided", "a cannot", "@", "- [ ] @a @", "from 1 to 2 May", "1–2 May 2026",
		"- [ ] x blocked by ", "September 27--29, 1995", "\xff\xfe- [ ] \xff", "- [ ] ÀÈ waiting for Ünal", "Dr.", "Dr. is responsible for",
		"- [ ] Ann and", "is responsible for x", "5 full", "costs 5 %", "- [ ] by", "x was adopted on 2", "`a `b costs 5 euros",
	} {
		f.Add("note.md", s)
	}
	f.Add("\x80", "Date: 2 May 2026\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		d, err := read.File(name, []byte(text))
		if err != nil {
			return
		}
		doc := notes.Document{Document: d, Path: name}
		sections := notes.Sections(d)
		list := facts.Of(doc, sections)
		for _, fact := range list {
			if fact.Span.Start < 0 || fact.Span.End > len(d.Text) || fact.Span.Start >= fact.Span.End {
				t.Fatalf("%v lies outside the text", fact.Span)
			}
			for _, s := range fact.Texts() {
				if len(*s) > 250 || !utf8.ValidString(*s) {
					t.Fatalf("a field of %s is %q", fact.Kind, *s)
				}
			}
		}
		if again := facts.Of(doc, sections); !reflect.DeepEqual(list, again) {
			t.Fatal("the same text gave other facts")
		}
	})
}
