package chart

import (
	"math"
	"strconv"
)

// stepOf is the smallest of 1, 2 and 5 times a power of ten that divides a scale by at
// most so many ticks; 0 where numbers are too coarse for any. Between whole numbers there
// is none: nobody was asked half a question.
func stepOf(s scale, most int) float64 {
	span := s.hi - s.lo
	if math.IsInf(span, 0) {
		span = math.MaxFloat64
	}
	least := span / float64(max(most-1, 1))
	if s.whole {
		least = max(least, 1)
	}
	if least <= 0 || math.Nextafter(s.hi, 0) == s.lo {
		return 0
	}
	base := math.Pow(10, math.Floor(math.Log10(least)))
	if base == 0 || !isFinite(base) {
		return 0
	}
	for _, m := range []float64{1, 2, 5, 10} {
		if step := m * base; step >= least*(1-1e-9) {
			if s.hi+step == s.hi || s.lo+step == s.lo || !isFinite(step) {
				return 0
			}
			return step
		}
	}
	return 0
}

// ticksOf are the places of an axis to be labelled, from low to high, at most so many:
// those asked for, or even ones.
func ticksOf(a Axis, s scale, most int) []Tick {
	if len(a.Ticks) > 0 {
		return askedTicks(a, s)
	}
	if s.log {
		return logTicks(a, s, most)
	}
	step := stepOf(s, most)
	if step == 0 {
		return []Tick{{s.lo, a.value(s.lo)}, {s.hi, a.value(s.hi)}}
	}
	var out []Tick
	first := math.Ceil(s.lo/step - slack(s.lo/step))
	for i := 0; i <= most; i++ {
		v := (first + float64(i)) * step
		if v > s.hi+step*1e-9 || !isFinite(v) {
			break
		}
		out = append(out, Tick{v, a.tick(v, step)})
	}
	return out
}

// askedTicks are the ticks of an axis that lie on its scale.
func askedTicks(a Axis, s scale) []Tick {
	var out []Tick
	for _, t := range a.Ticks[:min(len(a.Ticks), maxPoints)] {
		if !s.has(t.Value) || t.Value < s.lo || t.Value > s.hi {
			continue
		}
		if t.Label == "" {
			t.Label = a.value(t.Value)
		}
		out = append(out, t)
	}
	return out
}

// logTicks are powers of ten, every so manyth where there are too many.
func logTicks(a Axis, s scale, most int) []Tick {
	lo, hi := int(math.Round(math.Log10(s.lo))), int(math.Round(math.Log10(s.hi)))
	every := 1
	for (hi-lo)/every+1 > max(most, 2) {
		every++
	}
	var out []Tick
	for e := lo; e <= hi; e += every {
		if v := math.Pow(10, float64(e)); v > 0 && isFinite(v) {
			out = append(out, Tick{v, a.value(v)})
		}
	}
	return out
}

// tick writes a value that is a multiple of a step with as many decimals as the step
// needs, so that all ticks of an axis look alike.
func (a Axis) tick(v, step float64) string {
	if size := max(math.Abs(v), step); size >= 999_999.5 || step < 1e-4 {
		return a.value(v)
	}
	places := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	s := commas(strconv.FormatFloat(v, 'f', places, 64))
	if v == 0 || s == "-0" {
		s = "0"
	}
	if a.Unit == "" || width(a.Unit) > maxUnit {
		return s
	}
	return s + a.gap() + a.Unit
}
