package main

import (
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ken/render/diagram"
	"ken/render/draw"
	"ken/render/mermaid"
)

// A tally is what was found of the drawings of a kind.
type tally struct {
	drawn, labels, edges          int
	text, outline, svg, lost, gap int // labels lost in each; diagrams with one; edges that cannot be followed
	wide                          [3]int
}

var widths = [...]int{80, 40, 120}

// drawAll draws every valid text, and prints by kind how many labels are lost in the
// text at three widths, in the outline and in the SVG, and how many edges cannot be
// followed from end to end.
func drawAll(w io.Writer, records []record, verbose bool) {
	tallies := map[diagram.Kind]*tally{}
	var kinds []diagram.Kind
	for _, r := range records {
		d, err := mermaid.Parse(r.Text)
		if err != nil || !r.OK {
			continue
		}
		if tallies[d.Kind] == nil {
			tallies[d.Kind] = &tally{}
			kinds = append(kinds, d.Kind)
		}
		if missed := tallies[d.Kind].add(d); len(missed) > 0 && verbose {
			fmt.Fprintf(w, "%s %s: %s\n    %s\n", d.Kind, r.ID, strings.Join(missed, "; "), shown(r.Text))
		}
	}
	slices.Sort(kinds)
	var all tally
	fmt.Fprintf(w, "%-16s %6s %7s %20s %7s %5s %8s %7s %17s\n", "kind", "drawn", "labels", "lost: text at 3 widths", "outline", "SVG", "diagrams", "edges", "cannot be followed")
	for _, k := range kinds {
		tallies[k].print(w, string(k))
		all.sum(*tallies[k])
	}
	all.print(w, "all")
	fmt.Fprintf(w, "wider than 40: %d, than 80: %d, than 120: %d\n", all.wide[1], all.wide[0], all.wide[2])
}

func (t *tally) print(w io.Writer, name string) {
	fmt.Fprintf(w, "%-16s %6d %7d %22d %7d %5d %8d %7d %17d\n", name, t.drawn, t.labels, t.text, t.outline, t.svg, t.lost, t.edges, t.gap)
}

func (t *tally) sum(o tally) {
	t.drawn, t.labels, t.edges = t.drawn+o.drawn, t.labels+o.labels, t.edges+o.edges
	t.text, t.outline, t.svg, t.lost, t.gap = t.text+o.text, t.outline+o.outline, t.svg+o.svg, t.lost+o.lost, t.gap+o.gap
	for i := range t.wide {
		t.wide[i] += o.wide[i]
	}
}

// add draws one diagram, and says what is wrong with the drawings.
func (t *tally) add(d diagram.Diagram) []string {
	t.drawn++
	var missed []string
	all := labels(d)
	t.labels += len(all)
	outline, svg := squeezed(strings.Join(draw.Outline(d), " ")), squeezed(svgText(draw.SVG(d, draw.SVGOptions{})))
	for i, w := range widths {
		drawing := draw.Text(d, draw.Options{Width: w})
		if drawing.Wide {
			t.wide[i]++
		}
		p := read(drawing)
		for _, l := range all {
			if !p.shows(l) {
				t.text++
				missed = append(missed, fmt.Sprintf("at %d: %q", w, l.text))
			}
		}
		if d.Graph != nil && d.Kind != diagram.Git && drawing.Note == "" {
			n, gaps := p.follow(d)
			if t.edges += n; len(gaps) > 0 {
				t.gap += len(gaps)
				missed = append(missed, fmt.Sprintf("at %d: %s", w, strings.Join(gaps, ", ")))
			}
		}
	}
	for _, l := range all {
		if !strings.Contains(outline, squeezed(l.text)) && !inWords(outline, l.text) {
			t.outline++
			missed = append(missed, fmt.Sprintf("outline: %q", l.text))
		}
		if !strings.Contains(svg, squeezed(l.text)) && (d.Graph != nil || !inWords(svg, l.text)) {
			t.svg++
			missed = append(missed, fmt.Sprintf("SVG: %q", l.text))
		}
	}
	if len(missed) > 0 {
		t.lost++
	}
	return missed
}

var (
	svgAside = regexp.MustCompile(`(?s)<(title|desc)>.*?</(title|desc)>`)
	svgTag   = regexp.MustCompile(`<[^>]*>`)
)

// svgText is what an SVG shows.
func svgText(b []byte) string {
	return html.UnescapeString(svgTag.ReplaceAllString(svgAside.ReplaceAllString(string(b), ""), ""))
}

// A page is a drawing by its cells.
type page struct {
	draw.Drawing
	cells [][]string // the letter of each cell, "" behind a wide one
	said  map[[2]int]string
	all   string
}

// read takes a drawing apart into cells.
func read(d draw.Drawing) *page {
	p := &page{Drawing: d, said: map[[2]int]string{}, all: squeezed(strings.Join(d.Lines, "\n"))}
	said := map[[2]int]*strings.Builder{}
	for y, l := range d.Lines {
		var row []string
		for l != "" {
			letter, w := ansi.FirstGraphemeCluster(l, ansi.GraphemeWidth)
			if letter == "" {
				break
			}
			l = l[len(letter):]
			if part, ok := d.At(len(row), y); ok && (part.Label || part.Kind == draw.TitlePart) {
				key := [2]int{int(part.Kind), part.Index}
				if said[key] == nil {
					said[key] = &strings.Builder{}
				}
				said[key].WriteString(letter)
			}
			row = append(row, letter)
			for range w - 1 {
				row = append(row, "")
			}
		}
		p.cells = append(p.cells, row)
	}
	for key, b := range said {
		p.said[key] = squeezed(b.String())
	}
	return p
}

// shows tells whether a label stands in the cells of its part, however it is broken.
func (p *page) shows(l label) bool {
	text := squeezed(l.text)
	if text == "" || p.Note != "" && strings.Contains(p.all, text) {
		return true
	}
	if l.part == draw.Nothing || l.at < 0 {
		return strings.Contains(p.all, text) || inWords(p.all, l.text)
	}
	said := p.said[[2]int{int(l.part), l.at}]
	return strings.Contains(said, text) || l.loose && inWords(said, l.text)
}

// inWords tells whether all words of a text are there, for texts that are broken into
// lines with others beside them.
func inWords(all, s string) bool {
	for _, w := range strings.Fields(s) {
		if !strings.Contains(all, squeezed(w)) {
			return false
		}
	}
	return true
}
