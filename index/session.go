package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	bleve "github.com/blevesearch/bleve_index_api"
)

// enough is how many bytes of changed rows the store carries before they go into
// the manifest: bleve writes them again with every batch.
const enough = 32 << 10

// A change is what one session writes: passages that come and go, and the rows
// that say so.
type change struct {
	manifest *manifest
	batch    *bleve.Batch
	rows     map[string]*row // changed, by path
	weight   weight          // by how much the whole grows
	counts
}

// counts are what happened to files.
type counts struct {
	added, changed, removed int
	moved                   []Move
	// again is set where somebody else is at the same file: it must be looked at
	// once more when both are done.
	again bool
}

func (c *counts) add(o counts) {
	c.added += o.added
	c.changed += o.changed
	c.removed += o.removed
	c.moved = append(c.moved, o.moved...)
	c.again = c.again || o.again
}

// row returns what is known of a file now, nil if nothing.
func (c *change) row(path string) *row {
	if r := c.rows[path]; r != nil {
		if r.gone() {
			return nil
		}
		return r
	}
	return c.manifest.rows[path]
}

// put sets a file's row, and corrects the weight.
func (c *change) put(r row) {
	if old := c.row(r.path); old != nil {
		c.weight = c.weight.minus(old.weight)
	}
	c.weight = c.weight.plus(r.weight)
	c.rows[r.path] = &r
}

// carry adds a parcel.
func (c *change) carry(p *parcel) {
	old := c.row(p.row.path)
	if p.first > 0 {
		c.carryOn(p, old)
		return
	}
	if p.base != nil {
		c.carryKept(p, old)
		return
	}
	switch {
	case p.row.gone() && old == nil:
		return
	case old != nil && !old.partial && old.sum == p.row.sum && old.mtime == p.row.mtime && old.size == p.row.size:
		return // another ken was quicker, or a file that cannot be read still cannot
	}
	c.count(p.row, old)
	if old != nil {
		for n := len(p.entries); n < old.passages; n++ {
			c.batch.Delete(entryID(p.row.path, n))
		}
	}
	c.update(p)
	c.put(p.row)
}

// carryOn adds a later parcel of a long file, if the file is as the parcel before
// left it.
func (c *change) carryOn(p *parcel, old *row) {
	if old == nil || !old.partial || old.sum != p.row.sum || old.passages != p.first {
		c.again = c.again || old == nil || old.partial || old.sum != p.row.sum
		return
	}
	c.update(p)
	r := p.row
	r.passages += old.passages
	r.weight = r.weight.plus(old.weight)
	c.put(r)
}

func (c *change) update(p *parcel) {
	for _, e := range p.entries {
		c.batch.Update(e)
	}
}

func (c *change) count(now row, old *row) {
	readable := old != nil && old.unread == ""
	switch {
	case now.gone() || now.unread != "":
		if readable {
			c.removed++
		}
	case readable:
		c.changed++
	default:
		c.added++
	}
}

// session holds the index alone, writes one change and lets go of it. The
// manifest is brought up to date with what others wrote before, and with the
// change after.
func (ix *Index) session(ctx context.Context, m *manifest, fill func(*change)) (counts, error) {
	release, err := ix.exclusive(ctx)
	if err != nil {
		return counts{}, err
	}
	defer release()
	var done counts
	err = guard(func() (err error) {
		done, err = ix.write(ctx, m, fill)
		return err
	})
	return done, err
}

func (ix *Index) write(ctx context.Context, m *manifest, fill func(*change)) (counts, error) {
	ix.opened.drop()
	seal := ix.loadSeal()
	if err := ix.trustRoot(seal); err != nil {
		return counts{}, err
	}
	if err := ix.breakSeal(); err != nil {
		return counts{}, err
	}
	st, err := openStore(ix.storeDir(), false)
	if err != nil {
		return counts{}, err
	}
	defer st.close() //nolint:errcheck // closed below if all went well
	if err := ix.trust(st, seal); err != nil {
		return counts{}, err
	}
	if err := ix.catchUp(m, st); err != nil {
		return counts{}, err
	}
	c := &change{manifest: m, batch: bleve.NewBatch(), rows: make(map[string]*row)}
	fill(c)
	if len(c.rows) > 0 {
		if err := ix.apply(ctx, st, c); err != nil {
			return counts{}, err
		}
	}
	segments := st.segments()
	if err := st.close(); err != nil {
		return counts{}, fmt.Errorf("write the index: %w", err)
	}
	return c.counts, ix.writeSeal(segments, seal)
}

// catchUp brings a manifest to what the store holds.
func (ix *Index) catchUp(m *manifest, st *store) error {
	if st.fresh {
		// What an earlier store left would be believed.
		if err := os.Remove(ix.manifestPath()); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("write the index: %w", err)
		}
		if m.seq > 0 {
			m.seq, m.saved, m.rows, m.lost = 0, 0, make(map[string]*row), true
		}
		m.born = st.head.born
		return nil
	}
	if m.seq == st.head.seq && m.born == st.head.born {
		return nil
	}
	now, err := ix.loadManifest()
	if err != nil {
		return asDamage(err)
	}
	if err := now.follow(&st.head); err != nil {
		return err
	}
	m.lost = m.lost || m.seq > 0 && m.born != now.born
	m.born, m.seq, m.saved, m.began, m.rows = now.born, now.seq, now.saved, now.began, now.rows
	return nil
}

// apply writes the batch with a head that tells of it, and merges if it is time.
func (ix *Index) apply(ctx context.Context, st *store, c *change) error {
	h := st.head
	if c.manifest.saved == h.seq {
		h.base, h.changed = h.seq, nil
	}
	h.changed = slices.DeleteFunc(slices.Clone(h.changed), func(r row) bool { return c.rows[r.path] != nil })
	for _, r := range c.rows {
		h.changed = append(h.changed, *r)
	}
	slices.SortFunc(h.changed, byPath)
	h.seq++
	h.began = c.manifest.began
	h.weight = h.weight.plus(c.weight)
	data := h.encode()
	c.batch.SetInternal([]byte(headKey), data)
	if err := st.scorch.Batch(c.batch); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	for _, r := range c.rows {
		c.manifest.put(*r)
	}
	c.manifest.seq = h.seq
	if err := st.refresh(); err != nil {
		return err
	}
	if len(data) > enough {
		if err := ix.saveManifest(c.manifest); err != nil {
			return err
		}
	}
	return st.merge(ctx)
}
