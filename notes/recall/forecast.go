package recall

// mostReviews bounds how many reviews of an item are looked ahead.
const mostReviews = 200

// A Forecast is the score to expect of a set of items: the mean chance of recall.
// What was never answered counts as not known.
type Forecast struct {
	Items int `json:"items"` // of which New were never answered
	New   int `json:"new"`

	// Today is the score now, and AtDate that at the date if nothing is reviewed.
	Today  float64 `json:"today"`
	AtDate float64 `json:"at_date"`
	// Kept is the score at the date if every review until then is done when it is
	// due, and recalled: the most that reviews can do. What is new stays new.
	Kept float64 `json:"kept"`
	// Reviews is how many those are.
	Reviews int `json:"reviews"`
}

// Expect forecasts the score of items on a learner's day, from now. A goal on that day
// brings reviews forward, as by [Within].
func (s Settings) Expect(items []State, now Moment, day int) Forecast {
	f := Forecast{Items: len(items)}
	if len(items) == 0 {
		return f
	}
	for _, st := range items {
		if st.Phase == New {
			f.New++
			continue
		}
		f.Today += s.Retrievability(st, now)
		f.AtDate += s.RecallOn(st, max(day, now.Day()))
		kept, reviews := s.keep(st, now, day)
		f.Kept += s.RecallOn(kept, max(day, now.Day()))
		f.Reviews += reviews
	}
	n := float64(len(items))
	f.Today, f.AtDate, f.Kept = f.Today/n, f.AtDate/n, f.Kept/n
	return f
}

// keep is an item after the reviews that are due from now to before a day.
func (s Settings) keep(st State, now Moment, day int) (State, int) {
	m := now
	for n := range mostReviews {
		due := Within(st, st.Last, day)
		on := max(due.DueDay, m.Day())
		if on >= day {
			return st, n
		}
		m.At += int64(on-m.Day()) * dayMillis
		if st.DueAt > m.At {
			m.At = st.DueAt
		}
		st = s.Next(st, Good, m)
	}
	return st, mostReviews
}
