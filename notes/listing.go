package notes

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// An Entry is a name in one folder.
type Entry struct {
	File
	// Dir tells that it is a folder; its Size says nothing then.
	Dir bool
}

// List returns what one folder holds, in the order of the names, also where no walk
// goes. Links are followed within the workspace; Unread says of the others, and of
// pipes and devices, why they cannot be opened. A folder that is not there holds
// nothing. No more than most entries are returned; cut tells that there are others.
func (w *Workspace) List(dir string, most int) (list []Entry, cut bool, err error) {
	entries, err := w.entries(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("list %s: %w", dir, cause(err))
	}
	if cut = len(entries) > most; cut {
		entries = entries[:most]
	}
	for _, e := range entries {
		if entry, ok := w.listed(path.Join(dir, e.Name())); ok {
			list = append(list, entry)
		}
	}
	return list, cut, nil
}

// listed looks at one name of a folder; ok is false where it went away meanwhile.
func (w *Workspace) listed(name string) (e Entry, ok bool) {
	info, err := w.root.Stat(name)
	if err != nil {
		if link, lerr := w.root.Lstat(name); lerr != nil || link.Mode()&fs.ModeSymlink == 0 {
			return Entry{}, false
		}
		return Entry{File: File{Path: name, Unread: w.linkReason(name)}}, true
	}
	e = Entry{File: File{Path: name, Size: info.Size(), ModTime: info.ModTime()}, Dir: info.IsDir()}
	if !e.Dir {
		e.Unread = irregular(info.Mode())
	}
	return e, true
}
