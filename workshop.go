package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ken/index"
	"ken/notes"
	"ken/notes/read"
	"ken/notes/sandbox"
	"ken/skills"
)

// A workshop is what commands and the screen work with: the workspace, its index,
// and what is known of the user. Parts that cost something are read when asked for.
type workshop struct {
	*notes.Workspace
	reader *sandbox.Pool // of what is read apart
	index  *index.Index
	home   string // the user's folder, "" where there is none
	bases  []string
	// layers are where skills come from, nearest last.
	layers []layer
	roots  []*os.Root
}

// open returns the workshop of this run, opening it the first time. Nothing is read
// yet but the folder's name.
func (s *session) open() (*workshop, error) {
	if s.shop != nil {
		return s.shop, nil
	}
	dir, bases, err := s.folders()
	if err != nil {
		return nil, err
	}
	ws, err := notes.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("open the workspace: %w", err)
	}
	if cache := s.cacheDir(); cache != "" {
		ws.KeepExtracts(filepath.Join(index.CacheDir(cache, ws.Dir()), "texts"))
	}
	reader := sandbox.New(s.engines())
	ws.ReadApart(reader)
	s.shop = &workshop{Workspace: ws, reader: reader, home: s.home(), bases: bases}
	return s.shop, nil
}

// nearest returns the workspace that the current folder lies in. Goals in the home
// folder lie under those of every workspace and do not make one of all that is below
// it, unless ken keeps something there or home is where we are.
func (s *session) nearest() string {
	dir := notes.Find(s.dir)
	if dir == s.dir || dir != filepath.Clean(s.home()) {
		return dir
	}
	if info, err := os.Stat(filepath.Join(dir, notes.OwnFolder)); err == nil && info.IsDir() {
		return dir
	}
	return s.dir
}

// folders returns the workspace's folder and those that names of files start from,
// in the order they are tried.
func (s *session) folders() (dir string, bases []string, err error) {
	if s.flags.workspace == "" {
		if s.dir == "" {
			err := errors.New("find the current folder: it is gone")
			return "", nil, hinted(err, "go to another folder, or name one with -C")
		}
		return s.nearest(), []string{s.dir}, nil
	}
	dir = s.flags.workspace
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(s.dir, dir)
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err := fmt.Errorf("open the workspace: there is no folder %s", s.flags.workspace)
		return "", nil, hinted(err, "make it first: mkdir -p "+s.flags.workspace)
	case err != nil:
		return "", nil, fmt.Errorf("open the workspace: %w", err)
	case !info.IsDir():
		err := fmt.Errorf("open the workspace: %s is a file", s.flags.workspace)
		return "", nil, hinted(err, "name the folder it lies in")
	}
	return dir, []string{dir, s.dir}, nil
}

// engines is the folder in which what reads PDF files is kept ready; "" where there is
// no such place.
func (s *session) engines() string {
	if cache := s.cacheDir(); cache != "" {
		return filepath.Join(cache, "engines")
	}
	return ""
}

// close lets go of the folders, and ends the processes that read.
func (w *workshop) close() {
	w.reader.Close()
	for _, root := range w.roots {
		_ = root.Close() // they were only read
	}
	_ = w.Workspace.Close()
}

// finder returns the index, as it is on disk.
func (s *session) finder() (*index.Index, error) {
	w, err := s.open()
	if err != nil {
		return nil, err
	}
	if w.index == nil {
		cache := s.cacheDir()
		if cache == "" {
			err := errors.New("find a place for the index: there is no folder of yours")
			return nil, &fault{err: err, hint: "set HOME or XDG_CACHE_HOME", code: exitNotSetUp}
		}
		w.index = index.Open(w.Workspace, index.CacheDir(cache, w.Dir()))
	}
	return w.index, nil
}

// fresh returns the index after bringing it up to date with what changed on disk.
// That another ken is doing so already is no reason to wait.
func (s *session) fresh(ctx context.Context) (*index.Index, error) {
	ix, err := s.finder()
	if err != nil || s.flags.noSync {
		return ix, err
	}
	report, done := s.progress("reading")
	_, err = ix.Sync(ctx, report)
	done()
	if errors.Is(err, index.ErrBusy) {
		s.warn("the index is being updated by another ken: what changed just now may not be found")
		return ix, nil
	}
	return ix, s.indexed(err)
}

// indexed explains an error of the index.
func (s *session) indexed(err error) error {
	if err == nil || errors.Is(err, index.ErrBusy) || errors.Is(err, context.Canceled) {
		return err
	}
	err = fmt.Errorf("bring the index up to date: %w", err)
	return hinted(err, "the index lies in "+s.short(s.cacheDir())+", which has to be writable; it can be deleted at any time")
}

// context returns the goals and preferences that hold here.
func (w *workshop) context() (notes.Context, error) {
	c, err := w.Context(w.home)
	if err != nil {
		return c, fmt.Errorf("read the goals: %w", err)
	}
	return c, nil
}

// Read reads a document by the path it is shown under: a path of the workspace, or
// one of the two files that hold above it.
func (w *workshop) Read(name string) (notes.Document, error) {
	above, ok := w.above(name)
	if !ok {
		return w.Workspace.Read(name)
	}
	root, err := os.OpenRoot(w.home)
	if err != nil {
		return notes.Document{}, err
	}
	defer root.Close() //nolint:errcheck // it was only read
	info, err := root.Stat(above)
	if err != nil {
		return notes.Document{}, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxAbove {
		return notes.Document{}, fmt.Errorf("read %s: %w", name, notes.ErrTooBig)
	}
	data, err := root.ReadFile(above)
	if err != nil {
		return notes.Document{}, err
	}
	doc, err := read.File(above, data)
	if err != nil {
		return notes.Document{}, fmt.Errorf("read %s: %w", name, err)
	}
	return notes.Document{Document: doc, Path: name, ModTime: info.ModTime(), Size: info.Size()}, nil
}

// maxAbove bounds the files above the workspace, in bytes.
const maxAbove = 1 << 20

// above tells which file of the user's folder a shown path means.
func (w *workshop) above(name string) (string, bool) {
	switch name {
	case "~/.goals.md", "~/.preferences.md":
		return name[2:], w.home != ""
	}
	return "", false
}

// locate returns the absolute file of a path as shown.
func (w *workshop) locate(name string) string {
	if above, ok := w.above(name); ok {
		return filepath.Join(w.home, above)
	}
	return filepath.Join(w.Dir(), filepath.FromSlash(name))
}

// folder returns a folder of the workspace as it is named on the command line; false where
// there is none of that name.
func (w *workshop) folder(name string) (string, bool) {
	for _, base := range w.bases {
		full := name
		if !filepath.IsAbs(name) {
			full = filepath.Join(base, name)
		}
		rel, err := w.Rel(full)
		if err != nil {
			continue
		}
		if info, err := os.Stat(full); err == nil && info.IsDir() {
			return rel, true
		}
	}
	return "", false
}

// find returns the path in the workspace of a file named on the command line:
// relative to -C, else to where ken was started, as long as that is inside.
func (w *workshop) find(name string) (string, error) {
	if filepath.IsAbs(name) {
		return w.Rel(name)
	}
	if _, ok := w.above(name); ok {
		return name, nil
	}
	var first string
	var firstErr error
	for i, base := range w.bases {
		rel, err := w.Rel(filepath.Join(base, name))
		if err == nil {
			if _, err = w.Stat(rel); err == nil {
				return rel, nil
			}
		}
		if i == 0 {
			first, firstErr = rel, err
		}
	}
	if errors.Is(firstErr, notes.ErrOutside) {
		return "", firstErr
	}
	return first, firstErr
}

// place returns the path in the workspace of a file to be written.
func (w *workshop) place(name string) (string, error) {
	if filepath.IsAbs(name) {
		return w.Rel(name)
	}
	return w.Rel(filepath.Join(w.bases[0], name))
}

// shelf returns the skills in use, and what is wrong with those that are not.
func (s *session) shelf() (*skills.Shelf, []error, error) {
	w, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	if w.layers == nil {
		w.layers = s.skillLayers(w)
	}
	var layers []skills.Layer
	for _, l := range w.layers {
		layers = append(layers, l.Layer)
	}
	shelf, problems := skills.Load(layers...)
	return shelf, problems, nil
}
