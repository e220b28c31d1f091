package chart

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// cases are the charts of a file in testdata, by name.
func cases(t *testing.T, file string) map[string]Chart {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Chart{}
	for _, text := range strings.Split("\n"+string(data), "\n#### ")[1:] {
		name, source, _ := strings.Cut(strings.Split(text, "\n%%%% ")[0], "\n")
		var c Chart
		if err := json.Unmarshal([]byte(source), &c); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = c
	}
	return out
}

// An element is a shape of an SVG with its attributes and text.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []element  `xml:",any"`
}

func (e element) attr(name string) float64 {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			v, err := strconv.ParseFloat(a.Value, 64)
			if err == nil {
				return v
			}
		}
	}
	return 0
}

func (e element) word(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// TestSVGInside: all text and boxes of each case lie inside the picture, by the widest
// of the usual fonts, at sizes from a phone's to a poster's.
func TestSVGInside(t *testing.T) {
	for _, file := range []string{"bars.txt", "columns.txt", "planes.txt", "sparks.txt", "edges.txt"} {
		for name, c := range cases(t, file) {
			for _, size := range [][2]int{{240, 160}, {480, 280}, {640, 360}, {1600, 900}} {
				var svg element
				if err := xml.Unmarshal(c.SVG(SVGOptions{Width: size[0], Height: size[1]}), &svg); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				w, h := svg.attr("width"), svg.attr("height")
				for _, e := range svg.Children {
					left, top := e.attr("x"), e.attr("y")
					right, bottom := left+e.attr("width"), top+e.attr("height")
					if e.XMLName.Local == "text" {
						wide := textWidth(e.Text, max(e.attr("font-size"), letters), e.word("font-weight") == "bold")
						switch e.word("text-anchor") {
						case "end":
							left = right - wide
						case "middle":
							left, right = left-wide/2, left+wide/2
						default:
							right = left + wide
						}
					}
					if left < -0.2 || top < 0 || right > w+0.2 || bottom > h {
						t.Errorf("%s at %v: %s %q lies at %.1f,%.1f to %.1f,%.1f of %gx%g", name, size,
							e.XMLName.Local, e.Text, left, top, right, bottom, w, h)
					}
				}
			}
		}
	}
}

// TestSVGIsText: what a chart says never becomes markup, and nothing is fetched.
func TestSVGIsText(t *testing.T) {
	c := Chart{
		Title: `</title><script>alert(1)</script>`, Y: Axis{Label: `"><image href="https://x"/>`, Unit: "&"},
		Series: []Series{{`<a>`, []Point{{Label: `]]><!--`, Y: 1}}}, {"b\x00\ufffe", []Point{{Y: 2}}}},
	}
	for _, c.Kind = range kinds {
		svg := c.SVG(SVGOptions{Colour: `red" onload="x`, Background: "white"})
		wellFormed(t, svg)
		for _, bad := range []string{"<script", "<image", "<a>", "<!--", `onload="`} {
			if bytes.Contains(svg, []byte(bad)) {
				t.Errorf("%s: the SVG has %s:\n%s", c.Kind, bad, svg)
			}
		}
	}
}

// TestColours: the colours of series have a contrast of 3 to 1 on light and on dark.
func TestColours(t *testing.T) {
	for _, ground := range []string{"#ffffff", "#1e1e1e", "#000000"} {
		for _, c := range colours {
			a, b := luminance(t, c)+0.05, luminance(t, ground)+0.05
			if ratio := max(a, b) / min(a, b); ratio < 3 {
				t.Errorf("%s on %s: %.2f", c, ground, ratio)
			}
		}
	}
}

// luminance is what WCAG 2.2 calls relative luminance.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	part := func(shift int) float64 {
		v := float64(n>>shift&255) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
