package memo

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"ken/index"
	"ken/notes/facts"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// A weigher finds options and what speaks for them.
type weigher struct {
	w *brief.Writer
	b *brief.Brief

	options   []*option
	from      string             // the document that lists them, "" where the question does
	documents []string           // those that are read whole, best first
	passages  []index.Passage    // of them, in their order
	rest      []evidence.Finding // their statements, and what else speaks of the question
	facts     []facts.Fact       // of them
	taken     map[string]bool    // statements that an option has
	of        map[string]*option // by the statement
	chosen    *option            // the one that was decided on
	settled   bool               // it is decided
}

// Bounds of what one memo reads.
const (
	mostDocuments = 4
	mostPassages  = 60 // of one document
)

// read finds the documents that the question is about, their options, and what they say
// of each.
func (m *weigher) read(ctx context.Context) error {
	m.taken, m.of = map[string]bool{}, map[string]*option{}
	m.relevant()
	for _, name := range m.documents {
		list, err := m.w.Passages(ctx, `in:"`+strings.ReplaceAll(name, `"`, "")+`"`, mostPassages)
		if err != nil {
			return err
		}
		list = slices.DeleteFunc(list, func(p index.Passage) bool { return p.Path != name })
		slices.SortStableFunc(list, func(a, b index.Passage) int { return cmp.Compare(a.Line, b.Line) })
		m.passages = append(m.passages, list...)
		m.w.Offer(list)
	}
	all, err := m.w.Facts(ctx, index.FactQuery{Kinds: []string{facts.Decision, facts.Date}})
	if err != nil {
		return err
	}
	for _, f := range all {
		if slices.Contains(m.documents, f.Source.Path) {
			m.facts = append(m.facts, f)
		}
	}
	m.choose()
	m.gather()
	return nil
}

// relevant picks the documents with the best statements on the question.
func (m *weigher) relevant() {
	for _, f := range m.w.Gathered.Findings {
		if len(m.documents) == mostDocuments {
			return
		}
		if f.Covers >= 0.5 && f.Direct > 0 && f.Current() && !slices.Contains(m.documents, f.Path) {
			m.documents = append(m.documents, f.Path)
		}
	}
}

// choose takes the options of the place that is most about the question. Those that the
// question names itself are added where no listed one is meant.
func (m *weigher) choose() {
	question := tokens(m.b.Topic)
	var sets []*set
	for rank, name := range m.documents {
		for _, s := range m.sets(name) {
			s.narrow()
			s.score = s.about(question) - 0.15*float64(rank)
			if len(s.options) > 0 {
				sets = append(sets, s)
			}
		}
	}
	several := func(s *set) bool { return len(s.options) > 1 && s.score >= leastAbout }
	slices.SortStableFunc(sets, func(a, b *set) int {
		if x, y := several(a), several(b); x != y { // one option is no choice
			if x {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.score, a.score)
	})
	if len(sets) > 0 && sets[0].score >= leastAbout {
		m.options, m.from = sets[0].options, sets[0].path
	}
	m.ask(question)
	m.options = m.options[:min(len(m.options), mostOptions)]
	tell(m.options, question)
}

// narrow leaves out of a list that stands among other things what is not said to be an
// alternative, neither by its name nor by the first words on it.
func (s *set) narrow() {
	if !s.broad {
		return
	}
	s.options = slices.DeleteFunc(s.options, func(o *option) bool {
		first := slices.Concat(o.about, o.pro, o.con)
		slices.SortStableFunc(first, func(a, b evidence.Finding) int { return cmp.Compare(a.Line, b.Line) })
		text := o.name
		for _, f := range first[:min(len(first), 4)] {
			text += "\n" + f.Text
		}
		return o.label == "" && !otherwise.MatchString(text)
	})
}

var otherwise = regexp.MustCompile(`(?i)\b(?:alternativ\w*|instead|rather than|versus|vs\.?|another (?:option|approach|way|design|possibility)|option|do(?:ing)? nothing|(?:we|one|you) could|could also)\b`)

// leastAbout is the share of the question that a list of options must speak of.
const leastAbout = 0.4

// about tells, 0 to 1, how much a list of options is about a question: how many of its
// words the names of the options and what they stand under hold, and how many all that is
// said there.
func (s *set) about(question []string) float64 {
	names, all := s.heading, s.heading
	for _, o := range s.options {
		names += " " + o.name
		for _, f := range slices.Concat(o.about, o.pro, o.con) {
			all += " " + f.Text
		}
	}
	question = slices.DeleteFunc(unique(question), func(t string) bool { return vague[t] || listing(t) })
	if len(question) == 0 {
		return 1
	}
	share := func(text string) float64 {
		has, n := tokens(text), 0
		for _, t := range question {
			if slices.Contains(has, t) {
				n++
			}
		}
		return float64(n) / float64(len(question))
	}
	return (2*share(names) + share(all+" "+names)) / 3
}

// ask adds the options that the question names.
func (m *weigher) ask(question []string) {
	names := split(m.b.Topic)
	var named []*option
	for _, n := range names {
		named = append(named, &option{name: n, asked: true})
	}
	tell(named, nil)
	for i, o := range named {
		if at := slices.IndexFunc(m.options, func(l *option) bool { return o.means(l, named, i) }); at >= 0 {
			m.options[at].asked = true
			continue
		}
		m.options = append(m.options, o)
	}
}

// means tells whether an option of the question is the one that a document lists: it has
// a word of it that tells it from the question's others, and none of those of the others.
func (o *option) means(listed *option, named []*option, i int) bool {
	text := listed.name
	for _, f := range listed.about[:min(len(listed.about), 1)] {
		text += " " + f.Text
	}
	if o.mentions(text) == 0 || o.mentions(text) < 0.5 && !strings.Contains(text, o.name) {
		return false
	}
	for j, other := range named {
		if j != i && other.mentions(text) >= o.mentions(text) {
			return false
		}
	}
	return true
}
