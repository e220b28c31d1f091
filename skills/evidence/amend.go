package evidence

import (
	"regexp"

	"ken/notes/prose"
)

// An amendment is a statement that gives a new figure and names the one it replaces:
// "rises from 412,000 to 438,500 euros".
type amendment struct {
	finding  *Finding
	old, now prose.Quantity
}

// amend marks the findings whose figure a later finding replaces, and lowers them.
func amend(findings []Finding) {
	var changes []amendment
	for i := range findings {
		if old, now, ok := replacement(findings[i].Text); ok {
			changes = append(changes, amendment{&findings[i], old, now})
		}
	}
	if len(changes) == 0 {
		return
	}
	for i := range findings {
		f := &findings[i]
		figures := prose.Quantities(f.Text)
		for _, c := range changes {
			if c.replaces(f, figures) {
				f.Amended = c.finding.Source
				f.Score -= oldCost
				break
			}
		}
	}
}

// replaces tells whether a statement still gives the old figure of the matter that
// the amendment speaks of.
func (a amendment) replaces(f *Finding, figures []prose.Quantity) bool {
	if f == a.finding || len(figures) == 0 {
		return false
	}
	if !f.Dated.IsZero() && !a.finding.Dated.IsZero() && f.Dated.After(a.finding.Dated) {
		return false
	}
	for _, q := range figures {
		if !q.Same(a.old) || q.Date != "" && len(q.Date) < len("--11-14") || states(figures, a.now) {
			continue
		}
		if old, _, again := replacement(f.Text); again && !old.Same(q) {
			// It introduces this figure itself, in an amendment of its own.
			return a.about(f, q)
		} else if again {
			continue
		}
		if a.about(f, q) {
			return true
		}
	}
	return false
}

// about tells whether a figure of a statement counts what the amendment is about: the
// clause it stands in shares words with the amendment.
func (a amendment) about(f *Finding, q prose.Quantity) bool {
	shared := sharedStems(f.Statement, a.finding.Statement)
	near := readTerms(clause(f.Text, q))
	n := 0
	for _, stem := range shared {
		if near.has[stem] > 0 && stem != "euro" {
			n++
		}
	}
	switch {
	case q.Date != "" || q.Unit != "" && q.Unit == a.old.Unit:
		return n > 0
	case q.Unit == "" || a.old.Unit == "":
		return n > 1
	}
	return false
}

// replacement reads the old and the new figure of a statement that says that one
// replaces the other.
func replacement(text string) (old, now prose.Quantity, ok bool) {
	figures := prose.Quantities(text)
	for i, b := range figures {
		before := text[max(0, b.Start-25):b.Start]
		after := text[b.End:min(len(text), b.End+25)]
		if i > 0 && rivals(figures[i-1], b) && fromTo(text, figures[i-1], b) {
			old = figures[i-1]
			if old.Unit == "" { // the unit is written once, behind the second
				old.Unit = b.Unit
			}
			return old, b, true
		}
		if !insteadMark.MatchString(before) && !oldMark.MatchString(before+"|"+after) {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			if a := figures[j]; a.Unit == b.Unit && rivals(a, b) && b.Start-a.End < 90 {
				return b, a, true
			}
		}
	}
	return old, now, false
}

// rivals tells whether two figures can be two values of one thing.
func rivals(a, b prose.Quantity) bool {
	return !a.Same(b) && (a.Date == "") == (b.Date == "") && (a.Unit == b.Unit || a.Unit == "" || b.Unit == "")
}

// fromTo tells whether two neighbouring figures stand in "rises from a to b".
func fromTo(text string, a, b prose.Quantity) bool {
	between := text[a.End:b.Start]
	return len(between) < 60 && toMark.MatchString(between) && fromMark.MatchString(text[max(0, a.Start-40):a.Start])
}

var (
	fromMark    = regexp.MustCompile(`(?i)\b(?:mov\w*|ris\w*|rose|rais\w*|chang\w*|increas\w*|fell|falls?|drops?|dropped|cut|reduced|slip\w*|postponed|went|goes|grew|up|down|revised|corrected)\b[^.;]*\bfrom\b[^.;]{0,12}$`)
	toMark      = regexp.MustCompile(`(?i)^[^.;]*\bto\b[^.;]{0,20}$`)
	oldMark     = regexp.MustCompile(`(?i)\b(?:old|former|previous|earlier|original)\b[^.;,|]{0,20}(?:\||$)|\|[^.;,]{0,12}\b(?:old|former|previous|earlier|original)\b`)
	insteadMark = regexp.MustCompile(`(?i)(?:\binstead of|\bnot|\brather than|\breplac\w+|\bno longer|\(was|\(previously|\(formerly|, was|, formerly)\b[^.;]{0,15}$`)
)
