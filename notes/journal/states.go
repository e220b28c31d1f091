package journal

import (
	"maps"
	"slices"
	"sync"

	"ken/notes/recall"
)

// states are what was replayed, with the settings it was replayed by.
type states struct {
	settings recall.Settings
	cards    map[string]*CardState
	// stale are the cards of which something new may be said; all tells that any may be.
	stale map[string]bool
	all   bool
}

// State is what [Journal.States] says of one card.
func (j *Journal) State(card string, s recall.Settings) CardState {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.states.update(j.cards, s)
	if c := j.states.cards[card]; c != nil {
		return *c
	}
	return CardState{}
}

// States replays the log by settings, which are to pass their Check, and returns the
// state of every card that is named in it. Only cards of which the log says something
// new are replayed, and from where they were if it only went on. The map is the
// caller's; slices in it are not to be changed.
func (j *Journal) States(s recall.Settings) map[string]CardState {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.states.update(j.cards, s)
	all := make(map[string]CardState, len(j.cards))
	for card, c := range j.states.cards {
		all[card] = *c
	}
	return all
}

func sameSettings(a, b recall.Settings) bool {
	return a.Name == b.Name && a.Weights == b.Weights && a.Retention == b.Retention && a.Longest == b.Longest &&
		slices.Equal(a.Steps, b.Steps) && slices.Equal(a.Relearning, b.Relearning)
}

// update replays what is new.
func (s *states) update(cards map[string][]*Event, by recall.Settings) {
	if s.cards == nil || !sameSettings(s.settings, by) {
		by.Steps, by.Relearning = slices.Clone(by.Steps), slices.Clone(by.Relearning)
		*s = states{settings: by, cards: make(map[string]*CardState, len(cards)), all: true}
	}
	var jobs []job
	if s.all {
		maps.DeleteFunc(s.cards, func(card string, _ *CardState) bool { return cards[card] == nil })
		jobs = make([]job, 0, len(cards))
		for card, events := range cards { // in any order: each has a place of its own
			jobs = append(jobs, s.job(card, events))
		}
	} else {
		for card := range s.stale {
			jobs = append(jobs, s.job(card, cards[card]))
		}
	}
	s.stale, s.all = nil, false
	s.play(jobs)
}

// A job is a card to be brought up to its events.
type job struct {
	card   *CardState
	events []*Event
}

func (s *states) job(card string, events []*Event) job {
	c := s.cards[card]
	if c == nil {
		c = &CardState{}
		s.cards[card] = c
	}
	return job{c, events}
}

// play does jobs on two cores: cards know nothing of each other.
func (s *states) play(jobs []job) {
	half := len(jobs) / 2
	var wait sync.WaitGroup
	for _, part := range [][]job{jobs[:half], jobs[half:]} {
		wait.Go(func() {
			for _, w := range part {
				w.card.play(w.events, &s.settings)
			}
		})
	}
	wait.Wait()
}

// mark says that something new may be said of a card.
func (s *states) mark(card string) {
	if s.stale == nil {
		s.stale = make(map[string]bool)
	}
	s.stale[card] = true
}

// play brings a card up to its events: from where it is if they only went on, else
// from the beginning.
func (c *CardState) play(events []*Event, s *recall.Settings) {
	done := len(c.log)
	if done > len(events) || !slices.Equal(c.log, events[:done]) {
		*c, done = CardState{}, 0
	}
	last := len(events) - 1
	for last >= done && !events[last].Counts() {
		last--
	}
	for i, e := range events[done:] {
		c.take(e, s, done+i == last)
	}
	c.log = events[:len(events):len(events)]
}
