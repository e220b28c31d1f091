package chart

import (
	"math"
	"strconv"
	"strings"
)

// number writes a value as people do: whole ones below a million with commas, larger
// ones with M, B or T, others with three digits that count.
func number(v float64) string {
	switch size := math.Abs(v); {
	case math.IsNaN(v):
		return "unknown"
	case math.IsInf(v, 1):
		return "infinity"
	case math.IsInf(v, -1):
		return "-infinity"
	case v == 0:
		return "0"
	case size >= 999_999.5:
		return large(v)
	case size < 1e-4:
		return power(v)
	case v == math.Trunc(v) || size >= 9_999.5:
		return commas(strconv.FormatFloat(v, 'f', 0, 64))
	case size >= 99.95:
		return commas(trimZeros(strconv.FormatFloat(v, 'f', 1, 64)))
	default:
		places := 2 - int(math.Floor(math.Log10(size)))
		return trimZeros(strconv.FormatFloat(v, 'f', places, 64))
	}
}

// large writes a value from a million on.
func large(v float64) string {
	size := math.Abs(v)
	for _, unit := range []struct {
		one  float64
		sign string
	}{{1e6, "M"}, {1e9, "B"}, {1e12, "T"}} {
		if n := size / unit.one; n < 999.5 {
			places := 2 - int(math.Floor(math.Log10(max(n, 1))))
			return trimZeros(strconv.FormatFloat(v/unit.one, 'f', places, 64)) + unit.sign
		}
	}
	return power(v)
}

// power writes a value with a power of ten, as "1.2e-7".
func power(v float64) string {
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', 2, 64), "e")
	n, _ := strconv.Atoi(exponent)
	return trimZeros(digits) + "e" + strconv.Itoa(n)
}

// trimZeros takes off zeros at the end that say nothing: "1.50" is "1.5".
func trimZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// commas sets a comma before each three digits of the whole part of a number.
func commas(s string) string {
	whole, rest, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		rest = "." + rest
	}
	return sign + whole + rest
}

// count writes how many there are of something: "1 value", "12,000 values".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return commas(strconv.Itoa(n)) + " " + one + "s"
}

// maxUnit is the widest unit that is written behind each value, in cells.
const maxUnit = 3

// value writes a value of an axis with its unit, where that is short.
func (a Axis) value(v float64) string {
	if !isFinite(v) || a.Unit == "" || width(a.Unit) > maxUnit {
		return number(v)
	}
	return number(v) + a.gap() + a.Unit
}

// spoken writes a value of an axis with its unit.
func (a Axis) spoken(v float64) string {
	if !isFinite(v) || a.Unit == "" {
		return number(v)
	}
	return number(v) + a.gap() + a.Unit
}

// gap is what stands between a number and the unit of an axis.
func (a Axis) gap() string {
	if a.Unit == "%" || a.Unit == "°" || a.Unit == "×" {
		return ""
	}
	return " "
}

// caption is the label of an axis, with a unit that is too long to stand behind each
// value, and with the word that it is not an even one.
func (a Axis) caption() string {
	var more []string
	if width(a.Unit) > maxUnit {
		more = append(more, a.Unit)
	}
	if a.Log {
		more = append(more, "logarithmic")
	}
	if len(more) == 0 {
		return a.Label
	}
	return strings.TrimSpace(a.Label + " (" + strings.Join(more, ", ") + ")")
}
