package notes

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"ken/notes/read"
)

// PrivateFile is a file that keeps documents of its folder, and of those below, on
// this machine: those that its lines mean, written as in .gitignore, or all where it
// has no line.
const PrivateFile = ".kenprivate"

// Private tells which documents of a workspace must not leave this machine. Several
// say so, each for itself, and what one keeps no other can open:
//
//   - what the user's own settings say
//   - "private:" in the front matter of .goals.md, here and in the user's folder
//   - the files .kenprivate
//
// Goals, preferences and what ken wrote are private always: the first two are about
// the user, and a brief may quote what is private. What cannot be understood keeps
// everything, since a mistake must not open anything. Case and the ways to write an
// accent make no difference. It is not for several goroutines at once.
type Private struct {
	w       *Workspace
	lists   []privateList
	folders map[string]privateList // the file .kenprivate of a folder, by its path
	problem string
}

// A privateList is what one source says.
type privateList struct {
	above         string // what names are put behind: "" for paths of the workspace
	all           bool
	exact, folded *ruleList
}

// Private returns what is private here. The user's own list has patterns as in
// .gitignore, for every workspace, and absolute paths, which may begin with "~/"; home
// is the user's folder, "" for none.
func (w *Workspace) Private(list []string, home string) *Private {
	p := &Private{w: w, folders: make(map[string]privateList)}
	var patterns, paths []string
	for _, entry := range list {
		entry = strings.TrimSpace(entry)
		if rest, ok := strings.CutPrefix(entry, "~"); ok && (rest == "" || rest[0] == '/') {
			if home == "" {
				p.problem = "private: " + entry + ": there is no folder of yours"
			}
			entry = home + rest
		}
		if filepath.IsAbs(entry) {
			paths = append(paths, withoutLinks(entry)...)
		}
		patterns = append(patterns, entry)
	}
	p.add("", patterns)
	for _, dir := range []string{w.dir, w.real} {
		p.add(filepath.ToSlash(dir), paths)
	}
	p.addGoals(w, GoalsFile)
	if home != "" && !sameFolder(home, w.dir) {
		if above, err := Open(home); err == nil {
			p.addGoals(above, "~/"+GoalsFile)
			above.Close() //nolint:errcheck // it was only read
		} else if !errors.Is(err, fs.ErrNotExist) {
			p.problem = "~/" + GoalsFile + ": " + err.Error()
		}
	}
	return p
}

// withoutLinks returns an absolute path as a pattern, and where it leads if there are
// links in it. What is named need not be there yet.
func withoutLinks(entry string) []string {
	entry = filepath.Clean(entry)
	list := []string{filepath.ToSlash(entry)}
	for dir, rest := entry, ""; ; dir, rest = filepath.Dir(dir), filepath.Join(filepath.Base(dir), rest) {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil && real != dir {
			return append(list, filepath.ToSlash(filepath.Join(real, rest)))
		}
		if err == nil || dir == filepath.Dir(dir) {
			return list
		}
	}
}

// add adds a source. Names are put behind the folder above before they are compared.
// An entry is a pattern, and may as well be a name that only looks like one.
func (p *Private) add(above string, entries []string) {
	if len(entries) == 0 {
		return
	}
	var lines []string
	for _, entry := range entries {
		entry = filepath.ToSlash(strings.TrimSpace(entry))
		if entry != "" && entry[0] != '!' {
			lines = append(lines, literally.Replace(strings.TrimPrefix(entry, "./")))
		}
		if _, ok := parsePattern(entry); ok || !strings.Contains(entry, "[") {
			lines = append(lines, entry)
		}
	}
	l, bad := privateListOf("", strings.Join(lines, "\n"))
	if bad != "" {
		p.problem = "private: " + bad + " is no pattern"
	}
	l.above = strings.Trim(above, "/")
	p.lists = append(p.lists, l)
}

// literally takes the meaning away from what means something in a pattern.
var literally = strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "#", `\#`)

// addGoals adds what a file of goals says.
func (p *Private) addGoals(w *Workspace, shown string) {
	doc, err := w.Read(GoalsFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return
	case err != nil:
		p.problem = shown + ": it cannot be read"
		return
	}
	list, line := read.FrontList(doc.Text, "private")
	if line == 0 && mentionsPrivate(doc.Text) {
		p.problem = shown + ": its front matter is not understood, and speaks of private"
	}
	p.add("", list)
}

// mentionsPrivate tells whether a front matter has a line that begins with "private",
// also one that does not end.
func mentionsPrivate(text string) bool {
	block, end := read.Front(text)
	if end == 0 && strings.HasPrefix(text, "---") {
		block = text
	}
	for line := range strings.Lines(block) {
		if strings.HasPrefix(strings.ToLower(strings.TrimLeft(line, " \t\"'-")), "private") {
			return true
		}
	}
	return false
}

// Problem says why everything is kept here; "" where all was understood.
func (p *Private) Problem() string { return p.problem }

// Has tells whether a document must not leave this machine.
func (p *Private) Has(name string) bool {
	if p.problem != "" || KindOf(name) != "note" {
		return true
	}
	for _, l := range p.lists {
		if l.means(name) {
			return true
		}
	}
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if p.folder(dir).means(name) {
			return true
		}
		if dir == "." || dir == "/" {
			return false
		}
	}
}

// Names tells whether some list means a file, whatever kind of file it is: goals stay here
// with everything else that is about the user, and a list can keep them from going with a
// request as well.
func (p *Private) Names(name string) bool {
	if p.problem != "" {
		return true
	}
	for _, l := range p.lists {
		if l.means(name) {
			return true
		}
	}
	return p.folder(".").means(name)
}

// folder returns what the file of a folder says, which is read once.
func (p *Private) folder(dir string) privateList {
	if l, ok := p.folders[dir]; ok {
		return l
	}
	l := p.w.privateFile(path.Join(dir, PrivateFile), dir)
	p.folders[dir] = l
	return l
}

// privateFile reads one file. It keeps all where it is empty or cannot be read.
func (w *Workspace) privateFile(name, dir string) privateList {
	info, err := w.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return privateList{}
	}
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnore {
		return privateList{all: true}
	}
	data, err := w.root.ReadFile(name)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return privateList{all: true}
	}
	base := ""
	if dir != "." {
		base = dir + "/"
	}
	l, bad := privateListOf(base, string(data))
	l.all = l.all || bad != "" || l.exact == nil
	return l
}

// privateListOf reads lines of patterns, and returns the first that is none. A line
// that says yes means everything.
func privateListOf(base, text string) (l privateList, bad string) {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		line = strings.TrimPrefix(line, "./")
		if _, ok := parsePattern(line); agrees(line) {
			l.all = true
		} else if !ok && bad == "" {
			bad = line
		}
		lines = append(lines, line)
	}
	if len(lines) > maxPatterns {
		return privateList{all: true}, ""
	}
	if text = strings.Join(lines, "\n"); text != "" {
		l.exact = &ruleList{base: base, patterns: parsePatterns([]byte(text))}
		l.folded = &ruleList{base: foldedName(base), patterns: parsePatterns([]byte(foldedName(text)))}
	}
	return l, bad
}

// agrees tells the words that say yes.
func agrees(text string) bool {
	switch strings.ToLower(text) {
	case "", "true", "yes", "on", "*", ".", "/":
		return true
	}
	return false
}

// Says tells whether a document says of itself that it is private: by an entry of its
// front matter, whatever that holds but a plain no.
func (p *Private) Says(doc read.Document) bool {
	value, ok := doc.Meta["private"]
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "false", "no", "off", "0":
		return false
	}
	return ok
}

// foldedName writes a name without what makes no difference.
func foldedName(name string) string { return strings.ToLower(norm.NFKC.String(name)) }

// means tells whether a source means a path, or a folder that it lies in.
func (l privateList) means(name string) bool {
	if l.all {
		return true
	}
	if l.above != "" {
		name = l.above + "/" + name
	}
	return l.exact.covers(name) || l.folded.covers(foldedName(name))
}

// covers tells whether a list's own patterns mean a path, or a folder it lies in.
func (l *ruleList) covers(name string) bool {
	if l == nil || !strings.HasPrefix(name, l.base) {
		return false
	}
	for i := len(l.base); i < len(name); i++ {
		if name[i] == '/' {
			if yes, _ := l.verdict(name[:i], true); yes {
				return true
			}
		}
	}
	yes, _ := l.verdict(name, false)
	return yes
}
