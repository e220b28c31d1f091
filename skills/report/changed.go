package report

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// A change is a figure or date with what it took the place of. One statement may say
// both; else before is where the old one stands.
type change struct {
	now    dated
	before *evidence.Finding
	about  string
}

// mostLooked is for how many statements that name two figures the old one is looked for.
const mostLooked = 40

// How much of the words of a report its sections may have used up, each with those
// before it: what one leaves, the next has.
const (
	upToChanged  = 0.35
	upToDecided  = 0.5
	upToComing   = 0.75
	upToDone     = 0.9
	upToReported = 1.0
)

// changed writes what replaced what in the span.
func (t *teller) changed(ctx context.Context) {
	var s brief.Section
	s.Heading, s.Paired = Changed, true
	for _, c := range t.changes(ctx) {
		if c.before != nil && (t.w.Refuses(*c.before) || !t.fits(c, upToChanged)) || !t.w.Say(c.now.Finding, upToChanged) {
			if !t.w.Said(c.now.Finding) {
				t.left[Changed]++
			}
			continue
		}
		theme := c.about
		if !t.current(c.now.Source) {
			theme += "; replaced since"
		}
		one := brief.Quote(c.now.Finding, theme)
		one.On = c.now.when
		s.Sentences = append(s.Sentences, one)
		if c.before != nil {
			t.w.Take(*c.before)
			old := brief.Quote(*c.before, theme)
			old.On = c.now.when
			s.Sentences = append(s.Sentences, old)
		}
	}
	t.b.Add(s)
}

// fits tells whether there is room for both sides of a change.
func (t *teller) fits(c change, share float64) bool {
	both := c.now.Finding
	if c.before == nil {
		return true
	}
	both.Statement = evidence.Stated(both.Source, both.Text+" "+c.before.Text)
	return t.w.Fit(both, share)
}

// changes are those of the span, the most certain first: statements that name both
// figures, statements that a later one contradicts, rows of a later version.
func (t *teller) changes(ctx context.Context) []change {
	var all []change
	looked := 0
	for _, f := range slices.Concat(t.findings, t.within) {
		day, _ := t.on(f.Source)
		if !t.span.Has(day) || f.Task || heading(f.Source) {
			continue
		}
		if _, _, both := evidence.Replaces(f.Text); !both || looked == mostLooked {
			continue
		}
		looked++
		if c, ok := t.amends(ctx, f); ok {
			c.now = dated{f, day, day.Format(time.DateOnly)}
			all = append(all, c)
		}
	}
	latestFirst(all)
	for _, d := range t.w.Disputes() {
		day, _ := t.on(d.Current.Source)
		if d.Settled && t.span.Has(day) {
			all = append(all, change{dated{d.Current, day, day.Format(time.DateOnly)}, &d.Other, about(d)})
		}
	}
	return unlike(append(all, t.versions()...))
}

func about(d evidence.Dispute) string {
	figures, _, _ := strings.Cut(d.Why, ": ")
	if first, _, row := strings.Cut(d.Current.Text, " · "); row {
		return first + ": " + figures
	}
	return strings.ToUpper(d.About[:min(1, len(d.About))]) + d.About[min(1, len(d.About)):] + ": " + figures
}

// amends reads a change out of a statement that names both figures, where an earlier
// document gives the old one: else it may tell how one thing hangs on another, and not
// that anything changed.
func (t *teller) amends(ctx context.Context, f evidence.Finding) (c change, ok bool) {
	old, now, ok := evidence.Replaces(f.Text)
	if before := strings.TrimRight(f.Text[:old.Start], " "); !ok || strings.HasSuffix(before, " of") && !strings.HasSuffix(before, " instead of") {
		// "replaces the plan of 3 May" is no day that another replaced.
		return c, false
	}
	g, err := t.w.Gather(ctx, f.Text)
	if err != nil {
		return c, false
	}
	for _, p := range g.Passages {
		t.meetOld(p)
	}
	day, _ := t.on(f.Source)
	best := 0.0
	for _, e := range g.Findings {
		written, _ := t.on(e.Source)
		like := e.Shares(f.Statement)
		if !t.current(e.Source) {
			like += 0.3 // what was put away for this is what was replaced
		}
		if strings.HasSuffix(e.Text, "?") || e.Path == f.Path || e.Task || !written.Before(day) || like < 0.4 || like <= best || !gives(e.Text, old) || gives(e.Text, now) {
			continue
		}
		best = like
		c.before, c.about = &e, evidence.Spelt(f.Text, now)+", not "+evidence.Spelt(f.Text, old)
	}
	return c, best > 0
}

// gives tells whether a text states a figure.
func gives(text string, q prose.Quantity) bool {
	return slices.ContainsFunc(prose.Quantities(text), func(p prose.Quantity) bool {
		return p.Same(q) && (p.Unit == q.Unit || p.Unit == "" || q.Unit == "")
	})
}

// latestFirst puts the latest changes first.
func latestFirst(all []change) {
	slices.SortStableFunc(all, func(a, b change) int {
		return cmp.Or(b.now.day.Compare(a.now.day), cmp.Compare(a.now.Path, b.now.Path), cmp.Compare(a.now.Line, b.now.Line))
	})
}

// unlike leaves out a change of which an earlier one in the list says the same.
func unlike(all []change) []change {
	var out []change
	for _, c := range all {
		same := slices.ContainsFunc(out, func(o change) bool {
			if o.now.Path == c.now.Path && o.now.Line == c.now.Line && o.now.Text == c.now.Text {
				return true
			}
			if c.before == nil || o.now.Shares(c.now.Statement) < 0.3 {
				return false
			}
			return statesAll(o, c)
		})
		if !same {
			out = append(out, c)
		}
	}
	return out
}

// statesAll tells whether a change names the figures of both sides of another.
func statesAll(o, c change) bool {
	said := o.now.Text
	if o.before != nil {
		said += "\n" + o.before.Text
	}
	figures := prose.Quantities(said)
	for _, q := range prose.Quantities(c.now.Text + "\n" + c.before.Text) {
		if !slices.ContainsFunc(figures, func(p prose.Quantity) bool { return p.Same(q) }) {
			return false
		}
	}
	return true
}

// versions compares what a document of the span says with what the version before it
// said of the same matter.
func (t *teller) versions() []change {
	before := t.predecessors()
	said := map[string]map[string]facts.Fact{}
	for _, f := range t.facts {
		if name, value := valueOf(f); value != "" && said[f.Source.Path][name].Kind == "" {
			if said[f.Source.Path] == nil {
				said[f.Source.Path] = map[string]facts.Fact{}
			}
			said[f.Source.Path][name] = f
		}
	}
	var out []change
	for _, f := range t.facts {
		name, value := valueOf(f)
		older, known := said[before[f.Source.Path]][name]
		day, _ := t.on(f.Source)
		if !known || value == "" || !t.span.Has(day) {
			continue
		}
		_, was := valueOf(older)
		if was == value || f.Kind == facts.Amount && f.Unit != older.Unit {
			continue
		}
		old := t.w.Stated(older)
		out = append(out, change{dated{t.w.Stated(f), day, day.Format(time.DateOnly)}, &old, titleOf(f) + ": " + written(value, f) + ", not " + written(was, older)})
	}
	return out
}

// valueOf returns what a fact is of, and the day or figure it gives.
func valueOf(f facts.Fact) (name, value string) {
	switch f.Kind {
	case facts.Task:
		value = f.Due
	case facts.Date:
		value = f.When
	case facts.Amount:
		value = f.Value
	}
	return f.Kind + " " + strings.ToLower(prose.Folded(titleOf(f))), value
}

func titleOf(f facts.Fact) string {
	if f.Kind == facts.Task {
		return f.Text
	}
	return f.What
}

// written is a day as the headings of a report have it, and any figure as its line does.
func written(value string, f facts.Fact) string {
	if f.Kind == facts.Amount {
		text := prose.Readable(f.Source.Quote)
		for _, q := range prose.Quantities(text) {
			if strconv.FormatFloat(q.Value, 'f', -1, 64) == value && q.Date == "" {
				return evidence.Spelt(text, q)
			}
		}
	}
	return themeOf(value)
}

// predecessors returns for each path the version before it.
func (t *teller) predecessors() map[string]string {
	families := map[string][]string{}
	for _, p := range t.w.Paths() {
		if v := notes.ReadVintage(p); v.Family != "" {
			families[v.Family] = append(families[v.Family], p)
		}
	}
	out := map[string]string{}
	for _, list := range families {
		slices.SortFunc(list, func(a, b string) int {
			return cmp.Or(cmp.Compare(notes.ReadVintage(a).Rank, notes.ReadVintage(b).Rank), cmp.Compare(a, b))
		})
		for i := 1; i < len(list); i++ {
			out[list[i]] = list[i-1]
		}
	}
	return out
}
