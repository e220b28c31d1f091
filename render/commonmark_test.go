package render

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// commonMark are pieces of CommonMark and GFM that our own syntax comes near to. It must
// leave every one of them as goldmark reads it.
var commonMark = []string{
	"[[[foo]]]", "[ [[foo]", "*a   \nb*", "a   \\\nb", "[[foo]]\n\n[foo]: /url", "[[foo]](/url)", "[[foo]][bar]\n\n[bar]: /url",
	"[[*foo* bar]]\n\n[*foo* bar]: /url", "![[foo]]\n\n[foo]: /url", "[[bar [foo]\n\n[foo]: /url", "[[]]", "[[ ]]",
	"[[a\nb]]", "`[[a]]`", "``` [[a]] ```", "\\[[a]]", "[[a|]]", "[[|a]]",
	"a == b", "a==b==c", "Foo\n===", "= =", "====", "=a=", "`==a==`", "==a", "\\==a==", "a ==\nb==",
	"$5 and $6", "$ a $", "$5-$10", "a$b*c*d", "`$a$`", "\\$*a*$", "$", "$$", "US$ 5, *or* 6 US$",
	"[^", "[^]", "[^a]", "![^a]", "[^a b]", "`[^1]`", "\\[^1]", "[^a]\n\n[a]: /url", "[^1",
	"a\n:b", ": a", "# a\n: b", "- a\n- b\n\n  c", "1) a\n2) b", "> a\nb\n> c", "***", "- - -", "* * a",
	"<b>a</b>", "<!-- a -->", "<a@b.c>", "http://a.bc", "www.a.bc", "~~a~~", "| a |\n|---|\n| b |", "- [x] a", "a\\\nb",
}

func TestOurSyntaxGivesWay(t *testing.T) {
	for _, src := range commonMark {
		ours, theirs := asHTML(src), asGoldmark(t, src)
		if ours != theirs {
			t.Errorf("%q\nours    %q\ngoldmark %q", src, ours, theirs)
		}
	}
}

// An example is one of CommonMark's own.
type example struct {
	Markdown, HTML string
	Example        int
}

// specification returns CommonMark's own examples, which come with goldmark's source.
func specification(t testing.TB) (examples []example) {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skip("no go command to find goldmark's source with")
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Skip("goldmark's source is not here")
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	return examples
}

// TestSpecification reads CommonMark's own examples, with all our syntax on. The HTML
// must be that of the specification, but for the list in testdata/differences.md.
func TestSpecification(t *testing.T) {
	listed := differences(t)
	for _, e := range specification(t) {
		ours := asHTML(e.Markdown)
		switch differs := ours != e.HTML; {
		case differs && !listed[e.Example]:
			t.Errorf("example %d: %q\nours %q\nspec %q", e.Example, e.Markdown, ours, e.HTML)
		case !differs && listed[e.Example]:
			t.Errorf("example %d is listed as different, and is not", e.Example)
		}
		delete(listed, e.Example)
	}
	if len(listed) > 0 {
		t.Errorf("no such examples: %v", listed)
	}
}

// differences returns the examples that are listed as different.
func differences(t *testing.T) map[int]bool {
	page, err := os.ReadFile("testdata/differences.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[int]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\| (\d+) \| .+ \| .+ \|$`).FindAllStringSubmatch(string(page), -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			t.Fatal(err)
		}
		listed[n] = true
	}
	return listed
}

func asGoldmark(t *testing.T, src string) string {
	t.Helper()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe(), html.WithXHTML()))
	if err := md.Convert([]byte(src), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// asHTML writes our own tree by goldmark's writers; our own nodes are written so that
// they cannot be taken for anything of theirs.
func asHTML(src string) string { return treeHTML(Parse([]byte(src))) }

func treeHTML(d *Doc) string {
	var b bytes.Buffer
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(html.WithUnsafe(), html.WithXHTML()), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(html.WithXHTML()), 500),
		util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(), 500),
		util.Prioritized(ownHTML{}, 500),
	))
	for _, p := range d.parts {
		if err := r.Render(&b, p.body, p.root); err != nil {
			return err.Error()
		}
	}
	return b.String()
}

type ownHTML struct{}

func (ownHTML) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	for _, kind := range []ast.NodeKind{kindCitation, kindWikilink, kindMark, kindFormula} {
		reg.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			_, err := w.WriteString("{" + n.Kind().String() + "}")
			return ast.WalkContinue, err
		})
	}
}
