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
	cards    map[string]*played
}

// A played card is its state after some events, and a digest of their ids by which it
// is seen whether those are still the first of the card.
type played struct {
	count  int
	digest uint64
	state  CardState
}

// States replays the log by settings, which are to pass their Check, and returns the
// state of every card that is named in it. Only cards of which the log says something
// new are replayed, and from where they were if it only went on. The map is the
// caller's; slices in it are not to be changed.
func (j *Journal) States(s recall.Settings) map[string]CardState {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.states.cards == nil || !sameSettings(j.states.settings, s) {
		s.Steps, s.Relearning = slices.Clone(s.Steps), slices.Clone(s.Relearning)
		j.states = states{s, make(map[string]*played, len(j.cards))}
	}
	j.states.update(j.cards)
	all := make(map[string]CardState, len(j.cards))
	for card, p := range j.states.cards {
		all[card] = p.state
	}
	return all
}

func sameSettings(a, b recall.Settings) bool {
	return a.Name == b.Name && a.Weights == b.Weights && a.Retention == b.Retention && a.Longest == b.Longest &&
		slices.Equal(a.Steps, b.Steps) && slices.Equal(a.Relearning, b.Relearning)
}

// update replays what is new, on two cores: cards know nothing of each other.
func (s *states) update(cards map[string][]*Event) {
	maps.DeleteFunc(s.cards, func(card string, _ *played) bool { return cards[card] == nil })
	type job struct {
		p      *played
		events []*Event
	}
	jobs := make([]job, 0, len(cards))
	for card, events := range cards {
		p := s.cards[card]
		if p == nil {
			p = &played{}
			s.cards[card] = p
		}
		jobs = append(jobs, job{p, events}) // in any order: each has a place of its own
	}
	half := len(jobs) / 2
	var wait sync.WaitGroup
	for _, part := range [][]job{jobs[:half], jobs[half:]} {
		wait.Go(func() {
			for _, w := range part {
				w.p.play(w.events, &s.settings)
			}
		})
	}
	wait.Wait()
}

// drop has a card replayed from the beginning.
func (s *states) drop(card string) { delete(s.cards, card) }

// play brings a card up to its events.
func (p *played) play(events []*Event, s *recall.Settings) {
	if p.count > len(events) || digest(start64, events[:p.count]) != p.digest {
		*p = played{}
	}
	if p.count == 0 {
		p.digest = start64
	}
	for _, e := range events[p.count:] {
		p.state = p.state.with(e, s)
	}
	p.digest = digest(p.digest, events[p.count:])
	p.count = len(events)
}

// FNV-1a, of 64 bits.
const (
	start64 = 14695981039346656037
	prime64 = 1099511628211
)

// digest goes on with a digest over the ids of events.
func digest(d uint64, events []*Event) uint64 {
	for _, e := range events {
		for i := range len(e.ID) {
			d = (d ^ uint64(e.ID[i])) * prime64
		}
		d = (d ^ 0xff) * prime64 // "ab","c" is not "a","bc"
	}
	return d
}
