package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// ErrBusy says that another ken holds the index and did not let go of it within a
// second. It is worth trying again.
var ErrBusy = errors.New("the index is in use by another ken")

const (
	// patience is how long a call waits for the lock.
	patience = time.Second
	// retry is how often it looks. The system's locks can only be asked again.
	retry = time.Millisecond
)

// The rules of the lock:
//
// Nobody holds it while idle: a search takes it shared for the milliseconds it
// takes, a sync takes it alone once for every few hundred passages.
//
// Whoever wants it passes the gate first, readers together, a writer alone, and
// keeps the gate until it has the lock. A reader that waits thereby keeps the
// next writing session from starting, so that a long sync cannot starve searches;
// and a writer that waits keeps new readers out, so that searches cannot starve it.

// shared takes the lock for reading. The caller calls release.
func (ix *Index) shared(ctx context.Context) (release func(), err error) {
	return ix.lock(ctx, (*flock.Flock).TryRLockContext)
}

// exclusive takes the lock for writing. The caller calls release.
func (ix *Index) exclusive(ctx context.Context) (release func(), err error) {
	return ix.lock(ctx, (*flock.Flock).TryLockContext)
}

type take func(*flock.Flock, context.Context, time.Duration) (bool, error)

func (ix *Index) lock(ctx context.Context, take take) (release func(), err error) {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	gate := flock.New(filepath.Join(ix.dir, "gate"))
	if err := ix.pass(ctx, waiting, gate, take); err != nil {
		return nil, err
	}
	defer gate.Close() //nolint:errcheck // closing is all that lets go
	lock := flock.New(filepath.Join(ix.dir, "lock"))
	if err := ix.pass(ctx, waiting, lock, take); err != nil {
		return nil, err
	}
	return func() { _ = lock.Close() }, nil
}

// pass takes one lock, and says why it could not.
func (ix *Index) pass(ctx, waiting context.Context, l *flock.Flock, take take) error {
	_, err := take(l, waiting, retry)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("wait for the index: %w", ctx.Err())
	case errors.Is(err, context.DeadlineExceeded):
		return ErrBusy
	case errors.Is(err, os.ErrNotExist):
		return errNone
	}
	return fmt.Errorf("lock the index in %s: %w", ix.dir, err)
}
