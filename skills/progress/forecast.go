package progress

import (
	"slices"

	"ken/notes/recall"
)

// A Goal is a day by which some cards are to be known.
type Goal struct {
	Text  string
	Day   int      // the learner's; 0 for none
	Cards []string // ids
}

// A GoalScore is what to expect of a goal: the mean chance of recall of its cards today
// and on its day, see [recall.Forecast].
type GoalScore struct {
	Text string `json:"text"`
	Due  string `json:"due"` // "" where the goal has no day
	recall.Forecast
}

// Forecast is the load of the days to come.
type Forecast struct {
	// Seconds is the median time until an answer, of the last 90 days where there are
	// answers in them; 0 where none is known.
	Seconds float64 `json:"seconds"`
	Days    []Load  `json:"days"`
	// Overdue is what should have been asked before today, and is counted in today's.
	Overdue int `json:"overdue"`
	// Plan and Text are those of the input.
	Plan recall.Plan `json:"plan"`
	Text string      `json:"text"`
}

// A Load is one day.
type Load struct {
	Day string `json:"day"`
	// Due are the cards that are due on it as things stand, Again those that come back on
	// it if everything until then is asked on its day and recalled.
	Due     int     `json:"due"`
	Again   int     `json:"again"`
	Minutes float64 `json:"minutes"`
}

const (
	horizon = 30 // days
	// returns bounds how often one card comes back within it.
	returns = 40
)

// forecast counts what is coming.
func (m *measuring) forecast() Forecast {
	f := Forecast{Seconds: float64(m.median()) / 1000}
	today := m.Now.Day()
	var due, again [horizon]int
	goals := m.goalDays()
	for _, it := range m.deck {
		st := it.state
		if st.Suspended || st.Phase == recall.New && len(st.Checks) == 0 {
			continue
		}
		day := m.dueDay(it, goals[it.card.ID])
		if day < today {
			f.Overdue++
			day = today
		}
		if st.Buried != 0 && st.Buried == today && day == today {
			day++
		}
		if day-today < horizon {
			due[day-today]++
			m.comeBack(st.State, day, goals[it.card.ID], again[:])
		}
	}
	for i := range horizon {
		f.Days = append(f.Days, Load{
			recall.Date(today + i), due[i], again[i], float64(due[i]+again[i]) * f.Seconds / 60,
		})
	}
	f.Plan, f.Text = m.Plan.Plan, m.Plan.Text
	return f
}

// goalDays returns the nearest day still to come of a goal of every card that has one.
func (m *measuring) goalDays() map[string]int {
	days := make(map[string]int)
	for _, g := range m.Goals {
		if g.Day <= m.Now.Day() {
			continue
		}
		for _, card := range g.Cards {
			if day, ok := days[card]; !ok || g.Day < day {
				days[card] = g.Day
			}
		}
	}
	return days
}

// dueDay is the learner's day on which a card is due, by its schedule, a goal or a check.
func (m *measuring) dueDay(it item, goal int) int {
	day := int(^uint(0) >> 1)
	if st := it.state.State; st.Phase != recall.New {
		if goal != 0 {
			st = recall.Within(st, st.Last, goal)
		}
		day = st.DueDay
		if st.DueAt != 0 {
			day = recall.Moment{At: st.DueAt, Offset: m.Now.Offset}.Day()
		}
	}
	if c := it.state.Checks; len(c) > 0 {
		day = min(day, c[0])
	}
	return day
}

// comeBack counts the days on which a card comes back that is recalled whenever it is
// due, first on a day.
func (m *measuring) comeBack(st recall.State, day, goal int, again []int) {
	today := m.Now.Day()
	for range returns {
		at := m.Now
		at.At += int64(day-today) * 24 * 60 * 60 * 1000
		if st.DueAt != 0 {
			at.At = max(at.At, st.DueAt)
		}
		st = m.Settings.Next(st, recall.Good, at)
		next := st
		if goal != 0 {
			next = recall.Within(st, st.Last, goal)
		}
		if day = max(next.DueDay, day); day-today >= len(again) {
			return
		}
		again[day-today]++
	}
}

// median is the median time until an answer in milliseconds.
func (m *measuring) median() int64 {
	var all, recent []int64
	for _, a := range m.answers {
		if a.Ms > 0 {
			all = append(all, a.Ms)
			if m.within(a.day, 90) {
				recent = append(recent, a.Ms)
			}
		}
	}
	if len(recent) > 0 {
		all = recent
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[(len(all)-1)/2]
}

// goals measures what to expect of each.
func (m *measuring) goals() []GoalScore {
	list := []GoalScore{}
	in := make(map[string]bool, len(m.deck))
	for _, it := range m.deck {
		in[it.card.ID] = true
	}
	for _, g := range m.Goals {
		var states []recall.State
		for _, card := range g.Cards {
			if in[card] {
				states = append(states, m.States[card].State)
			}
		}
		score := GoalScore{Text: g.Text}
		day := m.Now.Day()
		if g.Day != 0 {
			day = g.Day
			score.Due = recall.Date(g.Day)
		}
		score.Forecast = m.Settings.Expect(states, m.Now, day)
		list = append(list, score)
	}
	return list
}
