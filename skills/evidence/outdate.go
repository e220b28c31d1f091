package evidence

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"ken/notes"
	"ken/notes/prose"
)

// outdate finds out which findings are no longer current, by what their documents are
// versions of, by what later statements replace, and by what they say themselves; and
// lowers them.
func (g *Gathered) outdate(standings []notes.Standing, old map[string]notes.Succession) {
	at := make(map[string]int, len(standings))
	for i, s := range standings {
		at[s.Path] = i
	}
	asked := readEra(g.Question.Text)
	for i := range g.Findings {
		f := &g.Findings[i]
		f.figures = prose.Quantities(f.Text)
		n, known := at[f.Path]
		if !known {
			f.since = f.saidOn(time.Time{})
			continue
		}
		f.since = f.saidOn(standings[n].Dated)
		f.proposed = len(f.figures) > 0 && suggests(f.Text)
		if s, is := old[f.Path]; is && !asked.means(standings[n]) {
			f.succeed(s)
		}
		f.inForce = standings[n].Says == notes.InForce
	}
	g.callOff()
	g.passOver(asked)
	g.Findings = amend(g.Findings, asked)
	g.part()
	g.unadopted(asked)
	g.outlive()
	g.inherit()
	for i := range g.Findings {
		if f := &g.Findings[i]; f.Replaced != "" || f.Amended.Path != "" || f.Stale != "" {
			f.Score -= oldCost
		}
	}
	sortFindings(g.Findings)
}

// saidOn returns when a statement was made: the date of the row or entry it is, of the
// heading it stands under, of its message, or of the document.
func (f *Finding) saidOn(document time.Time) time.Time {
	if t, err := time.Parse(time.DateOnly, f.rowDay()); err == nil {
		return t
	}
	if m := entryHead.FindString(f.Text); m != "" {
		for _, q := range prose.Quantities(m) {
			if t, err := time.Parse(time.DateOnly, q.Date); err == nil {
				return t
			}
		}
	}
	for _, h := range slices.Backward(f.Heading) {
		for _, q := range prose.Quantities(h) {
			if t, err := time.Parse(time.DateOnly, q.Date); err == nil && len(h) < 60 {
				return t
			}
		}
	}
	if document.After(f.Dated) || f.Dated.IsZero() {
		return document
	}
	return f.Dated
}

// callOff marks what stands under a heading with a line that says that it is off: an event
// that was cancelled, a record that was superseded.
func (g *Gathered) callOff() {
	off := map[string]bool{}
	for _, p := range slices.Concat(g.Passages, g.further) {
		for _, m := range offMark.FindAllStringIndex(p.Quote, -1) {
			src := p.Cite(m[0], m[1])
			off[src.Path+"\x00"+src.Part+"\x00"+strings.Join(src.Heading, "\x00")] = true
		}
	}
	for i := range g.Findings {
		f := &g.Findings[i]
		if off[f.Path+"\x00"+f.Part+"\x00"+strings.Join(f.Heading, "\x00")] {
			f.Stale = orText(f.Stale, "it is called off or superseded where it stands")
		}
	}
}

// succeed notes that another document took the place of the finding's own. Of a series,
// only what is counted is out of date: what happened then did happen.
func (f *Finding) succeed(s notes.Succession) {
	switch {
	case s.By != "" && !s.Earlier:
		f.Replaced = s.By
	case s.By != "" && len(f.figures) > 0:
		f.Stale, f.later = s.By+" is of a later time", s.By
	case s.By != "":
	case s.Says == notes.Void:
		f.Stale = f.Path + " says that it is no longer in force"
	case s.Says == notes.Proposed:
		f.proposed = true
	}
}

// passOver marks statements that tell of what was, and rows of a table behind which a
// later one stands.
func (g *Gathered) passOver(asked era) {
	newest := map[string]*Finding{}
	for i := range g.Findings {
		f := &g.Findings[i]
		if len(f.figures) > 0 && f.tells().past && len(f.tells().changes) == 0 {
			f.Stale = orText(f.Stale, "it tells of what was before")
		}
		if day := f.rowDay(); day != "" && asked.day == "" {
			key := f.history()
			if n := newest[key]; n == nil || n.rowDay() < day {
				newest[key] = f
			}
		}
	}
	for i := range g.Findings {
		f := &g.Findings[i]
		if n := newest[f.history()]; n != nil && f.rowDay() != "" && f.rowDay() < n.rowDay() {
			f.Amended, f.heirKey, n.cited = n.Source, n.key(), true
		}
	}
}

func orText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// unadopted marks what is only proposed, where something in force speaks of the matter
// too.
func (g *Gathered) unadopted(asked era) {
	if asked.proposal {
		return
	}
	firm := slices.ContainsFunc(g.Findings[:min(len(g.Findings), considered)], func(f Finding) bool {
		return !f.proposed && f.Current() && g.speaks(f)
	})
	for i := range g.Findings {
		if f := &g.Findings[i]; f.proposed && firm {
			f.Stale = orText(f.Stale, f.Path+" only proposes it")
		}
	}
}

// history returns which rows stand one behind another in time: those of one table, and of a
// file of values, in which a row leaves out the columns that it has no value for.
func (f *Finding) history() string {
	table := f.Lead
	if !strings.Contains(table, "|") {
		table, _, _ = strings.Cut(table, ";")
	}
	return f.Path + "\x00" + table
}

// rowDay returns the day or month that a row of a history gives the figures of, as a text
// that sorts; "" for any other statement. A list of what happens when, or of what was
// paid when, is none: each row of it is a matter of its own.
func (f *Finding) rowDay() string {
	if f.Kind != notes.Row || f.Lead == "" || len(f.figures) < 2 {
		return ""
	}
	first, _, _ := strings.Cut(f.Lead, ";")
	if strings.Contains(f.Lead, "|") {
		first, _, _ = strings.Cut(strings.TrimLeft(f.Lead, "| "), "|")
	}
	q := f.figures[0]
	if q.Date == "" || strings.HasPrefix(q.Date, "--") || !timeColumn.MatchString(first) {
		return ""
	}
	if len(q.Date) == len(time.DateOnly) && !historyColumn.MatchString(f.Lead+" "+f.Title+" "+f.Path+" "+f.Under()) {
		return ""
	}
	if strings.TrimLeft(f.said[:strings.Index(f.said, q.In(f.Text))+1], " ") != q.In(f.Text)[:1] {
		return ""
	}
	return q.Date
}

// An era is the time or state that a question asks about.
type era struct {
	terms    map[string]bool
	day      string // a day, month or year that it names
	quarter  string
	proposal bool // it asks for what is proposed
}

func readEra(question string) era {
	e := era{terms: map[string]bool{}}
	lower := strings.ToLower(question)
	for w := range prose.Words(lower) {
		e.terms[w.Term] = true
	}
	e.proposal = proposalAsked.MatchString(lower)
	if m := quarterAsked.FindString(lower); m != "" {
		e.quarter = m
	}
	for _, q := range prose.Quantities(question) {
		if q.Date != "" {
			e.day = q.Date
		}
	}
	return e
}

// means tells whether a document is of the time, the version or the state asked for.
func (e era) means(s notes.Standing) bool {
	name := strings.ToLower(s.Path + " " + s.Title)
	switch {
	case e.quarter != "" && strings.Contains(name, quarterName(e.quarter)):
		return true
	case e.day != "" && len(e.day) >= len("2026") && e.day[0] != '-' && strings.Contains(name, e.day):
		return !strings.Contains(strings.ToLower(s.Path), "archive")
	case s.Says == notes.Proposed:
		return e.proposal
	}
	return false
}

func quarterName(asked string) string {
	for i, word := range []string{"first", "second", "third", "fourth"} {
		if strings.HasPrefix(asked, word) {
			return fmt.Sprintf("q%d", i+1)
		}
	}
	return asked
}

var (
	offMark       = regexp.MustCompile(`(?im)^[\s>*_-]*status[*_]*:[*_\s]*(?:cancell?ed|superseded|withdrawn|rejected|deprecated|obsolete|declined)\b`)
	entryHead     = regexp.MustCompile(`^(?i)(?:v(?:ersion)?\.?\s?)?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?[^:;.]{0,3}[(–— -][^:;]{4,24}`)
	timeColumn    = regexp.MustCompile(`(?i)^\W*(?:snapshot[ _]date|snapshot|date|day|month|quarter|period|year|as of|since|from|valid from|week|when|time|version)\b`)
	historyColumn = regexp.MustCompile(`(?i)histor|snapshot|revision|version|as of|stand|valid|change`)
	quarterAsked  = regexp.MustCompile(`\bq[1-4]\b|\b(?:first|second|third|fourth) quarter\b`)
	proposalAsked = regexp.MustCompile(`\b(?:propos\w*|drafts?|suggest\w*|recommend\w*)\b`)
)
