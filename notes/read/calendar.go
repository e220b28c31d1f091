package read

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// readCalendar reads a calendar: each event, task and journal entry is a document by
// itself. What recurs is one, with its dates.
func readCalendar(in Input) (Document, error) {
	calendars := components(in.Data)
	c := calendar{zones: zonesOf(calendars), moved: map[string][]moment{}}
	var entries []*component
	title := ""
	for _, cal := range calendars {
		if title == "" {
			title = cut(cal.text("X-WR-CALNAME"), maxHeading)
		}
		for _, e := range append([]*component{cal}, cal.inner...) {
			if e.name == "VEVENT" || e.name == "VTODO" || e.name == "VJOURNAL" {
				entries = append(entries, e)
				c.note(e)
			}
		}
	}
	if len(entries) == 0 {
		return Document{}, &Unreadable{"there is no event or task in it"}
	}
	for i, e := range entries {
		if c.full() {
			break
		}
		in.beat()
		c.entry(e, i+1)
	}
	d := c.done(Document{About: About{Title: title}})
	if len(entries) == 1 {
		d.About = c.parts[0].About
	}
	return d, nil
}

// A calendar is one that is written down.
type calendar struct {
	liner
	zones zones
	moved map[string][]moment // of what recurs, by its UID: the times that have an entry of their own
}

// note remembers which time of a series an entry stands for.
func (c *calendar) note(e *component) {
	if p, ok := e.get("RECURRENCE-ID"); ok {
		if m, ok := c.zones.moment(p); ok {
			uid := e.text("UID")
			c.moved[uid] = append(c.moved[uid], m)
		}
	}
}

// entry writes one entry.
func (c *calendar) entry(e *component, n int) {
	start, starts := c.zones.moment(first(e, "DTSTART", "DUE"))
	about := About{Title: cut(e.text("SUMMARY"), maxHeading)}
	if starts {
		about.Date = start.instant()
	}
	organizer, guests := e.guests()
	if organizer != "" {
		about.Authors = []string{organizer}
	}
	for _, g := range guests[:min(len(guests), maxPeople)] {
		if !slices.Contains(about.People, g.name) {
			about.People = append(about.People, g.name)
		}
	}
	name := map[string]string{"VEVENT": "event", "VTODO": "task", "VJOURNAL": "entry"}[e.name]
	title := oneLiteral(about.Title)
	if title == "" {
		title = "(no title)"
	}
	c.begin(name+" "+strconv.Itoa(n), about, title, e.line)
	c.when(e, start, starts)
	c.item("Where", e.text("LOCATION"))
	c.item("Organizer", organizer)
	c.item("With", guestList(guests))
	c.task(e)
	c.item("Status", e.status())
	var tags []string
	for _, p := range e.all("CATEGORIES") {
		tags = append(tags, p.fields(',')...)
	}
	c.item("Categories", joined(tags))
	c.item("Link", e.text("URL"))
	for _, p := range append(e.all("DESCRIPTION"), e.all("COMMENT")...) {
		c.block(described(p.text()))
	}
}

// first returns the first property of some names.
func first(e *component, names ...string) property {
	for _, name := range names {
		if p, ok := e.get(name); ok {
			return p
		}
	}
	return property{}
}

// when writes the time of an entry and how it recurs.
func (c *calendar) when(e *component, start moment, starts bool) {
	if !starts {
		return
	}
	if _, ok := e.get("DTSTART"); ok {
		c.item("When", span(start, c.end(e, start)))
	}
	if p, ok := e.get("RECURRENCE-ID"); ok {
		if m, ok := c.zones.moment(p); ok {
			c.item("Instead of", m.in(start.zone).String())
		}
		return
	}
	var rules []recurrence
	var words []string
	for _, p := range e.all("RRULE")[:min(len(e.all("RRULE")), 8)] {
		r, err := parseRule(p.value, c.zones, start.zone)
		if err != nil {
			words = append(words, p.value)
			continue
		}
		r.until = r.until.in(start.zone)
		rules, words = append(rules, r), append(words, r.words(start.wall))
	}
	c.item("Repeats", strings.Join(words, "; and ")+c.exceptions(e, start))
	c.dates(e, rules, start)
}

// end is when an entry ends: the last day of one that lasts whole days.
func (c *calendar) end(e *component, start moment) moment {
	end, ok := c.zones.moment(first(e, "DTEND"))
	if !ok {
		if d, ok := duration(e.text("DURATION")); ok {
			return moment{wall: start.wall.Add(d), zone: start.zone, day: start.day}.lastDay(start)
		}
		return start
	}
	return end.in(start.zone).lastDay(start)
}

// lastDay takes off the day after, which whole days are said to end with.
func (m moment) lastDay(start moment) moment {
	if m.day && m.wall.After(start.wall) {
		m.wall = m.wall.AddDate(0, 0, -1)
	}
	return m
}

// without returns the times that a series leaves out.
func (c *calendar) without(e *component, start moment) []moment {
	var list []moment
	for _, p := range e.all("EXDATE") {
		for _, m := range c.zones.moments(p) {
			list = append(list, m.in(start.zone))
		}
	}
	return list
}

// exceptions names the dates that a series leaves out.
func (c *calendar) exceptions(e *component, start moment) string {
	var days []string
	for _, m := range c.without(e, start) {
		days = append(days, m.wall.Format("2 January 2006"))
	}
	if len(days) == 0 || len(e.all("RRULE")) == 0 {
		return ""
	}
	if len(days) > 30 {
		days = append(days[:30], fmt.Sprintf("%d more", len(days)-30))
	}
	return ", except " + andList(days)
}

const (
	maxDates = 60 // of a series that are written down
	horizon  = 2  // years from the start that are looked at
)

// dates writes down when a series takes place, from its start on: for two years, and not
// more than sixty times, so that what is written does not depend on the day it is read.
func (c *calendar) dates(e *component, rules []recurrence, start moment) {
	var times []time.Time
	end := start.wall.AddDate(horizon, 0, 1)
	for _, r := range rules {
		n := 0
		for t := range r.dates(start.wall, end) {
			if times = append(times, t); n > 1000 {
				break
			}
			n++
		}
	}
	for _, p := range e.all("RDATE") {
		for _, m := range c.zones.moments(p) {
			times = append(times, m.in(start.zone).wall)
		}
	}
	if len(times) == 0 {
		return
	}
	if len(rules) == 0 {
		times = append(times, start.wall)
	}
	slices.SortFunc(times, time.Time.Compare)
	times = slices.CompactFunc(times, time.Time.Equal)
	out := c.without(e, start)
	for _, m := range c.moved[e.text("UID")] {
		out = append(out, m.in(start.zone))
	}
	times = slices.DeleteFunc(times, func(t time.Time) bool { return left(out, t) })
	c.item("Dates", dateList(times, start))
}

// left tells whether a time is one of those left out; a day leaves out all of it.
func left(out []moment, t time.Time) bool {
	return slices.ContainsFunc(out, func(m moment) bool {
		return m.wall.Equal(t) || m.day && m.wall.Equal(t.Truncate(24*time.Hour))
	})
}

// dateList writes dates with commas. A time is given where it is not that of the start,
// as where the clock skips it.
func dateList(times []time.Time, start moment) string {
	var list []string
	for _, t := range times[:min(len(times), maxDates)] {
		shown := start.zone.wall(moment{wall: t, zone: start.zone}.instant())
		text := shown.Format("2006-01-02")
		if !start.day && shown.Format("15:04") != start.wall.Format("15:04") {
			text += shown.Format(" 15:04")
		}
		list = append(list, text)
	}
	text := strings.Join(list, ", ")
	if more := len(times) - maxDates; more > 0 {
		text += " and on"
	}
	return text
}

// span writes from when to when: each part of it once.
func span(from, to moment) string {
	const day = "Monday, 2 January 2006"
	switch same := from.wall.Format(day) == to.wall.Format(day); {
	case from.day && (same || !to.wall.After(from.wall)):
		return from.wall.Format(day) + ", all day"
	case from.day:
		return from.wall.Format(day) + " to " + to.wall.Format(day) + ", all day"
	case !to.wall.After(from.wall):
		return from.String()
	case same:
		return from.wall.Format(day+", 15:04") + "–" + to.wall.Format("15:04") + from.zoneName()
	}
	return from.wall.Format(day+", 15:04") + " to " + to.wall.Format(day+", 15:04") + from.zoneName()
}

// String writes a moment with its weekday and its zone.
func (m moment) String() string {
	if m.day {
		return m.wall.Format("Monday, 2 January 2006")
	}
	return m.wall.Format("Monday, 2 January 2006, 15:04") + m.zoneName()
}

func (m moment) zoneName() string {
	if m.zone == nil || m.day {
		return ""
	}
	return " (" + m.zone.name + ")"
}

// duration reads how long something lasts: P1DT2H30M, P2W.
func duration(s string) (time.Duration, bool) {
	s, negative := strings.CutPrefix(strings.TrimPrefix(strings.ToUpper(s), "+"), "-")
	rest, ok := strings.CutPrefix(s, "P")
	if !ok || negative {
		return 0, false
	}
	var total time.Duration
	n := 0
	for _, c := range []byte(rest) {
		switch {
		case digit(c) && n < 100_000:
			n = n*10 + int(c-'0')
			continue
		case c == 'W':
			total += time.Duration(n) * 7 * 24 * time.Hour
		case c == 'D':
			total += time.Duration(n) * 24 * time.Hour
		case c == 'H':
			total += time.Duration(n) * time.Hour
		case c == 'M':
			total += time.Duration(n) * time.Minute
		case c != 'T' && c != 'S':
			return 0, false
		}
		n = 0
	}
	return total, total > 0
}
