package read

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// Each case of testdata/html.txt is a page, a rule, and what is read of it with
// the line of the page before each line. A title is shown first.
func TestHTML(t *testing.T) {
	cases, err := os.ReadFile("testdata/html.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(cases), "\n=== ")[1:] {
		name, c, _ := strings.Cut(c, "\n")
		page, want, ok := strings.Cut(c, "\n---\n")
		if !ok {
			t.Fatalf("%s: no rule", name)
		}
		t.Run(name, func(t *testing.T) {
			d, err := File("page.html", []byte(page))
			if err != nil {
				t.Fatal(err)
			}
			if got := numbered(d); got != strings.TrimSuffix(want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func numbered(d Document) string {
	var b strings.Builder
	if d.Title != "" {
		b.WriteString("title: " + d.Title + "\n")
	}
	for i, line := range strings.Split(strings.TrimSuffix(d.Text, "\n"), "\n") {
		if line == "" {
			b.WriteString("\n")
			continue
		}
		b.WriteString(strconv.Itoa(d.Lines[i]) + " " + line + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestHTMLSaysWhenItWasWritten(t *testing.T) {
	d, err := File("page.html", []byte(`<title>A &amp; B</title>
<meta name="Author" content="Ada"><meta property="article:published_time" content="2026-03-02T09:00:00Z">
<meta name="description" content=" Why ">`+"<p>Text"))
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Date.Format("2006-01-02"); got != "2026-03-02" {
		t.Errorf("date %s", got)
	}
	if d.Title != "A & B" || d.Meta["author"] != "Ada" || d.Meta["description"] != "Why" || len(d.Meta) != 2 {
		t.Errorf("title %q, meta %q", d.Title, d.Meta)
	}
}

// Pages that cost more than their length are an attack.
func TestHTMLHostile(t *testing.T) {
	for name, page := range map[string]string{
		"deep":         strings.Repeat("<div>", 300_000) + "end",
		"deep lists":   strings.Repeat("<ul><li>x", 50_000),
		"deep tables":  strings.Repeat("<table><tr><td>x", 50_000),
		"end tags":     strings.Repeat("<i>", 600) + strings.Repeat("</b></p>", 200_000),
		"backticks":    "<pre>" + strings.Repeat("`", 1_000_000),
		"spans":        "<pre>" + strings.Repeat("<b>a</b>", 100_000),
		"attributes":   "<p " + strings.Repeat("a=b ", 200_000) + ">",
		"entities":     strings.Repeat("&amp;#", 200_000),
		"quotes":       strings.Repeat("<blockquote>a", 50_000),
		"paragraphs":   strings.Repeat("<p>", 500_000),
		"cells":        "<table>" + strings.Repeat("<td>a|", 100_000),
		"no end":       "<!--" + strings.Repeat("-", 500_000),
		"broken words": "<p>" + strings.Repeat("- \n", 200_000),
	} {
		d, err := File(name+".html", []byte(page))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(d.Text) > 12*len(page)+100 {
			t.Errorf("%s: %d bytes of text from %d", name, len(d.Text), len(page))
		}
	}
}

// What a page says of itself for programs is believed where its meta elements say nothing.
func TestHTMLDescribedForPrograms(t *testing.T) {
	for name, page := range map[string]string{
		"json-ld": `<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle",
			"headline": "Late", "datePublished": "2026-03-02T09:00:00+01:00", "author": [{"name": "Ann Lee"}, {"name": "Ben Ito"}]}]}</script><p>x`,
		"microdata": `<meta name="author" content="By Ann Lee and Ben Ito"><p>x <time itemprop="datePublished" datetime="2026-03-02">then</time>`,
		"a time":    `<meta name="dc.creator" content="Ann Lee"><meta name="citation_author" content="Ben Ito"><p>x <time datetime="2026-03-02T10:00:00Z">y</time>`,
	} {
		d, err := File("page.html", []byte(page))
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Date.Format("2006-01-02"); got != "2026-03-02" || strings.Join(d.Authors, "; ") != "Ann Lee; Ben Ito" {
			t.Errorf("%s: date %s, authors %q", name, got, d.Authors)
		}
	}
}
