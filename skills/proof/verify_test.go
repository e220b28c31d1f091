package proof

import (
	"io/fs"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/read"
)

// A shelf of documents in memory.
type shelf map[string]string

func (s shelf) Read(name string) (notes.Document, error) {
	text, ok := s[name]
	if !ok {
		return notes.Document{}, fs.ErrNotExist
	}
	doc, err := read.File(name, []byte(text))
	return notes.Document{Document: doc, Path: name}, err
}

const pump = "# Pump\n\nThe pump costs 500 euros.\nIt is loud.\n"

func TestVerify(t *testing.T) {
	for _, c := range []struct {
		name, note, document string
		want                 string // verdicts, then the states of sources
		sound                bool
	}{
		{
			"a quoted sentence", "The pump costs 500 euros.[^1]\n\n[^1]: [pump.md:3](../pump.md#L3) — “The pump costs 500 euros.”", pump,
			"quoted", true,
		},
		{
			"a footnote speaks for the sentences before it", "It is loud. The pump costs 500 euros.[^1]\n\n[^1]: [pump.md:3-4](../pump.md#L3-L4)", pump,
			"quoted quoted", true,
		},
		{
			"no footnote", "The pump costs 500 euros.\n\n- It is loud.[^1]\n\n[^1]: [x](../pump.md#L4)", pump,
			"unsupported quoted", false,
		},
		{
			"a footnote that is not there", "The pump costs 500 euros.[^7]", pump,
			"unsupported", false,
		},
		{
			"other words", "500 euros is what the pump costs.[^1]\n\n[^1]: [x](../pump.md#L3)", pump,
			"supported", true,
		},
		{
			"another figure", "The pump costs 600 euros.[^1]\n\n[^1]: [x](../pump.md#L3)", pump,
			"contradicted", false,
		},
		{
			"the source moved", "The pump costs 500 euros.[^1]\n\n[^1]: [pump.md:3](../pump.md#L3) — “The pump costs 500 euros.”", "# Pump\n\nNew.\n\nThe pump costs 500 euros.\n",
			"quoted moved:5", true,
		},
		{
			"the source changed", "The pump costs 500 euros.[^1]\n\n[^1]: [pump.md:3](../pump.md#L3) — “The pump costs 500 euros.”", "# Pump\n\nThe pump costs 700 euros.\n",
			"unsupported changed:0", false,
		},
		{
			"the source is gone", "It is loud.[^1]\n\n[^1]: [gone.md:3](../gone.md#L3) — “It is loud.”", pump,
			"unsupported missing:0", false,
		},
		{
			"what tells how a note came about claims nothing", "It is loud.[^1]\n\n## Sources\n\n- Pump, line 4\n\n## Not found\n\nNothing.\n\n[^1]: [x](../pump.md#L4)", pump,
			"quoted", true,
		},
		{
			"a place without a link", "It is loud.[^1]\n\n[^1]: pump.md:4 — “It is loud.”", pump,
			"quoted", true,
		},
		{
			"headings, code and what announces a list", "# Title\n\nThree things:\n\n```\nno\n```\n\nIt is loud.[^1]\n\n[^1]: [x](../pump.md#L4)", pump,
			"quoted", true,
		},
		{
			"a footnote elsewhere", "It is loud.[^1]\n\n[^1]: https://example.org", pump,
			"unsupported", false,
		},
	} {
		r, err := Verify("briefs/n.md", shelf{"briefs/n.md": c.note, "pump.md": c.document})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range r.Sentences {
			got = append(got, string(s.Verdict))
		}
		for _, ch := range r.Changed {
			got = append(got, ch.State+":"+string(rune('0'+ch.Line)))
		}
		if s := strings.Join(got, " "); s != c.want || r.Sound() != c.sound {
			t.Errorf("%s: got %s, sound %v; want %s, %v\n%+v", c.name, s, r.Sound(), c.want, c.sound, r.Sentences)
		}
	}
}

// A footnote is read back as it was written.
func TestFootnote(t *testing.T) {
	for _, c := range []notes.Source{
		{Path: "a/b.md", Line: 4, EndLine: 4, Heading: []string{"One", "Two"}, Quote: "It is loud."},
		{Path: "with space (1).md", Line: 2, EndLine: 5, Heading: []string{}, Quote: "A “quoted” word — and a dash."},
		{Path: "~/.goals.md", Line: 1, EndLine: 1, Heading: []string{}, Quote: "Learn."},
		{Path: "scan [2] (1).pdf", Part: "page 2", Line: 9, EndLine: 12, Heading: []string{}, Quote: "A page."},
		{Path: "in/box.mbox", Part: "message 3, plan (new).xlsx, sheet Budget, row 7", Line: 9, EndLine: 9, Heading: []string{}, Quote: "A row."},
		{Path: "briefs/x.md", Line: 9, EndLine: 9, Heading: []string{}, Quote: "Same folder."},
	} {
		for _, from := range []string{"briefs", ".", "a/b/c"} {
			got, ok := ReadFootnote(Footnote(c, from), from)
			if !ok || got.Path != c.Path || got.Part != c.Part || got.Line != c.Line || got.EndLine != c.EndLine || got.Quote != c.Quote || got.Under() != c.Under() {
				t.Errorf("from %s: %s\n read as %+v", from, Footnote(c, from), got)
			}
		}
	}
}

// No note breaks the reader, and a sentence without a source never stands.
func FuzzVerify(f *testing.F) {
	f.Add("It is loud.[^1]\n\n[^1]: [x](../pump.md#L4)")
	f.Add("[^]: \n[^a]:[[](\n- [^a]\n| a | b[^a] |\n")
	f.Add("---\nx: y\n---\n# [^1]\n> a[^1]\n[^1]: pump.md:99999999999999999999")
	f.Fuzz(func(t *testing.T, note string) {
		r, err := Verify("briefs/n.md", shelf{"briefs/n.md": note, "pump.md": pump})
		if err != nil {
			return
		}
		for _, s := range r.Sentences {
			if len(s.Citations) == 0 && s.Verdict.Stands() {
				t.Fatalf("%q stands on nothing", s.Text)
			}
		}
	})
}
