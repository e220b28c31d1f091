package index

import (
	"bytes"
	"errors"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

// The rules of what stays open between two searches of one process:
//
//   - The store that was opened last for reading stays, until it is another or nobody has
//     asked for a while. It holds no lock: bleve's list of segments is closed, and what
//     stays are the mapped segments, which are never written again, and what was found
//     out about them.
//   - It is read again only if the seal is, to the byte, the one it was opened under, and
//     all files look as they did then. That is looked at under the lock, each time.
//   - What is not sealed does not stay.

// idle is how long a store stays open that nobody reads.
const idle = time.Minute

// keepsOpen is unset where a file that is mapped cannot be taken away.
const keepsOpen = runtime.GOOS != "windows"

// opened is the store that stays open. The zero value is ready.
type opened struct {
	mu   sync.Mutex
	st   *store // nil if none does
	seal *seal  // that it was opened under
	root stamp
	over *time.Timer
}

// reading returns the store, opened for reading by whoever holds the lock. The caller
// lets go of it.
func (ix *Index) reading() (*store, error) {
	o := &ix.opened
	o.mu.Lock()
	defer o.mu.Unlock()
	now := ix.loadSeal()
	root, err := stampOf(filepath.Join(ix.storeDir(), rootFile))
	if err == nil && o.st != nil && now != nil && o.root == root && bytes.Equal(o.seal.data, now.data) {
		if err := ix.trust(o.st, now); err != nil {
			return nil, err
		}
		o.over.Reset(idle)
		o.st.snapshot.AddRef()
		return o.st, nil
	}
	o.letGo()
	st, err := ix.openToRead(now)
	if err != nil {
		return nil, err
	}
	if keepsOpen && now != nil {
		st.snapshot.AddRef()
		o.st, o.seal, o.root = st, now, root
		o.over = time.AfterFunc(idle, o.drop)
	}
	return st, nil
}

// openToRead opens the store and closes all of it but its segments.
func (ix *Index) openToRead(s *seal) (*store, error) {
	if err := ix.trustRoot(s); err != nil {
		return nil, err
	}
	st, err := openStore(ix.storeDir(), true)
	if err != nil {
		return nil, err
	}
	if err = ix.trust(st, s); err == nil {
		err = st.scorch.Close()
		st.scorch = nil
	}
	if err != nil {
		return nil, errors.Join(err, st.close())
	}
	if s == nil {
		// A session was broken off. A cache that cannot be written is read again each time.
		_ = ix.writeSeal(st.segments(), nil)
	}
	return st, nil
}

// drop lets go of the store that stays open; who reads it goes on.
func (o *opened) drop() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.letGo()
}

func (o *opened) letGo() {
	if o.st != nil {
		o.over.Stop()
		_ = o.st.snapshot.Close() // it was only read
		o.st, o.seal = nil, nil
	}
}
