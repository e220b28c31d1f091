package onboarding

import (
	"context"
	"path"
	"slices"
	"strings"

	"ken/index"
	"ken/notes"
	"ken/notes/facts"
	"ken/skills/brief"
)

// A document is one that a newcomer may be sent to.
type document struct {
	brief.Document
	lower  string          // its text in lower case
	linked map[string]bool // documents that link to it
	older  int             // versions that it replaced
	// openings say what it is, the best first; on a topic, what it says of that.
	openings []opening
	people   int     // of those there are, how many it names in full
	goals    int     // that it speaks of
	words    int     // of those to know, how many it uses
	covers   float64 // of the topic, 0 to 1
	score    float64
}

// read gathers the documents to go by, those on the topic among them, and their facts.
func (g *guide) read(ctx context.Context) error {
	var err error
	if g.all, err = g.w.Documents(ctx); err != nil {
		return err
	}
	byPath := map[string]*document{}
	families := map[string]int{}
	for _, d := range g.all {
		if v := notes.ReadVintage(d.Path); v.Family != "" {
			families[v.Family]++
		}
		if d.Outdated == "" && !legal.MatchString(path.Base(d.Path)) {
			doc := &document{Document: d, linked: map[string]bool{}, lower: textOf(d)}
			byPath[d.Path] = doc
			g.current = append(g.current, doc)
		}
	}
	for _, d := range g.current {
		if v := notes.ReadVintage(d.Path); v.Family != "" {
			d.older = families[v.Family] - 1
		}
	}
	g.link(byPath)
	list, err := g.w.Facts(ctx, index.FactQuery{Kinds: []string{facts.Owner, facts.Decision, facts.Task}})
	if err != nil {
		return err
	}
	g.facts = slices.DeleteFunc(list, func(f facts.Fact) bool { return byPath[f.Source.Path] == nil })
	g.choose(byPath)
	return nil
}

// choose takes the documents that are on the topic, all of them where there is none.
func (g *guide) choose(byPath map[string]*document) {
	if g.w.Request.Topic == "" {
		g.documents = slices.Clone(g.current)
		central := g.central()
		for _, d := range g.documents {
			d.open(g.w, central)
			g.subject = append(g.subject, d.lower)
		}
		return
	}
	g.onTopic(byPath)
}

// How much of a topic one statement of a document must hold, with what it stands under,
// for the document to be on it; how many statements of one tell how much it is about it;
// and the least of that, as a share of the most of any.
const (
	coversTopic = 0.5
	mostOfOne   = 5
	leastAbout  = 0.2
)

// onTopic takes the documents whose statements are on the topic. What one is about is then
// told by the best of these statements.
func (g *guide) onTopic(byPath map[string]*document) {
	if !g.w.Gathered.Answered() {
		return
	}
	most := 0.0
	counted := map[*document]int{}
	for _, f := range g.w.Gathered.Findings {
		d := byPath[f.Path]
		if d == nil || f.Covers < coversTopic || f.Direct == 0 || !f.Current() {
			continue
		}
		if counted[d]++; counted[d] <= mostOfOne {
			d.covers += f.Covers * (f.Own + f.Covers) / 2 // what stands under a heading on it counts half
			most = max(most, d.covers)
		}
		if len(d.openings) < mostOpenings && opens(f.Statement) && g.w.Admits(f.Text) {
			d.openings = append(d.openings, opening{f.Statement, f.Score, defines(d, f.Statement)})
		}
	}
	for _, d := range g.current {
		if d.covers > 0 && d.covers >= leastAbout*most {
			d.covers /= most
			if len(d.openings) == 0 {
				d.open(g.w, g.central())
			}
			g.documents = append(g.documents, d)
		}
	}
	for _, f := range g.w.Gathered.Findings {
		if byPath[f.Path] != nil && f.Covers >= coversTopic && f.Direct > 0 {
			g.subject = append(g.subject, strings.ToLower(f.Text))
		}
	}
}

func textOf(d brief.Document) string {
	var b strings.Builder
	for _, p := range d.Passages {
		b.WriteString(strings.ToLower(p.Quote))
		b.WriteByte('\n')
	}
	return b.String()
}

// central returns the words that the workspace turns on: those of its goals, and those in
// the titles of several documents.
func (g *guide) central() map[string]bool {
	out := map[string]bool{}
	for _, goal := range g.goals {
		for stem := range brief.Stems(goal.Text + " " + strings.Join(goal.Terms, " ")) {
			out[stem] = true
		}
	}
	count := map[string]int{}
	for _, d := range g.current {
		for stem := range brief.Stems(d.Name()) {
			if count[stem]++; count[stem] > 1 {
				out[stem] = true
			}
		}
	}
	return out
}
