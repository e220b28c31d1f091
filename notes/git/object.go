package git

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
)

// The kinds of objects, as packs number them.
const (
	kindCommit   = 1
	kindByOffset = 6 // a difference from an object so far before it
	kindByID     = 7 // a difference from an object of that name
)

// object reads an object, packed or not.
func (r *Repository) object(id ID) (kind int, data []byte, err error) {
	for _, p := range r.packs {
		at, err := p.find(id)
		if err != nil {
			continue // it is not there, or the index is broken: another may have it
		}
		return r.packed(p, at, 0)
	}
	return r.loose(id)
}

// loose reads an object that has a file of its own.
func (r *Repository) loose(id ID) (kind int, data []byte, err error) {
	name := id.String()
	f, err := r.fs.Open("objects/" + name[:2] + "/" + name[2:])
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil, errMissing
	}
	if err != nil {
		return 0, nil, fmt.Errorf("open it: %w", err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	all, err := r.inflate(f, maxCommit+64, false)
	if err != nil {
		return 0, nil, err
	}
	head, data, ok := bytes.Cut(all, []byte{0})
	what, size, _ := strings.Cut(string(head), " ")
	if n, err := strconv.Atoi(size); !ok || err != nil || n != len(data) {
		return 0, nil, errBroken
	}
	if what == "commit" {
		kind = kindCommit
	}
	return kind, data, nil
}

// An inflater unpacks one object after the other.
type inflater struct {
	src *bufio.Reader
	z   io.ReadCloser
}

// inflate unpacks what begins where a reader stands. Exact tells that it has to be of
// that size; else it may have fewer bytes.
func (r *Repository) inflate(src io.Reader, size int64, exact bool) ([]byte, error) {
	if size > maxCommit+64 {
		return nil, errTooMuch
	}
	if r.buf.src == nil {
		r.buf.src = bufio.NewReaderSize(src, 4096)
	} else {
		r.buf.src.Reset(src)
	}
	var err error
	if r.buf.z == nil {
		r.buf.z, err = zlib.NewReader(r.buf.src)
	} else {
		err = r.buf.z.(zlib.Resetter).Reset(r.buf.src, nil) //nolint:errcheck // every reader of zlib can
	}
	if err != nil {
		r.buf.z = nil
		return nil, errBroken
	}
	data, err := io.ReadAll(io.LimitReader(r.buf.z, size+1))
	if r.left -= int64(len(data)); r.left < 0 {
		return nil, errTooMuch
	}
	if err != nil || int64(len(data)) > size || exact && int64(len(data)) != size {
		return nil, errBroken
	}
	return data, nil
}

// whole reads a small file.
func whole(files fs.FS, name string, most int64) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = errTooMuch
	}
	return data, err
}
