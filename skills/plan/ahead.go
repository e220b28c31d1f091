package plan

import (
	"slices"
	"time"

	"ken/notes"
	"ken/skills/brief"
)

// How far ahead what comes next is looked for, and the least that is shown as next where
// less is due by then.
const (
	soon      = 14 * 24 * time.Hour
	fewNext   = 3
	printDate = "2 January 2006"
)

// open are the sentences of the open steps, parted by when they are due.
type open struct{ overdue, next, later []brief.Sentence }

func (o open) all() []brief.Sentence {
	return slices.Concat(o.next, o.overdue, o.later)
}

// ahead writes the open steps in order of date: those whose day has passed, those of the
// next two weeks, and the rest by month.
func (p *planner) ahead() open {
	now := p.w.Now()
	today, until := now.Format(time.DateOnly), now.Add(soon).Format(time.DateOnly)
	var o open
	for _, s := range p.steps {
		if !s.open() {
			continue
		}
		sentence := s.sentence()
		if !p.w.Admits(sentence.Text) {
			continue
		}
		day := dayOrder(s.due)
		switch {
		case isDay(day) && day < today:
			sentence.Theme = "Was due before " + now.Format(printDate)
			o.overdue = append(o.overdue, sentence)
		case isDay(day) && (day <= until || len(o.next) < fewNext):
			sentence.Theme = "Due by " + now.Add(soon).Format(printDate)
			if day > until {
				sentence.Theme = "The next that have a date"
			}
			o.next = append(o.next, sentence)
		default:
			sentence.Theme = p.laterTheme(s)
			o.later = append(o.later, sentence)
		}
	}
	if len(o.next) > 0 && o.next[0].Theme != o.next[len(o.next)-1].Theme {
		for i := range o.next { // one list, not two
			o.next[i].Theme = ""
		}
	}
	groupUndated(o.later)
	return o
}

// laterTheme is the month a step is due in; without one, where it stands.
func (p *planner) laterTheme(s *step) string {
	if isDay(s.due) {
		if month, err := time.Parse("2006-01", s.due[:min(len(s.due), 7)]); err == nil {
			return month.Format("January 2006")
		}
	}
	if s.due != "" {
		return "When the documents give no day"
	}
	return "No date: " + p.where(s.facts[0].Source)
}

// where names the document or, within it, the heading that a step stands under.
func (p *planner) where(src notes.Source) string {
	name := p.documents[src.Path].Name()
	if n := len(src.Heading); n > 0 && src.Heading[n-1] != name {
		return name + ", " + src.Heading[n-1]
	}
	return name
}

// groupUndated puts steps without a date together by where they stand, in order of the
// first of each.
func groupUndated(list []brief.Sentence) {
	first := map[string]int{}
	for i, s := range list {
		if _, known := first[s.Theme]; !known {
			first[s.Theme] = i
		}
	}
	slices.SortStableFunc(list, func(a, b brief.Sentence) int { return first[a.Theme] - first[b.Theme] })
}

// done writes the steps that are done, the latest first: by their own box, or by the word
// of a later line, which stands behind them.
func (p *planner) done() []brief.Sentence {
	var boxed, told []brief.Sentence
	for _, s := range slices.Backward(p.steps) {
		switch {
		case s.word.Path != "":
			sentence := s.sentence()
			sentence.Box, sentence.State, sentence.Theme = "[x]", "done", "By the word of a later line"
			line := brief.Sentence{Text: s.word.Text, Citations: []notes.Source{s.word.Source}, Theme: sentence.Theme}
			told = append(told, sentence, line)
		case s.state == "done":
			sentence := s.sentence()
			sentence.Theme = "Ticked off"
			boxed = append(boxed, sentence)
		}
	}
	return slices.DeleteFunc(append(told, boxed...), func(s brief.Sentence) bool { return !p.w.Admits(s.Text) })
}
