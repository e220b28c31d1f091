package memo

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// question writes the question as a document puts it, where one does.
func (m *weigher) question() {
	s := brief.Section{Heading: Question}
	for _, p := range m.passages {
		if p.Path != m.first() {
			continue
		}
		for _, one := range evidence.Statements(p) {
			f := evidence.Finding{Statement: one}
			under := len(one.Heading) > 0 && asks.MatchString(one.Heading[len(one.Heading)-1])
			if (under || strings.HasSuffix(one.Text, "?") && asks.MatchString(one.Text)) && len(s.Sentences) < 2 && m.w.Say(f, upToQuestion) {
				m.taken[key(f)] = true
				s.Sentences = append(s.Sentences, brief.Quote(f, ""))
			}
		}
	}
	m.b.Add(s)
}

var asks = regexp.MustCompile(`(?i)^\W*(?:the )?(?:question|problem|decision to (?:make|take)|context and problem statement|issue)\b`)

// describe writes each option with what describes it.
func (m *weigher) describe() {
	m.b.Add(m.each(Options, upToOptions, func(o *option) []evidence.Finding { return o.about }))
}

// sides writes what speaks for and against each option.
func (m *weigher) sides() {
	m.b.Add(m.each(For, (upToOptions+upToSides)/2, func(o *option) []evidence.Finding { return o.pro }))
	m.b.Add(m.each(Against, upToSides, func(o *option) []evidence.Finding { return o.con }))
}

// each writes statements of every option under its name: first one of each, then a second
// of each, so that no option takes the room of another.
func (m *weigher) each(heading string, share float64, of func(*option) []evidence.Finding) brief.Section {
	said := map[*option][]evidence.Finding{}
	left, most := 0, mostOfOption
	if heading == Options && len(m.options) > 4 {
		most = 2
	}
	for n := range most {
		for _, o := range m.options {
			list := of(o)
			switch {
			case n < len(list) && heading == Against && slices.Contains(o.twice, key(list[n])):
				said[o] = append(said[o], list[n])
			case n >= len(list) || !m.current(list[n]) || m.w.Said(list[n]):
			case m.w.Say(list[n], share):
				said[o] = append(said[o], list[n])
			default:
				left++
			}
			if n == most-1 {
				left += max(0, len(list)-most)
			}
		}
	}
	if left > 0 {
		m.note(LeftOut, fmt.Sprintf("Under “%s”: %d more, for which there is no room.", heading, left))
	}
	s := brief.Section{Heading: heading}
	for _, o := range m.options {
		slices.SortStableFunc(said[o], func(a, b evidence.Finding) int {
			return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
		})
		for _, f := range said[o] {
			s.Sentences = append(s.Sentences, brief.Quote(f, o.title()))
		}
	}
	return s
}

// title is what an option is called as a heading.
func (o *option) title() string {
	if o.label != "" {
		return strings.ToUpper(o.label) + ": " + capital(o.name)
	}
	return capital(o.name)
}

// goals writes the goals and preferences that weigh on the question, and compares what
// the goals allow with what the options cost.
func (m *weigher) goals() {
	s := brief.Section{Heading: Weighs, Sentences: m.w.Serve()}
	for _, p := range m.w.Preferences() {
		if o := m.swayed(p); o != "" {
			src := notes.Source{Path: p.Path, Line: p.Line, EndLine: p.Line, Heading: []string{}, Quote: p.Text, SHA256: notes.Digest(p.Text)}
			s.Sentences = append(s.Sentences, brief.Sentence{Text: p.Text, Theme: "Preference: " + o, Citations: []notes.Source{src}})
		}
	}
	m.b.Add(s)
	m.compare()
}

// swayed names the options that a preference bears on: it is no rule of form, and shares
// words with what is said of them.
func (m *weigher) swayed(p notes.Preference) string {
	if brief.ReadRule(p).Checks != "" {
		return ""
	}
	stems := evidence.Stems(p.Text)
	var names []string
	for _, o := range m.options {
		for _, f := range slices.Concat(o.about, o.pro, o.con) {
			if f.Mentions(stems) >= 2 {
				names = append(names, o.name)
				break
			}
		}
	}
	return strings.Join(names, "; ")
}

// compare holds the amounts of the options against each other, and the greatest of each
// against what goals allow.
func (m *weigher) compare() {
	bounds := m.bounds()
	s := brief.Section{Heading: Costs}
	for _, o := range m.options {
		var l brief.Line
		var amounts []string
		var greatest cost
		for _, c := range o.costs {
			if slices.Contains(amounts, c.spelt) || len(amounts) == mostCosts {
				continue
			}
			amounts = append(amounts, c.spelt)
			if !slices.ContainsFunc(l.At, func(s notes.Source) bool { return s.At() == c.Source.At() }) {
				l.At = append(l.At, c.Source)
			}
			if c.Value > greatest.Value {
				greatest = c
			}
		}
		switch {
		case len(amounts) > 0:
			l.Text = capital(o.name) + ": " + strings.Join(amounts, ", ")
		case o.like != "":
			l.Text = capital(o.name) + ": as much as option " + strings.ToUpper(o.like)
		default:
			continue
		}
		for _, b := range bounds {
			if b.Unit == greatest.Unit {
				l.Text += b.against(greatest)
				l.At = append(l.At, b.at)
			}
		}
		s.Lines = append(s.Lines, l)
	}
	m.b.Add(s)
}

const mostCosts = 4

// against says on which side of a bound a cost lies.
func (b bound) against(c cost) string {
	how := "within"
	if c.Value > b.Value {
		how = "above"
	}
	return fmt.Sprintf("; %s is %s the %s of the goal “%s”", c.spelt, how, b.spelt, b.goal)
}

// A bound is an amount that a goal sets.
type bound struct {
	prose.Quantity
	spelt, goal string
	at          notes.Source
}

// bounds are the amounts that goals say not to pass.
func (m *weigher) bounds() []bound {
	var out []bound
	for _, g := range m.w.Goals() {
		for _, text := range append([]string{g.Text}, g.DoneWhen...) {
			for _, q := range prose.Quantities(text) {
				if q.Money() && most.MatchString(text[:q.Start]) {
					src := notes.Source{Path: g.Path, Line: g.Line, EndLine: g.Line, Heading: []string{}, Quote: g.Text, SHA256: notes.Digest(g.Text)}
					out = append(out, bound{q, evidence.Spelt(text, q), g.Text, src})
				}
			}
		}
	}
	return out
}

var most = regexp.MustCompile(`(?i)(?:at most|under|below|up to|within|no more than|not more than|less than|max(?:imum)?(?: of)?|stay(?:s)? inside|keep(?:s)? to|for) (?:\S+ ){0,2}$`)

// open writes the questions that the documents leave open.
func (m *weigher) open() {
	s := brief.Section{Heading: LeftOpen}
	for _, f := range m.left() {
		if len(s.Sentences) < mostOpen && m.w.Say(f, upToOpen) {
			s.Sentences = append(s.Sentences, brief.Quote(f, ""))
		}
	}
	m.b.Add(s)
}

const mostOpen = 5

// left are the statements that say what is still to be found out.
func (m *weigher) left() []evidence.Finding {
	var out []evidence.Finding
	for _, f := range m.rest {
		n := len(f.Heading)
		under := n > 0 && unresolved.MatchString(f.Heading[n-1])
		if f.Path == m.first() && m.current(f) && !m.taken[key(f)] && !open.MatchString(f.Text) && (under || missing.MatchString(f.Text)) && f.WordCount() > 4 {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b evidence.Finding) int { return cmp.Compare(a.Line, b.Line) })
	return out
}

var (
	unresolved = regexp.MustCompile(`(?i)\b(?:unresolved|open|unanswered|outstanding) (?:questions?|issues?|points?)\b|^(?:to be (?:clarified|looked at again|decided)|still (?:open|missing))`)
	missing    = regexp.MustCompile(`(?i)^(?:open|unresolved|to clarify): |\b(?:still (?:missing|open|unclear|unknown|to be)|not (?:yet )?known|nobody knows|unclear|unknown|to be (?:clarified|decided|found out)|remains to be|would like to see|tbd|have to find out|needs? to be (?:checked|measured|asked))\b`)
)

// unknown says what the documents do not say of the options.
func (m *weigher) unknown() {
	switch len(m.options) {
	case 0:
		m.note(Unknown, "The documents name no option for this.")
	case 1:
		m.note(Unknown, "Only one option was found: "+m.options[0].name+".")
	}
	if status := m.status(); status != "" {
		m.note(Unknown, m.first()+" says of itself that it is "+status+".")
	}
	priced := m.prices()
	for _, o := range m.options {
		var lacks []string
		if priced && !o.priced() {
			lacks = append(lacks, "no cost")
		}
		if len(o.pro) == 0 {
			lacks = append(lacks, "nothing that speaks for it")
		}
		if len(o.con) == 0 {
			lacks = append(lacks, "nothing that speaks against it")
		}
		if !o.told() {
			lacks = []string{"nothing at all"}
		}
		if len(lacks) > 0 {
			m.note(Unknown, capital(o.name)+": "+strings.Join(lacks, ", ")+".")
		}
	}
	if !priced && len(m.options) > 1 {
		m.note(Unknown, "No cost is given for any option.")
	}
}

// prices tells whether the cost of any option is named.
func (m *weigher) prices() bool {
	return slices.ContainsFunc(m.options, func(o *option) bool { return len(o.costs) > 0 })
}

// priced tells whether it is said what an option costs, be it nothing.
func (o *option) priced() bool {
	return len(o.costs) > 0 || o.like != "" || slices.ContainsFunc(slices.Concat(o.about, o.pro, o.con), func(f evidence.Finding) bool {
		return gratis.MatchString(f.Text)
	})
}

var gratis = regexp.MustCompile(`(?i)\b(?:costs? nothing|free of charge|no cost|at no cost|for free|no charge)\b`)

// missing are the words of the question that nothing in the memo speaks of.
func (m *weigher) missing() []string {
	var said []evidence.Finding
	said = append(said, m.rest...)
	for _, o := range m.options {
		said = append(said, slices.Concat(o.about, o.pro, o.con)...)
	}
	out := m.w.Gathered.Missing(said)
	if out == nil {
		return []string{}
	}
	return out
}

// day writes a day or month as people do.
func day(when string) string {
	if t, err := time.Parse(time.DateOnly, when); err == nil {
		return t.Format("2 January 2006")
	}
	if t, err := time.Parse("2006-01", when); err == nil {
		return t.Format("January 2006")
	}
	return when
}
