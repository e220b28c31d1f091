package facts

import (
	"strings"
	"time"

	"ken/notes/prose"
	"ken/notes/read"
)

// isDay tells whether a text is a day and nothing else: 2026-12-01.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// dueText is what a field says of when something is due: as a day or a month where that
// can be told, else as it is written.
func (r *reader) dueText(value string) string {
	value = trimmed(value)
	for _, word := range []string{"by ", "due ", "until ", "before ", "on ", "due: ", "by ", "the "} {
		if len(value) > len(word) && strings.EqualFold(value[:len(word)], word) {
			value = value[len(word):]
		}
	}
	if value == "" || nobody[strings.ToLower(value)] || len(value) > 60 {
		return ""
	}
	if t, ok := read.ParseDue(value); ok && len(value) > len("December 2026") {
		return t.Format(time.DateOnly)
	}
	if list := r.whens(value, prose.Quantities(value)); len(list) > 0 && list[0].Start == 0 && !list[0].approximate {
		if list[0].end != "" {
			return list[0].end
		}
		return list[0].on
	}
	if day, ok := r.relative(strings.ToLower(value)); ok {
		return day
	}
	return value
}

// relative makes a day of "Friday" and "tomorrow": the next after the day the text was
// written.
func (r *reader) relative(word string) (string, bool) {
	if r.today.IsZero() || r.vaguely {
		return "", false
	}
	switch word {
	case "today", "tonight":
		return r.today.Format(time.DateOnly), true
	case "tomorrow":
		return r.today.AddDate(0, 0, 1).Format(time.DateOnly), true
	}
	for n := 1; n <= 7; n++ {
		day := r.today.AddDate(0, 0, n)
		if name := strings.ToLower(day.Weekday().String()); word == name || word == name[:3] {
			return day.Format(time.DateOnly), true
		}
	}
	return "", false
}

// dueLike tells whether a text says when something is due, and nothing else.
func dueLike(text string) bool {
	text = strings.TrimSpace(text)
	marked := false
	for _, word := range []string{"due: ", "due ", "by ", "until ", "before ", "on "} {
		if len(text) > len(word) && strings.EqualFold(text[:len(word)], word) {
			text, marked = text[len(word):], true
		}
	}
	n := dateLength(text)
	return n > 0 && n >= len(strings.TrimRight(text, " .")) && (marked || n > 3)
}

var relatives = set("today tomorrow tonight eod eow eom cob noon asap monday tuesday wednesday thursday friday saturday " +
	"sunday mon tue tues wed thu thur thurs fri sat sun")

var periods = set("week month year quarter spring summer autumn fall winter day sprint term january february march april " +
	"may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec " +
	"monday tuesday wednesday thursday friday saturday sunday")

// dateLength returns how many bytes at the beginning of a text say a day or time by
// which something can be due, 0 where none do.
func dateLength(text string) int {
	words := wordsOf(text)
	if len(words) == 0 {
		return 0
	}
	last := func(n int) int { return len(strings.TrimRight(text[:words[n].End], ".,;:)")) }
	n := 0
	if words[0].low == "the" && len(words) > 1 {
		n = 1
	}
	switch first := words[n].low; {
	case relatives[first]:
		rest := strings.TrimLeft(text[words[n].End:], " ")
		if more := quantityLength(rest); more > 0 {
			return len(text) - len(rest) + more
		}
		return last(n)
	case (first == "next" || first == "this" || first == "early" || first == "late" || first == "mid") && n+1 < len(words) && periods[words[n+1].low]:
		return last(n + 1)
	case first == "end" || first == "start" || first == "beginning":
		for m := n + 1; m < len(words) && m < n+5; m++ {
			if periods[words[m].low] {
				return last(m)
			}
		}
	case len(first) == 2 && first[0] == 'q' && first[1] >= '1' && first[1] <= '4':
		return last(n)
	}
	if n == 0 {
		return quantityLength(text)
	}
	if more := quantityLength(text[words[n].Start:]); more > 0 {
		return words[n].Start + more
	}
	return 0
}

// quantityLength returns how long the date is that a text begins with. Only its first
// words are looked at.
func quantityLength(text string) int {
	if text == "" {
		return 0
	}
	head := text[:min(len(text), 48)]
	if cut := strings.LastIndexByte(head, ' '); cut > 0 && len(head) < len(text) {
		head = head[:cut]
	}
	all := prose.Quantities(head)
	if len(all) == 0 || all[0].Start > 0 || len(all[0].Date) <= 4 {
		return 0
	}
	return all[0].End
}
