package chart

import (
	"fmt"
	"math"
	"strings"
)

// partsOf divides the cells that the total of a category takes among its values, as
// their sums are rounded. A total that is not zero has one cell at least, and a value
// that is not zero takes one from the largest where that has several.
func partsOf(c category, s scale, cells int) []int {
	out := make([]int, len(c.values))
	sum, done, greatest := 0.0, 0, -1
	for i, p := range c.values {
		if !isFinite(p.Y) || p.Y <= 0 {
			continue
		}
		sum = min(sum+p.Y, math.MaxFloat64)
		end := int(math.Round(s.at(sum) * float64(cells)))
		out[i], done = end-done, end
		if greatest < 0 || p.Y > c.values[greatest].Y {
			greatest = i
		}
	}
	if greatest >= 0 && done == 0 {
		out[greatest] = 1
	}
	for i, p := range c.values {
		if !isFinite(p.Y) || p.Y <= 0 || out[i] > 0 {
			continue
		}
		if from := largest(out); from >= 0 && out[from] > 1 {
			out[from]--
			out[i]++
		}
	}
	return out
}

// small notes how many parts of the categories drawn are too small for a cell.
func (d *drawing) small(all []category, s scale, cells int) {
	n := 0
	for _, c := range all {
		for i, cells := range partsOf(c, s, cells) {
			if v := c.values[i].Y; isFinite(v) && v > 0 && cells == 0 {
				n++
			}
		}
	}
	if n > 0 {
		d.note("Too small to be drawn: " + count(n, "part") + ".")
	}
}

// sumText writes a total with the values it is of, as "12 + 7 = 19".
func (a Axis) sumText(c category) string {
	var parts []string
	for _, p := range c.values {
		if isFinite(p.Y) {
			parts = append(parts, number(p.Y))
		}
	}
	if len(parts) < 2 {
		return a.value(c.total())
	}
	return strings.Join(parts, " + ") + " = " + a.value(c.total())
}

// largest is the index of the largest number, -1 where there is none above zero.
func largest(numbers []int) int {
	at := -1
	for i, n := range numbers {
		if n > 0 && (at < 0 || n > numbers[at]) {
			at = i
		}
	}
	return at
}

func total(numbers []int) int {
	sum := 0
	for _, n := range numbers {
		sum += n
	}
	return sum
}

// restOf says what the categories are that are not drawn.
func restOf(a Axis, rest []category) string {
	var e extent
	sum := 0.0
	for _, c := range rest {
		for _, p := range c.values {
			if isFinite(p.Y) {
				e.see(false, p.Y)
				sum += p.Y
			}
		}
	}
	said := "Not drawn: " + count(len(rest), "more row")
	if e.n == 0 {
		return said + ", without values."
	}
	said += fmt.Sprintf(", from %s to %s", a.spoken(e.lo), a.spoken(e.hi))
	if isFinite(sum) && !strings.Contains(a.Unit, "%") && !a.Log {
		said += ", together " + a.spoken(sum)
	}
	return said + "."
}
