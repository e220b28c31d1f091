package progress

import (
	"cmp"
	"slices"

	"ken/notes/journal"
	"ken/notes/recall"
)

// Activity is what was done and how long it took. There is no streak in it: a day off
// is no loss.
type Activity struct {
	// Days are those of the last year on which something was answered, in order.
	Days []Active `json:"days"`
	// Answers and Minutes are those of all time, imported ones not among them.
	Answers int     `json:"answers"`
	Minutes float64 `json:"minutes"`
}

// An Active day is one on which something was answered.
type Active struct {
	Day     string  `json:"day"`
	Answers int     `json:"answers"`
	Cards   int     `json:"cards"`
	New     int     `json:"new"` // cards answered for the first time ever
	Minutes float64 `json:"minutes"`

	day int
}

// longestAnswer is how much of one answer counts as time spent, in milliseconds: whoever
// takes longer has left the table.
const longestAnswer = 5 * 60 * 1000

// activity counts days.
func (m *measuring) activity() Activity {
	a := Activity{Days: []Active{}}
	days := make(map[int]*Active)
	met := make(map[string]bool)
	for _, x := range m.answers {
		fresh := !met[x.Card]
		met[x.Card] = true
		if x.Src == journal.SrcImport {
			continue
		}
		minutes := float64(min(x.Ms, longestAnswer)) / 60_000
		a.Answers++
		a.Minutes += minutes
		if !m.within(x.day, 365) {
			continue
		}
		d := days[x.day]
		if d == nil {
			d = &Active{Day: recall.Date(x.day), day: x.day}
			days[x.day] = d
		}
		d.Answers++
		d.Minutes += minutes
		if x.first {
			d.Cards++
		}
		if fresh {
			d.New++
		}
	}
	for _, d := range days {
		a.Days = append(a.Days, *d) // sorted below
	}
	slices.SortFunc(a.Days, func(a, b Active) int { return cmp.Compare(a.day, b.day) })
	return a
}
