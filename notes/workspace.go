package notes

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"ken/notes/read"
)

// Names in a workspace that mean something.
const (
	GoalsFile       = ".goals.md"
	PreferencesFile = ".preferences.md"
	// OwnFolder holds what ken must remember, as text.
	OwnFolder = ".ken"
)

var (
	// ErrChanged is the error of a write to a file that is not, or no longer, what
	// the writer has seen.
	ErrChanged = errors.New("it was changed by someone else")
	// ErrOutside is the error of a path that leads out of the workspace, also by
	// way of a link.
	ErrOutside = errors.New("it leads out of the workspace")
	// ErrTooBig is the error of a file that is over [read.MaxSize].
	ErrTooBig = errors.New("it is over the limit for one file")
)

// A Workspace is a folder of the user's, and the only way to the files in it: no
// path and no link leads out of it. It may be used by several goroutines.
type Workspace struct {
	dir  string
	real string // dir without links
	root *os.Root
	// reader reads what is to be read apart; nil has it read like the rest.
	reader Reader
	kept   *extracts // texts that took long to read; nil keeps none

	writing sync.Mutex // one write at a time
	temps   int        // temporary files made
}

// Open opens a folder as a workspace. Nothing is read or written; the caller
// closes it.
func Open(dir string) (*Workspace, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open the workspace %s: %w", dir, err)
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return nil, fmt.Errorf("open the workspace %s: %w", dir, cause(err))
	}
	root, err := os.OpenRoot(real)
	if err != nil {
		return nil, fmt.Errorf("open the workspace %s: %w", dir, cause(err))
	}
	return &Workspace{dir: abs, real: real, root: root}, nil
}

// A Reader reads a file of so many bytes as [read.Input.Read] does, in a place where
// nothing that the file may do to it is felt elsewhere. It may be called from several
// goroutines.
type Reader interface {
	Read(ctx context.Context, name string, file io.ReaderAt, size int64) (read.Document, error)
}

// ReadApart has files of intricate formats, see [read.Apart], read by a reader of their
// own. It is called before anything is read.
func (w *Workspace) ReadApart(r Reader) { w.reader = r }

// Find returns the folder that is the workspace for someone who stands in start:
// the nearest one upwards that holds a .goals.md or a folder .ken, else start.
func Find(start string) string {
	abs, err := filepath.Abs(start)
	if err != nil {
		return start
	}
	for dir := abs; ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(filepath.Join(dir, GoalsFile)); err == nil && info.Mode().IsRegular() {
			return dir
		}
		if info, err := os.Stat(filepath.Join(dir, OwnFolder)); err == nil && info.IsDir() {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return abs
		}
	}
}

// Dir returns the absolute path of the workspace as the user named it.
func (w *Workspace) Dir() string { return w.dir }

// Below returns the paths of the files below a folder, also of one that no walk shows,
// sorted; what cannot be read is left out.
func (w *Workspace) Below(dir string) []string {
	var names []string
	_ = fs.WalkDir(w.root.FS(), dir, func(name string, d fs.DirEntry, err error) error { // errors are skipped
		if err == nil && d.Type().IsRegular() && len(names) < mostBelow {
			names = append(names, name)
		}
		return nil
	})
	return names
}

// mostBelow is how many files of a folder are named at most.
const mostBelow = 5_000

// Close lets go of the folder.
func (w *Workspace) Close() error { return w.root.Close() }

// Rel returns the workspace's path for one that the user typed: absolute, or
// relative to the workspace. The file need not exist. The error is [ErrOutside]
// for what lies elsewhere.
func (w *Workspace) Rel(typed string) (string, error) {
	if !filepath.IsAbs(typed) {
		return inside(filepath.ToSlash(filepath.Clean(typed)), typed)
	}
	typed = filepath.Clean(typed)
	for _, dir := range []string{w.dir, w.real} {
		if rel, err := filepath.Rel(dir, typed); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel), nil
		}
	}
	if rel, err := filepath.Rel(w.real, unlinked(typed)); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel), nil
	}
	return "", fmt.Errorf("find %s: %w", typed, ErrOutside)
}

// unlinked resolves the links of as much of an absolute path as there is.
func unlinked(abs string) string {
	for dir, rest := abs, ""; ; {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest)
		}
		up := filepath.Dir(dir)
		if up == dir {
			return abs
		}
		dir, rest = up, filepath.Join(filepath.Base(dir), rest)
	}
}

// inside checks that a path does not lead upwards, and returns it.
func inside(clean, typed string) (string, error) {
	if !filepath.IsLocal(filepath.FromSlash(clean)) {
		return "", fmt.Errorf("find %s: %w", typed, ErrOutside)
	}
	return clean, nil
}

// KindOf returns what a document of the workspace is to the user, by its path:
// "goal", "preference", "brief" for what ken wrote, else "note".
func KindOf(name string) string {
	switch path.Base(name) {
	case GoalsFile:
		return "goal"
	case PreferencesFile:
		return "preference"
	}
	switch first, _, _ := strings.Cut(name, "/"); first {
	case "briefs", "diagrams", "exports":
		if first != name {
			return "brief"
		}
	}
	return "note"
}

// KindOf returns what a document is to the user: as its path says, and "brief" for what
// ken wrote and keeps elsewhere, which says in its front matter who wrote it.
func (d Document) KindOf() string {
	kind := KindOf(d.Path)
	if kind != "note" || d.Meta["engine"] == "" {
		return kind
	}
	switch d.Meta["kind"] {
	case "brief", "plan", "onboarding", "report", "memo", "diagram":
		return "brief"
	}
	return kind
}

// cause takes off an error what the caller says itself, and turns the refusal of
// a path that leads out into [ErrOutside].
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		err = p.Err
	case errors.As(err, &l):
		err = l.Err
	}
	// The standard library does not export this error.
	if err != nil && err.Error() == "path escapes from parent" {
		return ErrOutside
	}
	return err
}
