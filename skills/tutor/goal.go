package tutor

import (
	"path"
	"slices"
	"strings"
	"time"

	"ken/notes"
	"ken/notes/recall"
	"ken/skills/evidence"
)

// A Goal is a day by which some cards are to be known.
type Goal struct {
	Text string
	Day  int // the learner's day
	// Folder, Tags and Terms say which cards: those of documents below the folder, those
	// with a tag, those that speak of all words of a term.
	Folder string
	Tags   []string
	Terms  []string
}

// Goals makes of the user's goals those that have a date and say what belongs to them:
// by their terms, or in their body as "folder: learning/" or "tag: exam".
func Goals(list []notes.Goal) []Goal {
	var goals []Goal
	for _, g := range list {
		if g.Due.IsZero() || g.Done {
			continue
		}
		goal := Goal{Text: g.Text, Day: dayOf(g.Due), Terms: g.Terms}
		for line := range strings.Lines(g.Body) {
			key, value, found := strings.Cut(strings.TrimLeft(line, "-*+ \t"), ":")
			value = strings.TrimSpace(value)
			if !found || value == "" {
				continue
			}
			switch strings.ToLower(strings.Trim(key, "*_ ")) {
			case "folder":
				goal.Folder = clean(value)
			case "tag", "tags":
				for tag := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ' ' }) {
					goal.Tags = append(goal.Tags, strings.TrimPrefix(tag, "#"))
				}
			}
		}
		if goal.Folder != "" || len(goal.Tags)+len(goal.Terms) > 0 {
			goals = append(goals, goal)
		}
	}
	return goals
}

// GoalOf makes a goal of what stands behind "goal:" in the front matter of a document,
// which is a date; false where it is none. The goal is for the document's own cards.
func GoalOf(doc notes.Document) (Goal, bool) {
	on, err := time.Parse(time.DateOnly, strings.TrimSpace(doc.Meta["goal"]))
	if err != nil {
		return Goal{}, false
	}
	return Goal{Text: doc.Title, Day: dayOf(on), Folder: doc.Path}, true
}

func dayOf(t time.Time) int {
	return int(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

func clean(folder string) string {
	folder = strings.TrimPrefix(strings.Trim(folder, "`\"'"), "./")
	return strings.Trim(path.Clean("/"+folder), "/")
}

// enlist finds the goals a card belongs to.
func (d *Deck) enlist(i *Item) {
	i.goals = nil
	for n := range d.goals {
		if d.goals[n].covers(i) && !slices.Contains(i.goals, d.goals[n].Day) {
			i.goals = append(i.goals, d.goals[n].Day)
		}
	}
	slices.Sort(i.goals)
}

// aim chooses the nearest goal of the card that lies ahead of its last answer.
func (i *Item) aim() {
	i.Goal = 0
	for _, day := range i.goals {
		if i.Memory.Reps == 0 || day > i.Memory.Last.Day() {
			i.Goal = day
			return
		}
	}
}

func (g *Goal) covers(i *Item) bool {
	if f := g.Folder; f != "" && (i.Source.Path == f || strings.HasPrefix(i.Source.Path, f+"/")) {
		return true
	}
	for _, tag := range g.Tags {
		if i.tagged(tag) {
			return true
		}
	}
	if len(g.Terms) == 0 {
		return false
	}
	words := i.words()
	return slices.ContainsFunc(g.Terms, func(term string) bool {
		stems := evidence.Stems(term)
		return len(stems) > 0 && holds(words, stems)
	})
}

// Forecast is the score to expect of a goal's cards.
type Forecast struct {
	Goal string `json:"goal"`
	Date string `json:"date"`
	recall.Forecast
}

// Forecasts returns for every goal ahead what is to be expected of its cards, in the
// order of the goals.
func (d *Deck) Forecasts(now recall.Moment) []Forecast {
	list := []Forecast{}
	for _, g := range d.goals {
		if g.Day <= now.Day() {
			continue
		}
		var states []recall.State
		for n := range d.items {
			if i := &d.items[n]; i.Asked() && slices.Contains(i.goals, g.Day) && g.covers(i) {
				states = append(states, i.Memory.State)
			}
		}
		list = append(list, Forecast{g.Text, recall.Date(g.Day), d.settings.Expect(states, now, g.Day)})
	}
	return list
}
