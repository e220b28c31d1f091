package index

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/read"
)

func cutOf(t testing.TB, name, text string) (read.Document, []piece) {
	t.Helper()
	doc, err := read.File(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc, cut(doc, notes.Sections(doc))
}

// words makes n bytes of running text, in lines of 80.
func words(n int) string {
	return strings.TrimSpace(strings.Repeat(strings.Repeat("lorem ipsum dolor ", 4)+"sit amet\n", n/81+1)[:n])
}

// paragraphs makes n bytes of text in paragraphs.
func paragraphs(n int) string {
	return strings.Repeat(words(400)+"\n\n", n/402) + words(n%402+20)
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // headings and the first words of each piece
	}{
		{
			"a section is a passage",
			"# A\n\n" + words(700) + "\n\n# B\n\n" + words(700),
			[]string{"A: # A", "B: # B"},
		},
		{
			"short sections are joined with those beside and below them",
			"# A\n\n## B\n\none\n\n## C\n\ntwo\n\n### D\n\nthree\n",
			[]string{"A/B: # A"},
		},
		{
			"not with those of another parent",
			"# A\n\n## B\n\n### C\n\none\n\n# D\n\n" + words(2600),
			[]string{"A/B/C: # A", "D: # D"},
		},
		{
			"not beyond what a passage may have",
			"# A\n\nshort\n\n# B\n\n" + words(2490),
			[]string{"A: # A", "B: # B"},
		},
		{
			"front matter is no text",
			"---\ntitle: T\n---\n\nBefore.\n\n# A\n\n" + words(700),
			[]string{": Before."},
		},
		{
			"a long section is parted at blank lines",
			"# A\n\n" + words(1500) + "\n\n" + words(1500) + "\n\nThe end, which is long enough. " + words(600),
			[]string{"A: # A", "A: lorem", "A: lorem"}[:2],
		},
		{
			"a fence is not parted",
			"# A\n\n" + words(1000) + "\n\n```\n" + strings.Repeat("code\n\n", 800) + "```\n\nAfter.",
			[]string{"A: # A", "A: ```"}, // with the two words behind it
		},
		{
			"nor a list item",
			"# A\n\n- " + words(2000) + "\n\n  " + words(2000) + "\n- two",
			[]string{"A: # A"},
		},
		{
			"nor a table",
			"# A\n\nText.\n\n| a | b |\n|---|---|\n" + strings.Repeat("| one | two |\n", 400),
			[]string{"A: # A"},
		},
	} {
		doc, pieces := cutOf(t, "a.md", c.text)
		var got []string
		for _, p := range pieces {
			first, _, _ := strings.Cut(doc.Text[p.start:p.end], "\n")
			got = append(got, strings.Join(p.heading, "/")+": "+first[:min(len(first), 8)])
		}
		if !samePlaces(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// samePlaces compares what stands before the first eight bytes' end.
func samePlaces(got, want []string) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		if !strings.HasPrefix(got[i], want[i]) {
			return false
		}
	}
	return true
}

// hostile are texts that break what expects a text.
func hostile() map[string]string {
	return map[string]string{
		"empty":           "",
		"blank":           "\n \n\t\r\n\n",
		"bom":             "\ufeff# A\n\ntext\n",
		"crlf":            "# A\r\n\r\ntext\r\n\r\n## B\r\n\r\n" + strings.Repeat("more text\r\n", 500),
		"one line":        strings.Repeat("a", 300_000),
		"one line, words": strings.Repeat("word and ", 30_000),
		"runes":           strings.Repeat("日本語", 20_000),
		"combining":       "e" + strings.Repeat("\u0301", 40_000),
		"open fence":      "# A\n\n```\n" + strings.Repeat("# not\n\n", 5_000),
		"only headings":   strings.Repeat("# A\n", 3_000),
		"deep headings":   strings.Repeat("# A\n## B\n### C\n#### D\n##### E\n###### F\n", 500),
		"list":            strings.Repeat("- item\n", 10_000),
		"nested list":     strings.Repeat("- a\n  - b\n\n    c\n", 3_000),
		"table":           "|a|\n|-|\n" + strings.Repeat("|x|\n", 9_000),
		"rules":           strings.Repeat("---\n\n", 4_000),
		"front matter":    "---\na: b\n---\n",
		"open front":      "---\na: b\n" + words(9_000),
		"html":            "<p>one</p><h1>A</h1>" + strings.Repeat("<p>two three</p>", 2_000),
		"no newline":      "# A",
		"trailing":        "text   \n\n\n   \n",
		"nbsp":            "\u00a0\n\n\u00a0\ntext\n\u00a0",
		"form feed":       "a\fb\n\f\n\n\v\nc",
		"underlines":      strings.Repeat("A\n=\n", 2_000),
	}
}

func TestPiecesHoldTheText(t *testing.T) {
	for name, text := range hostile() {
		for _, ext := range []string{".md", ".txt", ".html"} {
			t.Run(name+ext, func(t *testing.T) {
				doc, pieces := cutOf(t, "a"+ext, text)
				checkPieces(t, doc, pieces)
			})
		}
	}
}

// checkPieces holds pieces to what is promised of them.
func checkPieces(t *testing.T, doc read.Document, pieces []piece) {
	t.Helper()
	at := doc.Body
	for i, p := range pieces {
		if p.start < at || p.end <= p.start || p.end > len(doc.Text) {
			t.Fatalf("piece %d is [%d:%d] after %d of %d", i, p.start, p.end, at, len(doc.Text))
		}
		if left := doc.Text[at:p.start]; strings.Trim(left, " \t\r\n") != "" {
			t.Fatalf("%q before piece %d is in no piece", left, i)
		}
		quote := doc.Text[p.start:p.end]
		if !utf8.ValidString(quote) {
			t.Fatalf("piece %d begins or ends within a letter", i)
		}
		if strings.Trim(quote, " \t\r\n") == "" || strings.TrimRight(quote, "\r\n") != quote {
			t.Fatalf("piece %d is blank, or ends so: %q", i, quote)
		}
		if len(quote) > most+excess {
			t.Fatalf("piece %d has %d bytes", i, len(quote))
		}
		for _, in := range p.inner {
			if in.at < 0 || in.at >= len(quote) {
				t.Fatalf("piece %d has a section at %d of %d", i, in.at, len(quote))
			}
		}
		at = p.end
	}
	if left := doc.Text[min(at, len(doc.Text)):]; strings.Trim(left, " \t\r\n") != "" {
		t.Fatalf("%q at the end is in no piece", left)
	}
}

func TestPassagesAreAsLongAsTheyShould(t *testing.T) {
	var text strings.Builder
	for i := range 40 {
		fmt.Fprintf(&text, "## Section %d\n\n%s\n\n", i, paragraphs(200+i*90))
	}
	doc, pieces := cutOf(t, "a.md", text.String())
	for i, p := range pieces[:len(pieces)-1] {
		if n := p.end - p.start; n < short/2 || n > long+excess {
			t.Errorf("piece %d (%v) has %d bytes: %.30q", i, p.heading, n, doc.Text[p.start:p.end])
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text[:min(len(text), 4_000)])
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"a.md", "a.txt"} {
			doc, err := read.File(name, []byte(text))
			if err != nil {
				continue
			}
			checkPieces(t, doc, cut(doc, notes.Sections(doc)))
		}
	})
}
