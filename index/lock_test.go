package index

import (
	"context"
	"errors"
	"os"
	"sync/atomic"
	"testing"
	"time"
)

func lockDesk(t *testing.T) *desk {
	d := newDesk(t, nil)
	if err := os.MkdirAll(d.cache, 0o700); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestReadersShareTheLock(t *testing.T) {
	d := lockDesk(t)
	first, err := d.shared(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer first()
	second, err := d.anew().shared(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	second()
}

func TestWriterKeepsOthersOutForASecond(t *testing.T) {
	t.Parallel()
	d := lockDesk(t)
	release, err := d.exclusive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if _, err := d.anew().shared(t.Context()); !errors.Is(err, ErrBusy) {
		t.Errorf("a reader got %v", err)
	}
	if took := time.Since(start); took < patience/2 || took > 3*patience {
		t.Errorf("after %v", took)
	}
	release()
	release, err = d.anew().exclusive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	release()
}

func TestWaitingForTheLockCanBeStopped(t *testing.T) {
	d := lockDesk(t)
	release, err := d.exclusive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := d.anew().exclusive(ctx); !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, ErrBusy) {
		t.Error(err)
	}
}

// A writer that takes the lock again and again lets readers in between, and
// readers that come one after the other let a writer in.
func TestNobodyStarves(t *testing.T) {
	d := lockDesk(t)
	stop := make(chan struct{})
	var writes, reads atomic.Int64
	loop := func(count *atomic.Int64, hold time.Duration, take func(context.Context) (func(), error)) chan error {
		done := make(chan error, 1)
		go func() {
			for {
				select {
				case <-stop:
					done <- nil
					return
				default:
				}
				release, err := take(context.Background())
				if err != nil {
					done <- err
					return
				}
				time.Sleep(hold)
				release()
				count.Add(1)
			}
		}()
		return done
	}
	ends := []chan error{
		loop(&writes, 20*time.Millisecond, d.anew().exclusive),
		loop(&reads, 5*time.Millisecond, d.anew().shared),
		loop(&reads, 5*time.Millisecond, d.anew().shared),
	}
	deadline := time.After(5 * time.Second)
	for writes.Load() < 10 || reads.Load() < 10 {
		select {
		case <-deadline:
			t.Errorf("%d writes and %d reads", writes.Load(), reads.Load())
		case <-time.After(10 * time.Millisecond):
			continue
		}
		break
	}
	close(stop)
	for _, end := range ends {
		if err := <-end; err != nil {
			t.Error(err)
		}
	}
}
