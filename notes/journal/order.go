package journal

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
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
// whichever was read first.
func distinct(events []*Event) (list []*Event, byID map[string]*Event) {
	byID = make(map[string]*Event, len(events))
	twice := false
	for _, e := range events {
		other := byID[e.ID]
		if other != nil {
			twice = true
			e = chosen(other, e)
		}
		byID[e.ID] = e
	}
	list = events
	if twice {
		list = make([]*Event, 0, len(byID))
		for _, e := range events {
			if byID[e.ID] == e {
				list = append(list, e)
			}
		}
	}
	if !slices.IsSortedFunc(list, before) {
		slices.SortFunc(list, before)
	}
	return list, byID
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
