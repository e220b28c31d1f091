package mermaid

import (
	"math"
	"strconv"
	"strings"
	"time"

	"ken/render/diagram"
)

// day is a day in milliseconds.
const day = int64(24 * time.Hour / time.Millisecond)

// earliest and latest are the first and the last day that four digits can write.
var (
	earliest = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
	latest   = time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC).UnixMilli()
)

func inRange(at int64) int64 { return max(earliest, min(at, latest)) }

// parts are the words of a date's form, longest first.
var parts = []string{"YYYY", "MMMM", "MMM", "dddd", "ddd", "SSS", "YY", "MM", "DD", "Do", "HH", "hh", "mm", "ss", "M", "D", "H", "h", "m", "s", "A", "a", "x", "X"}

// A clock is a date that is being read.
type clock struct {
	year, month, day, hour, minute, second, milli int
	pm, noon                                      bool
	stamp                                         int64
	isStamp                                       bool
}

// parseDate reads a date in a form such as YYYY-MM-DD, as UTC.
func parseDate(text, format string) (int64, bool) {
	c := clock{year: 1970, month: 1, day: 1}
	text = strings.TrimSpace(text)
	for format = strings.TrimSpace(format); format != ""; {
		part := ""
		for _, p := range parts {
			if strings.HasPrefix(format, p) {
				part = p
				break
			}
		}
		if part == "" {
			if text == "" || text[0] != format[0] {
				return 0, false
			}
			text, format = text[1:], format[1:]
			continue
		}
		var ok bool
		if text, ok = c.read(text, part); !ok {
			return 0, false
		}
		format = format[len(part):]
	}
	if text != "" {
		return 0, false
	}
	return c.time()
}

// read reads one part of a date.
func (c *clock) read(text, part string) (rest string, ok bool) {
	switch part {
	case "MMM", "MMMM":
		return c.readMonth(text, part == "MMMM")
	case "A", "a":
		if len(text) < 2 || !strings.EqualFold(text[1:2], "m") {
			return "", false
		}
		c.noon, c.pm = true, strings.EqualFold(text[:1], "p")
		return text[2:], true
	case "ddd", "dddd":
		n := strings.IndexFunc(text, func(r rune) bool { return r < 'A' || r > 'z' })
		if n < 0 {
			n = len(text)
		}
		return text[n:], n >= 3
	}
	least, most := len(part), len(part)
	switch part {
	case "M", "D", "H", "h", "m", "s", "Do":
		least, most = 1, 2
	case "x", "X":
		least, most = 1, 15
	}
	n := 0
	for n < most && n < len(text) && isDigit(text[n]) {
		n++
	}
	if n < least {
		return "", false
	}
	value, err := strconv.ParseInt(text[:n], 10, 64)
	if err != nil {
		return "", false
	}
	c.set(part, value)
	rest = text[n:]
	if part == "Do" && len(rest) >= 2 {
		rest = rest[2:]
	}
	return rest, true
}

func (c *clock) readMonth(text string, long bool) (string, bool) {
	for m := time.January; m <= time.December; m++ {
		name := m.String()
		if !long {
			name = name[:3]
		}
		if len(text) >= len(name) && strings.EqualFold(text[:len(name)], name) {
			c.month = int(m)
			return text[len(name):], true
		}
	}
	return "", false
}

// set notes the number of a part.
func (c *clock) set(part string, n int64) {
	v := int(n)
	switch part {
	case "YYYY":
		c.year = v
	case "YY":
		c.year = 2000 + v
		if v > 68 {
			c.year = 1900 + v
		}
	case "MM", "M":
		c.month = v
	case "DD", "D", "Do":
		c.day = v
	case "HH", "H", "hh", "h":
		c.hour = v
	case "mm", "m":
		c.minute = v
	case "ss", "s":
		c.second = v
	case "SSS":
		c.milli = v
	case "x":
		c.stamp, c.isStamp = n, true
	case "X":
		c.stamp, c.isStamp = min(n, latest)*1000, true
	}
}

// time is the date in milliseconds since 1970, where there is such a day.
func (c *clock) time() (int64, bool) {
	if c.isStamp {
		return inRange(c.stamp), true
	}
	if c.noon {
		c.hour %= 12
		if c.pm {
			c.hour += 12
		}
	}
	if c.month < 1 || c.month > 12 || c.day < 1 || c.hour > 23 || c.minute > 59 || c.second > 59 {
		return 0, false
	}
	t := time.Date(c.year, time.Month(c.month), c.day, c.hour, c.minute, c.second, c.milli*1e6, time.UTC)
	if t.Day() != c.day {
		return 0, false
	}
	return inRange(t.UnixMilli()), true
}

// looseDate reads a date in one of the forms that browsers know without being told.
func looseDate(text string) (int64, bool) {
	for _, format := range [...]string{
		time.RFC3339, "2006-01-02T15:04:05.000", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04",
		"2006-01-02", "2006-1-2", "2006/1/2", "1/2/2006", "2006-01", "2006", "Jan 2 2006", "Jan 2, 2006", "2 Jan 2006", "January 2, 2006",
		"January 2 2006", "2 January 2006", "Mon Jan 2 2006",
	} {
		if t, err := time.Parse(format, text); err == nil {
			return inRange(t.UnixMilli()), true
		}
	}
	// A day with an offset from UTC behind it.
	if n := len(text) - len("-01:00"); n > 0 && (text[n] == '-' || text[n] == '+') {
		if t, err := time.Parse("01-02-06-07:00", text); err == nil {
			return inRange(t.UnixMilli()), true
		}
	}
	return 0, false
}

// addDuration is a time with a duration such as 3d or 1.5h added. What is no duration
// adds nothing.
func addDuration(at int64, text string) int64 {
	n := 0
	for n < len(text) && (isDigit(text[n]) || text[n] == '.') {
		n++
	}
	if n == 0 || n > 12 {
		return at
	}
	amount, err := strconv.ParseFloat(text[:n], 64)
	if err != nil {
		return at
	}
	switch text[n:] { // Mermaid has whole days, months and years
	case "w":
		amount = math.Floor(7*amount + 0.5)
	case "d":
		amount = math.Floor(amount + 0.5)
	case "M", "y":
		amount = math.Floor(min(amount, 120_000))
	}
	units := map[string]float64{
		"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": float64(day), "w": float64(day),
	}
	if unit, ok := units[text[n:]]; ok {
		return inRange(at + int64(min(amount*unit, float64(latest))))
	}
	months := map[string]float64{"M": 1, "y": 12}[text[n:]]
	return inRange(addMonths(at, int(min(amount*months, 120_000))))
}

// addMonths is the same day some months later, or the last one of that month.
func addMonths(at int64, months int) int64 {
	t := time.UnixMilli(at).UTC()
	later := t.AddDate(0, months, 0)
	if later.Day() != t.Day() {
		later = later.AddDate(0, 0, -later.Day())
	}
	return later.UnixMilli()
}

// maxSteps bounds the days that are looked at for what is left out.
const maxSteps = 100_000

// skipDays moves an end on by each day since the start that is left out.
func (s *schedule) skipDays(start, end int64) int64 {
	if len(s.excludes) == 0 {
		return end
	}
	out, in := s.days(s.excludes), s.days(s.includes)
	for at := start + day; at <= end && s.steps < maxSteps; at += day {
		s.steps++
		if n := dayOf(at); !in[n] && (out[n] || s.offWeekly(n)) {
			end = inRange(end + day)
		}
	}
	return end
}

// dayOf is the number of a day since 1970.
func dayOf(at int64) int64 {
	n := at / day
	if at%day < 0 {
		n--
	}
	return n
}

// offWeekly reports whether a day is left out for the day of the week that it is.
func (s *schedule) offWeekly(n int64) bool {
	of := time.Weekday(((n+4)%7 + 7) % 7) // the first of January 1970 was a Thursday
	name := strings.ToLower(of.String())
	weekend := of == time.Saturday || of == time.Sunday
	if s.friday {
		weekend = of == time.Friday || of == time.Saturday
	}
	for _, d := range s.excludes {
		if d == name || d == "weekends" && weekend {
			return true
		}
	}
	return false
}

// days are the days that words name, in the form of dates of the chart or as
// 2006-01-02.
func (s *schedule) days(words []string) map[int64]bool {
	days := map[int64]bool{}
	for _, w := range words {
		if w == "" || !isDigit(w[0]) {
			continue
		}
		if at, ok := parseDate(w, s.format); ok {
			days[dayOf(at)] = true
		}
		if t, err := time.Parse("2006-01-02", w); err == nil {
			days[dayOf(t.UnixMilli())] = true
		}
	}
	return days
}

// writeGantt writes every task with its days. Times are written only where there are
// some.
func writeGantt(w *writer, g *diagram.Gantt) {
	w.line("gantt")
	if g == nil {
		return
	}
	form, layout := "YYYY-MM-DD", "2006-01-02"
	for _, t := range g.Tasks {
		if t.Start%day != 0 || t.End%day != 0 {
			form, layout = "YYYY-MM-DDTHH:mm:ss.SSS", "2006-01-02T15:04:05.000"
		}
	}
	w.line("    dateFormat " + form)
	if g.Axis != "" {
		w.line("    axisFormat " + strings.NewReplacer("#", "", ";", "", "\n", " ").Replace(g.Axis))
	}
	section := ""
	for _, t := range g.Tasks {
		if t.Section != section {
			section = t.Section
			w.line("    section " + bare(section))
		}
		w.line("        " + bare(t.Label, ganttWords...) + " :" + taskData(t, layout))
	}
}

// ganttWords begin other lines than those of tasks.
var ganttWords = []string{
	"dateFormat", "axisFormat", "tickInterval", "weekday", "weekend", "inclusiveEndDates", "topAxis", "excludes", "includes",
	"todayMarker", "title", "section", "click", "gantt", "accTitle", "accDescr", "href", "call",
}

// taskData is what stands behind the label of a task.
func taskData(t diagram.Task, layout string) string {
	var parts []string
	for _, tag := range [...]struct {
		set  bool
		word string
	}{{t.Active, "active"}, {t.Done, "done"}, {t.Crit, "crit"}, {t.Milestone, "milestone"}, {t.Vertical, "vert"}} {
		if tag.set {
			parts = append(parts, tag.word)
		}
	}
	if t.ID != "" {
		parts = append(parts, strings.ReplaceAll(bare(t.ID), ",", "#44;"))
	}
	for _, at := range [...]int64{t.Start, t.End} {
		parts = append(parts, time.UnixMilli(inRange(at)).UTC().Format(layout))
	}
	return strings.Join(parts, ", ")
}
