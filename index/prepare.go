package index

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// prepare reads, cuts and analyses files, and yields their parcels in order. One
// goroutine reads, as many as there are processors analyse, and the caller writes
// meanwhile; none is left when it returns.
func (ix *Index) prepare(ctx context.Context, jobs []job) iter.Seq[*parcel] {
	return func(yield func(*parcel) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var all sync.WaitGroup
		defer all.Wait()
		defer cancel()
		ready := ix.analysed(ctx, ix.readAll(ctx, jobs, &all), &all)
		waiting := make(map[int]*parcel)
		for next := 0; ; next++ {
			for waiting[next] == nil {
				p, ok := <-ready
				if !ok {
					return
				}
				waiting[p.number] = p
			}
			if !yield(waiting[next]) {
				return
			}
			delete(waiting, next)
		}
	}
}

func (ix *Index) readAll(ctx context.Context, jobs []job, all *sync.WaitGroup) <-chan *parcel {
	cut := make(chan *parcel)
	all.Go(func() {
		defer close(cut)
		number := 0
		for _, j := range jobs {
			parcels := ix.read(ctx, j)
			if ctx.Err() != nil {
				return // a file that was not read to its end is not one that cannot be
			}
			for i, p := range parcels {
				p.number = number
				number++
				parcels[i] = nil // what becomes of it is not kept until the file is done
				if !send(ctx, cut, p) {
					return
				}
			}
		}
	})
	return cut
}

func (ix *Index) analysed(ctx context.Context, cut <-chan *parcel, all *sync.WaitGroup) <-chan *parcel {
	ready := make(chan *parcel, 4)
	var analysts sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		analysts.Go(func() {
			a := ix.analyzer()
			defer ix.analyzers.Put(a)
			for p := range cut {
				p.analyse(a)
				if !send(ctx, ready, p) {
					return
				}
			}
		})
	}
	all.Go(func() {
		analysts.Wait()
		close(ready)
	})
	return ready
}

func send(ctx context.Context, ch chan<- *parcel, p *parcel) bool {
	select {
	case ch <- p:
		return true
	case <-ctx.Done():
		return false
	}
}
