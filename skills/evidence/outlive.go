package evidence

import (
	"regexp"
	"time"

	"ken/notes"
	"ken/notes/prose"
)

// Two documents may give two figures of one matter although neither names the other. The
// later one holds where it says that something changed, where the earlier one only meant
// to, or where much time lies between them. Two documents that both say that they are in
// force disagree.

const (
	// compared is how many of the best findings are held against each other.
	compared = 120
	// longAfter is after how many days a figure outlives an earlier one without a word of
	// it, and longAfterPlan after how many where the earlier one was a plan or a guess.
	longAfter     = 60
	longAfterPlan = 7
	// muchAsked is the share of a question that two statements must hold, and share, to be
	// of one matter though they share but one word.
	muchAsked = 0.25
)

// outlive marks the findings that a later one has left behind.
func (g *Gathered) outlive() {
	list := g.Findings[:min(len(g.Findings), compared)]
	for i := range list {
		old := &list[i]
		if !old.Current() || len(old.figures) == 0 || old.since.IsZero() || old.duty() || old.tells().supposes {
			continue
		}
		for j := range list {
			by := &list[j]
			if by.Path == old.Path || !by.Current() || by.proposed || !by.since.After(old.since) || by.duty() || len(by.figures) == 0 || by.tells().past || by.tells().supposes {
				continue
			}
			if p, q, same := g.sameMatter(old, by); same && g.outlived(old, by) {
				old.change = change{old: p, now: q}
				old.Amended, old.heirKey, old.outlived, by.cited = by.Source, by.key(), true, true
				break
			}
		}
	}
}

// duty tells whether a statement is a task, or a row of a table of tasks: two of them with
// two dates are two tasks.
func (f *Finding) duty() bool {
	return f.Task || f.Kind == notes.Row && dutyColumn.MatchString(f.Lead)
}

// outlived tells whether a later statement holds and not the earlier one.
func (g *Gathered) outlived(old, by *Finding) bool {
	gap := by.since.Sub(old.since) / (24 * time.Hour)
	switch {
	case by.tells().renews, corrects.MatchString(by.Path + " " + by.Title), g.renewed(by):
		return true
	case old.inForce:
		return false // a word in passing does not lift what is in force
	case old.tells().meant && !by.tells().meant:
		return gap >= longAfterPlan
	}
	return gap >= longAfter
}

// renewed tells whether the document of a statement says elsewhere that the matter changed.
func (g *Gathered) renewed(by *Finding) bool {
	for i := range g.Findings {
		f := &g.Findings[i]
		away := f.nth - by.nth
		nearby := f.passage == by.passage && max(away, -away) <= closeBy
		if f.Path != by.Path || f.key() == by.key() || !nearby && !logged.MatchString(f.Under()) || !f.tells().renews {
			continue
		}
		for _, stem := range sharedStems(f.Statement, by.Statement) {
			if telling(stem) && g.asks(stem) {
				return true
			}
		}
	}
	return false
}

// asks tells whether a stem is a word of the question.
func (g *Gathered) asks(stem string) bool {
	for _, w := range g.Question.Words {
		if w.Stem == stem && !w.cue {
			return true
		}
	}
	return false
}

// sameMatter returns the figures in which two statements differ, and whether they do on
// one matter.
func (g *Gathered) sameMatter(a, b *Finding) (ofA, ofB prose.Quantity, same bool) {
	as, bs := a.tells().counts, b.tells().counts
	if !sameUnit(as, bs) {
		return ofA, ofB, false
	}
	shared := sharedStems(a.Statement, b.Statement)
	if len(shared) == 0 {
		return ofA, ofB, false
	}
	similar := a.Shares(b.Statement)
	asked := g.bothHold(a, b)
	for _, p := range as {
		for _, q := range bs {
			if p.Unit != q.Unit || !rivals(p, q) || states(as, q) || states(bs, p) {
				continue
			}
			if a.Kind == notes.Row && !only(as, p) || b.Kind == notes.Row && !only(bs, q) {
				continue // nobody says which of its figures
			}
			common := commonNear(a.Text, b.Text, p, q, shared)
			if len(common) > 1 && similar >= openAlike && (p.Date == "" || len(shared) > 2) {
				return p, q, true
			}
			if len(common) > 0 && asked >= muchAsked && only(as, p) && only(bs, q) {
				return p, q, true
			}
		}
	}
	return ofA, ofB, false
}

// bothHold returns the share of the question's words by weight that two statements hold
// both.
func (g *Gathered) bothHold(a, b *Finding) float64 {
	var has, total float64
	for i, w := range g.Question.Words {
		total += w.Weight
		if a.Words[i] && b.Words[i] {
			has += w.Weight
		}
	}
	if total == 0 {
		return 0
	}
	return has / total
}

// only tells whether no other figure of a list counts the same.
func only(list []prose.Quantity, q prose.Quantity) bool {
	for _, p := range list {
		if p.Unit == q.Unit && p.Start != q.Start {
			return false
		}
	}
	return true
}

var (
	dutyColumn = regexp.MustCompile(`(?i)\b(?:until|due|deadline|task|todo|action|who)\b`)
	corrects   = regexp.MustCompile(`(?i)\b(?:correction|corrected|erratum|errata|amendment|addendum|update)\b`)
	logged     = regexp.MustCompile(`(?i)\bchange(?:s|log)?\b|\bhistory\b|\bwhat.s new\b|\brevisions?\b|\bcorrections?\b|\bversions?\b`)
)
