package memo

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// decided writes what is decided already, or that nothing is and when it will be.
func (m *weigher) decided() {
	s := brief.Section{Heading: Decided}
	themes := map[string]string{}
	for _, f := range m.facts {
		if theme := themeOf(f); f.Kind == facts.Decision && len(theme) > len(themes[f.Source.Path]) {
			themes[f.Source.Path] = theme
		}
	}
	for _, f := range m.facts {
		if f.Kind != facts.Decision || !settled[f.Status] || !m.about(f) || m.status() != "" {
			continue
		}
		one := m.w.Stated(f)
		if m.current(one) && !head.MatchString(one.Text) && len(s.Sentences) < 3 && m.w.Say(one, upToDecided) {
			m.settled = true
			s.Sentences = append(s.Sentences, brief.Quote(one, cmp.Or(themes[one.Path], "Decided")))
		}
	}
	for _, f := range m.rest {
		if m.settled || len(s.Sentences) >= 3 || f.Path != m.first() || !m.current(f) {
			continue
		}
		if (open.MatchString(f.Text) || votes.MatchString(f.Text) && dated(f.Text)) && !strings.HasSuffix(f.Text, "?") && m.w.Say(f, upToDecided) {
			s.Sentences = append(s.Sentences, brief.Quote(f, "Open"))
		}
	}
	slices.SortStableFunc(s.Sentences, func(a, b brief.Sentence) int { return bySource(a.Citations[0], b.Citations[0]) })
	m.b.Add(s)
}

func bySource(a, b notes.Source) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), strings.Compare(a.Quote, b.Quote))
}

// first is the document that lists the options, else the best on the question.
func (m *weigher) first() string {
	if m.from != "" || len(m.documents) == 0 {
		return m.from
	}
	return m.documents[0]
}

// status is what the record that lists the options says of itself, "" where it says
// nothing.
func (m *weigher) status() string {
	for _, f := range m.facts {
		if f.Kind == facts.Decision && f.Source.Path == m.first() && f.Status != "" && f.Status != "decided" {
			if strings.Contains(strings.ToLower(f.Source.Quote), f.Status) && head.MatchString(prose.Readable(f.Source.Quote)) {
				return f.Status
			}
		}
	}
	return ""
}

// about tells whether a decision is about the question: it stands in the document that
// lists the options, or speaks of one of them or of the question itself.
func (m *weigher) about(f facts.Fact) bool {
	if m.from != "" && f.Source.Path == m.from {
		return true
	}
	text := f.What + " " + f.Source.Quote
	has, n := tokens(text), 0
	question := unique(tokens(m.b.Topic))
	for _, t := range question {
		if slices.Contains(has, t) {
			n++
		}
	}
	enough := 2*n > len(question) && n > 1
	if m.from != "" {
		return enough && m.spoken(text) != nil
	}
	return enough
}

func themeOf(f facts.Fact) string {
	var parts []string
	if f.On != "" {
		parts = append(parts, "on "+day(f.On))
	}
	if f.By != "" {
		parts = append(parts, "by "+f.By)
	}
	if len(parts) == 0 {
		return ""
	}
	return "Decided " + strings.Join(parts, " ")
}

func dated(text string) bool {
	return slices.ContainsFunc(prose.Quantities(text), func(q prose.Quantity) bool { return q.Date != "" })
}

var (
	head  = regexp.MustCompile(`^[\pL\d_-]+(?: [\pL\d_-]+)?: ?["']?[^.;]{0,60}$`)
	open  = regexp.MustCompile(`(?i)\b(?:nothing (?:is|has been|was)(?: yet)? (?:decided|agreed|chosen)|not (?:yet )?(?:been )?decided|undecided|(?:still|remains?|left) open|no decision|to be decided|not agreed)\b`)
	votes = regexp.MustCompile(`(?i)\b(?:votes?|decides?|will (?:vote|decide|choose)|to be decided|decision (?:is )?due)\b`)
	urges = regexp.MustCompile(`(?i)\b(?:recommend(?:s|ed)?|recommendation|advise[sd]?|should (?:choose|take|use|buy|go with|go for|pick|adopt|prefer)|our (?:choice|preference) is|best option|is the best (?:choice|option))\b`)
	urged = regexp.MustCompile(`(?i)^(?:al)?though\b|\b(?:not|never|no longer|cannot|don't|doesn't)\b[^.;]{0,20}\b(?:recommend|propose|suggest|advise|should)|\brejects?\b`)
)

// recommend writes what carries a recommendation: statements that recommend an option, or
// what speaks for the one that nothing else comes near. Where neither is there, it says
// why there is none and what would decide it.
func (m *weigher) recommend() {
	if m.settled {
		m.note(NotCarried, "It is decided already: see “"+Decided+"”. What follows is for looking at it again.")
		return
	}
	s := brief.Section{Heading: Recommended}
	urging := m.urging()
	if m.divided(urging) {
		m.note(NotCarried, "The documents recommend different options: see what they say under “"+For+"”.")
		return
	}
	for _, f := range urging {
		o := m.spoken(f.Text)
		if len(s.Sentences) < 2 && !m.w.Refuses(f) {
			s.Sentences = append(s.Sentences, brief.Quote(f, "A document recommends: "+o.name))
		}
	}
	if o, count := m.dominant(); len(s.Sentences) == 0 && o != nil {
		theme := fmt.Sprintf("%s — counted by ken, not said by a document: %s", o.name, count)
		for _, f := range o.pro[:min(len(o.pro), 3)] {
			s.Sentences = append(s.Sentences, brief.Quote(f, theme))
		}
	}
	if len(s.Sentences) > 0 {
		m.b.Add(s)
		return
	}
	m.explain()
}

// urging are the statements of current documents that recommend one of the options.
func (m *weigher) urging() []evidence.Finding {
	var out []evidence.Finding
	all := slices.Clone(m.rest)
	for _, o := range m.options {
		all = append(all, slices.Concat(o.pro, o.about)...)
	}
	seen := map[string]bool{}
	for _, f := range all {
		if seen[key(f)] || !m.current(f) || !urges.MatchString(f.Text) || urged.MatchString(f.Text) || m.spoken(f.Text) == nil || strings.HasSuffix(f.Text, "?") {
			continue
		}
		seen[key(f)] = true
		out = append(out, f)
	}
	return out
}

// divided tells whether different options are recommended.
func (m *weigher) divided(urging []evidence.Finding) bool {
	return slices.ContainsFunc(urging, func(f evidence.Finding) bool { return m.spoken(f.Text) != m.spoken(urging[0].Text) })
}

// leastLead is by how many statements one option must stand before every other.
const leastLead = 2

// dominant returns the option that has at least two statements for it, none against it,
// and stands well before every other; and the count in words.
func (m *weigher) dominant() (best *option, count string) {
	if len(m.options) < 2 {
		return nil, ""
	}
	for _, o := range m.options {
		if len(o.pro) < 2 || len(o.con) > 0 {
			continue
		}
		leads := true
		for _, other := range m.options {
			if other != o && (len(o.pro)-len(other.pro)+len(other.con) < leastLead || !other.told()) {
				leads = false
			}
		}
		if leads {
			return o, m.tally()
		}
	}
	return nil, ""
}

// tally counts what speaks for and against each option.
func (m *weigher) tally() string {
	var parts []string
	for _, o := range m.options[:min(len(m.options), 5)] {
		parts = append(parts, fmt.Sprintf("“%s” has %d for and %d against", capital(o.name), len(o.pro), len(o.con)))
	}
	return strings.Join(parts, "; ")
}

// explain says why nothing is recommended, and what would decide it.
func (m *weigher) explain() {
	switch len(m.options) {
	case 0, 1:
		m.note(NotCarried, "There are no two options to choose between.")
		return
	}
	m.note(NotCarried, "No current document recommends an option, and none stands out by what speaks for it: "+m.tally()+".")
	var wanting []string
	for _, o := range m.options {
		if m.prices() && !o.priced() {
			wanting = append(wanting, "the cost of “"+capital(o.name)+"”")
		}
	}
	if len(m.left()) > 0 {
		wanting = append(wanting, "an answer to what stands under “"+LeftOpen+"”")
	}
	if len(wanting) > 0 {
		m.note(NotCarried, "What would help to decide it: "+strings.Join(wanting, "; ")+".")
	}
}

// note adds a line of the program's own to a section.
func (m *weigher) note(heading, text string) {
	for i := range m.b.Sections {
		if m.b.Sections[i].Heading == heading {
			m.b.Sections[i].Lines = append(m.b.Sections[i].Lines, brief.Line{Text: text})
			return
		}
	}
	m.b.Add(brief.Section{Heading: heading, Lines: []brief.Line{{Text: text}}})
}
