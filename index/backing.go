package index

import (
	"errors"
	"fmt"
	"strings"
)

// backing is what the next best passage of a document gives to its best one: a
// document that says it twice is rather what is looked for than one that says it once.
// On documents known by their summaries this gains .015 of the reciprocal rank.
const backing = 0.3

// backUp adds to the best candidate of each document. They come best first. The
// messages of a mailbox and the members of an archive are documents by themselves and
// do not speak for each other.
func (r *ranker) backUp(list []*candidate) error {
	seen := make(map[string]bool)
	for _, c := range list {
		path := pathOf(c.id)
		if seen[path] || c.mark != (mark{}) {
			continue
		}
		seen[path] = true
		next, err := r.nextBest(path, c.match)
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
		c.gain(SignalDocument, "", backing*next/c.share) // it counts as little already
	}
	return nil
}

// nextBest returns the score of a file's best passage but for one.
func (r *ranker) nextBest(path string, but match) (float64, error) {
	next := 0.0
	for i, seg := range r.st.snapshot.Segments() {
		var failed error
		err := postings(seg, fieldIn, strings.ToLower(path), func(doc int) {
			score := r.scores[i][doc]
			if score <= next || i == but.segment && doc == but.doc || failed != nil {
				return
			}
			// A folder may be called as the file is, and a file elsewhere too.
			id, err := seg.DocID(uint64(doc))
			if failed = err; err == nil && pathOf(string(id)) == path {
				next = score
			}
		})
		if err != nil || failed != nil {
			return 0, errors.Join(err, failed)
		}
	}
	return next, nil
}
