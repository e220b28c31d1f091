package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 7: "7", -3: "-3", 1234: "1,234", 999999: "999,999", -12345: "-12,345",
		0.5: "0.5", 0.8741: "0.874", 12.345: "12.3", 99.99: "100", 123.46: "123.5", 9999.4: "9,999.4", 12345.6: "12,346",
		1e6: "1M", 1.25e6: "1.25M", 999999.6: "1M", 2.5e9: "2.5B", 7e12: "7T", 999.6e6: "1B", 1e15: "1e15", 1e300: "1e300",
		0.00012: "0.00012", 0.0000123: "1.23e-5", -1.5e-7: "-1.5e-7", 5e-324: "4.94e-324",
		math.Inf(1): "infinity", math.Inf(-1): "-infinity",
	} {
		if got := number(v); got != want {
			t.Errorf("%g is written %q, want %q", v, got, want)
		}
	}
	if got := number(math.NaN()); got != "unknown" {
		t.Errorf("NaN is written %q", got)
	}
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		axis   Axis
		lo, hi float64
		most   int
		want   string
	}{
		{Axis{}, 0, 10, 6, "0 2 4 6 8 10"},
		{Axis{Unit: "%"}, 70, 100, 7, "70% 75% 80% 85% 90% 95% 100%"},
		{Axis{}, 0, 0.9, 6, "0 0.2 0.4 0.6 0.8 1.0"},
		{Axis{}, 0, 1, 6, "0 1"},
		{Axis{}, -0.9, 1, 5, "-1.0 -0.5 0 0.5 1.0"},
		{Axis{}, -1, 3, 9, "-1 0 1 2 3"},
		{Axis{}, 0, 41, 6, "0 10 20 30 40 50"},
		{Axis{}, 0, 3e6, 4, "0 1M 2M 3M"},
		{Axis{}, 0, 12000, 4, "0 5,000 10,000 15,000"},
		{Axis{Log: true}, 0.3, 900, 7, "0.1 1 10 100 1,000"},
		{Axis{Log: true}, 1, 1e8, 4, "1 1,000 1M"},
		{Axis{Ticks: []Tick{{1, "low"}, {4, "high"}, {99, "off"}}}, 0, 5, 3, "low high"},
		{Axis{}, 0.5, 0.5, 3, "0 0.5"},
		{Axis{}, 1, 1, 3, "0 1"},
		{Axis{Unit: "a unit"}, -2e300, 2e300, 3, "-2e300 0 2e300"},
	} {
		e := extent{}
		e.see(c.axis.Log, c.lo, c.hi)
		s := scaleOf(c.axis, e, false).rounded(c.axis, c.most)
		var got []string
		for _, tick := range ticksOf(c.axis, s, c.most) {
			got = append(got, tick.Label)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("from %g to %g: %q, want %q", c.lo, c.hi, got, c.want)
		}
	}
}

// TestScale: ends are at the ends, what lies higher is drawn no lower, and the scale
// reaches as far as the data.
func TestScale(t *testing.T) {
	values := []float64{-math.MaxFloat64, -1e300, -5, -1, -5e-324, 0, 5e-324, 1e-9, 1, 1.0000000001, 7, 1e16, 1e16 + 2, 1e300, math.MaxFloat64}
	for _, log := range []bool{false, true} {
		for i, lo := range values {
			for _, hi := range values[i:] {
				e := extent{}
				e.see(log, lo, hi)
				a := Axis{Log: log}
				s := scaleOf(a, e, false).rounded(a, 6)
				if !(s.lo < s.hi) || e.n > 0 && (s.lo > e.lo || s.hi < e.hi) {
					t.Errorf("for %g to %g (log %v) the scale is %+v", lo, hi, log, s)
				}
				if s.at(s.lo) != 0 || s.at(s.hi) != 1 || s.at(e.lo) > s.at(e.hi) {
					t.Errorf("on %+v the ends are at %g and %g", s, s.at(s.lo), s.at(s.hi))
				}
				if n := len(ticksOf(a, s, 6)); n > 7 {
					t.Errorf("%+v has %d ticks", s, n)
				}
			}
		}
	}
}

// TestPartsOf: the parts of a stack take no more cells than there are, and one that is
// not zero is left out only where there is no room.
func TestPartsOf(t *testing.T) {
	for _, c := range []struct {
		values string
		most   float64
		cells  int
		want   string
	}{
		{"[1 1 1]", 3, 9, "[3 3 3]"},
		{"[12 7 80]", 730, 48, "[1 1 5]"},
		{"[300 20 410]", 730, 48, "[20 1 27]"},
		{"[1 0 1000]", 1001, 10, "[1 0 9]"},
		{"[1 0 2]", 1000, 10, "[0 0 1]"},
		{"[0 0 0]", 10, 10, "[0 0 0]"},
		{"[NaN 5 5]", 10, 10, "[0 5 5]"},
	} {
		var one category
		for _, s := range strings.Fields(strings.Trim(c.values, "[]")) {
			v := math.NaN()
			if s != "NaN" {
				_, _ = fmt.Sscan(s, &v)
			}
			one.values = append(one.values, Point{Y: v})
		}
		if got := fmt.Sprint(partsOf(one, scale{lo: 0, hi: c.most}, c.cells)); got != c.want {
			t.Errorf("%s of %g in %d cells: %s, want %s", c.values, c.most, c.cells, got, c.want)
		}
	}
}
