package page

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is made into the cases")

// TestFragments holds Markdown to the HTML made of it, as it stands in testdata/*.txt:
//
//	#### what it shows
//	the Markdown
//	%%%%
//	what stands in the page after its header
func TestFragments(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for part := range strings.SplitSeq(strings.TrimPrefix(string(data), "#### "), "\n#### ") {
			name, rest, _ := strings.Cut(part, "\n")
			src, want, _ := strings.Cut(rest, "%%%%\n")
			got := strings.TrimRight(inner(t, src), "\n")
			if want = strings.TrimRight(want, "\n"); got != want && !*update {
				t.Errorf("%s: %s\ngot:\n%s\nwant:\n%s", file, name, got, want)
			}
			fmt.Fprintf(&out, "#### %s\n%s%%%%%%%%\n%s\n\n", name, src, got)
		}
		if *update {
			text := strings.TrimRight(out.String(), "\n") + "\n"
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// inner is what stands in a page between its header and its footer.
func inner(t *testing.T, src string) string {
	p := mustMake(t, src, workspace())
	_, body, _ := strings.Cut(string(p.HTML), "</header>\n")
	body, _, _ = strings.Cut(body, "</main>")
	return body
}

func mustMake(t *testing.T, src string, o Options) Page {
	t.Helper()
	p, err := Make([]byte(src), o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// workspace has a picture, a drawing of anything in "sketch", and a note in a folder.
func workspace() Options {
	return Options{
		Path: "briefs/heat.md", Out: "exports/heat.html", Name: "heat", Lang: "en",
		Drawing: func(lang, text string, dark bool) ([]byte, error) {
			switch {
			case lang != "sketch":
				return nil, nil
			case strings.Contains(text, "bad"):
				return nil, errors.New("line 1, column 1: bad")
			case dark:
				return []byte(`<svg xmlns="http://www.w3.org/2000/svg"><title>n</title></svg>`), nil
			}
			return []byte(`<svg xmlns="http://www.w3.org/2000/svg"><title>a &lt; b</title></svg>`), nil
		},
		Picture: func(name string) ([]byte, error) {
			if name != "briefs/dot.png" && name != "dot.png" {
				return nil, errors.New("there is no such file")
			}
			return []byte(dot), nil
		},
	}
}

// dot is a PNG of one point.
const dot = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89" +
	"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"

func TestHead(t *testing.T) {
	for _, c := range []struct{ src, title, has, hasNot string }{
		{"# A *b* <c>\n\ntext", "A b <c>", "<h1 id=\"a-b-c\">A <em>b</em> &lt;c&gt;</h1>", "<nav"},
		{"text", "heat", "<h1>heat</h1>", "<table"},
		{"---\ntitle: \"From the \\\"front\\\"\"\ndate: 2026-11-22\n---\n\ntext", `From the "front"`, `<time datetime="2026-11-22">`, "<table"},
		{"---\ntags: [a, b]\nlist:\n  - one\n  - two\n---\n# T\n", "T", `<tr><th scope="row">list</th><td>one, two</td></tr>`, "<time"},
		{"---\ndate: <b>now\n---\n# T\n", "T", `<th scope="row">date</th><td>&lt;b&gt;now</td>`, "<time"},
		{"## a\n\n## b\n\n## c\n\n### d\n", "heat", `<li class="level3"><a href="#d">d</a></li>`, "level4"},
		{"# t\n\n## a\n\n## a\n", "t", `<h2 id="a-1">a</h2>`, "<nav"},
	} {
		p := mustMake(t, c.src, workspace())
		if p.Title != c.title || !strings.Contains(string(p.HTML), c.has) {
			t.Errorf("%q: title %q, want %q with %q in\n%s", c.src, p.Title, c.title, c.has, p.HTML)
		}
		_, main, _ := strings.Cut(string(p.HTML), "<main>")
		if strings.Contains(main, c.hasNot) {
			t.Errorf("%q: the page has %q", c.src, c.hasNot)
		}
	}
}

// TestLevels holds headings to an order that leaves no level out.
func TestLevels(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"# a\n## b\n#### c\n##### d\n## e", "h1 h2 h3 h4 h2"},
		{"#### a\n# b\n### c", "h1 h2 h1 h2"},
		{"a\n\n### b\n\n> #### c", "h1 h2 h3"},
	} {
		var got []string
		for _, n := range elements(t, mustMake(t, c.src, workspace()).HTML) {
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data != "hr" {
				got = append(got, n.Data)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q has %s, want %s", c.src, s, c.want)
		}
	}
}

func TestLanguageAndDirection(t *testing.T) {
	for lang, want := range map[string]string{
		"": "<html>", "de": `<html lang="de">`, "ar": `<html lang="ar" dir="rtl">`, `x"y`: `<html lang="x&#34;y">`,
	} {
		o := workspace()
		o.Lang = lang
		if p := mustMake(t, "text", o); !strings.Contains(string(p.HTML), "\n"+want+"\n") {
			t.Errorf("%q: no %s", lang, want)
		}
	}
}

func TestProblems(t *testing.T) {
	p := mustMake(t, "---\na: b\n---\n# t\n\n![x](gone.png)\n\n```sketch\nbad\n```\n\n```sketch\ngood\n```\n\n![x](dot.png)\n", workspace())
	want := "[{0 the picture briefs/gone.png: there is no such file} {8 sketch is not drawn: line 1, column 1: bad}]"
	if got := fmt.Sprint(p.Problems); got != want || p.Drawings != 1 || p.Pictures != 1 {
		t.Errorf("problems %s, %d drawings, %d pictures", got, p.Drawings, p.Pictures)
	}
}

func TestProblemsAreFew(t *testing.T) {
	var src strings.Builder
	for i := range 300 {
		fmt.Fprintf(&src, "![x](gone%d.png) ![x](gone%d.png)\n\n", i, i)
	}
	p := mustMake(t, src.String(), workspace()).Problems
	if len(p) != maxProblems+1 || p[1].What == p[0].What || !strings.HasPrefix(p[maxProblems].What, "there is more") {
		t.Errorf("%d problems, the last %v", len(p), p[len(p)-1])
	}
}

func TestUnedited(t *testing.T) {
	p := mustMake(t, "text", workspace()).HTML
	for _, c := range []struct {
		data string
		want bool
	}{
		{string(p), true},
		{string(p) + "\n", false},
		{strings.Replace(string(p), "text", "Text", 1), false},
		{"<p>mine</p>\n", false},
		{"", false},
	} {
		if got := Unedited([]byte(c.data)); got != c.want {
			t.Errorf("unedited is %v: %.60q", got, c.data)
		}
	}
}

func TestSameBytes(t *testing.T) {
	src := strings.Repeat("# a\n\nb[^1] ![x](dot.png) {{c1::y}}\n\n", 20) + "[^1]: c\n"
	first := mustMake(t, src, workspace())
	for range 5 {
		if again := mustMake(t, src, workspace()); string(again.HTML) != string(first.HTML) {
			t.Fatal("the same note gave other bytes")
		}
	}
}

func TestTooLarge(t *testing.T) {
	o := workspace()
	if _, err := Make([]byte(strings.Repeat("<", 4<<20)), o); err != nil {
		t.Errorf("4 MB of text: %v", err)
	}
	if _, err := Make([]byte(strings.Repeat("\"", 14<<20)), o); !errors.Is(err, ErrTooLarge) {
		t.Errorf("14 MB of quotation marks: %v", err)
	}
}

// TestPicturesAreBounded puts the same picture in until there is no room.
func TestPicturesAreBounded(t *testing.T) {
	o := workspace()
	o.Picture = func(string) ([]byte, error) { return append([]byte(dot), make([]byte, 3<<20)...), nil }
	p := mustMake(t, strings.Repeat("![x](dot.png)\n\n", 8), o)
	if p.Pictures != 5 || len(p.Problems) != 1 {
		t.Errorf("%d pictures, problems %v", p.Pictures, p.Problems)
	}
	for _, c := range []string{"", "GIF8", "<svg/>", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff", strings.Replace(dot, "\x00\x00\x00\x01\x00\x00\x00\x01", "\x7f\x00\x00\x01\x7f\x00\x00\x01", 1)} {
		o.Picture = func(string) ([]byte, error) { return []byte(c), nil }
		if p := mustMake(t, "![x](dot.png)", o); p.Pictures != 0 || len(p.Problems) != 1 {
			t.Errorf("%q is a picture", c)
		}
	}
}
