package git

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"strings"
)

// The form of packed objects (gitformat-pack):
//
//	NAME.idx   "\377tOc", version 2, 256 counts of the names that begin with at most
//	           each byte, the names in order, their checksums, their places: 4 bytes
//	           each, or with the top bit set the number of one of the 8 bytes that follow
//	NAME.pack  "PACK", version, count; an object is a head of its kind and size, 7 bits
//	           a byte but 4 in the first, then for a difference what it differs from,
//	           then zlib
//
// An index is looked up where it lies, since those of large repositories are large.

// A pack is a file of objects with its index.
type pack struct {
	index, data  file
	size         int64 // of data
	name         int64 // bytes of an ID
	count        int64
	places, wide int64 // where in the index
	counts       [257]uint32
}

// A file is one that can be read anywhere.
type file interface {
	io.ReaderAt
	io.Closer
}

// openPacks opens the packs whose index can be read.
func (r *Repository) openPacks() {
	entries, err := fs.ReadDir(r.fs, "objects/pack")
	if err != nil {
		return // nothing is packed
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".idx"); ok && len(r.packs) < maxPacks {
			if p, err := r.openPack("objects/pack/" + name); err == nil {
				r.packs = append(r.packs, p)
			}
		}
	}
}

// openPack opens one.
func (r *Repository) openPack(name string) (*pack, error) {
	index, size, err := r.file(name + ".idx")
	if err != nil {
		return nil, err
	}
	p := &pack{index: index, name: int64(len(r.head))}
	if err := p.readHead(size); err != nil {
		p.close()
		return nil, err
	}
	if p.data, p.size, err = r.file(name + ".pack"); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// file opens a file that can be read anywhere.
func (r *Repository) file(name string) (file, int64, error) {
	opened, err := r.fs.Open(name)
	if err != nil {
		return nil, 0, err
	}
	info, err := opened.Stat()
	f, ok := opened.(file)
	if err != nil || !ok || !info.Mode().IsRegular() {
		opened.Close() //nolint:errcheck // it was not read
		return nil, 0, errors.Join(errBroken, err)
	}
	return f, info.Size(), nil
}

func (p *pack) close() {
	for _, f := range []file{p.index, p.data} {
		if f != nil {
			f.Close() //nolint:errcheck // it was only read
		}
	}
}

// readHead reads the head of an index of so many bytes.
func (p *pack) readHead(size int64) error {
	head := make([]byte, 8+4*256)
	if _, err := p.index.ReadAt(head, 0); err != nil || string(head[:8]) != "\xfftOc\x00\x00\x00\x02" {
		return errBroken
	}
	for i := range 256 {
		p.counts[i+1] = binary.BigEndian.Uint32(head[8+4*i:])
		if p.counts[i+1] < p.counts[i] {
			return errBroken
		}
	}
	p.count = int64(p.counts[256])
	if size < int64(len(head))+p.count*(p.name+8)+2*p.name {
		return errBroken
	}
	p.places = int64(len(head)) + p.count*(p.name+4)
	p.wide = p.places + 4*p.count
	return nil
}

// find returns where in a pack an object lies.
func (p *pack) find(id ID) (int64, error) {
	if int64(len(id)) != p.name {
		return 0, errMissing
	}
	low, high := int64(p.counts[id[0]]), int64(p.counts[int(id[0])+1])
	name := make([]byte, p.name)
	for low < high {
		middle := low + (high-low)/2
		if _, err := p.index.ReadAt(name, 8+4*256+middle*p.name); err != nil {
			return 0, errBroken
		}
		switch {
		case string(name) == string(id):
			return p.place(middle)
		case string(name) < string(id):
			low = middle + 1
		default:
			high = middle
		}
	}
	return 0, errMissing
}

// place returns where the object lies that has a number in the index.
func (p *pack) place(n int64) (int64, error) {
	var b [8]byte
	if _, err := p.index.ReadAt(b[:4], p.places+4*n); err != nil {
		return 0, errBroken
	}
	at := int64(binary.BigEndian.Uint32(b[:4]))
	if at&(1<<31) != 0 {
		if _, err := p.index.ReadAt(b[:], p.wide+8*(at&^(1<<31))); err != nil {
			return 0, errBroken
		}
		at = int64(binary.BigEndian.Uint64(b[:]) &^ (1 << 63))
	}
	if at < 12 || at >= p.size {
		return 0, errBroken
	}
	return at, nil
}

// packed reads the object that begins at a place of a pack. What it is told by its
// difference from is read first, so many deep.
func (r *Repository) packed(p *pack, at int64, depth int) (kind int, data []byte, err error) {
	if depth > maxChain {
		return 0, nil, errTooMuch
	}
	head := make([]byte, 64)
	n, err := p.data.ReadAt(head, at)
	if n == 0 || err != nil && !errors.Is(err, io.EOF) {
		return 0, nil, errBroken
	}
	kind, size, used := objectHead(head[:n])
	if used == 0 {
		return 0, nil, errBroken
	}
	body := at + int64(used)
	rest := head[used:n]
	var base []byte
	switch kind {
	case kindByOffset:
		back, used := offset(rest)
		if used == 0 || back <= 0 || back > at-12 {
			return 0, nil, errBroken
		}
		body += int64(used)
		kind, base, err = r.packed(p, at-back, depth+1)
	case kindByID:
		if int64(len(rest)) < p.name {
			return 0, nil, errBroken
		}
		body += p.name
		kind, base, err = r.baseOf(p, ID(rest[:p.name]), depth)
	default:
		data, err = r.inflate(io.NewSectionReader(p.data, body, p.size-body), size, true)
		return kind, data, err
	}
	if err != nil {
		return 0, nil, err
	}
	delta, err := r.inflate(io.NewSectionReader(p.data, body, p.size-body), size, true)
	if err != nil {
		return 0, nil, err
	}
	data, err = patched(base, delta)
	r.left -= int64(len(data))
	return kind, data, err
}

// baseOf reads what an object is told by its difference from, which lies in the same
// pack.
func (r *Repository) baseOf(p *pack, id ID, depth int) (kind int, data []byte, err error) {
	at, err := p.find(id)
	if err != nil {
		return 0, nil, err
	}
	return r.packed(p, at, depth+1)
}

// objectHead reads the kind and size of an object; used is 0 where it is broken.
func objectHead(b []byte) (kind int, size int64, used int) {
	for i, c := range b {
		if i == 0 {
			kind, size = int(c>>4&7), int64(c&15)
		} else if shift := 4 + 7*(i-1); shift < 56 {
			size |= int64(c&127) << shift
		} else {
			return 0, 0, 0
		}
		if c < 128 {
			return kind, size, i + 1
		}
	}
	return 0, 0, 0
}

// offset reads how far back an object lies; used is 0 where it is broken.
func offset(b []byte) (back int64, used int) {
	for i, c := range b {
		if i > 8 {
			return 0, 0
		}
		if i > 0 {
			back++
		}
		back = back<<7 | int64(c&127)
		if c < 128 {
			return back, i + 1
		}
	}
	return 0, 0
}

// patched makes an object of the one it differs from and the difference.
func patched(base, delta []byte) ([]byte, error) {
	from, n := binary.Uvarint(delta)
	if n <= 0 || from != uint64(len(base)) {
		return nil, errBroken
	}
	delta = delta[n:]
	size, n := binary.Uvarint(delta)
	if n <= 0 || size > maxCommit {
		return nil, errBroken
	}
	delta = delta[n:]
	out := make([]byte, 0, size)
	for len(delta) > 0 {
		op := delta[0]
		delta = delta[1:]
		switch {
		case op == 0:
			return nil, errBroken
		case op < 128: // so many bytes follow
			if int(op) > len(delta) || len(out)+int(op) > int(size) {
				return nil, errBroken
			}
			out = append(out, delta[:op]...)
			delta = delta[op:]
		default:
			at, count, used := copied(op, delta)
			if used < 0 || at+count > len(base) || len(out)+count > int(size) {
				return nil, errBroken
			}
			out = append(out, base[at:at+count]...)
			delta = delta[used:]
		}
	}
	if len(out) != int(size) {
		return nil, errBroken
	}
	return out, nil
}

// copied reads which bytes of the base come next: of place and count, only the bytes
// that are not zero are written. Used is negative where it is broken.
func copied(op byte, b []byte) (at, count, used int) {
	for bit := range 7 {
		if op>>bit&1 == 0 {
			continue
		}
		if used == len(b) {
			return 0, 0, -1
		}
		if bit < 4 {
			at |= int(b[used]) << (8 * bit)
		} else {
			count |= int(b[used]) << (8 * (bit - 4))
		}
		used++
	}
	if count == 0 {
		count = 1 << 16
	}
	return at, count, used
}
