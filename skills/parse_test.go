package skills

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCases reads testdata/cases.txt: a SKILL.md, the path it lies at, and what is
// made of it.
func TestCases(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "cases.txt"))
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(data), "\n==== ")[1:]
	if len(cases) < 15 {
		t.Fatalf("read %d cases, wanted all", len(cases))
	}
	for _, c := range cases {
		title, rest, _ := strings.Cut(c, "\n")
		src, want, ok := strings.Cut(rest, "\n----\n")
		if !ok {
			t.Fatalf("case %q has no rule", title)
		}
		t.Run(title, func(t *testing.T) {
			src = strings.NewReplacer("<BOM>", "\ufeff", "<CR>", "\r", "<FF>", "\xff").Replace(src)
			got := describe(Parse("tidy/SKILL.md", []byte(src+"\n")))
			if want = strings.TrimSpace(want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// describe writes what a skill holds and what is wrong with it, one a line.
func describe(s Skill, err error) string {
	if err != nil {
		return "error: " + err.Error()
	}
	var b strings.Builder
	for _, f := range []struct{ name, value string }{
		{"name", s.Name},
		{"description", s.Description},
		{"license", s.License},
		{"compatibility", s.Compatibility},
		{"tools", strings.Join(s.AllowedTools, "|")},
		{"kind", s.Meta["ken.kind"]},
		{"sections", strings.Join(s.List("ken.sections"), "|")},
		{"body", strings.ReplaceAll(strings.TrimSpace(s.Body), "\n", "/")},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.name, f.value)
		}
	}
	for _, p := range Check(s) {
		fmt.Fprintf(&b, "! %d %s\n", p.Line, p.Text)
	}
	return strings.TrimSpace(b.String())
}

func TestIntAndList(t *testing.T) {
	s := Skill{Meta: map[string]string{"n": " 24 ", "zero": "0", "word": "many", "l": "a, ,b ,c,"}}
	for key, want := range map[string]int{"n": 24, "zero": 7, "word": 7, "none": 7} {
		if got := s.Int(key, 7); got != want {
			t.Errorf("Int(%q) = %d, want %d", key, got, want)
		}
	}
	if got := strings.Join(s.List("l"), "|"); got != "a|b|c" {
		t.Errorf("List = %q", got)
	}
	if got := s.List("none"); got != nil {
		t.Errorf("List of nothing = %q, want nil", got)
	}
}

func TestLimits(t *testing.T) {
	long := func(n int) string { return strings.Repeat("é", n) }
	file := func(name, desc, compat, body string) string {
		return "---\nname: " + name + "\ndescription: " + desc + "\ncompatibility: " + compat + "\n---\n" + body
	}
	for _, c := range []struct{ name, src, want string }{
		{"name", file(long(65), "d", "c", "b\n"), "longer than 64"},
		{"description", file("x", long(1025), "c", "b\n"), "1025 characters"},
		{"compatibility", file("x", "d", long(501), "b\n"), "501 characters"},
		{"body", file("x", "d", "c", strings.Repeat("line\n", 500)), "500 lines"},
	} {
		s, err := Parse("SKILL.md", []byte(c.src))
		if err != nil {
			t.Fatal(err)
		}
		if got := describe(s, nil); !strings.Contains(got, c.want) {
			t.Errorf("%s: want a problem with %q, got %s", c.name, c.want, got[max(0, len(got)-200):])
		}
	}
	within := file(long(64), long(1024), long(500), strings.Repeat("line\n", 499))
	if s, err := Parse("SKILL.md", []byte(within)); err != nil || len(Check(s)) != 0 {
		t.Errorf("a skill at every limit: %v, %v", err, Check(s))
	}
}

func FuzzParse(f *testing.F) {
	cases, err := os.ReadFile(filepath.Join("testdata", "cases.txt"))
	if err != nil {
		f.Fatal(err)
	}
	for c := range strings.SplitSeq(string(cases), "\n==== ") {
		_, rest, _ := strings.Cut(c, "\n")
		src, _, _ := strings.Cut(rest, "\n----\n")
		f.Add([]byte(src))
	}
	f.Add([]byte("---\na: &a [*a, *a]\ndescription: *a\nmetadata: {x: &x y, z: *x}\n---\n"))
	f.Add([]byte("---\n? {a: b}\n: c\ndescription: d\n---"))
	f.Fuzz(func(t *testing.T, src []byte) {
		s, err := Parse("x/SKILL.md", src)
		if err != nil {
			return
		}
		if s.Description == "" || s.Name == "" || s.Meta == nil {
			t.Fatalf("a skill that can be used lacks something: %+v", s)
		}
		if strings.Contains(s.Body, "\r") || strings.Contains(s.Description, "\n") {
			t.Fatalf("line ends left: %q %q", s.Description, s.Body)
		}
		Check(s)
		windows := strings.ReplaceAll(string(src), "\r", "")
		windows = strings.ReplaceAll(windows, "\n", "\r\n")
		unix := strings.ReplaceAll(windows, "\r\n", "\n")
		a, errA := Parse("x/SKILL.md", []byte(windows))
		b, errB := Parse("x/SKILL.md", []byte(unix))
		if describe(a, errA) != describe(b, errB) {
			t.Fatalf("CRLF is read otherwise than LF:\n%s\n%s", describe(a, errA), describe(b, errB))
		}
	})
}
