package facts

import (
	"strconv"
	"strings"
	"time"

	"ken/notes/prose"
)

// dayOf makes a day of a date as it is written. One without a year is the nearest to
// the day the text was written; where that is not known there is none.
func dayOf(date string, written time.Time) (time.Time, bool) {
	if rest, ok := strings.CutPrefix(date, "--"); ok {
		if written.IsZero() {
			return time.Time{}, false
		}
		var best time.Time
		for year := written.Year() - 1; year <= written.Year()+1; year++ {
			t, err := time.Parse(time.DateOnly, strconv.Itoa(year)+"-"+rest)
			if err == nil && (best.IsZero() || t.Sub(written).Abs() < best.Sub(written).Abs()) {
				best = t
			}
		}
		return best, !best.IsZero()
	}
	t, err := time.Parse(time.DateOnly, date)
	return t, err == nil
}

// resolved writes a date of running text as a day or a month; "" for a year alone and
// for what is no date, and as it stands there where its year is not known.
func (r *reader) resolved(q prose.Quantity, text string) string {
	t, ok := dayOf(q.Date, r.today)
	switch {
	case ok:
		return t.Format(time.DateOnly)
	case strings.HasPrefix(q.Date, "--"):
		if _, err := time.Parse(time.DateOnly, "2024"+q.Date[1:]); r.today.IsZero() && err == nil {
			return q.In(text)
		}
	case len(q.Date) == len("2026-11"):
		return q.Date
	}
	return ""
}

// monthInName is the middle of the month that a file is named after, zero where it is
// named otherwise: enough to know the year of "6 November".
func monthInName(name string) time.Time {
	name = fileName(name)
	for at := 0; at+7 <= len(name); at++ {
		if at > 0 && (letter(name[at-1]) || name[at-1] >= '0' && name[at-1] <= '9') {
			continue
		}
		if t, err := time.Parse("2006-01", name[at:at+7]); err == nil && (at+7 == len(name) || name[at+7] < '0' || name[at+7] > '9') {
			return t.AddDate(0, 0, 14)
		}
	}
	return time.Time{}
}

// A when is a date in a sentence, with the words that lead to it.
type when struct {
	prose.Span
	on, end     string
	approximate bool
	first       int // the byte where the date itself begins
}

// whens returns the days and months of a line in order; a range is one.
func (r *reader) whens(text string, quantities []prose.Quantity) []when {
	var list []when
	for i := 0; i < len(quantities); i++ {
		q := quantities[i]
		if q.Date == "" || inName(text, q) {
			continue
		}
		on := r.resolved(q, text)
		if on == "" {
			continue
		}
		w := when{Span: q.Span, on: on, first: q.Start}
		if on, end, n := laterDay(text, q); n > 0 {
			w.on, w.end, w.End = on, end, n
			w.lead(text)
			list = append(list, w)
			continue
		}
		if i+1 < len(quantities) && quantities[i+1].Date != "" && ranges(text, q.Span, quantities[i+1].Span) {
			i++
			w.end, w.End = r.resolved(quantities[i], text), quantities[i].End
			if w.end == "" || w.end < w.on && isDay(w.end) {
				continue
			}
		} else if first, at, ok := firstDay(text, q, on); ok {
			w.on, w.end, w.Start, w.first = first, on, at, at
		}
		w.lead(text)
		list = append(list, w)
	}
	return list
}

// inName tells whether a date is a part of a name ("plan-v3-2026-11-09"), compared with
// something, or quoted: it is not stated then.
func inName(text string, q prose.Quantity) bool {
	before, after := q.Start > 0 && strings.IndexByte("-_/.", text[q.Start-1]) >= 0, q.End < len(text) && strings.IndexByte("-_/", text[q.End]) >= 0
	joined := q.End+1 < len(text) && (letter(text[q.End+1]) || text[q.End+1] >= '0' && text[q.End+1] <= '9')
	head := strings.TrimRight(text[:q.Start], " ")
	compared := head != "" && strings.IndexByte("=<>", head[len(head)-1]) >= 0 || strings.HasSuffix(head, "version") ||
		strings.Count(head, "`")%2 == 1 || strings.Count(head, `"`)%2 == 1 || strings.Count(head, "“") > strings.Count(head, "”")
	return before || compared || after && joined && text[q.End] != '/'
}

// ranges tells whether two dates are the first and the last day of one stretch.
func ranges(text string, a, b prose.Span) bool {
	between := strings.ToLower(strings.TrimSpace(text[a.End:b.Start]))
	before := strings.ToLower(strings.TrimRight(text[:a.Start], " "))
	switch between {
	case "–", "-", "—", "through", "..":
		return true
	case "to", "until", "till":
		return !moves(text[:a.Start])
	case "and":
		return strings.HasSuffix(before, "between")
	}
	return false
}

// moves tells whether what stands before "14 November to 19 December" says that a date
// became another one.
func moves(before string) bool {
	low := strings.ToLower(before)
	if !strings.HasSuffix(strings.TrimRight(low, " "), "from") {
		return false
	}
	for _, verb := range []string{"mov", "slip", "postpon", "shift", "delay", "chang", "brought", "bring", "push", "reschedul"} {
		if strings.Contains(low, verb) {
			return true
		}
	}
	return false
}

// firstDay reads the "14 to" of "14 to 16 December", and the "17 and" of "17 and 18".
func firstDay(text string, q prose.Quantity, on string) (day string, at int, ok bool) {
	last, err := time.Parse(time.DateOnly, on)
	if err != nil || q.Start < 3 || text[q.Start] < '0' || text[q.Start] > '9' {
		return "", 0, false
	}
	head := text[:q.Start]
	for _, mark := range []string{" to ", " and ", "–", " – ", " - ", "-"} {
		before, found := strings.CutSuffix(head, mark)
		if !found {
			continue
		}
		at = len(before)
		for at > 0 && before[at-1] >= '0' && before[at-1] <= '9' {
			at--
		}
		n, err := strconv.Atoi(before[at:])
		if err != nil || n < 1 || n >= last.Day() || at > 0 && before[at-1] != ' ' && before[at-1] != '(' {
			continue
		}
		return last.AddDate(0, 0, n-last.Day()).Format(time.DateOnly), at, true
	}
	return "", 0, false
}

// laterDay reads the "--29, 1995" behind "September 27".
func laterDay(text string, q prose.Quantity) (on, end string, n int) {
	rest, dashed := text[q.End:], false
	for _, mark := range []string{"--", "–", "—", "-"} {
		if after, ok := strings.CutPrefix(rest, mark); ok && !dashed {
			rest, dashed = after, true
		}
	}
	if !dashed || !strings.HasPrefix(q.Date, "--") {
		return "", "", 0
	}
	day, after, ok := strings.Cut(rest, ", ")
	if !ok || len(day) == 0 || len(day) > 2 || len(after) < 4 {
		return "", "", 0
	}
	if len(day) == 1 {
		day = "0" + day
	}
	on, end = after[:4]+q.Date[1:], after[:4]+q.Date[1:4]+"-"+day
	if !isDay(on) || !isDay(end) || end <= on {
		return "", "", 0
	}
	return on, end, len(text) - len(after) + 4
}

// lead takes in the words that lead to the date: "on Saturday", "in the week of".
func (w *when) lead(text string) {
	words := wordsOf(text[:w.Start])
	for i := len(words) - 1; i >= 0; i-- {
		low := words[i].low
		switch {
		case roughly[low], i+1 < len(words) && words[i+1].low == "of" && stretches[low]:
			w.approximate = true
		case weekdays[low] || leads[low]:
		default:
			return
		}
		if c := text[words[i].End-1]; (c == ',' || c == ';' || c == ':' || c == '.') && !weekdays[low] {
			return
		}
		w.Start = words[i].Start
	}
}

var (
	roughly   = set("about around approximately circa ca early mid late roughly probably")
	stretches = set("week beginning end middle start")
	weekdays  = set("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun")
)

var leads = set("on by since until till from at in the of before after to due")

// dates takes the days that a sentence names.
func (r *reader) dates(s *sentence) {
	list := r.whens(s.text, s.quantities)
	if len(list) == 0 || len(list) > 6 || supposes(s.words) || strings.Contains(s.text, " would ") {
		return
	}
	for i, w := range list {
		moved := i+1 < len(list) && moves(s.text[:w.first]) && strings.HasSuffix(strings.TrimRight(strings.ToLower(s.text[:list[i+1].first]), " "), "to") ||
			i+1 < len(list) && moves(s.text[:w.first])
		if moved {
			continue
		}
		if what := r.happens(s, w); what != "" {
			r.add(Fact{Kind: Date, When: w.on, End: w.end, What: what, Approximate: w.approximate}, s.span)
		}
	}
}

// supposes tells a sentence that begins with a condition.
func supposes(words []word) bool {
	return len(words) > 0 && (words[0].low == "if" || words[0].low == "unless" || words[0].low == "suppose")
}

// happens is what a date in a sentence is of: what it is the date of ("the letter of
// 9 September"), else the sentence, without the date where that stands at its edge.
func (r *reader) happens(s *sentence, w when) string {
	before := strings.TrimRight(s.text[:w.first], " ")
	if strings.HasSuffix(before, " of") && !w.approximate {
		for i := range s.words {
			if s.words[i].End == len(before) {
				if what := s.nounBefore(i); what != "" {
					return what
				}
			}
		}
	}
	rest := s.text[:w.Start] + " " + s.text[w.End:]
	inside := strings.Trim(s.text[w.End:], " .,;:!)") != "" && strings.TrimSpace(s.text[:w.Start]) != ""
	if inside {
		rest = s.text
	}
	rest = trimmed(rest)
	if first, _, _ := strings.Cut(strings.ToLower(rest), " "); s.lead == "" && (len(strings.Fields(rest)) < 3 && vague[first] || len(strings.Fields(rest)) < 5 && first == "by") || !wordy(rest) {
		rest = r.topic()
	}
	if open := strings.IndexAny(rest, "(["); open == 0 || nameAt(strings.Fields(rest)) == len(strings.Fields(rest)) {
		return "" // a remark on something else, or whose words these are
	}
	if s.lead != "" && inside && len(rest) < 60 && vague[strings.ToLower(strings.Fields(rest)[0])] {
		rest = s.lead + ": " + rest
	}
	return rest
}

// labelledDate takes the date of a line "Date: 2 October 2026". What it is of is the
// subject of a letter, where it is one.
func (r *reader) labelledDate(value, what string, span prose.Span) {
	list := r.whens(value, prose.Quantities(value))
	letter := what != ""
	if what == "" {
		what = r.topic()
	}
	if what == "" {
		what = fileName(r.doc.Path)
	}
	if len(list) > 0 && list[0].Start == 0 {
		w := list[0]
		if t, ok := dayOf(w.on, r.today); ok && letter && r.about.Date.IsZero() && r.doc.Date.IsZero() {
			r.about.Date, r.today, r.vaguely = t, t, false
		}
		r.add(Fact{Kind: Date, When: w.on, End: w.end, What: what, Approximate: w.approximate}, span)
	}
}

// fileName is a path's last part without its ending.
func fileName(path string) string {
	path = path[strings.LastIndexByte(path, '/')+1:]
	if at := strings.LastIndexByte(path, '.'); at > 0 {
		path = path[:at]
	}
	return strings.ToValidUTF8(path, "\uFFFD")
}
