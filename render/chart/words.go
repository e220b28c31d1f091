package chart

import (
	"fmt"
	"slices"
	"strings"
)

// maxSaid is how many values are said one by one.
const maxSaid = 60

// Words says a chart in sentences, one a line, the most important first: what it is
// about, how far its values reach, how they stand to its marks; then the values
// themselves, at most sixty of them, and its notes. For output that is read aloud, and
// for screens without room.
func (c Chart) Words() []string {
	f := c.figure()
	return f.words()
}

// words says a figure.
func (f *figure) words() []string {
	out := []string{f.subject()}
	if f.values == 0 {
		none := *f
		none.notes = slices.Clone(f.notes)
		none.nameAll()
		return append(append(out, "No values."), none.notes...)
	}
	for i := range f.series {
		if s := f.course(i); s != "" {
			out = append(out, s)
		}
	}
	for _, m := range f.marks {
		if s := f.held(m); s != "" {
			out = append(out, s)
		}
	}
	for _, a := range f.areas {
		out = append(out, fmt.Sprintf("%s stands at %s, %s.", a.Label, f.x.spoken(a.X), f.y.spoken(a.Y)))
	}
	return append(append(out, f.eachValue()...), f.notes...)
}

// subject is the title with what is shown and how much of it.
func (f *figure) subject() string {
	kind := map[Kind]string{
		Bar: "Bars", Column: "Columns", Line: "A line", Scatter: "Points", Stacked: "Bars of parts",
		Piled: "Columns of parts", Spark: "A line",
	}[f.kind]
	s := kind + ": " + count(f.values, "value")
	if f.y.Label != "" {
		s += ", " + f.y.Label
	}
	if f.x.Label != "" && f.inPlane() {
		s += " against " + f.x.Label
	} else if f.x.Label != "" {
		s += " by " + f.x.Label
	}
	if f.title == "" {
		return s + "."
	}
	return f.title + ". " + s + "."
}

// course says how far the values of a series reach, and for what comes in an order
// with which it begins and ends.
func (f *figure) course(i int) string {
	var e extent
	var first, last, low, high Point
	sum := 0.0
	for _, p := range f.series[i].Points {
		if !f.known(p) {
			continue
		}
		if e.n == 0 {
			first, low, high = p, p, p
		}
		if p.Y < low.Y {
			low = p
		}
		if p.Y > high.Y {
			high = p
		}
		last = p
		sum += p.Y
		e.see(false, p.Y)
	}
	name, begin := "", "Highest"
	if f.series[i].Name != "" || len(f.series) > 1 {
		name, begin = nameOf(f.series[i], i)+": ", "highest"
	}
	switch {
	case e.n == 0:
		return name + "no values."
	case e.n == 1:
		return name + f.said(first) + "."
	case e.lo == e.hi:
		return name + count(e.n, "value") + " of " + f.y.spoken(e.lo) + "."
	}
	s := fmt.Sprintf("%s%s %s, lowest %s", name, begin, f.said(high), f.said(low))
	if f.kind == Column || f.kind == Line || f.kind == Piled || f.kind == Spark {
		s += fmt.Sprintf("; first %s, last %s", f.y.spoken(first.Y), f.y.spoken(last.Y))
	}
	if f.adds() && isFinite(sum) {
		s += "; together " + f.y.spoken(sum)
	}
	return s + "."
}

// adds reports whether the values are such that their sum means something.
func (f *figure) adds() bool {
	return !f.inPlane() && f.kind != Spark && !strings.Contains(f.y.Unit, "%") && !f.y.Log && len(f.marks) == 0
}

// known reports whether the value of a point can be drawn.
func (f *figure) known(p Point) bool {
	if f.inPlane() {
		return f.has(p)
	}
	return isFinite(p.Y) && !(f.y.Log && p.Y <= 0)
}

// said is a value with what it is of.
func (f *figure) said(p Point) string {
	v := f.y.spoken(p.Y)
	switch of := f.of(p); {
	case of == "":
		return v
	case f.kind == Line && p.Label == "":
		return v + " at " + of
	default:
		return v + " (" + of + ")"
	}
}

// of is what a point is of: its label, or its place.
func (f *figure) of(p Point) string {
	if p.Label != "" || !isFinite(p.X) {
		return p.Label
	}
	return strings.TrimSpace(f.x.Label + " " + f.x.spoken(p.X))
}

// held says how the values stand to a mark.
func (f *figure) held(m Mark) string {
	above, at, below := 0, 0, 0
	for _, s := range f.series {
		for _, p := range s.Points {
			a, b := p.Y, m.At
			switch m.Axis {
			case onX:
				a = p.X
			case onDiagonal:
				b = p.X
			}
			switch {
			case !f.known(p):
			case a > b:
				above++
			case a == b:
				at++
			default:
				below++
			}
		}
	}
	name := f.markName(m)
	if m.Label == "" && m.Axis == onX {
		name = strings.TrimSpace(f.x.Label + " " + name)
	} else if m.Label == "" && m.Axis == onY {
		name = strings.TrimSpace(f.y.Label + " " + name)
	}
	s := fmt.Sprintf("Against %s: %d above, %d below", name, above, below)
	if at > 0 {
		s += fmt.Sprintf(", %d at it", at)
	}
	return s + "."
}

// eachValue says the values one by one, those of one label together.
func (f *figure) eachValue() []string {
	var out []string
	said := 0
	few := *f
	few.series = make([]Series, len(f.series))
	for i, s := range f.series {
		few.series[i] = Series{s.Name, s.Points[:min(len(s.Points), maxSaid)]}
	}
	for _, c := range few.categories() {
		if said >= maxSaid {
			break
		}
		var parts []string
		of := c.label
		for i, p := range c.values {
			if p.Label == "" && of != "" && c.label != p.Label && len(c.values) > 1 && !f.known(p) {
				continue
			}
			parts = append(parts, f.oneValue(i, p))
			if f.known(p) {
				of = f.place(p)
			}
			said++
		}
		out = append(out, strings.TrimPrefix(of+": ", ": ")+strings.Join(parts, ", ")+".")
	}
	all := 0
	for _, s := range f.series {
		all += len(s.Points)
	}
	if more := all - said; more > 0 {
		out = append(out, "And "+count(more, "more value")+".")
	}
	return out
}

// place is what a value is said of: in a plane of named points both name and place.
func (f *figure) place(p Point) string {
	if f.kind == Scatter && p.Label != "" {
		return p.Label + ", " + strings.TrimSpace(f.x.Label+" "+f.x.spoken(p.X))
	}
	return f.of(p)
}

// oneValue is a value with its interval and the name of its series where there are
// several.
func (f *figure) oneValue(i int, p Point) string {
	s := f.y.spoken(p.Y)
	if len(f.series) > 1 {
		s = nameOf(f.series[i], i) + " " + s
	} else if f.inPlane() && f.y.Label != "" {
		s = f.y.Label + " " + s
	}
	if p.Low != nil && p.High != nil {
		s += fmt.Sprintf(" (%s to %s)", number(*p.Low), number(*p.High))
	}
	return s
}
