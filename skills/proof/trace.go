package proof

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// Words that no longer stand where they were cited are looked for in the rest of their
// document, then in the documents that are most likely to hold them: text is moved within
// and between files, and files are renamed. What is found nowhere has changed, and the
// sentence that took its place is the one that shares most with it.

// Shares of their words that a sentence has in common with one whose place it took. From
// reworded on it is that sentence with something changed, also where a copy of the old
// words lies elsewhere; below likeness it is another.
const (
	likeness = 0.45
	reworded = 0.6
)

// mostNear is how many documents are looked at for words that are gone from their own.
const mostNear = 8

// trace finds out what became of a citation's words, o being its document.
func (v *verifier) trace(ctx context.Context, c notes.Source, o opened) Changed {
	key := c.At() + "\x00" + c.Quote
	if known, ok := v.looked[key]; ok {
		return known
	}
	found := v.traced(ctx, c, o)
	v.looked[key] = found
	return found
}

func (v *verifier) traced(ctx context.Context, c notes.Source, o opened) Changed {
	wanted := prose.Folded(c.Quote)
	if wanted != "" && o.err == nil && strings.Contains(o.folded, wanted) {
		return Changed{Source: c, State: "moved", Path: c.Path, Line: lineOf(o.doc, wanted)}
	}
	now := Changed{Source: c, State: "changed"}
	share := 0.0
	if o.err == nil {
		var text string
		var at int
		if text, at, share = likest(o.doc, c); share > 0 {
			now.Path, now.Line, now.Now = c.Path, o.doc.Line(at), text
		}
	}
	if share >= reworded {
		return now
	}
	for _, name := range v.near(ctx, c.Quote) {
		if other := v.open(name); name != c.Path && other.err == nil && strings.Contains(other.folded, wanted) {
			return Changed{Source: c, State: "moved", Path: name, Line: lineOf(other.doc, wanted)}
		}
	}
	if o.err != nil {
		state := "missing"
		if !errors.Is(o.err, fs.ErrNotExist) {
			state = "unreadable"
		}
		return Changed{Source: c, State: state}
	}
	if there := linesOf(o.doc, c.Line, c.EndLine); share == 0 && hasWord(there) {
		now.Path, now.Line, now.Now = c.Path, c.Line, there
	}
	return now
}

// near returns the documents that may hold some words, but for the note itself.
func (v *verifier) near(ctx context.Context, words string) []string {
	if v.Near == nil || strings.TrimSpace(words) == "" {
		return nil
	}
	list := slices.DeleteFunc(v.Near(ctx, words), func(name string) bool { return name == v.name })
	return list[:min(len(list), mostNear)]
}

// likest returns the sentence of a document that is most like the words of a citation, of
// equals the one nearest to where they stood, and how much of their words is the same: 0
// where none is like them.
func likest(doc notes.Document, c notes.Source) (text string, at int, best float64) {
	wanted := stems(c.Quote)
	distance := 0
	for _, b := range notes.Blocks(doc.Text[doc.Body:], false) {
		spans := []prose.Span{{Start: 0, End: b.End - b.Start}}
		if b.Kind != notes.Row {
			spans = prose.Sentences(b.In(doc.Text[doc.Body:]))
		}
		for _, s := range spans {
			start := doc.Body + b.Start + s.Start
			sentence := s.In(b.In(doc.Text[doc.Body:]))
			share := likeTo(wanted, stems(sentence))
			away := apart(doc.Line(start), c.Line)
			if share > best || share == best && away < distance {
				best, distance, text, at = share, away, sentence, start
			}
		}
	}
	if best < likeness {
		return "", 0, 0
	}
	return text, at, best
}

func apart(a, b int) int { return max(a-b, b-a) }

// stems returns the words of a text in the form in which they are compared.
func stems(text string) map[string]bool {
	out := map[string]bool{}
	for w := range prose.Words(text) {
		if !prose.Stop(w.Term) {
			out[prose.Stem(w.Term)] = true
		}
	}
	return out
}

// likeTo is the share of all words of two texts that both have, 0 to 1.
func likeTo(a, b map[string]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	if all := len(a) + len(b) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

// linesOf returns some lines of a document, counted as in its file.
func linesOf(doc notes.Document, from, to int) string {
	if from < 1 {
		return ""
	}
	var out []string
	n := 0
	at := 0
	for line := range strings.Lines(doc.Text) {
		n++
		if number := doc.Line(at); number >= from && number <= to {
			out = append(out, strings.TrimRight(line, "\r\n"))
		} else if number > to && doc.Lines == nil {
			break
		}
		at += len(line)
	}
	return strings.Join(out, "\n")
}

// lineOf returns the line of the file at which folded words begin, 0 if nowhere. It
// folds ever fewer lines, halving, since folding does not keep places.
func lineOf(doc notes.Document, wanted string) int {
	lines := strings.SplitAfter(doc.Text, "\n")
	low, high := 0, len(lines)-1 // the last line from which the rest still holds the words
	for low < high {
		mid := (low + high + 1) / 2
		if strings.Contains(prose.Folded(strings.Join(lines[mid:], "")), wanted) {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return doc.Line(len(strings.Join(lines[:low], "")))
}
