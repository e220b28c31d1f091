package diagram

import (
	"context"
	"go/parser"
	"go/token"
	"iter"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ken/notes"
)

// A Tree is files as they are; *notes.Workspace is one.
type Tree interface {
	Files(ctx context.Context) iter.Seq2[notes.File, error]
	Bytes(name string) ([]byte, error)
}

// Bounds of a code tree.
const (
	mostSources = 5_000
	mostSource  = 1 << 20 // bytes of a file
)

// A codeTree is the imports of the Go, Python, TypeScript and JavaScript files below a folder.
type codeTree struct {
	dir    string // "" for the whole workspace
	module string // of Go: the path that its packages begin with
	root   string // the folder that module names
	names  []string
	claims []claim
	known  map[string]bool // packages, and modules of Python, by their names
	seen   map[[2]string]bool
}

// readImports reads the imports below a folder, between packages that lie in it.
func readImports(ctx context.Context, files Tree, dir string) ([]claim, error) {
	t := codeTree{dir: strings.Trim(path.Clean("/"+dir), "/"), known: map[string]bool{}, seen: map[[2]string]bool{}}
	if err := t.list(ctx, files); err != nil {
		return nil, err
	}
	for _, name := range t.names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, err := files.Bytes(name)
		if err != nil || len(data) > mostSource {
			continue // what cannot be read imports nothing that could be cited
		}
		switch path.Ext(name) {
		case ".go":
			t.goFile(name, data)
		case ".py":
			t.python(name, string(data))
		default:
			t.scripts(name, string(data))
		}
		if len(t.claims) >= mostClaims {
			break
		}
	}
	return t.claims, nil
}

func (t *codeTree) within(name string) bool {
	return t.dir == "" || strings.HasPrefix(name, t.dir+"/")
}

func (t *codeTree) list(ctx context.Context, files Tree) error {
	for f, err := range files.Files(ctx) {
		if err != nil {
			return err
		}
		ext := path.Ext(f.Path)
		if !t.within(f.Path) || !imported(f.Path) || strings.HasSuffix(f.Path, "_test.go") || len(t.names) >= mostSources {
			continue
		}
		t.names = append(t.names, f.Path)
		switch {
		case ext == ".go":
			t.known[path.Dir(f.Path)] = true
		case ext == ".py":
			t.known[dotted(f.Path)] = true
		default:
			t.known[script(f.Path)] = true
		}
	}
	slices.Sort(t.names)
	if t.dir == "" {
		t.mod(files, "go.mod")
		return nil
	}
	for dir := t.dir; t.module == ""; dir = path.Dir(dir) { // the nearest one upwards
		t.mod(files, path.Join(dir, "go.mod"))
		if dir == "." {
			break
		}
	}
	return nil
}

// mod reads what a module is called.
func (t *codeTree) mod(files Tree, name string) {
	data, err := files.Bytes(name)
	if err != nil {
		return
	}
	for line := range strings.Lines(string(data)) {
		if fields := strings.Fields(line); len(fields) == 2 && fields[0] == "module" {
			t.module, t.root = strings.Trim(fields[1], `"`), path.Dir(name)
			return
		}
	}
}

// goFile takes the imports of one file that lead to packages of its module.
func (t *codeTree) goFile(name string, data []byte) {
	if t.module == "" {
		return
	}
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, name, data, parser.ImportsOnly) // a broken file has its imports above the break
	if file == nil {
		return
	}
	from := path.Dir(name)
	lines := strings.Split(string(data), "\n")
	for _, spec := range file.Imports {
		to, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		rest, ok := strings.CutPrefix(to, t.module)
		if !ok || rest != "" && rest[0] != '/' {
			continue
		}
		dir := path.Join(t.root, strings.TrimPrefix(rest, "/"))
		t.add(name, lines, fset.Position(spec.Pos()).Line, from, dir)
	}
}

var (
	pythonImport = regexp.MustCompile(`^\s*import\s+([\w.]+(?:\s*,\s*[\w.]+)*)`)
	pythonFrom   = regexp.MustCompile(`^\s*from\s+(\.*)([\w.]*)\s+import\s+(.*)`)
)

// python takes the imports of one file that lead to modules of the tree.
func (t *codeTree) python(name, text string) {
	lines := strings.Split(text, "\n")
	from := dotted(name)
	quoted := false
	for i, line := range lines {
		if strings.Count(line, `"""`)%2 == 1 || strings.Count(line, "'''")%2 == 1 {
			quoted = !quoted
			continue
		}
		if quoted {
			continue
		}
		if m := pythonImport.FindStringSubmatch(line); m != nil {
			for one := range strings.SplitSeq(m[1], ",") {
				t.module2(name, lines, i+1, from, strings.TrimSpace(one))
			}
		} else if m := pythonFrom.FindStringSubmatch(line); m != nil {
			base := relative(name, len(m[1]), m[2])
			for one := range strings.SplitSeq(strings.Trim(m[3], "() "), ",") {
				if fields := strings.Fields(one); len(fields) > 0 { // a module of a package, or a name of a module
					t.module2(name, lines, i+1, from, strings.Trim(base+"."+fields[0], "."))
				}
			}
		}
	}
}

// module2 adds an import of a module, or of the nearest one around it that there is.
func (t *codeTree) module2(name string, lines []string, line int, from, to string) {
	top := strings.ReplaceAll(t.dir, "/", ".")
	for to != "" {
		for _, full := range []string{to, strings.Trim(top+"."+to, ".")} {
			if t.known[full] {
				t.add(name, lines, line, from, full)
				return
			}
		}
		i := strings.LastIndexByte(to, '.')
		if i < 0 {
			return
		}
		to = to[:i]
	}
}

// relative is the module that so many points and a name mean in a file.
func relative(name string, points int, rest string) string {
	if points == 0 {
		return rest
	}
	dir := path.Dir(name)
	for range points - 1 {
		dir = path.Dir(dir)
	}
	if dir == "." {
		dir = ""
	}
	return strings.Trim(strings.ReplaceAll(dir, "/", ".")+"."+rest, ".")
}

// dotted is a file's module.
func dotted(name string) string {
	name = strings.TrimSuffix(name, ".py")
	name = strings.TrimSuffix(name, "/__init__")
	return strings.ReplaceAll(name, "/", ".")
}

// add notes an import between two packages, by the first line that says it.
func (t *codeTree) add(name string, lines []string, line int, from, to string) {
	if from == to || !t.known[to] || t.seen[[2]string{from, to}] || line < 1 || line > len(lines) {
		return
	}
	t.seen[[2]string{from, to}] = true
	quote := strings.TrimSpace(lines[line-1])
	t.claims = append(t.claims, claim{
		form: Imports, kind: "code", from: t.short(from), to: t.short(to), order: [2]int{0, len(t.claims)}, under: name,
		cites: []notes.Source{{Path: name, Line: line, EndLine: line, Heading: []string{}, Quote: quote, SHA256: notes.Digest(quote)}},
	})
}

// short is a package's name from the folder that was asked for.
func (t *codeTree) short(name string) string {
	if name == "." {
		return path.Base(t.module)
	}
	top := t.dir
	if !strings.Contains(name, "/") && strings.Contains(name, ".") {
		top = strings.ReplaceAll(top, "/", ".")
	}
	if name == top && top != "" {
		return name
	}
	return strings.TrimLeft(strings.TrimPrefix(name, top), "./")
}
