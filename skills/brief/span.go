package brief

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A Span is a stretch of days.
type Span struct{ From, To time.Time } // midnight UTC of the first and the last day

// Last is what stands for the day of the last report of the same topic.
const Last = "last"

// An ErrSpan says that a day was not understood.
type ErrSpan struct{ Text, Why string }

// Error says which day, and why.
func (e *ErrSpan) Error() string { return fmt.Sprintf("%q %s", e.Text, e.Why) }

// ReadDays reads a day, month or year as it is typed at a command: 2026-11-01, 2026-11,
// 2026. Last is the last day of it.
func ReadDays(typed string) (first, last time.Time, ok bool) {
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, typed); err == nil {
			return t, t.AddDate(form.years, form.months, form.days).AddDate(0, 0, -1), true
		}
	}
	return time.Time{}, time.Time{}, false
}

// Holds tells whether a day or month, as facts write them, lies in the span. A month
// does where it lies in it whole, or the span in the month.
func (s Span) Holds(when string) bool {
	first, last, ok := ReadDays(when)
	if !ok || len(when) < len("2026-11") {
		return false
	}
	return !first.Before(s.From) && !last.After(s.To) || last.After(first) && !s.From.Before(first) && !s.To.After(last)
}

// Has tells whether a time lies in the span.
func (s Span) Has(t time.Time) bool {
	d := midnight(t)
	return !t.IsZero() && !d.Before(s.From) && !d.After(s.To)
}

// Next is the span of the same length that follows.
func (s Span) Next() Span {
	days := int(s.To.Sub(s.From).Hours()/24) + 1
	return Span{s.To.AddDate(0, 0, 1), s.To.AddDate(0, 0, days)}
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// The ways in which a topic says of which time it asks. A day without a year is the
// latest one that is not to come, and the end of a span the first after its beginning.
const (
	monthName = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	ordinal   = `(?:st|nd|rd|th)?`
	someDay   = `\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|(?:the )?\d{1,2}` + ordinal + ` (?:of )?` + monthName + `(?:,? \d{4})?|` +
		monthName + `(?: \d{1,2}` + ordinal + `)?(?:,? \d{4})?|\d{4}`
)

var (
	betweenForm = regexp.MustCompile(`(?i)\b(?:between|from) (` + someDay + `) (?:and|to|until|till|through) (` + someDay + `)(?:\W|$)`)
	sinceForm   = regexp.MustCompile(`(?i)\bsince (` + someDay + `)(?:\W|$)`)
	untilForm   = regexp.MustCompile(`(?i)\b(?:until|till|up to) (` + someDay + `)(?:\W|$)`)
	duringForm  = regexp.MustCompile(`(?i)\b(?:in|during|on) (` + someDay + `)(?:\W|$)`)
	againForm   = regexp.MustCompile(`(?i)\bsince (?:the )?last (?:report|time|one)\b`)
	agoForm     = regexp.MustCompile(`(?i)\b(?:(?:in|during|over|within) )?(?:the |this )?(last|past|this) (\d+ )?(day|week|month|quarter|year)s?\b`)
	recentForm  = regexp.MustCompile(`(?i)\bsince (yesterday|last week|last month|last year)\b`)
	dayForm     = regexp.MustCompile(`(?i)^(?:the )?(?:(\d{1,2})` + ordinal + ` (?:of )?)?` + monthName + `(?: (\d{1,2})` + ordinal + `)?(?:,? (\d{4}))?$`)
	askingForm  = regexp.MustCompile(`(?i)^(?:what(?:['’]s|s| is| has| have)?(?: been)? (?:changed|new|happened|different|done)|changes|news|(?:a )?report|(?:an? )?(?:status|update|summary))\b(?: (?:of|on|about|in|to|with|for|at)\b)?(?: the\b)?`)
)

// ReadTime takes off a topic what it says of time, and the words that only ask what
// changed. A day of the span is zero where the topic does not say it.
func ReadTime(topic string, now time.Time) (s Span, rest string) {
	cut := func(at []int) {
		end := at[1]
		for end > at[0] && end < len(topic) && strings.IndexByte(" ,.;:?!)", topic[end-1]) >= 0 {
			end--
		}
		topic = topic[:at[0]] + topic[end:]
	}
	switch {
	case againForm.MatchString(topic):
		cut(againForm.FindStringIndex(topic))
	case recentForm.MatchString(topic):
		at := recentForm.FindStringSubmatchIndex(topic)
		s.From = back(now, strings.ToLower(topic[at[2]:at[3]]))
		cut(at)
	case betweenForm.MatchString(topic):
		at := betweenForm.FindStringSubmatchIndex(topic)
		from, _, _ := dayIn(topic[at[2]:at[3]], now, time.Time{})
		_, to, _ := dayIn(topic[at[8]:at[9]], now, from) // the fourth group, behind the first day's months
		s = Span{from, to}
		cut(at)
	case agoForm.MatchString(topic):
		at := agoForm.FindStringSubmatchIndex(topic)
		s = lately(topic, at, now)
		cut(at)
	default:
		if at := sinceForm.FindStringSubmatchIndex(topic); at != nil {
			s.From, _, _ = dayIn(topic[at[2]:at[3]], now, time.Time{})
			cut(at)
		}
		if at := untilForm.FindStringSubmatchIndex(topic); at != nil {
			_, s.To, _ = dayIn(topic[at[2]:at[3]], now, s.From)
			cut(at)
		}
		if at := duringForm.FindStringSubmatchIndex(topic); at != nil && s.From.IsZero() && s.To.IsZero() {
			s.From, s.To, _ = dayIn(topic[at[2]:at[3]], now, time.Time{})
			cut(at)
		}
	}
	rest = strings.Trim(strings.Join(strings.Fields(topic), " "), " ,.;:")
	if at := askingForm.FindStringIndex(rest); at != nil {
		rest = strings.Trim(rest[at[1]:], " ,.;:")
	}
	if rest == "?" {
		rest = ""
	}
	return s, rest
}

// dayIn reads a day, month or year of running text.
func dayIn(text string, now, after time.Time) (first, last time.Time, ok bool) {
	text = strings.TrimSpace(text)
	if first, last, ok = ReadDays(text); ok {
		return first, last, true
	}
	m := dayForm.FindStringSubmatch(text)
	if m == nil {
		return first, last, false
	}
	year, known := now.Year(), m[4] != ""
	if known {
		year, _ = strconv.Atoi(m[4])
	}
	at := func(year int) (first, last time.Time) {
		month := time.Month(strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(m[2][:3]))/3 + 1)
		first = time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
		if n, _ := strconv.Atoi(m[1] + m[3]); n > 0 {
			first = first.AddDate(0, 0, n-1)
			return first, first
		}
		return first, first.AddDate(0, 1, -1)
	}
	first, last = at(year)
	switch {
	case known:
	case !after.IsZero():
		if first, last = at(after.Year()); last.Before(after) {
			first, last = at(after.Year() + 1)
		}
	case first.After(now):
		first, last = at(year - 1)
	}
	return first, last, true
}

// lately is the time that "the last two weeks" or "this month" is.
func lately(topic string, at []int, now time.Time) Span {
	n := 1
	if at[4] >= 0 {
		n, _ = strconv.Atoi(strings.TrimSpace(topic[at[4]:at[5]]))
		n = min(n, 10_000)
	}
	unit, this := strings.ToLower(topic[at[6]:at[7]]), strings.EqualFold(topic[at[2]:at[3]], "this")
	today := midnight(now)
	begin := map[string]time.Time{
		"day": today, "week": today.AddDate(0, 0, -(int(today.Weekday())+6)%7),
		"month": today.AddDate(0, 0, 1-today.Day()), "year": time.Date(today.Year(), 1, 1, 0, 0, 0, 0, time.UTC),
		"quarter": time.Date(today.Year(), (today.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC),
	}[unit]
	if this {
		return Span{begin, today}
	}
	if at[4] < 0 && unit != "day" { // "last month" is the one before this
		from := begin.AddDate(0, 0, -1)
		switch unit {
		case "week":
			from = begin.AddDate(0, 0, -7)
		case "month":
			from = begin.AddDate(0, -1, 0)
		case "quarter":
			from = begin.AddDate(0, -3, 0)
		case "year":
			from = begin.AddDate(-1, 0, 0)
		}
		return Span{from, begin.AddDate(0, 0, -1)}
	}
	days := map[string]int{"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}[unit]
	return Span{today.AddDate(0, 0, 1-n*days), today}
}

// back is the day that "since last week" counts from.
func back(now time.Time, word string) time.Time {
	today := midnight(now)
	switch word {
	case "yesterday":
		return today.AddDate(0, 0, -1)
	case "last week":
		return today.AddDate(0, 0, -7)
	case "last month":
		return today.AddDate(0, -1, 0)
	}
	return today.AddDate(-1, 0, 0)
}
