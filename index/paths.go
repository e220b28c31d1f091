package index

import (
	"context"
	"maps"
	"slices"
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
