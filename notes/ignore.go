package notes

import (
	"bytes"
	"fmt"
	"path"
	"strings"
)

// Rules are what the ignore files from the workspace down to a folder say. What
// .kenignore says goes before what .gitignore does; among files of one kind the
// nearest goes first, and in a file the last line.
type rules struct{ ken, git *ruleList }

// A ruleList is one ignore file.
type ruleList struct {
	above    *ruleList
	base     string // of the folder it lies in, with a slash; "" for the workspace
	patterns []pattern
}

const (
	maxIgnore   = 1 << 20 // bytes of an ignore file
	maxPatterns = 5000    // of an ignore file that are heeded
)

// in returns the rules in a folder, given those above it, and what of its ignore
// files could not be used.
func (r rules) in(w *Workspace, dir string) (rules, []File) {
	base := ""
	if dir != "." {
		base = dir + "/"
	}
	var problems []File
	load := func(names ...string) []pattern {
		var patterns []pattern
		for _, name := range names {
			more, problem := w.patterns(path.Join(dir, name))
			if problem.Unread != "" {
				problems = append(problems, problem)
			}
			patterns = append(patterns, more...)
		}
		return patterns
	}
	if p := load(".git/info/exclude", ".gitignore"); len(p) > 0 {
		r.git = &ruleList{r.git, base, p}
	}
	if p := load(".kenignore"); len(p) > 0 {
		r.ken = &ruleList{r.ken, base, p}
	}
	return r, problems
}

// patterns reads an ignore file; one that is not there has none.
func (w *Workspace) patterns(name string) ([]pattern, File) {
	f, info, err := w.open(name)
	if err != nil {
		return nil, File{}
	}
	defer f.Close() //nolint:errcheck // it was only read
	if info.Size() > maxIgnore {
		return nil, File{Path: name, Size: info.Size(), ModTime: info.ModTime(), Unread: "over 1 MB, nothing of it is heeded"}
	}
	data := make([]byte, info.Size())
	n, _ := f.ReadAt(data, 0)
	patterns := parsePatterns(data[:n])
	if len(patterns) > maxPatterns {
		return patterns[:maxPatterns], File{
			Path: name, Size: info.Size(), ModTime: info.ModTime(),
			Unread: fmt.Sprintf("only the first %d of its %d patterns are heeded", maxPatterns, len(patterns)),
		}
	}
	return patterns, File{}
}

// ignores tells whether a path is left out, given that the folders it lies in are
// not. Goals and preferences are often kept out of a repository, and still read.
func (r rules) ignores(name string, dir bool) bool {
	if ignored, said := r.ken.verdict(name, dir); said {
		return ignored
	}
	if base := path.Base(name); !dir && (base == GoalsFile || base == PreferencesFile) {
		return false
	}
	ignored, _ := r.git.verdict(name, dir)
	return ignored
}

func (l *ruleList) verdict(name string, dir bool) (ignored, said bool) {
	for ; l != nil; l = l.above {
		rel := name[len(l.base):]
		for i := len(l.patterns) - 1; i >= 0; i-- {
			if l.patterns[i].matches(rel, dir) {
				return !l.patterns[i].negated, true
			}
		}
	}
	return false, false
}

// A pattern is one line of an ignore file, with the meaning that git gives it.
type pattern struct {
	negated bool
	dirs    bool // matches folders only
	name    bool // matches a name at any depth, not a path
	parts   []part
}

// A part matches one name of a path, or any number of them.
type part struct {
	any  bool // "**"
	glob glob
}

// parsePatterns reads an ignore file. Lines that can match nothing are left out.
func parsePatterns(data []byte) []pattern {
	var patterns []pattern
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if p, ok := parsePattern(trimSpaces(line)); ok {
			patterns = append(patterns, p)
		}
	}
	return patterns
}

// trimSpaces takes the spaces off the end of a line that no backslash keeps.
func trimSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			continue
		case '\\':
			i++
		}
		end = min(i+1, len(line))
	}
	return line[:end]
}

func parsePattern(line string) (p pattern, ok bool) {
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.dirs = strings.CutSuffix(line, "/")
	if line == "" {
		return p, false
	}
	p.name = !strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	for rest := line; ; {
		g, after, ok := parseGlob(rest)
		if !ok {
			return p, false
		}
		stars := rest[:len(rest)-len(after)]
		p.parts = append(p.parts, part{any: len(stars) > 1 && strings.Trim(stars, "*") == "", glob: g})
		if after == "" {
			return p, true
		}
		rest = after[1:]
	}
}

// matches tells whether a path, relative to the pattern's folder, is meant.
func (p *pattern) matches(rel string, dir bool) bool {
	if p.dirs && !dir {
		return false
	}
	if p.name {
		return p.parts[0].any || p.parts[0].glob.matches(rel[strings.LastIndexByte(rel, '/')+1:])
	}
	return matchParts(p.parts, rel)
}

// matchParts matches names one by one. Where that does not go on, the last "**"
// takes one name more; those before it need no second thought, since the last can
// take whatever they could.
func matchParts(parts []part, rel string) bool {
	i, rest, more := 0, rel, true // more: there are names in rest
	retry, retryRest := -1, ""
	for {
		switch {
		case i < len(parts) && parts[i].any && more:
			if i == len(parts)-1 {
				return true
			}
			i++
			retry, retryRest = i, rest
			continue
		case i < len(parts) && !parts[i].any && more:
			name, after, next := strings.Cut(rest, "/")
			if parts[i].glob.matches(name) {
				i, rest, more = i+1, after, next
				continue
			}
		case i == len(parts) && !more:
			return true
		case !more:
			return false // longer beginnings leave even less
		}
		if retry < 0 {
			return false
		}
		_, after, next := strings.Cut(retryRest, "/")
		if !next {
			return false
		}
		i, rest, more, retryRest = retry, after, true, after
	}
}
