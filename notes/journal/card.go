package journal

import (
	"slices"

	"ken/notes/recall"
)

// A CardState is what the log says of one card: the memory of it, and what the learner
// decided. The zero CardState is that of a card never met.
type CardState struct {
	recall.State
	// Suspended cards are not asked. A Flagged one is to be looked at; Flag says why.
	Suspended bool
	Flagged   bool
	Flag      string
	// Buried is the learner's day on which it is not to be asked again; 0 for none.
	Buried int
	// Checks are the learner's days on which it is to be asked once more whatever the
	// schedule says, in order. A counted answer on the day or later has done with one.
	Checks []int
	// Accepted are answers that the learner had counted as right, in order of time.
	Accepted []string
	// Overrides counts the verdicts that the learner changed.
	Overrides int
	// Text is the digest of the text after its last change; "" if it was never changed.
	Text string
	// Reviews counts the counted answers since the card was last forgotten, Practice
	// those ever that were not counted.
	Reviews, Practice int
	// Rating is that of the last counted answer, 0 if there is none; Streak how many in
	// a row were recalled, to the last.
	Rating recall.Rating
	Streak int
	// First is the first counted answer since the card was last forgotten.
	First recall.Moment
	// Repair tells that the last counted answer was the lapse at which a leech is to be
	// repaired instead of asked again.
	Repair bool

	log []*Event // all of the card
}

// A Judged is a score of the program's and what became of it: what a threshold of the
// card's own is found from.
type Judged struct {
	Score float64
	Final string // right, partly or wrong
	// Own tells that the learner decided: he changed the verdict, or gave it himself.
	Own bool
}

// At what number of lapses a card is a leech, and how many more until it is repaired
// anew: as Anki has it, with eight for six.
const (
	leechAt    = 6
	leechAgain = 3
)

// Leech tells whether a card was forgotten so often that asking does not help.
func (c CardState) Leech() bool { return c.Lapses >= leechAt }

// mostKept is how many of the last times and scores of a card are kept.
const mostKept = 32

// Median is the median time until the last counted answers, in milliseconds; 0 where
// none is known. Of an even number it is the lower of the two in the middle.
func (c CardState) Median() int64 {
	var times []int64
	for _, e := range slices.Backward(c.log) {
		if e.Counts() && e.Ms > 0 && len(times) < mostKept {
			times = append(times, e.Ms)
		}
	}
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[(len(times)-1)/2]
}

// Judged returns the last scores of the card with what became of them, the oldest
// first.
func (c CardState) Judged() []Judged {
	var list []Judged
	for _, e := range slices.Backward(c.log) {
		if e.Type == Review && e.Auto != "" && len(list) < mostKept {
			list = append(list, Judged{e.Score, e.Verdict(), e.Final != "" || e.Src == SrcSelf})
		}
	}
	slices.Reverse(list)
	return list
}

// Due tells whether the card is to be asked at m: by its schedule or a check, and
// neither suspended nor buried for the day.
func (c CardState) Due(m recall.Moment) bool {
	if c.Suspended || c.Buried != 0 && c.Buried == m.Day() {
		return false
	}
	return c.State.Due(m) || len(c.Checks) > 0 && c.Checks[0] <= m.Day()
}
