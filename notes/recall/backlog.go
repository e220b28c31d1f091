package recall

// furthest is how many days a plan for a backlog looks ahead.
const furthest = 365

// A Plan is how a backlog is worked off: so many reviews on each of so many days,
// what comes due on them included. Days is 0 where no plan ends within a year.
type Plan struct {
	PerDay int `json:"per_day"`
	Days   int `json:"days"`
}

// CatchUp plans how overdue items are worked off with at most so many reviews a day:
// on as few days as that allows, with the fewest a day that take no longer. coming
// says what falls due on each of the days, today being 0 and without what is overdue;
// nil is nothing. Nothing new is learnt until then, and nothing is reset.
func CatchUp(overdue, most int, coming func(day int) int) Plan {
	if overdue <= 0 || most <= 0 {
		return Plan{}
	}
	days := daysWith(most, overdue, coming)
	if days == 0 {
		return Plan{PerDay: most}
	}
	lo, hi := 1, most
	for lo < hi {
		mid := lo + (hi-lo)/2
		if n := daysWith(mid, overdue, coming); n > 0 && n <= days {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return Plan{PerDay: lo, Days: days}
}

// daysWith is how many days a backlog takes with so many reviews a day, 0 for more
// than a year.
func daysWith(perDay, overdue int, coming func(day int) int) int {
	left := overdue
	for day := range furthest {
		if coming != nil {
			left += max(0, coming(day))
		}
		if left <= perDay {
			return day + 1
		}
		left -= perDay
	}
	return 0
}
