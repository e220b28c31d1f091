package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// A schedule reads a Gantt chart. Tasks may name others that stand below them, so
// that their days are settled at the end.
type schedule struct {
	*reader
	g        *diagram.Gantt
	format   string
	section  string
	excludes []string
	includes []string
	friday   bool // weekends begin on Friday
	through  bool // an end that is a date counts as a day
	drafts   []draft
	byID     map[string]int
	steps    int // days looked at for what is left out, a bound
}

// A draft is a task whose days are not settled.
type draft struct {
	task       diagram.Task
	start, end string // as they were written; an empty start is the end of the task before
	before     int    // the task before, -1 for none
	at         int
	state      int // 0 not begun, 1 being settled, 2 settled
	fixed      bool
}

func readGantt(r *reader) {
	s := &schedule{reader: r, g: &diagram.Gantt{}, format: "YYYY-MM-DD", byID: map[string]int{}}
	r.d.Gantt = s.g
	for !s.done() {
		s.statement()
	}
	for i := range s.drafts {
		if s.settle(i); s.err != nil {
			return
		}
		s.g.Tasks = append(s.g.Tasks, s.drafts[i].task)
	}
}

// value reads a setting: a word, a blank and what follows.
func (s *schedule) value(word string, to *string) bool {
	if !s.takeBlankWord(word) {
		return false
	}
	*to = strings.TrimSpace(s.until("#\n;"))
	return true
}

func (s *schedule) statement() {
	s.skipSpace()
	if s.done() || s.about() {
		return
	}
	start := s.i
	ignored, days := "", ""
	switch {
	case s.peek() == '%':
		s.line()
	case s.value("dateFormat", &s.format), s.value("axisFormat", &s.g.Axis), s.value("tickInterval", &ignored),
		s.value("weekday", &ignored), s.takeWordFold("topAxis"):
	case s.value("weekend", &ignored):
		s.friday = strings.EqualFold(ignored, "friday")
	case s.takeWordFold("inclusiveEndDates"):
		s.through = true
	case s.value("excludes", &days):
		s.excludes = append(s.excludes, dayNames(days)...)
	case s.value("includes", &days):
		s.includes = append(s.includes, dayNames(days)...)
	case s.takeBlankWord("todayMarker"):
		s.until("\n;")
	case s.takeBlankWord("title"):
		s.d.Title = plain(s.line())
	case s.takeBlankWord("section"):
		s.section = plain(s.line())
	case s.takeBlankWord("click"):
		s.line()
	case s.wordAt(s.i, "gantt", true):
		s.failAt(start, "a second gantt begins here")
	default:
		s.task(start)
	}
}

// dayNames are the days of a list, in small letters.
func dayNames(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
}

// task reads "label : tags, id, start, end".
func (s *schedule) task(start int) {
	label := s.until(":\n")
	if s.peek() != ':' || s.i == start {
		s.unexpected(`":" and when the task is`)
		return
	}
	s.i++
	data := s.until("#\n;")
	if data == "" {
		s.unexpected("when the task is")
		return
	}
	if s.tooMany(len(s.drafts), "tasks") {
		return
	}
	d := draft{before: len(s.drafts) - 1, at: start}
	d.task = diagram.Task{Section: s.section, Label: plain(label), Span: s.span(start, s.i)}
	parts := strings.Split(data, ",")
	for len(parts) > 0 && setTag(&d.task, strings.TrimSpace(parts[0])) {
		parts = parts[1:]
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch len(parts) {
	case 0:
	case 1:
		d.end = parts[0]
	case 2:
		d.start, d.end = parts[0], parts[1]
	default:
		d.task.ID, d.start, d.end = plain(parts[0]), parts[1], parts[2]
	}
	if d.task.ID != "" {
		s.byID[d.task.ID] = len(s.drafts)
	}
	s.drafts = append(s.drafts, d)
}

// setTag notes what a tag says of a task, and reports whether it is one.
func setTag(t *diagram.Task, tag string) bool {
	switch tag {
	case "active":
		t.Active = true
	case "done":
		t.Done = true
	case "crit":
		t.Crit = true
	case "milestone":
		t.Milestone = true
	case "vert":
		t.Vertical = true
	default:
		return false
	}
	return true
}

// settle works the days of a task out. Tasks before it, and those it names, come
// first; the list of what is to be done keeps deep chains off the stack.
func (s *schedule) settle(i int) {
	todo := []int{i}
	for len(todo) > 0 && s.err == nil {
		d := &s.drafts[todo[len(todo)-1]]
		if d.state == 2 {
			todo = todo[:len(todo)-1]
			continue
		}
		if d.state == 0 {
			d.state = 1
			for _, j := range s.needs(*d) {
				if s.drafts[j].state == 0 {
					todo = append(todo, j)
				}
			}
			continue
		}
		s.times(d)
		d.state = 2
		todo = todo[:len(todo)-1]
	}
}

// needs are the tasks that one waits for.
func (s *schedule) needs(d draft) []int {
	var out []int
	if d.start == "" && d.before >= 0 {
		out = append(out, d.before)
	}
	for _, text := range [...]string{d.start, d.end} {
		word, ids, _ := strings.Cut(text, " ")
		if word != "after" && word != "until" {
			continue
		}
		for id := range strings.FieldsSeq(ids) {
			if j, ok := s.byID[id]; ok {
				out = append(out, j)
			}
		}
	}
	return out
}

// times gives a task its start and end.
func (s *schedule) times(d *draft) {
	before := int64(0)
	if d.before >= 0 {
		before = s.drafts[d.before].task.End
	}
	d.task.Start = before
	if d.start != "" {
		start, ok := s.startOf(d.start, before)
		if !ok {
			s.failAt(d.at, "%q is no date in the form %s", plain(d.start), s.format)
			return
		}
		d.task.Start = start
	}
	d.task.End = s.endOf(d)
	if !d.fixed {
		d.task.End = s.skipDays(d.task.Start, d.task.End)
	}
}

// startOf is when a task begins: behind others, or on a date.
func (s *schedule) startOf(text string, before int64) (int64, bool) {
	if ids, ok := strings.CutPrefix(text, "after "); ok {
		latest, found := int64(0), false
		for id := range strings.FieldsSeq(ids) {
			if j, ok := s.byID[id]; ok && (!found || s.drafts[j].task.End > latest) {
				latest, found = s.drafts[j].task.End, true
			}
		}
		if !found {
			return before, true
		}
		return latest, true
	}
	if at, ok := parseDate(text, s.format); ok {
		return at, true
	}
	return looseDate(text)
}

// endOf is when a task ends: before others, on a date, or after some time.
func (s *schedule) endOf(d *draft) int64 {
	if ids, ok := strings.CutPrefix(d.end, "until "); ok {
		earliest, found := d.task.Start, false
		for id := range strings.FieldsSeq(ids) {
			if j, ok := s.byID[id]; ok && (!found || s.drafts[j].task.Start < earliest) {
				earliest, found = s.drafts[j].task.Start, true
			}
		}
		return earliest
	}
	// Mermaid knows by this form alone that an end is a date, which no day left out moves.
	_, d.fixed = parseDate(d.end, "YYYY-MM-DD")
	if at, ok := parseDate(d.end, s.format); ok {
		if s.through {
			at += day
		}
		return at
	}
	return addDuration(d.task.Start, d.end)
}
