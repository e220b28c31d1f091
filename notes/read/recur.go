package read

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The rules of recurrence (RFC 5545, 3.3.10), as far as they are followed:
//
//   - Dates are worked out by the clock on the wall and only then put into a zone, so
//     that nine o'clock stays nine o'clock when the clocks change.
//   - Days are looked at one by one, period by period, so that no rule, however odd,
//     costs more than the days of the time that is looked at.
//   - What recurs within a day is told in words alone.

// A recurrence says when something recurs.
type recurrence struct {
	freq                                             string // DAILY, WEEKLY, MONTHLY or YEARLY; others are not worked out
	interval, count                                  int
	until                                            moment // zero where it does not end by a date
	weekStart                                        time.Weekday
	months, monthDays, yearDays, weeks, setPositions []int
	hours, minutes, seconds                          []int
	days                                             []nthDay
}

// An nthDay is a day of the week, of a month or year the nth where n is not 0, counted
// from the end where it is less.
type nthDay struct {
	n   int
	day time.Weekday
}

var errRule = errors.New("it is no rule")

// parseRule reads a rule; what it says beyond the standard is passed over.
func parseRule(s string, zones zones, zone *zone) (recurrence, error) {
	r := recurrence{interval: 1, weekStart: time.Monday}
	for pair := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(s)), ";") {
		key, value, _ := strings.Cut(pair, "=")
		value = strings.TrimSpace(value)
		var err error
		switch strings.TrimSpace(key) {
		case "FREQ":
			r.freq = value
		case "INTERVAL":
			r.interval, err = strconv.Atoi(value)
		case "COUNT":
			r.count, err = strconv.Atoi(value)
		case "UNTIL":
			r.until, _ = zones.moment(property{value: value})
			if r.until.zone == nil {
				r.until.zone = zone
			}
		case "WKST":
			r.weekStart, err = weekday(value)
		case "BYDAY":
			r.days, err = nthDays(value)
		default:
			if list := r.list(strings.TrimSpace(key)); list != nil {
				*list, err = numbers(value)
			}
		}
		if err != nil {
			return r, err
		}
	}
	switch r.freq {
	case "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY":
	default:
		return r, errRule
	}
	if r.interval < 1 || r.interval > 10_000 || r.count < 0 {
		return r, errRule
	}
	return r, nil
}

// list returns where the numbers of a part of a rule go, nil for a part of another kind.
func (r *recurrence) list(key string) *[]int {
	switch key {
	case "BYMONTH":
		return &r.months
	case "BYMONTHDAY":
		return &r.monthDays
	case "BYYEARDAY":
		return &r.yearDays
	case "BYWEEKNO":
		return &r.weeks
	case "BYSETPOS":
		return &r.setPositions
	case "BYHOUR":
		return &r.hours
	case "BYMINUTE":
		return &r.minutes
	case "BYSECOND":
		return &r.seconds
	}
	return nil
}

func numbers(s string) ([]int, error) {
	var list []int
	for one := range strings.SplitSeq(s, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(one))
		if err != nil || n < -366 || n > 366 || len(list) == 400 {
			return nil, errRule
		}
		list = append(list, n)
	}
	return list, nil
}

func nthDays(s string) ([]nthDay, error) {
	var list []nthDay
	for one := range strings.SplitSeq(s, ",") {
		one = strings.TrimSpace(one)
		if len(one) < 2 || len(list) == 100 {
			return nil, errRule
		}
		day, err := weekday(one[len(one)-2:])
		if err != nil {
			return nil, err
		}
		n := 0
		if number := one[:len(one)-2]; number != "" {
			if n, err = strconv.Atoi(number); err != nil || n < -53 || n > 53 {
				return nil, errRule
			}
		}
		list = append(list, nthDay{n, day})
	}
	return list, nil
}

func weekday(s string) (time.Weekday, error) {
	n := slices.Index([]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}, s)
	if n < 0 {
		return 0, errRule
	}
	return time.Weekday(n), nil
}

// daily tells whether a rule's dates can be worked out.
func (r recurrence) daily() bool {
	return slices.Contains([]string{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}, r.freq)
}

// dates yields the times by the clock on the wall, in order, from start on and before
// end. Start is one only if it fits.
func (r recurrence) dates(start, end time.Time) func(func(time.Time) bool) {
	return func(yield func(time.Time) bool) {
		if !r.daily() {
			return
		}
		left := r.count
		clocks := r.clocks(start)
		for first := r.period(start); first.Before(end); first = r.after(first) {
			for _, t := range r.within(first, start, clocks) {
				if t.Before(start) {
					continue
				}
				if !t.Before(end) || r.over(t) || !yield(t) {
					return
				}
				if left--; left == 0 {
					return
				}
			}
		}
	}
}

// over tells whether a time by the clock is past the end of the rule.
func (r recurrence) over(t time.Time) bool {
	switch {
	case r.until.wall.IsZero():
		return false
	case r.until.day:
		return t.After(r.until.wall.Add(24*time.Hour - time.Second))
	}
	return t.After(r.until.wall)
}

// period returns the first day of the period that a time lies in.
func (r recurrence) period(t time.Time) time.Time {
	day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	switch r.freq {
	case "WEEKLY":
		return day.AddDate(0, 0, -(int(day.Weekday()-r.weekStart)+7)%7)
	case "MONTHLY":
		return day.AddDate(0, 0, 1-day.Day())
	case "YEARLY":
		return day.AddDate(0, 0, 1-day.YearDay())
	}
	return day
}

// after returns the first day of the next period that counts.
func (r recurrence) after(first time.Time) time.Time {
	switch r.freq {
	case "WEEKLY":
		return first.AddDate(0, 0, 7*r.interval)
	case "MONTHLY":
		return first.AddDate(0, r.interval, 0)
	case "YEARLY":
		return first.AddDate(r.interval, 0, 0)
	}
	return first.AddDate(0, 0, r.interval)
}

// within returns the times in a period, in order.
func (r recurrence) within(first, start time.Time, clocks []time.Duration) []time.Time {
	one := r
	one.interval = 1
	var times []time.Time
	for day := first; day.Before(one.after(first)); day = day.AddDate(0, 0, 1) {
		if r.fits(day, start) {
			for _, clock := range clocks {
				times = append(times, day.Add(clock))
			}
		}
	}
	if len(r.setPositions) == 0 {
		return times
	}
	var chosen []time.Time
	for i, t := range times {
		if slices.Contains(r.setPositions, i+1) || slices.Contains(r.setPositions, i-len(times)) {
			chosen = append(chosen, t)
		}
	}
	return chosen
}

// clocks returns the times of day.
func (r recurrence) clocks(start time.Time) []time.Duration {
	or := func(list []int, n, most int) []int {
		if len(list) == 0 || len(list) > most {
			return []int{n}
		}
		return list
	}
	var list []time.Duration
	for _, h := range or(r.hours, start.Hour(), 24) {
		for _, m := range or(r.minutes, start.Minute(), 12) {
			for _, s := range or(r.seconds, start.Second(), 4) {
				if h >= 0 && h < 24 && m >= 0 && m < 60 && s >= 0 && s < 60 {
					list = append(list, time.Duration(h)*time.Hour+time.Duration(m)*time.Minute+time.Duration(s)*time.Second)
				}
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// fits tells whether a day of a period is one of the rule's.
func (r recurrence) fits(day, start time.Time) bool {
	if len(r.months) > 0 && !slices.Contains(r.months, int(day.Month())) {
		return false
	}
	year := day.AddDate(0, 0, 1-day.YearDay())
	inYear := year.AddDate(1, 0, 0).AddDate(0, 0, -1).YearDay()
	inMonth := day.AddDate(0, 1, -day.Day()).Day()
	if day.Day() > 28 { // the month after may be shorter
		inMonth = time.Date(day.Year(), day.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	}
	switch {
	case len(r.yearDays) > 0 && !slices.Contains(r.yearDays, day.YearDay()) && !slices.Contains(r.yearDays, day.YearDay()-inYear-1):
		return false
	case len(r.monthDays) > 0 && !slices.Contains(r.monthDays, day.Day()) && !slices.Contains(r.monthDays, day.Day()-inMonth-1):
		return false
	case len(r.weeks) > 0 && !r.inWeek(day):
		return false
	case len(r.days) > 0:
		return slices.ContainsFunc(r.days, func(d nthDay) bool { return r.isDay(d, day, inMonth, inYear) })
	}
	return r.byDefault(day, start)
}

// isDay tells whether a day is one that a rule names by its weekday.
func (r recurrence) isDay(d nthDay, day time.Time, inMonth, inYear int) bool {
	if day.Weekday() != d.day {
		return false
	}
	at, of := day.YearDay(), inYear
	if r.freq == "MONTHLY" || len(r.months) > 0 {
		at, of = day.Day(), inMonth
	}
	switch {
	case d.n == 0 || r.freq == "WEEKLY" || r.freq == "DAILY" || len(r.weeks) > 0:
		return true
	case d.n > 0:
		return (at+6)/7 == d.n
	}
	return (of-at)/7 == -d.n-1
}

// byDefault has a day that the rule says nothing more of fit as the start does.
func (r recurrence) byDefault(day, start time.Time) bool {
	switch {
	case len(r.yearDays) > 0 || len(r.monthDays) > 0 || r.freq == "DAILY":
		return true
	case len(r.weeks) > 0 || r.freq == "WEEKLY":
		return day.Weekday() == start.Weekday()
	case r.freq == "YEARLY" && len(r.months) == 0:
		return day.Month() == start.Month() && day.Day() == start.Day()
	}
	return day.Day() == start.Day()
}

// inWeek tells whether a day lies in one of the weeks a rule names by number: the
// first of a year is that with four days of it, and those at the ends of a year count
// for the year they are called by.
func (r recurrence) inWeek(day time.Time) bool {
	first := day.AddDate(0, 0, -(int(day.Weekday()-r.weekStart)+7)%7)
	middle := first.AddDate(0, 0, 3)
	week := (middle.YearDay() + 6) / 7
	last := time.Date(middle.Year(), 12, 28, 0, 0, 0, 0, time.UTC)
	last = last.AddDate(0, 0, 3-(int(last.Weekday()-r.weekStart)+7)%7)
	return slices.Contains(r.weeks, week) || slices.Contains(r.weeks, week-(last.YearDay()+6)/7-1)
}
