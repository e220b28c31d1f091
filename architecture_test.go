package main

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// maxColumns is how wide a line of ARCHITECTURE.md may be.
const maxColumns = 110

// drawings returns the lines between the fences of a section of ARCHITECTURE.md,
// whose heading ends with the given words.
func drawings(t *testing.T, heading string) []string {
	t.Helper()
	data, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	inSection, fenced := false, false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "```"):
			fenced = !fenced
		case !fenced && strings.HasPrefix(line, "## "):
			inSection = strings.HasSuffix(line, heading)
		case fenced && inSection && line != "":
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		t.Fatalf("ARCHITECTURE.md draws nothing under %q", heading)
	}
	return lines
}

func TestArchitectureIsNarrow(t *testing.T) {
	data, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		if w := utf8.RuneCountInString(strings.TrimRight(line, "\n")); w > maxColumns {
			t.Errorf("ARCHITECTURE.md:%d has %d columns, %d are allowed", n, w, maxColumns)
		}
	}
}

// treeEntry is a line of the tree: a name, two blanks or more, and what it is.
var treeEntry = regexp.MustCompile(`^  (\S+) {2,}(\S.*\S)$`)

// tree returns what the tree of ARCHITECTURE.md names, with what it says of each.
// A line that is not indented names the folder that the names under it lie in.
func tree(t *testing.T) map[string]string {
	t.Helper()
	named := map[string]string{}
	dir := ""
	for _, line := range drawings(t, "The tree") {
		if !strings.HasPrefix(line, " ") {
			if !strings.HasSuffix(line, "/") {
				t.Errorf("the tree: %q is neither a folder nor indented under one", line)
			}
			dir = line
			continue
		}
		m := treeEntry.FindStringSubmatch(line)
		if m == nil || dir == "" {
			t.Errorf("the tree: %q is not a name and what it is, under a folder", line)
			continue
		}
		name := path.Join(dir, m[1])
		if named[name] != "" {
			t.Errorf("the tree names %s twice", name)
		}
		named[name] = m[2]
	}
	return named
}

// TestArchitectureNamesEveryFile holds the tree to the folder: each file of Go that
// is no test, each SKILL.md and each folder testdata stands in it, and nothing that
// is not there.
func TestArchitectureNamesEveryFile(t *testing.T) {
	named := tree(t)
	for _, name := range slices.Sorted(maps.Keys(named)) {
		if _, err := os.Stat(name); err != nil {
			t.Errorf("the tree names %s: %v", name, err)
		}
	}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if base == "testdata" && named[name] == "" {
			t.Errorf("the tree does not name %s/", name)
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(base, ".") || base == "testdata" || name == "sample") {
			return fs.SkipDir
		}
		listed := base == "SKILL.md" || path.Ext(base) == ".go" && !strings.HasSuffix(base, "_test.go")
		if !d.IsDir() && listed && named[name] == "" {
			t.Errorf("the tree does not name %s; give it the line that says what idea it holds", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestArchitectureDrawsTheFloors compares the drawing with floors_test.go: the same
// packages on the same floors, in brackets those that do not exist.
func TestArchitectureDrawsTheFloors(t *testing.T) {
	lines := drawings(t, "The floors")
	if len(lines) != len(floors) {
		t.Fatalf("there are %d floors, %d are drawn", len(floors), len(lines))
	}
	for i, floor := range floors {
		want := []string{strconv.Itoa(i + 1)}
		for _, dir := range floor {
			if _, err := os.Stat(dir); err != nil {
				dir = "(" + dir + ")"
			}
			want = append(want, dir)
		}
		got := strings.Fields(lines[len(lines)-1-i])
		if slices.Sort(got); !slices.Equal(got, sorted(want)) {
			t.Errorf("floor %d is %v, drawn is %v", i+1, want, got)
		}
	}
}

func sorted(words []string) []string { return slices.Sorted(slices.Values(words)) }

// TestDependenciesAreJustified compares the section on dependencies with the
// imports of every file: each module has a line with the packages that import it
// and a reason, and there is no other line.
func TestDependenciesAreJustified(t *testing.T) {
	imported := importers(t)
	seen := map[string]bool{}
	for _, line := range drawings(t, "Dependencies") {
		words := strings.Fields(line)
		if len(words) < 3 {
			t.Errorf("dependencies: %q is not a module, its rooms and a reason", line)
			continue
		}
		module, rooms := words[0], sorted(strings.Split(words[1], ","))
		if seen[module] {
			t.Errorf("dependencies: %s is named twice", module)
		}
		seen[module] = true
		if !slices.Equal(rooms, imported[module]) {
			t.Errorf("dependencies: %s is imported by %v, not by %v", module, imported[module], rooms)
		}
	}
	for _, module := range slices.Sorted(maps.Keys(imported)) {
		if !seen[module] {
			t.Errorf("dependencies: %s, imported by %v, has no line", module, imported[module])
		}
	}
}

// importers returns the modules of go.mod that some file imports, each with the
// packages that do, in order.
func importers(t *testing.T) map[string][]string {
	t.Helper()
	required := requirements(t)
	used := map[string][]string{}
	for _, f := range goFiles(t) {
		for _, spec := range f.ast.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
				continue // the standard library, and our own
			}
			module := moduleOf(imported, required)
			if module == "" {
				t.Errorf("%s: %s is of no module in go.mod", f.at(spec), imported)
			} else if !slices.Contains(used[module], f.dir) {
				used[module] = append(used[module], f.dir)
			}
		}
	}
	for _, dirs := range used {
		slices.Sort(dirs)
	}
	return used
}

// moduleOf returns the module an import is of: the longest whose path it begins with.
func moduleOf(imported string, required []string) string {
	best := ""
	for _, module := range required {
		if (imported == module || strings.HasPrefix(imported, module+"/")) && len(module) > len(best) {
			best = module
		}
	}
	return best
}

// requirements returns the modules go.mod requires, those marked "indirect" too: the
// mark is not kept up to date while one works.
func requirements(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var modules []string
	for line := range strings.Lines(string(data)) {
		words := strings.Fields(strings.TrimPrefix(line, "require "))
		if len(words) >= 2 && strings.Contains(words[0], ".") && strings.HasPrefix(words[1], "v") {
			modules = append(modules, words[0])
		}
	}
	return modules
}

func TestModuleOf(t *testing.T) {
	required := []string{"example.org/a", "example.org/a/b", "example.org/ab"}
	for imported, want := range map[string]string{
		"example.org/a":     "example.org/a",
		"example.org/a/c":   "example.org/a",
		"example.org/a/b/c": "example.org/a/b",
		"example.org/ab/b":  "example.org/ab",
		"example.org/abc":   "",
	} {
		if got := moduleOf(imported, required); got != want {
			t.Errorf("%s is of %q, not of %q", imported, want, got)
		}
	}
}
