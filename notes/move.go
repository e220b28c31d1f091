package notes

import (
	"errors"
	"fmt"
	"path"
)

// Move gives a file another name in the workspace, and makes that last. Rev is the
// digest of what it holds, as in [Document.Rev]: one that holds something else is
// not moved. Nothing is put over a file that exists. The error wraps [ErrChanged]
// in both cases, and [ErrOutside].
func (w *Workspace) Move(from, to string, rev [32]byte) error {
	w.writing.Lock()
	defer w.writing.Unlock()
	if err := w.move(from, to, rev); err != nil {
		return fmt.Errorf("move %s to %s: %w", from, to, cause(err))
	}
	return nil
}

func (w *Workspace) move(from, to string, rev [32]byte) error {
	for _, name := range []string{from, to} {
		if _, err := inside(name, name); err != nil {
			return ErrOutside
		}
	}
	if rev == ([32]byte{}) {
		return errors.New("without a digest of what it holds")
	}
	if _, err := w.unchanged(to, [32]byte{}); err != nil {
		return err
	}
	if _, err := w.unchanged(from, rev); err != nil {
		return err
	}
	if err := w.root.MkdirAll(path.Dir(to), 0o777); err != nil {
		return err
	}
	if err := w.root.Rename(from, to); err != nil {
		return err
	}
	if err := w.syncFolder(path.Dir(to)); err != nil {
		return err
	}
	return w.syncFolder(path.Dir(from))
}
