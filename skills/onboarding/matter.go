package onboarding

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// The themes of what matters.
const (
	itsAbout = "What it is about"
	theGoals = "The goals"
	inForce  = "Decided"
	// mostAbout is how many statements say what it is about, mostDecided how many decisions
	// are told.
	mostAbout   = 3
	mostDecided = 5
)

// matters writes what it is about, the goals, and the decisions in force.
func (g *guide) matters(decided []brief.Sentence) []brief.Sentence {
	out := g.about()
	for _, goal := range g.goals {
		if s := brief.GoalSentence(goal, theGoals); g.once(s) {
			out = append(out, s)
		}
	}
	for _, s := range decided[:min(len(decided), mostDecided)] {
		s.Theme = inForce
		if g.once(s) {
			out = append(out, s)
		}
	}
	return out
}

// about writes the statements that define the subject: of a topic those that answer it, of
// the whole what the best documents say of themselves.
func (g *guide) about() []brief.Sentence {
	var out []brief.Sentence
	if g.w.Request.Topic != "" {
		for _, f := range g.w.Gathered.Findings {
			if len(out) == mostAbout || f.Score < 0.6*g.w.Gathered.Findings[0].Score {
				break
			}
			if f.Kind == notes.Row || f.Task || f.Dangles() || !g.w.Fits(f) {
				continue
			}
			if s := brief.Quote(f, itsAbout); g.once(s) {
				g.w.Take(f)
				out = append(out, s)
			}
		}
		return out
	}
	for _, d := range g.documents[:min(len(g.documents), 1)] {
		for _, p := range d.Passages[:min(len(d.Passages), openingPassages)] {
			for _, s := range evidence.Statements(p) {
				if len(out) < mostAbout && opens(s) {
					if s := brief.Quote(evidence.Finding{Statement: s}, itsAbout); g.once(s) {
						out = append(out, s)
					}
				}
			}
		}
	}
	return out
}

// mostQuestions is how many open questions are told, perQuestions how many of one
// document.
const (
	mostQuestions = 8
	perQuestions  = 2
)

var (
	asksAbout = regexp.MustCompile(`(?i)\b(?:open|unresolved|outstanding|remaining) (?:questions?|issues?|points?)\b|\bquestions?\b|\bto (?:clarify|decide)\b`)
	undecided = regexp.MustCompile(`(?i)\b(?:TBD|TBC|to be (?:decided|confirmed|determined|clarified)|not (?:yet )?decided|undecided|nothing is decided|(?:still )?open:|open question|still missing|still open|unclear (?:whether|who|what|when|how)|nobody knows|not known yet|not yet known|(?:do|does) not know)\b`)
)

// question is how one begins. What only ends in a mark may be a sigh.
var question = regexp.MustCompile(`(?i)^\W*(?:who|whom|what|when|where|why|how|which|should|can|could|do|does|did|is|are|will|would|may|must|shall|has|have|wer|was|wann|wo|wie|warum|soll|muss)\b`)

// pointing is a question about what was said before it.
var pointing = regexp.MustCompile(`(?i)^\W*(?:(?:should|can|could|will|is|are|does|do|would|was|why|how|what) )*(?:that|this|it|they|these|those|so)\b`)

// An openQuestion is a line that leaves something open, with how plainly it does.
type openQuestion struct {
	line  evidence.Statement
	plain int
}

// questions writes what is not decided, and what current documents ask, the plainest and
// latest first.
func (g *guide) questions(open []brief.Sentence) []brief.Sentence {
	var out []brief.Sentence
	for _, s := range open {
		if g.once(s) {
			out = append(out, s)
		}
	}
	var found []openQuestion
	for _, d := range g.documents {
		if g.settled(d) {
			continue
		}
		for _, p := range d.Passages {
			if !strings.Contains(p.Quote, "?") && !undecided.MatchString(p.Quote) {
				continue
			}
			for _, s := range evidence.Statements(p) {
				if q := asked(s); q.plain > 0 && g.w.About(s) {
					found = append(found, q)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b openQuestion) int {
		return cmp.Or(cmp.Compare(b.plain, a.plain), b.line.Dated.Compare(a.line.Dated), evidence.Place(a.line, b.line))
	})
	per := map[string]int{}
	for _, q := range found {
		if len(out) >= mostQuestions {
			break
		}
		if s := brief.Quote(evidence.Finding{Statement: q.line}, ""); per[q.line.Path] < perQuestions && g.once(s) {
			per[q.line.Path]++
			out = append(out, s)
		}
	}
	return out
}

// settled tells the record of a decision that is in force: what it asks, it answers.
func (g *guide) settled(d *document) bool {
	return slices.ContainsFunc(g.facts, func(f facts.Fact) bool {
		return f.Kind == facts.Decision && f.Source.Path == d.Path && f.Source.Line < statusLine && brief.InForce(f.Status)
	})
}

// statusLine is where the head of a record has ended.
const statusLine = 20

// asked tells how plainly a statement leaves something open: by what it stands under, by
// its words, or by its question mark alone.
func asked(s evidence.Statement) openQuestion {
	text := prose.Folded(s.Text)
	ends := strings.HasSuffix(strings.TrimRight(text, "*_\"”’) "), "?")
	q := openQuestion{line: s}
	switch {
	case s.WordCount() < leastOpening || s.WordCount() > mostOpening || s.Dangles() || pointing.MatchString(text):
	case ends && asksAbout.MatchString(lastHeading(s.Heading)), undecided.MatchString(text):
		q.plain = 2
	case ends && question.MatchString(text):
		q.plain = 1
	}
	return q
}
