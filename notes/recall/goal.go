package recall

import "math"

// How near a goal everything is to be seen once more. Cepeda and others (2008) found
// that what is to be known at a date is best repeated at a fifth of the time when it
// is weeks away, and at a twentieth when it is a year away.
const (
	nearShare, nearDays = 0.20, 30
	farShare, farDays   = 0.05, 365

	// freshDays is how long before a goal a review still counts as shortly before it.
	freshDays = 7
)

// Window returns the learner's days, first and last, in which an item answered on a
// day is to be seen again before a goal: the last fifth of the time if the goal is
// up to 30 days away, the last twentieth from a year on, and between them a share
// that falls with the logarithm of the days. The last is the day before the goal, and
// neither is earlier than tomorrow. A goal that is not after day has no window.
func Window(day, goal int) (first, last int, ok bool) {
	left := goal - day
	if left < 1 {
		return 0, 0, false
	}
	share := farShare
	switch {
	case left <= nearDays:
		share = nearShare
	case left < farDays:
		fall := math.Log(float64(left)/nearDays) / math.Log(farDays/float64(nearDays))
		share = nearShare + fall*(farShare-nearShare)
	}
	width := max(1, int(math.Round(share*float64(left))))
	last = max(day+1, goal-1)
	return min(last, max(day+1, goal-width)), last, true
}

// Within brings a review that would come too late for a goal forward to a day of its
// [Window] before the goal's learner's day; which one hangs on the time of the last
// review, so that not all fall on the same. One that is due before it stays, and is
// brought forward when it is answered then. So stays what is fresh at the goal: an
// answer within the week before it, the goal in the first fifth of its interval. The
// chance of recalling that is still 97 %.
//
// m is the answer, or when the goal was set if that was later. Since the state of the
// log knows of no goal, apply it when asking what is due, to a state that was placed,
// and with the same m each time: then setting or dropping a goal moves all dates, and
// asking again moves none. It keeps the order of [Settings.Choices], though days may
// become equal. What was never answered, or is due within a session, stays.
func Within(st State, m Moment, goal int) State {
	first, last, ok := Window(m.Day(), goal)
	if !ok || st.Phase == New || st.DueAt != 0 || fresh(st, goal-m.Day()) {
		return st
	}
	latest := first + chosen("", int(st.Last.millis()/1000), last-first+1)
	if st.DueDay > latest {
		st.DueDay, st.Interval = latest, latest-st.Last.Day()
	}
	return st
}

// fresh tells whether an item is still well known when the goal comes in left days.
func fresh(st State, left int) bool {
	return left <= freshDays && float64(left) <= nearShare*float64(st.Interval)
}
