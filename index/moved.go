package index

import (
	"cmp"
	"slices"
)

// A Move is a document that lies elsewhere than it did, to the byte the same.
type Move struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// follow finds the files that were only moved, and counts them as that: neither as new
// nor as gone. A file that was copied as well has moved to the first of the copies.
func (c *counts) follow(jobs []job, m *manifest) {
	from := make(map[[32]byte][]string)
	for _, j := range jobs {
		if j.gone && j.old != nil && j.old.unread == "" && m.rows[j.path] == nil {
			from[j.old.sum] = append(from[j.old.sum], j.path)
		}
	}
	if len(from) == 0 {
		return
	}
	for _, j := range jobs {
		r := m.rows[j.path]
		if j.old != nil || r == nil || r.unread != "" || len(from[r.sum]) == 0 {
			continue
		}
		c.moved = append(c.moved, Move{from[r.sum][0], j.path})
		from[r.sum] = from[r.sum][1:]
	}
	n := min(len(c.moved), c.added, c.removed) // another ken may have been quicker
	c.added, c.removed = c.added-n, c.removed-n
	slices.SortFunc(c.moved, func(a, b Move) int { return cmp.Compare(a.From, b.From) })
}

// gone are the paths of the files that are no longer there.
func gone(jobs []job) []string {
	var paths []string
	for _, j := range jobs {
		if j.gone {
			paths = append(paths, j.path)
		}
	}
	return paths
}
