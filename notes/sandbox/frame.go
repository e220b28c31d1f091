package sandbox

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"
)

// What a child says: a letter, a length, and so many bytes. After an answer whose letter
// is a capital it ends.
const (
	saysReady    = 'r' // it has given up all it does not need; a Level follows
	saysBeat     = 'b' // it gets on
	saysDocument = 'd'
	saysNone     = 'u' // the file cannot be read; the reason follows
	saysLast     = 'a' - 'A'
)

const (
	// maxAnswer is over what a document of the longest text takes with its parts.
	maxAnswer = 160 << 20
	// maxReason bounds the words about a file that cannot be read.
	maxReason = 300
	// maxName bounds the path of a file.
	maxName = 64 << 10
)

// A speaker writes frames. Several goroutines may speak.
type speaker struct {
	mu  sync.Mutex
	out io.Writer
}

func (s *speaker) say(kind byte, payload []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	head := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(payload)))
	if _, err := s.out.Write(head); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	if _, err := s.out.Write(payload); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	return nil
}

// hear reads a frame. Memory is taken as the bytes come, not as they are claimed.
func hear(in *bufio.Reader) (kind byte, payload []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return 0, nil, fmt.Errorf("hear an answer: %w", err)
	}
	size := binary.BigEndian.Uint32(head[1:])
	if size > maxAnswer {
		return 0, nil, errors.New("hear an answer: it is too long")
	}
	var b bytes.Buffer
	if _, err := io.CopyN(&b, in, int64(size)); err != nil {
		return 0, nil, fmt.Errorf("hear an answer: %w", err)
	}
	return head[0], b.Bytes(), nil
}

// ask writes a request: the length of a name and that of a file, and both.
func ask(out io.Writer, name string, file io.ReaderAt, size int64) error {
	if len(name) > maxName {
		return errors.New("ask for a file: its name is too long")
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(len(name)))
	head = binary.BigEndian.AppendUint64(head, uint64(size))
	if _, err := out.Write(append(head, name...)); err != nil {
		return fmt.Errorf("ask for a file: %w", err)
	}
	n, err := io.Copy(out, io.NewSectionReader(file, 0, size))
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return fmt.Errorf("ask for a file: %w", err)
	}
	return nil
}

// asked reads a request. The error is [io.EOF] where there are no more.
func asked(in io.Reader) (name string, data []byte, err error) {
	var head [12]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return "", nil, err //nolint:wrapcheck // io.EOF is the end
	}
	length, size := binary.BigEndian.Uint32(head[:]), binary.BigEndian.Uint64(head[4:])
	if length > maxName || size > maxFile {
		return "", nil, errors.New("a request that is too long")
	}
	all := make([]byte, uint64(length)+size)
	if _, err := io.ReadFull(in, all); err != nil {
		return "", nil, fmt.Errorf("hear a request: %w", err)
	}
	return string(all[:length]), all[length:], nil
}

// maxFile is over the size of any file that is read.
const maxFile = 1 << 30
