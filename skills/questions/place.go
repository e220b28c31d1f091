package questions

import (
	"crypto/sha256"
	"encoding/base32"
	"iter"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// An id has letters of 32 kinds: first those of what is asked, then those of its source.
const (
	askedLength = 9
	markLength  = 3
)

// Asked is the part of a proposal's id that tells what is asked, wherever it stands: two
// documents that give the same question and answer differ in the rest. Of an id that is
// none of a proposal it is all.
func Asked(id string) string {
	if len(id) != askedLength+markLength {
		return id
	}
	return id[:askedLength]
}

// markWords is how many words of a source its mark is made of: those of one place differ
// from those of another, and what is mended further on does not matter.
const markWords = 6

// sourceMark is a mark of the first words of a text from where a source begins, without
// articles and case.
func sourceMark(text string) string {
	h := sha256.New()
	n := 0
	for w := range prose.Words(text) {
		if articles[w.Term] {
			continue
		}
		h.Write([]byte(w.Term))
		h.Write([]byte{' '})
		if n++; n == markWords {
			break
		}
	}
	return short(h.Sum(nil))[:markLength]
}

// short writes a digest in the letters of ids.
func short(sum []byte) string { return strings.ToLower(base32.StdEncoding.EncodeToString(sum)) }

// MayHold tells whether a proposal with an id may come from a document. It costs a tenth of
// [Propose], and is wrong about one sentence of 32,768: who looks for a proposal asks it of
// all documents, and [Propose] of those that are left. Of an id that is not whole it is true
// of all documents that are asked.
func MayHold(doc notes.Document, id string) bool {
	if !asks(doc) {
		return false
	}
	if len(id) != askedLength+markLength {
		return true
	}
	mark := strings.ToLower(id[askedLength:])
	page := readPage(doc)
	for at := range page.starts() {
		if sourceMark(page.doc.Text[at:]) == mark {
			return true
		}
	}
	return false
}

// starts returns all places where the source of a proposal can begin.
func (p *page) starts() iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, q := range p.passages {
			if !yield(q.span.Start) || q.lead.End > q.lead.Start && !yield(q.lead.Start) {
				return
			}
			for _, b := range q.blocks {
				if !yield(b.Start) {
					return
				}
				if b.Kind != notes.Paragraph && b.Kind != notes.Item || b.End-b.Start > mostPassage {
					continue
				}
				for _, s := range prose.Sentences(b.In(p.doc.Text)) {
					if !yield(b.Start + s.Start) {
						return
					}
				}
			}
		}
	}
}
