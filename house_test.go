package main

import (
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"ken/notes"
	"ken/skills"
)

// Limits of what a reader has to hold in mind at once.
const (
	maxFileLines     = 400
	maxFunctionLines = 60
)

// exceptions are files and functions allowed beyond the limits, each with its
// reason: "render/table.go" or "render/table.go:Draw". There are none.
var exceptions = map[string]string{}

func TestSizes(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.lines > maxFileLines && exceptions[f.name] == "" {
			t.Errorf("%s has %d lines, %d are allowed", f.name, f.lines, maxFileLines)
		}
		for _, decl := range f.ast.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || f.test() || exceptions[f.name+":"+fn.Name.Name] != "" {
				continue // the table of a test is data, and as long as there are cases
			}
			n := f.fset.Position(fn.End()).Line - f.fset.Position(fn.Pos()).Line + 1
			if n > maxFunctionLines {
				t.Errorf("%s: %s has %d lines, %d are allowed", f.at(fn), fn.Name.Name, n, maxFunctionLines)
			}
		}
	}
}

func TestPackageComments(t *testing.T) {
	commented := map[string]bool{}
	for _, f := range goFiles(t) {
		if !f.test() {
			commented[f.dir] = commented[f.dir] || f.ast.Doc != nil
		}
	}
	for dir, ok := range commented {
		if !ok {
			t.Errorf("the package %s has no comment", dir)
		}
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test() {
			continue
		}
		for _, decl := range f.ast.Decls {
			for name, doc := range exported(decl) {
				switch text := strings.TrimSpace(doc.Text()); {
				case text == "":
					t.Errorf("%s: %s has no comment", f.at(decl), name)
				case !strings.HasSuffix(strings.TrimRight(text, "\n"), ".") && !strings.Contains(text, "\n\t"):
					t.Errorf("%s: the comment of %s does not end with a full stop", f.at(decl), name)
				}
			}
		}
	}
}

// exported yields the exported names a declaration makes, each with its comment.
// A group of constants or variables may have one comment for all.
func exported(decl ast.Decl) map[string]*ast.CommentGroup {
	names := map[string]*ast.CommentGroup{}
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && exportedReceiver(d) {
			names[d.Name.Name] = d.Doc
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() {
					names[s.Name.Name] = firstOf(s.Doc, d.Doc)
				}
			case *ast.ValueSpec:
				for _, n := range s.Names {
					if n.IsExported() {
						names[n.Name] = firstOf(d.Doc, s.Doc)
					}
				}
			}
		}
	}
	return names
}

func firstOf(a, b *ast.CommentGroup) *ast.CommentGroup {
	if a != nil {
		return a
	}
	return b
}

// exportedReceiver tells whether a function is no method, or one of an exported type.
func exportedReceiver(fn *ast.FuncDecl) bool {
	if fn.Recv == nil {
		return true
	}
	typ := fn.Recv.List[0].Type
	for {
		switch t := typ.(type) {
		case *ast.StarExpr:
			typ = t.X
		case *ast.IndexExpr:
			typ = t.X
		case *ast.Ident:
			return t.IsExported()
		default:
			return false
		}
	}
}

// TestNoHiddenStart forbids what runs before main: everything a program does should
// be reachable from there by reading.
func TestNoHiddenStart(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: there is no init in this house", f.at(fn))
			}
		}
	}
}

func TestErrorTextsAreNotExcuses(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test() {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if strings.Contains(strings.ToLower(lit.Value), "failed to ") {
					t.Errorf("%s: say what was being done and what happened, not %s", f.at(lit), lit.Value)
				}
			}
			return true
		})
	}
}

// TestExamplesParse keeps the files people copy true.
func TestExamplesParse(t *testing.T) {
	src, err := os.ReadFile(".goals.md.example")
	if err != nil {
		t.Fatal(err)
	}
	goals := notes.ParseGoals(".goals.md", src)
	for _, p := range goals.Problems {
		t.Errorf(".goals.md.example:%d: %s", p.Line, p.Text)
	}
	if len(goals.Goals) == 0 {
		t.Error(".goals.md.example holds no goal")
	}
	src, err = os.ReadFile(".preferences.md.example")
	if err != nil {
		t.Fatal(err)
	}
	preferences, problems := notes.ParsePreferences(".preferences.md", src)
	for _, p := range problems {
		t.Errorf(".preferences.md.example:%d: %s", p.Line, p.Text)
	}
	if len(preferences) == 0 {
		t.Error(".preferences.md.example holds no preference")
	}
}

// TestSkillsAreValid reads every SKILL.md of the project strictly.
func TestSkillsAreValid(t *testing.T) {
	n := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "SKILL.md" || strings.Contains(name, "testdata/") {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		n++
		skill, err := skills.Parse(name, data)
		if err != nil {
			return err
		}
		for _, p := range skills.Check(skill) {
			t.Error(p)
		}
		return nil
	})
	if err != nil || n < 2 {
		t.Errorf("read %d skills: %v", n, err)
	}
}
