package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
)

// bleve is used by its index alone (scorch): the mappings, analysers and searches
// around it go through global registries and rank with something that is not BM25,
// and opening costs ten times as much.

// errNone says that there is no index yet.
var errNone = errors.New("nothing is indexed yet")

// A damage is the error of a store that must be built anew, and why.
type damage struct {
	why string
	// panicked is set where reading it ended in a panic. That may be our own fault,
	// and then building it anew would not help; see [Index.mendable].
	panicked bool
}

func (d *damage) Error() string { return d.why }

// A store is bleve's part of the index, opened. Whoever opens one holds the lock.
type store struct {
	dir      string
	scorch   *scorch.Scorch
	snapshot *scorch.IndexSnapshot
	queue    *bleve.AnalysisQueue
	head     head
	fresh    bool // it was made just now

	languages func() ([]string, error) // see [store.countLanguages]
	glances   glances
	rooms     sync.Pool // of *room
}

const rootFile = "root.bolt"

// openStore opens the store in a folder. It is made where it is not there, unless
// it is only to be read: then the error is errNone. A *damage is the error of a
// store that cannot be trusted.
func openStore(dir string, readOnly bool) (*store, error) {
	st := &store{dir: dir}
	_, err := os.Stat(filepath.Join(dir, rootFile))
	switch {
	case errors.Is(err, fs.ErrNotExist) && readOnly:
		return nil, errNone
	case errors.Is(err, fs.ErrNotExist):
		st.fresh = true
	case err != nil:
		return nil, fmt.Errorf("open the index: %w", err)
	}
	config := map[string]any{"path": dir, "bolt_timeout": patience.String()}
	if readOnly {
		config["read_only"] = true
	} else {
		// Merging is done when we say so, see [store.merge]: bleve's own would be
		// broken off at the end of nearly every session.
		config["scorchMergePlanOptions"] = never()
		st.queue = bleve.NewAnalysisQueue(1)
	}
	if err := st.open(config); err != nil {
		return nil, errors.Join(err, st.close())
	}
	return st, nil
}

func (st *store) open(config map[string]any) error {
	made, err := scorch.NewScorch(scorch.Name, config, st.queue)
	if err != nil {
		return fmt.Errorf("open the index: %w", err)
	}
	if err := made.Open(); err != nil {
		return openError(err)
	}
	st.scorch = made.(*scorch.Scorch)
	return st.refresh()
}

// refresh reads the head of what the store holds now.
func (st *store) refresh() error {
	if st.snapshot != nil {
		old := st.snapshot
		st.snapshot = nil
		if err := old.Close(); err != nil {
			return openError(err)
		}
	}
	reader, err := st.scorch.Reader()
	if err != nil {
		return openError(err)
	}
	st.snapshot = reader.(*scorch.IndexSnapshot)
	st.languages = sync.OnceValues(st.countLanguages)
	data, err := st.snapshot.GetInternal([]byte(headKey))
	if err != nil {
		return openError(err)
	}
	if data == nil && st.fresh {
		now, err := stampOf(filepath.Join(st.dir, rootFile))
		st.head = head{generation: generation(), born: now.mtime}
		return err
	}
	ok := false
	if st.head, ok = parseHead(data); !ok {
		return &damage{why: "the index was damaged"}
	}
	if st.head.generation != generation() {
		return &damage{why: "the index was made by another version of ken"}
	}
	if n, err := st.snapshot.DocCount(); err != nil || n != uint64(st.head.weight.passages) {
		return &damage{why: "the index was damaged: it does not hold what it says"}
	}
	return nil
}

func (st *store) close() error {
	var err error
	if st.snapshot != nil {
		err = st.snapshot.Close()
	}
	if st.scorch != nil {
		err = errors.Join(err, st.scorch.Close())
	}
	if st.queue != nil {
		st.queue.Close()
	}
	st.snapshot, st.scorch, st.queue = nil, nil, nil
	return err
}

// openError tells a damaged store from a system that will not let us read it.
func openError(err error) error {
	if err.Error() == "timeout" { // bbolt's, whose package is not ours to import
		return ErrBusy
	}
	for _, theirs := range []error{
		fs.ErrPermission, syscall.EMFILE, syscall.ENFILE, syscall.ENOSPC, syscall.EROFS, syscall.ENOMEM,
	} {
		if errors.Is(err, theirs) {
			return fmt.Errorf("open the index: %w", err)
		}
	}
	return &damage{why: "the index was damaged: " + err.Error()}
}

// guard runs what reads the store, and makes a *damage of a panic: bleve trusts
// what it reads, and the file of a mapped segment may be cut off while it reads.
func guard(read func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = &damage{why: fmt.Sprintf("the index was damaged: %v", p), panicked: true}
		}
	}()
	return read()
}

// each does n things, as many at once as there are processors, guarded.
func each(n int, do func(i int) error) error {
	var next atomic.Int64
	work := func() error {
		for {
			i := int(next.Add(1)) - 1
			if i >= n {
				return nil
			}
			if err := do(i); err != nil {
				return err
			}
		}
	}
	errs := make([]error, max(1, min(n, runtime.GOMAXPROCS(0))))
	var others sync.WaitGroup
	for w := range errs[1:] {
		others.Go(func() { errs[w+1] = guard(work) })
	}
	errs[0] = guard(work)
	others.Wait()
	return errors.Join(errs...)
}

// view has the store read, which is shared with others.
func (ix *Index) view(ctx context.Context, read func(*store) error) error {
	release, err := ix.shared(ctx)
	if err != nil {
		return err
	}
	defer release()
	if err := ix.verdict(); err != nil {
		return err
	}
	err = guard(func() error {
		st, err := ix.reading()
		if err != nil {
			return err
		}
		defer st.snapshot.Close() //nolint:errcheck // it was only read
		return read(st)
	})
	if broken := (*damage)(nil); errors.As(err, &broken) {
		ix.opened.drop()
	}
	return err
}

func (ix *Index) storeDir() string { return filepath.Join(ix.dir, "store") }

// mendable tells whether an error is of an index that is to be built anew, and why.
func (ix *Index) mendable(ctx context.Context, err error) (why string, yes bool) {
	var broken *damage
	if !errors.As(err, &broken) {
		return "", false
	}
	if broken.panicked && ix.Check(ctx) == nil {
		return "", false
	}
	return broken.why, true
}

// discard takes the store and all that goes with it away, so that it is built
// anew.
func (ix *Index) discard(ctx context.Context) error {
	release, err := ix.exclusive(ctx)
	if err != nil {
		return err
	}
	defer release()
	for _, name := range []string{ix.manifestPath(), ix.sealPath(), ix.verdictPath()} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("discard the index: %w", err)
		}
	}
	// Moved first: a removal that is broken off must not leave half a store.
	aside := ix.storeDir() + ".old"
	if err := os.RemoveAll(aside); err != nil {
		return fmt.Errorf("discard the index: %w", err)
	}
	if err := os.Rename(ix.storeDir(), aside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("discard the index: %w", err)
	}
	if err := os.RemoveAll(aside); err != nil {
		return fmt.Errorf("discard the index: %w", err)
	}
	return nil
}
