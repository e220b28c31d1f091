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

func (o *openMemory) Stat() (fs.FileInfo, error) { return memoryInfo(o.Size()), nil }

func (o *openMemory) Close() error { return nil }

// memoryInfo is the length of the file.
type memoryInfo int64

func (i memoryInfo) Name() string       { return memoryName }
func (i memoryInfo) Size() int64        { return int64(i) }
func (i memoryInfo) Mode() fs.FileMode  { return 0o400 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }
