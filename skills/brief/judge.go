package brief

import (
	"path"
	"slices"
	"strings"
	"time"

	"ken/notes"
	"ken/skills/evidence"
	"ken/skills/proof"
)

// judge has the proof decide the verdict of every sentence, and takes out of the body
// what does not stand.
func (b *Brief) judge() {
	for i := range b.Sections {
		s := &b.Sections[i]
		kept := s.Sentences[:0]
		for _, sentence := range s.Sentences {
			check := proof.Sentence(sentence.Text, quotes(sentence.Citations))
			sentence.Verdict, sentence.By, sentence.Reason = check.Verdict, check.By, check.Reason
			if !check.Verdict.Stands() {
				b.NotSupported = append(b.NotSupported, Refused{Text: sentence.Text, Why: check.Reason})
				continue
			}
			kept = append(kept, sentence)
		}
		s.Sentences = kept
	}
	b.Sections = slices.DeleteFunc(b.Sections, func(s Section) bool { return s.empty() })
}

func quotes(citations []notes.Source) []string {
	out := make([]string, 0, len(citations))
	for _, c := range citations {
		out = append(out, c.Quote)
	}
	return out
}

// cited lists the documents a brief rests on, in the order of their first citation.
func cited(b Brief, documents map[string]evidence.Statement, limit limits) []Cited {
	var out []Cited
	at := map[string]int{}
	for _, s := range b.sentences() {
		for _, c := range s.Citations {
			i, known := at[c.Path]
			if !known {
				i = len(out)
				at[c.Path] = i
				doc := documents[c.Path]
				out = append(out, Cited{Path: c.Path, Title: titled(doc), Dated: printed(doc.Dated, limit), when: doc.Dated})
			}
			out[i].add(c)
		}
	}
	return out
}

// add takes note of a place that is cited, in order of lines.
func (d *Cited) add(c notes.Source) {
	n, found := slices.BinarySearch(d.Lines, c.Line)
	if found {
		return
	}
	d.Lines = slices.Insert(d.Lines, n, c.Line)
	d.Parts = slices.Insert(d.Parts, n, c.Part)
}

// titled returns a document's own title, "" where its file's name stands for one.
func titled(doc evidence.Statement) string {
	if doc.Title == path.Base(doc.Path) {
		return ""
	}
	return strings.TrimSpace(doc.Title)
}

func printed(date time.Time, limit limits) string {
	switch {
	case date.IsZero():
		return ""
	case limit.longDates:
		return date.Format("2 January 2006")
	}
	return date.Format(time.DateOnly)
}
