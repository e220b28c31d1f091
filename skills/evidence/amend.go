package evidence

import (
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// An amendment is a statement that gives a new figure and tells which one it replaces: it
// names both, or it stands in the version that took the place of the old one's.
type amendment struct {
	change
	finding *Finding
	// was is the statement that gives the old figure, nil where finding names it itself.
	was *Finding
	// matter are the stems that say what the figures are of.
	matter map[string]bool
}

// amend marks the findings whose figure a later finding replaces.
func amend(findings []Finding, asked era) []Finding {
	for i := range findings {
		if findings[i].figures == nil {
			findings[i].figures = prose.Quantities(findings[i].Text)
		}
	}
	list := append(named(findings, asked), followed(findings)...)
	list = append(list, reversions(findings)...)
	list = append(list, rows(findings)...)
	for i := range findings {
		for _, a := range list {
			if f := &findings[i]; f.Amended.Path == "" && a.replaces(f) {
				f.Amended, f.heirKey, f.change, a.finding.cited = a.finding.Source, a.finding.key(), a.change, true
				f.told = a.told()
				break
			}
		}
	}
	return findings
}

// named returns the amendments that name the old figure beside the new one.
func named(findings []Finding, asked era) []amendment {
	var out []amendment
	for i := range findings {
		f := &findings[i]
		if f.Replaced != "" || f.proposed {
			continue
		}
		list := f.tells().changes
		if asked.quarter == "" && asked.day == "" { // who asks for a quarter wants its own column
			list = slices.Concat(list, f.columnChanges())
		}
		for _, c := range list {
			out = append(out, amendment{change: c, finding: f, matter: matterOf(f, c.clause)})
		}
	}
	return out
}

// followed returns the amendments of which the old figure stands in a sentence of its own,
// close by: "The first run is 2,400 units. Originally we planned 1,500 units."
func followed(findings []Finding) []amendment {
	var out []amendment
	for i := range findings {
		f := &findings[i]
		if len(f.figures) == 0 || !f.tells().past || len(f.tells().changes) > 0 {
			continue
		}
		for _, old := range f.figures {
			if old.Unit == "" && !distinct(old) || old.Date != "" && !isDay(old) {
				continue // the number of a decision, or a year
			}
			if by, now := neighbour(findings, f, old); by != nil {
				out = append(out, amendment{change: change{old: old, now: now, clause: f.Text}, finding: by, was: f, matter: matterOf(f, f.Text)})
			}
		}
	}
	return out
}

// closeBy is how many statements away the new figure may stand.
const closeBy = 2

// neighbour returns the statement near another that gives the figure which replaced it.
func neighbour(findings []Finding, f *Finding, old prose.Quantity) (*Finding, prose.Quantity) {
	var best *Finding
	var now prose.Quantity
	for i := range findings {
		g := &findings[i]
		away := f.nth - g.nth
		if g.passage != f.passage || g.Path != f.Path || away == 0 || max(away, -away) > closeBy || g.tells().past {
			continue
		}
		if best != nil && max(away, -away) >= max(f.nth-best.nth, best.nth-f.nth) {
			continue
		}
		for _, q := range g.figures {
			if alike(q, old) && rivals(q, old) && q.Unit != "" {
				best, now = g, q
				break
			}
		}
	}
	return best, now
}

// reversions returns the amendments that the versions of one text make: what the later
// says where the earlier said otherwise.
func reversions(findings []Finding) []amendment {
	byPath := map[string][]*Finding{}
	for i := range findings {
		byPath[findings[i].Path] = append(byPath[findings[i].Path], &findings[i])
	}
	var out []amendment
	for i := range findings {
		f := &findings[i]
		by := orText(f.Replaced, f.later)
		if by == "" {
			continue
		}
		for _, g := range byPath[by] {
			for _, a := range differences(f, g) {
				if !slices.ContainsFunc(byPath[by], func(o *Finding) bool { return states(o.figures, a.old) }) { // it holds elsewhere
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// told says how the amendment is known, "" where its statement names both figures.
func (a amendment) told() string {
	switch {
	case a.was == nil:
		return ""
	case a.was.Path != a.finding.Path:
		return "that was the figure of " + a.was.Path + ", which " + a.finding.Path + " replaced"
	case a.was.rowDay() != "":
		return a.finding.At() + " is the later row"
	}
	return "as " + a.was.At() + " says"
}

// rows returns the amendments that the later row of a history makes of an earlier one.
func rows(findings []Finding) []amendment {
	at := map[string]*Finding{}
	for i := range findings {
		at[findings[i].key()] = &findings[i]
	}
	var out []amendment
	for i := range findings {
		f := &findings[i]
		n := at[f.heirKey]
		if f.heirKey == "" || n == nil || f.rowDay() == "" {
			continue
		}
		names, olds, nows := strings.Split(f.Lead, "; "), strings.Split(f.said, "; "), strings.Split(n.said, "; ")
		if len(olds) != len(nows) || len(olds) != len(names) {
			continue
		}
		for c := range olds {
			p, q := prose.Quantities(olds[c]), prose.Quantities(nows[c])
			if len(p) == 1 && len(q) == 1 && p[0].Date == "" && rivals(p[0], q[0]) {
				out = append(out, amendment{change: change{old: p[0], now: q[0]}, finding: n, was: f, matter: matterOf(f, strings.ReplaceAll(names[c], "_", " "))})
			}
		}
	}
	return out
}

// differences returns the figures of an old statement for which a later version has
// others.
func differences(f, g *Finding) []amendment {
	shared := sharedStems(f.Statement, g.Statement)
	sameHead := len(f.Heading) > 0 && len(g.Heading) > 0 && unnumbered(f.Heading[len(f.Heading)-1]) == unnumbered(g.Heading[len(g.Heading)-1])
	if len(shared) == 0 || !sameHead && f.Shares(g.Statement) < 0.3 || !sameRow(f, g) {
		return nil
	}
	var out []amendment
	for _, p := range f.figures {
		for _, q := range g.figures {
			if f.later != "" && p.Date != "" {
				continue // what happens at another time has other dates
			}
			if p.Unit == "" || p.Unit != q.Unit || !rivals(p, q) || states(f.figures, q) || states(g.figures, p) || g.tells().past {
				continue
			}
			if common := commonNear(f.Text, g.Text, p, q, shared); len(common) > 0 || sameHead && len(shared) > 1 {
				out = append(out, amendment{change: change{old: p, now: q, clause: f.Text}, finding: g, was: f, matter: matterOf(f, clause(f.Text, p))})
			}
		}
	}
	return out
}

// sameRow tells whether two rows are of one thing, by their first cells: "Buffer tank
// delivered" and "Heat pumps delivered" are not. What is no row, or has a first cell that
// names nothing, may be.
func sameRow(f, g *Finding) bool {
	if f.Kind != notes.Row || g.Kind != notes.Row {
		return true
	}
	a, b := rowName(f), rowName(g)
	both := 0
	for stem := range a {
		if b[stem] {
			both++
		}
	}
	return len(a) == 0 || len(b) == 0 || 10*both >= 6*(len(a)+len(b)-both)
}

// rowName returns the stems of a row's first cell that can name something.
func rowName(f *Finding) map[string]bool {
	cell, _, _ := strings.Cut(f.said, " · ")
	cell, _, _ = strings.Cut(cell, "; ")
	m := map[string]bool{}
	for stem := range readTerms(cell).has {
		if telling(stem) {
			m[stem] = true
		}
	}
	return m
}

// unnumbered returns a heading without the number before it, in lower case.
func unnumbered(heading string) string {
	return strings.ToLower(strings.TrimLeft(heading, "0123456789.§ "))
}

// matterOf returns the stems that say what the figures of a clause are of: those of the
// clause and of the heading over it.
func matterOf(f *Finding, clause string) map[string]bool {
	m := map[string]bool{}
	for _, text := range []string{clause, lastOf(f.Heading)} {
		for stem := range readTerms(text).has {
			if telling(stem) {
				m[stem] = true
			}
		}
	}
	return m
}

func lastOf(heading []string) string {
	if len(heading) == 0 {
		return ""
	}
	return heading[len(heading)-1]
}

// telling tells whether a stem can say what a figure is of.
func telling(stem string) bool {
	return len(stem) > 2 && !monthOrDay[stem] && !prose.IsNumber(stem) && !timeUnit[stem] && !empty[stem]
}

// empty are stems that say nothing of what a figure is of.
var empty = words("per euro eur usd decis chang new old plan first version total date figur valu number current previous origin revis correct unit item note status")

// replaces tells whether a statement still gives the old figure of the matter that
// the amendment speaks of.
func (a amendment) replaces(f *Finding) bool {
	if f == a.finding || f == a.was || len(f.figures) == 0 {
		return false
	}
	if f.Path == a.finding.Path && f.passage == a.finding.passage && f.Line == a.finding.Line {
		return false
	}
	if !f.since.IsZero() && !a.finding.since.IsZero() && f.since.After(a.finding.since) && !f.sameSeries(a.finding) {
		return false
	}
	for _, q := range f.figures {
		if !q.Same(a.old) || !alike(q, a.old) && !distinct(q) || q.Date != "" && !isDay(q) || states(f.figures, a.now) {
			continue
		}
		if a.introduced(f, q) {
			continue
		}
		if a.about(f, q) {
			return true
		}
	}
	return false
}

// sameSeries tells whether two statements stand in one document.
func (f *Finding) sameSeries(g *Finding) bool { return f.Path == g.Path }

// introduced tells whether a statement says itself that it replaces another figure by
// this one, later than the amendment does.
func (a amendment) introduced(f *Finding, q prose.Quantity) bool {
	for _, c := range f.tells().changes {
		if c.old.Same(q) || c.now.Same(q) && !f.since.Before(a.finding.since) {
			return true
		}
	}
	return false
}

// about tells whether a figure of a statement is of the amendment's matter. A figure that
// nobody gets to by chance needs one word for it, any other a word beside it.
func (a amendment) about(f *Finding, q prose.Quantity) bool {
	count := func(t terms) int {
		n := 0
		for stem := range a.matter {
			if t.speaksOf(stem) {
				n++
			}
		}
		return n
	}
	beside := count(readTerms(clause(f.Text, q)))
	whole := count(f.terms) + count(readTerms(lastOf(f.Heading)+" "+f.Lead))
	if a.finding.since.IsZero() && f.Path != a.finding.Path {
		return beside > 0 && whole > 2 // nobody knows which of them was first
	}
	if distinct(q) {
		return whole > 0 || beside > 0 || q.Date != "" && count(f.around) > 0
	}
	return beside > 0 && whole > 0 || whole > 2
}
