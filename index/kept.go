package index

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// The rules of what is kept of a file that changed:
//
//   - A mailbox, an archive or a calendar changes by a message, a member or an event. The
//     passages of those that did not change, and stand where they stood, stay in the
//     index as they are; only the others are analysed and written.
//   - Which they are is told by the mark of each member. Every passage holds that of its
//     own.
//   - What is written goes in one transaction with the file's row, so it is done only
//     where it is not too much, and only if the file is still known as it was when the
//     marks were read.

const (
	// fewest is how many passages a file has at least for its marks to be looked at:
	// below it, that costs more than it saves.
	fewest = 32
	// mostAnew is how many passages are written at once at most.
	mostAnew = 2_000
)

// keep makes the one parcel of a changed file most of which is in the index already; nil
// where the file is to be read like any other.
func (ix *Index) keep(ctx context.Context, old *row, p *parcel) *parcel {
	if old == nil || old.partial || old.unread != "" || old.passages < fewest || len(p.members) < 2 {
		return nil
	}
	known, err := ix.known(ctx, p.row.path, old)
	if err != nil {
		return nil // what is not known is read
	}
	p.kept = make(map[int]weight)
	for i, piece := range p.pieces {
		was, found := known[i]
		m := memberAt(p.members, piece.start)
		if found && m.mark != (mark{}) && was.mark == m.mark && was.start == piece.start && was.end == piece.end {
			p.kept[i] = was.weight
		}
	}
	if len(p.kept) == 0 || len(p.pieces)-len(p.kept) > mostAnew {
		return nil
	}
	p.base, p.last = old, true
	p.row.passages = len(p.pieces)
	return p
}

// known returns what the index keeps of a file's passages, by ordinal; nothing if the
// file is no longer known as it was.
func (ix *Index) known(ctx context.Context, path string, old *row) (map[int]stored, error) {
	list := make(map[int]stored, old.passages)
	err := ix.view(ctx, func(st *store) error {
		for _, seg := range st.snapshot.Segments() {
			if err := knownIn(seg, path, list); err != nil {
				return fmt.Errorf("look up %s: %w", path, err)
			}
		}
		return nil
	})
	if len(list) != old.passages {
		return nil, err
	}
	return list, err
}

// knownIn adds what a segment keeps of a file's passages.
func knownIn(seg *scorch.SegmentSnapshot, path string, list map[int]stored) error {
	var docs []int
	if err := postings(seg, fieldIn, strings.ToLower(path), func(doc int) { docs = append(docs, doc) }); err != nil {
		return err
	}
	for _, doc := range docs {
		var s stored
		id, ok := "", false
		err := seg.VisitDocument(uint64(doc), func(field string, _ byte, value []byte, _ []uint64) bool {
			switch field {
			case fieldStored:
				s, ok = parseStored(value)
			case fieldID:
				id = string(value)
			}
			return true
		})
		if err != nil {
			return err
		}
		name, ordinal, _ := strings.Cut(id, "\x00")
		if n, err := strconv.Atoi(ordinal); ok && err == nil && name == path {
			list[n] = s
		}
	}
	return nil
}

// carryKept adds a file of which most stays: the passages that are new, and what is
// beyond its end goes. Where another ken wrote the file meanwhile it is looked at again.
func (c *change) carryKept(p *parcel, old *row) {
	if old == nil || old.partial || old.sum != p.base.sum || old.passages != p.base.passages {
		c.again = true
		return
	}
	c.count(p.row, old)
	for n := p.row.passages; n < old.passages; n++ {
		c.batch.Delete(entryID(p.row.path, n))
	}
	c.update(p)
	c.put(p.row)
}
