package read

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// words says how something recurs, as a person would: "every 2 weeks on Monday and
// Thursday until 18 December 2026". What stands at the same time or day as the start is
// left out where the start tells it.
func (r recurrence) words(start time.Time) string {
	unit := map[string]string{
		"SECONDLY": "second", "MINUTELY": "minute", "HOURLY": "hour",
		"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year",
	}[r.freq]
	days := r.dayWords()
	text := "every " + unit
	switch {
	case r.interval > 1:
		text = "every " + strconv.Itoa(r.interval) + " " + unit + "s"
	case r.freq == "WEEKLY" && len(r.days) > 0:
		text, days = "every "+strings.TrimPrefix(days, " on "), ""
	case r.freq == "WEEKLY":
		text = "every " + start.Weekday().String()
	}
	if r.freq == "WEEKLY" && r.interval > 1 && days == "" {
		days = " on " + start.Weekday().String()
	}
	text += days + r.restWords(start)
	switch {
	case r.count == 1:
		text += ", once"
	case r.count > 1:
		text += ", " + strconv.Itoa(r.count) + " times"
	case !r.until.wall.IsZero():
		text += " until " + r.until.wall.Format("2 January 2006")
	}
	return text
}

// dayWords names the days of a rule.
func (r recurrence) dayWords() string {
	var names []string
	for _, d := range r.days {
		switch name := d.day.String(); {
		case d.n == 0 || r.freq == "WEEKLY" || r.freq == "DAILY":
			names = append(names, name)
		case d.n < 0:
			names = append(names, "the "+fromEnd(d.n)+" "+name)
		default:
			names = append(names, "the "+nth(d.n)+" "+name)
		}
	}
	for _, n := range r.monthDays {
		if n < 0 {
			names = append(names, "the "+fromEnd(n)+" day")
		} else {
			names = append(names, "the "+nth(n))
		}
	}
	if len(names) == 0 {
		return ""
	}
	text := andList(names)
	if slices.Equal(sortedDays(r.days), []int{1, 2, 3, 4, 5}) && len(r.monthDays) == 0 {
		text = "workday"
		if r.freq != "WEEKLY" {
			text = "a workday"
		}
	}
	if len(r.setPositions) > 0 {
		var which []string
		for _, n := range r.setPositions {
			if n < 0 {
				which = append(which, fromEnd(n))
			} else {
				which = append(which, nth(n))
			}
		}
		return " on the " + andList(which) + " of these days: " + text
	}
	return " on " + text
}

// sortedDays are the weekdays of a rule that have no number.
func sortedDays(days []nthDay) []int {
	var list []int
	for _, d := range days {
		if d.n == 0 {
			list = append(list, int(d.day))
		}
	}
	slices.Sort(list)
	return list
}

// restWords tells the months, weeks and days of the year, and times of the day, of a
// rule; and of one that says nothing else the day that the start gives.
func (r recurrence) restWords(start time.Time) string {
	text := ""
	var months []string
	for _, m := range r.months {
		if m >= 1 && m <= 12 {
			months = append(months, time.Month(m).String())
		}
	}
	bare := len(r.days)+len(r.monthDays)+len(r.yearDays)+len(r.weeks) == 0
	switch {
	case bare && r.freq == "MONTHLY":
		text = " on the " + nth(start.Day())
	case bare && r.freq == "YEARLY" && len(months) == 0:
		text = " on " + start.Format("2 January")
	case bare && r.freq == "YEARLY":
		text = " on the " + nth(start.Day())
	}
	if len(months) > 0 {
		text += " in " + andList(months)
	}
	if len(r.weeks) > 0 {
		text += " in week " + andNumbers(r.weeks)
	}
	if len(r.yearDays) > 0 {
		text += " on day " + andNumbers(r.yearDays) + " of the year"
	}
	if len(r.hours) > 0 {
		minute := start.Minute()
		if len(r.minutes) == 1 {
			minute = r.minutes[0]
		}
		var clocks []string
		for _, h := range r.hours {
			clocks = append(clocks, fmt.Sprintf("%02d:%02d", h, minute))
		}
		text += " at " + andList(clocks)
	}
	return text
}

func andNumbers(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return andList(words)
}

// andList joins words as in a sentence.
func andList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

func nth(n int) string {
	switch n {
	case 1:
		return "first"
	case 2:
		return "second"
	case 3:
		return "third"
	}
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		suffix = [10]string{"th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th"}[max(n, 0)%10]
	}
	return strconv.Itoa(n) + suffix
}

// fromEnd counts from the end: -1 is the last.
func fromEnd(n int) string {
	if n == -1 {
		return "last"
	}
	return nth(-n) + " last"
}
