package notes

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"
	"time"

	"ken/notes/git"
	"ken/notes/read"
)

// A repository of git is one document: what was said of each change. It goes by the path
// of its folder: ".git", "project/.git", or "project.git" where it has no working files.

// repository returns the files of a folder if it is a repository, else nil.
func (w *Workspace) repository(name string) fs.FS {
	if base := path.Base(name); base != ".git" && path.Ext(base) != ".git" {
		return nil
	}
	info, err := w.root.Lstat(name)
	if err != nil || !info.IsDir() {
		return nil
	}
	files := folder{w, name}
	if !git.Looks(files) {
		return nil
	}
	return files
}

// A folder is the files of a folder of the workspace: none leads out of it, and none
// has to be waited for.
type folder struct {
	w   *Workspace
	dir string
}

// Open opens a file by its path from the folder.
func (f folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, _, err := f.w.open(path.Join(f.dir, name))
	if err != nil {
		return nil, err
	}
	return file, nil
}

// Stat looks at a file.
func (f folder) Stat(name string) (fs.FileInfo, error) { return f.w.root.Stat(path.Join(f.dir, name)) }

// ReadDir lists a folder.
func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	return f.w.entries(path.Join(f.dir, name))
}

// A headInfo says of a repository when it got its newest commit: it stands for what
// other files have as their time and size.
type headInfo struct {
	fs.FileInfo
	size int64
	time time.Time
}

// Size is how many bytes the files have that name the newest commit.
func (h headInfo) Size() int64 { return h.size }

// ModTime is when the last of these files was written.
func (h headInfo) ModTime() time.Time { return h.time }

// look is what there is to see of a file from outside. Of a repository it is the files
// that name its newest commit.
func (w *Workspace) look(name string) (fs.FileInfo, error) {
	info, err := w.root.Stat(name)
	if err != nil || !info.IsDir() {
		return info, err
	}
	files := w.repository(name)
	if files == nil {
		return info, nil
	}
	h := headInfo{FileInfo: info}
	_, said, _ := git.Head(files) // what is wrong shows when it is read
	for _, one := range append(said, "packed-refs", "shallow") {
		if info, err := fs.Stat(files, one); err == nil {
			h.size += info.Size()
			if info.ModTime().After(h.time) {
				h.time = info.ModTime()
			}
		}
	}
	return h, nil
}

// readRepository reads the commits of a repository, or takes what was kept of them: it
// takes long.
func (w *Workspace) readRepository(name string, files fs.FS) (Document, error) {
	info, err := w.look(name)
	if err != nil {
		return Document{}, cause(err)
	}
	head, _, err := git.Head(files)
	if err != nil {
		return Document{}, &read.Unreadable{Reason: gitReason(err)}
	}
	title := ""
	if called := repositoryName(name); called != "" {
		title = "Commits of " + called
	}
	rev := sha256.Sum256([]byte(title + " that lead to " + head.String()))
	return w.extract(name, rev, info, func() (read.Document, error) {
		r := git.Open(files, head)
		defer r.Close()
		h, err := r.History(func() {})
		if err != nil {
			return read.Document{}, &read.Unreadable{Reason: gitReason(err)}
		}
		d, err := read.History(asCommits(h), missing(h))
		d.Title = title
		return d, err
	})
}

// repositoryName is how a repository is called: as the folder of its working files, ""
// where that is the workspace.
func repositoryName(name string) string {
	if path.Base(name) == ".git" {
		name = path.Dir(name)
	}
	return strings.TrimSuffix(strings.TrimPrefix(path.Base(name), "."), ".git")
}

// slow tells whether it takes long to read a file of this name.
func slow(name string) bool { return read.Apart(name) || path.Ext(name) == ".git" }

// gitReason says in a few words why a repository cannot be read.
func gitReason(err error) string {
	if errors.Is(err, git.ErrEmpty) {
		return git.ErrEmpty.Error()
	}
	return "a repository that cannot be read: " + err.Error()
}

// asCommits hands commits over as [read.History] takes them.
func asCommits(h git.History) iter.Seq[read.Commit] {
	return func(yield func(read.Commit) bool) {
		for _, c := range h.Commits {
			if !yield(read.Commit{ID: c.ID.String(), Author: c.Author, Mail: c.Mail, Written: c.Written, Message: c.Message, Merge: c.Merge}) {
				return
			}
		}
	}
}

// missing says what of a history was not read.
func missing(h git.History) string {
	var says []string
	if h.More {
		says = append(says, fmt.Sprintf("only the %d newest commits are there or are read", len(h.Commits)))
	}
	if h.Missing > 0 {
		says = append(says, fmt.Sprintf("%d commits cannot be read", h.Missing))
	}
	return strings.Join(says, "; ")
}
