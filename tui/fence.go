package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/render"
	model "ken/render/diagram"
	"ken/render/mermaid"
)

// mermaidFence is what a fence that holds a diagram is called.
const mermaidFence = "mermaid"

// fencesIn are the diagrams that stand in a document.
func fencesIn(doc notes.Document) []render.Fence {
	if doc.Format != "markdown" || len(doc.Text) > maxPage || !strings.Contains(strings.ToLower(doc.Text), mermaidFence) {
		return nil
	}
	return render.Fences(doc.Text, mermaidFence)
}

// fenceSeen is the diagram under the reader's eye, else the first that is seen.
func (v *viewer) fenceSeen() (f render.Fence, ok bool) {
	if len(v.fences) == 0 {
		return f, false
	}
	for _, i := range append([]int{v.reader.eye()}, seq(v.reader.top, v.reader.top+max(v.reader.h, 1))...) {
		if i < 0 || i >= len(v.reader.page.Lines) || v.reader.page.Lines[i].Source == 0 {
			continue
		}
		line := v.reader.page.Lines[i].Source
		for _, f := range v.fences {
			if line >= f.Line && line <= f.Line+strings.Count(f.Text, "\n")+1 {
				return f, true
			}
		}
	}
	return f, false
}

func seq(from, to int) []int {
	var out []int
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}

func (v *viewer) noFence(*App) string {
	if _, ok := v.fenceSeen(); !ok {
		return "no diagram is seen"
	}
	return ""
}

// openFence opens the diagram that is seen on a screen of its own.
func (v *viewer) openFence(a *App) tea.Cmd {
	f, _ := v.fenceSeen()
	d, err := mermaid.Parse(f.Text)
	if err != nil {
		return a.problem("draw "+notes.Source{Path: v.path, Line: fileLine(v.doc, f.Line)}.At(), err)
	}
	b := &board{path: v.path, fence: f.Text, name: d.Title, have: true, box: -1, line: -1}
	if drawn, ok := restored(d, v.record); ok {
		b.name, b.drawn, b.plate = drawn.Title, drawn, plateOf(drawn)
		b.drawn.Path = v.path
		a.push(b)
		return b.know(a)
	}
	b.plate = plateIn(d, func(s model.Span) notes.Source { return v.placeIn(f, s) })
	a.push(b)
	return nil
}

// placeIn is the line of the file on which a part of a diagram begins.
func (v *viewer) placeIn(f render.Fence, s model.Span) notes.Source {
	at := min(max(s.Start, 0), len(f.Text))
	n := strings.Count(f.Text[:at], "\n")
	lines := strings.Split(f.Text, "\n")
	line := fileLine(v.doc, f.Line+1+n)
	return notes.Source{Path: v.path, Line: line, EndLine: line, Quote: strings.TrimSpace(lines[min(n, len(lines)-1)])}
}
