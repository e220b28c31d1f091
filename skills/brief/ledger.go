package brief

import (
	"fmt"
	"strings"
)

// A Ledger shares the words that a document may have among its sections. The first to come
// is the most important: each takes up to its share, and what nobody took goes round
// once more in the same order.
type Ledger struct {
	words, left int
	entries     []entry
}

// Ledger returns the words that the preferences allow, but for so many.
func (w *Writer) Ledger(but int) Ledger {
	return Ledger{words: w.limit.words, left: w.limit.words - but}
}

type entry struct {
	Section
	share float64
	taken int // sentences
}

// Take wants sentences under a heading, at first no more than a share of all words.
func (l *Ledger) Take(heading string, sentences []Sentence, share float64) {
	if len(sentences) > 0 {
		l.entries = append(l.entries, entry{Section{Heading: heading, Sentences: sentences}, share, 0})
	}
}

// Settle returns the sections as far as the words reach.
func (l *Ledger) Settle() []Section {
	all, shares := float64(l.left), 0.0
	for _, e := range l.entries {
		shares += e.share
	}
	for i := range l.entries {
		e := &l.entries[i]
		l.fill(e, int(e.share/max(shares, 1)*all))
	}
	for i := range l.entries {
		l.fill(&l.entries[i], l.left)
	}
	var out []Section
	for _, e := range l.entries {
		out = append(out, Section{Heading: e.Heading, Sentences: e.Sentences[:e.taken]})
	}
	return out
}

// fill takes sentences of an entry, in order, while there are words for them.
func (l *Ledger) fill(e *entry, most int) {
	for e.taken < len(e.Sentences) {
		n := len(strings.Fields(e.Sentences[e.taken].Text))
		if most -= n; most < 0 || l.left < n {
			return
		}
		l.left -= n
		e.taken++
	}
}

// LeftOut says what there was no room for.
func (l *Ledger) LeftOut() []string {
	var more []string
	for _, e := range l.entries {
		if n := len(e.Sentences) - e.taken; n > 0 {
			more = append(more, fmt.Sprintf("%d under “%s”", n, e.Heading))
		}
	}
	if len(more) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("left out to keep to %d words: %s", l.words, strings.Join(more, ", "))}
}
