package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The places of vectors say which passages a row is the vector of: for each file the
// digest of its bytes and the key of each passage, by its ordinal. They follow from the
// index and are only written down because going through it takes seconds. A place may
// be out of date: what stands there now has another key then, see [keyOf].

// An embeddedFile is what is known of one file.
type embeddedFile struct {
	sum     [32]byte // of the file's bytes
	private bool     // it says of itself that it is
	keys    []vectorKey
}

// embeddedFiles are the files of which passages have, or are to have, a vector.
type embeddedFiles struct {
	before string // what was put before each text
	files  map[string]*embeddedFile
}

const placesMagic = "ken places 1\n"

func (ix *Index) placesPath() string { return filepath.Join(ix.dir, "places") }

// keyOf names the vector of a passage: the digest of all that is sent for it. It
// follows from what the index keeps, so that no file has to be read to know it.
func keyOf(before string, s stored) vectorKey {
	b := appendText(nil, before)
	b = appendText(b, s.title)
	b = appendTexts(b, s.heading)
	b = append(b, s.sum[:]...)
	sum := sha256.Sum256(b)
	return vectorKey(sum[:keySize])
}

// longestHeadings bounds the headings that are sent with a passage, in bytes.
const longestHeadings = 500

// sent returns the text that is sent for a passage.
func sent(before string, s stored, text string) string {
	above := s.heading
	if len(above) > 0 && above[0] == s.title {
		above = above[1:]
	}
	head := s.title
	if len(above) > 0 {
		head += "\n" + clip(strings.Join(above, " › "), longestHeadings)
	}
	return before + head + "\n\n" + text
}

// loadPlaces reads the places; there are none where the file is not as it was written.
func (ix *Index) loadPlaces() embeddedFiles {
	p := embeddedFiles{files: make(map[string]*embeddedFile)}
	data, err := os.ReadFile(ix.placesPath())
	if err != nil {
		return p
	}
	if now, ok := parsePlaces(data); ok {
		return now
	}
	return p
}

func parsePlaces(data []byte) (p embeddedFiles, ok bool) {
	body, ok := bytes.CutPrefix(data, []byte(placesMagic))
	if !ok {
		return p, false
	}
	if body, ok = unsealed(body); !ok {
		return p, false
	}
	d := &decoder{rest: string(body)}
	p.before = d.text()
	n := d.count()
	p.files = make(map[string]*embeddedFile, n)
	for range n {
		path, f := d.text(), new(embeddedFile)
		copy(f.sum[:], d.take(len(f.sum)))
		f.private = d.uint() == 1
		f.keys = make([]vectorKey, d.count())
		for i := range f.keys {
			copy(f.keys[i][:], d.take(keySize))
		}
		p.files[path] = f
	}
	return p, !d.bad && d.rest == "" && len(p.files) == n
}

func (p embeddedFiles) encode() []byte {
	b := append([]byte(nil), placesMagic...)
	b = appendText(b, p.before)
	b = binary.AppendUvarint(b, uint64(len(p.files)))
	for _, path := range slices.Sorted(maps.Keys(p.files)) {
		f := p.files[path]
		b = appendText(b, path)
		b = append(b, f.sum[:]...)
		if f.private {
			b = append(b, 1)
		} else {
			b = append(b, 0)
		}
		b = binary.AppendUvarint(b, uint64(len(f.keys)))
		for _, k := range f.keys {
			b = append(b, k[:]...)
		}
	}
	return sealed(b, len(placesMagic))
}

// find returns where an entry lies.
func (st *store) find(id string) (m match, found bool, err error) {
	for i, seg := range st.snapshot.Segments() {
		err := postings(seg, fieldID, id, func(doc int) { m, found = match{segment: i, doc: doc}, true })
		if err != nil || found {
			return m, found, err
		}
	}
	return m, false, nil
}

// passagesOf returns what the index keeps of each passage of a file, by ordinal. It is
// false where one is missing: another ken is at the file.
func (st *store) passagesOf(path string, n int) (list []stored, ok bool, err error) {
	for i := range n {
		m, found, err := st.find(entryID(path, i))
		if err != nil || !found {
			return nil, false, err
		}
		s, err := storedOf(st.snapshot.Segments()[m.segment], m.doc)
		if err != nil {
			return nil, false, err
		}
		list = append(list, s)
	}
	return list, true, nil
}

// outdated are the files that are not in the places as they are in the index, sorted;
// those that must stay here by their path are taken out, and counted.
func (p embeddedFiles) outdated(m *manifest, private func(string) bool) (paths []string, kept int) {
	for _, path := range m.paths() {
		r := m.rows[path]
		switch f := p.files[path]; {
		case r.unread != "" || r.partial || r.passages == 0:
			delete(p.files, path)
		case private(path):
			delete(p.files, path)
			kept++
		case f == nil || f.sum != r.sum || !f.private && len(f.keys) != r.passages:
			paths = append(paths, path)
		}
	}
	for path := range p.files {
		if m.rows[path] == nil {
			delete(p.files, path)
		}
	}
	return paths, kept
}

// viewed is how many files' passages are looked up at once, while the index is held.
const viewed = 100

// count tells how many passages have a vector and how many have none, and how many
// files are kept here, of which some are known by their path.
func (p embeddedFiles) count(have map[vectorKey]bool, kept int) (with, without, private int) {
	for _, f := range p.files {
		if f.private {
			kept++
		}
		for _, k := range f.keys {
			if have[k] {
				with++
			} else {
				without++
			}
		}
	}
	return with, without, kept
}
