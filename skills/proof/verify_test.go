package proof

import (
	"context"
	"io/fs"
	"maps"
	"reflect"
	"slices"
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
			"contradicted changed:3", false,
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
		r, err := Checker{Files: shelf{"briefs/n.md": c.note, "pump.md": c.document}}.Verify(t.Context(), "briefs/n.md")
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
// near offers every document of the shelf, as a search would the likely ones.
func (s shelf) near(context.Context, string) []string { return slices.Sorted(maps.Keys(s)) }

// What became of words that no longer stand where they were cited.
func TestTrace(t *testing.T) {
	const note = "The pump costs 500 euros and is loud at night.[^1]\n\n" +
		"[^1]: [pump.md:3](../pump.md#L3) — “The pump costs 500 euros and is loud at night.”"
	for _, c := range []struct {
		name    string
		files   shelf
		verdict Verdict
		changed Changed // without its Source
	}{
		{
			"a typo is mended",
			shelf{"pump.md": "# Pump\n\nThe pump costs 500 euros, and is loud at night.\n"},
			Supported,
			Changed{State: "changed", Path: "pump.md", Line: 3, Now: "The pump costs 500 euros, and is loud at night."},
		},
		{
			"another figure",
			shelf{"pump.md": "# Pump\n\nNew.\n\nThe pump costs 700 euros and is loud at night.\n"},
			Contradicted,
			Changed{State: "changed", Path: "pump.md", Line: 5, Now: "The pump costs 700 euros and is loud at night."},
		},
		{
			"moved to another file",
			shelf{"pump.md": "# Pump\n\nGone.\n", "old/pumps.md": "# All\n\nThe pump costs 500 euros and is\nloud at night.\n"},
			Quoted,
			Changed{State: "moved", Path: "old/pumps.md", Line: 3},
		},
		{
			"the file has another name",
			shelf{"pumps.md": "# Pump\n\nThe pump costs 500 euros and is loud at night.\n"},
			Quoted,
			Changed{State: "moved", Path: "pumps.md", Line: 3},
		},
		{
			"nothing like it is left",
			shelf{"pump.md": "# Pump\n"},
			Unsupported,
			Changed{State: "changed"},
		},
		{"the document is gone", shelf{"other.md": "Else."}, Unsupported, Changed{State: "missing"}},
	} {
		c.files["briefs/n.md"] = note
		others := shelf{}
		for name, text := range c.files {
			if name != "briefs/n.md" { // a search for sources finds no briefs
				others[name] = text
			}
		}
		r, err := Checker{Files: c.files, Near: others.near}.Verify(t.Context(), "briefs/n.md")
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Sentences[0].Verdict; got != c.verdict {
			t.Errorf("%s: the verdict is %s (%s), want %s", c.name, got, r.Sentences[0].Reason, c.verdict)
		}
		if len(r.Changed) != 1 {
			t.Errorf("%s: %d sources changed, want 1", c.name, len(r.Changed))
			continue
		}
		got := r.Changed[0]
		got.Source = notes.Source{}
		if !reflect.DeepEqual(got, c.changed) {
			t.Errorf("%s: became %+v, want %+v", c.name, got, c.changed)
		}
	}
}

// A text without footnotes whose words in quotation marks are looked for.
func TestPastedQuotes(t *testing.T) {
	files := shelf{"pump.md": pump}
	for text, want := range map[string]Verdict{
		"Ann writes that “the pump costs 500 euros”.":       Quoted,
		"Ann writes that “the pump costs about 500 euros”.": Unsupported,
		"Ann writes: “The pump costs 500 euros.”":           Quoted,
		"> The pump costs 500 euros.":                       Quoted,
		"> The pump costs 600 euros.":                       Unsupported,
		"It is a so-called “pump”.":                         Unsupported,
		"Both “The pump costs 500 euros” and “It is loud”.": Quoted,
	} {
		doc, err := read.File("pasted.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r, err := Checker{Files: files, Near: files.near}.Text(t.Context(), "pasted", doc)
		if err != nil || len(r.Sentences) != 1 {
			t.Fatal(err, len(r.Sentences))
		}
		if got := r.Sentences[0]; got.Verdict != want {
			t.Errorf("%s: %s (%s), want %s", text, got.Verdict, got.Reason, want)
		} else if want == Quoted && got.Citations[0].Path != "pump.md" {
			t.Errorf("%s: is not said to stand in pump.md", text)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add("It is loud.[^1]\n\n[^1]: [x](../pump.md#L4)")
	f.Add("[^]: \n[^a]:[[](\n- [^a]\n| a | b[^a] |\n")
	f.Add("---\nx: y\n---\n# [^1]\n> a[^1]\n[^1]: pump.md:99999999999999999999")
	f.Fuzz(func(t *testing.T, note string) {
		r, err := Checker{Files: shelf{"briefs/n.md": note, "pump.md": pump}}.Verify(t.Context(), "briefs/n.md")
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

// A heading with quotation marks, and a quote with a tag, are read back as they were
// written.
func TestFootnoteReadsBack(t *testing.T) {
	for _, c := range []notes.Source{
		{Path: "a.md", Line: 3, EndLine: 3, Heading: []string{"Item", `kind "macro"`}, Quote: "TODO: proc macros"},
		{Path: "a.md", Line: 3, EndLine: 3, Heading: []string{}, Quote: "Keaton submits it early.<br>"},
		{Path: "a.md", Line: 3, EndLine: 3, Heading: []string{"X"}, Quote: "He said — “no” — twice."},
	} {
		got, ok := ReadFootnote(Footnote(c, "briefs"), "briefs")
		if !ok || got.Quote != c.Quote || got.Line != 3 || got.Path != "a.md" {
			t.Errorf("%q is read as %+v", Footnote(c, "briefs"), got)
		}
	}
}
