package notes

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// The one way ken writes a file: whole or not at all, and never over what its
// writer has not seen.
//
//   - The new content goes to a temporary file in the same folder and is synced.
//   - Right before it takes the place of the old, the old one's digest is checked.
//   - A new file is put in place by a link, which fails where there is one.
//   - What a killed run left behind is swept by the next write in its folder.

// Write writes a file as a whole and makes it last, with the folders it needs. Rev
// is the digest of the content that is replaced, as in [Document.Rev]; zero says
// that there must be no such file. The error wraps [ErrChanged] where the file is
// another one, and [ErrOutside]. A link inside the workspace is written through.
func (w *Workspace) Write(name string, data []byte, rev [32]byte) error {
	w.writing.Lock()
	defer w.writing.Unlock()
	if err := w.write(name, data, rev); err != nil {
		return fmt.Errorf("write %s: %w", name, cause(err))
	}
	return nil
}

func (w *Workspace) write(name string, data []byte, rev [32]byte) error {
	name, err := w.target(name)
	if err != nil {
		return err
	}
	mode, err := w.unchanged(name, rev)
	if err != nil {
		return err
	}
	if rev == sha256.Sum256(data) {
		return nil
	}
	dir := path.Dir(name)
	if err := w.root.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	temp, err := w.temporary(dir, data, mode)
	if err != nil {
		return err
	}
	if err := w.place(temp, name, rev); err != nil {
		w.root.Remove(temp) //nolint:errcheck // the first error says more; the next write sweeps
		return err
	}
	return w.syncFolder(dir)
}

// target follows links from a path to the file that it stands for, which need not
// exist.
func (w *Workspace) target(name string) (string, error) {
	for range 40 {
		if _, err := inside(name, name); err != nil {
			return "", ErrOutside
		}
		info, err := w.root.Lstat(name)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink == 0 {
			return name, nil
		}
		if err != nil {
			return "", err
		}
		to, err := w.root.Readlink(name)
		if err != nil {
			return "", err
		}
		if filepath.IsAbs(to) {
			return "", ErrOutside
		}
		name = path.Join(path.Dir(name), filepath.ToSlash(to))
	}
	return "", errors.New("a link that leads to itself")
}

// unchanged checks that a file is the one with the digest, or is not there where
// that is zero. It returns the mode that a file in its place gets; 0 is that of
// any new file.
func (w *Workspace) unchanged(name string, rev [32]byte) (fs.FileMode, error) {
	info, err := w.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && rev == [32]byte{}:
		return 0, nil
	case errors.Is(err, fs.ErrNotExist), err == nil && rev == [32]byte{}:
		return 0, ErrChanged
	case err != nil:
		return 0, err
	}
	data, _, err := w.steady(name)
	if err != nil {
		return 0, err
	}
	if sha256.Sum256(data) != rev {
		return 0, ErrChanged
	}
	return info.Mode().Perm(), nil
}

// tempPrefix begins the names of temporary files. It begins with a point, so that
// no walk comes to them.
const tempPrefix = ".ken-tmp-"

// temporary writes a new file into a folder and makes it last.
func (w *Workspace) temporary(dir string, data []byte, mode fs.FileMode) (string, error) {
	perm := mode
	if perm == 0 {
		perm = 0o666 // less what the user's mask takes away
	}
	var f *os.File
	var name string
	for {
		w.temps++
		name = path.Join(dir, fmt.Sprintf("%s%d-%d", tempPrefix, os.Getpid(), w.temps))
		var err error
		f, err = w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
	err := fill(f, data, mode)
	if err == nil {
		err = w.sweep(dir, name)
	}
	if err != nil {
		w.root.Remove(name) //nolint:errcheck // the first error says more
		return "", err
	}
	return name, nil
}

// fill writes a file, syncs and closes it.
func fill(f *os.File, data []byte, mode fs.FileMode) error {
	_, err := f.Write(data)
	if err == nil && mode != 0 {
		err = f.Chmod(mode) // the mask may have taken some of it away
	}
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// place puts a temporary file where it belongs.
func (w *Workspace) place(temp, name string, rev [32]byte) error {
	if rev != [32]byte{} {
		if _, err := w.unchanged(name, rev); err != nil {
			return err
		}
		return w.root.Rename(temp, name)
	}
	err := w.root.Link(temp, name)
	if err == nil {
		return w.root.Remove(temp)
	}
	if errors.Is(err, fs.ErrExist) {
		return ErrChanged
	}
	// Not every file system has links. The name is then taken first, which fails
	// where there is a file, and the content follows.
	f, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return ErrChanged
	}
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return w.root.Rename(temp, name)
}

// abandoned is how much older than a new one a temporary file is that nobody is
// writing any more.
const abandoned = time.Hour

// sweep removes what killed runs left in a folder. Its age is taken against the
// file just made: the clock of the disk need not be ours.
func (w *Workspace) sweep(dir, fresh string) error {
	now, err := w.root.Lstat(fresh)
	if err != nil {
		return err
	}
	entries, err := w.entries(dir)
	if err != nil && len(entries) == 0 {
		return nil // a folder may be written to and not listed
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), tempPrefix) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && now.ModTime().Sub(info.ModTime()) > abandoned {
			w.root.Remove(path.Join(dir, e.Name())) //nolint:errcheck // it may be swept by another
		}
	}
	return nil
}

// maxBeside is how many files of nearly the same name may stand side by side.
const maxBeside = 1000

// WriteBeside writes a file without taking the place of another's: where one of
// the name exists that owned does not know for its own, the new one is called
// "name (2).md", or the next number that is free. It returns the path that was
// written, or that already held the same.
func (w *Workspace) WriteBeside(name string, data []byte, owned func(existing []byte) bool) (string, error) {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for n := 1; n <= maxBeside; n++ {
		candidate := name
		if n > 1 {
			candidate = fmt.Sprintf("%s (%d)%s", stem, n, ext)
		}
		done, err := w.writeOwned(candidate, data, owned)
		if done || err != nil {
			return candidate, err
		}
	}
	return "", fmt.Errorf("write %s: there are %d files beside it", name, maxBeside)
}

// writeOwned writes a file that is ours or nobody's. It is not done where it is
// another's.
func (w *Workspace) writeOwned(name string, data []byte, owned func([]byte) bool) (done bool, err error) {
	for range tries {
		rev := [32]byte{}
		_, err := w.root.Lstat(name)
		if err == nil {
			existing, err := w.Bytes(name)
			if err != nil {
				return false, nil // whatever it is, it is not ours
			}
			if bytes.Equal(existing, data) {
				return true, nil
			}
			if !owned(existing) {
				return false, nil
			}
			rev = sha256.Sum256(existing)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return false, fmt.Errorf("write %s: %w", name, cause(err))
		}
		err = w.Write(name, data, rev)
		if !errors.Is(err, ErrChanged) {
			return err == nil, err
		}
	}
	return false, nil
}
