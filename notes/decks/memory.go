package decks

import (
	"bytes"
	"io/fs"
	"time"
)

// A memoryFile lets SQLite read bytes as a file. It is a file system with one file,
// which cannot be written.
//
// The driver could take bytes over itself (Deserialize), but in the version used it
// frees them twice, which ends the program.
type memoryFile []byte

// memoryName is what the file is called there.
const memoryName = "collection"

// Open opens the one file there is.
func (m memoryFile) Open(name string) (fs.File, error) {
	if name != memoryName {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openMemory{bytes.NewReader(m)}, nil
}

// openMemory is the file opened. It can be read from any place.
type openMemory struct{ *bytes.Reader }

// Stat returns the length of the file, and nothing else that matters.
func (o *openMemory) Stat() (fs.FileInfo, error) { return memoryInfo(o.Size()), nil }

// Close does nothing: the bytes are not ours.
func (o *openMemory) Close() error { return nil }

// memoryInfo is the length of the file.
type memoryInfo int64

// Name is what the file is called.
func (i memoryInfo) Name() string { return memoryName }

// Size is the length of the file in bytes.
func (i memoryInfo) Size() int64 { return int64(i) }

// Mode says that the file can be read.
func (i memoryInfo) Mode() fs.FileMode { return 0o400 }

// ModTime is never, as nothing asks for it.
func (i memoryInfo) ModTime() time.Time { return time.Time{} }

// IsDir says that it is a file.
func (i memoryInfo) IsDir() bool { return false }

// Sys is nil.
func (i memoryInfo) Sys() any { return nil }
