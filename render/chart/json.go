package chart

import (
	"encoding/json"
	"math"
)

// wirePoint is a point as JSON has it, which knows neither NaN nor infinity.
type wirePoint struct {
	X     float64  `json:"x,omitempty"`
	Label string   `json:"label,omitempty"`
	Y     *float64 `json:"y"`
	Low   *float64 `json:"low,omitempty"`
	High  *float64 `json:"high,omitempty"`
}

// MarshalJSON writes a y that is not a number as null, and leaves out an x or the end
// of an interval that is none.
func (p Point) MarshalJSON() ([]byte, error) {
	w := wirePoint{Label: p.Label, Y: finite(&p.Y), Low: finite(p.Low), High: finite(p.High)}
	if x := finite(&p.X); x != nil {
		w.X = *x
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads a y that is null or missing as NaN, a gap.
func (p *Point) UnmarshalJSON(data []byte) error {
	var w wirePoint
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*p = Point{X: w.X, Label: w.Label, Y: math.NaN(), Low: w.Low, High: w.High}
	if w.Y != nil {
		p.Y = *w.Y
	}
	return nil
}

// finite returns a number that is one, nil for every other.
func finite(v *float64) *float64 {
	if v == nil || !isFinite(*v) {
		return nil
	}
	return v
}

func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
