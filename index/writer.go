package index

import "context"

// A session writes so much at most, which bounds how long searches wait for it:
// about a tenth of a second.
const (
	sessionPassages = 1_000
	sessionFiles    = 400
)

// A writer gathers parcels and writes them in sessions, one at a time, each while
// the next is gathered. The manifest is the writer's until finish returns.
type writer struct {
	ix       *Index
	manifest *manifest
	load     []*parcel
	passages int
	done     counts
	err      error         // of the first session that failed: none is begun after it
	running  chan struct{} // closed when the session that runs is over; nil if none does
}

// add adds a parcel, and begins a session when there is enough for one. The error
// is that of an earlier session, and comes again from finish.
func (w *writer) add(ctx context.Context, p *parcel) error {
	w.load = append(w.load, p)
	w.passages += len(p.entries)
	if len(w.load) < sessionFiles && w.passages < sessionPassages {
		return nil
	}
	return w.begin(ctx)
}

// begin begins a session once the one before is over.
func (w *writer) begin(ctx context.Context) error {
	if err := w.wait(); err != nil {
		return err
	}
	load, over := w.load, make(chan struct{})
	w.load, w.passages, w.running = nil, 0, over
	go func() {
		defer close(over)
		done, err := w.ix.session(ctx, w.manifest, func(c *change) {
			for _, p := range load {
				c.carry(p)
			}
		})
		w.done.add(done)
		w.err = err
	}()
	return nil
}

// wait waits for the session that runs.
func (w *writer) wait() error {
	if w.running != nil {
		<-w.running
		w.running = nil
	}
	return w.err
}

// finish writes what is left.
func (w *writer) finish(ctx context.Context) error {
	if err := w.wait(); err != nil || len(w.load) == 0 || ctx.Err() != nil {
		return err
	}
	if err := w.begin(ctx); err != nil {
		return err
	}
	return w.wait()
}
