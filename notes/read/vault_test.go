package read

import (
	"strings"
	"testing"
)

// What Markdown says of itself in the ways of programs for notes.
func TestVault(t *testing.T) {
	const number = " 0123456789abcdef0123456789abcdef"
	for _, c := range []struct{ name, file, text, title, authors, people, date, tags string }{
		{
			"front matter", "a.md", "---\nauthors:\n  - Ann Lee\n  - Ben Ito\nattendees: Cara Roy, Dee\ntags: [heat]\n---\nText #pump.\n",
			"", "Ann Lee; Ben Ito", "Cara Roy; Dee", "", "heat, pump",
		},
		{
			"authors with addresses", "a.qmd", "---\nauthor:\n  - name: Ann Lee\n    email: ann@example.org\n---\n# T\n",
			"T", "Ann Lee", "", "", "",
		},
		{
			"tags", "a.md", "# Head\n\n#heating, (#project/pumps) and #12, a#b, `#code`, #heating\n\n```\n#no\n```\n##not\n",
			"Head", "", "", "", "heating, project/pumps",
		},
		{
			"properties in lines", "a.md", "# Call\n- date:: 2026-03-02\n[attendees:: [[Ann Lee]], Ben Ito]\n\ntext with a:: b in it\n",
			"Call", "", "Ann Lee; Ben Ito", "2026-03-02", "",
		},
		{
			"a page of Notion", "Call" + number + ".md", "# Call\n\nCreated: March 2, 2026\nOwner: Ann Lee\nPerson: Ben Ito\nTags: heat\n\nText: more\n",
			"Call", "Ann Lee", "Ben Ito", "2026-03-02", "heat",
		},
		{"no page of Notion", "call.md", "# Call\n\nOwner: Ann Lee\n", "Call", "", "", "", ""},
	} {
		d, err := File(c.file, []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		date := ""
		if !d.Date.IsZero() {
			date = d.Date.Format("2006-01-02")
		}
		got := []string{d.Title, strings.Join(d.Authors, "; "), strings.Join(d.People, "; "), date, d.Meta["tags"]}
		if want := []string{c.title, c.authors, c.people, c.date, c.tags}; strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, want)
		}
		if !d.Verbatim || d.Text != c.text {
			t.Errorf("%s: the text is not as it was", c.name)
		}
	}
	for name, want := range map[string]string{"a/Call" + number + ".md": "Call", "List" + number + "_all.csv": "List", "notes.md": "notes"} {
		if got := NameWords(name); got != want {
			t.Errorf("%s: words %q, want %q", name, got, want)
		}
	}
}
