package brief

import (
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/ask"
	"ken/skills/evidence"
)

// A writer chooses and orders the statements of one brief.
type writer struct {
	gathered evidence.Gathered
	limit    limits
	goals    []notes.Goal

	disputes []evidence.Dispute
	chosen   []evidence.Finding // what stands in the brief so far, in order of choice
	words    int                // of them
}

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

// fill writes all sections of a brief.
func (w *writer) fill(b *Brief) {
	if !w.gathered.Answered() {
		w.notFound(b)
		return
	}
	b.Found = true
	w.disputes = evidence.Disputes(w.relevant())
	answer := w.answer()
	b.add(Section{Heading: Answer, Sentences: answer})
	w.disagree(b)
	says := w.says()
	goals := w.serve()
	b.add(Section{Heading: Says, Sentences: says})
	slices.SortStableFunc(b.Sections, func(x, y Section) int { return place(x.Heading) - place(y.Heading) })
	b.NotFound = w.missing()
	b.add(Section{Heading: Goals, Sentences: goals})
}

// place orders the sections.
func place(heading string) int { return slices.Index([]string{Answer, Says, Disagree, Goals}, heading) }

// add keeps a section that holds something.
func (b *Brief) add(s Section) {
	if len(s.Sentences) > 0 {
		b.Sections = append(b.Sections, s)
	}
}

// notFound says that the documents do not answer, and where they come closest.
func (w *writer) notFound(b *Brief) {
	b.Nearest = ask.Nearest(w.gathered)
	b.NotFound = append(b.NotFound, w.gathered.Missing(w.gathered.Findings[:min(len(w.gathered.Findings), 20)])...)
	if len(b.NotFound) == 0 {
		b.NotFound = []string{b.Topic}
	}
}

// relevant returns the findings that speak of enough of the topic.
func (w *writer) relevant() []evidence.Finding {
	var out []evidence.Finding
	for _, f := range w.gathered.Findings {
		if f.Covers >= looseCovers {
			out = append(out, f)
		}
	}
	return out
}

// answer chooses the statements that answer the question most directly.
func (w *writer) answer() []Sentence {
	most := min(w.limit.answer, 3)
	switch w.gathered.Question.Asks {
	case evidence.Who, evidence.When, evidence.HowMany:
		most = min(most, 2)
	}
	best := 0.0
	if f, ok := w.gathered.Best(); ok && w.fit(f) {
		w.choose(f)
		best = f.Score
	}
	for _, f := range w.gathered.Findings {
		if len(w.chosen) >= most || w.words > w.limit.words/2 {
			break
		}
		if best > 0 && (f.Score < answerScore*best || !w.gathered.Suits(f)) {
			continue
		}
		if !w.fit(f) || best > 0 && (f.Dangles() || f.Kind == notes.Row) { // a row is no sentence to go on with
			continue
		}
		best = max(best, f.Score)
		w.choose(f)
	}
	if len(w.chosen) == 0 { // nothing fits the preferences; the best still answers
		w.choose(w.gathered.Findings[0])
	}
	return quoteAll(w.chosen, "")
}

// says chooses further statements and groups them by theme. Where few are close to
// the topic, those that are less so are better than none.
func (w *writer) says() []Sentence {
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
func (w *writer) gather(score, covers float64, most int, perDocument map[string]int) {
	least := score * w.gathered.Findings[0].Score
	for _, f := range w.gathered.Findings {
		if f.Score < least || f.Covers < covers || f.Direct == 0 { // kindred words alone are about something else
			continue
		}
		if perDocument[f.Path] >= perTheme || perDocument[f.Path] == 0 && len(perDocument) >= mostThemes {
			continue
		}
		if !w.fit(f) || !w.room(f) || f.Dangles() && !w.led(f) {
			continue
		}
		w.choose(f)
		perDocument[f.Path]++
		if most--; most == 0 {
			return
		}
	}
}

// led tells whether the statement that a dangling one leans on stands in the brief.
func (w *writer) led(f evidence.Finding) bool {
	return slices.ContainsFunc(w.chosen, func(g evidence.Finding) bool { return f.Follows(g.Statement) })
}

func (w *writer) choose(f evidence.Finding) {
	w.chosen = append(w.chosen, f)
	w.words += f.WordCount()
}

// reserve is the share of the words kept for disagreements and goals.
const reserve = 0.2

func (w *writer) room(f evidence.Finding) bool {
	return float64(w.words+f.WordCount()) <= float64(w.limit.words)*(1-reserve)
}

// fit tells whether a statement may stand in the body: it is current, keeps the
// rules, asks nothing and repeats nothing.
func (w *writer) fit(f evidence.Finding) bool {
	if !f.Current() || w.replaced(f) || strings.HasSuffix(strings.TrimRight(f.Text, "*_\"” "), "?") {
		return false
	}
	if w.limit.sentence > 0 && f.WordCount() > w.limit.sentence || says(f.Text, w.limit.forbidden) {
		return false
	}
	for _, refuses := range w.limit.refuseText {
		if refuses(f.Text) {
			return false
		}
	}
	for _, c := range w.chosen {
		if c.Shares(f.Statement) > repeats {
			return false
		}
	}
	return true
}

// replaced tells whether a later statement gives another figure.
func (w *writer) replaced(f evidence.Finding) bool {
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
		out = append(out, quoteAll(group, prose.Readable(key))...)
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

func quoteAll(findings []evidence.Finding, theme string) []Sentence {
	out := make([]Sentence, 0, len(findings))
	for _, f := range findings {
		out = append(out, quote(f, theme))
	}
	return out
}

func quote(f evidence.Finding, theme string) Sentence {
	return Sentence{Text: f.Text, Theme: theme, Citations: []notes.Source{f.Source}}
}

// documents returns the title and date of every document that may be cited.
func (w *writer) documents() map[string]evidence.Statement {
	out := map[string]evidence.Statement{}
	for _, f := range w.gathered.Findings {
		if _, known := out[f.Path]; !known {
			out[f.Path] = f.Statement
		}
	}
	return out
}
