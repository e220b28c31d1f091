package index

import "sync"

// glances are the terms of passages that were looked at again, see again.go: who types
// asks for nearly the same with every key, and finds the same passages. They belong to
// an open store and go with it, since what it holds does not change. The zero value is
// ready.
type glances struct {
	mu    sync.Mutex
	terms map[matchKey][]string // in order
}

// mostGlances is how many passages are remembered before it is begun anew: a few
// megabytes.
const mostGlances = 1_000

// of returns the terms of a passage, nil if they are not remembered.
func (g *glances) of(k matchKey) []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.terms[k]
}

// keep remembers the terms of a passage.
func (g *glances) keep(k matchKey, terms []string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.terms == nil || len(g.terms) >= mostGlances {
		g.terms = make(map[matchKey][]string)
	}
	g.terms[k] = terms
}
