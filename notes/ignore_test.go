package notes

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// patternCases are patterns, and the paths of a folder that each leaves out and
// keeps. A path that ends with a slash is a folder.
var patternCases = []struct{ pattern, ignored, kept string }{
	{"a.md", "a.md x/a.md a.md/", "b.md xa.md"},
	{"/a.md", "a.md", "x/a.md"},
	{"a/", "a/ x/a/", "a x/a"},
	{"x/a", "x/a x/a/", "a y/x/a x/a.md"},
	{"*.md", "a.md x/b.md .md", "a.mdx md"},
	{"/*.md", "a.md", "x/a.md"},
	{"x/*.md", "x/a.md", "x/y/a.md a.md"},
	{"*", "a x/a b/", ""},
	{"**", "a x/a b/", ""},
	{"a*b*c", "abc aXbYc aabbcc", "abX acb"},
	{"?.md", "a.md", "ab.md .md é.md"},
	{"**/a", "a x/a x/y/a", "xa"},
	{"a/**", "a/x a/x/y", "a/ b/a/x"},
	{"a/**/b", "a/b a/x/b a/x/y/b", "ab a/xb b"},
	{"**/x/*", "x/a y/x/a", "x/ a"},
	{"a**b", "ab aXb", "a/b"},
	{"x/a**", "x/a x/ab", "x/a/b"},
	{"**/", "a/ x/a/", "a"},
	{"[abc].md", "a.md b.md", "d.md ab.md"},
	{"[!a]x", "bx", "ax x"},
	{"[^a]x", "bx", "ax"},
	{"[]a]x", "]x ax", "bx"},
	{"[a-c-]x", "bx -x", "dx"},
	{"[[:digit:]]x", "1x", "ax :x"},
	{"[[:nope:]]x", "", "nx :x"},
	{"[a", "", "a [a"},
	{"a[/]b", "", "a/b"},
	{`\*`, "*", "a"},
	{`\#a`, "#a", "a"},
	{`\!a`, "!a", "a"},
	{`a\`, "", `a a\`},
	{"#a", "", "#a a"},
	{"a b ", "a b", "a"},
	{`a\ `, "a ", "a"},
	{"//a", "", "a"},
	{"a//b", "", "a/b"},
	{"/", "", "a/"},
	{"***", "a x/a", ""},
	{`x\/a`, "x/a", "a"},
	{"ä*", "äx", "a"},
}

func TestPattern(t *testing.T) {
	for _, c := range patternCases {
		// Blanks part the paths, so those that hold one are tried by themselves.
		list := rules{git: &ruleList{patterns: parsePatterns([]byte(c.pattern))}}
		split := strings.Fields
		if strings.Contains(c.pattern, " ") {
			split = func(s string) []string { return []string{s} }
		}
		for _, want := range []bool{true, false} {
			paths := c.kept
			if want {
				paths = c.ignored
			}
			for _, p := range split(paths) {
				name, dir := strings.CutSuffix(p, "/")
				if name != "" && list.ignores(name, dir) != want {
					t.Errorf("%q: %q is ignored: %v", c.pattern, p, !want)
				}
			}
		}
	}
}

func TestPatternHostile(t *testing.T) {
	for _, p := range []string{
		strings.Repeat("*a", 100) + "b", strings.Repeat("**/a/", 100) + "b", strings.Repeat("[a-z]*", 100) + "!",
	} {
		list := rules{git: &ruleList{patterns: parsePatterns([]byte(p))}}
		for _, name := range []string{strings.Repeat("a", 4000), strings.Repeat("a/", 2000) + "a"} {
			if list.ignores(name, false) {
				t.Errorf("%.20s…", p)
			}
		}
	}
}

// Ignore files at several levels, and what is left of the workspace.
func TestIgnoreFiles(t *testing.T) {
	w := open(t, map[string]string{
		".gitignore":        "*.log\n!keep.log\n/build\nprivate/\n.goals.md\r\n",
		".git/info/exclude": "scratch.md\n",
		".kenignore":        "old/\n!private/\nsecret.md\n",
		"a/.gitignore":      "!debug.log\n/x.md\n",
		"a/.kenignore":      "keep.log\n",
		".goals.md":         "", "a.log": "", "keep.log": "", "build": "", "scratch.md": "", "secret.md": "", "n.md": "",
		"private/p.md": "", "old/o.md": "", "a/debug.log": "", "a/keep.log": "", "a/x.md": "", "a/b/x.md": "", "a/build": "",
		"a/old": "", "a/secret.md": "", ".hidden/h.md": "", ".h.md": "",
	})
	if got, want := strings.Join(paths(t, w), " "), ".goals.md a/b/x.md a/build a/debug.log a/old keep.log n.md private/p.md"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestIgnoreFileTooLong(t *testing.T) {
	w := open(t, map[string]string{".gitignore": strings.Repeat("x\n", maxPatterns) + "a.md\n", "a.md": "", "x": ""})
	var got []string
	for f, err := range w.Files(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, f.Path+" "+f.Unread)
	}
	if want := []string{".gitignore only the first 5000 of its 5001 patterns are heeded", "a.md "}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func paths(t *testing.T, w *Workspace) []string {
	t.Helper()
	var list []string
	for f, err := range w.Files(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, f.Path)
	}
	return list
}

// Patterns made at random mean what they mean to git.
func TestIgnoreAsGitDoes(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	write(t, dir, tree())
	for _, args := range [][]string{{"init", "-q"}, {"config", "core.excludesFile", "/dev/null"}} {
		if out, err := gitSays(dir, nil, args...); err != nil {
			t.Fatalf("%v %s", err, out)
		}
	}
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	rnd := rand.New(rand.NewPCG(1, 2))
	rounds := 60
	for round := range rounds {
		top, nested := randomPatterns(rnd), randomPatterns(rnd)
		write(t, dir, map[string]string{".gitignore": top, "a/.gitignore": nested})
		var want []string
		out, _ := gitSays(dir, nil, "ls-files", "-z", "--others", "--exclude-standard")
		for _, p := range strings.Split(string(out), "\x00") {
			if p != "" && !strings.HasSuffix(p, ".gitignore") {
				want = append(want, p)
			}
		}
		slices.Sort(want)
		if got := paths(t, w); !slices.Equal(got, want) {
			t.Fatalf("round %d\n.gitignore %q\na/.gitignore %q\ngot  %q\nwant %q", round, top, nested, got, want)
		}
	}
}

// tree is a folder with many names that differ by little.
func tree() map[string]string {
	files := make(map[string]string)
	for _, dir := range []string{"", "a/", "b/", "a/b/", "a/a/", "b/a/b/", "ab/"} {
		for _, name := range []string{"a.md", "b.md", "ab.md", "x", "xx", "[x]", "a b", "-", "!x", "#x", `x*`} {
			files[dir+name] = ""
		}
	}
	return files
}

func randomPatterns(rnd *rand.Rand) string {
	pieces := []string{"a", "b", "x", ".md", "*", "**", "?", "/", "/**/", "**/", "/**", "[ab]", "[!a]", "[a-x]", "[]x]", "[[:alpha:]]", `\*`, `\!`, `\#`, "-", " ", "[", `\`, "#", "]"}
	var b bytes.Buffer
	for range 1 + rnd.IntN(6) {
		if rnd.IntN(4) == 0 {
			b.WriteByte('!')
		}
		line := ""
		for range 1 + rnd.IntN(4) {
			line += pieces[rnd.IntN(len(pieces))]
		}
		// Git takes "x**/y" for "x*", "**", "y" where nothing before the stars is a
		// mark, against its own manual, which we follow.
		if before, _, ok := strings.Cut(line, "**"); ok && before != "" && !strings.HasSuffix(before, "/") {
			line = "x"
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

func gitSays(dir string, in []byte, args ...string) ([]byte, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Stdin = dir, bytes.NewReader(in)
	cmd.Env = append(os.Environ(), "HOME="+dir, "GIT_CONFIG_NOSYSTEM=1", "GIT_DIR="+filepath.Join(dir, ".git"))
	out, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("git %s: %w", args[0], err)
	}
	return out, nil
}
