package sandbox

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ken/notes/read"
)

// A document goes from the child to its parent in this form: lengths and numbers as
// varints, strings as their length and their bytes, and after all else the text as it
// is. It is not believed: a hostile file may have taken the child over.

// encode returns an extracted document as bytes.
func encode(d read.Document) []byte {
	b := make([]byte, 0, len(d.Text)+len(d.Text)/8+1024)
	b = putString(b, d.Format)
	b = putAbout(b, d.About)
	b = binary.AppendUvarint(b, uint64(d.Body))
	b = binary.AppendUvarint(b, uint64(len(d.Parts)))
	last := 0
	for _, p := range d.Parts {
		b = binary.AppendUvarint(b, uint64(p.Start-last))
		b = putString(b, p.Name)
		if b = append(b, 0); p.Own {
			b[len(b)-1] = 1
			b = putAbout(b, p.About)
		}
		last = p.Start
	}
	b = binary.AppendUvarint(b, uint64(len(d.Lines)))
	last = 0
	for _, line := range d.Lines {
		b = binary.AppendVarint(b, int64(line-last))
		last = line
	}
	b = binary.AppendUvarint(b, uint64(len(d.Meta)))
	for _, key := range slices.Sorted(maps.Keys(d.Meta)) {
		b = putString(putString(b, key), d.Meta[key])
	}
	return append(b, d.Text...)
}

func putString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func putAbout(b []byte, a read.About) []byte {
	b = putString(b, a.Title)
	date := ""
	if !a.Date.IsZero() {
		date = a.Date.Format(time.RFC3339Nano)
	}
	b = putString(b, date)
	for _, names := range [][]string{a.Authors, a.People} {
		b = binary.AppendUvarint(b, uint64(len(names)))
		for _, name := range names {
			b = putString(b, name)
		}
	}
	return b
}

// decode returns the document that was encoded, once it is found to be one: all of it
// valid UTF-8, its parts in order where lines begin, and as many Lines as there are.
func decode(data []byte) (read.Document, error) {
	in := decoding{rest: data}
	d := in.document()
	if in.err != nil {
		return read.Document{}, in.err
	}
	if err := sound(d); err != nil {
		return read.Document{}, err
	}
	return d.Restored(), nil
}

// A decoding is what is left to decode. After an error everything is empty.
type decoding struct {
	rest []byte
	err  error
}

func (in *decoding) document() read.Document {
	d := read.Document{Format: in.string(), About: in.about(), Body: in.number()}
	last := 0
	for range in.count() {
		p := read.Part{Start: last + in.number(), Name: in.string()}
		if p.Own = in.number() == 1; p.Own {
			p.About = in.about()
		}
		if in.err != nil {
			return d
		}
		d.Parts = append(d.Parts, p)
		last = p.Start
	}
	last = 0
	for range in.count() {
		last += in.signed()
		if in.err != nil {
			return d
		}
		d.Lines = append(d.Lines, last)
	}
	if n := in.count(); n > 0 {
		d.Meta = make(map[string]string)
		for range n {
			key := in.string()
			d.Meta[key] = in.string()
		}
	}
	d.Text = string(in.rest)
	return d
}

func (in *decoding) about() read.About {
	a := read.About{Title: in.string()}
	if date := in.string(); date != "" {
		at, err := time.Parse(time.RFC3339Nano, date)
		if err != nil {
			in.fail(errors.New("a date that is none"))
		}
		a.Date = at
	}
	a.Authors, a.People = in.strings(), in.strings()
	return a
}

func (in *decoding) strings() []string {
	var list []string
	for range in.count() {
		if in.err != nil {
			return nil
		}
		list = append(list, in.string())
	}
	return list
}

func (in *decoding) string() string {
	n := in.count()
	if in.err != nil {
		return ""
	}
	s := string(in.rest[:n])
	in.rest = in.rest[n:]
	if !utf8.ValidString(s) {
		in.fail(errNotUTF8)
	}
	return s
}

// count reads a number of things of which each takes a byte at least, so that no more
// are claimed than there can be.
func (in *decoding) count() int {
	n := in.number()
	if n > len(in.rest) {
		in.fail(errCutOff)
		return 0
	}
	return n
}

// largest is over any number that can stand in a document.
const largest = 1 << 31

func (in *decoding) number() int {
	n, size := binary.Uvarint(in.rest)
	if size <= 0 || n > largest {
		in.fail(errCutOff)
		return 0
	}
	in.rest = in.rest[size:]
	return int(n)
}

func (in *decoding) signed() int {
	n, size := binary.Varint(in.rest)
	if size <= 0 || n > largest || n < -largest {
		in.fail(errCutOff)
		return 0
	}
	in.rest = in.rest[size:]
	return int(n)
}

var (
	errCutOff  = errors.New("it is cut off")
	errNotUTF8 = errors.New("its text is not UTF-8")
)

func (in *decoding) fail(err error) {
	in.rest = nil
	if in.err == nil {
		in.err = err
	}
}

// sound tells what of a document cannot be, nil if nothing.
func sound(d read.Document) error {
	if !utf8.ValidString(d.Text) {
		return errNotUTF8
	}
	if d.Format == "" {
		return errors.New("it has no format")
	}
	if !beginsLine(d.Text, d.Body) {
		return errors.New("its body begins within a line")
	}
	last := -1
	for _, p := range d.Parts {
		if p.Start <= last || !beginsLine(d.Text, p.Start) {
			return fmt.Errorf("the part %q is not where a line begins", p.Name)
		}
		last = p.Start
	}
	if d.Lines == nil {
		return nil
	}
	if n := strings.Count(d.Text, "\n"); len(d.Lines) != n && len(d.Lines) != n+1 {
		return errors.New("its lines are not counted right")
	}
	if i := slices.IndexFunc(d.Lines, func(line int) bool { return line < 1 || line > largest }); i >= 0 {
		return errors.New("a line has no number")
	}
	return nil
}

// beginsLine tells whether a line of a text, or nothing after it, begins at a place.
func beginsLine(text string, at int) bool {
	return at == 0 || at > 0 && at <= len(text) && (text[at-1] == '\n' || at == len(text))
}
