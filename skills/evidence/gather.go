package evidence

import (
	"context"
	"fmt"
	"path"
	"strings"

	"ken/index"
	"ken/notes"
)

// A Finder finds passages; *index.Index is one.
type Finder interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
	// Paths returns the paths of all documents that can be found, sorted.
	Paths() []string
	// Standings returns what each of them tells of its place among others.
	Standings() []notes.Standing
}

// A Search says what to gather and from where.
type Search struct {
	Text string
	// Lean are texts (goals) that lift what is about them too.
	Lean []string
	// Where are conditions on the documents, see [index.Query.Where].
	Where string
	// Max and PerFile bound the passages read; 0 means 40 and 6.
	Max, PerFile int
	// Refuse tells the paths that must not be used; nil refuses none.
	Refuse func(path string) bool
}

// Gathered is what the documents hold about a question.
type Gathered struct {
	Question Question
	Findings []Finding // best first
	Passages []index.Passage
	// Nearest are headings that come closest where no passage was found.
	Nearest []notes.Source

	further []index.Passage // what was read to see what became of the findings
}

// Gather searches for passages, takes them apart and weighs their statements.
func Gather(ctx context.Context, finder Finder, s Search) (Gathered, error) {
	g := Gathered{Question: Read(s.Text)}
	most, ofOne := orElse(s.Max, 40), orElse(s.PerFile, 6)
	if g.Question.Asks == Definition {
		// What a thing is stands where it is first named, not where it is spoken of most.
		most, ofOne = most*3/2, ofOne*3
	}
	found, err := search(ctx, finder, index.Query{
		Text: s.Text, AnyWords: true, Where: s.Where, Also: g.Question.Also(), Lean: s.Lean,
		Kinds: []string{index.KindNote}, Max: most, PerFile: ofOne,
	})
	if err != nil {
		return g, fmt.Errorf("search for %q: %w", s.Text, err)
	}
	g.Question.Weigh(found.Frequency, found.Of)
	g.Nearest = found.Nearest
	for _, p := range found.Passages {
		if s.Refuse == nil || !s.Refuse(p.Path) {
			g.Passages = append(g.Passages, p)
		}
	}
	if len(g.Passages) == 0 {
		return g, nil
	}
	g.Findings = Weigh(g.Question, g.Passages)
	standings := finder.Standings()
	old := notes.Succeeded(standings)
	if err := g.pursue(ctx, finder, s, old); err != nil {
		return g, err
	}
	g.outdate(standings, old)
	return g, nil
}

// search searches, and once more where few documents have anything: then each may give
// more passages than it could otherwise.
func search(ctx context.Context, finder Finder, q index.Query) (index.Result, error) {
	found, err := finder.Search(ctx, q)
	if err != nil || len(found.Passages) >= q.Max || found.Total <= len(found.Passages) {
		return found, err
	}
	of := map[string]bool{}
	for _, p := range found.Passages {
		of[p.Path] = true
	}
	q.PerFile = max(q.PerFile, q.Max/max(1, len(of)))
	return finder.Search(ctx, q)
}

func orElse(n, other int) int {
	if n > 0 {
		return n
	}
	return other
}

// Least shares of a question's words, by weight, that one statement with what
// surrounds it must hold, and that it must hold itself, before it is said to answer.
// Below them an answer would be about something else.
const (
	leastCovered = 0.55
	leastOwn     = 0.2
)

// wellCovered is the share of the question that a statement holds which says it without
// the thing asked for: the name that stands there is that thing.
const wellCovered = 0.6

// considered is how many of the best findings may answer.
const considered = 60

// Answered tells whether the documents speak of what was asked.
func (g Gathered) Answered() bool {
	for _, f := range g.Findings[:min(len(g.Findings), considered)] {
		if g.speaks(f) || f.spoken && g.heard(f) {
			return true
		}
	}
	return false
}

// leastHeard is the share of a question that must be spoken of in one place of a
// transcript for that place to be told about it: people speak in other words than those
// they are asked about with. It answers no question by itself.
const leastHeard = 0.2

// heard tells whether a transcript speaks of enough of what was asked to be quoted, where
// not a single fact was asked for.
func (g Gathered) heard(f Finding) bool {
	return (g.Question.broad() || g.Question.Asks == Which) && f.Covers >= leastHeard && !g.lacksName(f)
}

// Best returns the finding that answers the question: of those that speak of what was
// asked, the first that also has the type of thing asked for. One that is out of date
// answers only where nothing current does. It is false where there is none.
func (g Gathered) Best() (Finding, bool) {
	var old *Finding
	for i, f := range g.Findings[:min(len(g.Findings), considered)] {
		switch {
		case !g.Suits(f):
		case f.Current():
			if old != nil && old.Own-f.Own > history {
				return *old, true
			}
			return f, true
		case old == nil || f.Own-old.Own > history:
			old = &g.Findings[i]
		}
	}
	if old == nil {
		return Finding{}, false
	}
	return *old, true
}

// history is by how much more of the question a statement must hold to answer although
// it is out of date: then the question is about what was.
const history = 0.35

// Suits tells whether a finding is about what was asked and has the type of thing
// asked for.
func (g Gathered) Suits(f Finding) bool {
	return g.speaks(f) && f.Answers >= leastAnswer[g.Question.Asks]
}

// leastAnswer is how surely a finding must have what was asked for. Only types that
// show in the words are demanded; a reason can be given without a "because".
var leastAnswer = map[Asks]float64{Who: 0.5, When: 0.5, HowMany: 0.5, Where: 0.5}

// speaks tells whether a finding is about what was asked.
func (g Gathered) speaks(f Finding) bool {
	if f.spoken {
		return f.Covers >= leastCovered && !g.lacksName(f)
	}
	// What stands under a heading on the matter speaks of it without naming it again.
	own := f.Own >= leastOwn || g.Question.broad()
	return f.heir || f.Covers >= leastCovered && own && !g.lacksName(f) && !g.lacksHead(f) && !g.lacksDemand(f) && !g.lacksWord(f) && !g.Question.asksItself(f)
}

// lacksHead tells whether a statement and what surrounds it lack the thing that
// "which X" asks for.
func (g Gathered) lacksHead(f Finding) bool {
	if verb := g.Question.verb; verb != "" && !f.holds(g.Question.word(verb)) {
		return true
	}
	if g.Question.head == "" || g.Question.loose && f.Own >= wellCovered {
		return false
	}
	w := g.Question.word(g.Question.head)
	if g.Question.Asks == Who && f.Own >= wellCovered && w.in(f.near) > 0 {
		return false
	}
	return w.in(f.terms) == 0 && w.in(f.around) == 0
}

// holds tells whether a statement, or what it stands under or behind, has a word.
func (f Finding) holds(w Word) bool {
	return w.in(f.terms) > 0 || w.in(f.around) > 0 || w.in(readTerms(f.Before)) > 0
}

// lacksName tells whether the question names something of which neither the
// statement nor its passage speaks: an answer about another thing is no answer.
func (g Gathered) lacksName(f Finding) bool {
	for _, w := range g.Question.Words {
		if f.spoken && w.in(f.near) > 0 {
			continue
		}
		if w.Name && w.in(f.terms) == 0 && w.in(f.around) == 0 && w.in(f.near) == 0 {
			return true
		}
	}
	return false
}

// Missing returns the words of the question, as they were spelled, of which none of
// the given findings nor what they stand under speaks.
func (g Gathered) Missing(findings []Finding) []string {
	var out []string
	for _, w := range g.Question.Words {
		if !w.cue && !w.faint && !framing[w.Stem] && !spoken(w, findings) {
			out = append(out, w.Spelling)
		}
	}
	return out
}

func spoken(w Word, findings []Finding) bool {
	for _, f := range findings {
		if w.in(f.terms) > 0 || w.in(f.around) > 0 {
			return true
		}
	}
	return false
}

// Shares returns the share, 0 to 1, of one statement's content words that another
// has: how much they repeat each other.
func (s Statement) Shares(other Statement) float64 {
	n := 0
	for stem := range s.terms.has {
		if other.terms.has[stem] > 0 {
			n++
		}
	}
	least := min(len(s.terms.has), len(other.terms.has))
	if least == 0 {
		return 0
	}
	return float64(n) / float64(least)
}

// Mentions counts how many of some stems the statement holds.
func (s Statement) Mentions(stems []string) int {
	n := 0
	for _, stem := range stems {
		if s.terms.has[stem] > 0 {
			n++
		}
	}
	return n
}

// Dangles tells whether the statement leans on the one before it ("This means …").
func (s Statement) Dangles() bool { return dangles(s.Text) }

// WordCount is how many words the statement has.
func (s Statement) WordCount() int { return s.terms.words }

// Follows tells whether the statement stands directly behind another of the same
// passage.
func (s Statement) Follows(other Statement) bool {
	return s.passage == other.passage && s.Path == other.Path && s.nth == other.nth+1
}

// Name returns what the statement's document is called: its title, else its file's
// name without the ending.
func (s Statement) Name() string {
	base := path.Base(s.Path)
	if t := strings.TrimSpace(s.Title); t != "" && t != base {
		return t
	}
	return strings.TrimSuffix(base, path.Ext(base))
}
