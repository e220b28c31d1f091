package progress

import (
	"cmp"
	"slices"

	"ken/notes/journal"
	"ken/notes/recall"
)

// A Delivered statement is a sentence that was written for the user out of his own
// documents, with the place it rests on.
type Delivered struct {
	Goal   string // "" where it was written for none
	Note   string // the path of the note it stands in
	Digest string // of the sentence; copies of it count once
	// Path and the lines, from 1, both included, are the place. A statement that rests on
	// several comes once for each, and one is enough.
	Path          string
	Line, EndLine int
}

// Debt is how much of what was delivered the learner could not say himself: whoever
// does the work does the learning.
type Debt struct {
	Total Owed   `json:"total"`
	Goals []Owed `json:"goals"` // in the order of their names; "" for what belongs to none
}

// An Owed is the debt of a goal, or of all.
type Owed struct {
	Goal      string `json:"goal"`
	Delivered int    `json:"delivered"`
	// Covered are those on whose place some card rests or a question of practice was asked,
	// Recalled those of them that would be recalled: the last answer was no failure, and is
	// held with a chance of 70 % or more. Debt is what is left of Delivered.
	Covered  int `json:"covered"`
	Recalled int `json:"recalled"`
	Debt     int `json:"debt"`
	// Skipped counts the times that the questions after one of the notes were not taken.
	Skipped int `json:"skipped"`
}

// heldAt is the chance of recall from which a statement counts as recalled: the least
// retention one may aim at.
const heldAt = recall.LeastRetention

// standing is what is known of a statement.
type standing int

const (
	delivered standing = iota
	covered
	recalled
)

// debt counts statements.
func (m *measuring) debt() Debt {
	at := m.places()
	goals := make(map[string]map[string]standing) // by goal and digest
	all := make(map[string]standing)
	written := make(map[string]map[string]bool) // the notes of each goal
	for _, s := range m.Delivered {
		is := at.standing(s)
		if goals[s.Goal] == nil {
			goals[s.Goal], written[s.Goal] = make(map[string]standing), make(map[string]bool)
		}
		goals[s.Goal][s.Digest] = max(goals[s.Goal][s.Digest], is)
		all[s.Digest] = max(all[s.Digest], is)
		written[s.Goal][s.Note] = true
	}
	skips := m.skips()
	d := Debt{Total: owed("", all), Goals: []Owed{}}
	for _, n := range skips {
		d.Total.Skipped += n
	}
	for goal, statements := range goals {
		o := owed(goal, statements)
		for note := range written[goal] {
			o.Skipped += skips[note]
		}
		d.Goals = append(d.Goals, o) // sorted below
	}
	slices.SortFunc(d.Goals, func(a, b Owed) int { return cmp.Compare(a.Goal, b.Goal) })
	return d
}

// skips counts the times that the questions after each note were not taken.
func (m *measuring) skips() map[string]int {
	times := make(map[string]int)
	for i := range m.Events {
		if e := &m.Events[i]; e.Type == journal.Skip {
			times[e.Note]++
		}
	}
	return times
}

// owed counts the statements of a goal.
func owed(goal string, statements map[string]standing) Owed {
	o := Owed{Goal: goal, Delivered: len(statements)}
	for _, is := range statements {
		if is >= covered {
			o.Covered++
		}
		if is == recalled {
			o.Recalled++
		}
	}
	o.Debt = o.Delivered - o.Recalled
	return o
}

// places are the lines of documents that cards rest on, or that practice has asked about.
type places map[string][]place

// A place is some lines, and whether what stands there is recalled.
type place struct {
	from, to int
	held     bool
}

func (m *measuring) places() places {
	p := make(places)
	for _, it := range m.deck {
		src, st := it.card.Source, it.state
		held := st.Rating > recall.Again && m.Settings.Retrievability(st.State, m.Now) >= heldAt
		p[src.Path] = append(p[src.Path], place{src.Line, max(src.Line, src.EndLine), held})
	}
	for _, pr := range m.practised() {
		held := pr.right && m.Settings.Retrievability(pr.state, m.Now) >= heldAt
		p[pr.path] = append(p[pr.path], place{pr.line, pr.end, held})
	}
	return p
}

// standing finds the cards whose place shares a line with that of a statement.
func (p places) standing(s Delivered) standing {
	is := delivered
	for _, at := range p[s.Path] {
		switch {
		case at.from > max(s.Line, s.EndLine) || at.to < s.Line:
		case at.held:
			return recalled
		default:
			is = covered
		}
	}
	return is
}
