package index

import (
	"context"
	"time"
)

// A Status is what the index holds, and how far it is behind.
type Status struct {
	Files    int      `json:"files"` // that were read
	Passages int      `json:"passages"`
	Bytes    int64    `json:"bytes"` // of the files that were read
	Unread   []Unread `json:"unread"`
	// Stale counts the files that look otherwise on disk than when they were read:
	// changed, new or gone.
	Stale int `json:"stale"`
	// Synced is when the last sync began that came to its end; zero if none did.
	Synced time.Time `json:"synced"`
}

// Status compares the index with what is on disk. Nothing is read but the names,
// sizes and times of files.
func (ix *Index) Status(ctx context.Context) (Status, error) {
	m, err := ix.load(ctx)
	if err != nil {
		return Status{}, err
	}
	seen, err := ix.survey(ctx)
	if err != nil {
		return Status{}, err
	}
	c := changesOf(m, seen, counts{})
	s := Status{Files: c.Files, Passages: c.Passages, Bytes: c.Bytes, Unread: c.Unread, Synced: ix.synced()}
	there := make(map[string]bool, len(seen.files))
	for _, f := range seen.files {
		there[f.Path] = true
		if r := m.rows[f.Path]; r == nil || r.differs(f) {
			s.Stale++
		}
	}
	for path := range m.rows {
		if !there[path] {
			s.Stale++
		}
	}
	return s, nil
}

// changesOf sums up a manifest, and what was done to bring it there.
func changesOf(m *manifest, seen *survey, done counts) Changes {
	c := Changes{Added: done.added, Changed: done.changed, Removed: done.removed, Moved: done.moved, Unread: []Unread{}}
	c.Unread = append(c.Unread, seen.unread...)
	for _, r := range m.rows {
		if r.unread != "" {
			c.Unread = append(c.Unread, Unread{r.path, r.unread})
			continue
		}
		c.Files++
		c.Passages += r.passages
		c.Bytes += r.size
	}
	sortUnread(c.Unread)
	return c
}
