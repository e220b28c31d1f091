package diagram

import (
	"path"
	"regexp"
	"strings"
)

// imported tells whether a file is code whose imports are read.
func imported(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".go", ".py", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs":
		return true
	}
	return false
}

// scriptImport matches a line of TypeScript or JavaScript that names another file: also
// the last one of an import of several lines, "} from './cart'".
var scriptImport = regexp.MustCompile(`^\s*(?:(?:import|export|\})[^'"]*?\bfrom\s*|import\s*|(?:const|let|var|import)\b[^'"]*\b(?:require|import)\(\s*)['"]([.@~][^'"]*)['"]`)

// scripts reads the imports of one file of TypeScript or JavaScript from others of the
// tree. "@/" and "~/" stand for the folder src, as bundlers have it.
func (t *codeTree) scripts(name, text string) {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		m := scriptImport.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		for _, to := range scriptPaths(path.Dir(name), m[1]) {
			if t.known[to] {
				t.add(name, lines, i+1, script(name), to)
				break
			}
		}
	}
}

// scriptPaths are the files that an import in a folder may mean.
func scriptPaths(dir, spec string) []string {
	if strings.HasPrefix(spec, ".") {
		return []string{script(path.Join(dir, spec)), path.Join(dir, spec)}
	}
	_, rest, found := strings.Cut(spec, "/")
	if !found || len(spec)-len(rest) != len("@/") {
		return nil // a package: "@scope/name"
	}
	var out []string
	for ; ; dir = path.Dir(dir) {
		out = append(out, script(path.Join(dir, "src", rest)))
		if path.Base(dir) == "src" {
			out = append(out, script(path.Join(dir, rest)))
		}
		if dir == "." || dir == "/" {
			return out
		}
	}
}

// script is what a file is called as a module: without its ending, and "index" as its
// folder.
func script(name string) string {
	if imported(name) {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	return strings.TrimSuffix(name, "/index")
}
