package chart

import "math"

// A scale leads from the values of an axis to places between its ends. lo < hi, both
// are finite, and above zero on a logarithmic one.
type scale struct {
	lo, hi float64
	log    bool
	whole  bool // only whole numbers are on it, as of what is counted
}

// at is the place of a value, 0 at the low end and 1 at the high one. Values beyond
// the ends are at them.
func (s scale) at(v float64) float64 {
	lo, hi := s.lo, s.hi
	if s.log {
		v, lo, hi = math.Log10(max(v, lo)), math.Log10(lo), math.Log10(hi)
	}
	part := (v - lo) / (hi - lo)
	if math.IsInf(hi-lo, 0) || math.IsInf(v-lo, 0) {
		part = (v/2 - lo/2) / (hi/2 - lo/2)
	}
	if math.IsNaN(part) {
		return 0
	}
	return min(max(part, 0), 1)
}

// value is what stands at a place between 0 and 1.
func (s scale) value(at float64) float64 {
	if s.log {
		return math.Pow(10, math.Log10(s.lo)+(math.Log10(s.hi)-math.Log10(s.lo))*at)
	}
	return s.lo*(1-at) + s.hi*at
}

// has reports whether a value has a place on the scale.
func (s scale) has(v float64) bool { return isFinite(v) && (!s.log || v > 0) }

// extent is how far values reach, found by looking at each.
type extent struct {
	lo, hi float64
	n      int
	parts  bool // there was one that is no whole number
}

// see takes values into account, those that have a place.
func (e *extent) see(log bool, values ...float64) {
	for _, v := range values {
		if !isFinite(v) || log && v <= 0 {
			continue
		}
		if e.n == 0 {
			e.lo, e.hi = v, v
		}
		e.lo, e.hi, e.n = min(e.lo, v), max(e.hi, v), e.n+1
		e.parts = e.parts || v != math.Trunc(v)
	}
}

// scaleOf makes the scale of an axis that shows an extent. With zero the axis begins
// there, as bars must; without, it does where that costs no more than half of it.
func scaleOf(a Axis, e extent, zero bool) scale {
	for _, end := range []*float64{a.Min, a.Max} {
		if end != nil {
			e.see(a.Log, *end)
		}
	}
	if a.Log {
		return logScale(e)
	}
	if e.n == 0 {
		return scale{lo: 0, hi: 1}
	}
	near := e.hi-e.lo >= math.Abs(e.lo) || e.hi-e.lo >= math.Abs(e.hi) || e.lo == e.hi
	if zero || near && a.Min == nil && a.Max == nil {
		e.see(false, 0)
	}
	if e.lo == e.hi {
		e.hi = e.lo + 1
		if e.lo != 0 {
			e.lo, e.hi = min(e.lo, 0), max(e.lo, 0)
		}
	}
	return scale{lo: e.lo, hi: e.hi, whole: !e.parts}
}

// logScale reaches from a power of ten to another.
func logScale(e extent) scale {
	if e.n == 0 {
		return scale{lo: 1, hi: 10, log: true}
	}
	lo := math.Pow(10, math.Floor(math.Log10(e.lo)))
	hi := math.Pow(10, math.Ceil(math.Log10(e.hi)))
	lo, hi = min(max(lo, math.SmallestNonzeroFloat64), e.lo), max(hi, e.hi) // powers of ten are not exact
	if math.IsInf(hi, 0) {
		hi = e.hi
	}
	switch {
	case hi/lo >= 9:
	case math.IsInf(lo*10, 0):
		lo /= 10
	default:
		hi = lo * 10
	}
	return scale{lo: lo, hi: hi, log: true}
}

// rounded returns the scale with its ends moved out to ticks, ends that were asked for
// left where they are.
func (s scale) rounded(a Axis, most int) scale {
	if s.log {
		return s
	}
	step := stepOf(s, most)
	if step == 0 {
		return s
	}
	lo, hi := math.Floor(s.lo/step+slack(s.lo/step))*step, math.Ceil(s.hi/step-slack(s.hi/step))*step
	if isFinite(lo) && (a.Min == nil || *a.Min > s.lo) {
		s.lo = min(lo, s.lo)
	}
	if isFinite(hi) && (a.Max == nil || *a.Max < s.hi) {
		s.hi = max(hi, s.hi)
	}
	return s
}

// slack is by how much a number of steps may miss a whole one and still be it.
func slack(steps float64) float64 { return 1e-9 * max(1, math.Abs(steps)) }
