package cards

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"ken/notes"
)

// Limits of the book as it is read.
const (
	maxBook    = 1 << 30 // bytes
	mostFaults = 100     // that are told one by one
)

// fileAt reads a file of a workspace at any place.
type fileAt struct {
	ws   *notes.Workspace
	name string
}

// ReadAt reads as [io.ReaderAt] does.
func (f fileAt) ReadAt(p []byte, off int64) (int, error) { return f.ws.ReadAt(f.name, p, off) }

// load reads the lines of the book, a piece at a time.
func (b *Book) load(size int64) ([]Fault, error) {
	if size > maxBook {
		return nil, errors.New("it is over the limit of 1 GB")
	}
	var faults []Fault
	more := 0
	err := lines(io.NewSectionReader(fileAt{b.ws, BookFile}, 0, size), func(n int, line []byte, reason string) {
		var e entry
		if reason == "" {
			var err error
			if e, err = parseEntry(line); err != nil {
				reason = err.Error()
			}
		}
		switch {
		case reason == "":
			b.apply(e)
		case len(faults) < mostFaults:
			faults = append(faults, Fault{BookFile, n, reason})
		default:
			more++
		}
	})
	if more > 0 {
		last := &faults[len(faults)-1]
		last.Reason = fmt.Sprintf("%s; %d more lines after it cannot be read", last.Reason, more)
	}
	return faults, err
}

// lines gives out the lines of a file that are not blank, without their ends. Reason
// says why one is not given, or that it has no end: whoever wrote it was killed.
func lines(r io.Reader, take func(n int, line []byte, reason string)) error {
	in := bufio.NewReaderSize(r, maxLine)
	for n := 1; ; n++ {
		line, err := in.ReadSlice('\n')
		reason := ""
		for errors.Is(err, bufio.ErrBufferFull) {
			reason = "the line is longer than 1 MB"
			line, err = in.ReadSlice('\n')
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if line = bytes.TrimSpace(line); len(line) > 0 || reason != "" {
			take(n, line, reason)
		}
		if err != nil {
			return nil
		}
	}
}
