package grading

import (
	"fmt"
	"slices"
	"strings"
)

// A unit is what a number counts, with what brings it to the base unit of its dimension.
type unit struct {
	dimension string // "" of a bare number
	factor    float64
	offset    float64 // of temperatures, added before the factor
}

func (u unit) base(v float64) float64 { return (v + u.offset) * u.factor }

// bare is the unit of a number without one.
//
//nolint:gochecknoglobals // it never changes
var bare = unit{factor: 1}

// unitOf reads a text that is a unit: "km", "km/h", "metres per second", "m/s^2". The
// empty text is the unit of a bare number.
func unitOf(text string) (unit, bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "."))
	if text == "" {
		return bare, true
	}
	if u, ok := wholeUnit(text); ok {
		return u, true
	}
	text = strings.NewReplacer(" per ", "/", "*", " ", "·", " ").Replace(text)
	over, under, divided := strings.Cut(text, "/")
	a, ok := product(over)
	if !ok || !divided {
		return a, ok
	}
	b, ok := product(strings.Trim(under, "()"))
	if !ok || a.offset != 0 || b.offset != 0 {
		return unit{}, false
	}
	return unit{dimension: a.dimension + "/" + b.dimension, factor: a.factor / b.factor}, true
}

// product reads units that stand beside each other.
func product(text string) (unit, bool) {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 3 {
		return unit{}, false
	}
	if u, ok := wholeUnit(strings.Join(words, " ")); ok {
		return u, true
	}
	out := unit{factor: 1}
	var dimensions []string
	for _, w := range words {
		u, ok := wholeUnit(w)
		if !ok || u.offset != 0 {
			return unit{}, false
		}
		out.factor *= u.factor
		dimensions = append(dimensions, u.dimension)
	}
	slices.Sort(dimensions)
	out.dimension = strings.Join(dimensions, " ")
	return out, true
}

// wholeUnit reads one unit, with a power.
func wholeUnit(text string) (unit, bool) {
	if u, ok := named[text]; ok {
		return u, true
	}
	if u, ok := prefixed(text, true); ok {
		return u, true
	}
	lower := strings.ToLower(text)
	if u, ok := named[lower]; ok && !slices.Contains(cased, text) {
		return u, true
	}
	for _, p := range []struct {
		mark string
		n    int
	}{{"^2", 2}, {"^3", 3}, {"2", 2}, {"3", 3}, {" squared", 2}, {" cubed", 3}, {"^-1", -1}} {
		if name, ok := strings.CutSuffix(text, p.mark); ok && !strings.Contains(name, "/") {
			return power(name, p.n)
		}
	}
	for _, p := range []struct {
		mark string
		n    int
	}{{"square ", 2}, {"sq ", 2}, {"sq. ", 2}, {"cubic ", 3}} {
		if name, ok := strings.CutPrefix(lower, p.mark); ok {
			return power(name, p.n)
		}
	}
	return prefixed(text, false)
}

// power raises a length or a time to a power.
func power(name string, n int) (unit, bool) {
	u, ok := wholeUnit(name)
	if !ok || u.offset != 0 || strings.ContainsAny(u.dimension, "^/ ") || u.dimension == "" {
		return unit{}, false
	}
	out := unit{dimension: fmt.Sprintf("%s^%d", u.dimension, n), factor: 1}
	for range max(n, -n) {
		out.factor *= u.factor
	}
	if n < 0 {
		out.factor = 1 / out.factor
	}
	if out.dimension == "m^3" {
		out.dimension = "volume"
	}
	return out, true
}

// prefixed reads a unit with a prefix of the metric system, by its sign or by its name.
func prefixed(text string, bySign bool) (unit, bool) {
	for _, p := range metric {
		if name, ok := strings.CutPrefix(text, p.sign); ok && bySign {
			if u, ok := signs[name]; ok {
				u.factor *= p.factor
				return u, true
			}
		}
		if name, ok := strings.CutPrefix(strings.ToLower(text), p.name); ok && !bySign {
			if u, ok := spelled[strings.TrimSuffix(name, "s")]; ok {
				u.factor *= p.factor
				return u, true
			}
			if u, ok := spelled[name]; ok {
				u.factor *= p.factor
				return u, true
			}
		}
	}
	return unit{}, false
}

//nolint:gochecknoglobals // they never change
var (
	metric = []struct {
		sign, name string
		factor     float64
	}{
		{"T", "tera", 1e12},
		{"G", "giga", 1e9},
		{"M", "mega", 1e6},
		{"k", "kilo", 1e3},
		{"K", "kilo", 1e3},
		{"h", "hecto", 1e2},
		{"da", "deca", 10},
		{"d", "deci", 1e-1},
		{"c", "centi", 1e-2},
		{"m", "milli", 1e-3},
		{"µ", "micro", 1e-6},
		{"μ", "micro", 1e-6},
		{"u", "micro", 1e-6},
		{"n", "nano", 1e-9},
		{"p", "pico", 1e-12},
	}
	// signs and spelled take prefixes.
	signs = map[string]unit{
		"m": {"m", 1, 0}, "g": {"kg", 1e-3, 0}, "s": {"s", 1, 0}, "A": {"A", 1, 0}, "mol": {"mol", 1, 0}, "Hz": {"Hz", 1, 0}, "hz": {"Hz", 1, 0},
		"N": {"N", 1, 0}, "Pa": {"Pa", 1, 0}, "J": {"J", 1, 0}, "W": {"W", 1, 0}, "V": {"V", 1, 0}, "Ω": {"ohm", 1, 0}, "F": {"F", 1, 0},
		"l": {"volume", 1e-3, 0}, "L": {"volume", 1e-3, 0}, "B": {"bit", 8, 0}, "b": {"bit", 1, 0}, "bit": {"bit", 1, 0}, "eV": {"J", 1.602176634e-19, 0},
		"cal": {"J", 4.184, 0}, "bar": {"Pa", 1e5, 0}, "Wh": {"J", 3600, 0}, "t": {"kg", 1e3, 0}, "w": {"W", 1, 0}, "v": {"V", 1, 0}, "wh": {"J", 3600, 0},
	}
	spelled = map[string]unit{
		"meter": {"m", 1, 0}, "metre": {"m", 1, 0}, "gram": {"kg", 1e-3, 0}, "gramme": {"kg", 1e-3, 0}, "second": {"s", 1, 0}, "ampere": {"A", 1, 0},
		"amp": {"A", 1, 0}, "mole": {"mol", 1, 0}, "hertz": {"Hz", 1, 0}, "newton": {"N", 1, 0}, "pascal": {"Pa", 1, 0}, "joule": {"J", 1, 0},
		"watt": {"W", 1, 0}, "volt": {"V", 1, 0}, "ohm": {"ohm", 1, 0}, "liter": {"volume", 1e-3, 0}, "litre": {"volume", 1e-3, 0}, "byte": {"bit", 8, 0},
		"bit": {"bit", 1, 0}, "calorie": {"J", 4.184, 0}, "farad": {"F", 1, 0}, "ton": {"kg", 1e3, 0}, "tonne": {"kg", 1e3, 0}, "parsec": {"m", 3.0857e16, 0},
		"watt hour": {"J", 3600, 0}, "watt-hour": {"J", 3600, 0},
	}
	// cased are signs that mean something else in lower case.
	cased = []string{"Pa", "PB", "T", "F", "MS", "M", "S"}
	named = units()
)

// units are those that stand for themselves, by their signs and names.
func units() map[string]unit {
	out := map[string]unit{}
	for name, u := range signs {
		out[name] = u
	}
	for name, u := range spelled {
		out[name], out[name+"s"] = u, u
	}
	for line := range strings.Lines(plainUnits) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), " | ")
		if len(f) != 4 {
			continue
		}
		for name := range strings.FieldsSeq(f[0]) {
			out[strings.ReplaceAll(name, "_", " ")] = unit{strings.Trim(f[1], "-"), atof(f[2]), atof(f[3])}
		}
	}
	return out
}

// plainUnits has a line for each: its names ("_" is a space), its dimension ("-" for none),
// what one is in the base unit, and what is added before.
const plainUnits = `
% percent pct per-cent per_cent | - | 0.01 | 0
min mins minute minutes | s | 60 | 0
h hr hrs hour hours | s | 3600 | 0
sec secs | s | 1 | 0
d day days | s | 86400 | 0
wk week weeks | s | 604800 | 0
month months | month | 1 | 0
yr yrs year years | month | 12 | 0
decade decades | month | 120 | 0
century centuries | month | 1200 | 0
millennium millennia | month | 12000 | 0
mi mile miles | m | 1609.344 | 0
yd yard yards | m | 0.9144 | 0
ft foot feet | m | 0.3048 | 0
in inch inches | m | 0.0254 | 0
micron microns | m | 1e-06 | 0
Å angstrom angstroms | m | 1e-10 | 0
ly light_year light_years light-year light-years lightyears lightyear | m | 9460730472580800.0 | 0
au AU | m | 149597870700.0 | 0
lb lbs pound pounds | kg | 0.45359237 | 0
oz ounce ounces | kg | 0.028349523125 | 0
°C ℃ degC celsius centigrade C degrees_celsius degree_celsius degrees_c deg_c degrees_centigrade | K | 1 | 273.15
°F ℉ fahrenheit degrees_fahrenheit degrees_f deg_f | K | 0.5555555555555556 | 459.67
K kelvin kelvins | K | 1 | 0
mph | m/s | 0.44704 | 0
kph kmh | m/s | 0.2777777777777778 | 0
knot knots kn | m/s | 0.514444 | 0
ha hectare hectares | m^2 | 10000.0 | 0
acre acres | m^2 | 4046.8564224 | 0
kcal | J | 4184 | 0
hp horsepower | W | 745.7 | 0
atm atmosphere atmospheres | Pa | 101325 | 0
mmHg | Pa | 133.322 | 0
° deg degree degrees | angle | 0.017453292519943295 | 0
rad radian radians | angle | 1 | 0
€ eur EUR euro euros | eur | 1 | 0
$ usd USD dollar dollars | usd | 1 | 0
£ gbp GBP | gbp | 1 | 0
¥ jpy JPY yen | jpy | 1 | 0
KiB kib | bit | 8192 | 0
MiB mib | bit | 8388608 | 0
GiB gib | bit | 8589934592 | 0
kb KB | bit | 8000.0 | 0
mb MB | bit | 8000000.0 | 0
gb GB | bit | 8000000000.0 | 0
tb TB | bit | 8000000000000.0 | 0
gallon gallons gal | volume | 0.003785411784 | 0
cc | volume | 1e-06 | 0
dB decibel decibels db | dB | 1 | 0
`
