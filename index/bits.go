package index

import "math/bits"

// docs is a set of passages of one segment.
type docs []uint64

func newDocs(n int) docs { return make(docs, (n+63)/64) }

func (s docs) add(i int)      { s[i>>6] |= 1 << (i & 63) }
func (s docs) has(i int) bool { return s[i>>6]&(1<<(i&63)) != 0 }

func (s docs) and(o docs) {
	for i := range s {
		s[i] &= o[i]
	}
}

func (s docs) without(o docs) {
	for i := range s {
		s[i] &^= o[i]
	}
}

// each calls visit with each member in order.
func (s docs) each(visit func(i int)) {
	for w, word := range s {
		for word != 0 {
			visit(w<<6 + bits.TrailingZeros64(word))
			word &= word - 1
		}
	}
}
