package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// A file of vectors is a head and rows of one size, to which rows are only added:
//
//	head  64 bytes: magic, order of bytes, dimensions, digest of the model's name, checksum
//	row   28 bytes of the digest of what it is the vector of, a checksum, the numbers
//
// A row that was broken off, or whose checksum is not right, is not there. Rows are
// added in batches that reach the disk before the next begins, so that only the last
// batch can be torn; it is cut off before more is added. Numbers stand as this machine
// has them in memory: the file is a cache and goes nowhere.

const (
	vectorMagic = "ken vectors 1\n\x00\x00"
	vectorHead  = 64
	rowHead     = 32
	keySize     = 28
	// maxDimensions bounds a vector: no model is known to give a quarter of it.
	maxDimensions = 1 << 14
	// batchMost is how many rows are added at once at most.
	batchMost = 64
	// scanned is how many bytes of rows are read at once: they stay in the cache of
	// the processor until they are multiplied.
	scanned = 256 << 10
)

// errNoVectors says that there is no file of vectors of this model.
var errNoVectors = errors.New("nothing is embedded yet")

// A vectorKey is the digest of what a vector was made of.
type vectorKey [keySize]byte

// A vectorFile is a file of vectors, opened. Only one may add to it; any number may
// read what stood there when they opened it.
type vectorFile struct {
	f    *os.File
	dim  int
	rows int
}

// openVectors opens a file of vectors of a model. The error is errNoVectors where there
// is none, also where the file is of another model or damaged.
func openVectors(path, model string, write bool) (*vectorFile, error) {
	flag := os.O_RDONLY
	if write {
		flag = os.O_RDWR
	}
	f, err := os.OpenFile(path, flag, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoVectors
	}
	if err != nil {
		return nil, fmt.Errorf("open the vectors: %w", err)
	}
	v := &vectorFile{f: f}
	if err := v.readHead(model); err != nil {
		f.Close() //nolint:errcheck // it was only read
		return nil, err
	}
	return v, nil
}

// createVectors makes an empty file of vectors in the place of any other.
func createVectors(path, model string, dim int) (*vectorFile, error) {
	if err := replaceFile(path, headOfVectors(model, dim)); err != nil {
		return nil, fmt.Errorf("make the file of vectors: %w", err)
	}
	return openVectors(path, model, true)
}

func headOfVectors(model string, dim int) []byte {
	name := sha256.Sum256([]byte(model))
	b := append(make([]byte, 0, vectorHead), vectorMagic...)
	b = binary.NativeEndian.AppendUint32(b, 0x01020304)
	b = binary.NativeEndian.AppendUint32(b, uint32(dim))
	b = append(b, name[:]...)
	b = append(b, 0, 0, 0, 0)
	return binary.NativeEndian.AppendUint32(b, checksum(b))
}

func (v *vectorFile) readHead(model string) error {
	var head [vectorHead]byte
	if n, _ := v.f.ReadAt(head[:], 0); n < len(head) {
		return errNoVectors
	}
	v.dim = int(binary.NativeEndian.Uint32(head[20:]))
	if v.dim < 1 || v.dim > maxDimensions || !bytes.Equal(head[:], headOfVectors(model, v.dim)) {
		return errNoVectors
	}
	info, err := v.f.Stat()
	if err != nil {
		return fmt.Errorf("open the vectors: %w", err)
	}
	v.rows = int((info.Size() - vectorHead) / v.stride())
	return nil
}

// stride is how many bytes a row takes.
func (v *vectorFile) stride() int64 { return int64(rowHead + 4*v.dim) }

func (v *vectorFile) close() {
	_ = v.f.Close() // what was added is on disk already
}

// mend cuts off what a batch left that was broken off. Only who may add does so.
func (v *vectorFile) mend() error {
	whole := max(0, v.rows-batchMost)
	for whole < v.rows {
		if _, _, ok := v.row(whole); !ok {
			break
		}
		whole++
	}
	v.rows = whole
	if err := v.f.Truncate(vectorHead + int64(v.rows)*v.stride()); err != nil {
		return fmt.Errorf("mend the vectors: %w", err)
	}
	return nil
}

// add adds rows, at most batchMost, and returns when they are on disk.
func (v *vectorFile) add(keys []vectorKey, vectors [][]float32) error {
	b := make([]byte, 0, int64(len(keys))*v.stride())
	for i, key := range keys {
		b = v.appendRow(b, key, vectors[i])
	}
	_, err := v.f.WriteAt(b, vectorHead+int64(v.rows)*v.stride())
	if err == nil {
		err = v.f.Sync()
	}
	if err != nil {
		return fmt.Errorf("keep the vectors: %w", err)
	}
	v.rows += len(keys)
	return nil
}

func (v *vectorFile) appendRow(b []byte, key vectorKey, vector []float32) []byte {
	begin := len(b)
	b = append(b, key[:]...)
	b = append(b, 0, 0, 0, 0)
	b = append(b, bytesOf(vector)...)
	binary.NativeEndian.PutUint32(b[begin+keySize:], rowSum(b[begin:]))
	return b
}

// rowSum is the checksum of a row: of all but itself. It is never 0, which is what
// stands where a disk forgot to write.
func rowSum(row []byte) uint32 {
	return max(1, checksum(row[:keySize])^checksum(row[rowHead:]))
}

// row reads one row; ok is false where it is not whole.
func (v *vectorFile) row(i int) (key vectorKey, vector []float32, ok bool) {
	b := make([]byte, v.stride())
	if n, _ := v.f.ReadAt(b, vectorHead+int64(i)*v.stride()); n < len(b) {
		return key, nil, false
	}
	if binary.NativeEndian.Uint32(b[keySize:]) != rowSum(b) {
		return key, nil, false
	}
	vector = make([]float32, v.dim)
	copy(bytesOf(vector), b[rowHead:])
	copy(key[:], b)
	return key, vector, true
}

// keys returns the keys of all rows, in order.
func (v *vectorFile) keys() ([]vectorKey, error) {
	list := make([]vectorKey, v.rows)
	err := v.scan(0, v.rows, func(row int, head, _ []float32) { copy(list[row][:], bytesOf(head)) })
	return list, err
}

// scan calls visit with a row's number, head and numbers, for the rows from one to
// another. What it hands out is used again.
func (v *vectorFile) scan(from, to int, visit func(row int, head, vector []float32)) error {
	const head = rowHead / 4
	width := head + v.dim
	at := max(1, scanned/int(v.stride()))
	block := make([]float32, min(at, max(to-from, 0))*width)
	for from < to {
		n := min(at, to-from)
		part := block[:n*width]
		if _, err := v.f.ReadAt(bytesOf(part), vectorHead+int64(from)*v.stride()); err != nil {
			return fmt.Errorf("read the vectors: %w", err)
		}
		for i := range n {
			row := part[i*width : (i+1)*width]
			visit(from+i, row[:head], row[head:])
		}
		from += n
	}
	return nil
}

// keep writes a new file with some of the rows, in their order, in place of this one,
// and returns it opened; this one is closed.
func (v *vectorFile) keep(path, model string, rows []int) (*vectorFile, error) {
	next := path + ".next"
	if err := os.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("tidy the vectors: %w", err)
	}
	to, err := createVectors(next, model, v.dim)
	if err != nil {
		return nil, err
	}
	defer to.close()
	var keys []vectorKey
	var vectors [][]float32
	for i, n := range rows {
		if key, vector, ok := v.row(n); ok {
			keys, vectors = append(keys, key), append(vectors, vector)
		}
		if len(keys) == batchMost || i == len(rows)-1 {
			if err := to.add(keys, vectors); err != nil {
				return nil, err
			}
			keys, vectors = keys[:0], vectors[:0]
		}
	}
	v.close()
	to.close() // some systems rename no file that is open
	if err := os.Rename(next, path); err != nil {
		return nil, fmt.Errorf("tidy the vectors: %w", err)
	}
	return openVectors(path, model, true)
}
