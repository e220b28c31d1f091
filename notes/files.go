package notes

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ken/notes/git"
	"ken/notes/read"
)

// A File is a document of the workspace, or something that is named because it
// cannot be read as one.
type File struct {
	Path    string // with forward slashes; bytes that are not UTF-8 are shown as \xff
	Size    int64
	ModTime time.Time
	Unread  string // why it is not read, in a few words; "" if it is
}

// maxFolders is how deep folders may lie in each other.
const maxFolders = 64

// Files yields the documents of the workspace, and what is not read with the
// reason, sorted by path. What the files .gitignore and .kenignore leave out is
// left out, and so are names that begin with a point, but for goals, preferences and
// the commits of a repository, which go by the path of its .git. No link is followed.
// The only errors are that of the context and that of the workspace's own folder; both
// end the walk.
func (w *Workspace) Files(ctx context.Context) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		walk := walk{w: w, ctx: ctx, yield: yield}
		if err := walk.folder(".", rules{}, 0); err != nil && !errors.Is(err, errStop) {
			yield(File{}, fmt.Errorf("list the workspace: %w", err))
		}
	}
}

// errStop ends a walk whose caller has seen enough.
var errStop = errors.New("stopped")

// A walk is one going through of a workspace.
type walk struct {
	w     *Workspace
	ctx   context.Context
	yield func(File, error) bool
}

// folder goes through a folder that lies so deep.
func (k *walk) folder(dir string, above rules, depth int) error {
	if err := k.ctx.Err(); err != nil {
		return err
	}
	if depth > maxFolders {
		return k.say(File{Path: dir, Unread: fmt.Sprintf("a folder more than %d deep", maxFolders)})
	}
	entries, err := k.w.entries(dir)
	if err != nil && depth == 0 {
		return cause(err)
	}
	if err != nil {
		if err := k.say(File{Path: dir, Unread: "a folder that cannot be read: " + cause(err).Error()}); err != nil {
			return err
		}
	}
	here, problems := above.in(k.w, dir)
	for _, p := range problems {
		if err := k.say(p); err != nil {
			return err
		}
	}
	prefix := ""
	if dir != "." {
		prefix = dir + "/"
	}
	for _, e := range entries {
		if err := k.entry(prefix+e.Name(), e, here, depth); err != nil {
			return err
		}
	}
	return nil
}

// entries lists a folder in the order of the paths in it. What could be listed is
// returned even with an error.
func (w *Workspace) entries(dir string) ([]fs.DirEntry, error) {
	f, err := w.root.OpenFile(dir, os.O_RDONLY|nonblock|folderOnly, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, inOrder)
	return entries, err
}

// inOrder has a folder stand where its files do: "a-b" before "a/x" before "aa".
func inOrder(a, b fs.DirEntry) int {
	if !a.IsDir() && !b.IsDir() {
		return cmp.Compare(a.Name(), b.Name())
	}
	return cmp.Compare(sortKey(a), sortKey(b))
}

// sortKey is a name by which all of a folder are in order.
func sortKey(e fs.DirEntry) string {
	if e.IsDir() {
		return e.Name() + "/"
	}
	return e.Name()
}

// entry takes one name of a folder.
func (k *walk) entry(name string, e fs.DirEntry, here rules, depth int) error {
	if here.ignores(name, e.IsDir()) {
		return nil
	}
	if e.IsDir() && path.Ext(e.Name()) == ".git" && (e.Name() == ".git" || !hidden(e.Name(), true)) {
		if files := k.w.repository(name); files != nil {
			return k.history(name, files)
		}
	}
	if hidden(e.Name(), e.IsDir()) || !e.IsDir() && k.w.pictured(name) {
		return nil
	}
	if !utf8.ValidString(e.Name()) {
		return k.say(File{Path: printable(name), Unread: "its name is not UTF-8"})
	}
	if e.IsDir() {
		return k.folder(name, here, depth+1)
	}
	if err := k.ctx.Err(); err != nil {
		return err
	}
	info, err := e.Info()
	if errors.Is(err, fs.ErrNotExist) {
		return nil // it went away meanwhile
	}
	if err != nil {
		return k.say(File{Path: name, Unread: cause(err).Error()})
	}
	file := File{Path: name, Size: info.Size(), ModTime: info.ModTime()}
	if info.Mode()&fs.ModeSymlink != 0 {
		file.Unread = k.w.linkReason(name)
	} else {
		file.Unread = k.w.unread(name, info)
	}
	return k.say(file)
}

// history takes a repository; one without commits is passed over.
func (k *walk) history(name string, files fs.FS) error {
	if _, _, err := git.Head(files); errors.Is(err, git.ErrEmpty) {
		return nil
	}
	info, err := k.w.look(name)
	if err != nil {
		return nil // it went away meanwhile
	}
	return k.say(File{Path: name, Size: info.Size(), ModTime: info.ModTime()})
}

func (k *walk) say(f File) error {
	if !k.yield(f, nil) {
		return errStop
	}
	return nil
}

// hidden tells the names that a walk passes over in silence.
func hidden(base string, dir bool) bool {
	return base[0] == '.' && (dir || base != GoalsFile && base != PreferencesFile)
}

// pictured tells the picture of a diagram that ken drew: its Markdown lies beside it and
// says all that it shows.
func (w *Workspace) pictured(name string) bool {
	plain, drawn := strings.CutSuffix(name, ".svg")
	if !drawn || path.Dir(name) != "diagrams" {
		return false
	}
	_, err := w.root.Lstat(plain + ".md")
	return err == nil
}

// unread says why a file is not read that is not a link, "" if it is.
func (w *Workspace) unread(name string, info fs.FileInfo) string {
	if _, ok := info.(headInfo); ok {
		return ""
	}
	if what := irregular(info.Mode()); what != "" {
		return what
	}
	if reason := read.Reason(name); reason != "" {
		return reason
	}
	if info.Size() > read.SizeOfAny {
		if most := read.MaxSize(name); info.Size() > most {
			return tooBig(info.Size(), most).Error()
		}
	}
	no, sure := denied(info)
	if sure && !no {
		return ""
	}
	f, _, err := w.open(name)
	if err != nil {
		return cause(err).Error()
	}
	f.Close() //nolint:errcheck // it was not read
	return ""
}

// linkReason says where a link leads.
func (w *Workspace) linkReason(name string) string {
	target, err := filepath.EvalSymlinks(filepath.Join(w.real, filepath.FromSlash(name)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "a link to something that is not there"
	case err != nil && strings.Contains(err.Error(), "too many links"):
		return "a link that leads to itself"
	case err != nil:
		return "a link that cannot be followed: " + cause(err).Error()
	}
	rel, err := filepath.Rel(w.real, target)
	if err != nil || !filepath.IsLocal(rel) {
		return "a link that leads out of the workspace"
	}
	rel = filepath.ToSlash(rel)
	info, err := w.root.Lstat(rel)
	switch {
	case err != nil:
		return "a link that cannot be followed: " + cause(err).Error()
	case info.IsDir():
		return "a link to a folder, not followed"
	case w.lists(rel) && w.unread(rel, info) == "":
		return "a link to " + printable(rel) + ", which is read there"
	}
	return "a link to " + printable(rel) + ", which is not read"
}

// lists tells whether a walk comes to a file, by its name and the rules alone.
func (w *Workspace) lists(name string) bool {
	var here rules
	for at, dir := 0, "."; ; {
		here, _ = here.in(w, dir)
		i := strings.IndexByte(name[at:], '/')
		if i < 0 {
			return !hidden(name[at:], false) && !here.ignores(name, false) && utf8.ValidString(name)
		}
		base := name[at : at+i]
		dir = name[:at+i]
		if hidden(base, true) || here.ignores(dir, true) {
			return false
		}
		at += i + 1
	}
}

// printable shows the bytes of a name that are not UTF-8.
func printable(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	var b strings.Builder
	for i := 0; i < len(name); {
		r, n := utf8.DecodeRuneInString(name[i:])
		if r == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, `\x%02x`, name[i])
		} else {
			b.WriteString(name[i : i+n])
		}
		i += n
	}
	return b.String()
}
