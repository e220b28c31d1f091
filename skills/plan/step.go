package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// A step is something to be done, as one or more documents name it.
type step struct {
	facts []facts.Fact // of current documents, the newest first
	dated time.Time    // of the newest of them
	text  string
	owner string // of the newest that names one
	due   string
	state string // of the newest
	stems map[string]bool
	marks []string // numbers and names in its text, which make it another step
	// owners and dues are the facts that name another owner or day than the newest does.
	owners, dues []facts.Fact
	// word is the line of a later document that says it is done; its Path is "" where
	// none does.
	word evidence.Statement
}

func (s *step) open() bool { return (s.state == "open" || s.state == "blocked") && s.word.Path == "" }

// join makes steps of tasks: those of the same words in two documents are one step, of
// which the newest document decides. They come in order of date.
func (p *planner) join(tasks []facts.Fact) []*step {
	slices.SortStableFunc(tasks, func(a, b facts.Fact) int {
		return p.documents[b.Source.Path].Dated.Compare(p.documents[a.Source.Path].Dated)
	})
	by := map[string][]*step{} // by stem, so that not every two are compared
	var all []*step
	for _, f := range tasks {
		n := p.begin(f)
		if old := twin(by, n); old != nil {
			old.add(f)
			continue
		}
		all = append(all, n)
		for stem := range n.stems {
			by[stem] = append(by[stem], n)
		}
	}
	slices.SortStableFunc(all, func(a, b *step) int {
		return cmp.Or(cmp.Compare(dayOrder(a.due), dayOrder(b.due)), cmp.Compare(a.facts[0].Source.Path, b.facts[0].Source.Path),
			cmp.Compare(a.facts[0].Source.Line, b.facts[0].Source.Line))
	})
	return all
}

func (p *planner) begin(f facts.Fact) *step {
	return &step{
		facts: []facts.Fact{f}, dated: p.documents[f.Source.Path].Dated, text: f.Text, owner: f.Owner, due: f.Due, state: f.State,
		stems: brief.Stems(f.Text), marks: marksOf(f.Text),
	}
}

// twin returns the step that another names too, nil where there is none. Two tasks of one
// document are two steps, whatever they are called.
func twin(by map[string][]*step, n *step) *step {
	for _, stem := range evidence.Stems(n.text) {
		for _, o := range by[stem] {
			if o.same(n) && !slices.ContainsFunc(o.facts, func(f facts.Fact) bool { return f.Source.Path == n.facts[0].Source.Path }) {
				return o
			}
		}
	}
	return nil
}

// alike is the share of words that two tasks have in common to be one step.
const alike = 0.8

// same tells whether two tasks are one step: nearly the same words, and the same numbers
// and names to the letter.
func (s *step) same(o *step) bool {
	if !slices.Equal(s.marks, o.marks) {
		return false
	}
	n := 0
	for stem := range s.stems {
		if o.stems[stem] {
			n++
		}
	}
	most := max(len(s.stems), len(o.stems))
	return most > 0 && (n == most || n > 1 && float64(n) >= alike*float64(most))
}

// marksOf returns what tells two steps of nearly the same words apart: numbers, ordinals,
// names, and words that say the contrary.
func marksOf(text string) []string {
	var out []string
	first := true
	for w := range prose.Words(text) {
		spelling := w.In(text)
		r := []rune(spelling)[0]
		if unicode.IsDigit(r) || !first && unicode.IsUpper(r) || ordinals[w.Term] || contrary[w.Term] {
			out = append(out, w.Term)
		}
		first = false
	}
	slices.Sort(out)
	return slices.Compact(out)
}

var (
	ordinals = words("first second third fourth fifth one two three four five six seven eight nine ten last next final another")
	contrary = words("not no never without cancel stop undo remove before after")
)

func words(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// add joins what an older document says of the step. It fills in what the newer one leaves
// open, and else only stands against it.
func (s *step) add(f facts.Fact) {
	s.facts = append(s.facts, f)
	switch {
	case s.owner == "":
		s.owner = f.Owner
	case f.Owner != "" && !sameName(s.owner, f.Owner):
		s.owners = append(s.owners, f)
	}
	switch {
	case s.due == "":
		s.due = f.Due
	case f.Due != "" && isDay(f.Due) && isDay(s.due) && !strings.HasPrefix(f.Due, s.due) && !strings.HasPrefix(s.due, f.Due):
		s.dues = append(s.dues, f)
	}
	if s.dated.IsZero() && f.State == "done" { // without dates, who says it is done knows more
		s.state = f.State
	}
}

// sameName tells whether two texts name the same people, one of them perhaps by first
// names.
func sameName(a, b string) bool {
	as, bs := strings.Fields(prose.Fold(a)), strings.Fields(prose.Fold(b))
	if len(as) > len(bs) {
		as, bs = bs, as
	}
	for _, w := range as {
		if !slices.Contains(bs, w) {
			return false
		}
	}
	return true
}

// isDay tells a day or month from other words for when.
func isDay(due string) bool { return due != "" && due[0] >= '0' && due[0] <= '9' }

// dayOrder is what steps are ordered by: a month stands for its last day, words stand
// behind all days, and nothing behind words.
func dayOrder(due string) string {
	switch {
	case due == "":
		return "~~"
	case !isDay(due):
		return "~"
	case len(due) == len("2026-12"):
		return due + "-31"
	}
	return due
}

// places returns the sources of the step's facts, each place once.
func (s *step) places() []notes.Source {
	var out []notes.Source
	seen := map[string]bool{}
	for _, f := range s.facts {
		if at := f.Source.At(); !seen[at] {
			seen[at] = true
			out = append(out, f.Source)
		}
	}
	return out
}
