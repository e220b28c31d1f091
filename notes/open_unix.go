//go:build unix

package notes

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

const (
	nonblock   = syscall.O_NONBLOCK
	folderOnly = syscall.O_DIRECTORY
)

// denied tells from a file's mode whether its owner, who we are, may not read it;
// sure is false where only an attempt can tell.
func denied(info fs.FileInfo) (no, sure bool) {
	if info.Mode().Perm()&0o444 == 0o444 {
		return false, true
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	switch uid := os.Geteuid(); {
	case uid == 0:
		return false, true
	case ok && int(stat.Uid) == uid:
		return info.Mode().Perm()&0o400 == 0, true
	}
	return false, false
}

// syncFolder makes what was done in a folder last.
func (w *Workspace) syncFolder(dir string) error {
	f, err := w.root.OpenFile(dir, os.O_RDONLY|folderOnly, 0)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was not written
	err = f.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) {
		return nil // some file systems have no such thing
	}
	return err
}
