package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"ken/index"
	"ken/notes"
	"ken/skills/ask"
	"ken/skills/brief"
)

// A result is what ken said to one question.
type result struct {
	question
	answer ask.Answer
	brief  brief.Brief
}

// run asks all questions about a folder, with an index that is gone afterwards.
func run(ctx context.Context, folder string, list []question) ([]result, error) {
	cache, err := os.MkdirTemp("", "ken-eval-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(cache) //nolint:errcheck // a temporary folder
	w, err := notes.Open(folder)
	if err != nil {
		return nil, err
	}
	defer w.Close() //nolint:errcheck // nothing was written
	ix := index.Open(w, cache)
	if _, err := ix.Sync(ctx, nil); err != nil {
		return nil, err
	}
	var out []result
	for _, q := range list {
		r := result{question: q}
		if r.answer, err = (ask.Desk{Finder: ix}).Ask(ctx, q.Question); err != nil {
			return nil, err
		}
		desk := brief.Desk{Finder: ix, Now: func() time.Time { return time.Date(2026, 7, 20, 9, 0, 0, 0, time.UTC) }}
		if r.brief, err = desk.Write(ctx, brief.Request{Topic: q.Question, Unkept: true}, io.Discard); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// asked tells how the one answer does: whether it has the current figure, and whether it
// gives another as current.
func (r result) asked() (found, stale bool) {
	if !r.answer.Found || r.answer.Outdated != "" {
		return false, false
	}
	return r.right(r.answer.Answer), r.stale(r.answer.Answer)
}

// briefed tells the same of the brief's body. The other side of a settled dispute is said to
// be replaced where it stands, and is not stale.
func (r result) briefed() (found bool, stale []string) {
	for _, s := range r.brief.Sections {
		for _, sentence := range s.Sentences {
			switch {
			case s.Heading == brief.Disagree && r.replaced(sentence):
			case r.right(sentence.Text):
				found = true
			case r.stale(sentence.Text):
				stale = append(stale, s.Heading+": "+sentence.Text)
			}
		}
	}
	return found, stale
}

// replaced tells whether a sentence is the other side of a settled dispute.
func (r result) replaced(s brief.Sentence) bool {
	for _, d := range r.brief.Disputes {
		if d.Settled && d.Other.At() == s.Citations[0].At() && d.Other.SHA256 == s.Citations[0].SHA256 {
			return true
		}
	}
	return false
}

// disputed tells whether the brief shows the question's disagreement as one that stands.
func (r result) disputed() bool {
	for _, d := range r.brief.Disputes {
		if !d.Settled && r.both(d.Current.Quote, d.Other.Quote) {
			return true
		}
	}
	return false
}

// totals are the counts over a list of questions.
type totals struct {
	answerable, askFound, askStale, briefFound, briefStale int
	disputes, shown                                        int
	unanswerable, askAbstained, briefAbstained             int
	settled, unsettled                                     int
}

func (t *totals) add(r result) {
	for _, d := range r.brief.Disputes {
		if d.Settled {
			t.settled++
		} else {
			t.unsettled++
		}
	}
	found, stale := r.asked()
	inBrief, staleInBrief := r.briefed()
	count(&t.askStale, stale)
	count(&t.briefStale, len(staleInBrief) > 0)
	if !r.answerable() {
		t.unanswerable++
		count(&t.askAbstained, !r.answer.Found)
		count(&t.briefAbstained, !r.brief.Found)
		return
	}
	t.answerable++
	count(&t.askFound, found)
	count(&t.briefFound, inBrief)
	if r.Dispute {
		t.disputes++
		count(&t.shown, r.disputed())
	}
}

func count(n *int, is bool) {
	if is {
		*n++
	}
}

func (t totals) print(w io.Writer) {
	fmt.Fprintf(w, "ask    found %d of %d, stale %d, abstained %d of %d\n", t.askFound, t.answerable, t.askStale, t.askAbstained, t.unanswerable)
	fmt.Fprintf(w, "brief  found %d of %d, stale %d, abstained %d of %d\n", t.briefFound, t.answerable, t.briefStale, t.briefAbstained, t.unanswerable)
	fmt.Fprintf(w, "disputes shown %d of %d; flagged in all %d settled, %d open\n", t.shown, t.disputes, t.settled, t.unsettled)
}

// explain prints what ken said to a question.
func (r result) explain(w io.Writer) {
	found, stale := r.asked()
	inBrief, staleInBrief := r.briefed()
	fmt.Fprintf(w, "\n? %s\n", r.Question)
	fmt.Fprintf(w, "  want %q, not %q\n", r.Current, r.Stale)
	fmt.Fprintf(w, "  ask   %s %s\n", mark(r.answerable(), r.answer.Found, found, stale), said(r.answer))
	fmt.Fprintf(w, "  brief %s", mark(r.answerable(), r.brief.Found, inBrief, len(staleInBrief) > 0))
	for _, s := range r.brief.Sections {
		if s.Heading == brief.Answer {
			for _, sentence := range s.Sentences {
				fmt.Fprintf(w, " | %s:%d %s", sentence.Citations[0].Path, sentence.Citations[0].Line, sentence.Text)
			}
		}
	}
	fmt.Fprintln(w)
	for _, s := range staleInBrief {
		fmt.Fprintf(w, "    stale  %s\n", s)
	}
	for _, d := range r.brief.Disputes {
		kind := "open"
		if d.Settled {
			kind = "settled"
		}
		fmt.Fprintf(w, "    %s  %s (%s)\n      %s: %s\n      %s: %s\n", kind, d.About, d.Why, d.Current.At(), d.Current.Quote, d.Other.At(), d.Other.Quote)
	}
	if r.Dispute && !r.disputed() {
		fmt.Fprintf(w, "    the dispute is not shown\n")
	}
}

func mark(answerable, anything, found, stale bool) string {
	switch {
	case stale:
		return "STALE"
	case !answerable && anything:
		return "MADE UP"
	case !answerable || found:
		return "ok"
	case !anything:
		return "NONE"
	}
	return "MISSED"
}

func said(a ask.Answer) string {
	if !a.Found {
		return "nothing"
	}
	text := a.Citations[0].At() + " " + a.Answer
	if a.Outdated != "" {
		text += " (out of date: " + a.Outdated + ")"
	}
	return text
}
