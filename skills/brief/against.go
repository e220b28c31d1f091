package brief

import (
	"fmt"
	"slices"
	"time"

	"ken/notes"
	"ken/skills/evidence"
)

// Disagree writes what two documents say differently: the current statement first,
// what it replaced or stands against behind it.
func (w *Writer) Disagree(b *Brief) {
	s := Section{Heading: Disagree}
	for _, d := range w.disputes {
		if len(b.Disputes) == mostFights {
			break
		}
		if !w.onTopic(d) {
			continue
		}
		b.Disputes = append(b.Disputes, Dispute{About: d.About, Current: d.Current.Source, Other: d.Other.Source, Why: d.Why, Settled: d.Settled})
		theme := fmt.Sprintf("%s (%s)", capital(d.About), d.Why)
		s.Sentences = append(s.Sentences, Quote(d.Current, theme), Quote(d.Other, theme))
		w.words += d.Current.WordCount() + d.Other.WordCount()
	}
	b.Add(s)
}

// onTopic tells whether a dispute bears on what was asked: both its sides do, and the
// brief has room for them.
func (w *Writer) onTopic(d evidence.Dispute) bool {
	return (w.Request.Topic == "" || min(d.Current.Covers, d.Other.Covers) >= looseCovers && min(d.Current.Own, d.Other.Own) >= 0.2) &&
		w.words+d.Current.WordCount()+d.Other.WordCount() <= w.limit.words
}

// Serve writes for each goal the brief bears on the goal's own words, with the
// statement that serves it best.
func (w *Writer) Serve() []Sentence {
	var out []Sentence
	for _, g := range w.Goals() {
		stems := evidence.Stems(g.Text)
		terms := termStems(g.Terms)
		serving := w.serving(stems, terms)
		if len(serving) == 0 {
			continue
		}
		src := notes.Source{
			Path: g.Path, Line: g.Line, EndLine: g.Line, Heading: []string{}, Quote: g.Text, SHA256: notes.Digest(g.Text),
		}
		goal := Sentence{Text: g.Text, Citations: []notes.Source{src}, goal: g.Path + "\x00" + g.Text, Theme: w.dueTheme(g)}
		for _, f := range serving {
			goal.Citations = append(goal.Citations, f.Source)
		}
		out = append(out, goal)
		if extra, ok := w.further(stems, terms); ok {
			s := Quote(extra, w.dueTheme(g))
			out = append(out, s)
			w.Take(extra)
		}
	}
	return out
}

func (w *Writer) dueTheme(g notes.Goal) string {
	switch {
	case g.Due.IsZero():
		return "No due date"
	case w.limit.isoDates:
		return "Due " + g.Due.Format(time.DateOnly)
	}
	return "Due " + g.Due.Format("2 January 2006")
}

// termStems returns the stems of each of a goal's terms.
func termStems(terms []string) [][]string {
	var out [][]string
	for _, t := range terms {
		if s := evidence.Stems(t); len(s) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// mostServing is how many statements are named as serving one goal.
const mostServing = 3

// serving returns the chosen statements that speak of a goal: a term of several words
// or two terms of one, or three words of the goal itself.
func (w *Writer) serving(stems []string, terms [][]string) []evidence.Finding {
	var out []evidence.Finding
	named := w.named(stems, terms)
	for _, f := range w.chosen {
		if (speaksOf(f, stems, terms) || named && speaksOfOne(f, terms)) && len(out) < mostServing {
			out = append(out, f)
		}
	}
	return out
}

// named tells whether the topic is one of a goal's: every word of it is the goal's own or
// of its terms. What is said on it then bears on the goal.
func (w *Writer) named(stems []string, terms [][]string) bool {
	topic := evidence.Stems(w.Request.Topic)
	own := slices.Concat(append(slices.Clone(terms), stems)...)
	return len(topic) > 0 && !slices.ContainsFunc(topic, func(s string) bool { return !slices.Contains(own, s) })
}

// speaksOfOne tells whether a statement holds one of a goal's terms whole.
func speaksOfOne(f evidence.Finding, terms [][]string) bool {
	return slices.ContainsFunc(terms, func(t []string) bool { return f.Mentions(t) == len(t) })
}

func speaksOf(f evidence.Finding, stems []string, terms [][]string) bool {
	return speaks(f.Mentions, stems, terms)
}

// speaks is the same of any text, of which mentions counts the stems.
func speaks(mentions func([]string) int, stems []string, terms [][]string) bool {
	if mentions(stems) >= min(3, max(2, len(stems))) {
		return true
	}
	whole := 0
	for _, t := range terms {
		if mentions(t) == len(t) {
			whole += len(t)
		}
	}
	return whole > 1
}

// further returns the best statement on the topic that serves a goal and does not
// stand in the brief yet.
func (w *Writer) further(stems []string, terms [][]string) (evidence.Finding, bool) {
	if len(w.Gathered.Findings) == 0 {
		return evidence.Finding{}, false
	}
	least := bodyScore * w.Gathered.Findings[0].Score
	for _, f := range w.Gathered.Findings {
		if f.Score < least || f.Covers < bodyCovers || f.Dangles() {
			continue
		}
		if speaksOf(f, stems, terms) && w.Fits(f) && w.words+f.WordCount() <= w.limit.words {
			return f, true
		}
	}
	return evidence.Finding{}, false
}

// missing says which words of the topic nothing in the brief speaks of, and the question
// itself where a single fact was asked for and the brief does not give it.
func (w *Writer) missing() []string {
	out := []string{}
	if w.Gathered.Unmet() {
		out = append(out, w.Request.Topic)
	}
	return append(out, w.Gathered.Missing(w.chosen)...)
}
