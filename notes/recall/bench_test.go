package recall

import "testing"

// What a review costs: a replay computes one for each line of the log.
func BenchmarkNext(b *testing.B) {
	s := Default()
	st := State{Phase: Review, Stability: 20, Difficulty: 5, Last: start, Interval: 20, Reps: 4}
	m := later(start, 20)
	for name, r := range map[string]Rating{"again": Again, "good": Good} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s.Next(st, r, m)
			}
		})
	}
}

func BenchmarkRetrievability(b *testing.B) {
	s := Default()
	st := State{Phase: Review, Stability: 20, Difficulty: 5, Last: start, Interval: 20, Reps: 4}
	m := later(start, 20)
	for b.Loop() {
		s.Retrievability(st, m)
	}
}
