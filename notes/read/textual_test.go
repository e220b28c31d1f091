package read

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// hostile are files that would cost more than their length if they were read as they ask.
func hostile() map[string]string {
	return map[string]string{
		"deep.json":       strings.Repeat("[", 500_000),
		"names.json":      strings.Repeat(`{"a":`, 200_000),
		"values.json":     "[" + strings.Repeat("1,", 1_500_000) + "1]",
		"lines.jsonl":     strings.Repeat("{\"a\":1}\n", 220_000),
		"bomb.yaml":       "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n",
		"deep.yaml":       strings.Repeat("[", 100_000),
		"tables.toml":     strings.Repeat("[a.b]\nc=1\n", 50_000),
		"dots.toml":       strings.Repeat("a.", 200_000) + "b = 1\n",
		"rows.csv":        strings.Repeat("a,b\n", 250_000),
		"columns.csv":     strings.Repeat(",", 2_000_000),
		"quotes.csv":      strings.Repeat("\"a,\n", 100_000),
		"stars.org":       strings.Repeat("*a /b =c ", 100_000),
		"blocks.org":      strings.Repeat("#+begin_x\n", 100_000),
		"drawers.org":     strings.Repeat(":a:\n", 100_000),
		"links.org":       strings.Repeat("[[a][", 200_000),
		"ticks.rst":       strings.Repeat("`a :b:`", 100_000),
		"grid.rst":        strings.Repeat("+--+\n| a\n", 50_000),
		"rules.rst":       strings.Repeat("== ==\n", 50_000),
		"indents.rst":     strings.Repeat(".. a::\n ", 50_000),
		"braces.tex":      strings.Repeat("{", 1_000_000),
		"marks.tex":       strings.Repeat(`\textbf{`, 50_000),
		"loops.tex":       `\newcommand{\a}{\b\b\b\b}\newcommand{\b}{\a\a\a\a}\begin{document}` + strings.Repeat(`\a`, 10_000),
		"lists.tex":       strings.Repeat(`\begin{itemize}\item `, 50_000),
		"verbatim.tex":    strings.Repeat(`\begin{verbatim}`, 50_000),
		"entries.bib":     strings.Repeat("@a{b, c={", 50_000),
		"cues.srt":        strings.Repeat("00:00:01,000 --> 00:00:02,000\na\n", 50_000),
		"cells.ipynb":     `{"cells":[` + strings.Repeat(`{"cell_type":"code","source":"x"},`, 20_000) + `{}]}`,
		"comments.py":     strings.Repeat("# a\n", 200_000) + "def f(" + strings.Repeat("(\n", 100_000),
		"texts.js":        strings.Repeat("/* ` \n", 100_000),
		"deep.go":         "package a\nvar x = " + strings.Repeat("(", 200_000),
		"attributes.adoc": ":a: {b}{b}{b}\n:b: {a}{a}{a}\n\n" + strings.Repeat("{a}", 100_000),
		"marks.adoc":      strings.Repeat("*a _b `c ", 50_000),
		"blocks.adoc":     strings.Repeat("----\n.a\n====\n", 50_000),
		"tags.md":         strings.Repeat("#a`", 500_000),
		"properties.md":   strings.Repeat("a:: ", 500_000),
		"linked.html":     `<script type="application/ld+json">` + strings.Repeat(`{"a":[`, 40_000) + `</script><p>x`,
		"classes.html":    strings.Repeat(`<div class="sidebar post">`, 100_000),
	}
}

func TestTextualHostile(t *testing.T) {
	for name, data := range hostile() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			begun := time.Now()
			d, err := File(name, []byte(data))
			var unreadable *Unreadable
			if err != nil && !errors.As(err, &unreadable) {
				t.Error(err)
			}
			if took := time.Since(begun); took > 10*time.Second {
				t.Errorf("it took %s", took)
			}
			if len(d.Text) > 12*len(data)+10_000 {
				t.Errorf("%d bytes of text from %d", len(d.Text), len(data))
			}
			checkPlaces(t, d, name)
		})
	}
}

// FuzzTextual reads anything as each of these formats.
func FuzzTextual(f *testing.F) {
	endings := []string{".csv", ".json", ".jsonl", ".yaml", ".toml", ".org", ".rst", ".tex", ".bib", ".srt", ".ipynb", ".go", ".py", ".ts", ".c", ".adoc", ".md"}
	for _, name := range samples(f) {
		if in := sample(f, name); linedFormat(extension(name)) != "" {
			f.Add(string(in.Data))
		}
	}
	f.Fuzz(func(t *testing.T, data string) {
		for _, ending := range endings {
			d, err := File("a"+ending, []byte(data))
			if err == nil {
				checkPlaces(t, d, ending)
			}
		}
	})
}
