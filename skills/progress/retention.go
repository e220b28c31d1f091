package progress

// Retention is how much was recalled of what was to be: of the first answers of a day to
// cards scheduled by days. Everything else tells of a session, not of memory.
type Retention struct {
	Aim     float64  `json:"aim"`
	Windows []Window `json:"windows"` // the last 7, 30 and 90 days, and all
}

// A Window is the retention over some days up to now.
type Window struct {
	Days int   `json:"days"` // 0 for all
	All  Share `json:"all"`
	// Young are the cards whose stability was under 21 days, Mature the others: where Anki
	// draws the line.
	Young  Share `json:"young"`
	Mature Share `json:"mature"`
}

// matureAt is a stability in days.
const matureAt = 21

// retention measures what was recalled.
func (m *measuring) retention() Retention {
	r := Retention{Aim: m.Settings.Retention}
	for _, days := range []int{7, 30, 90, 0} {
		var young, mature tally
		for _, a := range m.answers {
			switch {
			case !a.long || !m.within(a.day, days):
			case a.stability < matureAt:
				young.add(a.recalled())
			default:
				mature.add(a.recalled())
			}
		}
		all := tally{young.right + mature.right, young.of + mature.of}
		r.Windows = append(r.Windows, Window{days, all.share(), young.share(), mature.share()})
	}
	return r
}

// within tells whether a learner's day is one of the last so many, today among them; 0
// stands for all.
func (m *measuring) within(day, days int) bool {
	return days == 0 || day > m.Now.Day()-days && day <= m.Now.Day()
}
