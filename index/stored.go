package index

import (
	"encoding/binary"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"ken/notes/read"
)

// stored is what the index keeps of a passage beside its terms: enough to show it,
// to find its text in the file again and to know whether it is still the same. It
// is one field, so that a hit costs one look into the store.
type stored struct {
	title    string
	dated    time.Time
	verbatim bool
	plain    bool // its text is no Markdown
	offset   int  // of the document's text in the file, if verbatim
	line     int  // of the file, from 1
	endLine  int
	sum      [32]byte // SHA-256 of the text
	lang     string   // the language of the text, "" where it does not show
	piece
	// mark is that of the member it belongs to; where it is not zero, weight is what the
	// passage weighs, see [Index.keep].
	mark   mark
	weight weight
}

func (s *stored) encode() []byte {
	b := make([]byte, 0, 128)
	var flags byte
	if s.verbatim {
		flags |= 1
	}
	if !s.dated.IsZero() {
		flags |= 2
	}
	if s.mark != (mark{}) {
		flags |= 4
	}
	if s.plain {
		flags |= 8
	}
	b = append(b, flags)
	b = append(b, s.sum[:]...)
	for _, n := range []int{s.offset, s.start, s.end - s.start, s.line, s.endLine - s.line} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	if flags&2 != 0 {
		// What is kept is the clock where it was written: a message of midnight is of its
		// sender's day.
		_, east := s.dated.Zone()
		b = binary.AppendVarint(b, s.dated.Unix()+int64(east))
	}
	b = appendText(b, s.title)
	b = appendTexts(b, s.heading)
	b = binary.AppendUvarint(b, uint64(len(s.inner)))
	above := s.heading
	for _, p := range s.inner {
		b = binary.AppendUvarint(b, uint64(p.at))
		same := sharedHead(above, p.heading)
		b = binary.AppendUvarint(b, uint64(same))
		b = appendTexts(b, p.heading[same:])
		above = p.heading
	}
	b = binary.AppendUvarint(b, uint64(len(s.parts)))
	for _, p := range s.parts {
		b = binary.AppendUvarint(b, uint64(p.at))
		b = appendText(b, p.name)
	}
	if flags&4 != 0 {
		b = s.weight.append(append(b, s.mark[:]...))
	}
	return appendText(b, s.lang)
}

// sharedHead tells how many headings two paths have in common from the top.
func sharedHead(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func appendTexts(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = appendText(b, s)
	}
	return b
}

// parseStored takes the field's bytes apart; ok is false for whatever encode did
// not write.
func parseStored(data []byte) (s stored, ok bool) {
	d := &decoder{rest: string(data)}
	flags := d.take(1)
	if d.bad {
		return s, false
	}
	s.verbatim, s.plain = flags[0]&1 != 0, flags[0]&8 != 0
	copy(s.sum[:], d.take(len(s.sum)))
	s.offset = d.size()
	s.start = d.size()
	s.end = s.start + d.size()
	s.line = d.size()
	s.endLine = s.line + d.size()
	if flags[0]&2 != 0 {
		s.dated = time.Unix(d.int(), 0).UTC()
	}
	s.title = d.text()
	s.heading = d.texts()
	above := s.heading
	for range d.count() {
		at, same := d.size(), d.size()
		if same > len(above) {
			d.fail()
			break
		}
		above = append(above[:same:same], d.texts()...)
		s.inner = append(s.inner, place{at, above})
	}
	for range d.count() {
		s.parts = append(s.parts, part{d.size(), d.text()})
	}
	if flags[0]&4 != 0 {
		copy(s.mark[:], d.take(len(s.mark)))
		s.weight = d.weight()
	}
	s.lang = d.text()
	return s, !d.bad && d.rest == ""
}

// texts reads a list, which is never nil: it may become JSON.
func (d *decoder) texts() []string {
	n := d.count()
	list := make([]string, n)
	for i := range list {
		list[i] = d.text()
	}
	return list
}

// entryID names a passage in the index. IDs sort by path and then by place.
func entryID(path string, ordinal int) string {
	n := strconv.Itoa(ordinal)
	return path + "\x00" + strings.Repeat("0", max(0, 7-len(n))) + n
}

// pathOf takes the path out of an entry's ID.
func pathOf(id string) string {
	path, _, _ := strings.Cut(id, "\x00")
	return path
}

// folders returns what in: finds a document by, in lower case: its path, that of
// each folder above it, and each of their names.
func folders(file string) []string {
	file = strings.ToLower(file)
	var terms []string
	for p := file; p != "." && p != "/" && len(terms) < 128; p = path.Dir(p) {
		terms = append(terms, p, path.Base(p))
	}
	slices.Sort(terms)
	return slices.Compact(terms)
}

// fileWords returns a file's name as words to search by: without its ending.
func fileWords(file string) string { return read.NameWords(file) }

// titleOf returns a document's title, or its file's name where it has none.
func titleOf(about read.About, file string) string {
	if about.Title != "" {
		return clip(about.Title, longestTitle)
	}
	return path.Base(file)
}

// Every passage keeps its document's title: one of a megabyte must not become a
// gigabyte.
const longestTitle, longestAbout = 300, 4_000

// clip cuts a text off after so many bytes at most, between letters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
