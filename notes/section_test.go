package notes

import (
	"fmt"
	"strings"
	"testing"

	"ken/notes/read"
)

// Each text, and its sections as "first-last line: heading path".
func TestSections(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"under each other", "a.md", "# A\nx\n## B\n### C\n## D\n# E\n", "1-2: A|3-3: A › B|4-4: A › B › C|5-5: A › D|6-6: E"},
		{"before the first", "a.md", "\n\nx\n\n# A\n", "3-4: |5-5: A"},
		{"levels left out", "a.md", "### C\n# A\n### C\n## B\n", "1-1: C|2-2: A|3-3: A › C|4-4: A › B"},
		{"after the front matter", "a.md", "---\ntitle: x\n---\n\n# A\ny\n", "5-6: A"},
		{"underlined", "a.md", "x\n\nA\nB\n===\ny", "1-2: |3-6: A B"},
		{"not in code", "a.md", "# A\n```\n# x\n```\n~~~\n# y\n~~~\n    # z\n## B\n", "1-8: A|9-9: A › B"},
		{"windows line ends", "a.md", "# A\r\nx\r\n## B\r\n", "1-2: A|3-3: A › B"},
		{"no headings", "a.md", "x\ny\n", "1-2: "},
		{"plain text has none", "a.txt", "# A\nx\n# B", "1-3: "},
		{"nothing", "a.md", "", ""},
		{"only front matter", "a.md", "---\ntitle: x\n---\n", ""},
		{"only blanks", "a.md", "\n \n", ""},
		{"a page", "a.html", "<h1>A</h1>\n\n\n<p>x<h2>B</h2>", "1-4: A|5-5: A › B"},
		{"markup in headings", "a.md", "# *A* `b_c` [d](e) #\n", "1-1: A `b_c` d"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := read.File(c.file, []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range Sections(doc) {
				got = append(got, fmt.Sprintf("%d-%d: %s", s.Line, s.EndLine, strings.Join(s.Heading, " › ")))
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), c.want)
			}
			tile(t, doc)
		})
	}
}

// tile checks that the sections of a document are its body, in order and to the
// byte, and that their lines are counted right.
func tile(t *testing.T, doc read.Document) {
	t.Helper()
	at := doc.Body
	for _, s := range Sections(doc) {
		if s.Start != at || s.End <= s.Start {
			t.Fatalf("%+v does not begin at %d", s, at)
		}
		if s.Line != doc.TextLine(s.Start) || s.EndLine != doc.TextLine(s.End-1) {
			t.Fatalf("%+v has lines %d to %d", s, doc.TextLine(s.Start), doc.TextLine(s.End-1))
		}
		if (s.Level == 0) != (s.Heading == nil) || s.Level > 6 || len(s.Heading) > 6 {
			t.Fatalf("%+v", s)
		}
		at = s.End
	}
	if at != len(doc.Text) {
		t.Fatalf("the sections end at %d of %d", at, len(doc.Text))
	}
}

func FuzzSections(f *testing.F) {
	for _, seed := range []string{"# a\nb\n===\n", "---\na: b\n---\n\n# x\n", "x\n# y\n\n```\n# z", "<!--\n# a\n-->\n#\n#", "\n\n  \n# a\r\n", "a\r\n-"} {
		f.Add("a.md", []byte(seed))
		f.Add("a.txt", []byte(seed))
		f.Add("a.html", []byte("<h1>"+seed+"<h3>x<p>y"))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if doc, err := read.File(name, data); err == nil {
			tile(t, doc)
		}
	})
}

func BenchmarkSections(b *testing.B) {
	doc, err := read.File("a.md", []byte(strings.Repeat("# one\n## two\n\nsome text\n", 1<<20/24)))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		Sections(doc)
	}
}
