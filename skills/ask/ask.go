package ask

import (
	"context"

	"ken/notes"
	"ken/skills/evidence"
)

// An Answer is one statement with its line, or the news that there is none.
type Answer struct {
	Question string `json:"question"`
	Found    bool   `json:"found"`
	// Answer is the statement as one line; "" where none was found.
	Answer    string         `json:"answer"`
	Citations []notes.Source `json:"citations"`
	Engine    string         `json:"engine"`
	// Asks is the type of answer that was looked for.
	Asks evidence.Asks `json:"asks"`
	// Nearest are places that come closest where nothing answers.
	Nearest []notes.Source `json:"nearest,omitempty"`
	// Outdated says why the answer is no longer current, where nothing current
	// answers; "" normally.
	Outdated string `json:"outdated,omitempty"`
}

// A Desk is where questions are answered: what it finds with, and the goals that
// lift what is about them.
type Desk struct {
	Finder evidence.Finder
	Goals  []notes.Goal
	// Refuse tells the paths that must not be cited; nil refuses none.
	Refuse func(path string) bool
}

// Ask answers a question. That nothing answers it is no error: Found is then false.
func (d Desk) Ask(ctx context.Context, question string) (Answer, error) {
	a := Answer{Question: question, Engine: "offline", Citations: []notes.Source{}}
	g, err := evidence.Gather(ctx, d.Finder, evidence.Search{Text: question, Lean: Lean(d.Goals), Refuse: d.Refuse})
	if err != nil {
		return a, err
	}
	a.Asks = g.Question.Asks
	best, ok := g.Best()
	if !ok {
		a.Nearest = Nearest(g)
		return a, nil
	}
	a.Found, a.Answer, a.Outdated = true, best.Text, best.Outdated()
	a.Citations = []notes.Source{best.Source}
	return a, nil
}

// Nearest returns up to three places that come closest to what was asked: the
// headings over the best findings, else those the search found similar.
func Nearest(g evidence.Gathered) []notes.Source {
	var out []notes.Source
	seen := map[string]bool{}
	for _, p := range g.Passages {
		key := p.Path + "\x00" + p.Under()
		if len(p.Heading) == 0 || seen[key] || len(out) == 3 {
			continue
		}
		seen[key] = true
		src := p.Source
		src.EndLine, src.Quote, src.SHA256 = src.Line, "", ""
		out = append(out, src)
	}
	if len(out) == 0 {
		return g.Nearest
	}
	return out
}

// Lean returns the texts of goals that lift what serves them.
func Lean(goals []notes.Goal) []string {
	var out []string
	for _, g := range goals {
		out = append(out, g.Text)
		out = append(out, g.Terms...)
	}
	return out
}
