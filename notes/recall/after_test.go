package recall

import (
	"math/rand/v2"
	"testing"
)

// After and Next hold the same of a memory, and it does not matter which came before.
func TestAfter(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	s := Default()
	for range 200 {
		var quick, exact State
		m := Moment{At: 1_700_000_000_000, Offset: 60}
		for range 30 {
			m.At += rnd.Int64N(40 * 24 * 3600 * 1000)
			r := Rating(rnd.IntN(6))
			want := s.Next(exact, r, m)
			if got := s.Next(quick, r, m); got != want && r >= Again && r <= Easy {
				t.Fatalf("after %v: %+v, want %+v", r, got, want)
			}
			quick, exact = s.After(quick, r, m), want
			got := quick
			got.Interval, got.DueDay, got.DueAt = exact.Interval, exact.DueDay, exact.DueAt
			if got != exact {
				t.Fatalf("after %v: %+v, want %+v", r, got, exact)
			}
		}
	}
}
