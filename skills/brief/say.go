package brief

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"ken/index"
	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/evidence"
)

// What kinds other than the research brief need of a writer: passages that no topic
// leads to, facts as sentences, and a way to say them within what the rules leave.

// Passages returns the passages that meet conditions, at most so many, without those of
// documents that the preferences refuse. There need be no topic.
func (w *Writer) Passages(ctx context.Context, where string, most int) ([]index.Passage, error) {
	found, err := w.desk.Finder.Search(ctx, index.Query{Where: strings.TrimSpace(where + " " + w.limit.where(w.Now())), Kinds: []string{index.KindNote}, Max: most})
	if err != nil {
		return nil, fmt.Errorf("look for passages %s: %w", where, err)
	}
	list := slices.DeleteFunc(found.Passages, func(p index.Passage) bool { return w.limit.refuses(p.Path) })
	for _, p := range list {
		w.Met(p)
	}
	return list, nil
}

// Offer has an author read passages too that were not gathered.
func (w *Writer) Offer(list []index.Passage) { w.remember(evidence.Gathered{Passages: list}) }

// Met takes note of a document, so that it is named with its title where it is cited.
func (w *Writer) Met(p index.Passage) {
	if _, known := w.known[p.Path]; !known {
		w.known[p.Path] = evidence.Statement{Source: notes.Source{Path: p.Path}, Title: p.Title, Dated: p.Dated}
	}
}

// Disputes returns what the documents say differently about the topic.
func (w *Writer) Disputes() []evidence.Dispute { return w.disputes }

// Contend adds disputes that were found beside the topic.
func (w *Writer) Contend(list []evidence.Dispute) { w.disputes = append(w.disputes, list...) }

// Dispute keeps those disputes that a document is to name.
func (w *Writer) Dispute(keep func(evidence.Dispute) bool) {
	w.disputes = slices.DeleteFunc(w.disputes, func(d evidence.Dispute) bool { return !keep(d) })
}

// Stated returns the finding that a fact is, with the words of its line as one line.
func (w *Writer) Stated(f facts.Fact) evidence.Finding {
	s := evidence.Stated(f.Source, strings.Trim(LineOf(f.Source), "· "))
	s.Title, s.Dated = w.known[f.Source.Path].Title, w.known[f.Source.Path].Dated
	return evidence.Finding{Statement: s}
}

// Say takes a finding into the document if the words up to a share of those allowed
// leave room and no rule forbids it. Nothing is said twice. It does not ask whether the
// finding is current: what was replaced may be named beside what replaced it.
func (w *Writer) Say(f evidence.Finding, share float64) bool {
	if !w.Fit(f, share) || w.Refuses(f) || w.Said(f) {
		return false
	}
	w.Take(f)
	return true
}

// Fit tells whether a share of the words allowed leaves room for a finding.
func (w *Writer) Fit(f evidence.Finding, share float64) bool {
	return float64(w.words+f.WordCount()) <= share*float64(w.limit.words)
}

// Refuses tells whether the preferences forbid to quote a finding.
func (w *Writer) Refuses(f evidence.Finding) bool {
	return !w.limit.keeps(f.Text, f.WordCount())
}

// Said tells whether the words of a finding stand in the document already.
func (w *Writer) Said(f evidence.Finding) bool {
	text := strings.Trim(prose.Folded(f.Text), " .")
	return slices.ContainsFunc(w.chosen, func(c evidence.Finding) bool {
		return strings.Contains(prose.Folded(c.Text), text)
	})
}

// Days writes a span of days as people do: "1 to 22 November 2026". It is "" where the
// days are not of the form 2026-11-01.
func Days(since, until string) string {
	from, err := time.Parse(time.DateOnly, since)
	to, wrong := time.Parse(time.DateOnly, until)
	if err != nil || wrong != nil {
		return ""
	}
	last := to.Format("2 January 2006")
	switch {
	case from.Equal(to):
		return last
	case from.Year() != to.Year():
		return from.Format("2 January 2006") + " to " + last
	case from.Month() != to.Month():
		return from.Format("2 January") + " to " + last
	}
	return from.Format("2") + " to " + last
}
