package index

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"time"

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

// The first byte of a kept fact is its kind, with flags.
const (
	factAside       = 1 << 6 // it stands before the passage; line and digest follow
	factApproximate = 1 << 7
	factKind        = factAside - 1
)

// usual are the texts that facts have most often; each is kept as its number.
var usual = []string{"open", "done", "blocked", "dropped", "decided", "EUR", "%", "→", "depends on", "needs", "blocked by", "after"}

// How a text is kept: as itself, as one of the usual ones, as the days since 1970, or as
// its place in the passage, counted from where the fact begins. There a line's end is as
// good as a blank.
const (
	keptText  = 0
	keptUsual = 1
	keptDay   = 32
	keptJoin  = 33 // a place, and itself from there on
	keptPlace = 34
)

func appendFacts(b []byte, doc notes.Document, list []facts.Fact, p piece) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, f := range list {
		head := byte(slices.Index(facts.Kinds(), f.Kind))
		if f.Approximate {
			head |= factApproximate
		}
		if f.Span.Start < p.start {
			b = appendAside(append(b, head|factAside), doc, &f)
			continue
		}
		f.Span.End = min(f.Span.End, p.end)
		b = binary.AppendUvarint(append(b, head), uint64(f.Span.Start-p.start))
		b = binary.AppendUvarint(b, uint64(f.Span.End-f.Span.Start))
		b = appendFactTexts(b, &f, f.Span.In(doc.Text))
	}
	return b
}

// appendAside appends a fact that stands in no passage.
func appendAside(b []byte, doc notes.Document, f *facts.Fact) []byte {
	quote := f.Span.In(doc.Text)
	sum := sha256.Sum256([]byte(quote))
	b = binary.AppendUvarint(b, uint64(f.Span.Start))
	b = binary.AppendUvarint(b, uint64(len(quote)))
	b = binary.AppendUvarint(b, uint64(doc.Line(f.Span.Start)))
	return appendFactTexts(append(b, sum[:]...), f, quote)
}

// appendFactTexts appends a fact's texts: which there are, then each. The text is what
// stands where the fact is.
func appendFactTexts(b []byte, f *facts.Fact, text string) []byte {
	var there uint64
	for i, s := range f.Texts() {
		if *s != "" {
			there |= 1 << i
		}
	}
	b = binary.AppendUvarint(b, there)
	text = strings.ReplaceAll(text, "\n", " ")
	for _, s := range f.Texts() {
		if *s != "" {
			b = appendFactText(b, *s, text)
		}
	}
	return b
}

func appendFactText(b []byte, s, text string) []byte {
	if n := slices.Index(usual, s); n >= 0 {
		return binary.AppendUvarint(b, uint64(keptUsual+n))
	}
	if day, err := time.Parse(time.DateOnly, s); err == nil && day.Unix() >= 0 {
		return binary.AppendUvarint(append(b, keptDay), uint64(day.Unix()/secondsADay))
	}
	if at := strings.Index(text, s); at >= 0 && len(s) > 2 {
		b = binary.AppendUvarint(b, uint64(keptPlace+at))
		return binary.AppendUvarint(b, uint64(len(s)))
	}
	if head := strings.Index(s, ": "); head > 2 {
		if at := strings.Index(text, s[:head]); at >= 0 {
			b = binary.AppendUvarint(append(b, keptJoin), uint64(at))
			return appendText(binary.AppendUvarint(b, uint64(head)), s[head:])
		}
	}
	return appendText(append(b, keptText), s)
}

const secondsADay = 24 * 60 * 60

// A keptFact is one as it stands in the index: its texts may still be places.
type keptFact struct {
	facts.Fact
	aside  bool
	line   int
	sum    [32]byte
	places []keptPlaces
}

// keptPlaces is where a text of a fact stands, from the fact on.
type keptPlaces struct {
	text       *string // it holds what comes behind
	at, length int
}

// parseFacts takes the field's bytes apart; ok is false for whatever appendFacts did
// not write.
func parseFacts(data []byte) (list []*keptFact, ok bool) {
	d := &decoder{rest: string(data)}
	for range d.count() {
		head := d.take(1)
		if d.bad || int(head[0]&factKind) >= len(facts.Kinds()) {
			return nil, false
		}
		f := new(keptFact)
		f.Kind = facts.Kinds()[head[0]&factKind]
		f.aside, f.Approximate = head[0]&factAside != 0, head[0]&factApproximate != 0
		f.Span.Start = d.size()
		f.Span.End = f.Span.Start + d.size()
		if f.aside {
			f.line = d.size()
			copy(f.sum[:], d.take(len(f.sum)))
		}
		there := d.uint()
		for i, s := range f.Texts() {
			if there&(1<<i) != 0 {
				f.take(d, s)
			}
		}
		list = append(list, f)
	}
	return list, !d.bad && d.rest == ""
}

// take reads one text.
func (f *keptFact) take(d *decoder, s *string) {
	switch code := d.size(); {
	case code == keptText:
		*s = d.text()
	case code < keptUsual+len(usual):
		*s = usual[code-keptUsual]
	case code == keptDay:
		*s = time.Unix(int64(min(d.size(), 1<<20))*secondsADay, 0).UTC().Format(time.DateOnly)
	case code == keptJoin:
		f.places = append(f.places, keptPlaces{s, d.size(), d.size()})
		*s = d.text()
	case code >= keptPlace:
		f.places = append(f.places, keptPlaces{s, code - keptPlace, d.size()})
	default:
		d.fail()
	}
}

// fill puts the texts in that stand in what is written from the fact on.
func (f *keptFact) fill(text string) bool {
	for _, p := range f.places {
		if p.at+p.length > len(text) {
			return false
		}
		*p.text = strings.ReplaceAll(text[p.at:p.at+p.length], "\n", " ") + *p.text
	}
	return true
}
