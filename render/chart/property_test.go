package chart

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

var kinds = []Kind{Bar, Column, Line, Scatter, Stacked, Piled, Spark, "pie"}

// hold draws a chart in every way there is, and checks what holds of every drawing.
func hold(t *testing.T, c Chart, width, height int) {
	t.Helper()
	for _, ascii := range []bool{false, true} {
		opt := TextOptions{Width: width, Height: height, ASCII: ascii}
		lines := c.Text(opt)
		for _, line := range lines {
			if w := ansi.StringWidth(line); w > max(width, 20) {
				t.Fatalf("%d cells at %d: %q\n%+v", w, width, line, c)
			}
			if i := strings.IndexFunc(line, forbidden); i >= 0 {
				t.Fatalf("a line has %q: %q", line[i:], line)
			}
		}
		if again := c.Text(opt); strings.Join(again, "\n") != strings.Join(lines, "\n") {
			t.Fatalf("drawn twice, it differs:\n%s\n%s", strings.Join(lines, "\n"), strings.Join(again, "\n"))
		}
	}
	wellFormed(t, c.SVG(SVGOptions{Width: width * 8, Height: height * 16}))
	for _, s := range c.Words() {
		if strings.IndexFunc(s, forbidden) >= 0 || s == "" {
			t.Fatalf("said: %q", s)
		}
	}
}

// forbidden are characters that control a terminal or reorder and hide text.
func forbidden(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf) && r != '\u200c' && r != '\u200d'
}

// wellFormed reads an SVG to its end.
func wellFormed(t *testing.T, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("the SVG is not well-formed: %v\n%s", err, svg)
		}
		if e, ok := token.(xml.StartElement); ok {
			for _, a := range e.Attr {
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Fatalf("<%s> has %s=%q", e.Name.Local, a.Name.Local, a.Value)
				}
			}
		}
	}
}

// numbersOf are values of all sizes and those that are none.
func numbersOf(r *rand.Rand) float64 {
	switch r.IntN(12) {
	case 0:
		return math.NaN()
	case 1:
		return math.Inf(1 - 2*r.IntN(2))
	case 2:
		return 0
	case 3:
		return (r.Float64() - 0.5) * math.Pow(10, float64(r.IntN(610)-305))
	case 4:
		return math.MaxFloat64 * float64(1-2*r.IntN(2))
	case 5:
		return math.SmallestNonzeroFloat64
	case 6:
		return -r.Float64() * 100
	default:
		return math.Round(r.Float64() * 100)
	}
}

var someLabels = []string{
	"", "a", "Mon", "a label that is longer than what it is for", "忘却曲線とは何ですか", "👩‍👩‍👧", "\x1b[2J", "e\u0301\u202e", "العربية",
	"<&\"'>", "two\nlines", "x\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
}

// anyChart is a chart of all that can come.
func anyChart(r *rand.Rand) Chart {
	label := func() string { return someLabels[r.IntN(len(someLabels))] }
	end := func() *float64 {
		if v := numbersOf(r); r.IntN(4) == 0 {
			return &v
		}
		return nil
	}
	axis := func() Axis {
		a := Axis{Label: label(), Unit: []string{"", "%", "days", "€"}[r.IntN(4)], Min: end(), Max: end(), Log: r.IntN(4) == 0}
		for range r.IntN(8) / 5 {
			a.Ticks = append(a.Ticks, Tick{numbersOf(r), label()})
		}
		return a
	}
	c := Chart{Kind: kinds[r.IntN(len(kinds))], Title: label(), X: axis(), Y: axis(), Note: label()}
	sizes := []int{0, 1, 2, 3, 7, 30, 200}
	n := sizes[r.IntN(len(sizes))]
	for range r.IntN(4) + r.IntN(8)/7*9 {
		s := Series{Name: label()}
		for range n {
			s.Points = append(s.Points, Point{X: numbersOf(r), Label: label(), Y: numbersOf(r), Low: end(), High: end()})
		}
		c.Series = append(c.Series, s)
	}
	for range r.IntN(4) {
		c.Marks = append(c.Marks, Mark{[]string{"", "x", "y", "diagonal", "z"}[r.IntN(5)], numbersOf(r), label()})
		c.Areas = append(c.Areas, Area{numbersOf(r), numbersOf(r), label()})
	}
	return c
}

func TestAnyChart(t *testing.T) {
	n := 600
	if testing.Short() {
		n = 300
	}
	for i := range n {
		r := rand.New(rand.NewPCG(uint64(i), 7))
		hold(t, anyChart(r), 20+r.IntN(181), r.IntN(30))
	}
}

// TestWidths draws one chart of each kind at all kinds of widths.
func TestWidths(t *testing.T) {
	c := Chart{Title: "Load of the weeks to come", Y: Axis{Label: "reviews", Unit: "%"}, Marks: []Mark{{"y", 30, "aimed"}}}
	for i := range 3 {
		s := Series{Name: fmt.Sprint("folder ", i)}
		for k := range 12 {
			s.Points = append(s.Points, Point{Label: fmt.Sprint("第", k, "週"), Y: float64(k*7%13 + i)})
		}
		c.Series = append(c.Series, s)
	}
	for _, c.Kind = range kinds {
		for w := 20; w <= 200; w += 1 + w/60 {
			hold(t, c, w, 0)
		}
	}
}

// TestLabelsOfBars: each bar drawn has its label, or as much of it as has room.
func TestLabelsOfBars(t *testing.T) {
	for i := range 300 {
		r := rand.New(rand.NewPCG(uint64(i), 11))
		c := Chart{Kind: []Kind{Bar, Stacked}[i%2], Series: []Series{{Name: "one"}, {Name: "two"}}[:1+r.IntN(2)]}
		n := 1 + r.IntN(40)
		for s := range c.Series {
			for k := range n {
				c.Series[s].Points = append(c.Series[s].Points, Point{Label: fmt.Sprintf("%02d %s", k, strings.Repeat("x", r.IntN(30))), Y: numbersOf(r)})
			}
		}
		lines := c.Text(TextOptions{Width: 20 + r.IntN(100)})
		text := "\n" + strings.Join(lines, "\n")
		if c.figure().values == 0 {
			continue
		}
		for k := range n {
			if !strings.Contains(text, fmt.Sprintf("\n%02d ", k)) {
				t.Fatalf("the label of row %d is not in\n%s", k, text)
			}
		}
	}
}

// TestMany: the size of a drawing depends on what was asked for, not on the data.
func TestMany(t *testing.T) {
	n := 50_000
	if testing.Short() {
		n = 10_000
	}
	s := Series{}
	for i := range n {
		s.Points = append(s.Points, Point{X: float64(i), Y: math.Sin(float64(i)/5000) * float64(i%997)})
	}
	for _, kind := range kinds {
		c := Chart{Kind: kind, Series: []Series{s}}
		if lines := c.Text(TextOptions{Width: 80}); len(lines) > maxRows+20 {
			t.Errorf("%s: %d lines", kind, len(lines))
		}
		if svg := c.SVG(SVGOptions{}); len(svg) > 3_000_000 {
			t.Errorf("%s: %d bytes of SVG", kind, len(svg))
		}
		if words := c.Words(); len(words) > maxSaid+10 {
			t.Errorf("%s: %d sentences", kind, len(words))
		}
	}
}

// TestStyleKeepsText: a style adds looks and changes no letter.
func TestStyleKeepsText(t *testing.T) {
	esc := func(s string) string { return "\x1b[1m" + s + "\x1b[22m" }
	for i := range 200 {
		r := rand.New(rand.NewPCG(uint64(i), 13))
		c := anyChart(r)
		plain := c.Text(TextOptions{Width: 60})
		looks := c.Text(TextOptions{Width: 60, Style: Style{Title: esc, Dim: esc, Series: []func(string) string{esc}}})
		for k := range plain {
			if ansi.Strip(looks[k]) != plain[k] {
				t.Fatalf("with looks %q, without %q", looks[k], plain[k])
			}
		}
	}
}

func TestJSON(t *testing.T) {
	low := 1.0
	c := Chart{Kind: Line, Series: []Series{{"s", []Point{{X: 1, Y: 2, Low: &low}, {Label: "gap", Y: math.NaN()}}}}}
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"kind":"line","series":[{"name":"s","points":[{"x":1,"y":2,"low":1},{"label":"gap","y":null}]}]}`
	if string(data) != want {
		t.Errorf("got  %s\nwant %s", data, want)
	}
	var back Chart
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if again, _ := json.Marshal(back); string(again) != want || !math.IsNaN(back.Series[0].Points[1].Y) {
		t.Errorf("read again it is %s", again)
	}
}

func FuzzChart(f *testing.F) {
	f.Add([]byte(`{"kind":"bar","title":"t","series":[{"points":[{"label":"a","y":1},{"label":"b","y":null}]}]}`), 40, 0)
	f.Add([]byte(`{"kind":"scatter","x":{"log":true},"series":[{"points":[{"x":1e-300,"y":1},{"x":1e300,"y":-1e300}]}]}`), 20, 3)
	f.Add([]byte(`{"kind":"column","y":{"min":5,"max":-5,"ticks":[{"value":1}]},"series":[{"points":[{"y":3}]},{"points":[{"y":-3}]}]}`), 80, 1)
	f.Add([]byte(`{"kind":"line","marks":[{"axis":"diagonal"}],"areas":[{"label":"x"}],"series":[{"points":[{"x":1,"y":1}]}]}`), 200, 50)
	f.Fuzz(func(t *testing.T, data []byte, width, height int) {
		var c Chart
		if json.Unmarshal(data, &c) != nil {
			return
		}
		hold(t, c, min(max(width, 1), 300), min(max(height, 0), 100))
	})
}
