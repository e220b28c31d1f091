package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

// rounds is how often a sync looks again where others were at the same files.
const rounds = 4

// Sync brings the index to what is on disk: what is new or changed is read, what
// is gone is taken out. Reporting may be nil; it is called from this goroutine
// only, with how many of the files that must be read are done.
//
// The index is written in short sessions between which others can search, so that
// stopping the context loses at most one; the next sync goes on from there. An
// index that is damaged or of another version is built anew. The error wraps
// [ErrBusy] if others do not let go of the index.
func (ix *Index) Sync(ctx context.Context, report func(done, total int, what string)) (Changes, error) {
	start := time.Now()
	if report == nil {
		report = func(int, int, string) {}
	}
	if err := os.MkdirAll(ix.dir, 0o700); err != nil {
		return Changes{}, fmt.Errorf("make the folder of the index: %w", err)
	}
	changes, err := ix.sync(ctx, report)
	if why, yes := ix.mendable(ctx, err); yes {
		if err := ix.discard(ctx); err != nil {
			return Changes{}, err
		}
		changes, err = ix.sync(ctx, report)
		changes.Rebuilt = why
	}
	if err != nil {
		return Changes{}, err
	}
	changes.Seconds = time.Since(start).Seconds()
	return changes, nil
}

func (ix *Index) sync(ctx context.Context, report func(done, total int, what string)) (Changes, error) {
	m, err := ix.load(ctx)
	if err != nil {
		return Changes{}, err
	}
	var total counts
	for range rounds {
		seen, done, err := ix.round(ctx, m, report)
		total.add(done)
		if err != nil {
			return Changes{}, err
		}
		if !done.again && !m.lost {
			ix.walked.ended(seen.unread)
			return changesOf(m, seen, total), nil
		}
		m.lost = false
	}
	return Changes{}, ErrBusy
}

// round looks once at every file, and brings the index to what it saw.
func (ix *Index) round(ctx context.Context, m *manifest, report func(int, int, string)) (*survey, counts, error) {
	clock, err := ix.startClock()
	if err != nil {
		return nil, counts{}, err
	}
	defer clock.stop()
	seen, err := ix.survey(ctx)
	if err != nil {
		return nil, counts{}, err
	}
	if m.began == 0 {
		m.began = clock.now
	}
	done, err := ix.bring(ctx, m, m.differing(seen), clock.now, report)
	if err != nil {
		return nil, done, err
	}
	return seen, done, clock.keep()
}

// load returns what the index knows, which is nothing where there is none.
func (ix *Index) load(ctx context.Context) (*manifest, error) {
	m := newManifest()
	err := ix.view(ctx, func(st *store) (err error) {
		m, err = ix.manifestOf(st)
		return err
	})
	if errors.Is(err, errNone) {
		return newManifest(), nil
	}
	return m, err
}

// manifestOf returns the manifest as an open store has it.
func (ix *Index) manifestOf(st *store) (*manifest, error) {
	m, err := ix.loadManifest()
	if err != nil {
		return nil, asDamage(err)
	}
	return m, m.follow(&st.head)
}

// bring reads and writes what differs; all that is known is known up to now.
func (ix *Index) bring(
	ctx context.Context, m *manifest, jobs []job, now int64, report func(int, int, string),
) (counts, error) {
	w := writer{ix: ix, manifest: m}
	var touched []row
	done := 0
	for p := range ix.prepare(ctx, jobs) {
		if p.last {
			done++
			report(done, len(jobs), p.row.path)
		}
		if p.touched {
			touched = append(touched, p.row)
			continue
		}
		if err := w.add(ctx, p); err != nil {
			break
		}
	}
	err := w.finish(ctx)
	if err == nil && ctx.Err() != nil {
		err = fmt.Errorf("sync the index: %w", ctx.Err())
	}
	if err != nil {
		return w.done, err
	}
	w.done.follow(jobs, m)
	ix.ws.Forget(gone(jobs))
	return w.done, ix.settle(ctx, m, touched, now)
}

// settle writes down what changed about files but not in them, and up to when the
// files are known.
func (ix *Index) settle(ctx context.Context, m *manifest, touched []row, now int64) error {
	if len(touched) == 0 && !m.racy(now) {
		return nil
	}
	release, err := ix.exclusive(ctx)
	if err != nil {
		return err
	}
	defer release()
	return guard(func() error {
		st, err := openStore(ix.storeDir(), true)
		if errors.Is(err, errNone) {
			m.lost = m.seq > 0
			return nil
		}
		if err != nil {
			return err
		}
		defer st.close() //nolint:errcheck // it was only read
		if err := ix.catchUp(m, st); err != nil {
			return err
		}
		for _, r := range touched {
			if known := m.rows[r.path]; known != nil && known.sum == r.sum && !known.partial {
				m.put(r)
			}
		}
		m.began = now
		return ix.saveManifest(m)
	})
}
