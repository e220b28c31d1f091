package brief

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"ken/index"
	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/ask"
	"ken/skills/evidence"
)

// A Writer chooses and orders the statements of one document. It remembers what stands
// in it, so that nothing is said twice and no more than the limits allow.
type Writer struct {
	Request  Request
	Gathered evidence.Gathered // on the topic; empty where there is none

	desk      *Desk
	rules     []Rule
	limit     limits
	passages  []index.Passage    // all that was gathered, for an author
	found     []evidence.Finding // in them
	disputes  []evidence.Dispute
	chosen    []evidence.Finding            // what stands in the document so far, in order of choice
	words     int                           // of them
	known     map[string]evidence.Statement // a word of each document that was read whole, for its title
	read      map[string][]index.Passage    // of each of them
	succeeded map[string]notes.Succession   // which documents took the place of others
	old       map[string]string             // why documents are no longer to go by; shared with the brief
}

// Gather looks for what the documents hold on a text, within the conditions of the
// request and what the preferences refuse.
func (w *Writer) Gather(ctx context.Context, text string) (evidence.Gathered, error) {
	g, err := evidence.Gather(ctx, w.desk.Finder, evidence.Search{
		Text: text, Where: strings.TrimSpace(w.Request.Where + " " + w.limit.where(w.Now())), Lean: ask.Lean(w.desk.Context.Goals),
		Max: w.desk.Passages, Refuse: w.limit.refuses,
	})
	w.limit.spare(g.Findings)
	w.remember(g)
	return g, err
}

// Facts returns facts of the documents that the preferences do not refuse.
func (w *Writer) Facts(ctx context.Context, q index.FactQuery) ([]facts.Fact, error) {
	list, err := w.desk.Finder.Facts(ctx, q)
	return slices.DeleteFunc(list, func(f facts.Fact) bool { return w.limit.refuses(f.Source.Path) }), err
}

// Paths returns the paths of all documents that the preferences do not refuse, sorted.
func (w *Writer) Paths() []string {
	return slices.DeleteFunc(slices.Clone(w.desk.Finder.Paths()), w.limit.refuses)
}

// Goals returns the goals that hold here.
func (w *Writer) Goals() []notes.Goal { return w.desk.Context.Goals }

// Preferences returns the preferences that hold here.
func (w *Writer) Preferences() []notes.Preference { return w.desk.Context.Preferences }

// Now is the time that the document is written at.
func (w *Writer) Now() time.Time { return w.desk.Now() }

// How much may stand where, and how good a statement must be, as a share of the best
// one's score, to stand there.
const (
	answerScore = 0.72
	bodyScore   = 0.5
	bodyCovers  = 0.5
	looseScore  = 0.35
	looseCovers = 0.4
	repeats     = 0.7 // shared content words above which two statements say the same
	perTheme    = 4
	mostThemes  = 5
	mostFights  = 4
	mostSaid    = 24
	fewSaid     = 6
)

// research fills a brief.
func research(_ context.Context, w *Writer, b *Brief) error {
	if !w.Gathered.Answered() {
		w.NotFound(b)
		return nil
	}
	b.Found = true
	answer := w.answer()
	b.Add(Section{Heading: Answer, Sentences: answer})
	w.Disagree(b)
	says := w.says()
	b.Add(Section{Heading: Goals, Sentences: w.Serve()})
	b.Add(Section{Heading: Says, Sentences: says})
	b.NotFound = w.missing()
	return nil
}

// Add keeps a section that holds something.
func (b *Brief) Add(s Section) {
	if !s.empty() {
		if s.Sentences == nil {
			s.Sentences = []Sentence{}
		}
		b.Sections = append(b.Sections, s)
	}
}

// NotFound says that the documents do not answer, and where they come closest.
func (w *Writer) NotFound(b *Brief) {
	b.Nearest = ask.Nearest(w.Gathered)
	b.NotFound = append(b.NotFound, w.Gathered.Missing(w.Gathered.Findings[:min(len(w.Gathered.Findings), 20)])...)
	if len(b.NotFound) == 0 {
		b.NotFound = []string{b.Topic}
	}
}

// relevant returns the findings that speak of enough of the topic.
func (w *Writer) relevant() []evidence.Finding {
	var out []evidence.Finding
	for _, f := range w.Gathered.Findings {
		if f.Covers >= looseCovers {
			out = append(out, f)
		}
	}
	return out
}

// answer chooses the statements that answer the question most directly.
func (w *Writer) answer() []Sentence {
	most := min(w.limit.answer, 3)
	switch w.Gathered.Question.Asks {
	case evidence.Who, evidence.When, evidence.HowMany:
		most = min(most, 2)
	}
	best := 0.0
	if f, ok := w.Gathered.Best(); ok && w.Fits(f) {
		w.Take(f)
		best = f.Score
	}
	for _, f := range w.Gathered.Findings {
		if len(w.chosen) >= most || w.words > w.limit.words/2 {
			break
		}
		if best > 0 && (f.Score < answerScore*best || !w.Gathered.Suits(f)) {
			continue
		}
		if !w.Fits(f) || best > 0 && (f.Dangles() && !f.Said() || f.Kind == notes.Row) { // a row is no sentence to go on with
			continue
		}
		best = max(best, f.Score)
		w.Take(f)
	}
	if len(w.chosen) == 0 { // nothing fits the preferences; the best still answers
		w.Take(w.Gathered.Findings[0])
	}
	return Quotes(w.chosen, "")
}

// says chooses further statements and groups them by theme. Where few are close to
// the topic, those that are less so are better than none.
func (w *Writer) says() []Sentence {
	begin := len(w.chosen)
	if begin == 0 {
		return nil
	}
	perDocument := map[string]int{}
	w.gather(bodyScore, bodyCovers, mostSaid, perDocument)
	if len(w.chosen)-begin < fewSaid {
		w.gather(looseScore, looseCovers, begin+fewSaid-len(w.chosen), perDocument)
	}
	return themed(w.chosen[begin:], w.chosen[:begin])
}

// gather chooses up to most statements that are good enough, a few of each document.
func (w *Writer) gather(score, covers float64, most int, perDocument map[string]int) {
	least := score * w.Gathered.Findings[0].Score
	each := w.perTheme(least, covers)
	for _, f := range w.Gathered.Findings {
		if f.Score < least || !f.Said() && (f.Covers < covers || f.Direct == 0) { // kindred words alone are about something else
			continue
		}
		if perDocument[f.Path] >= each || perDocument[f.Path] == 0 && len(perDocument) >= mostThemes {
			continue
		}
		if !w.Fits(f) || !w.Room(f) || f.Dangles() && !f.Said() && !w.led(f) {
			continue
		}
		w.Take(f)
		perDocument[f.Path]++
		if most--; most == 0 {
			return
		}
	}
}

// perTheme returns how many statements one document may give: more where few have any.
func (w *Writer) perTheme(score, covers float64) int {
	documents := map[string]bool{}
	for _, f := range w.Gathered.Findings {
		if f.Score >= score && (f.Said() || f.Covers >= covers) {
			documents[f.Path] = true
		}
	}
	return max(perTheme, mostSaid/max(1, len(documents)))
}

// led tells whether the statement that a dangling one leans on stands in the brief.
func (w *Writer) led(f evidence.Finding) bool {
	return slices.ContainsFunc(w.chosen, func(g evidence.Finding) bool { return f.Follows(g.Statement) })
}

// Take notes that a statement stands in the document.
func (w *Writer) Take(f evidence.Finding) {
	w.chosen = append(w.chosen, f)
	w.words += f.WordCount()
}

// reserve is the share of the words kept for what serves the goals, where there are any.
const reserve = 0.2

// Room tells whether the words allowed leave room for a statement.
func (w *Writer) Room(f evidence.Finding) bool {
	most := float64(w.limit.words)
	if len(w.Goals()) > 0 {
		most *= 1 - reserve
	}
	return float64(w.words+f.WordCount()) <= most
}

// Fits tells whether a statement may stand in the body: it is current, keeps the
// rules, asks nothing and repeats nothing.
func (w *Writer) Fits(f evidence.Finding) bool {
	if !f.Current() || w.replaced(f) || strings.HasSuffix(strings.TrimRight(f.Text, "*_\"” "), "?") {
		return false
	}
	if _, addressed := evidence.Addressed(f.Text); addressed {
		return false
	}
	if !w.limit.keeps(f.Text, f.WordCount()) {
		return false
	}
	for _, c := range w.chosen {
		if c.Shares(f.Statement) > repeats {
			return false
		}
	}
	return true
}

// replaced tells whether a later statement gives another figure.
func (w *Writer) replaced(f evidence.Finding) bool {
	return slices.ContainsFunc(w.disputes, func(d evidence.Dispute) bool {
		return d.Settled && d.Other.Path == f.Path && d.Other.Line == f.Line && d.Other.Text == f.Text
	})
}

// themed groups statements by document, the best document first, each document's
// statements in its own order. Statements of one document alone are grouped by what
// they stand under.
func themed(chosen, before []evidence.Finding) []Sentence {
	name := evidence.Finding.Name
	if oneDocument(append(slices.Clone(before), chosen...)) {
		name = underOrName
	}
	var order []string
	groups := map[string][]evidence.Finding{}
	for _, f := range chosen {
		key := name(f)
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], f)
	}
	var out []Sentence
	for _, key := range order {
		group := groups[key]
		slices.SortStableFunc(group, func(a, b evidence.Finding) int { return evidence.Place(a.Statement, b.Statement) })
		out = append(out, Quotes(group, prose.Readable(key))...)
	}
	return out
}

func oneDocument(findings []evidence.Finding) bool {
	for _, f := range findings {
		if f.Path != findings[0].Path {
			return false
		}
	}
	return true
}

func underOrName(f evidence.Finding) string {
	if n := len(f.Heading); n > 0 {
		return f.Heading[n-1]
	}
	return f.Name()
}

// Quotes makes sentences of findings, under one theme.
func Quotes(findings []evidence.Finding, theme string) []Sentence {
	out := make([]Sentence, 0, len(findings))
	for _, f := range findings {
		out = append(out, Quote(f, theme))
	}
	return out
}

// Quote makes a sentence of a finding: its own words with their place.
func Quote(f evidence.Finding, theme string) Sentence {
	return Sentence{Text: f.Text, Theme: theme, Citations: []notes.Source{f.Source}}
}

// documents returns the title and date of every document that may be cited.
func (w *Writer) documents() map[string]evidence.Statement {
	out := maps.Clone(w.known)
	for _, f := range w.found {
		if _, known := out[f.Path]; !known {
			out[f.Path] = f.Statement
		}
	}
	return out
}
