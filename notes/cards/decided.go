package cards

import (
	"cmp"
	"slices"
)

// A Decision is what became of a proposal, and when, in milliseconds since 1970 UTC.
type Decision struct {
	Card Card
	Kept bool
	At   int64
}

// Decisions are the proposals that were kept or dropped, each as it was decided last, in
// the order of time.
func (b *Book) Decisions() []Decision {
	b.mu.Lock()
	defer b.mu.Unlock()
	var list []Decision
	for _, e := range b.dropped {
		if e.Text != nil && (e.Type == keptLine || e.Type == droppedLine) {
			list = append(list, Decision{*e.Text, e.Type == keptLine, e.At})
		}
	}
	slices.SortFunc(list, func(x, y Decision) int {
		return cmp.Or(cmp.Compare(x.At, y.At), cmp.Compare(x.Card.ID, y.Card.ID))
	})
	return list
}
