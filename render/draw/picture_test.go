package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"ken/render/chart"
	"ken/render/diagram"
)

// TestSVGIsPlain holds every SVG to being XML without anything that only a browser
// draws, with all that its diagram says.
func TestSVGIsPlain(t *testing.T) {
	for name, d := range samples() {
		for _, o := range []SVGOptions{{}, {Dark: true}, {Clear: true}} {
			b := SVG(d, o)
			said := texts(t, b)
			for _, bad := range []string{"style=", "<style", "var(", "foreignObject", "url(", "href", "<script"} {
				if bytes.Contains(b, []byte(bad)) {
					t.Errorf("%s: the SVG has %s", name, bad)
				}
			}
			if !bytes.Contains(b, []byte("<title>")) || !bytes.Contains(b, []byte("<desc>")) {
				t.Errorf("%s: the SVG says nothing to who cannot see it", name)
			}
			for _, l := range Outline(d) {
				for _, w := range strings.FieldsFunc(l, func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz学習", r) }) {
					if d.Graph == nil && !strings.Contains(said, w) && !outlineOnly[w] {
						t.Errorf("%s: %q is lost", name, w)
					}
				}
			}
		}
	}
}

// outlineOnly are words of outlines that drawings have no need of.
var outlineOnly = map[string]bool{"etween": true, "ote": true, "ends": true, "else": true, "and": true, "of": true}

// texts is all text of an XML document, which must be well formed.
func texts(t *testing.T, b []byte) string {
	t.Helper()
	var out strings.Builder
	dec := xml.NewDecoder(bytes.NewReader(b))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
		if c, ok := tok.(xml.CharData); ok {
			out.Write(c)
			out.WriteByte(' ')
		}
	}
}

// TestLabelsFitTheirOutlines holds each label to the outline around it, by the widest
// of the usual fonts.
func TestLabelsFitTheirOutlines(t *testing.T) {
	for seed := range 40 {
		g := randomGraph(rand.New(rand.NewPCG(uint64(seed), 7)), 12, 14, 2)
		s := graphScene(g, pixelMetric(), g.Direction, wide)
		for _, o := range s.shapes {
			if o.shape == diagram.Plain {
				continue
			}
			b := boxOf(o.rect)
			for _, l := range o.lines {
				if w := chart.TextWidth(l, letters); w > b.r-b.l {
					t.Errorf("seed %d: %q is %.0f pixels wide in an outline of %.0f", seed, l, w, b.r-b.l)
				}
			}
		}
	}
}

func TestHostileLabelsAreEscaped(t *testing.T) {
	bad := "<script>alert(1)</script> & \x1b[2J\u202egnp.exe\x00"
	d := diagram.Diagram{Kind: diagram.Flowchart, Title: bad, Graph: &diagram.Graph{
		Nodes: []diagram.Node{node("a", bad, diagram.Box, "g"), node("b", bad, diagram.Table, "")},
		Edges: []diagram.Edge{edge("a", "b", bad)}, Groups: []diagram.Group{{ID: "g", Label: bad}},
	}}
	if b := SVG(d, SVGOptions{}); bytes.Contains(b, []byte("<script")) || bytes.ContainsAny(b, "\x1b\x00\u202e") {
		t.Error("the SVG holds what it must not")
	}
	if s := strings.Join(Text(d, Options{}).Lines, "\n") + strings.Join(Outline(d), "\n"); strings.ContainsAny(s, "\x1b\x00\u202e") {
		t.Error("the text holds what it must not")
	}
}

func TestPNG(t *testing.T) {
	for name, d := range samples() {
		p, err := PNG(d, 1)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		img, err := png.Decode(bytes.NewReader(p.PNG))
		if err != nil || img.Bounds().Dx() != p.Width || img.Bounds().Dy() != p.Height {
			t.Errorf("%s: %v, %v by %d and %d", name, err, img.Bounds(), p.Width, p.Height)
		}
		dark := 0
		for y := range p.Height {
			for x := range p.Width {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
					dark++
				}
			}
		}
		if dark < 100 {
			t.Errorf("%s: %d dark pixels; is it empty?", name, dark)
		}
	}
}

// TestPNGSaysWhatItsFontLacks: the letters, once each.
func TestPNGSaysWhatItsFontLacks(t *testing.T) {
	p, err := PNG(diagram.Diagram{Graph: &diagram.Graph{Nodes: []diagram.Node{node("a", "学習学習 naïve Ж", diagram.Box, "")}}}, 1)
	if err != nil || p.Missing != "学習" {
		t.Errorf("missing %q, %v", p.Missing, err)
	}
	_, err = PNG(diagram.Diagram{Graph: chainOf(1500)}, 8)
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("1,500 boxes eight times as large: %v", err)
	}
}

// FuzzDraw draws a graph made of a seed, with labels made of anything.
func FuzzDraw(f *testing.F) {
	f.Add(uint64(1), "yes\nno", uint8(5), uint8(7), uint8(1), 40)
	f.Add(uint64(2), "\x1b[0m学習\u200b", uint8(30), uint8(60), uint8(6), 0)
	f.Add(uint64(3), "", uint8(1), uint8(3), uint8(0), -5)
	f.Fuzz(func(t *testing.T, seed uint64, label string, nodes, edges, groups uint8, wide int) {
		r := rand.New(rand.NewPCG(seed, 1))
		g := randomGraph(r, 1+int(nodes)%60, int(edges)%100, int(groups)%12)
		for i := range g.Nodes {
			if r.IntN(3) == 0 {
				g.Nodes[i].Label = label
			}
		}
		for i := range g.Edges {
			if r.IntN(4) == 0 {
				g.Edges[i].Label, g.Edges[i].HeadLabel = label, label
			}
		}
		d := diagram.Diagram{Kind: diagram.Flowchart, Title: label, Graph: g}
		got := Text(d, Options{Width: wide % 200})
		for _, l := range append(got.Lines, Outline(d)...) {
			if strings.ContainsAny(l, "\x1b\n\r\x00\u202e") {
				t.Fatalf("a control character in %q", l)
			}
		}
		for _, m := range []*metric{textMetric(12), pixelMetric()} {
			if s := graphScene(g, m, g.Direction, 100); s != nil {
				checkScene(t, fmt.Sprint(seed), g, s)
			}
		}
	})
}

// Sizes of graphs that are measured, as plans and processes have them.
func BenchmarkText(b *testing.B) {
	for _, n := range []int{5, 15, 40, 120, 1000} {
		d := diagram.Diagram{Kind: diagram.Flowchart, Graph: process(n)}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Text(d, Options{Width: 120})
			}
		})
	}
}

func BenchmarkLayout(b *testing.B) {
	for _, n := range []int{5, 15, 40, 120, 1000} {
		g := process(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				graphScene(g, textMetric(16), diagram.Down, 120)
			}
		})
	}
}

func BenchmarkSVG(b *testing.B) {
	for _, n := range []int{5, 15, 40, 120} {
		d := diagram.Diagram{Kind: diagram.Flowchart, Graph: process(n)}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				SVG(d, SVGOptions{})
			}
		})
	}
}

func BenchmarkPNG(b *testing.B) {
	for _, n := range []int{5, 15, 40, 120} {
		d := diagram.Diagram{Kind: diagram.Flowchart, Graph: process(n)}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := PNG(d, 2); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// process is a graph as processes have them: each step leads on to one or two of the
// next few, some back.
func process(n int) *diagram.Graph {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	g := &diagram.Graph{Direction: diagram.Down}
	for i := range n {
		shape := diagram.Box
		if r.IntN(5) == 0 {
			shape = diagram.Diamond
		}
		g.Nodes = append(g.Nodes, node(fmt.Sprint("n", i), fmt.Sprint("step ", i, " of it"), shape, ""))
		if i == 0 {
			continue
		}
		e := edge(fmt.Sprint("n", max(i-1-r.IntN(4), 0)), fmt.Sprint("n", i), "")
		if r.IntN(3) == 0 {
			e.Label = "yes"
		}
		g.Edges = append(g.Edges, e)
		if r.IntN(4) == 0 {
			g.Edges = append(g.Edges, edge(fmt.Sprint("n", max(i-r.IntN(9), 0)), fmt.Sprint("n", i), "and"))
		}
		if r.IntN(12) == 0 {
			g.Edges = append(g.Edges, edge(fmt.Sprint("n", i), fmt.Sprint("n", max(i-4, 0)), "again"))
		}
	}
	return g
}
