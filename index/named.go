package index

import (
	"context"
	"slices"
	"strings"
	"sync"
)

// walked is what the last whole sync of this process saw that could not be read.
type walked struct {
	mu     sync.Mutex
	done   bool
	unread []Unread
}

func (w *walked) ended(unread []Unread) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.done, w.unread = true, unread
}

func (w *walked) last() (unread []Unread, done bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.unread, w.done
}

// SyncFiles does what [Index.Sync] does for a caller who knows that no other files
// changed since the last: only these are looked at. Where more may hang on them than
// themselves, as on a folder, everything is looked at all the same. Since who knows may
// be mistaken, the whole is to be synced now and then.
func (ix *Index) SyncFiles(
	ctx context.Context, paths []string, report func(done, total int, what string),
) (Changes, error) {
	unread, walked := ix.walked.last()
	if !walked {
		return ix.Sync(ctx, report)
	}
	c, ok, err := ix.syncFiles(ctx, paths, unread, report)
	if err != nil || !ok {
		return ix.Sync(ctx, report) // it mends what can be mended, and says what cannot
	}
	return c, nil
}

func (ix *Index) syncFiles(
	ctx context.Context, paths []string, unread []Unread, report func(int, int, string),
) (Changes, bool, error) {
	if report == nil {
		report = func(int, int, string) {}
	}
	m, err := ix.load(ctx)
	if err != nil || m.seq == 0 {
		return Changes{}, false, err
	}
	jobs, ok := ix.jobsOf(m, paths, unread)
	if !ok {
		return Changes{}, false, nil
	}
	// What is known of all other files is no newer than it was.
	done, err := ix.bring(ctx, m, jobs, m.began, report)
	if err != nil || done.again || m.lost {
		return Changes{}, false, err
	}
	return changesOf(m, &survey{unread: unread}, done), true, nil
}

// jobsOf returns what must be done for some paths; ok is unset where they do not tell.
func (ix *Index) jobsOf(m *manifest, paths []string, unread []Unread) (jobs []job, ok bool) {
	for _, path := range slices.Compact(slices.Sorted(slices.Values(paths))) {
		if slices.ContainsFunc(unread, func(u Unread) bool { return u.Path == path }) {
			return nil, false
		}
		_, gone, sure := ix.ws.Single(path)
		old := m.rows[path]
		switch {
		case !sure || gone && m.isFolder(path):
			return nil, false
		case !gone || old != nil:
			jobs = append(jobs, job{path: path, old: old, gone: gone})
		}
	}
	return jobs, true
}

// isFolder tells whether a path was that of a folder.
func (m *manifest) isFolder(path string) bool {
	for p := range m.rows {
		if strings.HasPrefix(p, path+"/") {
			return true
		}
	}
	return false
}
