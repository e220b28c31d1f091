package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors are the packages, lowest first. A package imports only from lower floors;
// two on one floor do not know each other.
var floors = [][]string{
	{"notes/git", "notes/prose", "notes/read", "notes/recall", "notes/decks", "render/chart"},
	{"notes", "notes/sandbox", "render/diagram"},
	{"notes/facts", "notes/cards", "notes/journal", "render/mermaid", "render/draw"},
	{"index", "skills", "skills/proof", "skills/model", "render"},
	{"skills/evidence", "skills/grading", "skills/progress", "render/page"},
	{"skills/ask", "skills/questions", "render/eval"},
	{"skills/brief"},
	{"skills/plan", "skills/onboarding", "skills/report", "skills/memo", "skills/author", "skills/tutor", "skills/diagram"},
	{"tui"},
	{
		".", "index/eval", "index/compare", "skills/proof/eval", "skills/brief/eval", "skills/evidence/eval",
		"skills/tutor/eval",
	},
}

// keepers are the packages that alone may import what others wrote. What is not
// listed may not be imported at all: a dependency is a cost that is written down.
var keepers = map[string][]string{
	"github.com/charmbracelet/colorprofile":        {"tui"},
	"charm.land/":                                  {"tui"},
	"github.com/blevesearch/bleve/":                {"index", "index/eval"},
	"github.com/blevesearch/bleve_index_api":       {"index"},
	"github.com/blevesearch/snowballstem":          {"notes/prose"},
	"github.com/charmbracelet/x/ansi":              {"render", "render/chart", "render/draw", "render/eval", "tui"},
	"github.com/charmbracelet/x/term":              {"."},
	"github.com/fsnotify/fsnotify":                 {"."},
	"github.com/elastic/go-seccomp-bpf":            {"notes/sandbox"},
	"github.com/gofrs/flock":                       {"index", "notes"},
	"github.com/klauspost/compress/zstd":           {"notes/decks"},
	"github.com/oklog/ulid/v2":                     {"notes/cards", "notes/journal"},
	"github.com/open-spaced-repetition/go-fsrs/v4": {"notes/recall"},
	"github.com/klippa-app/go-pdfium":              {"notes/read"},
	"github.com/landlock-lsm/go-landlock/":         {"notes/sandbox"},
	"github.com/rogpeppe/go-internal/":             {"."},
	"github.com/sashabaranov/go-openai":            {"skills/model"},
	"github.com/santhosh-tekuri/jsonschema/":       {"skills/model"},
	"github.com/spf13/cobra":                       {"."},
	"github.com/spf13/pflag":                       {"."},
	"github.com/yuin/goldmark":                     {"render", "render/page"},
	"github.com/tetratelabs/wazero":                {"notes/read"},
	"go.yaml.in/yaml/v3":                           {"notes", "notes/read", "skills", "."},
	"golang.org/x/sys/unix":                        {"index/compare"},
	"modernc.org/sqlite":                           {"index/compare", "index/eval", "notes/decks"},
	"github.com/viterin/vek":                       {"index"},
	"golang.org/x/image/":                          {"render/draw"},
	"golang.org/x/net/html":                        {"notes/read", "render/page"},
	"golang.org/x/text/":                           {"notes", "notes/git", "notes/prose", "notes/read", "index", "render"},
}

// A goFile is one parsed file of the module.
type goFile struct {
	name  string // with forward slashes, from the module's root
	dir   string
	fset  *token.FileSet
	ast   *ast.File
	lines int
}

func (f goFile) test() bool { return strings.HasSuffix(f.name, "_test.go") }

// at is the place of a node as "file:line".
func (f goFile) at(n ast.Node) string {
	return f.name + ":" + strconv.Itoa(f.fset.Position(n.Pos()).Line)
}

// goFiles parses every file of the module. Under the race detector, which has nothing to
// find there, it skips the test.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	if underRace {
		t.Skip("the source is looked at without the race detector")
	}
	var files []goFile
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, goFile{name, path.Dir(name), fset, tree, strings.Count(string(src), "\n")})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 10 {
		t.Fatalf("found %d Go files; is the test run in the module's root?", len(files))
	}
	return files
}

// floorOf is the floor of a package counted from 0, -1 where it has none.
func floorOf(dir string) int {
	return slices.IndexFunc(floors, func(f []string) bool { return slices.Contains(f, dir) })
}

func TestFloors(t *testing.T) {
	for _, f := range goFiles(t) {
		if floorOf(f.dir) < 0 {
			t.Errorf("%s: the package %s stands on no floor; add it to floors", f.name, f.dir)
			continue
		}
		for _, spec := range f.ast.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if wrong := forbidden(f.dir, imported); wrong != "" {
				t.Errorf("%s: %s", f.at(spec), wrong)
			}
		}
	}
}

// forbidden says why a package may not import another, "" where it may.
func forbidden(dir, imported string) string {
	if inner, ok := strings.CutPrefix(imported, "ken/"); ok {
		switch floor := floorOf(inner); {
		case floor < 0:
			return inner + " stands on no floor"
		case inner != dir && floor >= floorOf(dir):
			return dir + " may not import " + inner + ": it does not stand on a lower floor"
		}
		return ""
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return "" // the standard library
	}
	for _, prefix := range slices.Sorted(maps.Keys(keepers)) {
		if strings.HasPrefix(imported, prefix) {
			if slices.Contains(keepers[prefix], dir) {
				return ""
			}
			return imported + " is imported by " + strings.Join(keepers[prefix], ", ") + " alone"
		}
	}
	return imported + " has no keeper; add it to keepers with the one package that needs it"
}

// TestForbidden holds the rule to cases, so that it cannot come to allow anything.
func TestForbidden(t *testing.T) {
	for _, c := range []struct {
		dir, imported string
		allowed       bool
	}{
		{"notes", "ken/notes/read", true},
		{"notes", "ken/notes", true}, // its own tests, from outside
		{"notes", "os", true},
		{"notes/read", "ken/notes", false},
		{"notes/read", "ken/notes/prose", false},
		{"index", "ken/skills", false},
		{"skills/brief", "ken/skills/ask", true},
		{"skills/ask", "ken/skills/brief", false},
		{"skills/brief", "ken/tui", false},
		{"tui", "ken/nowhere", false},
		{"index", "github.com/blevesearch/bleve/v2", true},
		{"tui", "github.com/blevesearch/bleve/v2", false},
		{".", "charm.land/bubbletea/v2", false},
		{".", "github.com/spf13/cobra", true},
		{"tui", "github.com/spf13/cobra", false},
		{".", "github.com/someone/something", false},
	} {
		if why := forbidden(c.dir, c.imported); (why == "") != c.allowed {
			t.Errorf("%s imports %s: allowed is %v (%s)", c.dir, c.imported, why == "", why)
		}
	}
}
