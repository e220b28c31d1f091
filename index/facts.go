package index

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
)

// The facts of a passage are kept with it, in the same entry: they come and go with
// its text. A text of a fact that stands in the passage to the letter is kept as its
// place there, so that little more than places is stored.
const (
	fieldFacts = "facts" // the facts of a passage, see [appendFacts]
	fieldFact  = "fact"  // their kinds, and aside if one stands before the body
)

// aside is the term of passages that keep a fact which stands outside them: in the
// front matter, which is no passage.
const aside = "aside"

// A taking takes the facts of a document, of each of its members once and when they are
// first asked for. All parcels of the document share one.
type taking struct {
	doc      notes.Document
	sections []notes.Section
	members  []member

	mu    sync.Mutex
	taken map[int][]facts.Fact // by the byte where the member begins
}

// of returns the facts of a member.
func (t *taking) of(m member) []facts.Fact {
	t.mu.Lock()
	defer t.mu.Unlock()
	list, ok := t.taken[m.begins]
	if ok {
		return list
	}
	span := prose.Span{Start: max(m.begins, 0), End: len(t.doc.Text)}
	for _, other := range t.members {
		if other.begins > m.begins {
			span.End = other.begins
			break
		}
	}
	list = facts.In(t.doc, t.sections, m.About, span)
	slices.SortStableFunc(list, func(a, b facts.Fact) int { return a.Span.Start - b.Span.Start })
	if t.taken == nil {
		t.taken = make(map[int][]facts.Fact)
	}
	t.taken[m.begins] = list
	return list
}

// factsIn returns the facts that begin in a piece, and for the first piece of a member
// those that stand before it.
func factsIn(list []facts.Fact, p piece, first bool) []facts.Fact {
	at := func(f facts.Fact, place int) int { return f.Span.Start - place }
	begin, _ := slices.BinarySearchFunc(list, p.start, at)
	end, _ := slices.BinarySearchFunc(list, p.end, at)
	if first {
		begin = 0
	}
	return list[begin:max(begin, end)]
}

// factFields returns the fields of a passage's facts; none where it has none.
func factFields(doc notes.Document, list []facts.Fact, p piece) []field {
	if len(list) == 0 {
		return nil
	}
	var kinds []string
	for _, f := range list {
		kinds = append(kinds, f.Kind)
		if f.Span.Start < p.start {
			kinds = append(kinds, aside)
		}
	}
	slices.Sort(kinds)
	return []field{value(fieldFacts, appendFacts(nil, doc, list, p)), keyword(fieldFact, slices.Compact(kinds)...)}
}

// Flags of a kept fact.
const (
	factAside       = 1 // it stands before the passage; place, line and digest follow
	factApproximate = 2
)

func appendFacts(b []byte, doc notes.Document, list []facts.Fact, p piece) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, f := range list {
		var flags byte
		if f.Approximate {
			flags |= factApproximate
		}
		if f.Span.Start < p.start {
			flags |= factAside
		}
		b = append(b, byte(slices.Index(facts.Kinds(), f.Kind)), flags)
		if flags&factAside != 0 {
			quote := f.Span.In(doc.Text)
			sum := sha256.Sum256([]byte(quote))
			b = binary.AppendUvarint(b, uint64(f.Span.Start))
			b = binary.AppendUvarint(b, uint64(len(quote)))
			b = binary.AppendUvarint(b, uint64(doc.Line(f.Span.Start)))
			b = append(b, sum[:]...)
			b = appendFactTexts(b, &f, quote, 0)
			continue
		}
		f.Span.End = min(f.Span.End, p.end)
		b = binary.AppendUvarint(b, uint64(f.Span.Start-p.start))
		b = binary.AppendUvarint(b, uint64(f.Span.End-f.Span.Start))
		b = appendFactTexts(b, &f, doc.Text[p.start:p.end], f.Span.Start-p.start)
	}
	return b
}

// appendFactTexts appends a fact's texts: which there are, then each as its place in
// the text it is kept with, counted from 1 on, or as 0 and itself.
func appendFactTexts(b []byte, f *facts.Fact, text string, from int) []byte {
	var there uint64
	for i, s := range f.Texts() {
		if *s != "" {
			there |= 1 << i
		}
	}
	b = binary.AppendUvarint(b, there)
	for _, s := range f.Texts() {
		if *s == "" {
			continue
		}
		at := -1
		if len(*s) > 3 {
			at = strings.Index(text[from:], *s)
		}
		if at < 0 {
			b = appendText(append(b, 0), *s)
			continue
		}
		b = binary.AppendUvarint(b, uint64(from+at+1))
		b = binary.AppendUvarint(b, uint64(len(*s)))
	}
	return b
}

// A kept fact is one as it stands in the index: its texts are still places.
type keptFact struct {
	facts.Fact
	aside bool
	line  int
	sum   [32]byte
	texts []keptText
}

type keptText struct {
	at, length int // where at is 0 the text itself is there
	text       string
}

// parseFacts takes the field's bytes apart; ok is false for whatever appendFacts did
// not write.
func parseFacts(data []byte) (list []keptFact, ok bool) {
	d := &decoder{rest: string(data)}
	for range d.count() {
		head := d.take(2)
		if d.bad || int(head[0]) >= len(facts.Kinds()) {
			return nil, false
		}
		var f keptFact
		f.Kind = facts.Kinds()[head[0]]
		f.aside, f.Approximate = head[1]&factAside != 0, head[1]&factApproximate != 0
		f.Span.Start = d.size()
		f.Span.End = f.Span.Start + d.size()
		if f.aside {
			f.line = d.size()
			copy(f.sum[:], d.take(len(f.sum)))
		}
		there := d.uint()
		if bits.Len64(there) > len(f.Texts()) {
			return nil, false
		}
		for range bits.OnesCount64(there) {
			t := keptText{at: d.size()}
			if t.at == 0 {
				t.text = d.text()
			} else {
				t.length = d.size()
			}
			f.texts = append(f.texts, t)
		}
		slot := 0
		for i, s := range f.Texts() {
			if there&(1<<i) != 0 && slot < len(f.texts) {
				*s = " " // is filled when the text has been read
				slot++
			}
		}
		list = append(list, f)
	}
	return list, !d.bad && d.rest == ""
}

// fill puts the texts of a fact in, which stand in the text it was kept with.
func (f *keptFact) fill(text string) bool {
	slot := 0
	for _, s := range f.Texts() {
		if *s == "" {
			continue
		}
		t := f.texts[slot]
		slot++
		switch {
		case t.at == 0:
			*s = t.text
		case t.at-1+t.length > len(text):
			return false
		default:
			*s = text[t.at-1 : t.at-1+t.length]
		}
	}
	return true
}
