package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Check reads the whole index through and compares all its checksums and counts.
// The error says what is wrong with it; the next sync makes such an index anew,
// whatever it looks like from outside. Where there is no index nothing is wrong.
func (ix *Index) Check(ctx context.Context) error {
	err := ix.view(ctx, func(st *store) error {
		for _, path := range st.segments() {
			if err := checkSegment(ctx, path); err != nil {
				return err
			}
		}
		m, err := ix.manifestOf(st)
		if err != nil {
			return err
		}
		return checkPassages(ctx, st, m)
	})
	if errors.Is(err, errNone) {
		return nil
	}
	var broken *damage
	if errors.As(err, &broken) {
		// A cache that cannot be written cannot be made anew either.
		_ = replaceFile(ix.verdictPath(), []byte(broken.why))
	}
	return err
}

// verdictPath is the file that says why the index must be made anew, where a check
// found out what nothing else would.
func (ix *Index) verdictPath() string { return filepath.Join(ix.dir, "damaged") }

// verdict returns the *damage that a check found, nil if none did.
func (ix *Index) verdict() error {
	if why, err := os.ReadFile(ix.verdictPath()); err == nil {
		return &damage{why: string(why)}
	}
	return nil
}

// checkPassages looks for each passage that should be there, and no other.
func checkPassages(ctx context.Context, st *store, m *manifest) error {
	var sum weight
	for _, r := range m.rows {
		sum = sum.plus(r.weight)
	}
	if sum != st.head.weight {
		return &damage{why: "the index was damaged: its sums are wrong"}
	}
	for _, seg := range st.snapshot.Segments() {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("check the index: %w", err)
		}
		var wrong error
		live(seg).each(func(doc int) {
			id, err := seg.DocID(uint64(doc))
			if err == nil && m.has(string(id)) {
				_, err = storedOf(seg, doc)
			} else if err == nil {
				err = &damage{why: "the index was damaged: it has a passage of no file"}
			}
			if err != nil && wrong == nil {
				wrong = err
			}
		})
		if wrong != nil {
			return wrong
		}
	}
	return nil
}

// has tells whether an entry is one that the rows speak of.
func (m *manifest) has(id string) bool {
	r := m.rows[pathOf(id)]
	if r == nil {
		return false
	}
	n := 0
	for _, c := range id[len(r.path)+1:] {
		n = n*10 + int(c-'0')
	}
	return n < r.passages && id == entryID(r.path, n)
}
