package index

import (
	"context"
	"maps"
	"slices"

	"ken/notes"
)

// Paths returns the paths of all documents in the index, sorted. It is empty where
// the index cannot be read.
func (ix *Index) Paths() []string {
	m, err := ix.load(context.Background())
	if err != nil {
		return nil
	}
	paths := slices.Sorted(maps.Keys(m.rows))
	return slices.DeleteFunc(paths, func(p string) bool { return m.rows[p].unread != "" })
}

// Standings returns what all documents in the index tell of their place among others, in
// the order of their paths. It is empty where the index cannot be read.
func (ix *Index) Standings() []notes.Standing {
	m, err := ix.load(context.Background())
	if err != nil {
		return nil
	}
	list := make([]notes.Standing, 0, len(m.rows))
	for _, p := range slices.Sorted(maps.Keys(m.rows)) {
		if r := m.rows[p]; r.unread == "" {
			s := r.standing
			s.Path = p
			list = append(list, s)
		}
	}
	return list
}
