package index

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// bleve writes a checksum behind every segment and never looks at it again: some
// damage makes it answer wrongly without a word, and a list of segments that was
// cut off would end the program, since bleve maps it. So a session leaves a seal:
// the checksum of that list, and the segments that were found whole, by size and
// time. What still looks as sealed is trusted, which costs a stat a segment.
//
// The seal is broken before anything is written. One that does not fit therefore
// means damage; one that is not there, that a session was broken off, and then
// everything is read through.

// A seal is what was found whole. A nil one trusts nothing.
type seal struct {
	root     uint32 // checksum of root.bolt
	segments map[string]stamp
	data     []byte // as it stands in its file
}

// A stamp is what a file looks like from outside.
type stamp struct{ size, mtime int64 }

func stampOf(path string) (stamp, error) {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}, err
	}
	return stamp{info.Size(), info.ModTime().UnixNano()}, nil
}

const sealMagic = "ken seal 1\n"

func (ix *Index) sealPath() string { return filepath.Join(ix.dir, "seal") }

// loadSeal reads the seal; nil where there is none that can be trusted.
func (ix *Index) loadSeal() *seal {
	data, err := os.ReadFile(ix.sealPath())
	if err != nil {
		return nil
	}
	body, ok := bytes.CutPrefix(data, []byte(sealMagic))
	if !ok {
		return nil
	}
	if body, ok = unsealed(body); !ok {
		return nil
	}
	d := &decoder{rest: string(body)}
	s := &seal{root: uint32(d.uint()), segments: make(map[string]stamp), data: data}
	for range d.count() {
		name := d.text()
		s.segments[name] = stamp{d.int(), d.int()}
	}
	if d.bad {
		return nil
	}
	return s
}

// trustRoot looks at bleve's list of segments before bleve does.
func (ix *Index) trustRoot(s *seal) error {
	if s == nil {
		return nil
	}
	data, err := os.ReadFile(filepath.Join(ix.storeDir(), rootFile))
	if err != nil {
		return openError(err)
	}
	if checksum(data) != s.root {
		return &damage{why: "the index was damaged: its list of parts is not as it was written"}
	}
	return nil
}

// trust makes sure that an open store is whole: what is not sealed is read.
func (ix *Index) trust(st *store, s *seal) error {
	for _, path := range st.segments() {
		now, err := stampOf(path)
		if err != nil {
			return &damage{why: "the index was damaged: a part of it is missing"}
		}
		if s != nil && s.segments[filepath.Base(path)] == now {
			continue
		}
		if err := checkSegment(context.Background(), path); err != nil {
			return err
		}
	}
	return nil
}

// breakSeal says that the store is being written.
func (ix *Index) breakSeal() error {
	if err := os.Remove(ix.sealPath()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("write the index: %w", err)
	}
	return nil
}

// writeSeal seals a store that nobody is writing. Its segments are given; those of
// the old seal need not be read again.
func (ix *Index) writeSeal(segments []string, old *seal) error {
	root, err := os.ReadFile(filepath.Join(ix.storeDir(), rootFile))
	if err != nil {
		return fmt.Errorf("seal the index: %w", err)
	}
	b := append([]byte(nil), sealMagic...)
	b = binary.AppendUvarint(b, uint64(checksum(root)))
	b = binary.AppendUvarint(b, uint64(len(segments)))
	for _, path := range segments {
		now, err := stampOf(path)
		if err != nil {
			return fmt.Errorf("seal the index: %w", err)
		}
		name := filepath.Base(path)
		if old == nil || old.segments[name] != now {
			if err := checkSegment(context.Background(), path); err != nil {
				return err
			}
		}
		b = appendText(b, name)
		b = binary.AppendVarint(b, now.size)
		b = binary.AppendVarint(b, now.mtime)
	}
	if err := replaceFile(ix.sealPath(), sealed(b, len(sealMagic))); err != nil {
		return fmt.Errorf("seal the index: %w", err)
	}
	return nil
}

// segments returns the paths of the store's segments.
func (st *store) segments() []string {
	var paths []string
	for _, s := range st.snapshot.Segments() {
		if p, ok := s.Segment().(interface{ Path() string }); ok {
			paths = append(paths, p.Path())
		}
	}
	return paths
}

// checkSegment reads a segment through and compares its checksum.
func checkSegment(ctx context.Context, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return openError(err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	info, err := f.Stat()
	if err != nil {
		return openError(err)
	}
	broken := &damage{why: "the index was damaged: " + filepath.Base(path) + " is not as it was written"}
	if info.Size() < 4 {
		return broken
	}
	sum := crc32.NewIEEE()
	r := bufio.NewReaderSize(f, 1<<18)
	for left := info.Size() - 4; left > 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := io.CopyN(sum, r, min(left, 1<<24))
		if err != nil {
			return broken
		}
		left -= n
	}
	var want [4]byte
	if _, err := io.ReadFull(r, want[:]); err != nil || binary.BigEndian.Uint32(want[:]) != sum.Sum32() {
		return broken
	}
	return nil
}
