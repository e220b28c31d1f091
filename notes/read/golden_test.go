package read

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what is expected of the files in testdata")

// samples yields the files under testdata that stand for files of a user's, each with
// its path. Beside one stands what is expected of it, as NAME.txt.
func samples(t testing.TB) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir("testdata", func(name string, d fs.DirEntry, err error) error {
		name = filepath.ToSlash(name)
		if err != nil || d.IsDir() || strings.Count(name, "/") < 2 || d.Name() == "README.md" {
			return err
		}
		if input, ok := strings.CutSuffix(name, ".txt"); ok {
			if _, err := os.Stat(input); err == nil {
				return nil
			}
		}
		if underRace && path.Ext(name) == ".pdf" {
			return nil
		}
		names = append(names, name)
		return nil
	})
	if err != nil || len(names) == 0 {
		t.Fatal("no files to read", err)
	}
	return names
}

// sample is a file under testdata as it is read, with the files that lie beside it.
func sample(t testing.TB, name string) Input {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return Input{Name: strings.TrimPrefix(name, "testdata/"), Data: data, PDF: testPDF, Beside: func(other string) ([]byte, error) {
		return os.ReadFile(path.Join(path.Dir(name), other))
	}}
}

// TestGolden reads files as programs wrote them.
func TestGolden(t *testing.T) {
	for _, name := range samples(t) {
		t.Run(strings.TrimPrefix(name, "testdata/"), func(t *testing.T) {
			d, err := sample(t, name).Read()
			got := told(d, err)
			if *update {
				if err := os.WriteFile(name+".txt", []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s is read otherwise than %s.txt says (-update rewrites it):\n%s", name, name, firstDifference(got, string(want)))
			}
		})
	}
}

// told writes down what was read: what the document says of itself, then its lines,
// under the name of each part, with their lines in the file where there are such.
func told(d Document, err error) string {
	if err != nil {
		return "unreadable: " + err.Error() + "\n"
	}
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, value)
		}
	}
	about := func(a About) {
		line("title", a.Title)
		if !a.Date.IsZero() {
			line("date", a.Date.Format("2006-01-02 15:04 -0700"))
		}
		line("authors", strings.Join(a.Authors, "; "))
		line("people", strings.Join(a.People, "; "))
	}
	line("format", d.Format)
	about(d.About)
	for _, key := range []string{"problem", "description", "keywords", "subject", "tags"} {
		line(key, d.Meta[key])
	}
	next := 0
	for at := 0; at < len(d.Text); {
		for ; next < len(d.Parts) && d.Parts[next].Start <= at; next++ {
			p := d.Parts[next]
			fmt.Fprintf(&b, "--- %s", p.Name)
			if p.Own {
				b.WriteString(" (own)")
			}
			b.WriteByte('\n')
			about(p.About)
		}
		text, _, _ := strings.Cut(d.Text[at:], "\n")
		if d.Lines != nil {
			fmt.Fprintf(&b, "%d", d.Line(at))
		}
		b.WriteString("|" + text + "\n")
		at += len(text) + 1
	}
	return b.String()
}

// firstDifference returns the first lines in which two texts differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		switch {
		case i >= len(g):
			return fmt.Sprintf("line %d: nothing\nwant %s", i+1, w[i])
		case i >= len(w):
			return fmt.Sprintf("line %d: %s\nwant nothing", i+1, g[i])
		case g[i] != w[i]:
			return fmt.Sprintf("line %d: %s\nwant    %s", i+1, g[i], w[i])
		}
	}
	return ""
}
