package journal

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"ken/notes"
)

// A Journal is the log of a workspace in memory: what all devices wrote, and the road
// by which one of them writes on. It may be used by several goroutines.
type Journal struct {
	// KeepAnswers has what was typed written down. Unless it is set before the first
	// [Journal.Add], only its length is.
	KeepAnswers bool

	ws     *notes.Workspace
	device string

	mu     sync.Mutex
	logs   map[string]*log // by path
	broken []Fault         // what is wrong with whole files
	merged bool            // git was told how logs are merged, or could not be

	all   []*Event          // one of every id, in order
	byID  map[string]*Event // the same
	stand []*Event          // those that were not taken back
	cards map[string][]*Event
	event []Event // stand, as handed out; nil until asked for

	states states
}

// Open reads what all devices wrote in a workspace. The device is the name this one
// writes under, as from [DeviceName]. What could not be read is named; the error is
// that of the folder itself, and nothing is known then. Nothing is written.
func Open(ws *notes.Workspace, device string) (*Journal, []Fault, error) {
	j := &Journal{ws: ws, device: DeviceName(device)}
	found, err := j.Refresh()
	if err != nil {
		return nil, nil, err
	}
	return j, found, nil
}

// Device is the name of the folder this journal writes to.
func (j *Journal) Device() string { return j.device }

// Refresh takes in what others wrote meanwhile, and what went away. Of a file that
// only grew it reads what is new. It returns everything that could not be read, old
// faults as well.
func (j *Journal) Refresh() ([]Fault, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	changed, err := j.reload()
	if err != nil {
		return nil, fmt.Errorf("read the log of reviews: %w", err)
	}
	if changed || j.byID == nil {
		j.merge()
	}
	return j.faults(), nil
}

// faults returns what is wrong, in the order of the files.
func (j *Journal) faults() []Fault {
	list := slices.Clone(j.broken)
	for _, name := range slices.Sorted(maps.Keys(j.logs)) {
		list = append(list, j.logs[name].faults.all()...)
	}
	return list
}

// merge makes one log of all files.
func (j *Journal) merge() {
	var events []*Event
	for _, name := range slices.Sorted(maps.Keys(j.logs)) {
		l := j.logs[name]
		events = append(append(events, l.events...), l.added...)
		if l.torn != nil {
			events = append(events, l.torn)
		}
	}
	j.all, j.byID = distinct(events, j.byID)
	j.settle()
}

// settle finds out what stands after something was added to all that is known.
func (j *Journal) settle() {
	j.stand = slices.Clip(happened(j.all))
	j.cards = perCard(j.stand)
	j.event = nil
	j.states.all = true
}

// perCard returns the events of every card, in order.
func perCard(events []*Event) map[string][]*Event {
	number := make(map[string]int)
	of := make([]int, len(events)) // the number of its card, -1 for none
	var names []string
	var counts []int
	for i, e := range events {
		of[i] = -1
		if !e.ofCard() {
			continue
		}
		n, known := number[e.Card]
		if !known {
			n = len(names)
			number[e.Card] = n
			names, counts = append(names, e.Card), append(counts, 0)
		}
		of[i] = n
		counts[n]++
	}
	lists := make([][]*Event, len(names))
	for n := range lists {
		lists[n] = make([]*Event, 0, counts[n])
	}
	for i, e := range events {
		if n := of[i]; n >= 0 {
			lists[n] = append(lists[n], e)
		}
	}
	cards := make(map[string][]*Event, len(names))
	for n, name := range names {
		cards[name] = lists[n]
	}
	return cards
}

// ofCard tells whether an event changes what is known of a card.
func (e *Event) ofCard() bool { return e.Card != "" && e.understood() }

// Events returns what happened, by time and then by id: one event of every id, without
// those that were taken back and without the undos. Events of types that this version
// does not know are among them. The slice is the journal's and is not to be changed.
func (j *Journal) Events() []Event {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.event == nil {
		j.event = make([]Event, len(j.stand))
		for i, e := range j.stand {
			j.event[i] = *e
		}
	}
	return j.event
}
