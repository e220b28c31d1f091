package read

import (
	"reflect"
	"strings"
	"testing"
)

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		title, date string
		meta        map[string]string
		body        string
	}{
		{
			name:  "title, date and the rest",
			text:  "---\nTitle: A  tale\ndate: 2026-03-02\ntags: [one, two]\nAuthor: Ada\ndraft: true\nlinks:\n  web: x\nempty:\n---\nText\n",
			title: "A tale", date: "2026-03-02",
			meta: map[string]string{"tags": "one, two", "author": "Ada", "draft": "true", "links": "web: x"}, body: "Text\n",
		},
		{name: "closed by points", text: "---\ntitle: T\n...\nText\n", title: "T", body: "Text\n"},
		{name: "windows line ends", text: "---\r\ntitle: T\r\n---\r\n\r\nText\r\n", title: "T", body: "Text\r\n"},
		{name: "the best date", text: "---\nmodified: 2026-05-05\ncreated: 2026-01-01\n---\n", date: "2026-01-01", meta: map[string]string{"modified": "2026-05-05"}},
		{name: "a date that is none", text: "---\ndate: soon\n---\n", meta: map[string]string{"date": "soon"}},
		{name: "not YAML", text: "---\ntitle: Notes: part two\nstatus: \"open\n---\nText", title: "Notes: part two", meta: map[string]string{"status": "open"}, body: "Text"},
		{name: "empty", text: "---\n---\nText", body: "Text"},
		{name: "all of it comments", text: "---\n# folders: [~/x]\n\n# b\n---\n# Goals\n", title: "Goals", body: "# Goals\n"},
		{name: "an alias", text: "---\na: &x one\nb: *x\nc: &y [1, 2]\nd: *y\n---\n", meta: map[string]string{"a": "one", "b": "one", "c": "1, 2"}},
		{name: "never closed", text: "---\ntitle: T\n", body: "---\ntitle: T\n"},
		{name: "a rule, then text", text: "---\nText\n\n---\nmore", body: "---\nText\n\n---\nmore"},
		{name: "not at the start", text: "\n---\ntitle: T\n---\n", title: "title: T", body: "---\ntitle: T\n---\n"},
		{name: "too long", text: "---\ntitle: T\n\n" + strings.Repeat("y\n\n", maxFront/3) + "---\n", body: "---"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := File("a.md", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			date := ""
			if !d.Date.IsZero() {
				date = d.Date.Format("2006-01-02")
			}
			if d.Title != c.title || date != c.date || !reflect.DeepEqual(d.Meta, c.meta) || !strings.HasPrefix(d.Text[d.Body:], c.body) {
				t.Errorf("title %q, date %s, meta %q, body %q", d.Title, date, d.Meta, d.Text[d.Body:])
			}
		})
	}
}

// Entities that name each other ten times over would be a gigabyte if expanded.
func TestFrontMatterBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\ntitle: T\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n")
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"} {
		prev := string(n[0] - 1)
		b.WriteString("a" + n + ": &a" + n + " [" + strings.Repeat("*a"+prev+",", 9) + "*a" + prev + "]\n")
	}
	b.WriteString("---\nText\n")
	d, err := File("a.md", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "T" || d.Text[d.Body:] != "Text\n" {
		t.Errorf("title %q, body %q", d.Title, d.Text[d.Body:])
	}
	for _, deep := range []string{"[", "{a: ", "- ", "? "} {
		if _, err := File("a.md", []byte("---\ntitle: T\na: "+strings.Repeat(deep, 60_000/len(deep))+"\n---\n")); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFrontList(t *testing.T) {
	for text, want := range map[string][]string{
		"---\na: 1\nFolders:\n  - ../one\n  - two\n---\n": {"../one", "two"},
		"---\na: 1\nfolders: one, two\n---\n":             {"one", "two"},
		"---\na: 1\n---\n":                                nil,
		"---\n- folders\n---\n":                           nil,
		"folders: one":                                    nil,
	} {
		got, line := FrontList(text, "folders")
		if !reflect.DeepEqual(got, want) || want != nil && line != 3 {
			t.Errorf("%q: %q on line %d", text, got, line)
		}
	}
}
