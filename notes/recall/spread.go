package recall

import (
	"hash/fnv"
	"math"
	"math/bits"
	"strconv"
)

// shares are how far from its exact interval a review may be moved, as in Anki: a
// day, and these shares of the days in each stretch. Below 2.5 days nothing moves.
var shares = [...]struct{ from, to, share float64 }{
	{2.5, 7, 0.15},
	{7, 20, 0.1},
	{20, math.Inf(1), 0.05},
}

// Spread returns the days to which a review after an interval may be moved, so that
// items learnt together do not stay together, and the one chosen for this item and
// its number of reviews. The choice is the same wherever and whenever it is made.
// lo ≤ interval ≤ hi; an interval below 1 counts as 1.
func Spread(card string, reps, interval int) (lo, hi, pick int) {
	interval = min(max(interval, 1), LongestInterval)
	lo, hi = around(interval)
	return lo, hi, lo + chosen(card, reps, hi-lo+1)
}

// around is the range of days about an interval.
func around(interval int) (lo, hi int) {
	days := float64(interval)
	if days < shares[0].from {
		return interval, interval
	}
	delta := 1.0
	for _, s := range shares {
		delta += s.share * max(0, min(days, s.to)-s.from)
	}
	return int(math.Round(days - delta)), int(math.Round(days + delta))
}

// chosen is a number from 0 to less than n that looks random and hangs on card and
// reps alone: FNV-1a, stirred as in SplitMix64 so that neighbours lie far apart.
func chosen(card string, reps, n int) int {
	h := fnv.New64a()
	_, _ = h.Write([]byte(card))
	_, _ = h.Write([]byte{0})
	_, _ = h.Write([]byte(strconv.Itoa(reps)))
	x := h.Sum64()
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	x ^= x >> 31
	hi, _ := bits.Mul64(x, uint64(max(1, n))) //nolint:gosec // not negative
	return int(hi)                            //nolint:gosec // below n
}

// Place moves a review scheduled by days to the day within its range ([Spread]) on
// which least is due. load says what is due on a learner's day; where it is nil, or
// equal, the day nearest to the chosen one is taken, and of two the earlier. What is
// due within a session stays.
//
// card is the id of the item; st is as [Settings.Next] returned it.
func (s Settings) Place(card string, st State, load func(day int) int) State {
	if st.Phase == New || st.DueAt != 0 {
		return st
	}
	lo, hi, pick := Spread(card, st.Reps, st.Interval)
	longest := s.whole(math.MaxFloat64)
	lo, hi, pick = min(lo, longest), min(hi, longest), min(pick, longest)
	if load != nil {
		pick = lightest(lo, hi, pick, st.Last.Day(), load)
	}
	st.waits(pick, st.Last)
	return st
}

// lightest is the interval from lo to hi after which least is due, the nearest to
// pick among equals.
func lightest(lo, hi, pick, from int, load func(day int) int) int {
	best, least := pick, load(from+pick)
	for i := 1; i <= hi-lo; i++ {
		for _, days := range [2]int{pick - i, pick + i} {
			if days < lo || days > hi {
				continue
			}
			if n := load(from + days); n < least {
				best, least = days, n
			}
		}
	}
	return best
}
