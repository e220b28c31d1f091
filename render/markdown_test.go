package render

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is drawn into the cases")

// A case is a text and its drawing, as it stands in testdata/*.txt:
//
//	#### what it shows
//	the Markdown
//	%%%% 40 ansi source
//	the drawing
//
// After the signs come the width and then, in any order: ansi, mono or plain
// (which is the default); ascii, links, meta; source, which puts the lines of the
// Markdown and the citations before each line. Escapes are written ␛. Several drawings
// may follow one text.
type drawingCase struct {
	name, src string
	drawings  []drawing
}

type drawing struct{ how, want string }

func TestDrawings(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			cases := readCases(t, file)
			for i := range cases {
				for k := range cases[i].drawings {
					d := &cases[i].drawings[k]
					got := drawCase(t, cases[i].src, d.how)
					if got != d.want && !*update {
						t.Errorf("%s (%s)\ngot:\n%s\nwant:\n%s", cases[i].name, d.how, got, d.want)
					}
					d.want = got
				}
			}
			if *update {
				writeCases(t, file, cases)
			}
		})
	}
}

func drawCase(t *testing.T, src, how string) string {
	words := strings.Fields(how)
	width, err := strconv.Atoi(words[0])
	if err != nil {
		t.Fatalf("width of %q: %v", how, err)
	}
	st, source := Plain(), false
	for _, w := range words[1:] {
		switch w {
		case "ansi":
			st = ANSI()
			st.Links = false
		case "mono":
			st = Mono()
			st.Links = false
		case "ascii":
			st.ASCII = true
		case "meta":
			st.Meta = true
		case "links":
			st.Links, st.Base = true, "file://host/notes/briefs/"
		case "source":
			source = true
		}
	}
	p := checkPage(t, []byte(src), width, st)
	var b strings.Builder
	for _, l := range p.Lines {
		if source {
			at := ""
			if l.Source > 0 {
				at = fmt.Sprintf("%d-%d", l.Source, l.End)
			}
			fmt.Fprintf(&b, "%-5s %-6s|", at, strings.Trim(fmt.Sprint(l.Cites), "[]"))
		}
		b.WriteString(strings.ReplaceAll(l.Text, "\x1b", "␛") + "\n")
	}
	return b.String()
}

func readCases(t *testing.T, file string) (cases []drawingCase) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split("\n"+string(data), "\n#### ")[1:] {
		parts := strings.Split(part, "\n%%%% ")
		name, src, _ := strings.Cut(parts[0], "\n")
		c := drawingCase{name: name, src: unquote(t, src)}
		for _, d := range parts[1:] {
			how, want, _ := strings.Cut(d, "\n")
			if want = strings.TrimRight(want, "\n"); want != "" {
				want += "\n"
			}
			c.drawings = append(c.drawings, drawing{how, want})
		}
		if len(c.drawings) == 0 {
			t.Fatalf("%s: %s has no drawing", file, name)
		}
		cases = append(cases, c)
	}
	return cases
}

// unquote reads the escapes \x1b and \u202e in a case, for what cannot be seen.
func unquote(t *testing.T, src string) string {
	if !strings.Contains(src, `\x`) && !strings.Contains(src, `\u`) {
		return src
	}
	out, err := strconv.Unquote(`"` + strings.NewReplacer("\n", `\n`, `"`, `\"`).Replace(src) + `"`)
	if err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	return out
}

func writeCases(t *testing.T, file string, cases []drawingCase) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split("\n"+string(data), "\n#### ")
	var b strings.Builder
	b.WriteString(strings.TrimPrefix(parts[0], "\n"))
	for i, c := range cases {
		fmt.Fprintf(&b, "#### %s", strings.Split(parts[i+1], "\n%%%% ")[0])
		for _, d := range c.drawings {
			fmt.Fprintf(&b, "\n%%%%%%%% %s\n%s", d.how, strings.TrimRight(d.want, "\n"))
		}
		b.WriteString("\n\n")
	}
	if err := os.WriteFile(file, []byte(strings.TrimRight(b.String(), "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}
