package index

import "encoding/binary"

// A head is what the store says of its own contents. It is written with every
// batch, in the same transaction, and so is true whenever the store can be read.
type head struct {
	generation string // what made the store, see [generation]
	born       int64  // when the store was made: no other has the same
	seq        uint64 // how many batches there were
	base       uint64 // the batch after which the manifest last held every row
	began      int64  // as in the manifest
	weight     weight // of all passages
	// changed are the rows that differ from the manifest at base, the last word on
	// each path at the end.
	changed []row
}

// headKey is where the head lies among bleve's internal values.
const headKey = "ken"

func (h *head) encode() []byte {
	b := appendText(nil, h.generation)
	b = binary.AppendVarint(b, h.born)
	b = binary.AppendUvarint(b, h.seq)
	b = binary.AppendUvarint(b, h.base)
	b = binary.AppendVarint(b, h.began)
	b = h.weight.append(b)
	b = binary.AppendUvarint(b, uint64(len(h.changed)))
	for i := range h.changed {
		b = h.changed[i].append(b)
	}
	return sealed(b, 0)
}

// parseHead takes a head's bytes apart; ok is false for whatever encode did not
// write.
func parseHead(data []byte) (h head, ok bool) {
	body, ok := unsealed(data)
	if !ok {
		return head{}, false
	}
	d := &decoder{rest: string(body)}
	h = head{generation: d.text(), born: d.int(), seq: d.uint(), base: d.uint()}
	h.began, h.weight = d.int(), d.weight()
	h.changed = make([]row, d.count())
	for i := range h.changed {
		h.changed[i] = d.row()
	}
	return h, !d.bad && d.rest == ""
}
