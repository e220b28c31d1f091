package notes

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"ken/notes/read"
)

// Single says of one path what [Workspace.Files] would: a file, or that it names none
// there, which is gone. It is not sure where more may hang on it than one file: folders,
// links, rules, repositories, and what is named because it is not read.
func (w *Workspace) Single(name string) (f File, gone, sure bool) {
	if !fs.ValidPath(name) || name == "." || !utf8.ValidString(name) || strings.Count(name, "/") > maxFolders || rulesOver(name) {
		return File{}, false, false
	}
	dir := path.Dir(name)
	for above := dir; above != "."; above = path.Dir(above) {
		if info, err := w.root.Lstat(above); err != nil || !info.IsDir() {
			return File{}, false, false
		}
	}
	info, err := w.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return File{}, true, true
	case err != nil || !info.Mode().IsRegular():
		return File{}, false, false
	case !w.lists(name):
		return File{}, true, true
	case !read.Known(name) || w.unread(name, info) != "" || !w.spelt(dir, path.Base(name)):
		return File{}, false, false
	}
	return File{Path: name, Size: info.Size(), ModTime: info.ModTime()}, false, true
}

// rulesOver tells the names on which hangs what is read of others.
func rulesOver(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasSuffix(part, ".git") || part == ".gitignore" || part == ".kenignore" {
			return true
		}
	}
	return false
}

// spelt tells whether a folder has a file of just this name: to some systems others are
// as good.
func (w *Workspace) spelt(dir, base string) bool {
	f, err := w.root.OpenFile(dir, os.O_RDONLY|nonblock|folderOnly, 0)
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // it was only read
	names, err := f.Readdirnames(-1)
	return err == nil && slices.Contains(names, base)
}
