package index

import "encoding/binary"

// appendText appends a text with its length.
func appendText(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

// A decoder takes apart what append functions put together. After the first thing
// that is not as it should be it is bad, and returns nothing but zeros.
type decoder struct {
	rest string
	bad  bool
}

func (d *decoder) uint() uint64 {
	var v uint64
	for shift := 0; shift < 64; shift += 7 {
		if d.rest == "" {
			break
		}
		c := d.rest[0]
		d.rest = d.rest[1:]
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
	d.fail()
	return 0
}

// int reads a number that AppendVarint wrote.
func (d *decoder) int() int64 {
	u := d.uint()
	return int64(u>>1) ^ -int64(u&1)
}

// size reads a number that counts or measures something in memory.
func (d *decoder) size() int {
	u := d.uint()
	if u > 1<<40 {
		d.fail()
		return 0
	}
	return int(u)
}

// count reads how many things of at least one byte each follow, which bounds what
// is made room for.
func (d *decoder) count() int {
	n := d.size()
	if n > len(d.rest) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) text() string { return d.take(d.count()) }

func (d *decoder) take(n int) string {
	if n > len(d.rest) {
		d.fail()
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) fail() { d.bad, d.rest = true, "" }
