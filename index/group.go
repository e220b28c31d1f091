package index

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"ken/notes/prose"
)

// No two passages of a grouped result have the same words, and none of its documents
// hides the others.

// A grouping keeps apart what would crowd a result.
type grouping struct {
	seen map[[sha256.Size]byte]int // by digest of its words, a passage of the result
	held []heldHit                 // of documents that had their share already
	all  []match                   // every match, to count what was held back
}

// A heldHit is a hit that is returned only where no other document matches.
type heldHit struct {
	hit
	file string
}

func newGrouping(q Query, found []match) *grouping {
	if !q.Grouped {
		return nil
	}
	return &grouping{seen: make(map[[sha256.Size]byte]int), all: slices.Clone(found)}
}

// again tells whether a passage's words stand in the result already, and if so notes
// where else they do.
func (s *selection) again(file string, h hit, text string) bool {
	if s.grouping == nil {
		return false
	}
	key := sha256.Sum256([]byte(prose.Folded(text)))
	n, seen := s.grouping.seen[key]
	if !seen {
		s.grouping.seen[key] = len(s.result.Passages)
		return false
	}
	p := &s.result.Passages[n]
	p.Also = append(p.Also, fmt.Sprintf("%s:%d", file, h.line))
	return true
}

// hold keeps a hit of a document that had its share.
func (s *selection) hold(file string, h hit) {
	if s.grouping != nil && len(s.grouping.held) < max(s.query.Max, defaultMax) {
		s.grouping.held = append(s.grouping.held, heldHit{h, file})
	}
}

// alone gives a document more than its share where no other matches.
func (s *selection) alone(limit int) {
	if s.grouping == nil || len(s.perFile) != 1 {
		return
	}
	s.query.PerFile = 0
	for _, h := range s.grouping.held {
		if len(s.result.Passages) == limit {
			return
		}
		s.take(h.hit, false)
	}
}

// countMore counts for each document of the result that has its share how many of its
// passages match beside those returned.
func (s *selection) countMore(st *store) error {
	if s.grouping == nil || s.plan.verifies() {
		return nil
	}
	returned := make(map[string]int)
	for _, p := range s.result.Passages {
		returned[p.Path]++
	}
	for file, n := range returned {
		if n < s.share() {
			continue
		}
		all, err := s.matchesIn(st, file)
		if err != nil {
			return err
		}
		if all > n {
			if s.result.More == nil {
				s.result.More = make(map[string]int)
			}
			s.result.More[file] = all - n
		}
	}
	return nil
}

// share is from how many passages on more of a document may be held back.
func (s *selection) share() int {
	if s.query.PerFile > 0 {
		return s.query.PerFile
	}
	return 1
}

// matchesIn counts the matches in a file.
func (s *selection) matchesIn(st *store, file string) (int, error) {
	segments := st.snapshot.Segments()
	sets := make([]docs, len(segments))
	for i, seg := range segments {
		set, err := having(seg, fieldIn, strings.ToLower(file))
		if err != nil {
			return 0, fmt.Errorf("search: %w", err)
		}
		sets[i] = set
	}
	n := 0
	for _, m := range s.grouping.all {
		if !sets[m.segment].has(m.doc) {
			continue
		}
		// A folder may be called as the file is, and a file in other letters.
		id, err := segments[m.segment].DocID(uint64(m.doc))
		if err != nil {
			return 0, fmt.Errorf("search: %w", err)
		}
		if pathOf(string(id)) == file {
			n++
		}
	}
	return n, nil
}
