package journal

import (
	"bytes"
	"cmp"
	"encoding/json"
)

// What the log says is a function of the set of its events: of neither their order
// in the files, nor of which file holds them, nor of how often.

// before orders events: by time, and those of one time by id.
func before(a, b *Event) int {
	if c := cmp.Compare(a.At, b.At); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

// distinct returns one event of every id, in order. Of two that differ under one id,
// as where a line was edited by hand, the one whose text comes first is taken,
// whichever was read first. What was known already stays the same in memory, by which
// it is seen that a card has nothing new.
func distinct(events []*Event, known map[string]*Event) (list []*Event, byID map[string]*Event) {
	byID = make(map[string]*Event, len(events))
	for i, e := range events {
		if was := known[e.ID]; was != nil && *was == *e {
			e = was
			events[i] = was
		}
		if other := byID[e.ID]; other != nil {
			e = chosen(other, e)
		}
		byID[e.ID] = e
	}
	list = events
	if len(byID) < len(events) {
		list = make([]*Event, 0, len(byID))
		taken := make(map[string]bool, len(byID))
		for _, e := range events {
			if byID[e.ID] == e && !taken[e.ID] {
				taken[e.ID] = true
				list = append(list, e)
			}
		}
	}
	return sorted(list), byID
}

// sorted sorts events that come as a few runs in order, one of each device: two
// neighbouring runs become one until there is one.
func sorted(events []*Event) []*Event {
	ends := runs(events)
	for spare := []*Event(nil); len(ends) > 1; {
		if spare == nil {
			spare = make([]*Event, len(events))
		}
		from, merged := 0, ends[:0]
		for i := 0; i < len(ends); i += 2 {
			middle, end := ends[i], ends[min(i+1, len(ends)-1)]
			join(spare[from:end], events[from:middle], events[middle:end])
			from, merged = end, append(merged, end)
		}
		ends = merged
		events, spare = spare, events
	}
	return events
}

// runs returns where each run of events in order ends.
func runs(events []*Event) []int {
	var ends []int
	for i := range events {
		if i+1 == len(events) || before(events[i], events[i+1]) > 0 {
			ends = append(ends, i+1)
		}
	}
	return ends
}

// join writes two runs as one.
func join(to, a, b []*Event) {
	for i := range to {
		if len(b) == 0 || len(a) > 0 && before(a[0], b[0]) <= 0 {
			to[i], a = a[0], a[1:]
		} else {
			to[i], b = b[0], b[1:]
		}
	}
}

// chosen returns that of two events of one id that stands.
func chosen(a, b *Event) *Event {
	if *a == *b || bytes.Compare(encode(a), encode(b)) <= 0 {
		return a
	}
	return b
}

// encode writes an event as it stands in a line, without the end of it.
func encode(e *Event) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return nil // a score that is no number, which check refuses
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// happened returns the events that stand: without those that an undo took back, and
// without the undos. An undo that was itself undone takes nothing back, so what it
// had taken back stands again. Of undos that take back each other, which only a hand
// can write, one stands, and always the same.
func happened(events []*Event) []*Event {
	undone := undoneBy(events)
	if len(undone) == 0 {
		return events
	}
	u := undoing{by: undone, verdict: make(map[string]verdict)}
	list := make([]*Event, 0, len(events))
	for _, e := range events {
		if e.undo() {
			continue
		}
		if _, some := undone[e.ID]; !some || u.stands(e) {
			list = append(list, e)
		}
	}
	return list
}

// undo tells whether an event takes another back.
func (e *Event) undo() bool { return e.Type == Undo && e.understood() }

// undoneBy returns the undos of every event that has some, by its id.
func undoneBy(events []*Event) map[string][]*Event {
	var by map[string][]*Event
	for _, e := range events {
		if e.undo() {
			if by == nil {
				by = make(map[string][]*Event)
			}
			by[e.Ref] = append(by[e.Ref], e)
		}
	}
	return by
}

// A verdict says whether an event stands.
type verdict int

const (
	open verdict = iota
	asked
	stands
	falls
)

// An undoing finds out which events stand.
type undoing struct {
	by      map[string][]*Event
	verdict map[string]verdict
}

// stands tells whether an event was not taken back by one that stands. It keeps its
// own stack: an undo of an undo may go on for as long as the log is.
func (u *undoing) stands(e *Event) bool {
	stack := []*Event{e}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		v := u.of(top)
		if v == open {
			u.verdict[top.ID] = asked
			for _, undo := range u.by[top.ID] {
				if u.verdict[undo.ID] == open {
					stack = append(stack, undo)
				}
			}
			continue
		}
		u.verdict[top.ID] = v
		stack = stack[:len(stack)-1]
	}
	return u.verdict[e.ID] == stands
}

// of is the verdict on an event as far as those on its undos go; open where they are
// to be asked first.
func (u *undoing) of(e *Event) verdict {
	switch v := u.verdict[e.ID]; v {
	case open, stands, falls:
		if v == open && len(u.by[e.ID]) == 0 {
			return stands
		}
		return v
	}
	for _, undo := range u.by[e.ID] {
		if u.verdict[undo.ID] == stands {
			return falls
		}
	}
	return stands
}
