package index

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A manifest is what the index knows of the workspace's files. The file of this
// name holds all rows as they were after one batch; the rows that changed since
// stand in the store itself, written with the batch that changed them (see
// [head]). Together they say exactly what is in the index, whenever a process
// was killed.
type manifest struct {
	born  int64  // of the store they are in
	seq   uint64 // the batch after which the rows are true
	saved uint64 // the batch up to which the file holds them
	began int64  // when the last whole sync began, by the file system's clock
	rows  map[string]*row
	// lost is set where the store was taken away while we worked: what was thought
	// to be indexed is not.
	lost bool
}

func newManifest() *manifest { return &manifest{rows: make(map[string]*row)} }

const manifestMagic = "ken manifest 1\n"

var errManifest = errors.New("its list of files is damaged")

func (ix *Index) manifestPath() string { return filepath.Join(ix.dir, "manifest") }

// loadManifest reads the file; one that is not there is empty.
func (ix *Index) loadManifest() (*manifest, error) {
	data, err := os.ReadFile(ix.manifestPath())
	if errors.Is(err, fs.ErrNotExist) {
		return newManifest(), nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the index's list of files: %w", err)
	}
	return parseManifest(data)
}

// parseManifest takes a manifest's bytes apart. The error is errManifest for
// whatever encode did not write.
func parseManifest(data []byte) (*manifest, error) {
	body, ok := bytes.CutPrefix(data, []byte(manifestMagic))
	if !ok {
		return nil, errManifest
	}
	if body, ok = unsealed(body); !ok {
		return nil, errManifest
	}
	d := &decoder{rest: string(body)}
	m := &manifest{born: d.int(), seq: d.uint(), began: d.int()}
	n := d.count()
	m.rows = make(map[string]*row, n)
	slab := make([]row, n)
	for i := range slab {
		if slab[i] = d.row(); d.bad {
			return nil, errManifest
		}
		m.rows[slab[i].path] = &slab[i]
	}
	if d.rest != "" || d.bad || len(m.rows) != n {
		return nil, errManifest
	}
	m.saved = m.seq
	return m, nil
}

// follow brings a manifest as it was read to what the store holds.
func (m *manifest) follow(h *head) error {
	if m.seq < h.base || m.seq > h.seq || m.seq > 0 && m.born != h.born {
		return &damage{why: "the index and its list of files do not belong together"}
	}
	if m.seq < h.seq {
		for _, r := range h.changed {
			m.put(r)
		}
		m.born, m.seq, m.began = h.born, h.seq, h.began
	}
	return nil
}

func (m *manifest) encode() []byte {
	b := make([]byte, 0, 64+128*len(m.rows))
	b = append(b, manifestMagic...)
	b = binary.AppendVarint(b, m.born)
	b = binary.AppendUvarint(b, m.seq)
	b = binary.AppendVarint(b, m.began)
	b = binary.AppendUvarint(b, uint64(len(m.rows)))
	for _, path := range m.paths() {
		b = m.rows[path].append(b)
	}
	return sealed(b, len(manifestMagic))
}

// paths returns the paths of all rows, sorted.
func (m *manifest) paths() []string { return slices.Sorted(maps.Keys(m.rows)) }

// put sets rows; one that says the file is gone takes it out.
func (m *manifest) put(rows ...row) {
	for _, r := range rows {
		if r.gone() {
			delete(m.rows, r.path)
			continue
		}
		m.rows[r.path] = &r
	}
}

// gone tells whether the row only says that the file is no longer there.
func (r *row) gone() bool { return r.size < 0 }

func byPath(a, b row) int { return strings.Compare(a.path, b.path) }

func goneRow(path string) row { return row{path: path, size: -1} }

// saveManifest writes the file, whole or not at all.
func (ix *Index) saveManifest(m *manifest) error {
	if err := replaceFile(ix.manifestPath(), m.encode()); err != nil {
		return fmt.Errorf("write the index's list of files: %w", err)
	}
	m.saved = m.seq
	return nil
}

// sealed appends the checksum of b from an offset on.
func sealed(b []byte, from int) []byte {
	return binary.BigEndian.AppendUint32(b, checksum(b[from:]))
}

// unsealed takes the checksum off, and tells whether it is right.
func unsealed(b []byte) (body []byte, ok bool) {
	if len(b) < 4 {
		return nil, false
	}
	body, sum := b[:len(b)-4], b[len(b)-4:]
	return body, checksum(body) == binary.BigEndian.Uint32(sum)
}

func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// asDamage makes a *damage of an error that only a damaged manifest gives.
func asDamage(err error) error {
	if errors.Is(err, errManifest) {
		return &damage{why: "the index was damaged: " + err.Error()}
	}
	return err
}

// replaceFile puts a file in another's place once its bytes are safely on disk.
func replaceFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone if all went well
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
