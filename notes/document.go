package notes

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"ken/notes/prose"
	"ken/notes/read"
)

// A Document is a file of the workspace that was read.
type Document struct {
	read.Document
	Path string
	// Rev is the SHA-256 of the file's bytes: what [Workspace.Write] asks for.
	Rev     [32]byte
	ModTime time.Time
	Size    int64
}

// Read reads a document, as [Workspace.ReadContext] does that nobody stops.
func (w *Workspace) Read(name string) (Document, error) {
	return w.ReadContext(context.Background(), name)
}

// ReadContext reads a document. The error wraps a [*read.Unreadable] where the file has
// no text, [ErrTooBig], [ErrOutside] or the error of the context.
func (w *Workspace) ReadContext(ctx context.Context, name string) (Document, error) {
	if doc, ok := w.fromKept(name); ok {
		return doc, nil
	}
	if files := w.repository(name); files != nil {
		doc, err := w.readRepository(name, files)
		if err != nil {
			return Document{}, fmt.Errorf("read %s: %w", name, err)
		}
		return doc, nil
	}
	if !read.Known(name) {
		return Document{}, fmt.Errorf("read %s: %w", name, &read.Unreadable{Reason: read.Reason(name)})
	}
	once := w.readHere
	if w.reader != nil && read.Apart(name) {
		once = w.readApart
	}
	for range tries {
		doc, steady, err := once(ctx, name)
		if err != nil {
			return Document{}, fmt.Errorf("read %s: %w", name, err)
		}
		if steady {
			return doc, nil
		}
	}
	return Document{}, fmt.Errorf("read %s: %w", name, errUnsteady)
}

// readHere reads a file in this process.
func (w *Workspace) readHere(_ context.Context, name string) (Document, bool, error) {
	data, info, err := w.once(name, read.MaxSize(name))
	if err != nil || info == nil {
		return Document{}, false, err
	}
	doc, err := w.extract(name, sha256.Sum256(data), info, func() (read.Document, error) {
		return read.Input{Name: name, Data: data, Beside: w.beside(name)}.Read()
	})
	return doc, true, err
}

// readApart has a file read in a process of its own; steady is unset where the file
// changed meanwhile. No more of it than a piece is held here.
func (w *Workspace) readApart(ctx context.Context, name string) (doc Document, steady bool, err error) {
	f, before, err := w.open(name)
	if err != nil {
		return Document{}, false, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	if most := read.MaxSize(name); before.Size() > most {
		return Document{}, false, tooBig(before.Size(), most)
	}
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(f, 0, before.Size())); err != nil {
		return Document{}, false, cause(err)
	}
	doc, err = w.extract(name, [32]byte(h.Sum(nil)), before, func() (read.Document, error) {
		return w.reader.Read(ctx, name, f, before.Size())
	})
	after, serr := f.Stat()
	if serr != nil {
		return Document{}, false, cause(serr)
	}
	if after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) {
		return Document{}, false, ctx.Err() // what was read, or why it was not, is of no file
	}
	return doc, true, err
}

// extract makes a document of a file of such a digest by reading it, but takes what was
// kept of one that takes long to read.
func (w *Workspace) extract(
	name string, rev [32]byte, info fs.FileInfo, extract func() (read.Document, error),
) (Document, error) {
	keeps := w.kept != nil && slow(name)
	ok, doc, err := false, read.Document{}, error(nil)
	if keeps {
		doc, ok = w.kept.load(name, rev)
	}
	if !ok {
		doc, err = extract()
	}
	if err != nil {
		return Document{}, err
	}
	if keeps {
		w.kept.keep(name, doc, rev, info)
	}
	return Document{doc, name, rev, info.ModTime(), info.Size()}, nil
}

// beside returns what gives a reader the other files of a file's folder and of those
// below and above it, within the workspace.
func (w *Workspace) beside(name string) func(string) ([]byte, error) {
	return func(other string) ([]byte, error) {
		return w.Bytes(path.Join(path.Dir(name), other))
	}
}

// Bytes returns what a file holds, of whatever format. The error wraps
// [ErrTooBig] or [ErrOutside].
func (w *Workspace) Bytes(name string) ([]byte, error) {
	data, _, err := w.steady(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}

// ReadAt reads a part of a file as [io.ReaderAt] does. Whether the file is still
// the one the offset was taken from is for the caller to check.
func (w *Workspace) ReadAt(name string, p []byte, off int64) (int, error) {
	f, _, err := w.open(name)
	if err != nil {
		return 0, fmt.Errorf("read %s: %w", name, err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	n, err := f.ReadAt(p, off)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("read %s: %w", name, cause(err))
	}
	return n, err
}

// Stat says what [Workspace.Files] would of one file, following links inside the
// workspace. A file that is not there is an error.
func (w *Workspace) Stat(name string) (File, error) {
	info, err := w.look(name)
	if err != nil {
		return File{}, fmt.Errorf("look at %s: %w", name, cause(err))
	}
	return File{Path: name, Size: info.Size(), ModTime: info.ModTime(), Unread: w.unread(name, info)}, nil
}

// tries is how often a file is read anew that changes while it is read.
const tries = 3

// errUnsteady is the error of a file that does not come to rest.
var errUnsteady = errors.New("it kept changing while it was read")

// maxBytes bounds a file that is read as bytes, of whatever format.
const maxBytes = 32 << 20

// steady reads a whole file as it was at one moment.
func (w *Workspace) steady(name string) ([]byte, fs.FileInfo, error) {
	for range tries {
		data, info, err := w.once(name, maxBytes)
		if err != nil || info != nil {
			return data, info, err
		}
	}
	return nil, nil, errUnsteady
}

// once reads a file of at most so many bytes; info is nil where it changed meanwhile.
func (w *Workspace) once(name string, most int64) ([]byte, fs.FileInfo, error) {
	f, before, err := w.open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	if before.Size() > most {
		return nil, nil, tooBig(before.Size(), most)
	}
	data := make([]byte, before.Size()+1)
	n, err := io.ReadFull(f, data)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, nil, cause(err)
	}
	after, err := f.Stat()
	if err != nil {
		return nil, nil, cause(err)
	}
	if int64(n) != before.Size() || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) {
		return nil, nil, nil
	}
	return data[:n:n], after, nil
}

// open opens a regular file for reading. It is looked at before, so that nothing
// happens to a device, and after, so that what was put in its place meanwhile is
// not read; the flag keeps a pipe from waiting for a writer.
func (w *Workspace) open(name string) (*os.File, fs.FileInfo, error) {
	info, err := w.root.Stat(name)
	if err != nil {
		return nil, nil, cause(err)
	}
	if what := irregular(info.Mode()); what != "" {
		return nil, nil, &read.Unreadable{Reason: what}
	}
	f, err := w.root.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, nil, cause(err)
	}
	info, err = f.Stat()
	if err == nil && irregular(info.Mode()) != "" {
		err = &read.Unreadable{Reason: irregular(info.Mode())}
	}
	if err != nil {
		f.Close() //nolint:errcheck // it was not read
		return nil, nil, cause(err)
	}
	return f, info, nil
}

// irregular says what a file is that is not a regular one, "" for one that is.
func irregular(mode fs.FileMode) string {
	switch {
	case mode.IsRegular():
		return ""
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "not a regular file"
}

// tooBig is the error of a file of so many bytes where there may be so many at most.
func tooBig(size, most int64) error {
	return fmt.Errorf("%s, %w (%s)", megabytes(size), ErrTooBig, megabytes(most))
}

func megabytes(n int64) string {
	// Rounded up, so that one byte over the limit does not read as the limit.
	return fmt.Sprintf("%d MB", (n+1<<20-1)>>20)
}

// Cite returns the place of a span of the document's text, without the blanks around it,
// under a path of headings; nil stands for none.
func (d Document) Cite(span prose.Span, heading []string) Source {
	quote := span.In(d.Text)
	trimmed := strings.TrimSpace(quote)
	start := span.Start + strings.Index(quote, trimmed)
	if heading == nil {
		heading = []string{}
	}
	s := Source{
		Path: d.Path, Line: d.Line(start), EndLine: d.Line(max(start, start+len(trimmed)-1)),
		Heading: heading, Quote: trimmed, SHA256: Digest(trimmed),
	}
	if part, ok := d.PartAt(start); ok {
		s.Part = part.Name
	}
	return s
}
