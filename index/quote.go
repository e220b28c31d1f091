package index

import (
	"crypto/sha256"
	"sync"

	"ken/notes"
)

// quote reads a passage's text from its file. ok is false where the file is gone
// or the text no longer stands there to the letter.
func (ix *Index) quote(path string, s stored) (text string, lines []int, ok bool) {
	if s.verbatim {
		buf := make([]byte, s.end-s.start)
		n, _ := ix.ws.ReadAt(path, buf, int64(s.offset+s.start))
		text = string(buf[:n])
	} else if kept, found := ix.ws.TextAt(path, s.start, s.end); found {
		text = kept
	} else {
		doc, err := ix.extracts.read(ix.ws, path)
		if err != nil || s.end > len(doc.Text) {
			return "", nil, false
		}
		text = doc.Text[s.start:s.end]
		lines = linesOf(doc, s.start, text)
	}
	return text, lines, sha256.Sum256([]byte(text)) == s.sum
}

// atHand tells whether a passage's text can be read without extracting its document.
func (ix *Index) atHand(path string, s stored) bool {
	_, found := ix.ws.TextAt(path, s.start, s.end)
	return found
}

// linesOf returns the line of the file for each line of a part of a document.
func linesOf(doc notes.Document, start int, text string) []int {
	lines := []int{doc.Line(start)}
	for i := range len(text) {
		if text[i] == '\n' {
			lines = append(lines, doc.Line(start+i+1))
		}
	}
	return lines
}

// extracts keeps the last few documents whose text had to be extracted: the
// passages of one search are often of the same. The zero value is ready.
type extracts struct {
	mu   sync.Mutex
	docs []notes.Document
}

const keptExtracts = 8

func (x *extracts) read(ws *notes.Workspace, path string) (notes.Document, error) {
	if doc, ok := x.kept(ws, path); ok {
		return doc, nil
	}
	doc, err := ws.Read(path)
	if err != nil {
		return notes.Document{}, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.docs) == keptExtracts {
		x.docs = x.docs[1:]
	}
	x.docs = append(x.docs, doc)
	return doc, nil
}

func (x *extracts) kept(ws *notes.Workspace, path string) (notes.Document, bool) {
	f, err := ws.Stat(path)
	if err != nil {
		return notes.Document{}, false
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	for i := len(x.docs) - 1; i >= 0; i-- {
		if d := x.docs[i]; d.Path == path {
			return d, d.Size == f.Size && d.ModTime.Equal(f.ModTime)
		}
	}
	return notes.Document{}, false
}
