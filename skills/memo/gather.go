package memo

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/evidence"
)

// gather goes through all statements and gives each to the option it speaks of.
func (m *weigher) gather() {
	seen := map[string]bool{}
	add := func(f evidence.Finding) {
		if key := f.At() + f.SHA256; !seen[key] {
			seen[key] = true
			m.rest = append(m.rest, f)
		}
	}
	for _, f := range m.w.Gathered.Findings {
		if f.Covers >= 0.35 || slices.Contains(m.documents, f.Path) {
			add(f)
		}
	}
	for _, p := range m.passages {
		for _, s := range evidence.Statements(p) {
			add(evidence.Finding{Statement: s})
		}
	}
	for _, o := range m.options {
		for _, f := range slices.Concat(o.about, o.pro, o.con) {
			m.taken[key(f)] = true
		}
	}
	m.settle()
	for _, f := range m.rest {
		if m.taken[key(f)] || !m.current(f) || f.Kind == notes.Row && f.Path == m.from || strings.HasSuffix(f.Text, "?") || missing.MatchString(f.Text) || open.MatchString(f.Text) {
			continue
		}
		o, to := m.spoken(f.Text), sideOf(f.Text)
		if o != nil && len(o.key) == 1 && f.Path != m.from && !m.touches(f.Text) {
			o = nil
		}
		prices := o != nil
		if o == nil {
			o, to, prices = m.implied(f)
		}
		if o != nil {
			o.put(f, to, prices)
			m.taken[key(f)] = true
			m.of[key(f)] = o
		}
	}
	m.loosely()
}

// touches tells whether a text speaks of anything that was asked: one word alone may be
// of another matter.
func (m *weigher) touches(text string) bool {
	has := tokens(text)
	return slices.ContainsFunc(tokens(m.b.Topic), func(t string) bool { return !vague[t] && !counting[t] && slices.Contains(has, t) })
}

// implied gives a statement that names no option to the one that is meant where it
// stands: reasons and costs in the record of a decision are those of what was decided,
// and among arguments one sentence goes on from the last.
func (m *weigher) implied(f evidence.Finding) (o *option, to side, prices bool) {
	over := f.Lead
	if over == "" && len(f.Heading) > 0 {
		over = f.Heading[len(f.Heading)-1]
	}
	over = strings.Trim(over, " .:*")
	to = sideOf(f.Text)
	switch {
	case m.chosen != nil && f.Path == m.from && reasons.MatchString(over):
		return m.chosen, to, false
	case m.chosen != nil && f.Path == m.from && costHead.MatchString(over):
		return m.chosen, con, true
	case arguing.MatchString(over) && (to == pro || to == con):
		for _, before := range m.rest {
			if o := m.of[key(before)]; o != nil && f.Path == before.Path && f.Before == before.Text {
				return o, to, false
			}
		}
	}
	return nil, neutral, false
}

// loosely gives options of the question that nothing was said of those statements which
// speak for or against what they name, leaving out the words that only count or compare.
func (m *weigher) loosely() {
	for _, o := range m.options {
		if !o.asked || o.told() {
			continue
		}
		words := slices.DeleteFunc(unique(tokens(o.name)), func(t string) bool { return vague[t] || counting[t] })
		for _, f := range m.rest {
			to := sideOf(f.Text)
			if len(words) == 0 || m.taken[key(f)] || !m.current(f) || f.Path != m.first() || to == neutral || strings.HasSuffix(f.Text, "?") {
				continue
			}
			has := tokens(f.Text)
			if slices.ContainsFunc(words, func(t string) bool { return !slices.Contains(has, t) }) || m.counted(o, has) {
				continue
			}
			o.put(f, to, true)
			m.taken[key(f)] = true
		}
	}
}

// counted tells whether a text counts as another option does: of two, not of one.
func (m *weigher) counted(o *option, has []string) bool {
	own := tokens(o.name)
	return slices.ContainsFunc(m.options, func(other *option) bool {
		return other != o && slices.ContainsFunc(tokens(other.name), func(t string) bool {
			return counting[t] && !slices.Contains(own, t) && slices.Contains(has, t)
		})
	})
}

// settle finds the option that was decided on.
func (m *weigher) settle() {
	for _, f := range m.facts {
		if f.Kind == facts.Decision && m.about(f) && settled[f.Status] && m.status() == "" {
			if o := m.spoken(f.What + " " + f.Source.Quote); o != nil {
				m.chosen = o
				return
			}
		}
	}
}

var settled = map[string]bool{"decided": true, "accepted": true, "approved": true}

var (
	reasons = regexp.MustCompile(`(?i)^(?:why|reasons?|rationale|justification|because|motivation|consequences|positive consequences)\b`)
	arguing = regexp.MustCompile(`(?i)\b(?:speaks|arguments?|pros|cons|discussion|debate|reasons?|trade-?offs?|opinions?|views|positions?)\b`)
)

// current tells whether a finding may be given as what holds.
func (m *weigher) current(f evidence.Finding) bool {
	return f.Current() && m.w.Outdated(f.Path, f.Title) == ""
}

func key(f evidence.Finding) string { return f.At() + f.SHA256 }

// spoken returns the one option that a text speaks of, nil where it is none or several.
func (m *weigher) spoken(text string) *option {
	var best *option
	most, again := 0.0, false
	for _, o := range m.options {
		switch share := o.mentions(text); {
		case share < leastMention || share < 1 && len(o.key) < 3:
		case share > most:
			best, most, again = o, share, false
		case share == most:
			again = true
		}
	}
	if again {
		return nil
	}
	return best
}

// leastMention is the share of an option's own words that a statement needs to speak of
// it; of two words or one all are needed.
const leastMention = 0.5

// put files a statement under what it does for the option. One that prices it also says
// what it costs.
func (o *option) put(f evidence.Finding, to side, prices bool) {
	if to == both && turns(f.Text) {
		o.twice = append(o.twice, key(f))
		o.pro, o.con = append(o.pro, f), append(o.con, f)
		to = none
	}
	switch to {
	case pro:
		o.pro = append(o.pro, f)
	case con:
		o.con = append(o.con, f)
	case neutral, both:
		o.about = append(o.about, f)
	}
	if !prices {
		return
	}
	old, now, changes := evidence.Replaces(f.Text) // "falls from 28,500 to 25,550" is no price
	for _, q := range prose.Quantities(f.Text) {
		if q.Money() && !(changes && (q.Same(old) || q.Same(now))) {
			o.costs = append(o.costs, cost{q, evidence.Spelt(f.Text, q), f})
		}
	}
	if like := costsLike.FindStringSubmatch(f.Text); like != nil {
		o.like = strings.ToLower(like[1])
	}
}

var costsLike = regexp.MustCompile(`(?i)\bcosts?\b[^.;]{0,20}\b(?:that of|the same as|as much as|like) (?:option|alternative|variant|proposal) ([a-z]|\d{1,2})\b`)

// part is a part of a statement, in other words than the whole.
func part(f evidence.Finding, text string) evidence.Statement {
	s := evidence.Stated(f.Source, text)
	s.Title, s.Dated = f.Title, f.Dated
	return s
}

func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}
