package notes

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"

	"ken/notes/read"
)

// Append adds one line to a file and makes it last. The file and its folders are
// made where they are missing. The line may bring its newline, and no other. It
// is written at once, so that the lines of two programs do not mix; a last line
// that a killed run left without its end is ended first, and so stands as a line
// that whoever reads the file must expect to be torn.
func (w *Workspace) Append(name string, line []byte) error {
	line = bytes.TrimSuffix(line, []byte("\n"))
	if bytes.IndexByte(line, '\n') >= 0 {
		return fmt.Errorf("add to %s: %w", name, errors.New("more than one line"))
	}
	return w.AppendLines(name, line)
}

// AppendLines adds lines to a file as [Workspace.Append] adds one, at once. A run that
// is killed meanwhile may leave some of them, and the last of these torn.
func (w *Workspace) AppendLines(name string, lines []byte) error {
	w.writing.Lock()
	defer w.writing.Unlock()
	if err := w.add(name, bytes.TrimSuffix(lines, []byte("\n"))); err != nil {
		return fmt.Errorf("add to %s: %w", name, cause(err))
	}
	return nil
}

func (w *Workspace) add(name string, lines []byte) error {
	name, err := w.target(name)
	if err != nil {
		return err
	}
	dir := path.Dir(name)
	if err := w.root.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	f, err := w.root.OpenFile(name, os.O_RDWR|os.O_APPEND|os.O_CREATE|nonblock, 0o666)
	if err != nil {
		return err
	}
	created, err := addTo(f, lines)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil && created {
		err = w.syncFolder(dir)
	}
	return err
}

// addTo writes lines at the end of an open file, and tells whether the file was
// empty before.
func addTo(f *os.File, lines []byte) (created bool, err error) {
	info, err := f.Stat()
	if err != nil {
		return false, err
	}
	if what := irregular(info.Mode()); what != "" {
		return false, &read.Unreadable{Reason: what}
	}
	text := make([]byte, 0, len(lines)+2)
	if size := info.Size(); size > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, size-1); err != nil {
			return false, err
		}
		if last[0] != '\n' {
			text = append(text, '\n')
		}
	}
	text = append(append(text, lines...), '\n')
	if n, err := f.Write(text); err != nil {
		// A full disk: the part of a line is taken out again where nobody has written since.
		if now, serr := f.Stat(); n > 0 && serr == nil && now.Size() == info.Size()+int64(n) {
			_ = f.Truncate(info.Size()) // a part that stays is passed over when it is read
		}
		return false, err
	}
	return info.Size() == 0, f.Sync()
}
