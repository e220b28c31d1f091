package progress

import (
	"fmt"
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
	// PerDay is how many answers a day the plan reckons with; Plan has no days where there
	// is no backlog, or none within a year.
	PerDay int         `json:"per_day"`
	Plan   recall.Plan `json:"plan"`
	Text   string      `json:"text"` // "15 a day for 6 days", or ""
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
	// fewest is how many answers a day anyone is trusted with.
	fewest = 10
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
	m.plan(&f, due)
	return f
}

// plan says how the backlog is worked off.
func (m *measuring) plan(f *Forecast, due [horizon]int) {
	f.PerDay = m.PerDay
	if f.PerDay <= 0 {
		f.PerDay = m.usual()
	}
	due[0] -= f.Overdue
	f.Plan = recall.CatchUp(f.Overdue, f.PerDay, func(day int) int {
		if day < len(due) {
			return due[day]
		}
		return 0
	})
	switch {
	case f.Plan.Days == 1:
		f.Text = fmt.Sprintf("%d today", f.Plan.PerDay)
	case f.Plan.Days > 1:
		f.Text = fmt.Sprintf("%d a day for %d days", f.Plan.PerDay, f.Plan.Days)
	}
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

// usual is the median number of answers on the days of the last 90 that had any.
func (m *measuring) usual() int {
	perDay := make(map[int]int)
	for _, a := range m.answers {
		if a.Counts() && m.within(a.day, 90) {
			perDay[a.day]++
		}
	}
	counts := make([]int, 0, len(perDay))
	for _, n := range perDay {
		counts = append(counts, n) // sorted below
	}
	if len(counts) == 0 {
		return fewest
	}
	slices.Sort(counts)
	return max(fewest, counts[(len(counts)-1)/2])
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
