package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Bounds of what is looked at. What lies beyond them is counted in a note.
const (
	maxSeries = 8         // no more fills and marks can be told apart
	maxLines  = 8         // lines to hold values against
	maxAreas  = 16        // texts in the plane
	maxPoints = 1_000_000 // of one series
)

// A figure is a chart made ready to be drawn: its texts are harmless, it is of
// bounded size, each point has its place, and what cannot be drawn is in the notes.
type figure struct {
	kind   Kind
	title  string
	x, y   Axis
	series []Series
	marks  []Mark
	areas  []Area
	notes  []string
	values int // finite ones, that have a place
}

// figure makes a chart ready to be drawn.
func (c Chart) figure() figure {
	f := figure{kind: c.Kind, title: clean(c.Title), x: cleanAxis(c.X), y: cleanAxis(c.Y)}
	if note := clean(c.Note); note != "" {
		f.notes = append(f.notes, note)
	}
	f.takeSeries(c.Series)
	f.takeMarks(c.Marks)
	if f.inPlane() {
		for _, a := range c.Areas[:min(len(c.Areas), maxAreas)] {
			if a.Label = clean(a.Label); isFinite(a.X) && isFinite(a.Y) && a.Label != "" {
				f.areas = append(f.areas, a)
			}
		}
	}
	f.settleKind()
	f.countValues()
	return f
}

// inPlane reports whether the points lie in a plane of two axes.
func (f *figure) inPlane() bool { return f.kind == Line || f.kind == Scatter }

// stacks reports whether values stand on one another.
func (f *figure) stacks() bool { return f.kind == Stacked || f.kind == Piled }

// takeSeries copies the series that are drawn and names the others.
func (f *figure) takeSeries(all []Series) {
	drawn := min(len(all), maxSeries)
	for _, s := range all[:drawn] {
		points := s.Points[:min(len(s.Points), maxPoints)]
		if more := len(s.Points) - len(points); more > 0 {
			f.notes = append(f.notes, "Not drawn: "+count(more, "value")+" beyond the first million.")
		}
		f.series = append(f.series, Series{clean(s.Name), placed(points)})
	}
	if more := all[drawn:]; len(more) > 0 {
		var names []string
		for _, s := range more[:min(len(more), maxSeries)] {
			names = append(names, cmp.Or(shorten(clean(s.Name), 40, "…"), "without a name"))
		}
		f.notes = append(f.notes, "Not drawn: "+commas(strconv.Itoa(len(more)))+" more series ("+strings.Join(names, ", ")+").")
	}
}

// placed copies points with clean labels, and spaces them evenly where none has a
// place of its own.
func placed(points []Point) []Point {
	out := slices.Clone(points)
	even := !slices.ContainsFunc(out, func(p Point) bool { return p.X != 0 })
	for i := range out {
		if even {
			out[i].X = float64(i)
		}
		if out[i].Label != "" {
			out[i].Label = clean(out[i].Label)
		}
		out[i].Low, out[i].High = finite(out[i].Low), finite(out[i].High)
	}
	return out
}

// takeMarks copies the marks that can be drawn.
func (f *figure) takeMarks(all []Mark) {
	for _, m := range all {
		if m.Axis == "" {
			m.Axis = onY
		}
		if m.Axis == onDiagonal {
			m.At = 0
		}
		m.Label = clean(m.Label)
		switch {
		case !isFinite(m.At) || m.Axis == onY && f.y.Log && m.At <= 0 || m.Axis == onX && f.x.Log && m.At <= 0:
		case m.Axis != onX && m.Axis != onY && m.Axis != onDiagonal:
		case len(f.marks) < maxLines && (m.Axis == onY && !f.stacks() && f.kind != Spark || f.inPlane()):
			f.marks = append(f.marks, m)
		}
	}
}

// settleKind decides what is drawn where the kind asked for cannot be.
func (f *figure) settleKind() {
	switch f.kind {
	case Column, Line, Scatter, Spark:
		return
	case Stacked, Piled:
		f.y.Log = false
		for _, s := range f.series {
			if slices.ContainsFunc(s.Points, func(p Point) bool { return isFinite(p.Y) && p.Y < 0 }) {
				f.notes = append(f.notes, "Drawn side by side: values below zero cannot stand on others.")
				f.kind = map[Kind]Kind{Stacked: Bar, Piled: Column}[f.kind]
				return
			}
		}
	default:
		f.kind = Bar
	}
}

// countValues counts what can be drawn, and notes what cannot.
func (f *figure) countValues() {
	unknown, below := 0, 0
	for _, s := range f.series {
		for _, p := range s.Points {
			switch {
			case !isFinite(p.Y) || f.inPlane() && !isFinite(p.X):
				unknown++
			case f.y.Log && p.Y <= 0 || f.inPlane() && f.x.Log && p.X <= 0:
				below++
			default:
				f.values++
			}
		}
	}
	if unknown > 0 {
		f.notes = append(f.notes, fmt.Sprintf("Not known: %s.", count(unknown, "value")))
	}
	if below > 0 {
		f.notes = append(f.notes, "Not above zero, so without a place on a logarithmic axis: "+count(below, "value")+".")
	}
}

// has reports whether a point of a plane can be drawn.
func (f *figure) has(p Point) bool {
	return isFinite(p.X) && isFinite(p.Y) && !(f.y.Log && p.Y <= 0) && !(f.x.Log && p.X <= 0)
}

func cleanAxis(a Axis) Axis {
	a.Label, a.Unit = clean(a.Label), clean(a.Unit)
	a.Min, a.Max = finite(a.Min), finite(a.Max)
	a.Ticks = slices.Clone(a.Ticks[:min(len(a.Ticks), 1000)])
	for i := range a.Ticks {
		a.Ticks[i].Label = clean(a.Ticks[i].Label)
	}
	return a
}

// extents are how far the points and marks of a plane reach on both axes.
func (f *figure) extents() (x, y extent) {
	for _, s := range f.series {
		for _, p := range s.Points {
			if !f.has(p) {
				continue
			}
			x.see(f.x.Log, p.X)
			y.see(f.y.Log, p.Y)
			for _, end := range []*float64{p.Low, p.High} {
				if end != nil {
					y.see(f.y.Log, *end)
				}
			}
		}
	}
	for _, a := range f.areas {
		x.see(f.x.Log, a.X)
		y.see(f.y.Log, a.Y)
	}
	for _, m := range f.marks {
		switch m.Axis {
		case onX:
			x.see(f.x.Log, m.At)
		case onY:
			y.see(f.y.Log, m.At)
		}
	}
	return x, y
}

// A category is what the bars of one label, or of one place, are drawn for.
type category struct {
	label  string
	values []Point // one for each series, NaN where it has none
}

// total is the sum of a category's values that are known.
func (c category) total() float64 {
	sum := 0.0
	for _, p := range c.values {
		if isFinite(p.Y) {
			sum += p.Y
		}
	}
	return min(max(sum, -math.MaxFloat64), math.MaxFloat64)
}

// categories brings together what the series have for one label, or where there are
// no labels for one place, in the order in which they come. A label that comes twice
// in one series is two categories.
func (f *figure) categories() []category {
	type key struct {
		label string
		x     float64
		nth   int
	}
	var out []category
	at := map[key]int{}
	for i, s := range f.series {
		seen := map[key]int{}
		for _, p := range s.Points {
			k := key{label: p.Label}
			if p.Label == "" {
				k.x = p.X
				if math.IsNaN(k.x) {
					k.x = math.Inf(1)
				}
			}
			seen[k]++
			k.nth = seen[k]
			n, known := at[k]
			if !known {
				n, at[k] = len(out), len(out)
				out = append(out, f.category(p))
			}
			out[n].values[i] = p
		}
	}
	return out
}

// category makes the category of a point, without values.
func (f *figure) category(p Point) category {
	c := category{label: p.Label, values: make([]Point, len(f.series))}
	if c.label == "" && isFinite(p.X) {
		c.label = f.x.value(p.X)
	}
	for i := range c.values {
		c.values[i].Y = math.NaN()
	}
	return c
}

// barScale is the scale the bars of categories are measured by; it has zero on it.
func (f *figure) barScale(all []category) scale {
	var e extent
	for _, c := range all {
		if f.stacks() {
			e.see(false, c.total())
			continue
		}
		for _, p := range c.values {
			e.see(f.y.Log, p.Y)
		}
	}
	for _, m := range f.marks {
		e.see(f.y.Log, m.At)
	}
	return scaleOf(f.y, e, true)
}

// nameAll notes the labels of values that nobody knows.
func (f *figure) nameAll() {
	var names []string
	for _, c := range f.categories() {
		if c.label != "" && len(names) < 20 {
			names = append(names, c.label)
		}
	}
	if len(names) > 0 {
		f.notes = append(f.notes, "Of: "+strings.Join(names, ", ")+".")
	}
}
