package index

import (
	"cmp"
	"slices"

	"ken/notes"
)

const (
	// outdated is the share that a passage loses of a document that was put away, or that
	// another candidate is a later version of: enough to stand below one that says the same
	// today, too little to hide what only the old one says.
	outdated = 0.25
	// recent is the share that the latest dated document gains beside the earliest: it
	// parts what is equally good.
	recent = 0.01
	// asksCurrent is the same where the query asks for what is current.
	asksCurrent = 0.3
)

// currentWords are the words that ask for the latest state of a thing.
func currentWords() []string {
	return []string{"current", "currently", "latest", "newest", "now", "recent", "recently", "today"}
}

// date weighs the candidates by how current their documents are, as their paths, titles
// and own dates tell. There is no clock in it: the same index ranks the same tomorrow.
func (p *plan) date(list []*candidate) {
	var paths []string
	for _, c := range list {
		paths = append(paths, pathOf(c.id))
	}
	later := notes.Superseded(paths)
	for i, c := range list {
		switch newer, old := later[paths[i]]; {
		case old:
			c.lose(SignalVersion, newer, outdated*c.score)
		case notes.Retired(paths[i], c.title):
			c.lose(SignalVersion, "put away as out of date", outdated*c.score)
		}
	}
	share := recent
	if slices.ContainsFunc(p.words, func(w string) bool { return slices.Contains(currentWords(), w) }) {
		share = asksCurrent
	}
	latest(list, share)
}

// latest adds to dated candidates, the more the later their day stands among theirs.
func latest(list []*candidate, share float64) {
	var days []int64
	for _, c := range list {
		if !c.dated.IsZero() {
			days = append(days, c.dated.Unix())
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	if len(days) < 2 {
		return
	}
	for _, c := range list {
		if c.dated.IsZero() {
			continue
		}
		n, _ := slices.BinarySearchFunc(days, c.dated.Unix(), cmp.Compare[int64])
		c.gain(SignalRecent, day(c.dated), share*c.score*float64(n)/float64(len(days)-1))
	}
}

// lose takes from a candidate's score.
func (c *candidate) lose(signal, detail string, score float64) {
	c.score -= score
	c.why = append(c.why, Reason{signal, detail, -score})
}
