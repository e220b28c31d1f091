package recall

import (
	"math"
	"slices"
)

// The first stabilities, w0 to w3, are found from the first answer to each item and
// the first on a later day, as fsrs-rs does (src/parameter_initialization.rs): after
// each first rating the curve is sought that fits how many were recalled after so
// many days. They are where the descent begins.

// A tally is how many of what got one first rating were asked again after some days,
// and the share that was recalled.
type tally struct {
	days, asked, recalled float64
}

// tallies counts the trails by first rating and days until the second day. The count
// of all of a rating comes with them.
func tallies(all []trail) (by [4][]tally, count [4]int) {
	for _, t := range all {
		i := slices.IndexFunc(t.steps, func(s step) bool { return s.weight > 0 })
		if i < 1 {
			continue
		}
		first, second := t.steps[0].rating-1, t.steps[i]
		count[first]++
		at, found := slices.BinarySearchFunc(by[first], second.days, func(a tally, days float64) int {
			return int(a.days - days)
		})
		if !found {
			by[first] = slices.Insert(by[first], at, tally{days: second.days})
		}
		by[first][at].asked++
		if second.rating != Again {
			by[first][at].recalled++
		}
	}
	for _, list := range by {
		for i := range list {
			list[i].recalled /= list[i].asked
		}
	}
	return by, count
}

// meanRecall is the share of scored answers that were not Again.
func meanRecall(all []trail) float64 {
	recalled, asked := 0.0, 0.0
	for _, t := range all {
		for _, s := range t.steps {
			if s.weight > 0 {
				asked++
				if s.rating != Again {
					recalled++
				}
			}
		}
	}
	return recalled / max(1, asked)
}

// firstStability is the stability whose curve fits counts best. Each share is drawn
// towards the mean by one answer more, and the stability towards the usual one.
func firstStability(counts []tally, mean, usual float64) float64 {
	m := newModel(Default().Weights)
	lo, hi := Weakest, bounds[0][1]
	for range 200 {
		a, b := lo+(hi-lo)/3, hi-(hi-lo)/3
		if m.misfit(counts, mean, usual, a) < m.misfit(counts, mean, usual, b) {
			hi = b
		} else {
			lo = a
		}
	}
	return (lo + hi) / 2
}

// misfit is the log-loss of counts with a first stability, and its distance from usual.
func (m *model) misfit(counts []tally, mean, usual, s float64) float64 {
	sum := math.Abs(s-usual) / 16
	for _, c := range counts {
		p, _, _ := m.recall(c.days, s)
		p = limit(p, 1e-12, 1-1e-12)
		share := c.recalled
		if mean > 0 {
			share = (c.recalled*c.asked + mean) / (c.asked + 1)
		}
		sum -= c.asked * (share*math.Log(p) + (1-share)*math.Log(1-p))
	}
	return sum
}

// initial are the first stabilities of those who answered all. A rating that was never
// the first moves as the others did on average.
func initial(all []trail, usual [21]float64) [4]float64 {
	by, count := tallies(all)
	mean := meanRecall(all)
	var found [4]float64
	moved, n := 0.0, 0.0
	for i := range found {
		if count[i] > 0 {
			found[i] = firstStability(by[i], mean, usual[i])
			moved += math.Log(found[i] / usual[i])
			n++
		}
	}
	for i := range found {
		if count[i] == 0 {
			found[i] = limit(usual[i]*math.Exp(moved/max(1, n)), bounds[i][0], bounds[i][1])
		}
	}
	return ascending(found, count)
}

// ascending makes each first stability at least the one of the rating below: of two in
// the wrong order the one with fewer answers follows the other.
func ascending(s [4]float64, count [4]int) [4]float64 {
	for _, pair := range [...][2]int{{0, 1}, {1, 2}, {2, 3}, {0, 2}, {1, 3}, {0, 3}} {
		if a, b := pair[0], pair[1]; s[a] > s[b] {
			if count[a] > count[b] {
				s[b] = s[a]
			} else {
				s[a] = s[b]
			}
		}
	}
	return s
}
