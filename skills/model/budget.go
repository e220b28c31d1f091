package model

import (
	"fmt"
	"sync"
)

// A Budget bounds the tokens that the requests of one task take together, prompts and
// answers alike. It may be used by several goroutines; a nil one has no bound.
type Budget struct {
	mu    sync.Mutex
	total int
	held  int // for what is under way
	spent int
}

// NewBudget returns a budget of so many tokens.
func NewBudget(tokens int) *Budget { return &Budget{total: max(tokens, 0)} }

// Reserve holds tokens for something that is about to be asked. The error is
// [ErrBudget] where there are too few left; then nothing is held.
func (b *Budget) Reserve(tokens int) error {
	if b == nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if left := b.total - b.held - b.spent; tokens > left {
		return fmt.Errorf("%w: it would take up to %d tokens, and %d of %d are left", ErrBudget, tokens, max(left, 0), b.total)
	}
	b.held += max(tokens, 0)
	return nil
}

// Spend gives back what was reserved and takes what was used, which may be more.
func (b *Budget) Spend(reserved, used int) {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.held -= max(reserved, 0)
	b.spent += max(used, 0)
}

// Left returns how many tokens are neither spent nor held, never less than 0.
func (b *Budget) Left() int {
	if b == nil {
		return 0
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return max(b.total-b.held-b.spent, 0)
}

// Spent returns how many tokens were used.
func (b *Budget) Spent() int {
	if b == nil {
		return 0
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.spent
}
