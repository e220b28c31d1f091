package decks

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Of protocol buffers ken needs a few fields of a few messages, so they are taken
// apart by hand: a key, which is a field's number and how it is coded, and a value.

// The ways a value is coded.
const (
	wireVarint = 0
	wireFixed8 = 1
	wireBytes  = 2
	wireFixed4 = 5
)

// errWire is what a message that was cut or is none leads to.
var errWire = errors.New("is not a message of protocol buffers")

// A wireField is one field of a message: a number or bytes.
type wireField struct {
	number int
	value  uint64
	bytes  []byte
}

// eachField gives the fields of a message in order, until one of them ends it.
func eachField(message []byte, do func(wireField) error) error {
	for len(message) > 0 {
		key, n := binary.Uvarint(message)
		if n <= 0 || key>>3 == 0 || key>>3 > 1<<29 {
			return errWire
		}
		message = message[n:]
		f := wireField{number: int(key >> 3)}
		size, err := f.read(message, int(key&7))
		if err != nil {
			return err
		}
		message = message[size:]
		if err := do(f); err != nil {
			return err
		}
	}
	return nil
}

// read takes the value of a field off the front of a message, and says how many
// bytes it has there.
func (f *wireField) read(message []byte, coding int) (int, error) {
	switch coding {
	case wireVarint:
		value, n := binary.Uvarint(message)
		if n <= 0 {
			return 0, errWire
		}
		f.value = value
		return n, nil
	case wireBytes:
		length, n := binary.Uvarint(message)
		if n <= 0 || length > uint64(len(message)-n) {
			return 0, errWire
		}
		f.bytes = message[n : n+int(length)]
		return n + int(length), nil
	case wireFixed4, wireFixed8:
		size := 4
		if coding == wireFixed8 {
			size = 8
		}
		if len(message) < size {
			return 0, errWire
		}
		return size, nil
	}
	return 0, fmt.Errorf("%w: it has a field of coding %d", errWire, coding)
}
