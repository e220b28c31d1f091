package evidence

import (
	"slices"
	"testing"

	"ken/notes/prose"
)

// TestKindred holds which words stand for each other, and which only look like it.
func TestKindred(t *testing.T) {
	for _, c := range []struct {
		asked, found string
		kin          bool
	}{
		{"deliver", "delivery", true},
		{"delivered", "delivery", true},
		{"decide", "decision", true},
		{"extend", "extension", true},
		{"subscribe", "subscription", true},
		{"reduce", "reduction", true},
		{"available", "availability", true},
		{"certify", "certification", true},
		{"employ", "employees", true},
		{"pay", "payment", true},
		{"retain", "retention", true},
		{"sell", "sale", true},
		{"sent", "send", true},
		{"growth", "grew", true},
		{"county", "count", false},
		{"factory", "factor", false},
		{"corner", "corn", false},
		{"director", "direct", false},
		{"board", "border", false},
	} {
		a, b := prose.Stem(c.asked), prose.Stem(c.found)
		has := func(a, b string) bool {
			return a == b || slices.ContainsFunc(kindred(a), func(k kinsman) bool { return k.stem == b })
		}
		if has(a, b) != c.kin || has(b, a) != c.kin {
			t.Errorf("%s and %s: want kin %v, have %v and %v", c.asked, c.found, c.kin, has(a, b), has(b, a))
		}
	}
}
