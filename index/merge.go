package index

import (
	"context"
	"fmt"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	bleve "github.com/blevesearch/bleve_index_api"
)

const (
	// tooMany is how many segments a store has at most before some are merged: each
	// word of a query is looked up in every one.
	tooMany = 12
	// largest is how many passages a segment grows to by merging, which bounds how
	// long a merge keeps searches waiting: about a third of a second.
	largest = 30_000
)

// never has bleve's own merging find nothing to do.
func never() map[string]any {
	return map[string]any{"MaxSegmentsPerTier": 1 << 20, "FloorSegmentSize": 1}
}

func tiers() *mergeplan.MergePlanOptions {
	o := mergeplan.DefaultMergePlanOptions
	o.MaxSegmentSize = largest
	return &o
}

// merge joins segments where there are too many. The store is persisted when it
// returns.
func (st *store) merge(ctx context.Context) error {
	if len(st.snapshot.Segments()) <= tooMany {
		return nil
	}
	st.forceMerge(ctx)
	// bleve introduces a merge before it is safe on disk; a batch waits for both.
	if err := st.sync(); err != nil {
		return err
	}
	return st.refresh()
}

// sync writes the head once more, and returns when everything is on disk.
func (st *store) sync() error {
	wait := bleve.NewBatch()
	wait.SetInternal([]byte(headKey), st.head.encode())
	if err := st.scorch.Batch(wait); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	return nil
}

// forceMerge has bleve merge. Whether it did shows in the number of segments; a
// merge that failed leaves everything as it was.
func (st *store) forceMerge(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = st.scorch.ForceMerge(ctx, tiers())
	}()
	// A merge that failed is tried again for ever, which shows only in a count.
	for {
		select {
		case <-done:
			return
		case <-ctx.Done():
			return
		case <-time.After(50 * time.Millisecond):
			if n, _ := st.scorch.StatsMap()["TotFileMergeLoopErr"].(uint64); n > 0 {
				return
			}
		}
	}
}
